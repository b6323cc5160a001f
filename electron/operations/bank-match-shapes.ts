/** Shapes of proposals: what a line may settle, why, and what became of it. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { getLine } from '../../db/records/bank.ts'
import { differenceAccount } from '../../db/records/bank-differences.ts'
import { documentOfLine } from '../../db/records/bank-match.ts'
import { type DocumentToMatch, type Proposal, reasonText } from '../../db/rules/matching/propose.ts'
import { DIFFERENCE_KINDS, type Reason } from '../../db/rules/matching/types.ts'
import { date, money } from './codecs.ts'
import { present, textShape } from './shapes.ts'

export const reasonShape = z.strictObject({ code: z.string(), points: z.int(), text: textShape })

export const documentShape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  number: z.string().nullable(),
  reference: z.string().nullable(),
  date,
  dueDate: date.nullable(),
  balance: money,
  partyId: z.string().nullable(),
  partyName: z.string(),
})

export const proposalShape = z.strictObject({
  lineId: z.string(),
  rank: z.int(),
  allocations: z.array(z.strictObject({ documentId: z.string(), amount: money })),
  /** Explains why documents and line differ, with the account chosen for it. */
  difference: z
    .strictObject({ kind: z.enum(DIFFERENCE_KINDS), amount: money, account: z.string().nullable() })
    .nullable(),
  score: z.int(),
  automatic: z.boolean(),
  reasons: z.array(reasonShape),
})

/** A reason in words, its amounts in the form of each language. */
function textOf(reason: Reason): z.output<typeof textShape> {
  const { difference } = reason.values ?? {}
  const text = reasonText(reason)
  if (difference === undefined) return text
  const values = { ...reason.values, difference: difference.replace('.', ',') }
  return { fr: reasonText({ ...reason, values }).fr, en: text.en }
}

export const showReason = (reason: Reason): z.output<typeof reasonShape> => ({
  code: reason.code,
  points: reason.points,
  text: textOf(reason),
})

/** What is settled beyond the line, or less than it, when that is explained; with the sign of what the documents make more. */
function differenceOf(company: Company, { difference, allocations, lineId }: Proposal) {
  if (!difference) return null
  const { cents } = getLine(company.sql, lineId)
  const sum = allocations.reduce((all, one) => all + one.cents, 0)
  return {
    kind: difference,
    amount: sum - Math.abs(cents),
    account: differenceAccount(company.sql, difference, cents > 0),
  }
}

export const showProposal = (company: Company, proposal: Proposal): z.output<typeof proposalShape> => ({
  lineId: proposal.lineId,
  rank: proposal.rank,
  difference: differenceOf(company, proposal),
  score: proposal.score,
  automatic: proposal.automatic,
  allocations: proposal.allocations.map(({ documentId, cents }) => ({ documentId, amount: cents })),
  reasons: proposal.reasons.map(showReason),
})

export const showDocument = (document: DocumentToMatch): z.output<typeof documentShape> => ({
  id: document.id,
  kind: document.kind,
  number: document.number,
  reference: document.reference ?? null,
  date: document.date,
  dueDate: document.due,
  balance: document.open,
  partyId: document.party,
  partyName: document.partyName,
})

export const lineAnswer = z.strictObject({
  lineId: z.string(),
  status: z.string(),
  entryId: z.string().optional(),
  paymentId: z.string().optional(),
})

export function answer(company: Company, lineId: string): z.output<typeof lineAnswer> {
  const own = getLine(company.sql, lineId)
  const paymentId = documentOfLine(company, own)
  const isEntry = own.settledBy !== null && company.sql.get('SELECT 1 FROM entry WHERE id = ?', own.settledBy)
  return { lineId, status: own.status, ...present({ entryId: isEntry ? own.settledBy : null, paymentId }) }
}
