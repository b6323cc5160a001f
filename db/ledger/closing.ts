/** Year end: the closing entry is shown before it is posted, and is reversed like any other. */
import type { Company } from '../company/company.ts'
import { addDays, type Day, type FiscalYear, fiscalYear } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { holderOf } from './counts.ts'
import { refuse } from './errors.ts'
import { type Posted, post } from './post.ts'
import { difference, net, sumsThrough } from './sums.ts'

export interface ClosingLine {
  readonly account: string
  readonly cents: Cents
}

export interface Closing {
  readonly year: FiscalYear
  /** Income less expenses: positive for a profit. */
  readonly result: Cents
  readonly retainedEarnings: string
  readonly lines: readonly ClosingLine[]
}

/** The entry that closes a year now, if one does. */
export function closedBy(sql: Sql, year: number): { id: string; number: string } | null {
  const { holder } = holderOf(sql, `close:${year}`)
  if (holder === null) return null
  return sql.get<{ id: string; number: string }>('SELECT id, number FROM entry WHERE id = ?', holder)!
}

/** What closing the year would post. Refuses a closed year, one without results, and books without retained earnings. */
export function previewClosing(company: Company, number: number): Closing {
  const { sql } = company
  const year = fiscalYear(number, company.facts().fiscalYearEnd)
  const closed = closedBy(sql, number)
  if (closed) throw refuse('year.alreadyClosed', { year: number, number: closed.number })
  const retained = sql.get<{ id: string }>(
    "SELECT id FROM account WHERE role = 'retainedEarnings' ORDER BY id LIMIT 1",
  )
  if (!retained) throw refuse('year.noRetainedEarnings')
  const movement = difference(sumsThrough(sql, year.end), sumsThrough(sql, addDays(year.start, -1)))
  const results = sql.all<{ id: string }>(
    "SELECT id FROM account WHERE type IN ('income', 'expense') ORDER BY id",
  )
  const lines = results
    .map(({ id }) => ({ account: id, cents: -net(movement.get(id)) || 0 }))
    .filter((line) => line.cents !== 0)
  if (lines.length === 0) throw refuse('year.nothing', { year: number })
  const result = lines.reduce((sum, line) => sum + line.cents, 0)
  const balancing = result === 0 ? [] : [{ account: retained.id, cents: -result }]
  return { year, result, retainedEarnings: retained.id, lines: [...lines, ...balancing] }
}

/** Posts the closing entry on the last day of the year. */
export function closeYear(company: Company, number: number): { closing: Closing; posted: Posted } {
  const closing = previewClosing(company, number)
  const memo =
    company.facts().language === 'fr'
      ? `Fermeture de l’exercice ${number}`
      : `Closing of fiscal year ${number}`
  const date: Day = closing.year.end
  const entry = {
    date,
    journal: 'CLO',
    kind: 'closing' as const,
    memo,
    claims: [`close:${number}`],
    lines: closing.lines,
  }
  return { closing, posted: post(company, [entry])[0]! }
}
