/** What is matched, and what is proposed. */
import type { Day } from '../dates.ts'
import type { Cents } from '../money.ts'
import type { ReasonCode } from './reasons.ts'

/** A line of a bank statement that is to be settled against documents. */
export interface LineToMatch {
  readonly id: string
  readonly date: Day
  /** Money in is positive, money out negative. */
  readonly cents: Cents
  /** The label as the bank gives it. */
  readonly description: string
  readonly reference?: string | null | undefined
}

/** A document with something left to settle. */
export interface DocumentToMatch {
  readonly id: string
  /** Kept for the caller; the direction alone decides. */
  readonly kind: string
  /** 1: money is expected in; -1: money is to go out. */
  readonly direction: 1 | -1
  readonly number: string | null
  /** The other side's number: a supplier's invoice, a client's order. */
  readonly reference?: string | null | undefined
  readonly date: Day
  readonly due: Day | null
  /** What is left to settle; above zero. */
  readonly open: Cents
  readonly party: string | null
  readonly partyName: string
  /** Number of the cheque that pays it, when it is money paid by cheque. */
  readonly cheque?: string | null | undefined
  /** Given up when it is paid through that day: terms such as 2/10 net 30. */
  readonly early?: { readonly cents: Cents; readonly through: Day } | null | undefined
  /** Posted before: one line shows it, whole. */
  readonly isWhole?: boolean | undefined
}

/** One reason for or against, with what it adds to the score. */
export interface Reason {
  readonly code: ReasonCode
  readonly points: number
  /** What its text names: a document's number, a difference. */
  readonly values?: Readonly<Record<string, string>>
  /** The documents whose number or party's name its text says. */
  readonly documents?: readonly string[]
}

export interface Allocation {
  readonly documentId: string
  /** Below zero for a credit note taken off the payment: together they make the line, or differ by its difference. */
  readonly cents: Cents
}

/** What a difference between documents and line is. */
export const DIFFERENCE_KINDS = ['discount', 'fee', 'rounding'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

export interface Proposal {
  readonly lineId: string
  readonly rank: 1 | 2 | 3
  /** Empty when the proposal is to settle nothing: the line repeats another one. */
  readonly allocations: readonly Allocation[]
  /** Explains why documents and line differ; the documents are settled whole. */
  readonly difference?: DifferenceKind
  /** Sum of the points of its reasons. */
  readonly score: number
  /** May be settled without a person; at most one a line, always of rank 1. */
  readonly automatic: boolean
  /** Made when asked for: a copy of the other fields has none. */
  get reasons(): readonly Reason[]
}

export interface MatchingOptions {
  /** Digits after the decimal mark of the amounts; 2 when left out. */
  readonly decimals?: number | undefined
  /** Differences that nobody has chosen an account for: explained, and left to a person. */
  readonly withoutAccount?: readonly DifferenceKind[] | undefined
}
