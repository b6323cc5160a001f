import { Button } from '@fluentui/react-components'
import { type FormEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enterAdvances } from '../components/enterAdvances.ts'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { TextField } from '../components/record/TextField.tsx'
import { type RecordForm, textOrNull, useFaults, useRecordForm } from '../components/record/useRecordForm.ts'
import { useCompany } from '../data/companyContext.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Input, Output } from '../transport/wire.ts'
import { identifiersOf } from './identifiers.ts'

type Identity = Output<'company.get'>

const TEXTS = ['address', 'city', 'postalCode', 'phone', 'email', 'website'] as const
type Values = Readonly<Record<string, string>>

/** Fields of the identity by name; those of the authorities as `identifiers.<kind>`, the path of their refusals. */
function valuesOf(identity: Identity, kinds: readonly string[]): Values {
  return Object.fromEntries([
    ...TEXTS.map((key) => [key, identity[key] ?? '']),
    ...kinds.map((kind) => [`identifiers.${kind}`, identity.identifiers[kind] ?? '']),
  ]) as Values
}

function inputOf(changes: Partial<Values>): Input<'company.update'> {
  const texts = TEXTS.filter((key) => key in changes).map((key) => [key, textOrNull(changes[key] ?? '')])
  const numbers = Object.entries(changes).filter(([key]) => key.startsWith('identifiers.'))
  return {
    ...Object.fromEntries(texts),
    ...(numbers.length > 0
      ? {
          identifiers: Object.fromEntries(
            numbers.map(([key, text]) => [key.slice('identifiers.'.length), textOrNull(text ?? '')]),
          ),
        }
      : {}),
  }
}

/** Where the company is and its numbers, as they are printed on its documents. */
export function IdentityForm() {
  const { data, error } = useRead('company.get', {})
  if (!data) return <Problem error={error} />
  return <Form identity={data} />
}

function Form({ identity }: { readonly identity: Identity }) {
  const { t } = useTranslation()
  const { info } = useCompany()
  const kinds = identifiersOf(info.country)
  const form = useRecordForm(useMemo(() => valuesOf(identity, kinds), [identity, kinds]))
  const update = useWrite('company.update')
  const faults = useFaults(update.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate(inputOf(form.changes), { onSuccess: () => form.rebase(form.values) })
  }
  return (
    <form className="gl-form gl-settings-block" onSubmit={submit} onKeyDown={enterAdvances}>
      <h3 className="gl-h3">{t('identity.title')}</h3>
      <p className="gl-hint">{t('identity.text')}</p>
      <WhereFields form={form} />
      <div className="gl-form-row">
        {kinds.map((kind) => (
          <TextField
            key={kind}
            label={t(`identity.numbers.${kind}`)}
            value={form.values[`identifiers.${kind}`] ?? ''}
            onChange={(text) => form.set(`identifiers.${kind}`, text)}
            problem={faults(`identifiers.${kind}`)}
            max={60}
          />
        ))}
      </div>
      <Problem error={update.error} />
      {update.isSuccess && !form.isChanged ? <Notice intent="success">{t('record.saved')}</Notice> : null}
      <div className="gl-actions">
        <Button appearance="primary" type="submit" disabledFocusable={!form.isChanged || update.isPending}>
          {t('identity.save')}
        </Button>
      </div>
    </form>
  )
}

const MAX = { address: 300, city: 100, postalCode: 20, phone: 50, email: 200, website: 200 } as const
const ROWS = [['address'], ['city', 'postalCode'], ['phone', 'email'], ['website']] as const

function WhereFields({ form }: { readonly form: RecordForm<Values> }) {
  const { t } = useTranslation()
  return ROWS.map((row) => (
    <div key={row[0]} className="gl-form-row">
      {row.map((key) => (
        <TextField
          key={key}
          label={t(key === 'website' ? 'identity.website' : `party.${key}`)}
          value={form.values[key] ?? ''}
          onChange={(text) => form.set(key, text)}
          max={MAX[key]}
        />
      ))}
    </div>
  ))
}
