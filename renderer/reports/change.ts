import Decimal from 'decimal.js'

/** By how much an amount changed from another, in parts per million of the other; null where the other is nil. */
export function changePpm(difference: string, from: string): number | null {
  const base = new Decimal(from)
  if (base.isZero()) return null
  return new Decimal(difference).dividedBy(base.abs()).times(1_000_000).round().toNumber()
}
