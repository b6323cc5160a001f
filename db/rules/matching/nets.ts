/** Documents paid net of a credit note of the same party. Bounded. */
import { formatCents } from '../money.ts'
import {
  type Candidate,
  dateReasons,
  distanceOf,
  identityReasons,
  numbersOf,
  openOf,
  reason,
  scoreOf,
  shownNumber,
} from './candidates.ts'
import { poolOf } from './groups.ts'
import { NAME, type NameLevel } from './names.ts'
import { expected, type Line, ofPartyAndAmount, type Paper, type Prepared } from './prepare.ts'
import { NUMBER, type NumberLevel } from './references.ts'
import { CREDITS_MAX, GROUP_POOL_MAX } from './scale.ts'
import { sumsTo } from './sums.ts'

interface Net {
  readonly papers: readonly Paper[]
  readonly credit: Paper
}

/** Parties that a line names, or of which it bears a number. */
function partiesOf(line: Line, prepared: Prepared): Set<number> {
  const numbered = [...line.numbers]
    .filter(([, level]) => level >= NUMBER.said)
    .map(([index]) => prepared.papers[index]!.party)
  return new Set([...line.surely, ...numbered])
}

/** Credit notes of a party that may be taken off the payment, the latest first. */
function creditsOf(
  line: Line,
  party: number,
  prepared: Prepared,
  isFree: (paper: Paper) => boolean,
): Paper[] {
  const side = line.direction === 1 ? prepared.out : prepared.in
  return (side.byTime.get(party) ?? [])
    .filter((paper) => paper.sort === 'note' && paper.day <= line.day && isFree(paper))
    .slice(-CREDITS_MAX)
    .reverse()
}

/** What a line pays of one party when one of its credit notes is taken off. */
function netsOfParty(
  line: Line,
  party: number,
  prepared: Prepared,
  isFree: (paper: Paper) => boolean,
): Net[] {
  const credits = creditsOf(line, party, prepared, isFree)
  if (credits.length === 0) return []
  const side = line.direction === 1 ? prepared.in : prepared.out
  const isDue = (paper: Paper) => paper.sort === 'debt' && paper.day <= line.day && isFree(paper)
  const numbered = [...line.numbers.keys()]
    .map((index) => prepared.papers[index]!)
    .filter((paper) => paper.party === party && paper.document.direction === line.direction && isDue(paper))
  const isNamed = (line.names.get(party)?.level ?? NAME.none) >= NAME.sure
  return credits.flatMap((credit) => {
    const cents = line.cents + credit.open
    const alone = ofPartyAndAmount(side, party, cents).filter(isDue)
    const pool =
      numbered.length > 0
        ? numbered.slice(0, GROUP_POOL_MAX)
        : poolOf({ ...line, cents }, side.byTime.get(party) ?? [], isDue)
    const { sets } = sumsTo(pool, openOf, cents)
    const proved = isNamed ? alone : alone.filter((paper) => numbered.includes(paper))
    return [...proved.map((paper) => [paper]), ...sets].map((papers) => ({ papers, credit }))
  })
}

function candidateOf(line: Line, net: Net, isSole: boolean, decimals: number): Candidate {
  const { credit } = net
  const papers = net.papers.toSorted((a, b) => expected(a) - expected(b) || a.index - b.index)
  const latest = papers.at(-1)!
  const levelOf = (paper: Paper) => line.numbers.get(paper.index) ?? NUMBER.none
  const number = Math.min(...papers.map(levelOf)) as NumberLevel
  const name = (line.names.get(latest.party)?.level ?? NAME.none) as NameLevel
  const values = { number: shownNumber(credit), difference: formatCents(credit.open, decimals) }
  const reasons = [
    reason('amountNet', values, [credit]),
    ...dateReasons(line, latest),
    ...identityReasons(line, latest, number, name).map((one) =>
      one.values?.number ? { ...one, ...numbersOf(papers) } : one,
    ),
    ...(isSole ? [reason('sole')] : []),
  ]
  return {
    line,
    papers: [...papers, credit],
    cents: [...papers.map(openOf), -credit.open],
    reasons: () => reasons,
    score: scoreOf(reasons),
    tier: 'net',
    isExact: true,
    difference: null,
    number,
    name,
    distance: distanceOf(line, latest),
    // the sum alone proves little: both numbers stand in the label, or a person looks
    isDoubtful: !isSole || levelOf(credit) < NUMBER.said,
  }
}

/** Documents of a party that a line pays net of one of its credit notes, all still free. */
export function netsOf(
  line: Line,
  prepared: Prepared,
  isFree: (paper: Paper) => boolean,
  decimals: number,
): Candidate[] {
  const others = line.direction === 1 ? prepared.out : prepared.in
  if (others.papers.length === 0) return []
  const nets = [...partiesOf(line, prepared)].flatMap((party) => netsOfParty(line, party, prepared, isFree))
  return nets.map((net) => candidateOf(line, net, nets.length === 1, decimals))
}
