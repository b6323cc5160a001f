/**
 * Which open documents a bank line settles: pure, deterministic, at most three proposals a line. A score says how well
 * each fits and its reasons why; guards, not the score alone, decide what may be settled without a person.
 */
import type { DocumentToMatch, LineToMatch, MatchingOptions, Proposal } from './types.ts'

export { reasonText, reasonTexts } from './reasons.ts'
export type {
  Allocation,
  DocumentToMatch,
  LineToMatch,
  MatchingOptions,
  Proposal,
  Reason,
} from './types.ts'

/**
 * Proposes for each line the documents it may settle, best first. No document is given to two lines at rank 1 beyond
 * what it has open. The order of the input does not matter.
 */
export function propose(
  lines: readonly LineToMatch[],
  documents: readonly DocumentToMatch[],
  _options: MatchingOptions = {},
): Proposal[] {
  const byAmount = Map.groupBy(documents, (document) => document.direction * document.open)
  return lines.flatMap((line) => {
    const [document, other] = byAmount.get(line.cents) ?? []
    if (!document || other) return []
    return {
      lineId: line.id,
      rank: 1,
      allocations: [{ documentId: document.id, cents: document.open }],
      score: 50,
      automatic: false,
      reasons: [{ code: 'amountExact', points: 50 }],
    } satisfies Proposal
  })
}
