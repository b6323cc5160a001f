/**
 * What keeps a match from being settled without a person, whatever its score. Each guard answers a way in which
 * matching by score alone goes wrong.
 */
import { type Assignment, isRepeat } from './assign.ts'
import type { Candidate } from './candidates.ts'
import { NAME } from './names.ts'
import type { ReasonCode } from './reasons.ts'
import { NUMBER } from './references.ts'
import { AUTOMATIC_FROM, MARGIN } from './scale.ts'

/** Distances of the table of dates: seven days, and half a day more for one before. */
const WEEK = 8

/** Number before name: what proves that the document is the one. */
const proof = (candidate: Candidate) =>
  candidate.number >= NUMBER.said ? 2 : candidate.name >= NAME.sure ? 1 : 0

const isSame = (a: Candidate, b: Candidate) =>
  a.papers.length === b.papers.length && a.papers.every((paper, at) => paper === b.papers[at])

/** The label surely names a party, and not the one of the document. */
function namesOther(candidate: Candidate): boolean {
  return candidate.name === NAME.none && candidate.line.namesSomeone
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
    (assignment.claims.get(paper.index) ?? []).some((other) => {
      if (other.line === line || proof(other) < proof(candidate)) return false
      const isLater = (other.line.day - line.day || other.line.index - line.index) > 0
      if (isLater && isRepeat(candidate, other)) return false
      return proof(other) > proof(candidate) || candidate.score - other.score < MARGIN
    }),
  )
}

/** Why a match is left to a person; empty when it may be automatic. */
export function guardsOf(
  candidate: Candidate,
  others: readonly Candidate[],
  assignment: Assignment,
): ReasonCode[] {
  const { line, number, name, score } = candidate
  const rivals = others.filter((other) => !isSame(candidate, other))
  const isGroup = candidate.papers.length > 1
  const hasProof = number >= NUMBER.said || name === NAME.clean || candidate.tier === 'numbers'
  const hasEqual = rivals.some((other) => other.isExact && proof(other) >= Math.max(1, proof(candidate)))
  const hasConflict = rivals.some((other) => contradicts(candidate, other))
  const next = Math.max(0, ...rivals.map((other) => other.score))
  const guards: [ReasonCode, boolean][] = [
    ['guardAmount', !candidate.isExact],
    ['guardGroup', isGroup && candidate.isDoubtful],
    ['guardProof', !hasProof],
    ['guardEqual', !isGroup && (hasEqual || (hasConflict && name < NAME.clean))],
    ['guardDate', candidate.papers.some((paper) => paper.day > line.day)],
    ['guardName', namesOther(candidate)],
    ['guardLabel', line.isOwnTransfer],
    ['guardLine', isContested(candidate, assignment)],
    ['guardScore', score < AUTOMATIC_FROM],
    ['guardClose', score - next < MARGIN],
  ]
  return guards.filter(([, holds]) => holds).map(([code]) => code)
}
