/** The kinds of documents. */

export const DOCUMENT_KINDS = [
  'quote',
  'order',
  'invoice',
  'creditNote',
  'bill',
  'expense',
  'supplierCredit',
  'receipt',
  'disbursement',
  'clientRefund',
  'supplierRefund',
  'transfer',
] as const

export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
