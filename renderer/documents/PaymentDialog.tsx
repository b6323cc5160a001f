import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { AskDialog } from '../components/AskDialog.tsx'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Document } from './documentKinds.ts'
import { detailFaults } from './faults.ts'
import { PaymentFields } from './PaymentFields.tsx'
import {
  blankPayment,
  centsOf,
  discountOf,
  type PaymentDraft,
  paidInput,
  settledBy,
  wholePayment,
} from './payment.ts'

interface PaymentDialogProps {
  readonly document: Document
  readonly onClose: () => void
}

/** Money received for an invoice, or paid for a bill: all that is open unless one says otherwise. */
export function PaymentDialog({ document, onClose }: PaymentDialogProps) {
  const { t } = useTranslation()
  const { currency, language } = useFormat()
  const isReceived = document.kind === 'invoice'
  const [draft, setDraft] = useState<PaymentDraft>(() =>
    wholePayment(document, blankPayment(localDay(Date.now())), currency),
  )
  const receive = useWrite('payment.record')
  const pay = useWrite('bill.pay')
  const write = isReceived ? receive : pay
  const change = (part: Partial<PaymentDraft>) => {
    setDraft((before) => {
      const next = { ...before, ...part }
      // Another day, another discount: as long as the whole is paid, the amount follows.
      const isWhole = before.amount === wholePayment(document, before, currency).amount
      return 'date' in part && isWhole ? wholePayment(document, next, currency) : next
    })
    if (write.error) write.reset()
  }
  const open = centsOf(document.balance, currency)
  const left = open - settledBy(draft, isReceived, currency)
  const save = () => {
    if (isReceived) receive.mutate({ invoiceId: document.id, ...paidInput(draft) }, { onSuccess: onClose })
    else pay.mutate({ billId: document.id, ...paidInput(draft) }, { onSuccess: onClose })
  }
  const show = (cents: number) => <Figure amount={formatCents(cents, decimalsOf(currency))} />
  return (
    <AskDialog
      title={t(isReceived ? 'payment.receiveTitle' : 'payment.payTitle', { number: document.number ?? '' })}
      confirm={t('common.save')}
      onConfirm={save}
      onCancel={onClose}
      busy={write.isPending}
      disabled={draft.amount === ''}
      error={write.error}
    >
      <PaymentFields
        draft={draft}
        faults={detailFaults(write.error, language)}
        isPaid={!isReceived}
        adjustable
        onChange={change}
      />
      <p role="status" className="gl-equation">
        <span>
          {t('payment.open')} {show(open)}
        </span>
        {left < 0 ? (
          <strong>
            {t(isReceived ? 'payment.overReceived' : 'payment.overPaid')} {show(-left)}
          </strong>
        ) : (
          <strong>
            {t('payment.leftOpen')} {show(left)}
          </strong>
        )}
      </p>
      {discountOf(document, draft.date, currency) === '' ? null : (
        <p className="gl-hint">{t('payment.early', { terms: document.terms ?? '' })}</p>
      )}
    </AskDialog>
  )
}
