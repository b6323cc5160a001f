import { Field, Input, Select } from '@fluentui/react-components'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { METHODS } from '../../db/rules/documents/kinds.ts'
import { parseTerms } from '../../db/rules/documents/terms.ts'
import { AccountField } from '../components/AccountField.tsx'
import { DateField } from '../components/DateField.tsx'
import { fault } from '../components/fieldMessage.ts'
import type { Account } from '../transport/wire.ts'
import { PartyField } from './PartyField.tsx'
import type { DocumentFormState } from './useDocumentForm.ts'
import { useSameReference } from './useSameReference.ts'

interface DocumentHeadProps {
  readonly form: DocumentFormState
  readonly firstField: Ref<HTMLInputElement>
  /** A template has no date of its own. */
  readonly dated?: boolean
}

const isMoney = ({ type, role }: Account): boolean =>
  role === 'bank' || role === 'cash' || role === 'creditCard' || type === 'asset' || type === 'liability'

/** Whom the document is with, its number there, and when it is due. */
export function DocumentHead({ form, firstField, dated = true }: DocumentHeadProps) {
  const { draft, context, change } = form
  const isPurchase = !context.isSale
  return (
    <div className="gl-form-row gl-doc-head">
      <div className="gl-doc-party">
        <PartyField
          role={context.isSale ? 'client' : 'supplier'}
          value={draft.partyId}
          parties={context.parties}
          onChange={(partyId) => change({ partyId })}
          problem={form.faults.get('partyId')}
          inputRef={firstField}
        />
      </div>
      {isPurchase ? <ReferencePart form={form} /> : null}
      {dated ? <DatePart form={form} /> : null}
      {draft.kind === 'expense' ? <PaidPart form={form} /> : <DuePart form={form} dated={dated} />}
      {isPurchase ? null : <ReferencePart form={form} />}
    </div>
  )
}

function DatePart({ form }: { readonly form: DocumentFormState }) {
  const { t } = useTranslation()
  return (
    <DateField
      label={t('common.date')}
      value={form.draft.date}
      onChange={(date) => form.change({ date })}
      problem={form.faults.get('date')}
    />
  )
}

/** Terms give the due date while one types; a date typed by hand stands above them. */
function DuePart({ form, dated }: { readonly form: DocumentFormState; readonly dated: boolean }) {
  const { t } = useTranslation()
  const { draft, context, due, faults } = form
  if (draft.kind === 'creditNote' || draft.kind === 'supplierCredit') return null
  const isQuote = draft.kind === 'quote'
  const isOdd = draft.terms !== '' && parseTerms(draft.terms) === null
  return (
    <>
      {isQuote ? null : (
        <Field
          label={t('document.terms')}
          {...(isOdd
            ? { validationState: 'warning', validationMessage: t('document.termsUnknown') }
            : fault(faults.get('terms')))}
        >
          <Input
            maxLength={60}
            value={draft.terms}
            placeholder={context.usualTerms}
            onChange={(_, { value }) => form.change({ terms: value, dueDate: '' })}
          />
        </Field>
      )}
      {dated ? (
        <DateField
          label={t(isQuote ? 'document.validThrough' : 'document.due')}
          value={due}
          onChange={(dueDate) => form.change({ dueDate })}
          problem={faults.get('dueDate')}
        />
      ) : null}
    </>
  )
}

const METHOD_TEXTS = {
  bank_transfer: 'document.methods.bank_transfer',
  cash: 'document.methods.cash',
  check: 'document.methods.check',
  card: 'document.methods.card',
  other: 'document.methods.other',
} as const

/** How and from which account an expense was paid. */
function PaidPart({ form }: { readonly form: DocumentFormState }) {
  const { t } = useTranslation()
  const { draft, faults } = form
  return (
    <>
      <div className="gl-doc-account">
        <AccountField
          label={t('document.paidFrom')}
          value={draft.account}
          only={isMoney}
          onChange={(account) => form.change({ account })}
          problem={faults.get('account')}
        />
      </div>
      <Field label={t('document.method')}>
        <Select value={draft.method} onChange={(_, { value }) => form.change({ method: value })}>
          <option value="">–</option>
          {METHODS.map((method) => (
            <option key={method} value={method}>
              {t(METHOD_TEXTS[method])}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}

/** What the reference of a kind is; of a purchase, the number on the supplier's paper. */
const REFERENCES: Readonly<Record<string, string>> = {
  invoice: 'document.purchaseOrder',
  order: 'document.purchaseOrder',
  quote: 'document.reference',
  creditNote: 'document.reference',
}

/** The client's purchase order, or the number on the supplier's paper; one already recorded is told at once. */
function ReferencePart({ form }: { readonly form: DocumentFormState }) {
  const { t } = useTranslation()
  const { draft, faults } = form
  const twice = useSameReference(draft)
  const problem = faults.get('reference')
  return (
    <Field
      label={t(REFERENCES[draft.kind] ?? 'document.supplierNumber')}
      className="gl-doc-reference"
      {...(twice && !problem
        ? { validationState: 'warning', validationMessage: t('document.sameReference', { number: twice }) }
        : fault(problem))}
    >
      <Input
        maxLength={100}
        value={draft.reference}
        onChange={(_, { value }) => form.change({ reference: value })}
      />
    </Field>
  )
}
