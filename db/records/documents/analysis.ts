/** Figures at a glance: what is billed, collected, spent and pending, and the best clients. */
import type { Company } from '../../company/company.ts'
import { difference, sumsThrough } from '../../ledger/sums.ts'
import { addDays, type Day } from '../../rules/dates.ts'
import type { Cents, Ppm } from '../../rules/money.ts'
import type { Sql } from '../../sql.ts'
import { mergedParties } from '../parties.ts'

export interface Figures {
  /** Invoices less credit notes, before tax; what a release of a holdback bills was billed with its invoice. */
  readonly billed: Cents
  /** Money received from clients less what was refunded. */
  readonly collected: Cents
  /** Costs and expenses of the ledger. */
  readonly expenses: Cents
  /** Collected less expenses. */
  readonly margin: Cents
}

/** Of a document `d`: neither the release of a holdback nor a credit of one. */
export const BILLS = `d.releases IS NULL
  AND NOT EXISTS (SELECT 1 FROM document r WHERE r.id = d.credits AND r.releases IS NOT NULL)`

function sumOf(sql: Sql, kinds: readonly [string, string], from: Day, to: Day): Cents {
  return sql.get<{ sum: Cents }>(
    `SELECT coalesce(sum(iif(d.kind = ?, d.subtotal, -d.subtotal)), 0) AS sum FROM document d
     WHERE d.kind IN (?, ?) AND d.stands = 1 AND d.date BETWEEN ? AND ? AND ${BILLS}`,
    kinds[0],
    ...kinds,
    from,
    to,
  )!.sum
}

/** Costs and expenses over days, by the balances of the ledger, closing entries apart. */
function expensesOf(sql: Sql, from: Day, to: Day): Cents {
  const moved = difference(sumsThrough(sql, to, 'open'), sumsThrough(sql, addDays(from, -1), 'open'))
  const codes = sql.all<{ id: string }>("SELECT id FROM account WHERE type = 'expense'")
  return codes.reduce((sum, { id }) => {
    const own = moved.get(id)
    return own ? sum + own.debit - own.credit : sum
  }, 0)
}

export function figuresOf(company: Company, from: Day, to: Day): Figures {
  const { sql } = company
  const collected = sumOf(sql, ['receipt', 'clientRefund'], from, to)
  const expenses = expensesOf(sql, from, to)
  return {
    billed: sumOf(sql, ['invoice', 'creditNote'], from, to),
    collected,
    expenses,
    margin: collected - expenses,
  }
}

export interface Pending {
  readonly pending: Cents
  readonly pendingCount: number
  readonly overdue: Cents
  readonly overdueCount: number
}

/** What clients are still to pay, and the part of it that is late. */
export function pendingOf(sql: Sql, today: Day): Pending {
  return sql.get<Pending>(
    `SELECT coalesce(sum(open), 0) AS pending, count(*) AS pendingCount,
       coalesce(sum(iif(due < ?, open, 0)), 0) AS overdue, coalesce(sum(due < ?), 0) AS overdueCount
     FROM document WHERE kind = 'invoice' AND open > 0 AND stands = 1`,
    today,
    today,
  )!
}

export interface TopClient {
  readonly party: string | null
  readonly partyName: string
  readonly billed: Cents
  readonly documents: number
  /** Part of all that was billed. */
  readonly share: Ppm
}

/** Clients by what they were billed before tax, credit notes taken off; merged records are one. */
export function topClients(company: Company, from: Day, to: Day, limit: number): TopClient[] {
  const { sql } = company
  const merged = mergedParties(sql)
  const rows = sql.all<{ party: string | null; partyName: string | null; billed: Cents; documents: number }>(
    `SELECT d.party, coalesce(p.name, max(d.party_name), '') AS partyName, sum(iif(d.kind = 'invoice', d.subtotal, -d.subtotal)) AS billed,
       sum(d.kind = 'invoice') AS documents
     FROM document d LEFT JOIN party p ON p.id = d.party
     WHERE d.kind IN ('invoice', 'creditNote') AND d.stands = 1 AND d.date BETWEEN ? AND ? AND ${BILLS} GROUP BY d.party`,
    from,
    to,
  )
  const clients = new Map<string | null, { partyName: string; billed: Cents; documents: number }>()
  for (const row of rows) {
    const party = row.party === null ? null : (merged.get(row.party) ?? row.party)
    const before = clients.get(party)
    const isKept = party === row.party
    clients.set(party, {
      partyName: isKept ? (row.partyName ?? '') : (before?.partyName ?? row.partyName ?? ''),
      billed: row.billed + (before?.billed ?? 0),
      documents: row.documents + (before?.documents ?? 0),
    })
  }
  const all = [...clients].map(([party, client]) => ({ party, ...client }))
  const sum = all.reduce((total, { billed }) => total + billed, 0)
  return all
    .toSorted((a, b) => b.billed - a.billed || a.partyName.localeCompare(b.partyName))
    .slice(0, limit)
    .map((client) => ({
      ...client,
      share: sum > 0 ? Number((BigInt(client.billed) * 1_000_000n) / BigInt(sum)) : 0,
    }))
}
