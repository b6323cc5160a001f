/** The inbox of held facts: kept, in no balance, waiting for a person. */
import type { Company } from '../company/company.ts'
import type { Sql } from '../sql.ts'
import { type HeldReason, isOfAnother } from './counts.ts'
import { refuse } from './errors.ts'

export interface HeldFact {
  readonly id: string
  readonly kind: 'entry' | 'mark'
  readonly reason: HeldReason
  readonly number: string | null
  readonly date: string | null
  readonly memo: string | null
  readonly cents: number
}

/** Every held fact, oldest day first. */
export function heldFacts(sql: Sql): HeldFact[] {
  return sql.all<HeldFact>(
    `SELECT e.id, 'entry' AS kind, e.held AS reason, e.number, e.date, e.memo,
       (SELECT sum(max(p.cents, 0)) FROM posting p WHERE p.entry = e.key) AS cents
     FROM entry e WHERE e.counts = 0
     UNION ALL
     SELECT m.id, 'mark', m.held, coalesce(d.number, r.account), coalesce(d.date, r.through), m.reason,
       coalesce(abs(r.balance), 0)
     FROM mark m LEFT JOIN document d ON d.fact = m.id LEFT JOIN reconciliation r ON r.id = m.id
     WHERE m.counts = 0
     ORDER BY 5, 1`,
  )
}

export const heldCount = (sql: Sql): number =>
  sql.get<{ n: number }>(
    'SELECT (SELECT count(*) FROM entry WHERE counts = 0) + (SELECT count(*) FROM mark WHERE counts = 0) AS n',
  )!.n

/**
 * Makes a held fact count. Refuses one that is not held, one that rests on another held one, and the second sending or
 * cancelling of a document, which never counts.
 */
export function acceptHeld(company: Company, fact: string): void {
  const held = heldFacts(company.sql).find((candidate) => candidate.id === fact)
  if (!held) throw refuse('held.unknown', { fact })
  if (isOfAnother(company.sql, fact)) throw refuse('held.sentTwice')
  if (held.reason === 'needs') throw refuse('held.restsOnHeld')
  company.append([{ type: 'fact.accepted', body: { fact } }])
}
