/** The kinds of documents, and what sets them apart. */

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
/** Kinds that move money, recorded at once. */
export type MoneyKind = 'receipt' | 'disbursement' | 'clientRefund' | 'supplierRefund' | 'transfer'
/** Kinds with lines, that begin as drafts. */
export type TradeKind = Exclude<DocumentKind, MoneyKind>

interface KindFacts {
  readonly family: 'sales' | 'purchases' | 'money'
  /** 1: by it the party owes us; -1: we owe the party; 0: neither. */
  readonly side: 1 | -1 | 0
  /** Account in the books where it waits to be settled; none when it posts nothing or settles itself. */
  readonly control?: 'receivable' | 'payable'
  /** Whether it is settled (an invoice) or settles others (a payment, a credit). */
  readonly settles?: 'settled' | 'settling'
}

const FACTS: Readonly<Record<DocumentKind, KindFacts>> = {
  quote: { family: 'sales', side: 0 },
  order: { family: 'sales', side: 0 },
  invoice: { family: 'sales', side: 1, control: 'receivable', settles: 'settled' },
  creditNote: { family: 'sales', side: -1, control: 'receivable', settles: 'settling' },
  bill: { family: 'purchases', side: -1, control: 'payable', settles: 'settled' },
  supplierCredit: { family: 'purchases', side: 1, control: 'payable', settles: 'settling' },
  expense: { family: 'purchases', side: 0 },
  receipt: { family: 'money', side: -1, control: 'receivable', settles: 'settling' },
  disbursement: { family: 'money', side: 1, control: 'payable', settles: 'settling' },
  clientRefund: { family: 'money', side: 1, control: 'receivable', settles: 'settled' },
  supplierRefund: { family: 'money', side: -1, control: 'payable', settles: 'settled' },
  transfer: { family: 'money', side: 0 },
}

/** What a kind is. */
export const kindOf = (kind: DocumentKind | string): KindFacts => FACTS[kind as DocumentKind]

export const METHODS = ['bank_transfer', 'cash', 'check', 'card', 'other'] as const
export type Method = (typeof METHODS)[number]
