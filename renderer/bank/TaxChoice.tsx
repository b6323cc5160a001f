import { Checkbox } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { isDay } from '../../db/rules/dates.ts'
import { taxCodes } from '../../db/rules/tax.ts'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'

interface TaxChoiceProps {
  readonly day: string
  readonly usual: readonly string[]
  readonly chosen: readonly string[]
  readonly onChange: (taxes: readonly string[]) => void
}

/** The usual taxes of the place, plus those already chosen, to tick. */
export function TaxChoice({ day, usual, chosen, onChange }: TaxChoiceProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { country, province } = useCompany().info
  if (!isDay(day)) return null
  const offered = taxCodes(country, province ?? undefined, day).filter(
    ({ code }) => usual.includes(code) || chosen.includes(code),
  )
  if (offered.length === 0) return null
  const toggle = (code: string, on: boolean) =>
    onChange(offered.map((tax) => tax.code).filter((tax) => (tax === code ? on : chosen.includes(tax))))
  return (
    <fieldset className="gl-taxes">
      <legend>{t('bank.taxesIncluded')}</legend>
      {offered.map(({ code, name, nameEn }) => (
        <Checkbox
          key={code}
          label={language === 'en' ? nameEn : name}
          checked={chosen.includes(code)}
          onChange={(_, { checked }) => toggle(code, checked === true)}
        />
      ))}
    </fieldset>
  )
}
