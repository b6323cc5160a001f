import { Field, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useCompany } from '../data/companyContext.ts'

interface TaxMethodPickerProps {
  readonly method: 'regular' | 'quick'
  readonly quickRates: 'goods' | 'services'
  readonly onChange: (parts: Readonly<Record<string, string>>) => void
}

/** The method of the return; the quick one and its rates are those of Canada. */
export function TaxMethodPicker({ method, quickRates, onChange }: TaxMethodPickerProps) {
  const { t } = useTranslation()
  if (useCompany().info.country !== 'CA') return null
  return (
    <>
      <Field label={t('reports.taxes.method')}>
        <Select
          value={method}
          onChange={(_, { value }) => onChange({ method: value === 'quick' ? value : '' })}
        >
          <option value="regular">{t('reports.taxes.regular')}</option>
          <option value="quick">{t('reports.taxes.quick')}</option>
        </Select>
      </Field>
      {method === 'quick' ? (
        <Field label={t('reports.taxes.quickRates')}>
          <Select value={quickRates} onChange={(_, { value }) => onChange({ quickRates: value })}>
            <option value="services">{t('reports.taxes.services')}</option>
            <option value="goods">{t('reports.taxes.goods')}</option>
          </Select>
        </Field>
      ) : null}
    </>
  )
}
