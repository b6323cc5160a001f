import { Field, Input } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enterAdvances } from '../components/enterAdvances.ts'
import { fault } from '../components/fieldMessage.ts'
import { Problem } from '../components/Problem.tsx'
import { TermsField } from '../components/record/TermsField.tsx'
import { TextField } from '../components/record/TextField.tsx'
import type { RecordForm } from '../components/record/useRecordForm.ts'
import { useRead } from '../data/useRead.ts'
import { DecimalField } from '../documents/DecimalField.tsx'
import { NumberForms } from './NumberForms.tsx'
import { SettingsSave } from './SettingsSave.tsx'
import { type SettingItems, type SettingValues, useSettingsForm } from './useSettingsForm.ts'

export interface SettingsFormProps {
  readonly form: RecordForm<SettingValues>
  readonly usual: SettingValues
  readonly faults: (path: string) => string | undefined
}

const textsOf = (items: SettingItems, of: 'value' | 'usual'): SettingValues =>
  Object.fromEntries(
    items.map((item) => [item.key, of === 'value' && item.isUsual ? '' : String(item[of] ?? '')]),
  )

/** An empty text is the usual. */
const chosenTexts = (items: SettingItems) => textsOf(items, 'value')

/** Terms, numbers and texts that every new document takes. */
export function SalesPart() {
  const { data, error } = useRead('settings.get', {})
  if (!data) return <Problem error={error} />
  return <Form items={data.items} />
}

function Form({ items }: { readonly items: SettingItems }) {
  const { t } = useTranslation()
  const { form, faults, submit, set } = useSettingsForm(items, { valuesOf: chosenTexts, written })
  const usual = useMemo(() => textsOf(items, 'usual'), [items])
  return (
    <form className="gl-form gl-form-wide" onSubmit={submit} onKeyDown={enterAdvances}>
      <p className="gl-subtitle">{t('settings.text')}</p>
      <SalesFields form={form} usual={usual} faults={faults} />
      <NumberForms form={form} usual={usual} faults={faults} />
      <SettingsSave form={form} set={set} />
    </form>
  )
}

/** What a text of the form is on the wire; nothing goes back to the usual. */
function written(key: string, text: string): string | number | null {
  if (text.trim() === '') return null
  return key === 'sales.quoteDays' && /^\d+$/.test(text.trim()) ? Number(text) : text.trim()
}

function SalesFields({ form, usual, faults }: SettingsFormProps) {
  const { t } = useTranslation()
  const { values, set } = form
  const text = (key: string) => values[key] ?? ''
  return (
    <>
      <div className="gl-form-row">
        <TermsField
          label={t('settings.salesTerms')}
          value={text('sales.terms')}
          onChange={(value) => set('sales.terms', value)}
          problem={faults('sales.terms')}
          usual={usual['sales.terms'] ?? ''}
        />
        <TermsField
          label={t('settings.purchaseTerms')}
          value={text('purchase.terms')}
          onChange={(value) => set('purchase.terms', value)}
          problem={faults('purchase.terms')}
        />
      </div>
      <div className="gl-form-row">
        <Field label={t('settings.quoteDays')} {...fault(faults('sales.quoteDays'))}>
          <Input
            className="gl-amount-input"
            inputMode="numeric"
            value={text('sales.quoteDays')}
            placeholder={usual['sales.quoteDays'] ?? ''}
            contentAfter={t('settings.days')}
            onChange={(_, { value }) => set('sales.quoteDays', value)}
          />
        </Field>
        <DecimalField
          label={t('settings.holdback')}
          value={text('holdback.percent')}
          onChange={(value) => set('holdback.percent', value)}
          decimals={4}
          emptyMeans={usual['holdback.percent'] ?? ''}
          after="%"
          problem={faults('holdback.percent')}
        />
      </div>
      <TextField
        label={t('settings.paymentInstructions')}
        hint={t('settings.paymentInstructionsHint')}
        value={text('sales.paymentInstructions')}
        onChange={(value) => set('sales.paymentInstructions', value)}
        lines={3}
        max={2_000}
      />
      <TextField
        label={t('settings.notes')}
        hint={t('settings.notesHint')}
        value={text('sales.notes')}
        onChange={(value) => set('sales.notes', value)}
        lines={3}
        max={2_000}
      />
    </>
  )
}
