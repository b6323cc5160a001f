/** How late what is owed is, in the five columns of an aged list. */
import { type Day, dayNumber } from '../dates.ts'
import { type Cents, sumCents } from '../money.ts'

export const AGING_BUCKETS = ['current', 'd1to30', 'd31to60', 'd61to90', 'over90'] as const
export type AgingBucket = (typeof AGING_BUCKETS)[number]
export type AgedSums = Readonly<Record<AgingBucket | 'total', Cents>>

export interface AgedItem {
  readonly due: Day
  /** What is left to settle; negative for a credit. */
  readonly open: Cents
}

/** Days since what was due on `due` is late; 0 on that day and before. */
export function daysLate(due: Day, asOf: Day): number {
  return Math.max(0, dayNumber(asOf) - dayNumber(due))
}

/** The column of what was due on `due`, seen on `asOf`: on its day it is current still. */
export function agingBucket(due: Day, asOf: Day): AgingBucket {
  const late = daysLate(due, asOf)
  if (late === 0) return 'current'
  if (late <= 30) return 'd1to30'
  if (late <= 60) return 'd31to60'
  return late <= 90 ? 'd61to90' : 'over90'
}

/** What is owed in each column, and in all. */
export function agedSums(items: readonly AgedItem[], asOf: Day): AgedSums {
  const sums: Record<AgingBucket, Cents> = { current: 0, d1to30: 0, d31to60: 0, d61to90: 0, over90: 0 }
  for (const { due, open } of items) {
    const bucket = agingBucket(due, asOf)
    sums[bucket] = sumCents([sums[bucket], open])
  }
  return { ...sums, total: sumCents(Object.values(sums)) }
}
