/**
 * The statement of account of a client or supplier: what was owed before a span of days, the documents and payments of
 * the span with the running balance, and what is left by age at its end, which is the same balance read another way.
 */
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import { type AgedSums, agedSums } from '../../rules/documents/aging.ts'
import { DOCUMENT_KINDS, kindOf } from '../../rules/documents/kinds.ts'
import { type Cents, sumCents } from '../../rules/money.ts'
import type { Sql } from '../../sql.ts'
import { partyFamily } from '../parties.ts'
import { aged } from './aged.ts'

export type StatementSide = 'receivable' | 'payable'

export interface StatementItem {
  readonly date: Day
  readonly documentId: string
  readonly kind: string
  readonly number: string
  readonly reference: string | null
  readonly due: Day | null
  /** The document itself, its reversal, or the part of it that settles a document of another party. */
  readonly event: 'issued' | 'undone' | 'applied'
  /** Positive: more is owed. */
  readonly cents: Cents
  readonly balance: Cents
}

export interface Statement {
  readonly opening: Cents
  readonly items: readonly StatementItem[]
  readonly closing: Cents
  /** Deposits not used yet: in the balance, of no age. */
  readonly deposits: Cents
  /** What is open at the end by age; less the deposits, it is `closing`. */
  readonly aging: AgedSums
}

type Event = Omit<StatementItem, 'balance'>

interface DocumentOf {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly reference: string | null
  readonly date: Day
  readonly due: Day | null
  readonly total: Cents
  readonly terms: string | null
  /** Day of the entry that reversed it, or its own when that was dated before: then it never stood. */
  readonly undone: Day | null
}

/** All documents of a side of the party, those undone since with the day. */
function documentsOf(sql: Sql, family: readonly string[], side: StatementSide): DocumentOf[] {
  return sql.all<DocumentOf>(
    `SELECT d.id, d.kind, d.number, d.reference, d.date, d.due, d.total, d.terms,
       (SELECT max(min(u.date), d.date) FROM entry u WHERE u.reverses = d.fact AND u.counts = 1) AS undone
     FROM json_each(?) f JOIN document d ON d.party = f.value
     WHERE d.kind IN (SELECT value FROM json_each(?)) AND d.counts = 1
     ORDER BY d.date, d.number, d.id`,
    JSON.stringify(family),
    JSON.stringify(DOCUMENT_KINDS.filter((kind) => kindOf(kind).control === side)),
  )
}

interface LinkOf {
  readonly source: string
  readonly target: string
  readonly cents: Cents
  readonly date: Day
  /** First day on which it no longer settled: it was undone, or a document of it. */
  readonly until: Day | null
}

/** Links of these documents, each once, with the days between which they settled: not before both ends are there. */
function linksOf(sql: Sql, documents: readonly DocumentOf[]): LinkOf[] {
  const ids = JSON.stringify(documents.map(({ id }) => id))
  const reversed = (fact: string) =>
    `(SELECT min(u.date) FROM entry u WHERE u.reverses = ${fact} AND u.counts = 1)`
  return sql
    .all<Omit<LinkOf, 'until'> & Record<'own' | 'first' | 'second', Day | null>>(
      `WITH own AS (SELECT value AS id FROM json_each(?)),
         known AS (SELECT a.fact, a.no FROM own JOIN allocation a ON a.source = own.id
           UNION SELECT a.fact, a.no FROM own JOIN allocation a ON a.target = own.id)
       SELECT a.source, a.target, max(coalesce(e.date, ''), s.date, t.date) AS date,
         iif(${reversed('a.fact')} IS NULL, a.effective, a.cents) AS cents,
         ${reversed('a.fact')} AS own, ${reversed('s.fact')} AS first, ${reversed('t.fact')} AS second
       FROM known k JOIN allocation a ON a.fact = k.fact AND a.no = k.no
       LEFT JOIN entry e ON e.id = a.fact LEFT JOIN mark m ON m.id = a.fact
       JOIN document s ON s.id = a.source AND s.counts = 1 JOIN document t ON t.id = a.target AND t.counts = 1
       WHERE coalesce(e.counts, m.counts) = 1
         AND NOT EXISTS (SELECT 1 FROM mark w WHERE w.reverses = a.fact AND w.counts = 1)`,
      ids,
    )
    .map(({ own, first, second, ...link }) => {
      const [end = null] = [own, first, second].filter((day) => day !== null).sort()
      return { ...link, until: end !== null && end < link.date ? link.date : end }
    })
}

