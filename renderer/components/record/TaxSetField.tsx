import { Field, Select } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryOf } from '../../../db/rules/charts/countries.ts'
import { localDay } from '../../../db/rules/dates.ts'
import { useCompany } from '../../data/companyContext.ts'
import { useFormat } from '../../data/useFormat.ts'
import { namesOf, taxSets } from '../../documents/taxSets.ts'
import { fault } from '../fieldMessage.ts'

interface TaxSetFieldProps {
  readonly label: string
  /** null: as the rules say for each sale or purchase. */
  readonly value: readonly string[] | null
  readonly onChange: (taxes: readonly string[] | null) => void
  readonly problem?: string | undefined
}

const USUAL = '*'

/** The taxes that a client, a supplier or a product carries, when they are not those that the rules give. */
export function TaxSetField({ label, value, onChange, problem }: TaxSetFieldProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { info } = useCompany()
  const sets = useMemo(() => {
    const provinces = (countryOf(info.country)?.provinces ?? []).map(({ code }) => code)
    const home = info.province ? [info.province] : []
    return taxSets(info.country, [...home, ...provinces], localDay(Date.now()), value ?? [])
  }, [info, value])
  const choose = (key: string) =>
    onChange(key === USUAL ? null : (sets.find((set) => set.key === key)?.codes ?? null))
  return (
    <Field label={label} {...fault(problem)}>
      <Select value={value === null ? USUAL : value.join('+')} onChange={(_, data) => choose(data.value)}>
        <option value={USUAL}>{t('record.usualTaxes')}</option>
        {sets.map(({ key, codes }) => (
          <option key={key} value={key}>
            {codes.length === 0 ? t('record.noTax') : namesOf(codes, language)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
