/** Which of some amounts make a sum together. Bounded. */
import type { Cents } from '../money.ts'
import { GROUP_SIZE_MAX, GROUP_STEPS_MAX } from './scale.ts'

/** Sets that are kept: two already say that the sum alone does not decide. */
const SETS_MAX = 6

export interface Search<T> {
  readonly sets: readonly (readonly T[])[]
  /** False when the search was stopped, so that there may be more sets. */
  readonly isComplete: boolean
}

/** Sets of two or more whose amounts (above zero) make `cents` exactly, smaller sets first; in the order given for equal ones. */
export function sumsTo<T>(pool: readonly T[], amountOf: (item: T) => Cents, cents: Cents): Search<T> {
  const items = pool.toSorted((a, b) => amountOf(b) - amountOf(a))
  // rest[i]: everything from i on together
  const rest = [...items.map(() => 0), 0]
  for (let at = items.length - 1; at >= 0; at--) rest[at] = rest[at + 1]! + amountOf(items[at]!)
  const sets: T[][] = []
  let steps = 0
  const search = (from: number, left: Cents, size: number, chosen: readonly T[]): void => {
    for (let at = from; at < items.length && rest[at]! >= left; at++) {
      if (++steps > GROUP_STEPS_MAX || sets.length >= SETS_MAX) return
      const item = items[at]!
      const amount = amountOf(item)
      if (amount > left) continue
      if (size === 1) {
        if (amount === left) sets.push([...chosen, item])
      } else if (amount < left) search(at + 1, left - amount, size - 1, [...chosen, item])
    }
  }
  for (let size = 2; size <= Math.min(GROUP_SIZE_MAX, items.length); size++) search(0, cents, size, [])
  return { sets, isComplete: steps <= GROUP_STEPS_MAX }
}
