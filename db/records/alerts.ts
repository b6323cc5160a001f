/**
 * What of the money deserves a look today: accounts that are low, large amounts that went out, invoices that are late. All
 * of it is computed when asked; only that a person has seen a large expense is kept.
 */
import type { Company } from '../company/company.ts'
import { net, sumsThrough } from '../ledger/sums.ts'
import { type AlertThresholds, lateGroups, type Severity } from '../rules/alerts.ts'
import { addDays, type Day, localDay } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import { type Cents, decimalsOf, lineAmount } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { bankConnections } from './bank-feeds.ts'
import { recordDrafts } from './fields.ts'
import { getSetting, OFF } from './settings.ts'

const { refuse } = catalogue({
  'alert.unknown': {
    fr: 'L’alerte « {key} » ne porte ni sur une écriture ni sur une ligne de relevé de cette entreprise. Actualisez la liste des alertes.',
    en: 'Alert “{key}” is about neither an entry nor a bank line of this company. Refresh the list of alerts.',
  },
})

/** The thresholds of a company, in cents of its currency. */
export function alertThresholds(company: Company): AlertThresholds {
  const { sql } = company
  const decimals = decimalsOf(company.facts().currency)
  const amount = (text: string) => (text === OFF ? null : lineAmount('1', text, decimals))
  const infoDays = getSetting(sql, 'alerts.overdueInfoDays')
  return {
    lowBalance: amount(getSetting(sql, 'alerts.lowBalance')),
    largeExpense: amount(getSetting(sql, 'alerts.largeExpense')),
    largeExpenseDays: getSetting(sql, 'alerts.largeExpenseDays'),
    overdueInfoDays: infoDays === 0 ? null : infoDays,
    overdueWarningDays: getSetting(sql, 'alerts.overdueWarningDays'),
    overdueWarningAmount: amount(getSetting(sql, 'alerts.overdueWarningAmount')),
    overdueCriticalDays: getSetting(sql, 'alerts.overdueCriticalDays'),
  }
}

export interface LowBalance {
  readonly account: string
  readonly balance: Cents
}

/** Bank accounts that were used and stand below the threshold today, in the company's currency, the lowest first. */
function lowBalances(sql: Sql, threshold: Cents, today: Day): LowBalance[] {
  const sums = sumsThrough(sql, today)
  return sql
    .all<{ id: string }>("SELECT id FROM account WHERE role = 'bank' AND coalesce(closed, 0) = 0 ORDER BY id")
    .filter(({ id }) => sums.has(id))
    .map(({ id }) => ({ account: id, balance: net(sums.get(id)) }))
    .filter(({ balance }) => balance < threshold)
    .sort((a, b) => a.balance - b.balance)
}

export interface LargeExpense {
  /** By which it is marked as seen: `entry:<id>` or `line:<id>`. */
  readonly key: string
  readonly date: Day
  readonly account: string
  readonly cents: Cents
  readonly text: string
  /** null for a bank line that nothing settles yet. */
  readonly entry: string | null
  readonly line: string | null
  readonly seen: boolean
}

/**
 * Movements that took more than the threshold out of all own accounts and cards together (a transfer between them takes
 * nothing), and bank lines of that size that nothing settles yet; newest first. What was undone is not told, nor lines in
 * another currency than the company's.
 */
function largeExpenses(company: Company, threshold: Cents, from: Day, today: Day): LargeExpense[] {
  const rows = company.sql.all<Omit<LargeExpense, 'seen'> & { seen: number }>(
    `WITH own AS (
       SELECT p.entry, -sum(p.cents) AS cents, min(p.account) AS account FROM account a JOIN posting p ON p.account = a.id
       WHERE a.role IN ('bank', 'cash', 'creditCard', 'transfer') AND p.date BETWEEN ? AND ? GROUP BY p.entry
       HAVING -sum(p.cents) > ?),
     large AS (
       SELECT 'entry:' || e.id AS key, e.date, own.account, own.cents, coalesce(e.memo, '') AS text, e.id AS entry,
         NULL AS line
       FROM own JOIN entry e ON e.key = own.entry
       WHERE e.counts = 1 AND e.kind NOT IN ('opening', 'closing') AND e.reverses IS NULL
         AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = e.id AND u.counts = 1)
       UNION ALL
       SELECT 'line:' || l.id, l.date, l.account, -l.cents, coalesce(l.description, ''), NULL, l.id
       FROM bank_line l JOIN account a ON a.id = l.account
       WHERE l.status = 'new' AND l.date BETWEEN ? AND ? AND -l.cents > ? AND coalesce(a.currency, ?) = ?)
     SELECT large.*, EXISTS (SELECT 1 FROM alert s WHERE s.id = large.key AND s.seen = 1) AS seen
     FROM large ORDER BY date DESC, cents DESC, key`,
    ...[from, today, threshold],
    ...[from, today, threshold, company.facts().currency, company.facts().currency],
  )
  return rows.map(({ seen, ...row }) => ({ ...row, seen: seen === 1 }))
}

