/**
 * The figures of a reconciliation of an account on a day: what its statement says, what the books say, what stands between
 * both. Everything is in the currency of the account, debit positive: what a card owes is negative.
 */
import type { CountAndSum } from '../changes/bodies.ts'
import type { Company } from '../company/company.ts'
import { LATE_LINE, NOT_IN_BALANCE, STANDS } from '../ledger/reconciled.ts'
import { addDays, type Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { statements } from './bank-lists.ts'
import {
  agreedStart,
  type BankEntry,
  bookBalance,
  entriesOf,
  type Movement,
  movementsOf,
  unshownOn,
} from './bank-movements.ts'

/** Where the first line of a reconciliation comes from: the one before, the first statement, or the opening entries. */
export interface Start {
  readonly from: 'reconciliation' | 'statement' | 'books'
  /** Last day that the balance takes in; null when nothing came before. */
  readonly day: Day | null
  readonly balance: Cents
  /** The reconciliation before. */
  readonly id: string | null
  /** Day before which everything counts as shown: the books of then agree with the first statement. */
  readonly before: Day | null
}

export interface Balance {
  readonly cents: Cents
  /** Statement that gives it. */
  readonly statement: string
}

export interface Figures {
  readonly through: Day
  readonly start: Start
  /** Closing balance of the statement imported for that day. */
  readonly imported: Balance | null
  readonly books: Cents
  /** Lines since the start, whatever became of them. */
  readonly linesIn: CountAndSum
  readonly linesOut: CountAndSum
  readonly waiting: CountAndSum
  readonly late: CountAndSum
  readonly ignored: CountAndSum
  /** On the statement by the day, in the books after it. */
  readonly later: CountAndSum
  /** In the books by the day, and shown by nothing yet. */
  readonly open: readonly BankEntry[]
}

interface LastRow {
  id: string
  through: Day
  balance: Cents
}

/** The newest reconciliation of an account that stands. */
export function lastStanding(sql: Sql, account: string): LastRow | null {
  return (
    sql.get<LastRow>(
      `SELECT r.id, r.through, r.balance FROM reconciliation r WHERE r.account = ? AND ${STANDS}
       ORDER BY r.through DESC, r.id DESC LIMIT 1`,
      account,
    ) ?? null
  )
}

/** How many, and their sum. */
export const countAndSum = (rows: readonly { readonly cents: Cents }[]): CountAndSum => [
  rows.length,
  rows.reduce((sum, { cents }) => sum + cents, 0),
]

/** Where a reconciliation through a day starts from. */
function startOf(company: Company, account: string, through: Day, posted: readonly Movement[]): Start {
  const { sql } = company
  const last = lastStanding(sql, account)
  if (last) {
    const { id, through: day, balance } = last
    return { from: 'reconciliation', day, balance, id, before: null }
  }
  const first = sql.get<{ date: Day; opening: Cents | null }>(
    `SELECT first_date AS date, opening FROM statement WHERE account = ? AND first_date <= ?
     ORDER BY first_date, opening IS NULL, id LIMIT 1`,
    account,
    through,
  )
  if (first && first.opening !== null) {
    const before = agreedStart(company, account, posted)
    return { from: 'statement', day: addDays(first.date, -1), balance: first.opening, id: null, before }
  }
  const moved = posted.filter(({ date }) => date <= through)
  // what opening entries bring in is on no statement
  const balance = bookBalance(company, account, through) - countAndSum(moved)[1]
  return { from: 'books', day: null, balance, id: null, before: null }
}

/**
 * The closing balance that a statement gives for a day: of the newest that ends by then, when no line came between. Null
 * when the bank gave none.
 */
export function importedBalance(sql: Sql, account: string, through: Day, after: Day | null): Balance | null {
  const newest = statements(sql, account).find(
    ({ lastDate, closingBalance }) => lastDate !== null && lastDate <= through && closingBalance !== null,
  )
  if (!newest?.lastDate || (after !== null && newest.lastDate <= after)) return null
  const between = sql.get(
    'SELECT 1 FROM bank_line WHERE account = ? AND date > ? AND date <= ? LIMIT 1',
    account,
    newest.lastDate,
    through,
  )
  return between ? null : { cents: newest.closingBalance!, statement: newest.id }
}

const LINES = `FROM bank_line l WHERE l.account = ? AND l.date <= ? AND NOT ${NOT_IN_BALANCE}`

interface Sums {
  inCount: number
  inSum: Cents
  outCount: number
  outSum: Cents
}

/** Lines after a day through another: on the statement, whatever became of them. */
function linesBetween(sql: Sql, account: string, after: Day | null, through: Day): Sums {
  return sql.get<Sums>(
    `SELECT count(*) FILTER (WHERE l.cents > 0) AS inCount, coalesce(sum(l.cents) FILTER (WHERE l.cents > 0), 0) AS inSum,
       count(*) FILTER (WHERE l.cents < 0) AS outCount, coalesce(sum(l.cents) FILTER (WHERE l.cents < 0), 0) AS outSum
     ${LINES} AND l.date > ?`,
    account,
    through,
    after ?? '',
  )!
}

export interface LinesLeft {
  readonly waiting: CountAndSum
  /** Lines that wait and came into a reconciled period: they are in no balance. */
  readonly late: CountAndSum
  readonly ignored: CountAndSum
}

/** Lines through a day that are on the statement and not in the books: they wait, or are ignored. */
export function linesLeft(sql: Sql, account: string, through: Day | null): LinesLeft {
  const rows = sql.all<{ status: string; n: number; cents: Cents }>(
    `SELECT l.status, count(*) AS n, sum(l.cents) AS cents ${LINES} AND l.status IN ('new', 'ignored') GROUP BY l.status`,
    account,
    through ?? '9999-12-31',
  )
  const of = (status: string): CountAndSum => {
    const row = rows.find((one) => one.status === status)
    return [row?.n ?? 0, row?.cents ?? 0]
  }
  const late = sql.get<{ n: number; cents: Cents }>(
    `SELECT count(*) AS n, coalesce(sum(l.cents), 0) AS cents FROM bank_line l
     WHERE l.account = ? AND l.status = 'new' AND ${LATE_LINE}`,
    account,
  )!
  return { waiting: of('new'), late: [late.n, late.cents], ignored: of('ignored') }
}

/** Entries that a line shows by a day and that the books have only after it. */
export const laterEntries = (posted: readonly Movement[], through: Day): Movement[] =>
  posted.filter(({ date, shownOn }) => shownOn !== null && shownOn <= through && date > through)

/** The figures of an account through a day, before anything is ticked. */
export function figuresOf(company: Company, account: string, through: Day): Figures {
  const { sql } = company
  const posted = movementsOf(company, account)
  const start = startOf(company, account, through, posted)
  const lines = linesBetween(sql, account, start.day, through)
  return {
    through,
    start,
    imported: importedBalance(sql, account, through, start.day),
    books: bookBalance(company, account, through),
    linesIn: [lines.inCount, lines.inSum],
    linesOut: [lines.outCount, lines.outSum],
    ...linesLeft(sql, account, through),
    later: countAndSum(laterEntries(posted, through)),
    open: entriesOf(sql, unshownOn(company, account, { through, posted })),
  }
}

export interface Outcome {
  readonly in: CountAndSum
  readonly out: CountAndSum
  readonly outstanding: readonly BankEntry[]
  /** Opening + what came in + what went out. */
  readonly closing: Cents
  /** The books with what stands between both. */
  readonly adjusted: Cents
}

const plus = ([count, sum]: CountAndSum, rows: readonly BankEntry[]): CountAndSum => {
  const [more, cents] = countAndSum(rows)
  return [count + more, sum + cents]
}

/** The figures once some entries are ticked: the statement has them, though no line shows them. */
export function outcomeOf(figures: Figures, ticked: ReadonlySet<string>): Outcome {
  const { start, books, waiting, ignored, later, open } = figures
  const chosen = open.filter(({ id }) => ticked.has(id))
  const outstanding = open.filter(({ id }) => !ticked.has(id))
  const cameIn = plus(
    figures.linesIn,
    chosen.filter(({ cents }) => cents > 0),
  )
  const wentOut = plus(
    figures.linesOut,
    chosen.filter(({ cents }) => cents < 0),
  )
  const [, left] = countAndSum(outstanding)
  return {
    in: cameIn,
    out: wentOut,
    outstanding,
    closing: start.balance + cameIn[1] + wentOut[1],
    adjusted: books - left + waiting[1] + ignored[1] + later[1],
  }
}
