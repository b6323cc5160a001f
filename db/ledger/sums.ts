/**
 * Sums per account over a span of days, from the month balances and, at the ends, the postings of a part of a month: a
 * report never reads all postings.
 */
import { type Day, firstDayOf, lastDayOf, monthOf } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'

export interface Sum {
  debit: Cents
  credit: Cents
}

export type Sums = Map<string, Sum>

interface SumRow {
  account: string
  debit: Cents
  credit: Cents
}

/** Which entries count: all, all but closing entries, closing entries alone. */
export type Which = 'all' | 'open' | 'closing'

const CLOSING: Readonly<Record<Which, string>> = { all: '(0, 1)', open: '(0)', closing: '(1)' }

function monthsBefore(sql: Sql, month: string | null, which: Which): SumRow[] {
  return sql.all<SumRow>(
    `SELECT account, sum(debit) AS debit, sum(credit) AS credit FROM balance
     WHERE month < ? AND closing IN ${CLOSING[which]} GROUP BY account`,
    month ?? '9999',
  )
}

function partOfMonth(sql: Sql, from: Day, to: Day, which: Which): SumRow[] {
  return sql.all<SumRow>(
    `SELECT p.account, sum(max(p.cents, 0)) AS debit, sum(max(-p.cents, 0)) AS credit
     FROM entry e JOIN posting p ON p.entry = e.key
     WHERE e.date BETWEEN ? AND ? AND e.counts = 1 AND (e.kind = 'closing') IN ${CLOSING[which]} GROUP BY p.account`,
    from,
    to,
  )
}

/** Sums of everything through a day, included; null for everything there is. */
export function sumsThrough(sql: Sql, day: Day | null, which: Which = 'all'): Sums {
  const sums: Sums = new Map()
  const add = (rows: readonly SumRow[]) => {
    for (const { account, debit, credit } of rows) {
      const sum = sums.get(account)
      if (!sum) sums.set(account, { debit, credit })
      else {
        sum.debit += debit
        sum.credit += credit
      }
    }
  }
  if (day === null) {
    add(monthsBefore(sql, null, which))
    return sums
  }
  const month = monthOf(day)
  if (day === lastDayOf(month)) {
    add(monthsBefore(sql, `${month}~`, which)) // after every month that begins so
    return sums
  }
  add(monthsBefore(sql, month, which))
  add(partOfMonth(sql, firstDayOf(month), day, which))
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

/** Balance of one account through a day, included; null for all. */
export function balanceThrough(sql: Sql, account: string, day: Day | null): Cents {
  if (day === null)
    return sql.get<{ cents: Cents }>(
      'SELECT coalesce(sum(debit - credit), 0) AS cents FROM balance WHERE account = ?',
      account,
    )!.cents
  const month = monthOf(day)
  const months = sql.get<{ cents: Cents }>(
    'SELECT coalesce(sum(debit - credit), 0) AS cents FROM balance WHERE account = ? AND month < ?',
    account,
    month,
  )!
  const part = sql.get<{ cents: Cents }>(
    `SELECT coalesce(sum(p.cents), 0) AS cents FROM posting p JOIN entry e ON e.key = p.entry
     WHERE p.account = ? AND p.date BETWEEN ? AND ? AND e.counts = 1`,
    account,
    firstDayOf(month),
    day,
  )!
  return months.cents + part.cents
}
