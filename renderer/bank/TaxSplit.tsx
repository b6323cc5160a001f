import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { taxOf } from '../../db/rules/tax.ts'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { splitOf } from './coding.ts'

interface TaxSplitProps {
  readonly amount: number
  readonly taxes: readonly string[]
  readonly day: string
  readonly currency: string
}

/** Base + taxes = amount, computed while one types by the same rule as the books. */
export function TaxSplit({ amount, taxes, day, currency }: TaxSplitProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const split = splitOf(amount, taxes, day)
  if (!split) return null
  const wire = (cents: number) => formatCents(cents, decimalsOf(currency))
  const nameOf = (code: string) =>
    (format.language === 'en' ? taxOf(code)?.nameEn : taxOf(code)?.name) ?? code
  return (
    <p className="gl-split" role="status">
      <span>
        {t('bank.base')} <Figure amount={wire(split.base)} currency={currency} />
      </span>
      {split.taxes.map(({ code, rate, amount: tax }) => (
        <span key={code}>
          + {nameOf(code)} ({format.rate(rate)}) <Figure amount={wire(tax)} currency={currency} />
        </span>
      ))}
      <strong>
        = <Figure amount={wire(split.total)} currency={currency} />
      </strong>
    </p>
  )
}
