import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { AskDialog } from '../components/AskDialog.tsx'
import { DateField } from '../components/DateField.tsx'
import { useWrite } from '../data/useWrite.ts'
import type { Document } from './documentKinds.ts'

interface CancelDialogProps {
  readonly document: Document
  readonly onClose: () => void
}

const VOIDED = ['receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer']

/** What cancelling does to the books is said before it is done: nothing is erased. */
export function CancelDialog({ document, onClose }: CancelDialogProps) {
  const { t } = useTranslation()
  const { id, kind, number } = document
  const isVoid = VOIDED.includes(kind)
  const [date, setDate] = useState(isVoid ? document.date : localDay(Date.now()))
  const cancel = useWrite(
    isVoid
      ? 'payment.void'
      : kind === 'bill'
        ? 'bill.cancel'
        : kind === 'expense'
          ? 'expense.cancel'
          : kind === 'supplierCredit'
            ? 'supplierCredit.cancel'
            : 'invoice.cancel',
  )
  return (
    <AskDialog
      title={t('document.cancelTitle', { number: number ?? '' })}
      confirm={t('document.cancelThis')}
      onConfirm={() => cancel.mutate({ id, date }, { onSuccess: onClose })}
      onCancel={onClose}
      busy={cancel.isPending}
      disabled={date === ''}
      error={cancel.error}
    >
      <p>{t(kind === 'invoice' ? 'document.cancelInvoiceText' : 'document.cancelText')}</p>
      <DateField label={t('common.date')} value={date} onChange={setDate} />
    </AskDialog>
  )
}
