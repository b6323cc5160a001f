/** Money received or paid, while it is typed: what it settles, what is left over, and what is asked of the books. */
import type { Day } from '../../db/rules/dates.ts'
import { isDay } from '../../db/rules/dates.ts'
import type { Method } from '../../db/rules/documents/kinds.ts'
import { earlyDiscount, parseTerms } from '../../db/rules/documents/terms.ts'
import { applyRate, type Cents, decimalsOf, formatCents, parseCents } from '../../db/rules/money.ts'
import type { Account } from '../transport/wire.ts'
import type { Document } from './documentKinds.ts'

export interface PaymentDraft {
  readonly amount: string
  readonly date: string
  readonly method: Method
  /** Empty: the usual account of the method. */
  readonly account: string
  readonly reference: string
  /** Early-payment discount, given up or received. */
  readonly discount: string
  /** Kept by the bank or the card company. */
  readonly fee: string
}

export const blankPayment = (date: string): PaymentDraft => ({
  amount: '',
  date,
  method: 'bank_transfer',
  account: '',
  reference: '',
  discount: '',
  fee: '',
})

const MONEY_ROLES = new Set(['bank', 'cash', 'creditCard', 'transfer', 'shareholder', 'loan'])

/** Accounts through which money passes. */
export const isMoneyAccount = ({ role, closed }: Account): boolean =>
  !closed && role !== undefined && MONEY_ROLES.has(role)

/** The usual account of a method: cash in the till, all else through the bank. */
export function usualAccountOf(method: Method, accounts: readonly Account[]): string {
  const of = (role: string) => accounts.find((account) => account.role === role && !account.closed)?.code
  return (method === 'cash' ? of('cash') : undefined) ?? of('bank') ?? ''
}

export const centsOf = (amount: string, currency: string): Cents =>
  amount === '' ? 0 : parseCents(amount, decimalsOf(currency))

/** The discount that the terms of a document give when it is paid that day, of what is left to settle. */
export function discountOf(
  document: Pick<Document, 'terms' | 'date' | 'total' | 'balance'>,
  paidOn: string,
  currency: string,
): string {
  const terms = document.terms === null ? null : parseTerms(document.terms)
  if (!terms || !isDay(paidOn)) return ''
  const rate = earlyDiscount(terms, document.date as Day, paidOn as Day)
  // On the part already paid, the discount was taken or lost.
  const cents = applyRate(centsOf(document.balance, currency), rate)
  return cents === 0 ? '' : formatCents(cents, decimalsOf(currency))
}

/** A payment of all that is left of a document on that day, less its early-payment discount. */
export function wholePayment(
  document: Pick<Document, 'terms' | 'date' | 'total' | 'balance'>,
  draft: PaymentDraft,
  currency: string,
): PaymentDraft {
  const discount = discountOf(document, draft.date, currency)
  const left = centsOf(document.balance, currency) - centsOf(discount, currency)
  return { ...draft, discount, amount: formatCents(left, decimalsOf(currency)) }
}

/** What the payment settles: the money, the discount, and what the bank kept of money received. */
export function settledBy(draft: PaymentDraft, isReceived: boolean, currency: string): Cents {
  const fee = centsOf(draft.fee, currency)
  return centsOf(draft.amount, currency) + centsOf(draft.discount, currency) + (isReceived ? fee : -fee)
}

/** What every payment says of itself. */
export function paidInput(draft: PaymentDraft) {
  return {
    amount: draft.amount,
    date: draft.date,
    method: draft.method,
    ...(draft.account === '' ? {} : { account: draft.account }),
    ...(draft.reference.trim() === '' ? {} : { reference: draft.reference.trim() }),
    ...(draft.discount === '' ? {} : { discount: draft.discount }),
    ...(draft.fee === '' ? {} : { fee: draft.fee }),
  }
}

export interface OpenItem {
  readonly id: string
  readonly partyId: string | null
  readonly date: string
  readonly dueDate: string | null
  readonly balance: string
}

/** A sum laid over open documents, the oldest due first; what none takes is left over. */
export function laidOver(
  sum: Cents,
  items: readonly OpenItem[],
  currency: string,
): ReadonlyMap<string, string> {
  const byAge = [...items].sort((a, b) => ((a.dueDate ?? a.date) < (b.dueDate ?? b.date) ? -1 : 1))
  const laid = new Map<string, string>()
  let left = sum
  for (const { id, balance } of byAge) {
    const cents = Math.min(left, centsOf(balance, currency))
    if (cents <= 0) continue
    laid.set(id, formatCents(cents, decimalsOf(currency)))
    left -= cents
  }
  return laid
}

/** Sum of what is laid over documents. */
export function sumLaid(laid: ReadonlyMap<string, string>, currency: string): Cents {
  return [...laid.values()].reduce((sum, amount) => sum + centsOf(amount, currency), 0)
}

/** The number after a cheque's, for the next one of the same run; what is no number stays. */
export function numberAfter(reference: string, steps: number): string {
  return /^\d{1,11}$/.test(reference) ? String(Number(reference) + steps) : reference
}
