import { taxOf } from '../../db/rules/tax.ts'
import { useFormat } from '../data/useFormat.ts'

/** A tax and its rate: `TVQ (9,975 %)`; what carries no amount has no rate to show. */
export function TaxName({ code, rate }: { readonly code: string; readonly rate: number }) {
  const format = useFormat()
  const tax = taxOf(code)
  const name = (format.language === 'en' ? tax?.nameEn : tax?.name) ?? code
  return (
    <>
      {name}
      {rate === 0 ? '' : ` (${format.rate(rate)})`}
    </>
  )
}
