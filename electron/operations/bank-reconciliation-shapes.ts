/** Shapes of reconciliations, and how they are told: amounts in the currency of the account. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { bankAccount } from '../../db/records/bank.ts'
import type { BankEntry } from '../../db/records/bank-movements.ts'
import type { Item, Reconciliation } from '../../db/records/reconciliation-lists.ts'
import { type Day, dayNumber } from '../../db/rules/dates.ts'
import { type Detail, Refusal } from '../../db/rules/errors.ts'
import { type Cents, formatCents, parseCents } from '../../db/rules/money.ts'
import { bankAmount, decimalsIn } from './bank-shapes.ts'
import { date } from './codecs.ts'
import { present, textShape } from './shapes.ts'

export const amountText = z
  .string()
  .max(40)
  .meta({ description: 'amount in the currency of the account; what a card owes is negative' })

/** Cents of an amount in the currency of an account. Refuses, with the path, what is no such amount. */
export function centsIn(company: Company, account: string, text: string, path: string): Cents {
  bankAccount(company.sql, account)
  try {
    return parseCents(text, decimalsIn(company, account))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, error.text, [{ path, code: error.code, message: error.text }])
  }
}

export const counted = z.strictObject({ count: z.int(), sum: bankAmount })
type Show = (cents: Cents) => string
export const showIn = (company: Company, account: string): Show => {
  const decimals = decimalsIn(company, account)
  return (cents) => formatCents(cents, decimals)
}
export const pairOf = ([count, sum]: readonly [number, Cents], show: Show) => ({ count, sum: show(sum) })

export const problemShape = z.strictObject({ code: z.string(), path: z.string(), message: textShape })
export const shownProblems = (problems: readonly Detail[]) => problems.map((one) => ({ ...one }))

/** An entry of the account that no line shows. */
export const entryShape = z.strictObject({
  id: z.string(),
  date,
  /** Date and number of the piece (a cheque), else those of the entry. */
  pieceDate: date,
  number: z.string(),
  text: z.string(),
  documentId: z.string().optional(),
  kind: z.string().optional(),
  amount: bankAmount,
})

export const showEntry = (entry: BankEntry, show: Show): z.output<typeof entryShape> => ({
  id: entry.id,
  date: entry.date,
  pieceDate: entry.pieceDate ?? entry.date,
  number: entry.piece ?? entry.number,
  text: entry.partyName ?? entry.memo ?? '',
  ...present({ documentId: entry.document, kind: entry.kind }),
  amount: show(entry.cents),
})

const changeShape = z.strictObject({
  /** Entries added, reversed, in no balance any more, in one again; lines added or put back to be done. */
  kind: z.enum(['added', 'reversed', 'gone', 'back', 'lineAdded', 'lineFreed']),
  id: z.string(),
  date,
  number: z.string().nullable(),
  text: z.string(),
  amount: bankAmount,
})

export const reconciliationShape = z.strictObject({
  id: z.string(),
  account: z.string(),
  through: date,
  /** The day with which reconciling began. */
  first: z.boolean(),
  status: z.enum(['stands', 'undone', 'held']),
  owed: z.boolean(),
  statementId: z.string().nullable(),
  opening: bankAmount,
  in: counted,
  out: counted,
  balance: bankAmount,
  books: bankAmount,
  outstanding: counted,
  /** Entries ticked by hand. */
  cleared: z.int(),
  /** Milliseconds since 1970 (UTC). */
  at: z.int(),
  user: z.string(),
  userName: z.string().nullable(),
  /** Why it was undone. */
  reason: z.string().nullable(),
  undoneAt: z.int().nullable(),
  /** Of one that stands: its balance still follows from the books. */
  holds: z.boolean(),
  changes: z.array(changeShape),
})

export function showReconciliation(
  company: Company,
  own: Reconciliation,
): z.output<typeof reconciliationShape> {
  const show = showIn(company, own.account)
  return {
    id: own.id,
    account: own.account,
    through: own.through,
    first: own.first,
    status: own.status,
    owed: bankAccount(company.sql, own.account).type === 'liability',
    statementId: own.statementId,
    opening: show(own.opening),
    in: pairOf(own.in, show),
    out: pairOf(own.out, show),
    balance: show(own.balance),
    books: show(own.books),
    outstanding: pairOf(own.outstanding, show),
    cleared: own.cleared,
    at: own.at,
    user: own.user,
    userName: own.userName,
    reason: own.reason,
    undoneAt: own.undoneAt,
    holds: own.holds,
    changes: own.changes.map(({ cents, text, ...rest }) => ({
      ...rest,
      text: text ?? '',
      amount: show(cents),
    })),
  }
}

export const itemShape = z.strictObject({
  id: z.string(),
  date,
  number: z.string().nullable(),
  text: z.string(),
  amount: bankAmount,
  /** Days from its date to that of the statement. */
  age: z.int(),
  /** Day on which a later statement showed it. */
  shownOn: date.nullable(),
})

export function showItem(
  { cents, text, ...item }: Item,
  through: Day,
  show: Show,
): z.output<typeof itemShape> {
  return { ...item, text: text ?? '', amount: show(cents), age: dayNumber(through) - dayNumber(item.date) }
}
