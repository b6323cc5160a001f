/** Numbered claims: what can be done several times, but whose nth time is one. */
import type { Company } from '../../company/company.ts'
import { holderOf } from '../../ledger/counts.ts'

export interface Next {
  readonly claims: readonly string[]
  /** The time before, and what undid earlier ones: when these do not count, what was decided after them does not either. */
  readonly needs: readonly string[]
}

/** The fact that undid an entry and counts. */
const undoingsOf = (company: Company, fact: string): string[] =>
  company.sql
    .all<{ id: string }>('SELECT id FROM entry WHERE reverses = ? AND counts = 1 ORDER BY id', fact)
    .map(({ id }) => id)

/**
 * The first of them that nothing has: of two laptops that do the next one unplugged, one has it, and what the other did
 * after that waits with it.
 */
export function nextOf(company: Company, stem: string): Next {
  let before: string[] = []
  const undoings: string[] = []
  for (let n = 0; ; n += 1) {
    const key = `${stem}:${n}`
    const { holder } = holderOf(company.sql, key)
    if (holder === null) return { claims: [key], needs: [...before, ...undoings] }
    before = [holder]
    undoings.push(...undoingsOf(company, holder))
  }
}
