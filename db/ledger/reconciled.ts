/**
 * What reconciliations say of an account: which stand, which entries they show, and which bank lines they lock.
 * All is read from the tables when it is asked: an account has one a month.
 */
import type { Day } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'

const { refuse } = catalogue({
  'bank.reconciledLine': {
    fr: 'La ligne du {date} est dans le rapprochement du compte {account} au {through}. Annulez d’abord ce rapprochement (Banque, Rapprochements).',
    en: 'The line of {date} is in the reconciliation of account {account} at {through}. Undo that reconciliation first (Bank, Reconciliations).',
  },
})

/** True of a reconciliation `r` that counts and was not undone. */
export const STANDS = `(EXISTS (SELECT 1 FROM mark m WHERE m.id = r.id AND m.counts = 1)
  AND NOT EXISTS (SELECT 1 FROM mark u WHERE u.reverses = r.id AND u.counts = 1))`

/** True when a reconciliation `r` had seen the change `c`. */
const SEEN = `EXISTS (SELECT 1 FROM reconciliation_seen v
  WHERE v.fact = r.id AND v.device = c.device AND v.device_seq >= c.device_seq)`

/** True when a reconciliation `r` had seen the bank line `l`, in any statement. */
export const SEEN_LINE = `EXISTS (SELECT 1 FROM statement_line x JOIN statement s ON s.id = x.statement
  JOIN change c ON c.seq = s.change WHERE x.line = l.no AND ${SEEN})`

/**
 * Tables for a query about one account, after `own(account)`: `standing` reconciliations, and `shown(id, day)`: the entries
 * that a bank line or a reconciliation shows, each once, on the first such day.
 */
export const SHOWN = `
  standing AS MATERIALIZED (SELECT r.* FROM reconciliation r, own WHERE r.account = own.account AND ${STANDS}),
  shown(id, day) AS MATERIALIZED (SELECT id, min(day) FROM (
    SELECT l.settled_by AS id, l.date AS day FROM bank_line l, own WHERE l.account = own.account AND l.settled_by IS NOT NULL
    UNION ALL SELECT x.entry, l.date FROM cleared x JOIN bank_line l ON l.id = x.line AND l.settled_by = x.fact, own
      WHERE l.account = own.account
    UNION ALL SELECT x.entry, r.through FROM standing r JOIN reconciled_entry x ON x.fact = r.id AND x.what = 'cleared'
  ) GROUP BY id)`

/** True of a bank line `l` that is older than the day with which reconciling began. */
const OLD_LINE = `EXISTS (SELECT 1 FROM reconciliation r WHERE r.account = l.account AND l.date < r.before AND ${STANDS})`

/** True of a bank line `l` that came into a reconciled period after its first reconciliation, which was proved without it. */
export const LATE_LINE = `(NOT ${OLD_LINE} AND EXISTS (SELECT 1 FROM reconciliation r WHERE NOT ${SEEN_LINE} AND r.id = (
    SELECT r.id FROM reconciliation r WHERE r.account = l.account AND r.through >= l.date AND ${STANDS}
    ORDER BY r.through, r.id LIMIT 1)))`

/** True of a bank line `l` that is in no balance of a statement any more. */
export const NOT_IN_BALANCE = `(${OLD_LINE} OR ${LATE_LINE})`

/** The last day through which an account is reconciled, or begins to be; null when it never was. */
export function reconciledThrough(sql: Sql, account: string): Day | null {
  return sql.get<{ day: Day | null }>(
    `SELECT max(r.through) AS day FROM reconciliation r WHERE r.account = ? AND ${STANDS}`,
    account,
  )!.day
}

/** The last day on which an account was found to agree with its statement; where it only begins is none. */
export function lastReconciled(sql: Sql, account: string): Day | null {
  return sql.get<{ day: Day | null }>(
    `SELECT max(r.through) AS day FROM reconciliation r
     WHERE r.account = ? AND coalesce(r.before, '') <= r.through AND ${STANDS}`,
    account,
  )!.day
}

/** Refuses to free a bank line that a standing reconciliation was made with. */
export function checkLineFree(sql: Sql, line: string): void {
  const found = sql.get<{ date: Day; account: string; through: Day }>(
    `SELECT l.date, l.account, r.through FROM bank_line l JOIN reconciliation r ON r.account = l.account AND r.through >= l.date
     WHERE l.id = ? AND ${STANDS} AND ${SEEN_LINE} ORDER BY r.through LIMIT 1`,
    line,
  )
  if (found) throw refuse('bank.reconciledLine', { ...found })
}

/** Refuses to undo an entry that settles such a line. */
export function checkLinesFree(sql: Sql, entry: string): void {
  const lines = sql.all<{ line: string }>(
    `SELECT l.id AS line FROM claim c JOIN bank_line l ON l.id = substr(c.key, 6) AND l.settled_by = c.fact
     WHERE c.fact = ? AND c.key LIKE 'line:%'`,
    entry,
  )
  for (const { line } of lines) checkLineFree(sql, line)
}
