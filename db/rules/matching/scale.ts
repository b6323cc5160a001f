/**
 * The scale of the scores and every threshold, each with its reason. The table of the amount, the date, the number and
 * the name is the one that users know: 50/40/20, 30/25/20/10, 20/10 and +5, settled alone from 70.
 */
import type { Cents } from '../money.ts'
import type { ReasonCode } from './reasons.ts'

export const POINTS = {
  amountExact: 50,
  amountNear: 40,
  amountClose: 20,
  amountShort: 0,
  amountOver: 0,
  amountPart: 0,
  amountSum: 50,
  /** Several payments that make the amount together are weaker than one that is the amount. */
  amountInstalments: 40,
  /** What the terms give up, or a fee that the line names: the amount that was to be expected. */
  amountDiscount: 50,
  amountFee: 50,
  amountRounding: 40,
  amountNet: 50,
  dateSame: 30,
  dateOne: 25,
  dateThree: 20,
  dateSeven: 10,
  /** Beyond the table: a usual day to pay, which tells little apart. */
  dateTerms: 5,
  dateLate: 5,
  dateBefore: -20,
  referenceFull: 20,
  cheque: 20,
  referenceNumber: 10,
  referencePart: 10,
  name: 5,
  /** With a name or a number without its prefix: what lifts exact amount and name to the threshold. */
  sole: 10,
  /** More than the best date (30) less the margin: a date never outweighs a number or a name. */
  referenceOther: -30,
  nameOther: -25,
  /** An amount that differs is no rival of one that does not. */
  amountOther: -20,
  taken: -25,
  /** Of lines of two own accounts: what makes more of an amount and a day than chance. */
  ownTransfer: 10,
  ownAccount: 20,
} as const satisfies Partial<Record<ReasonCode, number>>

/** From this score a match may be automatic, when every guard agrees. */
export const AUTOMATIC_FROM = 70
/** How far the next best must be behind: half of what an exact date is worth. */
export const MARGIN = 15

/** Days after the due date that are still an ordinary delay. */
export const LATE_DAYS = 60
/** A document made some days after its payment may still be the one, for a person to see; a later one is another. */
export const EARLY_DAYS = 7
/** Days within which the same amount again, under the same name, repeats a payment rather than pays the next document. */
export const REPEAT_DAYS = 10
/** What a bank or the payer may keep back: wire fees are 15 to 30 dollars or euros. */
export const FEE_MAX: Cents = 3_000
/** What banks of Quebec, France and their correspondents keep of an incoming wire, in cents. */
export const WIRE_FEES: ReadonlySet<Cents> = new Set([
  1_000, 1_200, 1_250, 1_300, 1_400, 1_500, 1_600, 1_700, 1_750, 1_800, 2_000, 2_500, 3_000,
])
/** Differences of a few cents are rounding. */
export const ROUNDING_MAX: Cents = 5
/** What tax computed in another order, or a price without its cents, moves: rounding that explains itself. */
export const ROUNDING_SURE_MAX: Cents = 2

/** Documents of one amount weighed for a line, nearest in time first: beyond, no date tells them apart. */
export const SAME_AMOUNT_MAX = 24
/** Documents that one number of a label may mean: running numbers start again each year. */
export const SAME_NUMBER_MAX = 20
/** Documents of near amounts weighed for a name, on either side. */
export const NEAR_AMOUNT_MAX = 12
/** Lengths that are read; a bank gives at most a few hundred characters. */
export const LABEL_LENGTH_MAX = 400
export const LABEL_TOKENS_MAX = 60

/** A word in more names than this (Construction) is looked for only beside a rarer one. */
export const COMMON_WORD_PARTIES = 500

/** Documents tried together for one line; more give many sums by chance. */
export const GROUP_POOL_MAX = 24
/** Documents looked at to find those. */
export const GROUP_SEEN_MAX = 200
export const GROUP_SIZE_MAX = 6
/** Steps of one search: some tenths of a millisecond. */
export const GROUP_STEPS_MAX = 10_000
/** Due dates of documents paid together lie within two months. */
export const GROUP_DAYS = 62
/**
 * A group is automatic when there are at least this many cents for each set tried: sums are spread over the amount, so
 * a set that fits by chance is rarer than one in this many lines.
 */
export const GROUP_CENTS_A_SET = 500

/** Days between the first and the second payment of one document. */
export const INSTALMENT_DAYS = 75
/** Later payments of one name that each payment is tried with. */
export const INSTALMENT_LINES_MAX = 60
/** Of one payment, so many second ones are kept, and of one sum so many documents: more of them decide nothing. */
export const INSTALMENT_PAIRS_MAX = 6
export const INSTALMENT_PAPERS_MAX = 4
/** Payments of one document that are tried together: those that bear its number, and equal ones of one name. */
export const INSTALMENTS_MAX = 12

/** Credit notes of a party tried for one line. */
export const CREDITS_MAX = 6

/** Days between the two sides of a transfer: a week-end and a holiday. */
export const TRANSFER_DAYS = 5
/** Lines of one amount and time weighed for each other. */
export const TRANSFER_RIVALS_MAX = 12

/** Days from one month's movement to the next: February, and a bank that waits for Monday. */
export const MONTH_DAYS = { least: 25, most: 36 }
/** Times in a row that make a habit. */
export const RECURRING_MIN = 3
/** How far amounts of one habit may differ: a bill of power is not that of last month. */
export const RECURRING_PERCENT = 15

/** The points of a difference between what is open and what was paid; none beyond 5 %. */
export function amountCode(open: Cents, paid: Cents): ReasonCode {
  const difference = Math.abs(open - paid)
  if (difference === 0) return 'amountExact'
  if (difference * 100 <= open) return 'amountNear'
  if (difference * 20 <= open) return 'amountClose'
  if (paid > open) return 'amountOver'
  return difference <= FEE_MAX ? 'amountShort' : 'amountPart'
}

export interface Dates {
  readonly day: number
  readonly due: number | null
}

/** Which row of the table a day of payment falls in; null when the date says nothing. */
export function dateCode(paid: number, document: Dates): ReasonCode | null {
  if (paid < document.day) return 'dateBefore'
  const gap = Math.abs(paid - (document.due ?? document.day))
  if (gap === 0) return 'dateSame'
  if (gap <= 1) return 'dateOne'
  if (gap <= 3) return 'dateThree'
  if (gap <= 7) return 'dateSeven'
  if (document.due !== null && paid < document.due) return 'dateTerms'
  return gap <= LATE_DAYS ? 'dateLate' : null
}
