import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { AccountField } from '../components/AccountField.tsx'
import { AmountField } from '../components/AmountField.tsx'
import { AskDialog } from '../components/AskDialog.tsx'
import { DateField } from '../components/DateField.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Faults } from './documentDraft.ts'
import { detailFaults } from './faults.ts'
import { isMoneyAccount } from './payment.ts'

const BLANK = { from: '', to: '', amount: '', fee: '', reference: '', notes: '' }

type TransferDraft = Readonly<Record<keyof typeof BLANK | 'date', string>>

interface TransferDialogProps {
  readonly onMade: () => void
  readonly onClose: () => void
}

/** Money from one account of the company to another. */
export function TransferDialog({ onMade, onClose }: TransferDialogProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [draft, setDraft] = useState<TransferDraft>(() => ({ ...BLANK, date: localDay(Date.now()) }))
  const transfer = useWrite('transfer.create')
  const change = (part: Partial<TransferDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    if (transfer.error) transfer.reset()
  }
  const { from, to, amount, fee, reference, notes, date } = draft
  const save = () =>
    transfer.mutate(
      {
        from,
        to,
        amount,
        date,
        ...(fee === '' ? {} : { fee }),
        ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
        ...(notes.trim() === '' ? {} : { notes: notes.trim() }),
      },
      { onSuccess: onMade },
    )
  return (
    <AskDialog
      title={t('transfer.title')}
      confirm={t('common.save')}
      onConfirm={save}
      onCancel={onClose}
      busy={transfer.isPending}
      disabled={from === '' || to === '' || amount === ''}
      error={transfer.error}
    >
      <TransferFields draft={draft} faults={detailFaults(transfer.error, language)} onChange={change} />
    </AskDialog>
  )
}

interface TransferFieldsProps {
  readonly draft: TransferDraft
  readonly faults: Faults
  readonly onChange: (part: Partial<TransferDraft>) => void
}

function TransferFields({ draft, faults, onChange }: TransferFieldsProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { from, to, amount, fee, reference, notes, date } = draft
  return (
    <>
      <div className="gl-form-row">
        <AccountField
          label={t('transfer.from')}
          value={from}
          only={isMoneyAccount}
          onChange={(code) => onChange({ from: code })}
          problem={faults.get('from')}
        />
        <AccountField
          label={t('transfer.to')}
          value={to}
          only={isMoneyAccount}
          onChange={(code) => onChange({ to: code })}
          problem={faults.get('to')}
        />
      </div>
      <div className="gl-form-row">
        <AmountField
          label={t('common.amount')}
          value={amount}
          onChange={(value) => onChange({ amount: value })}
          currency={currency}
          problem={faults.get('amount')}
        />
        <DateField
          label={t('common.date')}
          value={date}
          onChange={(value) => onChange({ date: value })}
          problem={faults.get('date')}
        />
        <AmountField
          label={t('payment.fee')}
          value={fee}
          onChange={(value) => onChange({ fee: value })}
          currency={currency}
          problem={faults.get('fee')}
        />
      </div>
      <div className="gl-form-row">
        <Field label={t('payment.reference')}>
          <Input
            maxLength={100}
            value={reference}
            onChange={(_, { value }) => onChange({ reference: value })}
          />
        </Field>
        <Field label={t('common.memo')}>
          <Input maxLength={2_000} value={notes} onChange={(_, { value }) => onChange({ notes: value })} />
        </Field>
      </div>
    </>
  )
}
