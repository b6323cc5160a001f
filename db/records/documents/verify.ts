/**
 * What company.verify asks of documents: that each is of one mind with its entry, and that what is open on it, kept as
 * links come and go, is what the links in their order make of it. It reads the tables and shares no code with them.
 */
import type { Sql } from '../../sql.ts'

/** The entry of a document is not there, is not its own, or has another day or another standing. */
const ENTRIES = `SELECT d.number || ' entry ' || d.entry AS fault FROM document d LEFT JOIN entry e ON e.id = d.entry
  WHERE d.entry IS NOT NULL AND (e.id IS NULL OR e.date <> d.date OR e.counts <> d.counts
    OR e.source IS NOT 'document:' || d.id OR e.piece_number IS NOT d.number) ORDER BY d.number`

/** The figures of a document do not add up. */
const SUMS = `SELECT d.number || ' total ' || d.total AS fault FROM document d
  WHERE d.kind IN ('quote', 'order', 'invoice', 'creditNote', 'bill', 'expense', 'supplierCredit')
    AND (d.subtotal <> (SELECT coalesce(sum(l.net), 0) FROM document_line l WHERE l.fact = d.fact)
      OR d.tax_total <> (SELECT coalesce(sum(t.amount), 0) FROM document_tax t WHERE t.fact = d.fact)
      OR d.total <> d.subtotal - d.holdback + iif(d.self_assessed = 1, 0, d.tax_total)) ORDER BY d.number`

/**
 * What is posted to the account that waits for settlement is not the total. Entries from before an account got that part,
 * and documents one of whose own lines is on such an account, are left out: they cannot be told apart.
 */
const CONTROLS = `SELECT number || ' total ' || total || ' <> ' || posted AS fault FROM (
  SELECT d.number, d.total, d.side * sum(p.cents) AS posted FROM document d
  JOIN entry e ON e.id = d.entry JOIN posting p ON p.entry = e.key JOIN account a ON a.id = p.account
  WHERE a.role IN (CASE WHEN d.kind IN ('bill', 'supplierCredit', 'disbursement', 'supplierRefund') THEN 'payable'
      WHEN d.kind IN ('invoice', 'creditNote', 'receipt', 'clientRefund') THEN 'receivable' END,
      CASE WHEN d.kind IN ('receipt', 'clientRefund') THEN 'customerDeposit' END)
    AND NOT EXISTS (SELECT 1 FROM document_line l JOIN account o ON o.id = l.account AND o.role = a.role
      WHERE l.fact = d.fact)
  GROUP BY d.fact) WHERE posted <> total ORDER BY number`

/** A tax of a sale is not posted as the document has it; one of a purchase may be given back in part, never more. */
const TAXES = `SELECT number || ' ' || code || ' ' || amount || ' <> ' || posted AS fault FROM (
  SELECT d.number, d.kind, t.code, t.amount, d.side,
    coalesce((SELECT sum(p.cents) FROM entry e JOIN posting p ON p.entry = e.key
      WHERE e.id = d.entry AND p.tax_code = t.code), 0) AS posted
  FROM document d JOIN document_tax t ON t.fact = d.fact WHERE d.entry IS NOT NULL AND t.rate <> 0 AND d.self_assessed = 0)
  WHERE iif(kind IN ('invoice', 'creditNote'), posted <> -side * amount, abs(posted) > abs(amount)) ORDER BY number, code`

interface Kept {
  readonly id: string
  readonly number: string
  readonly total: number
  readonly side: number
  readonly stands: number
  readonly open: number
}

/** Facts that count and were not undone by one that counts. */
const GOOD = `SELECT f.id FROM (SELECT id, counts FROM entry UNION ALL SELECT id, counts FROM mark) f
  WHERE f.counts = 1 AND f.id NOT IN (SELECT reverses FROM entry WHERE reverses IS NOT NULL AND counts = 1)
    AND f.id NOT IN (SELECT reverses FROM mark WHERE reverses IS NOT NULL AND counts = 1)`

/** What is used of a deposit is what facts took out of its account. */
const DEPOSITS = "SELECT id FROM document WHERE kind = 'receipt' AND terms = 'deposit' AND stands = 1"

const LINKS =
  'SELECT fact, source, target, cents, apart, effective FROM allocation ORDER BY stamp, device, fact, no'

interface KeptLink {
  readonly fact: string
  readonly source: string
  readonly target: string
  readonly cents: number
  readonly apart: number
  readonly effective: number
}

/** Documents and links on which something else is open, or settled, than all links in their order make. */
function openFaults(sql: Sql): string[] {
  const good = new Set(sql.all<{ id: string }>(GOOD).map(({ id }) => id))
  const documents = sql.all<Kept & { fact: string }>(
    'SELECT id, fact, number, total, side, stands, open FROM document ORDER BY number, fact',
  )
  const faults = documents
    .filter(({ fact, stands }) => (stands === 1) !== good.has(fact))
    .map(({ number, stands }) => `${number} stands ${stands}`)
  const left = new Map(documents.filter(({ fact }) => good.has(fact)).map(({ id, total }) => [id, total]))
  const usable = new Map(sql.all<{ id: string }>(DEPOSITS).map(({ id }) => [id, 0]))
  for (const { fact, source, target, cents, apart, effective } of sql.all<KeptLink>(LINKS)) {
    if (good.has(fact) && usable.has(source)) usable.set(source, usable.get(source)! + apart)
    const most = Math.min(cents, left.get(source) ?? 0, usable.get(source) ?? cents, left.get(target) ?? 0)
    const settled = good.has(fact) ? most : 0
    if (settled !== effective) faults.push(`${source} > ${target} ${effective} <> ${settled}`)
    for (const purses of [left, usable])
      for (const end of [source, target]) if (purses.has(end)) purses.set(end, purses.get(end)! - settled)
  }
  for (const { fact, id, number, side, open } of documents) {
    const whole = good.has(fact) && side !== 0 ? left.get(id)! : 0
    if (open !== whole) faults.push(`${number} open ${open} <> ${whole}`)
  }
  return faults
}

/** How many documents there are, and what is wrong with them, each by its number. */
export function verifyDocuments(sql: Sql): { count: number; faults: string[] } {
  const { count } = sql.get<{ count: number }>('SELECT count(*) AS count FROM document')!
  const found = [ENTRIES, SUMS, CONTROLS, TAXES].flatMap((query) =>
    sql.all<{ fault: string }>(query).map(({ fault }) => fault),
  )
  return { count, faults: [...found, ...openFaults(sql)] }
}
