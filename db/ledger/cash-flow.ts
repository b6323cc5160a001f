/**
 * Money in and out, month by month, of all bank and cash accounts together, with what is in transit between them. Credit
 * cards are debts and are left out. What moves between own accounts is neither in nor out.
 */
import { type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../rules/dates.ts'
import { type Cents, divideRounded } from '../rules/money.ts'
import { monthAfter } from '../rules/spans.ts'
import type { Sql } from '../sql.ts'
import { UNDONE } from './reversals.ts'

export interface CashMonth {
  readonly month: Month
  readonly from: Day
  readonly to: Day
  readonly inflow: Cents
  readonly outflow: Cents
  /** inflow - outflow. */
  readonly net: Cents
  readonly closing: Cents
}

/** A month to come: the mean of the last months, between their worst and their best. */
export interface CashForecast {
  readonly month: Month
  readonly inflow: Cents
  readonly outflow: Cents
  readonly net: Cents
  readonly closing: Cents
  readonly lowest: Cents
  readonly highest: Cents
}

export interface CashFlow {
  /** Accounts in the figures. */
  readonly accounts: readonly string[]
  readonly opening: Cents
  readonly months: readonly CashMonth[]
  readonly inflow: Cents
  readonly outflow: Cents
  readonly net: Cents
  readonly closing: Cents
  /** Mean change of the balance in a month. */
  readonly trend: Cents
  /** Empty while no month with movements is over. */
  readonly forecast: readonly CashForecast[]
}

const FORECAST_MONTHS = 3
const OWN = "SELECT id FROM account WHERE role IN ('bank', 'cash', 'transfer')"

interface Flow {
  in: Cents
  out: Cents
}

/**
 * In and out by month: the month balances, less what entries move between own accounts, less what was undone in the
 * month where it was done, with its reversal.
 */
function flows(sql: Sql, from: Month, to: Month): Map<Month, Flow> {
  const kept = sql.all<{ month: Month; debit: Cents; credit: Cents }>(
    `SELECT month, sum(debit) AS debit, sum(credit) AS credit FROM balance
     WHERE account IN (${OWN}) AND month BETWEEN ? AND ? GROUP BY month`,
    from,
    to,
  )
  const both = sql.all<{ month: Month; debit: Cents; credit: Cents; isUndoing: number }>(
    `WITH own AS (
       SELECT p.entry, sum(max(p.cents, 0)) AS debit, sum(max(-p.cents, 0)) AS credit FROM posting p
       WHERE p.account IN (${OWN}) AND p.date BETWEEN ? AND ? GROUP BY p.entry)
     SELECT substr(e.date, 1, 7) AS month, own.debit, own.credit,
       coalesce((SELECT substr(o.date, 1, 7) = substr(e.date, 1, 7) FROM entry o WHERE o.id = e.reverses), 0)
         AND ${UNDONE} AS isUndoing
     FROM own JOIN entry e ON e.key = own.entry
     WHERE e.counts = 1 AND ((own.debit > 0 AND own.credit > 0) OR e.reverses IS NOT NULL)`,
    firstDayOf(from),
    lastDayOf(to),
  )
  const byMonth = new Map(kept.map(({ month, debit, credit }) => [month, { in: debit, out: credit }]))
  for (const { month, debit, credit, isUndoing } of both) {
    const flow = byMonth.get(month)!
    const taken = Math.min(debit, credit) + (isUndoing ? Math.abs(debit - credit) : 0)
    flow.in -= taken
    flow.out -= taken
  }
  return byMonth
}

/** Balance of all own accounts before a month. */
const openingOf = (sql: Sql, month: Month): Cents =>
  sql.get<{ cents: Cents }>(
    `SELECT coalesce(sum(debit - credit), 0) AS cents FROM balance WHERE account IN (${OWN}) AND month < ?`,
    month,
  )!.cents

function monthsOf(sql: Sql, from: Month, to: Month): CashMonth[] {
  const byMonth = flows(sql, from, to)
  let closing = openingOf(sql, from)
  const months: CashMonth[] = []
  for (let month = from; month <= to; month = monthAfter(month, 1)) {
    const { in: inflow, out: outflow } = byMonth.get(month) ?? { in: 0, out: 0 }
    const net = inflow - outflow
    closing += net
    months.push({ month, from: firstDayOf(month), to: lastDayOf(month), inflow, outflow, net, closing })
  }
  return months
}

const mean = (amounts: readonly Cents[]): Cents =>
  divideRounded(
    amounts.reduce((sum, cents) => sum + BigInt(cents), 0n),
    BigInt(amounts.length),
  )

/** Three months to come from the last three that are over, or as many as there were since the first movement. */
function forecastOf(sql: Sql, through: Day, last: CashMonth): CashForecast[] {
  const over = lastDayOf(last.month) <= through ? last.month : monthAfter(last.month, -1)
  const { first } = sql.get<{ first: Month | null }>(
    `SELECT min(month) AS first FROM balance WHERE account IN (${OWN}) AND (debit <> 0 OR credit <> 0)`,
  )!
  if (first === null || first > over) return []
  const start = monthAfter(over, 1 - FORECAST_MONTHS)
  const past = monthsOf(sql, start > first ? start : first, over)
  const [inflow, outflow] = [
    mean(past.map((month) => month.inflow)),
    mean(past.map((month) => month.outflow)),
  ]
  const nets = past.map((month) => month.net)
  const net = inflow - outflow
  return Array.from({ length: FORECAST_MONTHS }, (_, index): CashForecast => {
    const ahead = index + 1
    return {
      month: monthAfter(last.month, ahead),
      inflow,
      outflow,
      net,
      closing: last.closing + ahead * net,
      lowest: last.closing + ahead * Math.min(...nets),
      highest: last.closing + ahead * Math.max(...nets),
    }
  })
}

/** So many months, the last one that of a day (whole, even when the day is not its last). */
export function cashFlow(sql: Sql, query: { readonly months: number; readonly through: Day }): CashFlow {
  const end = monthOf(query.through)
  const months = monthsOf(sql, monthAfter(end, 1 - query.months), end)
  const last = months.at(-1)!
  const sum = (read: (month: CashMonth) => Cents) => months.reduce((total, month) => total + read(month), 0)
  const net = sum((month) => month.net)
  return {
    accounts: sql.all<{ id: string }>(`${OWN} ORDER BY id`).map(({ id }) => id),
    opening: last.closing - net,
    months,
    inflow: sum((month) => month.inflow),
    outflow: sum((month) => month.outflow),
    net,
    closing: last.closing,
    trend: mean(months.map((month) => month.net)),
    forecast: forecastOf(sql, query.through, last),
  }
}
