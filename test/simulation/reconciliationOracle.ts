/**
 * A second judge of reconciliations. It folds the log alone by the rules of docs/log.md: which reconciliations stand, and on
 * which day each entry of an account is shown. Of bank lines it takes what settles them as the tables say.
 */

import type { Company } from '../../db/company/company.ts'
import { entriesOf, movementsOf } from '../../db/records/bank-movements.ts'
import type { Sql } from '../../db/sql.ts'
import { bodyOf, logOf, verdicts } from './oracle.ts'

type Shown = Record<string, string | null>

interface Posted {
  readonly id: string
  readonly date: string
  readonly kind: string
  readonly reverses: string | undefined
  readonly device: string
  readonly deviceSeq: number
  readonly cents: number
}

function postedTo(sql: Sql, account: string): Posted[] {
  return logOf(sql)
    .filter(({ type }) => type === 'entries.posted')
    .flatMap((change) =>
      bodyOf(change, 'entries.posted').entries.map(({ id, date, kind, reverses, lines }) => ({
        id,
        date,
        kind,
        reverses,
        device: change.device,
        deviceSeq: change.deviceSeq,
        cents: lines.reduce((sum, line) => sum + (line.account === account ? line.cents : 0), 0),
      })),
    )
    .filter(({ cents }) => cents !== 0)
}

/** Reconciliations of an account that count and that nothing that counts reverses. */
function standing(sql: Sql, account: string) {
  const verdict = verdicts(sql)
  const counts = (id: string) => verdict.get(id) === 'counts'
  const log = logOf(sql)
  const undone = new Set(
    log
      .filter(({ type }) => type === 'account.reopened')
      .map((change) => bodyOf(change, 'account.reopened'))
      .filter(({ id }) => counts(id))
      .map(({ reverses }) => reverses),
  )
  return log
    .filter(({ type }) => type === 'account.reconciled')
    .map((change) => bodyOf(change, 'account.reconciled'))
    .filter((body) => body.account === account && counts(body.id) && !undone.has(body.id))
}

/** Days on which bank lines show entries of an account: as `entry day`. */
function linesShow(sql: Sql, account: string): [string, string][] {
  const matched = new Map(
    logOf(sql)
      .filter(({ type }) => type === 'line.matched')
      .map((change) => bodyOf(change, 'line.matched'))
      .map((body) => [body.id, body.entries]),
  )
  return sql
    .all<{ date: string; settled: string }>(
      'SELECT date, settled_by AS settled FROM bank_line WHERE account = ? AND settled_by IS NOT NULL',
      account,
    )
    .flatMap(({ date, settled }) =>
      (matched.get(settled) ?? [settled]).map((id): [string, string] => [id, date]),
    )
}

/** On which day each entry that counts in an account is shown, as the log says. */
export function foldShown(sql: Sql, account: string): Shown {
  const verdict = verdicts(sql)
  const entries = postedTo(sql, account)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const isOpening = ({ kind, reverses }: Posted): boolean => {
    const undone = reverses === undefined ? undefined : byId.get(reverses)
    return undone ? isOpening(undone) : kind === 'opening' || kind === 'closing'
  }
  const stand = standing(sql, account)
  const lines = linesShow(sql, account)
  const dayOf = ({ id, date, device, deviceSeq }: Posted): string | null => {
    const days = [
      ...lines.filter(([entry]) => entry === id).map(([, day]) => day),
      ...stand.filter(({ cleared }) => cleared.some(([entry]) => entry === id)).map(({ through }) => through),
    ].sort()
    if (days.length > 0) return days[0]!
    const isOlder = stand.some(({ before, seen, cleared, outstanding, byLine = [], held = [] }) => {
      const named = [...cleared, ...outstanding, ...byLine, ...held].some(([entry]) => entry === id)
      return before !== undefined && date < before && deviceSeq <= (seen[device] ?? 0) && !named
    })
    return isOlder ? date : null
  }
  return Object.fromEntries(
    entries
      .filter((entry) => verdict.get(entry.id) === 'counts' && !isOpening(entry))
      .map((entry) => [entry.id, dayOf(entry)]),
  )
}

/** What the tables say of the same. */
export const tabledShown = (company: Company, account: string): Shown =>
  Object.fromEntries(
    entriesOf(company.sql, movementsOf(company, account)).map(({ id, shownOn }) => [id, shownOn]),
  )

/** Reconciliations of the log whose opening and movements do not make their balance; none. */
export const unprovedReconciliations = (sql: Sql): string[] =>
  logOf(sql)
    .filter(({ type }) => type === 'account.reconciled')
    .map((change) => bodyOf(change, 'account.reconciled'))
    .filter(({ opening, in: came, out: went, balance }) => opening + came[1] + went[1] !== balance)
    .map(({ id }) => id)
