/** What open documents bring in and take out by the month in which they fall due: the known part of what is to come. */
import type { Month } from '../../rules/dates.ts'
import type { Cents } from '../../rules/money.ts'
import type { Sql } from '../../sql.ts'

export interface Due {
  /** Open invoices. */
  readonly inflow: Cents
  /** Open bills. */
  readonly outflow: Cents
}

interface DueRow {
  readonly month: Month
  readonly kind: string
  readonly cents: Cents
}

/** Open invoices and bills by month of their due date (of the document without one), as they are now. */
export function dueByMonth(sql: Sql): ReadonlyMap<Month, Due> {
  const rows = sql.all<DueRow>(
    `SELECT substr(coalesce(due, date), 1, 7) AS month, kind, sum(open) AS cents FROM document
     WHERE kind IN ('invoice', 'bill') AND open > 0 AND stands = 1 GROUP BY month, kind`,
  )
  const months = new Map<Month, Due>()
  for (const { month, kind, cents } of rows) {
    const known = months.get(month) ?? { inflow: 0, outflow: 0 }
    months.set(month, kind === 'invoice' ? { ...known, inflow: cents } : { ...known, outflow: cents })
  }
  return months
}

/** The sum of the months that a test keeps. */
export function dueWithin(months: ReadonlyMap<Month, Due>, isIn: (month: Month) => boolean): Due {
  let [inflow, outflow] = [0, 0]
  for (const [month, due] of months) {
    if (!isIn(month)) continue
    inflow += due.inflow
    outflow += due.outflow
  }
  return { inflow, outflow }
}
