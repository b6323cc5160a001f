/** What keeps a rule from a line: a document that is proposed for it, for money is looked for among documents first. */
import type { Proposal } from '../matching/propose.ts'

/** Reasons by which a document lays claim to a line. */
const CLAIMS = new Set(['referenceFull', 'referenceNumber', 'referencePart', 'name', 'cheque', 'repeated'])
const EXACT = new Set([
  'amountExact',
  'amountSum',
  'amountDiscount',
  'amountFee',
  'amountRounding',
  'amountNet',
])

/** True when a document is proposed for a line by its number or the name of its party. */
export const isClaimed = (proposals: readonly Proposal[]): boolean =>
  proposals.some(({ reasons }) => reasons.some(({ code }) => CLAIMS.has(code)))

/** True when a document has a claim or just the amount: no rule acts by itself then. */
export const isContested = (proposals: readonly Proposal[]): boolean =>
  isClaimed(proposals) || proposals.some(({ reasons }) => reasons.some(({ code }) => EXACT.has(code)))
