/**
 * What a client owes and is owed, from the documents issued to it and to those merged into it. Amounts are cents of the
 * company's currency; only documents that stand count.
 */
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import { getParty, mergedParties, partyFamily } from './parties.ts'

/** Kinds of documents of a side: what is billed, what corrects it, what pays it, what gives money back. */
const CLIENT = { bill: 'invoice', credit: 'creditNote', pay: 'receipt', refund: 'clientRefund' } as const
const SUPPLIER = {
  bill: 'bill',
  credit: 'supplierCredit',
  pay: 'disbursement',
  refund: 'supplierRefund',
} as const
type Side = typeof CLIENT | typeof SUPPLIER

export interface SideBalance {
  /** Documents billed, less what corrects them. */
  readonly invoiced: Cents
  /** Payments, less refunds. */
  readonly paid: Cents
  /** Left to settle on what was billed. */
  readonly due: Cents
  /** The part of `due` whose day has passed. */
  readonly overdue: Cents
  /** Payments and credits not used yet. */
  readonly credit: Cents
  /** `due` less `credit`. */
  readonly balance: Cents
}

interface KindSum {
  readonly kind: string
  readonly total: Cents
  readonly open: Cents
  readonly late: Cents
}

function sideOf(sums: ReadonlyMap<string, KindSum>, side: Side): SideBalance {
  const of = (part: keyof Side, what: 'total' | 'open' | 'late') => sums.get(side[part])?.[what] ?? 0
  // money given back that no credit explains yet is owed again
  const due = of('bill', 'open') + of('refund', 'open')
  const credit = of('credit', 'open') + of('pay', 'open')
  return {
    invoiced: of('bill', 'total') - of('credit', 'total'),
    paid: of('pay', 'total') - of('refund', 'total'),
    due,
    overdue: of('bill', 'late'),
    credit,
    balance: due - credit,
  }
}

export interface PartyBalance {
  readonly client: SideBalance
  readonly supplier: SideBalance
  /** Credit limit less what the client owes, below zero when it is passed; null without a limit. */
  readonly creditAvailable: Cents | null
}

/** Balances of a party and its family on a day. Refuses a party that does not exist. */
export function partyBalance(company: Company, id: string, today: Day): PartyBalance {
  const { sql } = company
  const { credit_limit: limit } = getParty(sql, id)
  const rows = sql.all<KindSum>(
    `SELECT d.kind, sum(d.total) AS total, sum(d.open) AS open,
       sum(CASE WHEN d.due < ? THEN d.open ELSE 0 END) AS late
     FROM json_each(?) f JOIN document d ON d.party = f.value
     WHERE d.stands = 1 AND d.currency = ? GROUP BY d.kind`,
    today,
    JSON.stringify(partyFamily(sql, id)),
    company.facts().currency,
  )
  const sums = new Map(rows.map((row) => [row.kind, row]))
  const client = sideOf(sums, CLIENT)
  return {
    client,
    supplier: sideOf(sums, SUPPLIER),
    creditAvailable: limit === null ? null : limit - client.balance,
  }
}

/** What is open between the company and one party: what it owes as a client, what is owed to it as a supplier. */
export interface OpenSides {
  readonly receivable: Cents
  readonly payable: Cents
}

/** Open balances of every party that has one, under the party that stands for it. */
export function openBalances(company: Company): ReadonlyMap<string, OpenSides> {
  const { sql } = company
  const rows = sql.all<{ party: string; kind: string; open: Cents }>(
    `SELECT party, kind, sum(open) AS open FROM document
     WHERE open > 0 AND stands = 1 AND party IS NOT NULL AND currency = ? GROUP BY party, kind`,
    company.facts().currency,
  )
  const merged = mergedParties(sql)
  const byParty = new Map<string, Map<string, KindSum>>()
  for (const { party, kind, open } of rows) {
    const kept = merged.get(party) ?? party
    const sums = byParty.get(kept) ?? new Map<string, KindSum>()
    byParty.set(kept, sums)
    sums.set(kind, { kind, total: 0, open: (sums.get(kind)?.open ?? 0) + open, late: 0 })
  }
  return new Map(
    [...byParty].map(([party, sums]) => [
      party,
      { receivable: sideOf(sums, CLIENT).balance, payable: sideOf(sums, SUPPLIER).balance },
    ]),
  )
}
