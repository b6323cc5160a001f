/** Dates of statements: short, often without a year, which follows from the period of the statement. */
import { addDays, type Day, dayNumber, dayOf, daysInMonth } from '../../../../db/rules/dates.ts'
import { monthNamed } from '../months.ts'

/** Whether the first number is the day. */
export type Order = 'dmy' | 'mdy'

/** A date as printed. Of `03/04` either number may be the day: `open`, with the first as the day. */
export interface PrintedDate {
  readonly day: number
  readonly month: number
  readonly year: number | null
  readonly open: boolean
  /** The only order under which it is a date, of two numbers whose order is not told by their marks: `01/15`. */
  readonly proves: Order | null
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/
const SPACED = /^(\d{2}) (\d{2})(?: (\d{4}))?$/
const YEAR_SPACED = /^(20\d\d) (\d\d) (\d\d)$/
const DAY_MONTH = /^(\d{1,2})(?:er|re|st|nd|rd|th|\.)?[ -]?(\p{L}{3,10})\.?,?[ -]?(\d{4}|\d{2})?$/u
const MONTH_DAY = /^(\p{L}{3,10})\.?[ -]?(\d{1,2})(?:st|nd|rd|th)?(?:,? ?(\d{4})|(?:,? |\/)(\d{2}))?$/u
const YEAR_MONTH_DAY = /^(\d{4})[ -](\p{L}{3,10})\.?[ -](\d{1,2})$/u
const WEEKDAY =
  /^(?:lun(?:di)?|mardi|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\.?,? (?=\d|\p{L})/iu

const fullYear = (text: string | undefined) =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text)

function printed(day: number, month: number, year: number | null, open = false): PrintedDate | null {
  if (year !== null && (year < 1950 || year > 2150)) return null
  const leap = year ?? 2000
  if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(leap, month))
    return {
      day,
      month,
      year,
      open: open && day <= 12 && day !== month,
      proves: open && day > 12 ? 'dmy' : null,
    }
  // 01/15 can only be the fifteenth of January
  if (open && day >= 1 && day <= 12 && month >= 1 && month <= daysInMonth(leap, day))
    return { day: month, month: day, year, open: false, proves: 'mdy' }
  return null
}

function named(day: string, month: string, year: string | undefined): PrintedDate | null {
  const number = monthNamed(month)
  return number === undefined ? null : printed(Number(day), number, fullYear(year))
}

/** The time behind a date: `2026-06-17 10:48:41`. */
const TIME = /(?<=\d)(?:,? |T)\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?$/i

const COMPACT = /^(20\d\d)(\d\d)(\d\d)$/

/** Reads a text that is a date and nothing else. */
export function dateIn(text: string): PrintedDate | null {
  if (text.length < 3 || text.length > 32 || !/\d/.test(text)) return null
  const bare = text.replace(WEEKDAY, '').replace(TIME, '')
  const iso = ISO.exec(bare) ?? (COMPACT.exec(bare) ?? YEAR_SPACED.exec(bare))?.toSpliced(2, 0, '')
  if (iso) return printed(Number(iso[4]), Number(iso[3]), Number(iso[1]))
  const numeric = NUMERIC.exec(bare)
  // with dots the day is first everywhere
  if (numeric)
    return printed(Number(numeric[1]), Number(numeric[3]), fullYear(numeric[4]), numeric[2] !== '.')
  const spaced = SPACED.exec(bare)
  if (spaced) return printed(Number(spaced[1]), Number(spaced[2]), fullYear(spaced[3]), true)
  const first = DAY_MONTH.exec(bare)
  if (first) return named(first[1]!, first[2]!, first[3])
  const second = MONTH_DAY.exec(bare)
  if (second) return named(second[2]!, second[1]!, second[3] ?? second[4])
  const third = YEAR_MONTH_DAY.exec(bare)
  return third ? named(third[3]!, third[2]!, third[1]) : null
}

