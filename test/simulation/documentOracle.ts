/**
 * A second judge of documents. It folds the log alone, in the order that decides, by the rules of docs/log.md: what
 * stands, what each link settles, what is open, what was answered, what is in stock. It shares no code with the books.
 */
import type { Sql } from '../../db/sql.ts'
import { bodyOf, logOf, verdicts } from './oracle.ts'

interface Issued {
  readonly fact: string
  readonly id: string
  readonly total: number
  readonly side: number
  readonly isDeposit: boolean
}

interface Link {
  readonly fact: string
  readonly no: number
  readonly source: string
  readonly target: string
  readonly cents: number
  /** Taken out of the account of a deposit. */
  readonly out: number
}

interface Move {
  readonly fact: string
  readonly product: string
  readonly micro: number
}

/** What a log says of its documents. */
export interface Documents {
  /** Per issuing: whether it counts and stands, what is open, the answer to it. */
  readonly documents: Record<string, [counts: number, stands: number, open: number, answer: string | null]>
  /** Cents that each link settles. */
  readonly links: Record<string, number>
  /** Millionths in stock. */
  readonly stock: Record<string, number>
}

/** Facts and what undoes them, from every type of change. */
function undoings(sql: Sql): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const note = (id: string, undone: string | undefined) => {
    if (undone) found.set(undone, [...(found.get(undone) ?? []), id])
  }
  for (const change of logOf(sql)) {
    const body = JSON.parse(change.body) as {
      id?: string
      reverses?: string
      entries?: { id: string; reverses?: string }[]
    }
    if (change.type === 'entries.posted') for (const entry of body.entries!) note(entry.id, entry.reverses)
    else if (body.id) note(body.id, body.reverses)
  }
  return found
}

export function foldDocuments(sql: Sql): Documents {
  const verdict = verdicts(sql)
  const undone = undoings(sql)
  const counts = (fact: string) => verdict.get(fact) === 'counts'
  const stands = (fact: string) => counts(fact) && !(undone.get(fact) ?? []).some(counts)
  const issued: Issued[] = []
  const links: Link[] = []
  const moves: Move[] = []
  const answers = new Map<string, string>()
  for (const change of logOf(sql)) {
    if (change.type === 'document.issued') {
      const body = bodyOf(change, 'document.issued')
      const { fact, id, total, side, links: own = [], moves: moved = [] } = body
      issued.push({ fact, id, total, side, isDeposit: body.kind === 'receipt' && body.terms === 'deposit' })
      links.push(...own.map((link, no) => ({ ...link, fact, no, out: link.apart ?? link.cents })))
      moves.push(...moved.map((move) => ({ ...move, fact })))
    } else if (change.type === 'credits.allocated') {
      const { id, posted, links: own } = bodyOf(change, 'credits.allocated')
      links.push(...own.map((link, no) => ({ ...link, fact: id, no, out: posted ? link.cents : 0 })))
    } else if (change.type === 'stock.moved') {
      const { id, moves: moved } = bodyOf(change, 'stock.moved')
      moves.push(...moved.map((move) => ({ ...move, fact: id })))
    } else if (change.type === 'document.marked') {
      const { id, kind, target, claims } = bodyOf(change, 'document.marked')
      if (claims.includes(`answer:${target}`) && stands(id)) answers.set(target, kind)
    }
  }
  const left = new Map(issued.filter(({ fact }) => stands(fact)).map(({ id, total }) => [id, total]))
  const deposits = new Map(
    issued.filter(({ fact, isDeposit }) => isDeposit && stands(fact)).map(({ id }) => [id, 0]),
  )
  const settled: Record<string, number> = {}
  for (const { fact, no, source, target, cents, out } of links) {
    settled[`${fact} ${no}`] = 0
    if (!stands(fact)) continue
    const moved = deposits.has(source) ? deposits.get(source)! + out : cents
    const most = Math.min(cents, moved, left.get(source) ?? 0, left.get(target) ?? 0)
    if (deposits.has(source)) deposits.set(source, moved - most)
    for (const end of [source, target]) if (left.has(end)) left.set(end, left.get(end)! - most)
    settled[`${fact} ${no}`] = most
  }
  const stock: Record<string, number> = {}
  for (const { fact, product, micro } of moves)
    if (stands(fact)) stock[product] = (stock[product] ?? 0) + micro
  const documents: Documents['documents'] = {}
  for (const { fact, id, side } of issued) {
    const open = stands(fact) && side !== 0 ? left.get(id)! : 0
    const answer = counts(fact) ? (answers.get(id) ?? null) : null
    documents[fact] = [Number(counts(fact)), Number(stands(fact)), open, answer]
  }
  return { documents, links: settled, stock }
}

/** What the tables say of the same. */
export function tabledDocuments(sql: Sql): Documents {
  const documents = sql
    .all<{ fact: string; counts: number; stands: number; open: number; answer: string | null }>(
      'SELECT fact, counts, stands, open, answer FROM document',
    )
    .map(({ fact, ...row }) => [fact, [row.counts, row.stands, row.open, row.answer]])
  const links = sql
    .all<{ fact: string; no: number; effective: number }>('SELECT fact, no, effective FROM allocation')
    .map(({ fact, no, effective }) => [`${fact} ${no}`, effective])
  const stock = sql
    .all<{ product: string; micro: number }>(
      'SELECT product, sum(micro) AS micro FROM stock_move WHERE counts = 1 GROUP BY product',
    )
    .map(({ product, micro }) => [product, micro])
  return {
    documents: Object.fromEntries(documents) as Documents['documents'],
    links: Object.fromEntries(links) as Documents['links'],
    stock: Object.fromEntries(stock) as Documents['stock'],
  }
}
