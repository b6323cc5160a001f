/**
 * Sums per account over a span of days, from the month balances and, at the ends, the postings of a part of a month: a
 * report never reads all postings.
 */
import { addDays, type Day, firstDayOf, lastDayOf, monthOf } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'

export interface Sum {
  debit: Cents
  credit: Cents
}

export type Sums = Map<string, Sum>

/** Account, debit, credit. */
type SumRow = readonly [account: string, debit: Cents, credit: Cents]

/** Which entries count: all, or all but closing entries. */
type Which = 'all' | 'open'

/** Before it is every month. */
const END = '9999'

/** No entry is of that month or of a later one: then no month need be looked at. */
function isAfterAll(sql: Sql, month: string): boolean {
  return sql.rows('SELECT 1 FROM entry WHERE date >= ? LIMIT 1', month).length === 0
}

function monthsBefore(sql: Sql, month: string, which: Which): SumRow[] {
  const sums = 'SELECT account, sum(debit), sum(credit) FROM balance'
  if (which === 'open')
    return sql.rows<SumRow>(`${sums} WHERE month < ? AND closing = 0 GROUP BY account`, month)
  if (isAfterAll(sql, month)) return sql.rows<SumRow>(`${sums} GROUP BY account`)
  return sql.rows<SumRow>(`${sums} WHERE month < ? GROUP BY account`, month)
}

const SIDES = `coalesce(sum(p.cents) FILTER (WHERE p.cents > 0), 0),
  -coalesce(sum(p.cents) FILTER (WHERE p.cents < 0), 0)`

/**
 * Postings of a part of a month, of entries held or not: account by account, so that the register's index alone is read.
 * By entry it would be four times as long.
 */
const OF_DAYS = `SELECT a.id, ${SIDES} FROM account a CROSS JOIN posting p INDEXED BY posting_account
  ON p.account = a.id AND p.date BETWEEN ? AND ? GROUP BY a.id`

/** Those of held entries: nearly always none, by an index of the held alone. */
const HELD_OF_DAYS = `SELECT p.account, ${SIDES} FROM entry e INDEXED BY entry_held CROSS JOIN posting p ON p.entry = e.key
  WHERE e.counts = 0 AND e.date BETWEEN ? AND ? GROUP BY p.account`

/** Those of closing entries that count: once a year, by an index of their own. */
const CLOSING_OF_DAYS = `SELECT p.account, ${SIDES} FROM entry e INDEXED BY entry_closing CROSS JOIN posting p ON p.entry = e.key
  WHERE e.kind = 'closing' AND e.counts = 1 AND e.date BETWEEN ? AND ? GROUP BY p.account`

function addTo(sums: Sums, rows: readonly SumRow[], sign: 1 | -1 = 1): void {
  for (const [account, debit, credit] of rows) {
    const sum = sums.get(account)
    if (!sum) sums.set(account, { debit: sign * debit, credit: sign * credit })
    else {
      sum.debit += sign * debit
      sum.credit += sign * credit
      // what was added and taken out again was never there
      if (sum.debit === 0 && sum.credit === 0) sums.delete(account)
    }
  }
}

function addPartOfMonth(sql: Sql, sums: Sums, days: readonly [Day, Day], which: Which, sign: 1 | -1): void {
  const without: 1 | -1 = sign === 1 ? -1 : 1
  addTo(sums, sql.rows<SumRow>(OF_DAYS, ...days), sign)
  addTo(sums, sql.rows<SumRow>(HELD_OF_DAYS, ...days), without)
  if (which === 'open') addTo(sums, sql.rows<SumRow>(CLOSING_OF_DAYS, ...days), without)
}

/** Sums of everything through a day, included; null for everything there is. */
export function sumsThrough(sql: Sql, day: Day | null, which: Which = 'all'): Sums {
  const sums: Sums = new Map()
  if (day === null) {
    addTo(sums, monthsBefore(sql, END, which))
    return sums
  }
  const month = monthOf(day)
  const last = lastDayOf(month)
  const isLate = day.slice(8) > '15' // the shorter part of the month is read
  addTo(sums, monthsBefore(sql, isLate ? `${month}~` : month, which)) // ~ is after every month that begins so
  if (!isLate) addPartOfMonth(sql, sums, [firstDayOf(month), day], which, 1)
  else if (day < last) addPartOfMonth(sql, sums, [addDays(day, 1), last], which, -1)
  return sums
}

/** `later` less `earlier`, account by account. */
export function difference(later: Sums, earlier: Sums): Sums {
  const sums: Sums = new Map()
  for (const [account, { debit, credit }] of later) {
    const before = earlier.get(account)
    const sum = { debit: debit - (before?.debit ?? 0), credit: credit - (before?.credit ?? 0) }
    if (sum.debit !== 0 || sum.credit !== 0) sums.set(account, sum)
  }
  return sums
}

/** Debit less credit. */
export const net = (sum: Sum | undefined): Cents => (sum ? sum.debit - sum.credit : 0)

/** A place in the register of an account: after the line `no` of an entry on a day. */
export interface Place {
  readonly date: string
  /** Local number of the entry. */
  readonly entry: number
  readonly no: number
}

const SUM = 'SELECT coalesce(sum(p.cents), 0) FROM'
/**
 * Whole months by their balances, and days of one month by the register's index, less what is held of them, by an index
 * of the held. One statement: three take as long again to begin and to end.
 */
const upTo = (days: string, sign: '+' | '-') => `SELECT
  (SELECT coalesce(sum(debit - credit), 0) FROM balance WHERE account = ? AND month < ?)
  ${sign} ((${SUM} posting p WHERE p.account = ? AND ${days})
    - (${SUM} entry e INDEXED BY entry_held CROSS JOIN posting p ON p.entry = e.key
       WHERE e.counts = 0 AND p.account = ? AND ${days}))`
const BY_FIRST_DAYS = upTo('p.date >= ? AND (p.date, p.entry, p.no) <= (?,?,?)', '+')
const BY_LAST_DAYS = upTo('p.date <= ? AND (p.date, p.entry, p.no) > (?,?,?)', '-')

/**
 * Balance of one account with everything up to a place, included: of the month of the place the shorter part is read, so
 * that a page costs the same wherever it is.
 */
export function balanceUpTo(sql: Sql, account: string, { date, entry, no }: Place): Cents {
  const month = monthOf(date as Day)
  const isLate = date.slice(8) > '15'
  const end = isLate ? lastDayOf(month) : firstDayOf(month)
  const days = [account, end, date, entry, no]
  return sql.rows<readonly [Cents]>(
    isLate ? BY_LAST_DAYS : BY_FIRST_DAYS,
    account,
    isLate ? `${month}~` : month,
    ...days,
    ...days,
  )[0]![0]
}

/** Balance of one account through a day, included; null for all. */
export function balanceThrough(sql: Sql, account: string, day: Day | null): Cents {
  if (day !== null) return balanceUpTo(sql, account, { date: day, entry: Number.MAX_SAFE_INTEGER, no: 0 })
  return sql.rows<readonly [Cents]>(
    'SELECT coalesce(sum(debit - credit), 0) FROM balance WHERE account = ?',
    account,
  )[0]![0]
}
