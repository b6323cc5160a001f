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
}

/** One reason for or against, with what it adds to the score. */
export interface Reason {
  readonly code: ReasonCode
  readonly points: number
  /** What its text names: a document's number, a difference. */
  readonly values?: Readonly<Record<string, string>>
}

export interface Allocation {
  readonly documentId: string
  readonly cents: Cents
}

export interface Proposal {
  readonly lineId: string
  readonly rank: 1 | 2 | 3
  /** Empty when the proposal is to settle nothing: the line repeats another one. */
  readonly allocations: readonly Allocation[]
  /** Sum of the points of its reasons. */
  readonly score: number
  /** May be settled without a person; at most one a line, always of rank 1. */
  readonly automatic: boolean
  readonly reasons: readonly Reason[]
}

export interface MatchingOptions {
  /** Digits after the decimal mark of the amounts; 2 when left out. */
  readonly decimals?: number | undefined
}
