/** Ages of what is owed: the columns of the aged lists. */
import type { Output } from '../transport/wire.ts'

export type AgedReport = Output<'report.agedReceivables'>
export type AgedRow = AgedReport['rows'][number]
export type AgedDocument = NonNullable<AgedRow['documents']>[number]

export const AGES = ['current', 'd1to30', 'd31to60', 'd61to90', 'over90'] as const
export type Age = (typeof AGES)[number]

export const AGE_TEXTS = {
  current: 'reports.aged.current',
  d1to30: 'reports.aged.d1to30',
  d31to60: 'reports.aged.d31to60',
  d61to90: 'reports.aged.d61to90',
  over90: 'reports.aged.over90',
} as const satisfies Readonly<Record<Age, string>>

/** In which column a document stands. */
export function ageOf(daysLate: number): Age {
  if (daysLate <= 0) return 'current'
  if (daysLate <= 30) return 'd1to30'
  if (daysLate <= 60) return 'd31to60'
  return daysLate <= 90 ? 'd61to90' : 'over90'
}
