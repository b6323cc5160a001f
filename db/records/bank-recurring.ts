/** Whether a bank line comes back each month. */
import { addDays, type Day } from '../rules/dates.ts'
import { type Recurrence, recurrencesOf } from '../rules/matching/recurring.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import type { BankLine } from './bank.ts'

/** Further back, what came every month no longer tells. */
const LOOKED_AT_DAYS = 400

interface LineRow {
  id: string
  date: Day
  cents: Cents
  description: string | null
}

/** How often a line came back, month after month; null when it did not. */
export function recurrenceFor(sql: Sql, line: BankLine): Recurrence | null {
  const lines = sql
    .all<LineRow>(
      `SELECT id, date, cents, description FROM bank_line
       WHERE account = ? AND date BETWEEN ? AND ? AND sign(cents) = sign(?)`,
      line.account,
      addDays(line.date, -LOOKED_AT_DAYS),
      line.date,
      line.cents,
    )
    .map((row) => ({ ...row, description: row.description ?? '' }))
  return recurrencesOf(lines).get(line.id) ?? null
}
