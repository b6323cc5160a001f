/** Several documents of one party paid by one line: by the numbers in the label, or by the sum alone. Bounded. */
import {
  type Candidate,
  dateReasons,
  distanceOf,
  identityReasons,
  numbersOf,
  openOf,
  reason,
  scoreOf,
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
import { GROUP_CENTS_A_SET, GROUP_DAYS, GROUP_POOL_MAX, GROUP_SEEN_MAX } from './scale.ts'
import { sumsTo } from './sums.ts'

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
  const numbers = identityReasons(line, latest, identity.number, identity.name).map((one) =>
    one.values?.number ? { ...one, ...numbersOf(ordered) } : one,
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
    reasons: () => reasons,
    score: scoreOf(reasons),
    tier: identity.tier,
    isExact: true,
    difference: null,
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
  return [...Map.groupBy(papers, ({ party, sort }) => `${party} ${sort}`).values()].flatMap((pool) => {
    const [{ party }] = pool as [Paper, ...Paper[]]
    if (pool.length < 2 || pool.length > GROUP_POOL_MAX) return []
    const { sets, isComplete } = sumsTo(pool, openOf, line.cents)
    const name = line.names.get(party)?.level ?? NAME.none
    return sets.map((set) => {
      const number = Math.min(...set.map((paper) => line.numbers.get(paper.index)!)) as NumberLevel
      const isDoubtful = sets.length > 1 || !isComplete
      return groupOf(line, set, { tier: 'numbers', number, name, isDoubtful, isSole: !isDoubtful })
    })
  })
}

/** Free documents of a party that may be paid together on a day: nearest to it first, from a list in order of time. */
export function poolOf(line: Line, papers: readonly Paper[], isFree: (paper: Paper) => boolean): Paper[] {
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
  const found = line.surely.flatMap((party) => {
    const { level } = line.names.get(party)!
    const pool = poolOf(line, side.byTime.get(party) ?? [], isFree)
    const { sets, isComplete } = sumsTo(pool, openOf, line.cents)
    const alike = sets.filter((set) => new Set(set.map(({ sort }) => sort)).size === 1)
    if (alike.length > 1) return alike.map((set) => ({ set, level, isRare: false }))
    return alike.map((set) => ({
      set,
      level,
      isRare:
        isComplete &&
        spread(set) <= GROUP_DAYS &&
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
