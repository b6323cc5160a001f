/**
 * What follows for documents when facts begin or cease to count: whether each stands, what is still open on it, what
 * each allocation settles, and which movements of stock count. A pure function of the set of changes, and local: a fact
 * moves its own document and its links, then the links made later at the ends of one that moved.
 */
import type { Sql } from '../sql.ts'

/** True when a fact counts and no fact that counts undid it. */
export function stands(sql: Sql, fact: string): boolean {
  const row = sql.get<{ ok: number }>(
    `SELECT (coalesce((SELECT counts FROM entry WHERE id = ?), (SELECT counts FROM mark WHERE id = ?), 0) = 1
       AND NOT EXISTS (SELECT 1 FROM entry WHERE reverses = ? AND counts = 1)
       AND NOT EXISTS (SELECT 1 FROM mark WHERE reverses = ? AND counts = 1)) AS ok`,
    fact,
    fact,
    fact,
    fact,
  )
  return row!.ok === 1
}

/** The facts given, and those that they undo: the standing of both may have moved. */
function withUndone(sql: Sql, facts: Iterable<string>): Set<string> {
  const all = new Set(facts)
  for (const fact of [...all]) {
    const undone = sql.get<{ reverses: string | null }>(
      'SELECT reverses FROM entry WHERE id = ? UNION ALL SELECT reverses FROM mark WHERE id = ?',
      fact,
      fact,
    )
    if (undone?.reverses) all.add(undone.reverses)
  }
  return all
}

/** Notes whether the documents and stock movements of a fact stand; adds to `ids` the documents whose links may move. */
function settleFact(sql: Sql, fact: string, ids: Set<string>): void {
  const document = sql.get<{ id: string; posted: number }>(
    'SELECT id, entry IS NOT NULL AS posted FROM document WHERE fact = ?',
    fact,
  )
  if (document) {
    const counts =
      sql.get<{ counts: number }>(
        'SELECT counts FROM entry WHERE id = ? UNION ALL SELECT counts FROM mark WHERE id = ?',
        fact,
        fact,
      )?.counts ?? 0
    sql.run(
      'UPDATE document SET counts = ?, stands = ? WHERE fact = ?',
      counts,
      stands(sql, fact) ? 1 : 0,
      fact,
    )
    ids.add(document.id)
    if (document.posted === 0) settleAnswer(sql, document.id)
  }
  for (const { source, target } of sql.all<{ source: string; target: string }>(
    'SELECT source, target FROM allocation WHERE fact = ?',
    fact,
  ))
    ids.add(source).add(target)
  if (sql.get('SELECT 1 FROM stock_move WHERE fact = ?', fact))
    sql.run('UPDATE stock_move SET counts = ? WHERE fact = ?', stands(sql, fact) ? 1 : 0, fact)
}

interface Allocation {
  readonly fact: string
  readonly no: number
  readonly stamp: number
  readonly device: string
  readonly source: string
  readonly target: string
  readonly cents: number
  /** Of them, what its fact takes out of the account of deposits, where its source is one. */
  readonly apart: number
  effective: number
}

/** A document that stands, to its links. */
interface Purse {
  readonly total: number
  /** 1 for a deposit: it waits in an account of its own, and only what facts that stand took out of it settles something. */
  readonly deposit: number
}

const NO_PURSE: Purse = { total: 0, deposit: 0 }

const PURSE = `SELECT total, kind = 'receipt' AND terms IS 'deposit' AS deposit FROM document
  WHERE id = ? AND stands = 1`

const ALLOCATIONS = `SELECT fact, no, stamp, device, source, target, cents, apart, effective FROM allocation
  WHERE source = ? OR target = ? ORDER BY stamp, device, fact, no`

const keyOf = ({ fact, no }: Allocation): string => `${fact} ${no}`

const isBefore = (a: Allocation, b: Allocation): boolean => {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp
  if (a.device !== b.device) return a.device < b.device
  return a.fact === b.fact ? a.no < b.no : a.fact < b.fact
}

/**
 * Links settled in the order in which they were made: each takes what those before it left at both of its ends. Only the
 * links of the documents given are looked at, then those after one that moved, so the rest of the books stays unread.
 */
