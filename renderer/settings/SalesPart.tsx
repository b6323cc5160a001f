import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enterAdvances } from '../components/enterAdvances.ts'
import { fault } from '../components/fieldMessage.ts'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { TermsField } from '../components/record/TermsField.tsx'
import { TextField } from '../components/record/TextField.tsx'
import { type RecordForm, useFaults, useRecordForm } from '../components/record/useRecordForm.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { DecimalField } from '../documents/DecimalField.tsx'
import type { Output } from '../transport/wire.ts'
import { NumberForms } from './NumberForms.tsx'

type Items = Output<'settings.get'>['items']
/** Settings by key as text; an empty one is the usual. */
export type SettingValues = Readonly<Record<string, string>>

export interface SettingsFormProps {
  readonly form: RecordForm<SettingValues>
  readonly usual: SettingValues
  readonly faults: (path: string) => string | undefined
}

const textsOf = (items: Items, of: 'value' | 'usual'): SettingValues =>
  Object.fromEntries(
    items.map((item) => [item.key, of === 'value' && item.isUsual ? '' : String(item[of] ?? '')]),
  )

/** Terms, numbers and texts that every new document takes. */
export function SalesPart() {
  const { data, error } = useRead('settings.get', {})
  if (!data) return <Problem error={error} />
  return <Form items={data.items} />
}

function Form({ items }: { readonly items: Items }) {
  const { t } = useTranslation()
  const form = useRecordForm(useMemo(() => textsOf(items, 'value'), [items]))
  const usual = useMemo(() => textsOf(items, 'usual'), [items])
  const set = useWrite('settings.set')
  const faults = useFaults(set.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const changes = Object.entries(form.changes).map(([key, text = '']) => [key, written(key, text)] as const)
    set.mutate(
      { values: Object.fromEntries(changes) },
      { onSuccess: (saved) => form.rebase(textsOf(saved.items, 'value')) },
    )
  }
  return (
    <form className="gl-form gl-form-wide" onSubmit={submit} onKeyDown={enterAdvances}>
      <p className="gl-subtitle">{t('settings.text')}</p>
      <SalesFields form={form} usual={usual} faults={faults} />
      <NumberForms form={form} usual={usual} faults={faults} />
      <Problem error={set.error} />
      {set.isSuccess && !form.isChanged ? <Notice intent="success">{t('record.saved')}</Notice> : null}
      <div className="gl-actions">
        <Button appearance="primary" type="submit" disabledFocusable={!form.isChanged || set.isPending}>
          {t('common.save')}
        </Button>
      </div>
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
