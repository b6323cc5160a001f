import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { addressOf } from '../documents/documentKinds.ts'
import { entryIdOf, isEntry, type OpenDocument } from './matching.ts'

const KINDS = {
  invoice: 'bank.kind.invoice',
  bill: 'bank.kind.bill',
  creditNote: 'bank.kind.creditNote',
  supplierCredit: 'bank.kind.supplierCredit',
  receipt: 'bank.kind.receipt',
  disbursement: 'bank.kind.disbursement',
  clientRefund: 'bank.kind.clientRefund',
  supplierRefund: 'bank.kind.supplierRefund',
  transfer: 'bank.kind.transfer',
  expense: 'bank.kind.expense',
} as const

interface DocumentNameProps {
  readonly document: OpenDocument
  /** With the day it bears, and the number that its supplier or its cheque has. */
  readonly day?: boolean
}

/** What a document or an entry is called, as a link to it. */
export function DocumentName({ document, day = false }: DocumentNameProps) {
  const { t } = useTranslation()
  const { kind, number, reference, partyName } = document
  const kindText = kind in KINDS ? t(KINDS[kind as keyof typeof KINDS]) : t('bank.entry')
  const to = isEntry(document)
    ? `/ledger/entries/${encodeURIComponent(entryIdOf(document))}`
    : addressOf.one(kind, document.id)
  return (
    <span className="gl-document-name">
      <Link className="gl-link" to={to}>
        {kindText} {number ?? ''}
      </Link>
      {day ? <span className="gl-hint gl-figure">{document.date}</span> : null}
      {partyName ? <span title={partyName}>{partyName}</span> : null}
      {day && reference && reference !== number ? <span className="gl-hint">{reference}</span> : null}
    </span>
  )
}
