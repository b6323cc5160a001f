/** Several documents of one party paid by one line: by the numbers in the label, or by the sum alone. Bounded. */
import type { Cents } from '../money.ts'
import {
  type Candidate,
  dateReasons,
  distanceOf,
  identityReasons,
  reason,
  scoreOf,
  shownNumber,
} from './candidates.ts'
import { NAME, type NameLevel } from './names.ts'
import {
  expected,
  type Line,
  ofPartyAndAmount,
  type Paper,
  type Prepared,
  placeOf,
  type Side,
} from './prepare.ts'
import { NUMBER, type NumberLevel } from './references.ts'
import {
  GROUP_CENTS_A_SET,
  GROUP_DAYS,
  GROUP_POOL_MAX,
  GROUP_SEEN_MAX,
  GROUP_SIZE_MAX,
  GROUP_STEPS_MAX,
} from './scale.ts'

/** Sets that are kept: two already say that the sum alone does not decide. */
const SETS_MAX = 6

interface Search {
  readonly sets: readonly (readonly Paper[])[]
  /** False when the search was stopped, so that there may be more sets. */
  readonly isComplete: boolean
}

/** Sets of two or more documents whose open amounts make `cents` exactly, smaller sets first. */
export function setsOf(pool: readonly Paper[], cents: Cents): Search {
  const papers = pool.toSorted((a, b) => b.open - a.open || a.index - b.index)
  // rest[i]: everything from i on together
  const rest = [...papers.map(() => 0), 0]
  for (let at = papers.length - 1; at >= 0; at--) rest[at] = rest[at + 1]! + papers[at]!.open
  const sets: Paper[][] = []
  let steps = 0
  const search = (from: number, left: Cents, size: number, chosen: readonly Paper[]): void => {
    for (let at = from; at < papers.length && rest[at]! >= left; at++) {
      if (++steps > GROUP_STEPS_MAX || sets.length >= SETS_MAX) return
      const paper = papers[at]!
      if (paper.open > left) continue
      if (size === 1) {
        if (paper.open === left) sets.push([...chosen, paper])
      } else if (paper.open < left) search(at + 1, left - paper.open, size - 1, [...chosen, paper])
    }
  }
  for (let size = 2; size <= Math.min(GROUP_SIZE_MAX, papers.length); size++) search(0, cents, size, [])
  return { sets, isComplete: steps <= GROUP_STEPS_MAX }
}

/** How many sets of at most `size` out of `count` there are. */
function setsAmong(count: number, size: number): number {
  let [sets, ways] = [0, count]
  for (let taken = 2; taken <= size; taken++) {
    ways = (ways * (count - taken + 1)) / taken
    sets += ways
  }
  return sets
}

interface Identity {
  readonly tier: 'numbers' | 'group'
  readonly number: NumberLevel
  readonly name: NameLevel
  readonly isDoubtful: boolean
  readonly isSole: boolean
}

function groupOf(line: Line, papers: readonly Paper[], identity: Identity): Candidate {
  const ordered = papers.toSorted((a, b) => expected(a) - expected(b) || a.index - b.index)
  const latest = ordered.at(-1)!
  const newest = ordered.find((paper) => paper.day > line.day) ?? latest
  const numbers = identityReasons(latest, identity.number, identity.name).map((one) =>
    one.values?.number ? { ...one, values: { number: ordered.map(shownNumber).join(', ') } } : one,
  )
  const reasons = [
    reason('amountSum', { count: String(papers.length) }),
    ...dateReasons(line, newest),
    ...numbers,
    ...(identity.isSole ? [reason('sole')] : []),
  ]
  return {
    line,
    papers: ordered,
    cents: ordered.map((paper) => paper.open),
    reasons,
    score: scoreOf(reasons),
    tier: identity.tier,
    isExact: true,
    number: identity.number,
    name: identity.name,
    distance: distanceOf(line, latest),
    isDoubtful: identity.isDoubtful,
  }
}

/** Documents of one party whose numbers stand in the label and that make its amount together. */
export function groupsByNumber(line: Line, prepared: Prepared): Candidate[] {
  if (line.numbers.size < 2) return []
  const papers = [...line.numbers.keys()]
    .map((index) => prepared.papers[index]!)
    .filter((paper) => paper.document.direction === line.direction)
  return [...Map.groupBy(papers, (paper) => paper.party)].flatMap(([party, pool]) => {
    if (pool.length < 2 || pool.length > GROUP_POOL_MAX) return []
    const { sets, isComplete } = setsOf(pool, line.cents)
    const name = line.names.get(party)?.level ?? NAME.none
    return sets.map((set) => {
      const number = Math.min(...set.map((paper) => line.numbers.get(paper.index)!)) as NumberLevel
      const isDoubtful = sets.length > 1 || !isComplete
      return groupOf(line, set, { tier: 'numbers', number, name, isDoubtful, isSole: !isDoubtful })
    })
  })
}

/** Free documents of a party that may be paid together on a day: nearest to it first, from a list in order of time. */
function poolOf(line: Line, papers: readonly Paper[], isFree: (paper: Paper) => boolean): Paper[] {
  const pool: Paper[] = []
  let after = placeOf(papers, expected, line.day)
  let before = after - 1
  const apart = (at: number) => (papers[at] ? Math.abs(line.day - expected(papers[at])) : Infinity)
  for (let seen = 0; seen < GROUP_SEEN_MAX && pool.length < GROUP_POOL_MAX; seen++) {
    const isBefore = apart(before) <= apart(after)
    const paper = papers[isBefore ? before : after]
    if (!paper || Math.abs(line.day - expected(paper)) > 2 * GROUP_DAYS) break
    if (isBefore) before--
    else after++
    if (isFree(paper) && paper.open < line.cents && paper.day <= line.day) pool.push(paper)
  }
  return pool
}

const spread = (papers: readonly Paper[]) =>
  Math.max(...papers.map(expected)) - Math.min(...papers.map(expected))

/** Another document of the party and of that amount, free or not, could stand in its place. */
function hasTwin(paper: Paper, side: Side): boolean {
  return ofPartyAndAmount(side, paper.party, paper.open).some(
    (other) => other !== paper && Math.abs(expected(other) - expected(paper)) <= 2 * GROUP_DAYS,
  )
}

/** Documents still free, of a party named in the label, that make the line's amount together. */
export function groupsByName(line: Line, prepared: Prepared, isFree: (paper: Paper) => boolean): Candidate[] {
  const side = line.direction === 1 ? prepared.in : prepared.out
  const named = [...line.names].filter(([, { level }]) => level >= NAME.sure)
  const found = named.flatMap(([party, { level }]) => {
    const pool = poolOf(line, side.byTime.get(party) ?? [], isFree)
    const { sets, isComplete } = setsOf(pool, line.cents)
    return sets
      .filter((set) => spread(set) <= GROUP_DAYS)
      .map((set) => ({
        set,
        level,
        isRare:
          isComplete &&
          setsAmong(pool.length, set.length) * GROUP_CENTS_A_SET <= line.cents &&
          !set.some((paper) => hasTwin(paper, side)),
      }))
  })
  const isSole = found.length === 1
  return found.map(({ set, level, isRare }) =>
    groupOf(line, set, {
      tier: 'group',
      number: NUMBER.none,
      name: level,
      isDoubtful: !isSole || !isRare,
      isSole,
    }),
  )
}