/** The date with which a text begins, and where the rest starts; the longest that is a date. */
export function leadingDate(text: string): { date: PrintedDate; end: number } | null {
  let found: { date: PrintedDate; end: number } | null = null
  let words = 0
  for (let end = text.indexOf(' ', 2); words < 4; end = text.indexOf(' ', end + 1)) {
    const stop = end < 0 ? text.length : end
    const date = dateIn(text.slice(0, stop))
    // `3 MAR 05 MAR`: two digits after a date are the next date, not its year
    const next = /^ ?\d{1,2}[ ./-]?\p{L}{3}|^ ?\p{L}{3}/u.test(text.slice(stop - 2, stop + 5))
    if (date && !(found && date.year !== null && /\D\d{2}$/.test(text.slice(0, stop)) && next))
      found = { date, end: stop }
    words++
    if (end < 0) break
  }
  return found
}

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** The date under an order, its day and month exchanged if need be. */
function ordered(date: PrintedDate, order: Order): { day: number; month: number } {
  return date.open && order === 'mdy' ? { day: date.month, month: date.day } : date
}

/** Days by which a movement may stand outside its period: cards post late, value dates run ahead. */
const BEFORE_DAYS = 75
const AFTER_DAYS = 40

function makeDay(year: number, month: number, day: number): Day | null {
  return day <= daysInMonth(year, month) ? dayOf(year, month, day) : null
}

/** Distance of a day from a period, in days; 0 inside it. */
function distance(day: Day, period: Period): number {
  const at = dayNumber(day)
  if (at < dayNumber(period.from)) return dayNumber(period.from) - at
  return Math.max(0, at - dayNumber(period.to))
}

/** The day of a printed date; its year is the one that puts it in the period, or nearest to it. */
export function dayIn(date: PrintedDate, order: Order, period: Period | null): Day | null {
  const { day, month } = ordered(date, order)
  if (date.year !== null) return makeDay(date.year, month, day)
  if (!period) return null
  let best: { day: Day; far: number } | null = null
  for (let year = Number(period.from.slice(0, 4)) - 1; year <= Number(period.to.slice(0, 4)) + 1; year++) {
    const candidate = makeDay(year, month, day)
    if (!candidate) continue
    const far = distance(candidate, period)
    if (far > (candidate < period.from ? BEFORE_DAYS : AFTER_DAYS)) continue
    if (!best || far < best.far) best = { day: candidate, far }
  }
  return best?.day ?? null
}

/** How well dates stand under an order: those in the period, less those without a day and the turns back in time. */
function scoreOf(dates: readonly PrintedDate[], order: Order, period: Period | null): number {
  let score = 0
  let previous: Day | null = null
  let first: Day | null = null
  let last: Day | null = null
  let forward = 0
  let back = 0
  for (const date of dates) {
    const day = dayIn(date, order, period ?? { from: dayOf(2023, 1, 1), to: dayOf(2024, 12, 31) })
    if (!day) {
      score -= 5
      continue
    }
    if (period && distance(day, period) <= 10) score += 2
    if (previous && day > previous) forward++
    if (previous && day < previous) back++
    previous = day
    if (!first || day < first) first = day
    if (!last || day > last) last = day
  }
  const days = [first, last].map((day) => (day ? dayNumber(day) : 0))
  // a statement covers a month or a quarter, seldom a year
  return score - Math.min(forward, back) - Math.min(20, (days[1]! - days[0]!) / 15)
}

/**
 * The order of a document's dates; `certain` when one of them has only that one, their period or a plain majority says so.
 * A document is written in one order: dates that prove both leave it open.
 */
export function orderOf(
  dates: readonly PrintedDate[],
  periods: Readonly<Record<Order, Period | null>>,
  { hint, proofs }: { readonly hint: Order | null; readonly proofs: ReadonlySet<Order> },
): { order: Order; certain: boolean } {
  const open = dates.filter((date) => date.open)
  if (open.length === 0) return { order: hint ?? 'dmy', certain: true }
  const [order] = proofs
  if (order && proofs.size === 1) return { order, certain: true }
  const [dmy, mdy] = [scoreOf(dates, 'dmy', periods.dmy), scoreOf(dates, 'mdy', periods.mdy)]
  const certain = proofs.size === 0
  if (Math.abs(dmy - mdy) >= 2) return { order: dmy > mdy ? 'dmy' : 'mdy', certain }
  return { order: hint ?? 'dmy', certain: certain && hint !== null }
}

/** A period around one date of a statement, when that is all it says. */
export function periodUntil(to: Day): Period {
  return { from: addDays(to, -45), to }
}
