import { Checkbox, Field, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { DateField } from '../components/DateField.tsx'
import { useCompany } from '../data/companyContext.ts'
import type { TrialOptions } from './trialBalance.ts'

interface TrialBalanceOptionsProps {
  readonly options: TrialOptions
  readonly onChange: (part: Partial<TrialOptions>) => void
}

/** As of which day, since when, with GIFI codes or not, before or after closing. */
export function TrialBalanceOptions({ options, onChange }: TrialBalanceOptionsProps) {
  const { t } = useTranslation()
  const { country } = useCompany().info
  return (
    <div className="gl-filters">
      <DateField label={t('trial.asOfDay')} value={options.asOf} onChange={(asOf) => onChange({ asOf })} />
      <Field label={t('trial.since')}>
        <Select
          value={options.cumulative ? 'all' : 'year'}
          onChange={(_, { value }) => onChange({ cumulative: value === 'all' })}
        >
          <option value="year">{t('trial.thisYear')}</option>
          <option value="all">{t('trial.cumulative')}</option>
        </Select>
      </Field>
      <Field label={t('trial.closing')}>
        <Select
          value={options.beforeClosing ? 'before' : 'after'}
          onChange={(_, { value }) => onChange({ beforeClosing: value === 'before' })}
        >
          <option value="after">{t('trial.afterClosing')}</option>
          <option value="before">{t('trial.beforeClosing')}</option>
        </Select>
      </Field>
      {country === 'CA' ? (
        <Checkbox
          label={t('trial.withGifi')}
          checked={options.gifi}
          onChange={(_, { checked }) => onChange({ gifi: checked === true })}
        />
      ) : null}
    </div>
  )
}
