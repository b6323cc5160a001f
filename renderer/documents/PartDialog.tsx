import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import { DecimalField } from './DecimalField.tsx'
import type { Document } from './documentKinds.ts'
import { detailFaults } from './faults.ts'

interface PartDialogProps {
  readonly document: Document
  readonly onMade: (invoice: Document) => void
  readonly onClose: () => void
}

/** Progress billing: a part of a quote or an order becomes an invoice; invoices together never pass the whole. */
export function PartDialog({ document, onMade, onClose }: PartDialogProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [percent, setPercent] = useState('')
  const invoice = useWrite(document.kind === 'quote' ? 'quote.invoice' : 'order.invoice')
  return (
    <AskDialog
      title={t('document.partTitle', { number: document.number ?? '' })}
      confirm={t('document.prepareInvoice')}
      onConfirm={() => invoice.mutate({ id: document.id, percent }, { onSuccess: onMade })}
      onCancel={onClose}
      busy={invoice.isPending}
      disabled={percent === ''}
      error={invoice.error}
    >
      <p>{t('document.partText')}</p>
      <DecimalField
        label={t('document.partPercent')}
        value={percent}
        onChange={setPercent}
        decimals={4}
        after="%"
        problem={detailFaults(invoice.error, language).get('percent')}
      />
    </AskDialog>
  )
}
