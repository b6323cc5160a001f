/** Which of the balances of a statement are those it opens and closes with. */
import { negate } from '../decimal.ts'
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

/** A balance as it is written; null when its amount is none. Without a direction it is a credit. */
export function balanceOf({ fields }: RecordValues): Balance | null {
  const amount = camtAmount(fields.get('amount') ?? '')
  const sign = fields.has('direction') ? camtSign(fields.get('direction')) : 1
  if (amount === null || sign === null) return null
  return {
    type: (fields.get('type') ?? '').toUpperCase(),
    amount: sign < 0 ? negate(amount) : amount,
    currency: fields.get('amountCurrency') ?? '',
    date: camtDay(fields.get('date')) ?? '',
  }
}

/** Booked balances first: opening, then the closing one of the day before; what is available only for want of them. */
const OPENING = ['OPBD', 'PRCD', 'OPAV'] as const
const CLOSING = ['CLBD', 'ITBD', 'CLAV', 'ITAV'] as const

/** Of the first type there is: the earliest or the latest, in the currency of the account where there is one. */
function pick(
  balances: readonly Balance[],
  types: readonly string[],
  currency: string | null,
  later: boolean,
): Balance | null {
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

/** The balances that bound a statement; of a page between two others the interim ones do. */
export function boundsOf(
  balances: readonly Balance[],
  currency: string | null,
): { readonly opening: Balance | null; readonly closing: Balance | null } {
  return {
    opening: pick(balances, OPENING, currency, false),
    closing: pick(balances, CLOSING, currency, true),
  }
}
