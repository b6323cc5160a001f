import { Checkbox, Field, Input } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { enterAdvances } from '../components/enterAdvances.ts'
import { fault } from '../components/fieldMessage.ts'
import { Problem } from '../components/Problem.tsx'
import type { RecordForm } from '../components/record/useRecordForm.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { DecimalField } from '../documents/DecimalField.tsx'
import { SettingsSave } from './SettingsSave.tsx'
import { type SettingItems, type SettingValues, useSettingsForm } from './useSettingsForm.ts'

const OFF = 'off'
const DAYS = [
  'alerts.largeExpenseDays',
  'alerts.overdueInfoDays',
  'alerts.overdueWarningDays',
  'alerts.overdueCriticalDays',
]

const valuesOf = (items: SettingItems): SettingValues =>
  Object.fromEntries(
    items.filter(({ key }) => key.startsWith('alerts.')).map(({ key, value }) => [key, String(value ?? '')]),
  )

/** From when the balance, an expense or a late invoice is told. */
export function AlertsPart() {
  const { data, error } = useRead('settings.get', {})
  if (!data) return <Problem error={error} />
  return <Form items={data.items} />
}

function Form({ items }: { readonly items: SettingItems }) {
  const { t } = useTranslation()
  const { form, faults, submit, set } = useSettingsForm(items, { valuesOf, written })
  const usual = (key: string) => String(items.find((item) => item.key === key)?.usual ?? '')
  return (
    <form className="gl-form gl-form-wide" onSubmit={submit} onKeyDown={enterAdvances}>
      <p className="gl-subtitle">{t('alerts.settingsText')}</p>
      <fieldset className="gl-thresholds">
        <legend>{t('alerts.groups.balance')}</legend>
        <AmountOrOff
          form={form}
          name="alerts.lowBalance"
          usual={usual('alerts.lowBalance')}
          faults={faults}
        />
      </fieldset>
      <fieldset className="gl-thresholds">
        <legend>{t('alerts.groups.expense')}</legend>
        <AmountOrOff
          form={form}
          name="alerts.largeExpense"
          usual={usual('alerts.largeExpense')}
          faults={faults}
        />
        <Days form={form} name="alerts.largeExpenseDays" faults={faults} />
      </fieldset>
      <fieldset className="gl-thresholds">
        <legend>{t('alerts.groups.overdue')}</legend>
        <Days form={form} name="alerts.overdueInfoDays" faults={faults} />
        <Days form={form} name="alerts.overdueWarningDays" faults={faults} />
        <Days form={form} name="alerts.overdueCriticalDays" faults={faults} />
        <AmountOrOff form={form} name="alerts.overdueWarningAmount" usual="10000" faults={faults} />
      </fieldset>
      <SettingsSave form={form} set={set} />
    </form>
  )
}

/** What a text of the form is on the wire; nothing goes back to the usual. */
function written(key: string, text: string): string | number | null {
  if (text.trim() === '') return null
  return DAYS.includes(key) && /^\d+$/.test(text.trim()) ? Number(text) : text.trim()
}

interface PartProps {
  readonly form: RecordForm<SettingValues>
  readonly name: string
  readonly faults: (path: string) => string | undefined
}

/** A threshold of money, or not to be told at all. */
function AmountOrOff({ form, name, usual, faults }: PartProps & { readonly usual: string }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const value = form.values[name] ?? ''
  const label = t(`alerts.fields.${name.slice('alerts.'.length)}` as 'alerts.title')
  return (
    <>
      <Checkbox
        className="gl-threshold-switch"
        label={label}
        checked={value !== OFF}
        onChange={(_, { checked }) => form.set(name, checked === true ? usual : OFF)}
      />
      {value === OFF ? null : (
        <DecimalField
          label={t('alerts.amount')}
          value={value}
          onChange={(amount) => form.set(name, amount)}
          decimals={2}
          after={currency}
          problem={faults(name)}
        />
      )}
    </>
  )
}

function Days({ form, name, faults }: PartProps) {
  const { t } = useTranslation()
  const label = t(`alerts.fields.${name.slice('alerts.'.length)}` as 'alerts.title')
  return (
    <Field label={label} {...fault(faults(name))}>
      <Input
        className="gl-amount-input"
        inputMode="numeric"
        value={form.values[name] ?? ''}
        contentAfter={t('settings.days')}
        onChange={(_, { value }) => form.set(name, value)}
      />
    </Field>
  )
}
