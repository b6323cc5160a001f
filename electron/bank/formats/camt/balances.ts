/** Which of the balances of a statement are those it opens and closes with. */
import { isZero, negate, sumDecimals } from '../decimal.ts'
import type { RecordValues } from './collect.ts'
import { camtAmount, camtDay, camtSign } from './values.ts'

export interface Balance {
  readonly type: string
  /** Signed: positive when the bank owes. */
  readonly amount: string
  readonly currency: string
  /** Empty when the bank wrote none. */
  readonly date: string
}

/** An interim balance at the start of a page, told by its subtype (ISO 20022 Account Statement Guide of the Nordic banks). */
const PAGE_OPENING = 'ITBD OIBD'

/** A balance as it is written; null when its amount is none. Without a direction it is a credit. */
export function balanceOf({ fields }: RecordValues): Balance | null {
  const amount = camtAmount(fields.get('amount') ?? '')
  const sign = fields.has('direction') ? camtSign(fields.get('direction')) : 1
  if (amount === null || sign === null) return null
  const type = (fields.get('type') ?? '').toUpperCase()
  const full = `${type} ${(fields.get('subType') ?? '').toUpperCase()}`
  return {
    type: full === PAGE_OPENING ? full : type,
    amount: sign < 0 ? negate(amount) : amount,
    currency: fields.get('amountCurrency') ?? '',
    date: camtDay(fields.get('date')) ?? '',
  }
}

/** Booked balances first: opening, then the closing one of the day before; what is available only for want of them. */
const OPENING = ['OPBD', 'PRCD', PAGE_OPENING, 'OPAV'] as const
const CLOSING = ['CLBD', 'ITBD', 'CLAV', 'ITAV'] as const

interface Choice {
  readonly balances: readonly Balance[]
  /** Of the account: its balances in this currency come first. */
  readonly currency: string | null
  readonly later: boolean
}

/** Of the first type there is: the earliest or the latest. */
function pick(types: readonly string[], { balances, currency, later }: Choice): Balance | null {
  for (const type of types) {
    const all = balances.filter((balance) => balance.type === type)
    const own = all.filter((balance) => balance.currency === currency)
    const [first, ...others] = own.length > 0 ? own : all
    if (!first) continue
    return others.reduce((best, one) => {
      const replaces = later ? one.date >= best.date : one.date < best.date
      return replaces ? one : best
    }, first)
  }
  return null
}

/** Opening and closing balance. */
export interface Bounds {
  readonly opening: Balance | null
  readonly closing: Balance | null
}

/** What lacks between the two balances beside the sum of the movements: zero when it proves them. */
export function missingBetween(opening: Balance, closing: Balance, sum: string): string {
  return sumDecimals([closing.amount, negate(opening.amount), negate(sum)])
}

/**
 * The balances that bound a statement. A page between two others may have interim balances alone: the first is its opening
 * when the booked movements lead from it to the last.
 */
export function boundsOf(balances: readonly Balance[], currency: string | null, sum: string): Bounds {
  const opening = pick(OPENING, { balances, currency, later: false })
  const closing = pick(CLOSING, { balances, currency, later: true })
  const [interim, ...more] = balances.filter(({ type }) => type === 'ITBD')
  const isPage = !opening && closing && interim && more.length > 0
  if (isPage && isZero(missingBetween(interim, closing, sum))) return { opening: interim, closing }
  return { opening, closing }
}
