import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { AskDialog } from '../components/AskDialog.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import { type Document, isSaleKind } from './documentKinds.ts'
import { detailFaults } from './faults.ts'
import { PaymentFields } from './PaymentFields.tsx'
import { blankPayment, type PaymentDraft, paidInput } from './payment.ts'

interface RefundDialogProps {
  /** The credit that is paid back. */
  readonly document: Document
  readonly onClose: () => void
}

/** What is left of a credit is paid back, in whole or in part; a supplier's refund is received. */
export function RefundDialog({ document, onClose }: RefundDialogProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const isPaid = isSaleKind(document.kind)
  const [draft, setDraft] = useState<PaymentDraft>(() => ({
    ...blankPayment(localDay(Date.now())),
    amount: document.balance,
  }))
  const refund = useWrite('payment.refund')
  return (
    <AskDialog
      title={t(isPaid ? 'payment.refundTitle' : 'payment.refundedTitle', { number: document.number ?? '' })}
      confirm={t('common.save')}
      onConfirm={() => refund.mutate({ creditId: document.id, ...paidInput(draft) }, { onSuccess: onClose })}
      onCancel={onClose}
      busy={refund.isPending}
      disabled={draft.amount === ''}
      error={refund.error}
    >
      <PaymentFields
        draft={draft}
        faults={detailFaults(refund.error, language)}
        isPaid={isPaid}
        adjustable={false}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </AskDialog>
  )
}
