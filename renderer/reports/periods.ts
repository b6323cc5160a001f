/** The periods that reports are made for, and what they are compared with; pure day arithmetic. */
import { type Day, firstDayOf, fiscalYear, fiscalYearOf, lastDayOf, monthOf } from '../../db/rules/dates.ts'
import { dayAfterMonths, monthAfter, type Span, spanBefore } from '../../db/rules/spans.ts'

export const PERIOD_CHOICES = [
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
  'year',
  'lastYear',
  'custom',
] as const
export type PeriodChoice = (typeof PERIOD_CHOICES)[number]

const months = (first: string, count: number): Span => ({
  from: firstDayOf(first),
  to: lastDayOf(monthAfter(first, count - 1)),
})

/** The quarter of a month, counted from the month in which the fiscal year starts. */
function quarterOf(month: string, yearEnd: string): Span {
  const passed = (Number(month.slice(5, 7)) - 1 - Number(yearEnd.slice(0, 2)) + 12) % 3
  return months(monthAfter(month, -passed), 3)
}

/** The days of a chosen period, seen from a day of it. */
export function periodOf(choice: Exclude<PeriodChoice, 'custom'>, today: Day, yearEnd: string): Span {
  const month = monthOf(today)
  if (choice === 'month') return months(month, 1)
  if (choice === 'lastMonth') return months(monthAfter(month, -1), 1)
  const quarter = quarterOf(month, yearEnd)
  if (choice === 'quarter') return quarter
  if (choice === 'lastQuarter') return months(monthAfter(monthOf(quarter.from), -3), 3)
  const year = fiscalYearOf(today, yearEnd)
  const { start, end } = choice === 'year' ? year : fiscalYear(year.year - 1, yearEnd)
  return { from: start, to: end }
}

export const COMPARE_CHOICES = ['none', 'before', 'yearBefore'] as const
export type CompareChoice = (typeof COMPARE_CHOICES)[number]

/** The span just before, or the same one a year before. */
export function comparedSpan(choice: CompareChoice, span: Span): Span | null {
  if (choice === 'none') return null
  if (choice === 'yearBefore')
    return { from: dayAfterMonths(span.from, -12), to: dayAfterMonths(span.to, -12) }
  return spanBefore(span)
}
