/** The periods that reports are made for, and what they are compared with; pure day arithmetic. */
import {
  addDays,
  type Day,
  dayNumber,
  firstDayOf,
  fiscalYear,
  fiscalYearOf,
  isDay,
  lastDayOf,
  monthOf,
} from '../../db/rules/dates.ts'

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

export interface Span {
  readonly from: Day
  readonly to: Day
}

/** The month `by` months later, or earlier when negative. */
export function monthAfter(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

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

const isMonths = ({ from, to }: Span): boolean =>
  from === firstDayOf(monthOf(from)) && to === lastDayOf(monthOf(to))

/** The same day in the month `by` months later, or the last one of that month. */
export function dayAfterMonths(day: Day, by: number): Day {
  const month = monthAfter(monthOf(day), by)
  const last = lastDayOf(month)
  if (day === lastDayOf(monthOf(day))) return last
  const same = `${month}-${day.slice(8)}`
  return isDay(same) ? same : last
}

/** The span just before of the same length, whole months staying whole months; or the same one a year before. */
export function comparedSpan(choice: CompareChoice, span: Span): Span | null {
  if (choice === 'none') return null
  if (choice === 'yearBefore')
    return { from: dayAfterMonths(span.from, -12), to: dayAfterMonths(span.to, -12) }
  if (isMonths(span)) {
    const [first, last] = [monthOf(span.from), monthOf(span.to)]
    const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
    const count = index(last) - index(first) + 1
    return months(monthAfter(first, -count), count)
  }
  const to = addDays(span.from, -1)
  return { from: addDays(to, dayNumber(span.from) - dayNumber(span.to)), to }
}
