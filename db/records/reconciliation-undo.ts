/** Undoing a reconciliation, or the start of reconciling: the newest first, with a reason. */
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { reverse } from '../ledger/entries.ts'
import { lockedThrough } from '../ledger/periods.ts'
import { STANDS } from '../ledger/reconciled.ts'
import { addDays, type Day } from '../rules/dates.ts'
import { lastStanding } from './reconciliation-figures.ts'
import { refuse } from './reconciliation-problems.ts'

/** Takes back the entries that a beginning posted. Refuses while a bank line shows one of them. */
function undoPrior(company: Company, id: string): void {
  const { sql } = company
  const entries = sql.all<{ id: string; date: Day }>(
    `SELECT e.id, e.date FROM entry e WHERE e.source = ? AND e.counts = 1 AND e.reverses IS NULL
       AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = e.id AND u.counts = 1) ORDER BY e.key`,
    `reconciliation:${id}`,
  )
  for (const entry of entries) {
    const shown = sql.get<{ date: Day }>(
      'SELECT l.date FROM cleared x JOIN bank_line l ON l.id = x.line AND l.settled_by = x.fact WHERE x.entry = ?',
      entry.id,
    )
    if (shown) throw refuse('reconciliation.priorShown', { date: shown.date })
  }
  const locked = lockedThrough(sql)
  for (const { id: entry, date } of entries)
    reverse(company, entry, locked !== null && date <= locked ? addDays(locked, 1) : date)
}

interface StandingRow {
  account: string
  through: Day
  stands: number
}

/** Undoes a reconciliation, or the start of reconciling, with a reason. Refuses one on which a later one rests. */
export function reopenAccount(company: Company, id: string, reason: string): void {
  const { sql } = company
  const row = sql.get<StandingRow>(
    `SELECT r.account, r.through, ${STANDS} AS stands FROM reconciliation r WHERE r.id = ?`,
    id,
  )
  if (!row) throw refuse('reconciliation.unknown')
  if (row.stands === 0) throw refuse('reconciliation.notStanding')
  const last = lastStanding(sql, row.account)!
  if (last.id !== id) throw refuse('reconciliation.notNewest', { day: last.through })
  undoPrior(company, id)
  const mark = uuidv7(company.now())
  company.append([
    {
      type: 'account.reopened',
      body: { id: mark, account: row.account, reverses: id, claims: [`reverse:${id}`], needs: [id] },
      parts: [{ kind: 'mark', record: mark, content: { reason } }],
    },
  ])
}
