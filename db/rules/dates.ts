/**
 * Accounting dates are `YYYY-MM-DD` strings: a calendar day, never an instant, so nothing moves with the time
 * zone. Instants are integers in milliseconds since 1970 (UTC).
 */
import { catalogue } from './errors.ts'

declare const dayBrand: unique symbol
/** A real calendar day, `YYYY-MM-DD`, between 1900 and 2199. */
export type Day = string & { readonly [dayBrand]: true }
/** `YYYY-MM`. */
export type Month = string
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type InstantMs = number

const { refuse } = catalogue({
  'date.notDay': {
    fr: '« {text} » n’est pas une date du calendrier. Écrivez AAAA-MM-JJ, par exemple 2026-03-31.',
    en: '“{text}” is not a calendar date. Write YYYY-MM-DD, for example 2026-03-31.',
  },
})

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days in a month, month 1 to 12; February knows leap years. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : DAYS[month - 1]!
}

/** True for a real day between 1900-01-01 and 2199-12-31. */
export function isDay(text: string): text is Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return false
  return day >= 1 && day <= daysInMonth(year, month)
}

/** Checks and brands; refuses an impossible date. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw refuse('date.notDay', { text: text.slice(0, 40) })
  return text
}

/** Builds a day from numbers; refuses 31 February. */
export function dayOf(year: number, month: number, day: number): Day {
  const pad = (n: number, width: number) => String(n).padStart(width, '0')
  return toDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** `2026-03-31` -> `2026-03`. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

export function firstDayOf(month: Month): Day {
  return `${month}-01` as Day
}

export function lastDayOf(month: Month): Day {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  return dayOf(year, number, daysInMonth(year, number))
}

/** Days since 1970-01-01; exact for every Day. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000
}

/** `days` later (or earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return toDay(new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10))
}

/** Noon of a day, UTC, for a file format that wants an instant where a day is meant. */
export function noonOf(day: Day): Date {
  return new Date((dayNumber(day) + 0.5) * 86_400_000)
}

/** Calendar day of an instant in the time zone of this machine. */
export function localDay(instant: InstantMs): Day {
  const at = new Date(instant)
  return dayOf(at.getFullYear(), at.getMonth() + 1, at.getDate())
}

/** The instant at which a day begins in the time zone of this machine. */
export function startOf(day: Day): InstantMs {
  return new Date(`${day}T00:00:00`).getTime()
}

/** A fiscal year: named by the calendar year in which it ends. */
export interface FiscalYear {
  readonly year: number
  readonly start: Day
  readonly end: Day
}

/** The end of a fiscal year in a calendar year; `02-29` falls on the last day of February. */
function fiscalEnd(year: number, monthDay: string): Day {
  const month = Number(monthDay.slice(0, 2))
  return dayOf(year, month, Math.min(Number(monthDay.slice(3, 5)), daysInMonth(year, month)))
}

/** The fiscal year that ends in calendar year `year`, for a year end `MM-DD`. */
export function fiscalYear(year: number, yearEnd: string): FiscalYear {
  return { year, start: addDays(fiscalEnd(year - 1, yearEnd), 1), end: fiscalEnd(year, yearEnd) }
}

/** The fiscal year in which a day falls. */
export function fiscalYearOf(day: Day, yearEnd: string): FiscalYear {
  const year = Number(day.slice(0, 4))
  const candidate = fiscalYear(year, yearEnd)
  return day <= candidate.end ? candidate : fiscalYear(year + 1, yearEnd)
}
