/** The period of a statement, from what its pages say: `du 1er au 28 février 2026`, `Dec 15 to Jan 14, 2026`. */
import { addDays, type Day, dayNumber, dayOf, daysInMonth, lastDayOf } from '../../../../db/rules/dates.ts'
import { monthNamed } from '../months.ts'
import { fold } from '../text.ts'
import { dateIn, dayIn, type Order, type Period, type PrintedDate, periodUntil } from './dates.ts'

/** A date inside a longer text. */
interface Mention {
  readonly date: PrintedDate
  readonly start: number
  readonly end: number
}

const MONTH =
  '(?:jan|fe[bv]|f[ée]v|m[aä]r|mrt|maa|a[pv]r|mai|may|mei|jun|jui|jul|ao[uû]|aug|sep|o[ck]t|nov|d[eé][cz])\\p{L}{0,7}'
/** Two digits behind a month are its year, and no day of the next date: `01 Apr 25 - 30 Apr 25`. */
const SHORT_YEAR = '\\d{2}(?!\\d|[ ./-]?\\p{L}{3})'
const DATE = new RegExp(
  [
    '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
    '(?<!\\d ?)\\d{2} {1,2}\\d{2} {1,2}20\\d{2}(?! ?\\d)',
    '(?<!\\d ?)20\\d{2} \\d{2} \\d{2}(?! ?\\d)',
    '\\d{1,2}[-/.]\\d{1,2}(?:[-/.](?:\\d{4}|\\d{2}))?(?![\\d,])',
    `\\d{1,2}(?:er|st|nd|rd|th|\\.)?[ -]?${MONTH}\\.?,?[ -]?(?:\\d{4}|${SHORT_YEAR})?`,
    `${MONTH}\\.? ?\\d{1,2}(?:st|nd|rd|th)?(?:,? ?\\d{4}|\\/\\d{2}(?!\\d))?`,
  ].join('|'),
  'giu',
)
/** Rows longer than this are text, not headings. */
const LONGEST = 300

function mentionsIn(text: string): Mention[] {
  const found: Mention[] = []
  for (const match of text.slice(0, LONGEST).matchAll(DATE)) {
    const date = dateIn(match[0].trim().replace(/[,.]$/, '').replaceAll('  ', ' '))
    if (date) found.push({ date, start: match.index, end: match.index + match[0].length })
  }
  return found
}

const LINK =
  /^\W{0,20}(?:\b(?:au|to|through|thru|until|till|tot|t\/m|bis|jusqu|and|et|ending|en|a)\b(?: (?:le|the|including|inclus|en met))?)?\W{0,20}$/
const CLOSED = /^[\s)]{0,20}[-–—/]?[\s(]{0,20}$/

/** The days of two dates that a text links; a year missing on the first is the second's, or the year before. */
function span(a: PrintedDate, b: PrintedDate, order: Order): Period | null {
  const year = b.year ?? a.year
  if (year === null) return null
  const to = dayIn({ ...b, year }, order, null)
  const near = to && { from: addDays(to, -200), to }
  const from =
    a.year === null && near ? dayIn(a, order, near) : dayIn({ ...a, year: a.year ?? year }, order, null)
  if (!from || !to || from > to || dayNumber(to) - dayNumber(from) > 400) return null
  return { from, to }
}

const DAY_ALONE = /\b(?:du|from|vom?|van) (\d{1,2})(?:er|st)?\W{0,3}(?:au|to|bis|tot|t\/m|-)?\W{0,3}$/

function spansIn(text: string, order: Order): Period[] {
  const mentions = mentionsIn(text)
  const found: Period[] = []
  for (const [i, { date, start, end }] of mentions.entries()) {
    const next = mentions[i + 1]
    const between = next ? fold(text.slice(end, next.start)) : ''
    const linked = next && (LINK.test(between) || CLOSED.test(between)) && between.length < 24
    const period = linked ? span(date, next.date, order) : null
    if (period) found.push(period)
    const alone = DAY_ALONE.exec(fold(text.slice(Math.max(0, start - 20), start)))
    const own =
      alone && span({ ...date, day: Number(alone[1]), open: false }, { ...date, open: false }, order)
    if (own) found.push(own)
  }
  return found
}

const MONTH_YEAR = /(?:^|[^\d\p{L}])(\p{L}{3,10})\.? (20\d\d)\b/gu

/** A month named with its year and without a day. */
function monthsIn(text: string): Period[] {
  const found: Period[] = []
  for (const match of text.slice(0, LONGEST).matchAll(MONTH_YEAR)) {
    const month = monthNamed(match[1]!)
    const before = text.slice(0, match.index + 1)
    if (month === undefined || /\d{1,2}(?:er|st|nd|rd|th)?[ -]?$/.test(before)) continue
    const from = dayOf(Number(match[2]), month, 1)
    found.push({ from, to: dayOf(Number(match[2]), month, daysInMonth(Number(match[2]), month)) })
  }
  return found
}

const ABOUT =
  /releve|statement|arrete|edite|period|closing|cloture|solde|balance|saldo|auszug|uittreksel|afschrift|date du|\bau\b|\bbis\b|\bto\b/
const NOT_ABOUT =
  /echeance|due|payable|effecti|entree en vigueur|depuis|since|naissance|expir|before|avant|copyright|©|version/

/** How a text tells a period: two dates linked, a month, or a date until which it goes. */
export type Manner = 'linked' | 'month' | 'until'

/** The days with their years in a text. */
const daysIn = (text: string, order: Order): Day[] =>
  mentionsIn(text).flatMap(({ date }) =>
    date.year === null ? [] : [dayIn(date, order, null)].filter((day) => day !== null),
  )

const isAbout = (text: string) => ABOUT.test(fold(text)) && !NOT_ABOUT.test(fold(text))

/** The periods that one text tells in a manner. */
export function periodsIn(text: string, order: Order, manner: Manner): Period[] {
  if (manner === 'linked') return spansIn(text, order)
  if (manner === 'month') return monthsIn(text)
  return isAbout(text) ? daysIn(text, order).map(periodUntil) : []
}

/** Something found several times. */
interface Counted<T> {
  readonly one: T
  count: number
}

function counted<T>(all: readonly T[], keyOf: (one: T) => string): Counted<T>[] {
  const counts = new Map<string, Counted<T>>()
  for (const one of all) {
    const key = keyOf(one)
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { one, count: 1 })
  }
  return [...counts.values()]
}

