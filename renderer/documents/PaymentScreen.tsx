import { Button } from '@fluentui/react-components'
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { enterAdvances } from '../components/enterAdvances.ts'
import { Figure } from '../components/Figure.tsx'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useSettledSave } from '../components/settled.ts'
import { useAll } from '../data/useAll.ts'
import { useFormat } from '../data/useFormat.ts'
import { addressOf, type Settled } from './documentKinds.ts'
import { OpenDocuments } from './OpenDocuments.tsx'
import { PartyField } from './PartyField.tsx'
import { PaymentFields } from './PaymentFields.tsx'
import { type PaymentForm, usePaymentForm } from './usePaymentForm.ts'

/** Money received from a client for several invoices, or several bills paid at once, each supplier by its own payment. */
export function PaymentScreen({ kind }: { readonly kind: 'receipt' | 'disbursement' }) {
  const { t } = useTranslation()
  const [saved, setSaved] = useState<readonly Settled[]>([])
  const form = usePaymentForm(kind, setSaved)
  const isReceived = kind === 'receipt'
  const save = useSettledSave(form.save)
  const first = useRef<HTMLInputElement>(null)
  // at the beginning, and for the next one once one is recorded
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved is when, not what
  useEffect(() => first.current?.focus(), [saved])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.target as Node)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save.fromField()
    } else enterAdvances(event)
  }
  return (
    <Screen
      title={t(`document.kinds.${kind}.new`)}
      subtitle={t(isReceived ? 'payment.receiveHint' : 'payment.payHint')}
    >
      {saved.length > 0 ? <SavedPayments saved={saved} /> : null}
      <form className="gl-stack" onKeyDown={onKeyDown} onSubmit={save.fromButton}>
        <PaymentHead form={form} isReceived={isReceived} firstField={first} />
        <OpenDocuments form={form} />
        <Problem error={form.error} />
        <div className="gl-actions">
          <Button appearance="primary" type="submit" disabledFocusable={form.busy || !form.ready}>
            {t('common.save')}
          </Button>
          <kbd>{t('keys.ctrlEnter')}</kbd>
          <PaymentLeft form={form} isReceived={isReceived} />
        </div>
      </form>
    </Screen>
  )
}

interface PartProps {
  readonly form: PaymentForm
  readonly isReceived: boolean
}

function PaymentHead({
  form,
  isReceived,
  firstField,
}: PartProps & { readonly firstField: Ref<HTMLInputElement> }) {
  const { t } = useTranslation()
  const role = isReceived ? 'client' : 'supplier'
  const parties = useAll('party.list', { role })
  return (
    <div className="gl-doc-payment-head">
      <PartyField
        role={role}
        {...(isReceived ? {} : { label: t('payment.supplierOptional') })}
        inputRef={firstField}
        value={form.partyId}
        parties={parties}
        onChange={form.setParty}
        problem={form.faults.get('partyId')}
      />
      <PaymentFields
        draft={form.draft}
        faults={form.faults}
        isPaid={!isReceived}
        adjustable={isReceived}
        onChange={form.change}
      />
    </div>
  )
}

/** What of the money no document takes: it stays to the party's credit. */
function PaymentLeft({ form, isReceived }: PartProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  if (form.left === 0) return null
  const text =
    form.left < 0 ? 'payment.tooMuchLaid' : isReceived ? 'payment.overReceived' : 'payment.overPaid'
  return (
    <span role="status" className={form.left < 0 ? 'gl-wrong' : ''}>
      {t(text)} <Figure amount={formatCents(Math.abs(form.left), decimalsOf(currency))} />
    </span>
  )
}

function SavedPayments({ saved }: { readonly saved: readonly Settled[] }) {
  const { t } = useTranslation()
  return (
    <Notice intent="success">
      {saved.map(({ id, kind, number, partyName, total }) => (
        <p key={id}>
          {t(`document.kinds.${kind}.issued`, { number: number ?? '' })} {partyName} <Figure amount={total} />{' '}
          <Link className="gl-link" to={addressOf.one(kind, id)}>
            {t('entry.seeIt')}
          </Link>
        </p>
      ))}
    </Notice>
  )
}
