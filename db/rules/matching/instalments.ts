/** One document paid by two lines whose amounts make it together. Always left to a person. */
import { type Candidate, dateReasons, distanceOf, identityReasons, reason, scoreOf } from './candidates.ts'
import { NAME, type NameLevel } from './names.ts'
import { type Line, ofPartyAndAmount, type Paper, type Prepared } from './prepare.ts'
import { NUMBER, type NumberLevel } from './references.ts'
import { INSTALMENT_DAYS, INSTALMENT_LINES_MAX } from './scale.ts'

/** Two payments of one document. */
export interface Instalments {
  readonly paper: Paper
  readonly parts: readonly [Candidate, Candidate]
}

interface Claim {
  readonly line: Line
  readonly number: NumberLevel
  readonly name: NameLevel
}

/** What a line has to do with a document: its number, or the name of its party and no other number. */
function claimOn(line: Line, paper: Paper): Claim | null {
  const number = line.numbers.get(paper.index) ?? NUMBER.none
  const name = line.names.get(paper.party)?.level ?? NAME.none
  if (number >= NUMBER.said) return { line, number, name }
  const bearsOther = [...line.numbers.values()].includes(NUMBER.full)
  return name >= NAME.sure && !bearsOther ? { line, number, name } : null
}

function part(claim: Claim, paper: Paper, isFirst: boolean): Candidate {
  const { line, number, name } = claim
  const reasons = [
    reason('amountInstalments', { count: '2' }),
    // the second payment comes when it comes
    ...(isFirst ? dateReasons(line, paper) : []),
    ...identityReasons(paper, number, name),
  ]
  return {
    line,
    papers: [paper],
    cents: [line.cents],
    reasons,
    score: scoreOf(reasons),
    tier: 'instalments',
    isExact: false,
    number,
    name,
    distance: distanceOf(line, paper),
    isDoubtful: true,
  }
}

/** Lines of each party: those that name it, and those that bear the number of one of its documents. */
function linesByParty(lines: readonly Line[], prepared: Prepared): Map<number, Set<Line>> {
  const found = new Map<number, Set<Line>>()
  const note = (party: number, line: Line) => {
    const set = found.get(party)
    if (set) set.add(line)
    else found.set(party, new Set([line]))
  }
  for (const line of lines) {
    for (const [party, { level }] of line.names) if (level >= NAME.sure) note(party, line)
    for (const [index, level] of line.numbers)
      if (level >= NUMBER.said) note(prepared.papers[index]!.party, line)
  }
  return found
}

function paired(first: Line, second: Line, paper: Paper): Instalments | null {
  if (first.day < paper.day) return null
  const claims = [claimOn(first, paper), claimOn(second, paper)] as const
  if (!claims[0] || !claims[1]) return null
  return { paper, parts: [part(claims[0], paper, true), part(claims[1], paper, false)] }
}

/** Pairs of free lines that pay a free document together, surest first. */
export function instalmentsOf(
  lines: readonly Line[],
  prepared: Prepared,
  isFree: (paper: Paper) => boolean,
): Instalments[] {
  const pairs: Instalments[] = []
  for (const [party, set] of linesByParty(lines, prepared)) {
    const own = [...set].toSorted((a, b) => a.day - b.day || a.index - b.index)
    own.forEach((first, at) => {
      for (const second of own.slice(at + 1, at + 1 + INSTALMENT_LINES_MAX)) {
        if (second.day - first.day > INSTALMENT_DAYS || second.direction !== first.direction) continue
        const side = first.direction === 1 ? prepared.in : prepared.out
        for (const paper of ofPartyAndAmount(side, party, first.cents + second.cents))
          if (isFree(paper)) {
            const pair = paired(first, second, paper)
            if (pair) pairs.push(pair)
          }
      }
    })
  }
  const strength = ({ parts }: Instalments) => parts[0].score + parts[1].score
  return pairs.toSorted(
    (a, b) =>
      strength(b) - strength(a) ||
      a.parts[0].distance - b.parts[0].distance ||
      a.parts[0].line.index - b.parts[0].line.index ||
      a.paper.index - b.paper.index,
  )
}