class Links {
  readonly #sql: Sql
  readonly #known = new Map<string, Allocation>()
  readonly #lists = new Map<string, readonly Allocation[]>()
  readonly #purses = new Map<string, Purse>()
  readonly #good = new Map<string, boolean>()
  readonly #waiting = new Map<string, Allocation>()

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** The links of a document, oldest first; a link is one object, whichever end it was reached from. */
  #of(id: string): readonly Allocation[] {
    const known = this.#lists.get(id)
    if (known) return known
    const list = this.#sql.all<Allocation>(ALLOCATIONS, id, id).map((row) => {
      const key = keyOf(row)
      const link = this.#known.get(key) ?? row
      this.#known.set(key, link)
      return link
    })
    this.#lists.set(id, list)
    return list
  }

  #purseOf(id: string): Purse {
    const known = this.#purses.get(id)
    if (known) return known
    const purse = this.#sql.get<Purse>(PURSE, id) ?? NO_PURSE
    this.#purses.set(id, purse)
    return purse
  }

  #isGood(fact: string): boolean {
    const known = this.#good.get(fact)
    if (known !== undefined) return known
    const good = stands(this.#sql, fact)
    this.#good.set(fact, good)
    return good
  }

  /** What is left at one end for a link to settle: after those before it, and of a deposit with what it takes out itself. */
  #leftFor(id: string, link: Allocation): number {
    const { total, deposit } = this.#purseOf(id)
    let [settled, out] = [0, 0]
    for (const each of this.#of(id)) {
      if (deposit === 1 && this.#isGood(each.fact)) out += each.apart
      if (each === link) break
      settled += each.effective
    }
    return (deposit === 1 ? Math.min(total, out) : total) - settled
  }

  #settle(link: Allocation, moved: Set<string>): void {
    const { source, target, cents } = link
    const effective = this.#isGood(link.fact)
      ? Math.max(0, Math.min(cents, this.#leftFor(source, link), this.#leftFor(target, link)))
      : 0
    if (effective === link.effective) return
    link.effective = effective
    this.#sql.run(
      'UPDATE allocation SET effective = ? WHERE fact = ? AND no = ?',
      effective,
      link.fact,
      link.no,
    )
    for (const end of [source, target]) {
      moved.add(end)
      for (const later of this.#of(end)) if (isBefore(link, later)) this.#waiting.set(keyOf(later), later)
    }
  }

  /** Settles the links of these documents and what follows; gives the documents on which something may be open now. */
  settle(ids: ReadonlySet<string>): ReadonlySet<string> {
    const moved = new Set(ids)
    for (const id of ids) for (const link of this.#of(id)) this.#waiting.set(keyOf(link), link)
    while (this.#waiting.size > 0) {
      let first: Allocation | undefined
      for (const link of this.#waiting.values()) if (!first || isBefore(link, first)) first = link
      this.#waiting.delete(keyOf(first!))
      this.#settle(first!, moved)
    }
    return moved
  }
}

/** Brings documents, links and stock up to date with these facts. */
export function settleDocuments(sql: Sql, facts: Iterable<string>): void {
  const ids = new Set<string>()
  for (const fact of withUndone(sql, facts)) settleFact(sql, fact, ids)
  if (ids.size === 0) return
  for (const id of new Links(sql).settle(ids))
    sql.run(
      `UPDATE document SET open = CASE WHEN stands = 1 AND side <> 0 THEN total - coalesce(
         (SELECT sum(effective) FROM allocation WHERE source = ? OR target = ?), 0) ELSE 0 END WHERE id = ?`,
      id,
      id,
      id,
    )
}

/** The answers to a quote or an order that count and were not taken back, the last first. */
export function answersTo(sql: Sql, document: string): { id: string; kind: string }[] {
  return sql.all<{ id: string; kind: string }>(
    `SELECT m.id, m.kind FROM claim c JOIN mark m ON m.id = c.fact
     WHERE c.key = ? AND m.counts = 1 AND NOT EXISTS (SELECT 1 FROM mark u WHERE u.reverses = m.id AND u.counts = 1)
     ORDER BY c.stamp DESC, c.device DESC, c.fact DESC`,
    `answer:${document}`,
  )
}

/** Notes the answer to a quote or an order on the document that counts. */
export function settleAnswer(sql: Sql, document: string): void {
  const answer = answersTo(sql, document)[0]?.kind ?? null
  sql.run('UPDATE document SET answer = iif(counts = 1, ?, NULL) WHERE id = ?', answer, document)
}
