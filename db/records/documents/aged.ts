/**
 * Who owes what, by age, as of any day: open documents of each client or supplier in the columns of their lateness,
 * credits against them, and the proof against the control account of the ledger.
 */
import type { Company } from '../../company/company.ts'
import { net, sumsThrough } from '../../ledger/sums.ts'
import type { Day } from '../../rules/dates.ts'
import { AGING_BUCKETS, type AgedSums, agedSums, daysLate } from '../../rules/documents/aging.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import type { Cents } from '../../rules/money.ts'
import { plain } from '../../rules/plain.ts'
import type { Sql } from '../../sql.ts'
import { mergedParties } from '../parties.ts'
import { roleAccount } from './posting.ts'

export interface AgedDocument {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly date: Day
  readonly due: Day | null
  /** What is left that day; negative for a credit. */
  readonly open: Cents
  readonly daysLate: number
}

export interface AgedParty {
  readonly party: string | null
  readonly partyName: string
  readonly sums: AgedSums
  readonly documents: readonly AgedDocument[]
}

export interface Aged {
  readonly rows: readonly AgedParty[]
  readonly totals: AgedSums
  /** Balance of the control account in the ledger that day, in the direction of the report. */
  readonly controlBalance: Cents
  /** Control account less documents: entries made on it by hand, an opening balance without documents. */
  readonly difference: Cents
}

interface DocumentAt {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly date: Day
  readonly due: Day | null
  readonly total: Cents
  readonly party: string | null
  readonly partyName: string | null
  readonly terms: string | null
}

/** Documents of a control account that stood at the end of a day: those undone later did. */
function documentsAt(sql: Sql, kinds: readonly string[], asOf: Day): DocumentAt[] {
  return sql.all<DocumentAt>(
    `SELECT d.id, d.kind, d.number, d.date, d.due, d.total, d.party, coalesce(p.name, d.party_name) AS partyName, d.terms
     FROM document d LEFT JOIN party p ON p.id = d.party
     WHERE d.kind IN (SELECT value FROM json_each(?)) AND d.counts = 1 AND d.date <= ?
       AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = d.fact AND u.counts = 1 AND u.date <= ?)
     ORDER BY d.date, d.number, d.id`,
    JSON.stringify(kinds),
    asOf,
    asOf,
  )
}

interface LinkAt {
  readonly source: string
  readonly target: string
  readonly cents: Cents
}

/** What links settled by the end of a day. One undone since counted then for what it named. */
function linksAt(sql: Sql, asOf: Day): LinkAt[] {
  return sql.all<LinkAt>(
    `SELECT a.source, a.target, iif(u.date IS NULL, a.effective, a.cents) AS cents
     FROM allocation a
     LEFT JOIN entry e ON e.id = a.fact LEFT JOIN mark m ON m.id = a.fact
     LEFT JOIN entry u ON u.reverses = a.fact AND u.counts = 1
     JOIN document s ON s.id = a.source AND s.counts = 1 JOIN document t ON t.id = a.target AND t.counts = 1
     WHERE coalesce(e.counts, m.counts) = 1 AND (u.date IS NULL OR u.date > ?)
       AND NOT EXISTS (SELECT 1 FROM mark w WHERE w.reverses = a.fact AND w.counts = 1)
       AND coalesce(e.date, max(s.date, t.date)) <= ?`,
    asOf,
    asOf,
  )
}

interface Open extends DocumentAt {
  readonly open: Cents
}

function openAt(sql: Sql, kinds: readonly string[], asOf: Day): Open[] {
  const documents = documentsAt(sql, kinds, asOf)
  const known = new Set(documents.map(({ id }) => id))
  const settled = new Map<string, Cents>()
  for (const { source, target, cents } of linksAt(sql, asOf)) {
    if (!known.has(source) || !known.has(target)) continue
    settled.set(source, (settled.get(source) ?? 0) + cents)
    settled.set(target, (settled.get(target) ?? 0) + cents)
  }
  return documents.flatMap((document) => {
    const left = Math.max(0, document.total - (settled.get(document.id) ?? 0))
    return left === 0 ? [] : [{ ...document, open: left }]
  })
}

const KINDS = {
  receivable: ['invoice', 'creditNote', 'receipt', 'clientRefund'],
  payable: ['bill', 'supplierCredit', 'disbursement', 'supplierRefund'],
} as const

/** Deposits wait in an account of their own. */
const isDeposit = (document: DocumentAt) => document.kind === 'receipt' && document.terms === 'deposit'

/** The aged list of receivables or payables at the end of a day. */
export function aged(company: Company, control: 'receivable' | 'payable', asOf: Day): Aged {
  const { sql } = company
  const way = control === 'receivable' ? 1 : -1
  const merged = mergedParties(sql)
  const parties = new Map<string | null, { name: string; documents: AgedDocument[] }>()
  for (const document of openAt(sql, KINDS[control], asOf)) {
    if (isDeposit(document)) continue
    const party = document.party === null ? null : (merged.get(document.party) ?? document.party)
    const own = parties.get(party) ?? { name: document.partyName ?? '', documents: [] }
    parties.set(party, own)
    const due = document.due ?? document.date
    const open = document.open * kindOf(document.kind).side * way
    own.documents.push({ ...document, open, daysLate: open > 0 ? daysLate(due, asOf) : 0 })
  }
  const rows = [...parties].map(([party, { name, documents }]) => ({
    party,
    partyName: name,
    documents,
    // a credit is of no age: it stands against what is current
    sums: agedSums(
      documents.map(({ open, due, date }) => ({ open, due: open < 0 ? asOf : (due ?? date) })),
      asOf,
    ),
  }))
  rows.sort((a, b) => plain(a.partyName).localeCompare(plain(b.partyName)))
  const totals = Object.fromEntries(
    [...AGING_BUCKETS, 'total' as const].map((bucket) => [
      bucket,
      rows.reduce((sum, row) => sum + row.sums[bucket], 0),
    ]),
  ) as unknown as AgedSums
  const account = roleAccount(sql, control)
  const controlBalance = way * net(sumsThrough(sql, asOf).get(account))
  return { rows, totals, controlBalance, difference: controlBalance - totals.total }
}
