/** What a bank line may be matched with, and several documents put together for one line while the person chooses. */
import { type Cents, decimalsOf, formatCents } from '../../db/rules/money.ts'
import { toCents } from '../format/figures.ts'
import type { BankLine, Input, Output } from '../transport/wire.ts'

export type Candidates = Output<'bank.candidates'>
export type Proposal = Candidates['proposals'][number]
export type Reason = Proposal['reasons'][number]
export type OpenDocument = Candidates['documents'][number]
export type MatchInput = Input<'bank.match'>

/** Entries posted before stand among the documents under this mark. */
const ENTRY = 'entry:'

export const isEntry = ({ id }: Pick<OpenDocument, 'id'>): boolean => id.startsWith(ENTRY)

/** The id of the entry itself. */
export const entryIdOf = ({ id }: Pick<OpenDocument, 'id'>): string => id.slice(ENTRY.length)

const sizeOf = (line: Pick<BankLine, 'amount'>, currency: string): Cents =>
  Math.abs(toCents(line.amount, currency))

/** The match that accepting a proposal makes; null when it makes less than the line, and a person says what of the rest. */
export function acceptable(
  proposal: Proposal,
  line: Pick<BankLine, 'id' | 'amount'>,
  currency: string,
): MatchInput | null {
  const { allocations, difference } = proposal
  const sum = allocations.reduce((all, { amount }) => all + toCents(amount, currency), 0)
  if (allocations.length === 0) return null
  const match = { lineId: line.id, allocations: [...allocations] }
  if (sum === sizeOf(line, currency)) return match
  return difference?.account ? { ...match, difference: { account: difference.account } } : null
}

/** A credit note that the party takes off what it pays: it goes the other way than the line. */
export const isTakenOff = ({ kind }: Pick<OpenDocument, 'kind'>, line: Pick<BankLine, 'amount'>): boolean =>
  kind === (line.amount.startsWith('-') ? 'supplierCredit' : 'creditNote')

/** A document chosen, with what it gets, without a sign: a wire amount, or an empty text while none is typed. */
export interface Chosen {
  readonly document: OpenDocument
  readonly amount: string
}

/** Where the difference between the line and the documents goes. */
export interface Difference {
  readonly to: 'credit' | 'account'
  readonly account: string
}

const centsOf = ({ amount }: Chosen, currency: string): Cents =>
  amount === '' ? 0 : toCents(amount, currency)

/** The document put with those chosen: all that is open when it fits into what is left, else what is left. */
export function added(
  chosen: readonly Chosen[],
  document: OpenDocument,
  line: Pick<BankLine, 'amount'>,
  currency: string,
): readonly Chosen[] {
  if (chosen.some((one) => one.document.id === document.id)) return chosen
  const { left } = sumsOf(chosen, line, currency)
  const open = toCents(document.balance, currency)
  const isWhole = isEntry(document) || isTakenOff(document, line) || left <= 0
  const takes = isWhole ? open : Math.min(open, left)
  return [...chosen, { document, amount: formatCents(takes, decimalsOf(currency)) }]
}

/** What is chosen, and what of the line is left: below zero when more is chosen than was paid. */
export function sumsOf(
  chosen: readonly Chosen[],
  line: Pick<BankLine, 'amount'>,
  currency: string,
): { readonly sum: Cents; readonly left: Cents } {
  const signed = (one: Chosen) => centsOf(one, currency) * (isTakenOff(one.document, line) ? -1 : 1)
  const sum = chosen.reduce((all, one) => all + signed(one), 0)
  return { sum, left: sizeOf(line, currency) - sum }
}

export type CombineFault = 'nothing' | 'amount' | 'mixed' | 'entries' | 'difference'

/** Why what is chosen cannot be saved yet; null when it can. */
export function faultOf(
  chosen: readonly Chosen[],
  difference: Difference,
  line: Pick<BankLine, 'amount'>,
  currency: string,
): CombineFault | null {
  if (chosen.every(({ document }) => isTakenOff(document, line))) return 'nothing'
  if (chosen.some((one) => centsOf(one, currency) <= 0)) return 'amount'
  const entries = chosen.filter(({ document }) => isEntry(document)).length
  if (entries > 0 && entries < chosen.length) return 'mixed'
  const { left } = sumsOf(chosen, line, currency)
  if (left === 0) return null
  if (entries > 0) return 'entries'
  if (left > 0 && difference.to === 'credit') return null
  return difference.account === '' ? 'difference' : null
}

/** What `bank.match` is told of several documents. */
export function matchOf(
  chosen: readonly Chosen[],
  difference: Difference,
  line: Pick<BankLine, 'id' | 'amount'>,
  currency: string,
): MatchInput {
  const { left } = sumsOf(chosen, line, currency)
  const isCredit = left > 0 && difference.to === 'credit'
  return {
    lineId: line.id,
    allocations: chosen.map(({ document, amount }) => ({
      documentId: document.id,
      amount: isTakenOff(document, line) ? `-${amount}` : amount,
    })),
    ...(left === 0 ? {} : { difference: isCredit ? {} : { account: difference.account } }),
  }
}

/** The parts that a proposal starts a combination with: whole documents, so that what is short is asked about. */
export function startOf(
  proposal: Proposal | undefined,
  documents: readonly OpenDocument[],
): readonly Chosen[] {
  const byId = new Map(documents.map((document) => [document.id, document]))
  return (proposal?.allocations ?? []).flatMap(({ documentId, amount }) => {
    const document = byId.get(documentId)
    if (!document) return []
    const isShort = proposal!.reasons.some(({ code }) => SHORT.has(code))
    return [{ document, amount: isShort ? document.balance : amount.replace('-', '') }]
  })
}

const SHORT = new Set(['amountNear', 'amountClose', 'amountShort'])
