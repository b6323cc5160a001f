/** Numbered claims: what can be done several times, but whose nth time is one. */
import type { Company } from '../../company/company.ts'
import { holderOf } from '../../ledger/counts.ts'

export interface Next {
  readonly claims: readonly string[]
  /** The time before: when that does not count, what was decided after it does not either. */
  readonly needs: readonly string[]
}

/**
 * The first of them that nothing has: of two laptops that do the next one unplugged, one has it, and what the other did
 * after that waits with it.
 */
export function nextOf(company: Company, stem: string): Next {
  let before: string | null = null
  for (let n = 0; ; n += 1) {
    const key = `${stem}:${n}`
    const { holder } = holderOf(company.sql, key)
    if (holder === null) return { claims: [key], needs: before === null ? [] : [before] }
    before = holder
  }
}
