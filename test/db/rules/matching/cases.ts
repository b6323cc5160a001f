/** Lines and documents of a test, with everything left out that it does not speak of. */
import { toDay } from '../../../../db/rules/dates.ts'
import {
  type DocumentToMatch,
  type LineToMatch,
  type Proposal,
  propose,
} from '../../../../db/rules/matching/propose.ts'

export const day = toDay

/** Money in on 10 March 2026, unless told otherwise. */
export function line(description: string, cents: number, more: Partial<LineToMatch> = {}): LineToMatch {
  return { id: 'L', date: day('2026-03-10'), cents, description, ...more }
}

/** An invoice of 8 February 2026, due on the day of the line. */
export function invoice(
  number: string | null,
  partyName: string,
  open: number,
  more: Partial<DocumentToMatch> = {},
): DocumentToMatch {
  return {
    id: `D ${number ?? partyName}`,
    kind: 'invoice',
    direction: 1,
    number,
    date: day('2026-02-08'),
    due: day('2026-03-10'),
    open,
    party: null,
    partyName,
    ...more,
  }
}

/** Proposals as text: `1 auto D F-1:10000+D F-2:5000` */
export function shown(proposals: readonly Proposal[]): string[] {
  return proposals.map(({ lineId, rank, automatic, allocations }) => {
    const settled = allocations.map(({ documentId, cents }) => `${documentId}:${cents}`).join(' + ')
    return `${lineId} ${rank}${automatic ? ' auto' : ''} ${settled || 'nothing'}`
  })
}

/** Codes of the best proposal of a line. */
export function reasonsOf(proposals: readonly Proposal[], lineId = 'L'): string[] {
  const first = proposals.find((proposal) => proposal.lineId === lineId && proposal.rank === 1)
  return first?.reasons.map(({ code }) => code) ?? []
}

export const codes = (lines: readonly LineToMatch[], documents: readonly DocumentToMatch[]) =>
  reasonsOf(propose(lines, documents))
