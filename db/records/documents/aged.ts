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
  /** What is left that day of each party's deposits: it waits in an account of its own and is in no row. */
  readonly deposits: ReadonlyMap<string | null, Cents>
}

interface Stood {
  readonly id: string
  readonly total: Cents
  /** 1 for a receipt kept apart as a deposit. */
  readonly deposit: number
  /** 1 when it stood at the end of the day: what was undone later did. */
  readonly stood: number
}

/** Documents of a control account that stood at the end of a day, and all deposits: their entries may outlive them. */
function documentsAt(sql: Sql, kinds: readonly string[], asOf: Day): Stood[] {
  // +d.kind: nearly all are read, and in their own order that is faster than by kind
  return sql.all<Stood>(
    `SELECT d.id, d.total, d.kind = 'receipt' AND d.terms IS 'deposit' AS deposit,
       d.date <= ? AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = d.fact AND u.counts = 1 AND u.date <= ?) AS stood
     FROM document d
     WHERE +d.kind IN (SELECT value FROM json_each(?)) AND d.counts = 1 AND (stood OR deposit)`,
    asOf,
    asOf,
    JSON.stringify(kinds),
  )
}

interface LinkAt {
  readonly source: string
  readonly target: string
  readonly cents: Cents
  /** Of them, what its fact took out of the account of deposits, where its source is one. */
  readonly apart: Cents
}

/** Links made by the end of a day and not undone by then, in their order. A link that posts nothing has no day. */
function linksAt(sql: Sql, asOf: Day): LinkAt[] {
  return sql.all<LinkAt>(
    `SELECT a.source, a.target, a.cents, a.apart
     FROM allocation a LEFT JOIN entry e ON e.id = a.fact
     WHERE coalesce(e.counts, (SELECT m.counts FROM mark m WHERE m.id = a.fact)) = 1 AND coalesce(e.date, '') <= ?
       AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = a.fact AND u.counts = 1 AND u.date <= ?)
       AND NOT EXISTS (SELECT 1 FROM mark w WHERE w.reverses = a.fact AND w.counts = 1)
     ORDER BY a.stamp, a.device, a.fact, a.no`,
    asOf,
    asOf,
  )
}

interface Left {
  /** What waits on the control account. */
  open: Cents
  /** What waits on the account of deposits; below zero for what was used on a day when it could not have been yet. */
  apart: Cents
  readonly isDeposit: boolean
}

/**
 * What is left of each document that day, as if nothing later had happened: links in their order, each with what those
 * before it left at both ends. The entry of a link moves its part of a deposit to the control account, also where
 * nothing was left to settle there: that part is the client's credit.
 */
function leftAt(sql: Sql, kinds: readonly string[], asOf: Day): ReadonlyMap<string, Left> {
  const documents = new Map<string, Left>()
  for (const { id, total, deposit, stood } of documentsAt(sql, kinds, asOf)) {
    const worth = stood === 1 ? total : 0
    const parts = deposit === 1 ? { open: 0, apart: worth } : { open: worth, apart: 0 }
    documents.set(id, { ...parts, isDeposit: deposit === 1 })
  }
  for (const link of linksAt(sql, asOf)) {
    const [from, to] = [documents.get(link.source), documents.get(link.target)]
    if (!from) continue
    if (from.isDeposit) {
      from.apart -= link.apart
      from.open += link.apart
    }
    if (!to) continue
    const settled = Math.min(link.cents, from.open, to.open)
    from.open -= settled
    to.open -= settled
  }
  return documents
}

interface Open extends Left {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly date: Day
  readonly due: Day | null
  readonly party: string | null
  /** As printed. */
  readonly partyName: string | null
}

/** The documents on which something is left that day, oldest first. */
function openAt(sql: Sql, kinds: readonly string[], asOf: Day): Open[] {
  const left = leftAt(sql, kinds, asOf)
  const ids = [...left].flatMap(([id, { open, apart }]) => (open === 0 && apart === 0 ? [] : [id]))
  return sql
    .all<Omit<Open, keyof Left>>(
      `SELECT d.id, d.kind, d.number, d.date, d.due, d.party, d.party_name AS partyName
       FROM json_each(?) o JOIN document d ON d.id = o.value AND d.counts = 1
       ORDER BY d.date, d.number, d.id`,
      JSON.stringify(ids),
    )
    .map((document) => ({ ...document, ...left.get(document.id)! }))
}

const KINDS = {
  receivable: ['invoice', 'creditNote', 'receipt', 'clientRefund'],
  payable: ['bill', 'supplierCredit', 'disbursement', 'supplierRefund'],
} as const

/** The name of the party that stands for those merged into it; as printed, where no record has one. */
function nameOf(sql: Sql, party: string | null, printed: string | null): string {
  const kept =
    party === null
      ? undefined
      : sql.get<{ name: string | null }>('SELECT name FROM party WHERE id = ?', party)
  return kept?.name ?? printed ?? ''
}

/** The aged list of receivables or payables at the end of a day. */
export function aged(company: Company, control: 'receivable' | 'payable', asOf: Day): Aged {
  const { sql } = company
  const way = control === 'receivable' ? 1 : -1
  const merged = mergedParties(sql)
  const parties = new Map<string | null, { name: string; documents: AgedDocument[] }>()
  const deposits = new Map<string | null, Cents>()
  for (const document of openAt(sql, KINDS[control], asOf)) {
    const party = document.party === null ? null : (merged.get(document.party) ?? document.party)
    if (document.apart !== 0) deposits.set(party, document.apart + (deposits.get(party) ?? 0))
    if (document.open === 0) continue
    const own = parties.get(party) ?? { name: nameOf(sql, party, document.partyName), documents: [] }
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
  const controlBalance = way * net(sumsThrough(sql, asOf).get(account)) || 0
  return { rows, totals, controlBalance, difference: controlBalance - totals.total, deposits }
}
