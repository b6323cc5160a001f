/** The days of a document: order of day and month, and the period that gives the year. */
import type { ParseProblem } from '../../parsed.ts'
import { orderOfFormat } from '../calendar.ts'
import { warning } from '../texts.ts'
import { dayIn, type Order, orderOf, type Period, type PrintedDate } from './dates.ts'
import type { Entry } from './entries.ts'
import type { Marks } from './money.ts'
import { type Dated, daysUnder, periodsByPart } from './parts.ts'
import { type FoundPeriod, onlyYear, periodOf } from './period.ts'

export interface Calendar {
  readonly order: Order
  /** The period of a row: of the whole document, or of the statement in it of which the row is. */
  periodAt(at: number): Period | null
  /** What a person must say before the days can be believed. */
  readonly problems: readonly ParseProblem[]
}

const shown = ({ day, month }: PrintedDate) => `${day}/${month}`

/** A period that two dates say counts for more than one that the other order makes up from a single date. */
function believed({ dmy, mdy }: Record<Order, FoundPeriod | null>): Record<Order, Period | null> {
  const whole = dmy?.whole || mdy?.whole
  const of = (found: FoundPeriod | null) => (found && (found.whole || !whole) ? found.period : null)
  return { dmy: of(dmy), mdy: of(mdy) }
}

/**
 * Settles the dates of all movements together; a format chosen by a person is believed. `texts` are those of all rows, each
 * in its place.
 */
export function calendarOf(
  entries: readonly Pick<Entry, 'at' | 'date' | 'valueDate'>[],
  texts: readonly string[],
  marks: Marks,
  format: string | undefined,
): Calendar {
  const dates = entries.flatMap(({ date }) => (date ? [date] : []))
  const chosen = format === undefined ? null : orderOfFormat(format)
  const given: Order | null = chosen === 'mdy' || chosen === 'dmy' ? chosen : null
  const hint = given ?? (marks.decimal === ',' || marks.whole ? 'dmy' : null)
  const periods = { dmy: periodOf(texts, dates, 'dmy'), mdy: periodOf(texts, dates, 'mdy') }
  const days = entries.flatMap(({ date, valueDate }) => [date, valueDate])
  const proofs = new Set(days.flatMap((day) => day?.proves ?? []))
  const { order, certain } = given
    ? { order: given, certain: true }
    : orderOf(dates, believed(periods), { hint, proofs })
  const problems: ParseProblem[] = []
  if (!certain) problems.push(warning('ask.dateOrder', { text: shown(dates.find(({ open }) => open)!) }))
  const yearless = dates.filter(({ year }) => year === null)
  let period = periods[order]?.period ?? null
  const byPart = yearless.length > 0 ? periodsByPart(texts, entries, order) : null
  const askYear = () => problems.push(warning('ask.year', { text: shown(yearless[0]!) }))
  // a period that leaves some out is of one part; of two that hold all a person knows the year
  if (period && byPart && !daysUnder(yearless, order, period)) period = null
  if (period && byPart && !sameDays(entries, order, period, byPart)) askYear()
  if (!period && !byPart && yearless.length > 0) {
    const months = new Set(yearless.map(({ month }) => month))
    period = months.has(1) && months.has(12) ? null : onlyYear(texts)
    if (!period) askYear()
  }
  const periodAt = period === null && byPart ? byPart : () => period
  return { order, periodAt, problems }
}

/** Whether the period of the whole and those of its parts give every date the same day. */
function sameDays(
  entries: readonly Dated[],
  order: Order,
  whole: Period,
  byPart: (at: number) => Period,
): boolean {
  return entries.every(
    ({ at, date }) => !date || dayIn(date, order, whole) === dayIn(date, order, byPart(at)),
  )
}
