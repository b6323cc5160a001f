/** Quantities, unit prices and rates as decimals that stay exact through every product of a line. */
import Decimal from 'decimal.js'

/** Wide enough for quantity x price x discount to lose no digit before its one rounding, half away from zero. */
export const Exact = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_UP })

/** True for a plain decimal: at most 15 digits before the point and 12 after, `-1.5` but neither `1e3` nor `.5`. */
export function isDecimal(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,12})?$/.test(text)
}
