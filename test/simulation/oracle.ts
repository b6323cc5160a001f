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

export const bodyOf = <T extends ChangeType>(change: Stored, _type: T) => JSON.parse(change.body) as Bodies[T]

type Marked = Omit<Fact, 'device' | 'deviceSeq' | 'date' | 'claims' | 'needs'> & {
  readonly claims?: readonly string[]
  readonly needs?: readonly string[]
}

const markOf = ({ device, deviceSeq }: Stored, { id, claims = [], needs = [], reverses }: Marked): Fact => ({
  id,
  device,
  deviceSeq,
  date: null,
  claims,
  needs,
  reverses,
})

/** Types whose body is itself a fact without a day. */
const MARKS = [
  'line.marked',
  'document.marked',
  'line.matched',
  'stock.moved',
  'account.reconciled',
  'account.reopened',
] as const

function factsOf(change: Stored): Fact[] {
  const { device, deviceSeq } = change
  for (const type of MARKS) if (change.type === type) return [markOf(change, bodyOf(change, type) as Marked)]
  if (change.type === 'document.issued') {
    const { fact, posted, claims, needs } = bodyOf(change, 'document.issued')
    return posted ? [] : [markOf(change, { id: fact, reverses: undefined, claims: claims!, needs: needs! })]
  }
  if (change.type === 'credits.allocated') {
    const body = bodyOf(change, 'credits.allocated')
    return body.posted ? [] : [markOf(change, body as Marked)]
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

/** Every change of a log in the order that decides. */
export const logOf = (sql: Sql): Stored[] =>
  [...changesInOrder(sql)].sort((a, b) => a.stamp - b.stamp || (a.device < b.device ? -1 : 1))

/** What each fact of a log is. */
export function verdicts(sql: Sql): Map<string, Verdict> {
  const log = logOf(sql)
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
  /** What is done once for ever: sending a document, cancelling it. */
  const isForEver = (claim: string) => claim.startsWith('send:') || claim.startsWith('cancel:')
  const isPassedOn = (claim: string) =>
    ['line', 'close', 'answer', 'cleared', 'reconciled', 'begun'].includes(claim.split(':')[0]!)
  /** One before may take the claim, and did not give it up. */
  const isTaken = (fact: Fact, claim: string): boolean =>
    facts
      .slice(0, facts.indexOf(fact))
      .filter((other) => other.claims.includes(claim) && mayTake(other, claim))
      .some((other) => !isPassedOn(claim) || !isUndone(other))
  const wins = (fact: Fact, claim: string): boolean => mayTake(fact, claim) && !isTaken(fact, claim)
  /** What another has of one's claims keeps one from taking the others, unless a person said that it counts. */
  const mayTake = (fact: Fact, claim: string): boolean =>
    isEligible(fact) &&
    (claim.startsWith('reverse:') ||
      accepted.has(fact.id) ||
      fact.claims.every((own) =>
        own.startsWith('reverse:') ? wins(fact, own) : own === claim || !isTaken(fact, own),
      ))
  const judged = (fact: Fact): Verdict => {
    if (isLocked(fact)) return 'lock'
    if (!isEligible(fact)) return 'needs'
    const lost = fact.claims.filter((claim) => !wins(fact, claim))
    const isHeld = lost.some(isForEver) || (lost.length > 0 && !accepted.has(fact.id))
    return isHeld ? 'claim' : 'counts'
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