const wayOf = (side: StatementSide) => (side === 'receivable' ? 1 : -1)

/** What happened to the balance because of the documents themselves. */
function ownEvents(documents: readonly DocumentOf[], side: StatementSide): Event[] {
  return documents.flatMap(({ id, kind, number, reference, date, due, total, undone }) => {
    const cents = kindOf(kind).side * wayOf(side) * total
    const shown = { documentId: id, kind, number, reference, due }
    const issued: Event = { ...shown, date, event: 'issued', cents }
    return undone === null
      ? [issued]
      : [issued, { ...shown, due: null, date: undone, event: 'undone', cents: -cents }]
  })
}

/** A payment of one party may settle a document of another: that part is neither owed nor paid by the first. */
function foreignEvents(
  links: readonly LinkOf[],
  documents: ReadonlyMap<string, DocumentOf>,
  side: StatementSide,
): Event[] {
  return links.flatMap(({ source, target, cents: settled, date, until }) => {
    if (documents.has(source) === documents.has(target) || settled === 0) return []
    const { id, kind, number, reference } = documents.get(source) ?? documents.get(target)!
    const cents = -kindOf(kind).side * wayOf(side) * settled
    const applied: Event = {
      documentId: id,
      kind,
      number,
      reference,
      due: null,
      date,
      event: 'applied',
      cents,
    }
    return until === null ? [applied] : [applied, { ...applied, date: until, cents: -cents }]
  })
}

/** What was done and undone within the span says nothing to the one who reads it. */
function withoutUndone(events: readonly Event[]): Event[] {
  const sums = new Map<string, Cents>()
  const keyOf = ({ documentId, event }: Event) => `${documentId} ${event === 'applied' ? 'applied' : ''}`
  for (const event of events) sums.set(keyOf(event), (sums.get(keyOf(event)) ?? 0) + event.cents)
  return events.filter((event) => sums.get(keyOf(event)) !== 0 || event.cents === 0)
}

const inOrder = (a: Event, b: Event) =>
  a.date.localeCompare(b.date) || Number(b.cents > 0) - Number(a.cents > 0)

/** The statement of a party (and of those merged into it) over a span. Amounts are cents of the company's currency. */
export function partyStatement(
  company: Company,
  party: string,
  side: StatementSide,
  { from, to }: { readonly from: Day; readonly to: Day },
): Statement {
  const { sql } = company
  const family = partyFamily(sql, party)
  const documents = documentsOf(sql, family, side)
  const links = linksOf(sql, documents)
  const byId = new Map(documents.map((document) => [document.id, document]))
  const events = [...ownEvents(documents, side), ...foreignEvents(links, byId, side)]
  const opening = sumCents(events.filter(({ date }) => date < from).map(({ cents }) => cents))
  let balance = opening
  const items = withoutUndone(events.filter(({ date }) => date >= from && date <= to))
    .sort(inOrder)
    .map((event): StatementItem => {
      balance += event.cents
      return { ...event, balance }
    })
  const { rows, deposits } = aged(company, side, to)
  const own = rows.find((row) => row.party !== null && family.includes(row.party))
  return {
    opening,
    items,
    closing: balance,
    deposits: sumCents(family.map((member) => deposits.get(member) ?? 0)),
    aging: own?.sums ?? agedSums([], to),
  }
}
