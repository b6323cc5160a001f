/** The days on which what comes back falls. */
import { addDays, type Day, dayNumber, dayOf, daysInMonth } from '../dates.ts'
import { assert } from '../errors.ts'

export const FREQUENCIES = ['weekly', 'monthly', 'quarterly', 'yearly'] as const
export type Frequency = (typeof FREQUENCIES)[number]

export interface Schedule {
  readonly frequency: Frequency
  /** Every so many weeks, months, quarters or years; at least 1. */
  readonly every: number
  /** The first occurrence, which all others follow. */
  readonly first: Day
  /** No occurrence after that day. */
  readonly until?: Day | null | undefined
}

const MONTHS: Readonly<Record<Exclude<Frequency, 'weekly'>, number>> = {
  monthly: 1,
  quarterly: 3,
  yearly: 12,
}

/** Months since the year 0. */
const monthNumber = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** That day of a month, or the last one of a shorter month. */
function dayInMonth(month: number, day: number): Day {
  const [year, ofYear] = [Math.floor(month / 12), (month % 12) + 1]
  return dayOf(year, ofYear, Math.min(day, daysInMonth(year, ofYear)))
}

/** The first member at or after `least` of start, start + step, start + 2 x step… */
const reach = (start: number, step: number, least: number) =>
  start + Math.max(0, Math.ceil((least - start) / step)) * step

/**
 * The days of a schedule from one day through another, both counted. Each is counted from the first and not from the
 * one before: a schedule of the 31st falls on 28 February and again on 31 March. Time and size grow with the days
 * found alone, of which the calendar of the program (1900 to 2199) holds at most 15,654.
 */
export function occurrences(schedule: Schedule, from: Day, through: Day): Day[] {
  const { frequency, every, first, until } = schedule
  assert(Number.isSafeInteger(every) && every > 0, 'a schedule comes back every 1 or more')
  const last = until && until < through ? until : through
  const found: Day[] = []
  if (frequency === 'weekly') {
    const [start, step] = [dayNumber(first), 7 * every]
    for (let at = reach(start, step, dayNumber(from)); at <= dayNumber(last); at += step)
      found.push(addDays(first, at - start))
    return found
  }
  const [start, step] = [monthNumber(first), MONTHS[frequency] * every]
  for (let month = reach(start, step, monthNumber(from)); month <= monthNumber(last); month += step) {
    const day = dayInMonth(month, Number(first.slice(8)))
    if (day >= from && day <= last) found.push(day)
  }
  return found
}
