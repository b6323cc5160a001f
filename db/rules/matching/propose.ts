/**
 * Which open documents a bank line settles: pure, deterministic, at most three proposals a line. A score says how well
 * each fits and its reasons why; guards, not the score alone, decide what may be settled without a person.
 */
import { Assignment, type Repeated } from './assign.ts'
import { type Candidate, candidatesOf, reason, scoreOf, shownNumber } from './candidates.ts'
import { Guards } from './guards.ts'
import { type Line, prepare } from './prepare.ts'
import type {
  Allocation,
  DifferenceKind,
  DocumentToMatch,
  LineToMatch,
  MatchingOptions,
  Proposal,
  Reason,
} from './types.ts'

export { reasonText, reasonTexts } from './reasons.ts'
export type {
  DocumentToMatch,
  LineToMatch,
  Proposal,
} from './types.ts'

/** A candidate as it is proposed. Of a whole account a person sees few: what is told of each is made when it is asked for. */
class Proposed implements Proposal {
  readonly lineId: string
  readonly rank: Proposal['rank']
  readonly allocations: readonly Allocation[]
  readonly difference?: DifferenceKind
  readonly score: number
  readonly automatic: boolean
  readonly #candidate: Candidate
  readonly #more: readonly Reason[]

  constructor(candidate: Candidate, rank: Proposal['rank'], more: readonly Reason[]) {
    const { line, papers, cents, difference } = candidate
    this.lineId = line.line.id
    this.rank = rank
    this.allocations = papers.map(({ document }, at) => ({ documentId: document.id, cents: cents[at]! }))
    if (difference !== null) this.difference = difference
    this.score = candidate.score + scoreOf(more)
    this.automatic = rank === 1 && more.length === 0
    this.#candidate = candidate
    this.#more = more
  }

  get reasons(): readonly Reason[] {
    return [...this.#candidate.reasons(), ...this.#more]
  }
}

/** Nothing to settle: the line repeats another one. */
function repetition(line: Line, { paper, by }: Repeated): Proposal {
  const values = { number: shownNumber(paper), date: by.line.date }
  return {
    lineId: line.line.id,
    rank: 1,
    allocations: [],
    score: 0,
    automatic: false,
    reasons: [{ code: 'repeated', points: 0, values }],
  }
}

const FREE: readonly Reason[] = []
const TAKEN: readonly Reason[] = [reason('taken')]

/** What else a line could be. */
interface Other {
  readonly candidate: Candidate
  readonly more: readonly Reason[]
  readonly score: number
}

/** The chosen match and what else the line could be, best first. */
function ranked(
  chosen: Candidate,
  own: readonly Candidate[],
  assignment: Assignment,
  guards: Guards,
): Proposal[] {
  const first = new Proposed(chosen, 1, guards.of(chosen, own))
  let second: Other | null = null
  let third: Other | null = null
  for (const candidate of own) {
    const [paper] = candidate.papers
    if (chosen.papers.includes(paper!)) continue
    const more = assignment.isFree(paper!) ? FREE : TAKEN
    const score = candidate.score + scoreOf(more)
    if (score > first.score || (third !== null && score <= third.score)) continue
    const other = { candidate, more, score }
    if (second !== null && second.score >= score) third = other
    else [second, third] = [other, second]
  }
  const proposals: Proposal[] = [first]
  if (second !== null) proposals.push(new Proposed(second.candidate, 2, second.more))
  if (third !== null) proposals.push(new Proposed(third.candidate, 3, third.more))
  return proposals
}

/**
 * Proposes for each line the documents it may settle, best first. At rank 1 no document is given beyond what it has open,
 * and a line that repeats a payment is given none (its allocations are empty). Refuses nothing: documents with
 * nothing open and lines of zero are left out. The order of the input does not matter.
 */
export function propose(
  lines: readonly LineToMatch[],
  documents: readonly DocumentToMatch[],
  options: MatchingOptions = {},
): Proposal[] {
  const decimals = options.decimals ?? 2
  const prepared = prepare(lines, documents)
  const byLine = prepared.lines.map((line) => candidatesOf(line, prepared, decimals))
  const assignment = new Assignment(prepared, byLine, decimals).run()
  const guards = new Guards(prepared, assignment, options.withoutAccount ?? [])
  return prepared.lines.flatMap((line) => {
    const chosen = assignment.chosenFor(line)
    if (chosen) return ranked(chosen, byLine[line.index]!, assignment, guards)
    const repeated = assignment.repeatedBy(line)
    return repeated ? [repetition(line, repeated)] : []
  })
}
