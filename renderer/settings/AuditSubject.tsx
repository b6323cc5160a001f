import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DOCUMENT_KINDS } from '../../db/rules/documents/kinds.ts'
import { useFormat } from '../data/useFormat.ts'
import { addressOf } from '../documents/documentKinds.ts'
import { partyAddress } from '../parties/partyForm.ts'
import type { Output } from '../transport/wire.ts'
import { fieldText, isNamedField, kindText, valueText } from './lostTexts.ts'

export type Subject = Output<'log.acts'>['items'][number]['subjects'][number]

const DOCUMENTS: ReadonlySet<string> = new Set(DOCUMENT_KINDS)

/** Kinds that have words of their own here; the others are records. */
const KINDS: Readonly<Record<string, string>> = {
  entry: 'entry.one',
  bankLine: 'audit.kinds.bankLine',
  statement: 'audit.kinds.statement',
  period: 'audit.kinds.period',
  attachment: 'audit.kinds.attachment',
  tax_registration: 'audit.kinds.tax',
  bank_connection: 'audit.kinds.connection',
  bank_feed: 'audit.kinds.connection',
  alert: 'audit.kinds.alert',
  recurring: 'audit.kinds.recurring',
}

const wordOf = (kind: string): string =>
  KINDS[kind] ?? (DOCUMENTS.has(kind) ? `document.kinds.${kind}.one` : kindText(kind))

const PLACES: Readonly<Record<string, (id: string) => string>> = {
  entry: (id) => `/ledger/entries/${id}`,
  account: (id) => `/ledger/accounts/${id}`,
  party: (id) => `${partyAddress.list('client')}/${id}`,
  product: (id) => `/sales/products/${id}`,
  project: (id) => `/sales/projects/${id}`,
  recurring: (id) => `/sales/recurring/${id}`,
  period: () => '/settings/periods',
  company: () => '/settings/company',
  bank_rule: () => '/bank/rules',
  tax_registration: () => '/settings/taxes',
  bank_connection: () => '/bank/connections',
}

/** Their identity is the code by which a person knows them. */
const BY_CODE: ReadonlySet<string> = new Set(['account', 'tax_registration', 'setting'])

/** Where a subject is seen; null for what has no screen of its own. */
function placeOf({ kind, id, account }: Subject): string | null {
  if (account !== undefined) return `/bank/${encodeURIComponent(account)}`
  if (DOCUMENTS.has(kind)) return addressOf.one(kind, id)
  return PLACES[kind]?.(encodeURIComponent(id)) ?? null
}

/** More are not told: they would bury the rest. */
const FIELDS_TOLD = 4

/** What a thing is called: its kind, its number or code, its name. */
export function useSubjectTitle() {
  const { t } = useTranslation()
  return ({ kind, id, number, text }: Subject): string =>
    [t(wordOf(kind)), BY_CODE.has(kind) ? id : number, text].filter(Boolean).join(' ')
}

/** One thing that an act was about: its kind, number and name as a link, and what was changed of it. */
export function AuditSubject({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation()
  const { fields = [] } = subject
  const told = fields.filter(({ field }) => isNamedField(field)).slice(0, FIELDS_TOLD)
  const others = fields.length - told.length
  const title = useSubjectTitle()(subject)
  const place = placeOf(subject)
  return (
    <div>
      {place ? (
        <Link className="gl-link" to={place}>
          {title}
        </Link>
      ) : (
        title
      )}
      {told.map((changed) => (
        <ChangedField key={changed.field} changed={changed} />
      ))}
      {others > 0 ? <div className="gl-hint">{t('audit.fields', { count: others })}</div> : null}
    </div>
  )
}

/** Kept as 1 and 0. */
const FLAGS: ReadonlySet<string> = new Set(['archived', 'closed', 'tracked'])

type Changed = NonNullable<Subject['fields']>[number]

/** What a field was, and what it became. */
function ChangedField({ changed: { field, before, after } }: { readonly changed: Changed }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = (value: Changed['before']) =>
    FLAGS.has(field)
      ? t(value === 1 ? 'common.yes' : 'common.no')
      : valueText(field, value, format) || t('audit.nothing')
  return (
    <div className="gl-hint">
      {t('audit.changed', { field: t(fieldText(field)), before: shown(before), after: shown(after) })}
    </div>
  )
}
