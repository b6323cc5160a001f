/**
 * What follows for documents when facts begin or cease to count: whether each stands, what is still open on it, what
 * each allocation settles, and which movements of stock count. A pure function of the set of changes, and local: a fact
 * moves its own document, those it is linked with, and the links of these.
 */
import type { Sql } from '../sql.ts'

/** True when a fact counts and no fact that counts undid it. */
function stands(sql: Sql, fact: string): boolean {
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
  const document = sql.get<{ id: string }>('SELECT id FROM document WHERE fact = ?', fact)
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
  readonly source: string
  readonly target: string
  readonly cents: number
}

const ALLOCATIONS = `SELECT fact, no, source, target, cents FROM allocation
  WHERE source = ? OR target = ? ORDER BY stamp, device, fact, no`

/** What a document that stands is good for; 0 when none does. */
function worth(sql: Sql, id: string): number {
  return sql.get<{ total: number }>('SELECT total FROM document WHERE id = ? AND stands = 1', id)?.total ?? 0
}

const keyOf = ({ fact, no }: Allocation): string => `${fact} ${no}`

/**
 * What each allocation may take of one document, in the order in which they were made: the first take theirs, until
 * nothing is left. Links whose fact was undone take nothing.
 */
function shares(sql: Sql, id: string): Map<string, number> {
  let left = worth(sql, id)
  const found = new Map<string, number>()
  for (const row of sql.all<Allocation>(ALLOCATIONS, id, id)) {
    const other = row.source === id ? row.target : row.source
    const isGood = left > 0 && stands(sql, row.fact) && worth(sql, other) > 0
    const share = isGood ? Math.min(row.cents, left) : 0
    left -= share
    found.set(keyOf(row), share)
  }
  return found
}

/** An allocation settles what both of its ends can give: what is over on one side stays a credit. */
function settleLinks(sql: Sql, ids: ReadonlySet<string>): void {
  const moved = new Map<string, Allocation>()
  for (const id of ids) for (const row of sql.all<Allocation>(ALLOCATIONS, id, id)) moved.set(keyOf(row), row)
  const known = new Map<string, Map<string, number>>()
  const shareOf = (id: string, key: string): number => {
    if (!known.has(id)) known.set(id, shares(sql, id))
    return known.get(id)!.get(key)!
  }
  const ends = new Set(ids)
  for (const [key, row] of moved) {
    const effective = Math.min(shareOf(row.source, key), shareOf(row.target, key))
    sql.run('UPDATE allocation SET effective = ? WHERE fact = ? AND no = ?', effective, row.fact, row.no)
    ends.add(row.source).add(row.target)
  }
  for (const id of ends)
    sql.run(
      `UPDATE document SET open = CASE WHEN stands = 1 AND side <> 0 THEN total - coalesce(
         (SELECT sum(effective) FROM allocation WHERE source = ? OR target = ?), 0) ELSE 0 END WHERE id = ?`,
      id,
      id,
      id,
    )
}

/** Documents at the other end of a link with one of these. */
function linked(sql: Sql, ids: ReadonlySet<string>): Set<string> {
  const near = new Set(ids)
  for (const id of ids)
    for (const row of sql.all<Allocation>(ALLOCATIONS, id, id)) near.add(row.source).add(row.target)
  return near
}

/** Brings documents, links and stock up to date with these facts. */
export function settleDocuments(sql: Sql, facts: Iterable<string>): void {
  const ids = new Set<string>()
  for (const fact of withUndone(sql, facts)) settleFact(sql, fact, ids)
  if (ids.size > 0) settleLinks(sql, linked(sql, ids))
}

/** The answer to a quote or an order: the kind of the mark that holds it, or none. */
export function settleAnswer(sql: Sql, document: string, holder: string | null): void {
  const mark =
    holder === null ? undefined : sql.get<{ kind: string }>('SELECT kind FROM mark WHERE id = ?', holder)
  sql.run('UPDATE document SET answer = ? WHERE id = ?', mark?.kind ?? null, document)
}
