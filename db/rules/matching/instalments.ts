/**
 * One document paid by several lines that make it together: two of them by name or number, more when each bears its
 * number or when all are equal. Bounded.
 */
import { type Candidate, dateReasons, distanceOf, identityReasons, reason, scoreOf } from './candidates.ts'
import { NAME, type NameLevel } from './names.ts'
import { type Line, nearestOf, type Paper, type Prepared, placeOf } from './prepare.ts'
import { NUMBER, type NumberLevel } from './references.ts'
import {
  INSTALMENT_DAYS,
  INSTALMENT_LINES_MAX,
  INSTALMENT_PAIRS_MAX,
  INSTALMENT_PAPERS_MAX,
  INSTALMENTS_MAX,
  REPEAT_DAYS,
} from './scale.ts'
import { sumsTo } from './sums.ts'

/** Several payments of one document, in order of the day. */
export interface Instalments {
  readonly paper: Paper
  readonly parts: readonly Candidate[]
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

/**
 * Why several payments of one document need a person: a number missing on one, another set that makes the sum, or two
 * equal ones so close that one may repeat the other.
 */
function isDoubtful(claims: readonly Claim[], isSole: boolean): boolean {
  const isNumbered = claims.every(
    ({ number, name }) => number === NUMBER.full || (number === NUMBER.running && name >= NAME.sure),
  )
  const isRepeated = claims.some(({ line }, at) =>
    claims
      .slice(at + 1)
      .some((other) => other.line.cents === line.cents && other.line.day - line.day <= REPEAT_DAYS),
  )
  return !isSole || !isNumbered || isRepeated
}

function instalments(claims: readonly Claim[], paper: Paper, isSole: boolean): Instalments | null {
  const lines = claims.map(({ line }) => line)
  const isInTime = lines.every(
    (line, at) => line.day >= paper.day && (at === 0 || line.day - lines[at - 1]!.day <= INSTALMENT_DAYS),
  )
  if (!isInTime || paper.isWhole) return null
  const doubtful = isDoubtful(claims, isSole)
  const parts = claims.map(({ line, number, name }, at): Candidate => {
    const reasons = [
      reason('amountInstalments', { count: String(claims.length) }),
      // the later payments come when they come
      ...(at === 0 ? dateReasons(line, paper) : []),
      ...identityReasons(line, paper, number, name),
      ...(isSole && number >= NUMBER.said ? [reason('sole')] : []),
    ]
    return {
      line,
      papers: [paper],
      cents: [line.cents],
      reasons: () => reasons,
      score: scoreOf(reasons),
      tier: 'instalments',
      isExact: false,
      difference: null,
      number,
      name,
      distance: distanceOf(line, paper),
      isDoubtful: doubtful,
    }
  })
  return { paper, parts }
}

/** Two lines of one party, and the documents of their sum. */
function* pairsOf(
  own: readonly Line[],
  party: number,
  prepared: Prepared,
): Generator<readonly [first: Line, second: Line, papers: readonly Paper[]]> {
  for (let at = 0; at < own.length; at++) {
    const first = own[at]!
    const side = first.direction === 1 ? prepared.in : prepared.out
    const near = { day: first.day, most: INSTALMENT_PAPERS_MAX }
    let found = 0
    for (const second of own.slice(at + 1, at + 1 + INSTALMENT_LINES_MAX)) {
      if (second.day - first.day > INSTALMENT_DAYS) break
      if (second.direction !== first.direction) continue
      const papers = nearestOf(side, party, first.cents + second.cents, near)
      if (papers.length === 0) continue
      yield [first, second, papers]
      if (++found === INSTALMENT_PAIRS_MAX) break
    }
  }
}

function pairs(party: number, own: readonly Line[], prepared: Prepared): Instalments[] {
  return [...pairsOf(own, party, prepared)].flatMap(([first, second, papers]) =>
    papers.flatMap((paper) => {
      const claims = [claimOn(first, paper), claimOn(second, paper)]
      if (!claims[0] || !claims[1]) return []
      return instalments([claims[0], claims[1]], paper, papers.length === 1) ?? []
    }),
  )
}

/** Three or more lines that bear the number of one document and make it together. */
function byNumber(lines: readonly Line[], prepared: Prepared): Instalments[] {
  const bearing = new Map<number, Line[]>()
  for (const line of lines)
    for (const [index, level] of line.numbers) {
      const { document, open } = prepared.papers[index]!
      if (level < NUMBER.said || document.direction !== line.direction || line.cents >= open) continue
      const own = bearing.get(index)
      if (own) own.push(line)
      else bearing.set(index, [line])
    }
  return [...bearing].flatMap(([index, own]) => {
    if (own.length < 3 || own.length > INSTALMENTS_MAX) return []
    const paper = prepared.papers[index]!
    const { sets, isComplete } = sumsTo(own, (line) => line.cents, paper.open)
    return sets
      .filter((set) => set.length > 2)
      .flatMap((set) => {
        const claims = set
          .toSorted((a, b) => a.day - b.day || a.index - b.index)
          .map((line) => claimOn(line, paper)!)
        return instalments(claims, paper, isComplete && sets.length === 1) ?? []
      })
  })
}

/** Three or more equal payments under one name that make a document. */
function equalOnes(party: number, own: readonly Line[], prepared: Prepared): Instalments[] {
  const equal = Map.groupBy(own, (line) => line.direction * line.cents)
  return [...equal.values()].flatMap((lines) => {
    const [first] = lines
    const side = first!.direction === 1 ? prepared.in : prepared.out
    const found: Instalments[] = []
    const near = { day: first!.day, most: INSTALMENT_PAPERS_MAX }
    for (let count = 3; count <= Math.min(INSTALMENTS_MAX, lines.length); count++)
      for (const paper of nearestOf(side, party, count * first!.cents, near)) {
        const from = placeOf(lines, (line) => line.day, paper.day)
        const claims = lines
          .slice(from, from + INSTALMENT_LINES_MAX)
          .flatMap((line) => claimOn(line, paper) ?? [])
          .slice(0, count)
        const made = claims.length === count ? instalments(claims, paper, false) : null
        if (made) found.push(made)
      }
    return found
  })
}

/** Other payments make the document too. */
const doubted = ({ paper, parts }: Instalments): Instalments => ({
  paper,
  parts: parts.map((part) => ({ ...part, isDoubtful: true })),
})

/** Sets of lines still open that pay a free document together, surest first; of equal ones the fewest payments. */
export function instalmentsOf(
  prepared: Prepared,
  isOpen: (line: Line) => boolean,
  isFree: (paper: Paper) => boolean,
): Instalments[] {
  const byName = [...prepared.linesByParty].flatMap(([party, lines]) => {
    const own = lines.filter(isOpen)
    return own.length < 2 ? [] : [...pairs(party, own, prepared), ...equalOnes(party, own, prepared)]
  })
  const all = [...byName, ...byNumber(prepared.lines.filter(isOpen), prepared)]
  const ways = Map.groupBy(all, ({ paper }) => paper)
  const weakest = ({ parts }: Instalments) => Math.min(...parts.map(({ score }) => score))
  const first = ({ parts }: Instalments) => parts[0]!
  return all
    .filter(({ paper }) => isFree(paper))
    .map((one) => (ways.get(one.paper)!.length === 1 ? one : doubted(one)))
    .toSorted(
      (a, b) =>
        weakest(b) - weakest(a) ||
        first(b).score - first(a).score ||
        a.parts.length - b.parts.length ||
        first(a).distance - first(b).distance ||
        first(a).line.index - first(b).line.index ||
        a.paper.index - b.paper.index,
    )
}
