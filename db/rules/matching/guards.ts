/**
 * What keeps a match from being settled without a person, whatever its score. Each guard answers a way in which
 * matching by score alone goes wrong.
 */
import { type Assignment, isRepeat, isSettling } from './assign.ts'
import { type Candidate, shownNumber } from './candidates.ts'
import { NAME } from './names.ts'
import { type Line, nearestOf, type Paper, type Prepared, placeOf } from './prepare.ts'
import type { ReasonCode } from './reasons.ts'
import { NUMBER } from './references.ts'
import {
  AUTOMATIC_FROM,
  INSTALMENT_DAYS,
  INSTALMENT_LINES_MAX,
  INSTALMENT_PAPERS_MAX,
  MARGIN,
} from './scale.ts'
import type { DifferenceKind, Reason } from './types.ts'

/** Distances of the table of dates: seven days, and half a day more for one before. */
const WEEK = 8

/** Number before name: what proves that the document is the one. */
const proof = (candidate: Candidate) =>
  candidate.number >= NUMBER.said ? 2 : candidate.name >= NAME.sure ? 1 : 0

const isSame = (a: Candidate, b: Candidate) =>
  a.papers.length === b.papers.length && a.papers.every((paper, at) => paper === b.papers[at])

/** The label surely names a party, and not the one of the document. */
function namesOther(candidate: Candidate): boolean {
  return candidate.name === NAME.none && candidate.line.surely.length > 0
}

/**
 * The label says two things: a number without its prefix, and the name of another document’s party. After REF, which
 * banks write before their own numbers too, any document expected in that week is enough.
 */
function contradicts({ number }: Candidate, other: Candidate): boolean {
  if (!other.isExact || number < NUMBER.said || number === NUMBER.full) return false
  return other.name === NAME.clean || (number === NUMBER.said && other.distance < WEEK)
}

/** Another line claims the document with as good a proof, and is not a repetition that comes later. */
function isContested(candidate: Candidate, assignment: Assignment): boolean {
  const { line } = candidate
  return candidate.papers.some((paper) =>
    assignment.claimsOn(paper).some((other) => {
      if (other.line === line || proof(other) < proof(candidate)) return false
      const isLater = (other.line.day - line.day || other.line.index - line.index) > 0
      if (isLater && isRepeat(candidate, other)) return false
      return proof(other) > proof(candidate) || candidate.score - other.score < MARGIN
    }),
  )
}

/** What the guards know of the whole statement. */
export class Guards {
  readonly #prepared: Prepared
  readonly #assignment: Assignment
  readonly #withoutAccount: readonly DifferenceKind[]

  constructor(prepared: Prepared, assignment: Assignment, withoutAccount: readonly DifferenceKind[]) {
    this.#withoutAccount = withoutAccount
    this.#prepared = prepared
    this.#assignment = assignment
  }

  /** Why a match is left to a person; empty when it may be automatic. */
  of(candidate: Candidate, others: readonly Candidate[]): Reason[] {
    const { line, number, name, score, difference } = candidate
    const rivals = others.filter((other) => !isSame(candidate, other))
    const isGroup = candidate.papers.length > 1
    const isInstalment = candidate.tier === 'instalments'
    const hasProof = number >= NUMBER.said || name === NAME.clean || candidate.tier === 'numbers'
    const next = rivals.reduce((best, other) => Math.max(best, other.score), 0)
    const held: Reason[] = []
    const hold = (code: ReasonCode, holds: boolean) => {
      if (holds) held.push({ code, points: 0 })
    }
    hold('guardAmount', !isSettling(candidate) && !(isInstalment && !candidate.isDoubtful))
    hold('guardAccount', difference !== null && this.#withoutAccount.includes(difference))
    hold('guardGroup', isGroup && candidate.isDoubtful)
    hold('guardProof', !hasProof)
    hold('guardEqual', !isGroup && this.#hasEqual(candidate, rivals))
    hold(
      'guardDate',
      candidate.papers.some((paper) => paper.day > line.day),
    )
    hold('guardName', namesOther(candidate))
    hold('guardLabel', line.isOwnTransfer)
    hold('guardLine', isContested(candidate, this.#assignment))
    hold('guardScore', score < AUTOMATIC_FROM)
    hold('guardClose', score - next < MARGIN)
    return held.length > 0 ? held : this.#partGuard(candidate)
  }

  /** Another document of the amount is proved as well, or the label says that it is another. */
  #hasEqual(candidate: Candidate, rivals: readonly Candidate[]): boolean {
    const least = Math.max(1, proof(candidate))
    const [paper] = candidate.papers
    const isPaid = (other: Candidate) => {
      const by = this.#assignment.payerOf(other.papers[0]!)
      const first = by && this.#assignment.chosenFor(by)
      return first !== undefined && isSettling(first) && proof(first) > 0
    }
    return rivals.some(
      (other) =>
        (isSettling(other) && proof(other) >= least) ||
        // what differs, however well explained, gives way to what does not
        (candidate.difference !== null && other.isExact && other.papers[0]!.party === paper!.party) ||
        (contradicts(candidate, other) && candidate.name < NAME.clean && !isPaid(other)),
    )
  }

  /** By its name alone the line may as well be one of two payments of another document of the party. */
  #partGuard({ line, number, papers }: Candidate): Reason[] {
    if (number >= NUMBER.said) return []
    const { party } = papers[0]!
    const own = this.#prepared.linesByParty.get(party) ?? []
    const near = placeOf(own, (one) => one.day, line.day - INSTALMENT_DAYS)
    const side = line.direction === 1 ? this.#prepared.in : this.#prepared.out
    for (let at = near; at < Math.min(own.length, near + 2 * INSTALMENT_LINES_MAX); at++) {
      const other = own[at]!
      if (other.day > line.day + INSTALMENT_DAYS) break
      if (other === line || other.direction !== line.direction) continue
      const near = { day: line.day, most: INSTALMENT_PAPERS_MAX }
      const paper = nearestOf(side, party, line.cents + other.cents, near).find((one) =>
        this.#mayBePaidBy(one, line, other),
      )
      if (paper && !papers.includes(paper))
        return [
          {
            code: 'guardPart',
            points: 0,
            values: { date: other.line.date, number: shownNumber(paper) },
            documents: [paper.document.id],
          },
        ]
    }
    return []
  }

  /** Whether two lines may pay a document in two parts: neither it nor the other line is settled by a number. */
  #mayBePaidBy(paper: Paper, line: Line, other: Line): boolean {
    const payer = this.#assignment.payerOf(paper)
    const isPaid = payer !== undefined && payer !== other && isSettling(this.#assignment.chosenFor(payer)!)
    const settled = this.#assignment.chosenFor(other)
    const isProved =
      settled !== undefined &&
      isSettling(settled) &&
      settled.number >= NUMBER.said &&
      !settled.papers.includes(paper)
    return !isPaid && !isProved && paper.day <= Math.min(line.day, other.day)
  }
}
