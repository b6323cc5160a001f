/**
 * A second judge of what counts. It reads the log alone, in the order (stamp, device), and keeps no tables: a fact
 * counts unless a standing lock had not seen it, something it rests on does not count, or an earlier one has what can
 * happen once. It shares no code with the ledger, which must come to the same step by step, from any order of arrival.
 */
import type { Bodies, ChangeType } from '../../db/changes/bodies.ts'
import { changesInOrder, type Stored } from '../../db/changes/store.ts'
import type { Sql } from '../../db/sql.ts'

interface Fact {
  readonly id: string
  readonly device: string
  readonly deviceSeq: number
  readonly date: string | null
  readonly claims: readonly string[]
  readonly needs: readonly string[]
  readonly reverses: string | undefined
}

export type Verdict = 'counts' | 'lock' | 'needs' | 'claim'

const bodyOf = <T extends ChangeType>(change: Stored, _type: T) => JSON.parse(change.body) as Bodies[T]

function factsOf(change: Stored): Fact[] {
  const { device, deviceSeq } = change
  if (change.type === 'line.marked') {
    const { id, claims, needs = [], reverses } = bodyOf(change, 'line.marked')
    return [{ id, device, deviceSeq, date: null, claims, needs, reverses }]
  }
  if (change.type !== 'entries.posted') return []
  return bodyOf(change, 'entries.posted').entries.map(({ id, date, claims = [], needs = [], reverses }) => ({
    id,
    device,
    deviceSeq,
    date,
    claims,
    needs,
    reverses,
  }))
}

/** What each fact of a log is. */
export function verdicts(sql: Sql): Map<string, Verdict> {
  const log = [...changesInOrder(sql)].sort((a, b) => a.stamp - b.stamp || (a.device < b.device ? -1 : 1))
  const locks = log.filter((c) => c.type === 'period.locked').map((c) => bodyOf(c, 'period.locked'))
  const lifted = new Set(
    log.filter((c) => c.type === 'period.unlocked').flatMap((c) => bodyOf(c, 'period.unlocked').locks),
  )
  const accepted = new Set(
    log.filter((c) => c.type === 'fact.accepted').map((c) => bodyOf(c, 'fact.accepted').fact),
  )
  const standing = locks.filter((lock) => !lifted.has(lock.id))
  const facts = log.flatMap(factsOf)
  const isLocked = (fact: Fact) =>
    !accepted.has(fact.id) &&
    standing.some(
      (lock) =>
        fact.date !== null && lock.through >= fact.date && (lock.seen[fact.device] ?? 0) < fact.deviceSeq,
    )
  return judge(facts, isLocked, accepted)
}

/** The rules, one function each, over all facts in their order. */
function judge(
  facts: readonly Fact[],
  isLocked: (fact: Fact) => boolean,
  accepted: ReadonlySet<string>,
): Map<string, Verdict> {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const found = new Map<string, Verdict>()
  const counts = (id: string): boolean => {
    const fact = byId.get(id)
    return fact !== undefined && verdict(fact) === 'counts'
  }
  const isEligible = (fact: Fact): boolean => !isLocked(fact) && fact.needs.every(counts)
  const isUndone = (fact: Fact): boolean =>
    facts.some((undoer) => undoer.reverses === fact.id && !isLocked(undoer))
  /** Nobody before has the claim still; that on undoing a fact is kept for ever. */
  const wins = (fact: Fact, claim: string): boolean =>
    mayTake(fact, claim) &&
    facts
      .slice(0, facts.indexOf(fact))
      .filter((other) => other.claims.includes(claim) && mayTake(other, claim))
      .every((other) => !claim.startsWith('reverse:') && isUndone(other))
  const mayTake = (fact: Fact, claim: string): boolean =>
    isEligible(fact) &&
    (claim.startsWith('reverse:') ||
      accepted.has(fact.id) ||
      fact.claims.every((own) => !own.startsWith('reverse:') || wins(fact, own)))
  const judged = (fact: Fact): Verdict => {
    if (isLocked(fact)) return 'lock'
    if (!isEligible(fact)) return 'needs'
    return accepted.has(fact.id) || fact.claims.every((claim) => wins(fact, claim)) ? 'counts' : 'claim'
  }
  const verdict = (fact: Fact): Verdict => {
    const known = found.get(fact.id)
    if (known) return known
    const fresh = judged(fact)
    found.set(fact.id, fresh)
    return fresh
  }
  for (const fact of facts) verdict(fact)
  return found
}
