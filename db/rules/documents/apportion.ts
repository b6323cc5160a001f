/** An amount cut into whole cents, in proportion, without losing one. */
import { assert } from '../errors.ts'
import type { Cents } from '../money.ts'

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient
}

/**
 * Cuts `total` into parts near `exact[i] / unit`, by the largest remainder: each part is first rounded down, then
 * the cents that are left go one by one to the parts that lost most, the first in order where two lost the same. An
 * exact part of zero stays zero. Parts always add up to the total, and the parts of a negated cut are the negated
 * parts: the cut is made in the sign of its first part that is not zero. A total where every part is zero is a bug.
 */
export function apportion(total: Cents, exact: readonly bigint[], unit: bigint): Cents[] {
  assert(unit > 0n, 'the unit of a cut must be positive')
  const sign = (exact.find((part) => part !== 0n) ?? 0n) < 0n ? -1n : 1n
  const parts = exact.map((part) => floorDivide(sign * part, unit))
  const lost = (index: number) => sign * exact[index]! - parts[index]! * unit
  // The order of equals is kept: sorting is stable.
  const order = exact.flatMap((part, index) => (part === 0n ? [] : [index]))
  order.sort((a, b) => Number(lost(b) > lost(a)) - Number(lost(b) < lost(a)))
  const left = sign * BigInt(total) - parts.reduce((sum, part) => sum + part, 0n)
  if (order.length === 0) {
    assert(total === 0, 'nothing to cut an amount over')
    return exact.map(() => 0)
  }
  const each = floorDivide(left, BigInt(order.length))
  const extra = Number(left - each * BigInt(order.length))
  for (const [rank, index] of order.entries()) parts[index]! += each + (rank < extra ? 1n : 0n)
  return parts.map((part) => Number(sign * part))
}
