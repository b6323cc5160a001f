/** What can be done with a document, by its kind and its status, in the order of the buttons. */
import type { Document } from './documentKinds.ts'

export type Action =
  | 'edit'
  | 'issue'
  | 'delete'
  | 'receive'
  | 'pay'
  | 'allocate'
  | 'refund'
  | 'credit'
  | 'release'
  | 'approve'
  | 'refuse'
  | 'reopen'
  | 'invoice'
  | 'part'
  | 'order'
  | 'copy'
  | 'pdf'
  | 'cancel'

const hasLeft = (amount: string): boolean => !/^-?0*(?:\.0*)?$/.test(amount)

const when = (isSo: boolean, ...actions: readonly Action[]): readonly Action[] => (isSo ? actions : [])

function ofQuote(status: string): readonly Action[] {
  const isOpen = status === 'sent' || status === 'expired'
  return [
    ...when(isOpen, 'approve'),
    ...when(status !== 'refused', 'invoice', 'part', 'order'),
    ...when(isOpen, 'refuse'),
    ...when(status === 'approved' || status === 'refused', 'reopen'),
    'copy',
    'pdf',
  ]
}

function ofOrder(status: string): readonly Action[] {
  return [
    ...when(status !== 'cancelled', 'invoice', 'part'),
    'copy',
    'pdf',
    ...when(status === 'sent', 'cancel'),
  ]
}

/** A document that asks for money. */
function ofAsking(document: Document, settle: 'receive' | 'pay'): readonly Action[] {
  const isCancelled = document.status === 'cancelled'
  return [
    ...when(!isCancelled && hasLeft(document.balance), settle, 'allocate'),
    ...when(!isCancelled && hasLeft(document.holdbackLeft), 'release'),
    ...when(!isCancelled, 'credit'),
    'copy',
    ...when(settle === 'receive', 'pdf'),
    ...when(!isCancelled, 'cancel'),
  ]
}

/** What can be used to settle something else. */
function ofCredit(document: Document): readonly Action[] {
  const isOpen = document.status !== 'cancelled' && hasLeft(document.balance)
  return when(isOpen, 'allocate', 'refund')
}

function ofIssued(document: Document): readonly Action[] {
  const { kind, status } = document
  const canCancel = when(status !== 'cancelled', 'cancel')
  switch (kind) {
    case 'quote':
      return ofQuote(status)
    case 'order':
      return ofOrder(status)
    case 'invoice':
      return ofAsking(document, 'receive')
    case 'bill':
      return ofAsking(document, 'pay')
    case 'expense':
      return ['copy', ...canCancel]
    case 'creditNote':
      return [...ofCredit(document), 'pdf']
    case 'supplierCredit':
      return [...ofCredit(document), 'copy', ...canCancel]
    case 'receipt':
    case 'disbursement':
      return [...ofCredit(document), ...canCancel]
    default:
      return canCancel
  }
}

/** The first is the one that is mostly wanted. A document held by a conflict waits for its decision elsewhere. */
export function actionsOf(document: Document): readonly Action[] {
  if (document.status === 'held') return []
  if (document.status === 'draft') return ['edit', 'issue', 'delete']
  if (document.number === null) return []
  return ofIssued(document)
}
