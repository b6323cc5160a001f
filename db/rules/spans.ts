/** Months and spans of days beside others; pure day arithmetic. */
import { addDays, type Day, dayNumber, firstDayOf, isDay, lastDayOf, type Month, monthOf } from './dates.ts'

/** Days from the first to the last, both counted. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

const indexOf = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** The month `by` months later, or earlier when negative. */
export function monthAfter(month: Month, by: number): Month {
  const index = indexOf(month) + by
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The same day in the month `by` months later, or the last one of that month; a last day stays a last day. */
export function dayAfterMonths(day: Day, by: number): Day {
  const month = monthAfter(monthOf(day), by)
  const last = lastDayOf(month)
  if (day === lastDayOf(monthOf(day))) return last
  const same = `${month}-${day.slice(8)}`
  return isDay(same) ? same : last
}

/**
 * What a span is compared with: from the first of a month, the same number of months before (a quarter with the quarter
 * before); else the same number of days just before. Of one under way, up to the same day: November seen on the 22nd with
 * October to the 22nd, `through` being that 22nd.
 */
export function spanBefore({ from, to }: Span, through: Day = to): Span {
  const first = monthOf(from)
  if (from !== firstDayOf(first)) {
    const days = dayNumber(to) - dayNumber(from) + 1
    return { from: addDays(from, -days), to: addDays(through, -days) }
  }
  const months = indexOf(monthOf(to)) - indexOf(first) + 1
  return { from: firstDayOf(monthAfter(first, -months)), to: dayAfterMonths(through, -months) }
}