interface LateRow {
  readonly id: string
  readonly number: string
  readonly party: string | null
  readonly partyName: string | null
  readonly due: Day
  readonly open: Cents
}

const lateInvoices = (sql: Sql, today: Day): LateRow[] =>
  sql.all<LateRow>(
    `SELECT d.id, d.number, d.party, (SELECT name FROM party WHERE id = d.party) AS partyName, d.due, d.open
     FROM document d WHERE d.kind = 'invoice' AND d.open > 0 AND d.stands = 1 AND d.due < ? ORDER BY d.due, d.id`,
    today,
  )

export type Alert =
  | {
      readonly kind: 'lowBalance'
      readonly severity: Severity
      readonly low: LowBalance
      readonly threshold: Cents
    }
  | { readonly kind: 'largeExpense'; readonly severity: Severity; readonly expense: LargeExpense }
  | {
      readonly kind: 'consent'
      readonly severity: Severity
      readonly consent: { readonly id: string; readonly name: string; readonly daysLeft: number | null }
    }
  | {
      readonly kind: 'overdue'
      readonly severity: Severity
      readonly count: number
      readonly open: Cents
      /** Days of the latest. */
      readonly days: number
      /** The latest, at most five. */
      readonly invoices: readonly LateRow[]
    }

/** Days before the end of a bank's consent from which its renewal is asked. */
const RENEW_DAYS = 7

/** Consents that end soon, or have: without them no movement comes any more. */
function endingConsents(company: Company): Alert[] {
  return bankConnections(company).flatMap(({ id, name, status, daysLeft }): Alert[] => {
    const consent = { id, name, daysLeft }
    if (status === 'expired' || status === 'error')
      return [{ kind: 'consent', severity: 'critical', consent }]
    const isSoon = status === 'active' && daysLeft !== null && daysLeft <= RENEW_DAYS
    return isSoon ? [{ kind: 'consent', severity: 'warning', consent }] : []
  })
}

const LATEST = 5
const ORDER: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 }

/** Everything to tell today, the most urgent first; large expenses that were seen only when asked. */
export function alertsOf(company: Company, seenToo = false, today: Day = localDay(company.now())): Alert[] {
  const { sql } = company
  const thresholds = alertThresholds(company)
  const { lowBalance, largeExpense, largeExpenseDays } = thresholds
  const low = lowBalance === null ? [] : lowBalances(sql, lowBalance, today)
  const from = addDays(today, -largeExpenseDays)
  const large = largeExpense === null ? [] : largeExpenses(company, largeExpense, from, today)
  const alerts: Alert[] = [
    ...low.map(
      (one): Alert => ({ kind: 'lowBalance', severity: 'critical', low: one, threshold: lowBalance! }),
    ),
    ...lateGroups(lateInvoices(sql, today), today, thresholds).map(
      ({ severity, invoices, open, days }): Alert => ({
        kind: 'overdue',
        severity,
        count: invoices.length,
        open,
        days,
        invoices: invoices.slice(0, LATEST),
      }),
    ),
    ...endingConsents(company),
    ...large
      .filter(({ seen }) => seenToo || !seen)
      .map((expense): Alert => ({ kind: 'largeExpense', severity: 'warning', expense })),
  ]
  return alerts.sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
}

/** Marks a large expense as seen, or as not seen after all; the books are not touched. */
export function markSeen(company: Company, key: string, seen: boolean): void {
  const known = company.sql.get(
    "SELECT 1 FROM entry WHERE 'entry:' || id = ? UNION ALL SELECT 1 FROM bank_line WHERE 'line:' || id = ?",
    key,
    key,
  )
  if (!known) throw refuse('alert.unknown', { key: key.slice(0, 80) })
  const values = { seen: seen ? 1 : 0 }
  company.append(recordDrafts(company.sql, [{ kind: 'alert', record: key, values }]))
}
