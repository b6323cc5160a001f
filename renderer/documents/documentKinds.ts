/** What the screens know of each kind of document: where it lives, what can be done with it, how it is called. */
import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import type { Output } from '../transport/wire.ts'

export type Document = Output<'invoice.get'>
export type DocumentLine = Document['lines'][number]
export type DocumentItem = Output<'invoice.list'>['items'][number]
export type Settled = Output<'payment.get'>

export type MoneyListKind = 'receipt' | 'disbursement' | 'clientRefund' | 'supplierRefund' | 'transfer'
export type ListedKind = TradeKind | MoneyListKind

export const TRADE_KINDS = [
  'invoice',
  'quote',
  'order',
  'creditNote',
  'bill',
  'expense',
  'supplierCredit',
] as const satisfies readonly TradeKind[]

const SALES: readonly string[] = ['invoice', 'quote', 'order', 'creditNote', 'receipt', 'clientRefund']

export const isSaleKind = (kind: string): boolean => SALES.includes(kind)

export function isTradeKind(kind: string | undefined): kind is TradeKind {
  return (TRADE_KINDS as readonly (string | undefined)[]).includes(kind)
}

const listOf = (kind: string): string => `${isSaleKind(kind) ? '/sales' : '/purchases'}/${kind}`

/** Where the list of a kind, a document, its form and a new one are. */
export const addressOf = {
  list: listOf,
  one: (kind: string, id: string) => `${listOf(kind)}/${encodeURIComponent(id)}`,
  edit: (kind: string, id: string) => `${listOf(kind)}/${encodeURIComponent(id)}/edit`,
  blank: (kind: string) => `${listOf(kind)}/new`,
}

/** Statuses that a list of a kind can be filtered by. */
export const STATUSES: Readonly<Record<TradeKind, readonly string[]>> = {
  invoice: ['draft', 'sent', 'partial', 'overdue', 'paid', 'cancelled'],
  quote: ['draft', 'sent', 'approved', 'refused', 'expired', 'invoiced'],
  order: ['draft', 'sent', 'invoiced', 'cancelled'],
  creditNote: ['draft', 'open', 'partial', 'used', 'cancelled'],
  bill: ['draft', 'received', 'partial', 'overdue', 'paid', 'cancelled'],
  expense: ['draft', 'paid', 'cancelled'],
  supplierCredit: ['draft', 'open', 'partial', 'used', 'cancelled'],
}

export const MONEY_STATUSES: readonly string[] = ['open', 'partial', 'used', 'cancelled']
