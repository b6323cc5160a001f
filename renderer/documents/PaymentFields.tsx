import { Field, Input, Select } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { METHODS, type Method } from '../../db/rules/documents/kinds.ts'
import { AccountField } from '../components/AccountField.tsx'
import { AmountField } from '../components/AmountField.tsx'
import { DateField } from '../components/DateField.tsx'
import { fault } from '../components/fieldMessage.ts'
import { useLatest } from '../components/useLatest.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { Faults } from './documentDraft.ts'
import { isMoneyAccount, type PaymentDraft, usualAccountOf } from './payment.ts'

interface PaymentFieldsProps {
  readonly draft: PaymentDraft
  readonly faults: Faults
  /** Money paid: a cheque has a number of ours. */
  readonly isPaid: boolean
  /** Discount and bank fees are asked for. */
  readonly adjustable: boolean
  readonly onChange: (part: Partial<PaymentDraft>) => void
}

/** Amount, day, how, through which account, and with which number. */
export function PaymentFields({ draft, faults, isPaid, adjustable, onChange }: PaymentFieldsProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { accounts } = useAccounts()
  const account = draft.account || usualAccountOf(draft.method, accounts)
  const isCheque = draft.method === 'check'
  useNextCheque(isPaid && isCheque ? account : '', draft, onChange)
  return (
    <>
      <div className="gl-form-row">
        <AmountField
          label={t(isPaid ? 'payment.paid' : 'payment.received')}
          value={draft.amount}
          onChange={(amount) => onChange({ amount })}
          currency={currency}
          problem={faults.get('amount')}
        />
        <DateField
          label={t('common.date')}
          value={draft.date}
          onChange={(date) => onChange({ date })}
          problem={faults.get('date')}
        />
        <Field label={t('document.method')}>
          <Select
            value={draft.method}
            onChange={(_, { value }) => onChange({ method: value as Method, reference: '' })}
          >
            {METHODS.map((method) => (
              <option key={method} value={method}>
                {t(`document.methods.${method}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="gl-form-row">
        <AccountField
          label={t(isPaid ? 'document.paidFrom' : 'payment.into')}
          value={account}
          only={isMoneyAccount}
          onChange={(code) => onChange({ account: code })}
          problem={faults.get('account')}
        />
        <Field
          label={t(isCheque ? 'payment.cheque' : 'payment.reference')}
          {...fault(faults.get('reference'))}
        >
          <Input
            maxLength={100}
            value={draft.reference}
            onChange={(_, { value }) => onChange({ reference: value })}
          />
        </Field>
      </div>
      {adjustable ? <AdjustmentFields draft={draft} faults={faults} onChange={onChange} /> : null}
    </>
  )
}

/** Proposes the number of the next cheque of an account; empty: no cheque of ours. */
function useNextCheque(
  account: string,
  draft: PaymentDraft,
  onChange: (part: Partial<PaymentDraft>) => void,
): void {
  const { data: next } = useRead('payment.nextCheck', { account }, { enabled: account !== '' })
  const latest = useLatest({ draft, onChange })
  const proposed = account === '' ? undefined : next?.number
  useEffect(() => {
    if (proposed !== undefined && latest.current.draft.reference === '')
      latest.current.onChange({ reference: proposed })
  }, [proposed, latest])
}

type AdjustmentFieldsProps = Pick<PaymentFieldsProps, 'draft' | 'faults' | 'onChange'>

/** What was given up or kept on the way: early-payment discount, fees of the bank or the card. */
function AdjustmentFields({ draft, faults, onChange }: AdjustmentFieldsProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  return (
    <div className="gl-form-row">
      <AmountField
        label={t('payment.discount')}
        value={draft.discount}
        onChange={(discount) => onChange({ discount })}
        currency={currency}
        problem={faults.get('discount')}
      />
      <AmountField
        label={t('payment.fee')}
        value={draft.fee}
        onChange={(fee) => onChange({ fee })}
        currency={currency}
        problem={faults.get('fee')}
      />
    </div>
  )
}
