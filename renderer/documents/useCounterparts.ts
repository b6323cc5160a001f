import { useRead } from '../data/useRead.ts'
import type { Document, DocumentItem } from './documentKinds.ts'

const OPEN_CREDITS = ['open', 'partial']
const OPEN_INVOICES = ['sent', 'partial', 'overdue']
const OPEN_BILLS = ['received', 'partial', 'overdue']
const READ_MAX = 200

const CREDIT_KINDS: readonly string[] = ['creditNote', 'receipt', 'supplierCredit', 'disbursement']
const SALE_KINDS: readonly string[] = ['invoice', 'creditNote', 'receipt']

interface Counterparts {
  /** The document is a credit; the others are what it can pay. */
  readonly isCredit: boolean
  readonly items: readonly DocumentItem[]
  readonly ready: boolean
}

/** What a credit can be put against, or the credits that an open document can take: of the same party, oldest first. */
export function useCounterparts(document: Document, enabled = true): Counterparts {
  const isCredit = CREDIT_KINDS.includes(document.kind)
  const isSale = SALE_KINDS.includes(document.kind)
  const can = enabled && document.partyId !== null
  const of = {
    partyId: document.partyId ?? '',
    order: 'asc' as const,
    limit: READ_MAX,
  }
  const open = useRead(
    isSale ? 'invoice.list' : 'bill.list',
    { ...of, status: isSale ? OPEN_INVOICES : OPEN_BILLS },
    { enabled: can && isCredit, keep: false },
  )
  const notes = useRead(
    isSale ? 'creditNote.list' : 'supplierCredit.list',
    { ...of, status: OPEN_CREDITS },
    { enabled: can && !isCredit, keep: false },
  )
  const payments = useRead(
    'payment.list',
    { ...of, status: OPEN_CREDITS, kind: isSale ? 'receipt' : 'disbursement' },
    { enabled: can && !isCredit, keep: false },
  )
  if (isCredit) return { isCredit, items: open.data?.items ?? [], ready: open.data !== undefined }
  return {
    isCredit,
    items: [...(notes.data?.items ?? []), ...(payments.data?.items ?? [])],
    ready: notes.data !== undefined && payments.data !== undefined,
  }
}