/** How many of the dates fall into the period, or shortly before it. */
function inside(dates: readonly Counted<PrintedDate>[], order: Order, period: Period): number {
  const [from, to] = [addDays(period.from, -10), addDays(period.to, 5)]
  let sum = 0
  for (const { one, count } of dates) {
    const day = dayIn(one, order, period)
    if (day !== null && day >= from && day <= to) sum += count
  }
  return sum
}

/** More dates than this are no few balances at their dates. */
const DATES_MAX = 24
const PAIR_DAYS_MAX = 130

/** From one date to a later one, the shortest first: `Ancien solde au 30/11/2025` and `Situation au 30 janvier 2026`. */
function pairsOf(days: readonly Day[]): Period[] {
  const different = [...new Set(days)].sort()
  if (different.length > DATES_MAX) return []
  const lengthOf = ({ from, to }: Period) => dayNumber(to) - dayNumber(from)
  return different
    .flatMap((from, i) => different.slice(i + 1).map((to) => ({ from, to })))
    .filter((period) => lengthOf(period) <= PAIR_DAYS_MAX)
    .sort((a, b) => lengthOf(a) - lengthOf(b))
}

export interface FoundPeriod {
  readonly period: Period
  /** Two dates or a month say it; one date alone only says about when. */
  readonly whole: boolean
}

/**
 * The period that the headings give and that holds most of the movements' dates. `texts` are all rows as text.
 */
export function periodOf(
  texts: readonly string[],
  dates: readonly PrintedDate[],
  order: Order,
): FoundPeriod | null {
  const wanted = dates.length * 0.6
  const different = counted(dates, ({ day, month, year, open }) => `${day} ${month} ${year} ${open}`)
  /** Periods that hold enough of the dates, the most frequent first. */
  const fits = (periods: readonly Period[]): Period[] => {
    const held = counted(periods, ({ from, to }) => `${from} ${to}`).map(({ one, count }) => ({
      one,
      count,
      held: inside(different, order, one),
    }))
    const most = Math.max(0, ...held.map((period) => period.held))
    return held
      .filter((period) => period.held >= wanted && period.held >= most * 0.9)
      .sort((a, b) => b.count - a.count)
      .map(({ one }) => one)
  }
  const [linked] = fits(texts.flatMap((text) => spansIn(text, order)))
  if (linked) return { period: linked, whole: true }
  const [months] = fits(texts.flatMap(monthsIn))
  if (months) return { period: months, whole: true }
  const single = (text: string) => daysIn(text, order)
  const about = texts.filter(isAbout)
  for (const chosen of [about, texts.filter((text) => !NOT_ABOUT.test(fold(text)))]) {
    const ends = fits(chosen.flatMap(single).map(periodUntil))
    const latest = ends
      .map(({ to }) => to)
      .sort()
      .at(-1)
    if (latest) return { period: periodUntil(latest), whole: false }
  }
  const [between] = fits(pairsOf(about.flatMap(single)))
  return between ? { period: between, whole: false } : null
}

/** Four digits that are no part of an amount or a longer number. */
const YEAR = /(?<![\d.,$€£])\b(20\d\d)\b(?![.,]?\d)/g

/** Year of documents whose headings name but one: all its dates are of that year. */
export function onlyYear(texts: readonly string[]): Period | null {
  const years = new Set<string>()
  for (const text of texts) for (const match of text.slice(0, LONGEST).matchAll(YEAR)) years.add(match[1]!)
  if (years.size !== 1) return null
  const year = Number([...years][0])
  return { from: dayOf(year, 1, 1), to: lastDayOf(`${year}-12`) }
}
