/** The statuses of documents and of stock: never written, always found again from what happened and from the day. */
import Decimal from 'decimal.js'
import type { Day } from '../dates.ts'
import type { Cents } from '../money.ts'
import type { DocumentKind } from './kinds.ts'

export type InvoiceStatus = 'draft' | 'sent' | 'partial' | 'paid' | 'overdue' | 'cancelled'
export type BillStatus = 'draft' | 'received' | 'partial' | 'paid' | 'overdue' | 'cancelled'
export type QuoteStatus = 'draft' | 'sent' | 'approved' | 'refused' | 'expired' | 'invoiced'
export type OrderStatus = 'draft' | 'sent' | 'invoiced' | 'cancelled'
/** Of what can be used to settle something else: a credit note, a payment, a refund. */
export type CreditStatus = 'draft' | 'open' | 'partial' | 'used' | 'cancelled'
/** A transfer settles nothing. */
export type TransferStatus = 'draft' | 'recorded' | 'cancelled'

interface Statuses extends Record<DocumentKind, string> {
  readonly quote: QuoteStatus
  readonly order: OrderStatus
  readonly invoice: InvoiceStatus
  readonly creditNote: CreditStatus
  readonly bill: BillStatus
  readonly expense: BillStatus
  readonly supplierCredit: CreditStatus
  readonly receipt: CreditStatus
  readonly disbursement: CreditStatus
  readonly clientRefund: CreditStatus
  readonly supplierRefund: CreditStatus
  readonly transfer: TransferStatus
}

export type StatusOf<Kind extends DocumentKind> = Statuses[Kind]

export interface DocumentFacts<Kind extends DocumentKind = DocumentKind> {
  readonly kind: Kind
  /** Not issued yet. */
  readonly isDraft: boolean
  readonly isCancelled?: boolean | undefined
  readonly total: Cents
  /** What is left to settle, or to use; never negative. */
  readonly open: Cents
  /** When it must be paid; for a quote, the last day on which it can be accepted. */
  readonly due?: Day | null | undefined
  /** What the client said of a quote, or that we gave it up as expired. */
  readonly answer?: 'approved' | 'refused' | 'expired' | null | undefined
  /** Whether a quote or an order was made into an invoice. */
  readonly isInvoiced?: boolean | undefined
  readonly today: Day
}

const isPast = ({ due, today }: DocumentFacts) => Boolean(due && due < today)

/** Of a document that asks for money; `issued` is its status as long as nothing was paid. */
function settled<Issued extends string>(facts: DocumentFacts, issued: Issued) {
  if (facts.isCancelled) return 'cancelled'
  if (facts.isDraft) return 'draft'
  if (facts.open === 0) return 'paid'
  if (isPast(facts)) return 'overdue'
  return facts.open < Math.abs(facts.total) ? 'partial' : issued
}

function used(facts: DocumentFacts): CreditStatus {
  if (facts.isCancelled) return 'cancelled'
  if (facts.isDraft) return 'draft'
  if (facts.open === 0) return 'used'
  return facts.open < Math.abs(facts.total) ? 'partial' : 'open'
}

function quoted(facts: DocumentFacts): QuoteStatus {
  if (facts.isDraft) return 'draft'
  if (facts.isInvoiced) return 'invoiced'
  if (facts.answer) return facts.answer
  return isPast(facts) ? 'expired' : 'sent'
}

function ordered(facts: DocumentFacts): OrderStatus {
  if (facts.isCancelled) return 'cancelled'
  if (facts.isDraft) return 'draft'
  return facts.isInvoiced ? 'invoiced' : 'sent'
}

function recorded(facts: DocumentFacts): TransferStatus {
  if (facts.isCancelled) return 'cancelled'
  return facts.isDraft ? 'draft' : 'recorded'
}

const RULES: { readonly [Kind in DocumentKind]: (facts: DocumentFacts) => StatusOf<Kind> } = {
  quote: quoted,
  order: ordered,
  invoice: (facts) => settled(facts, 'sent'),
  creditNote: used,
  bill: (facts) => settled(facts, 'received'),
  expense: (facts) => settled(facts, 'received'),
  supplierCredit: used,
  receipt: used,
  disbursement: used,
  clientRefund: used,
  supplierRefund: used,
  transfer: recorded,
}

/**
 * The status of a document today. Cancelled wins over all; what is late stays late when a part was paid; an issued
 * document of zero is paid. A quote that was answered or invoiced does not expire.
 */
export function documentStatus<Kind extends DocumentKind>(facts: DocumentFacts<Kind>): StatusOf<Kind> {
  return RULES[facts.kind](facts)
}

export type StockStatus = 'available' | 'low' | 'critical' | 'out'

/** How a quantity in stock stands to its thresholds, all decimals; at a threshold it is reached, none counts for nothing. */
export function stockStatus(
  quantity: string,
  lowThreshold: string | null,
  criticalThreshold: string | null,
): StockStatus {
  const held = new Decimal(quantity)
  if (held.lte(0)) return 'out'
  if (criticalThreshold !== null && held.lte(criticalThreshold)) return 'critical'
  return lowThreshold !== null && held.lte(lowThreshold) ? 'low' : 'available'
}
