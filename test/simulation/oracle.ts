/**
 * A second judge of what counts. It reads the log alone, once, in the order (stamp, device), and keeps no tables: a
 * fact counts unless a standing lock had not seen it, something it rests on does not count, or an earlier one has
 * what can happen once. It shares no code with the ledger, which must come to the same from any order of arrival.
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

/** What each fact of a log is, by a single pass. */
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
  const released = new Set(facts.flatMap((fact) => (fact.reverses && !isLocked(fact) ? [fact.reverses] : [])))
  const holders = new Set<string>()
  const found = new Map<string, Verdict>()
  for (const fact of facts) {
    if (isLocked(fact)) found.set(fact.id, 'lock')
    else if (fact.needs.some((need) => found.get(need) !== 'counts')) found.set(fact.id, 'needs')
    else {
      const lost = fact.claims.some((claim) => holders.has(claim))
      if (!released.has(fact.id)) for (const claim of fact.claims) holders.add(claim)
      found.set(fact.id, lost && !accepted.has(fact.id) ? 'claim' : 'counts')
    }
  }
  return found
}
