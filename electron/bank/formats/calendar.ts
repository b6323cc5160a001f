/**
 * Days as banks write them. One date alone often does not say whether its day or its month comes first, so a
 * whole column is read first and its order decided once: never row by row.
 */
import { type Day, dayNumber, daysInMonth } from '../../../db/rules/dates.ts'
import { monthNamed } from './months.ts'

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** Three numbers of a date, in the order written. */
export interface DateShape {
  readonly first: number
  readonly second: number
  readonly third: number
  /** The order when the writing itself shows it: year first, or a month in letters. */
  readonly order: DateOrder | null
  /** Two-digit years everywhere: the year may be first or last. */
  readonly shortYear: boolean
  /** Character between the numbers; empty for 20260301. */
  readonly separator: string
}

const LONGEST = 40

/** Quicken writes 1'26; two digits up to 69 are of this century. */
function fullYear(year: number): number {
  if (year >= 100) return year
  return year < 70 ? 2000 + year : 1900 + year
}

interface Piece {
  readonly text: string
  readonly number: number
  readonly digits: number
  /** What stands before the piece. */
  readonly gap: string
}

function isLetterCode(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code >= 192
}

/** Up to three runs of digits or letters; the rest (a time of day) is returned apart. */
function piecesOf(text: string): { pieces: Piece[]; rest: string } {
  const pieces: Piece[] = []
  let i = 0
  while (i < text.length && pieces.length < 3) {
    const gapStart = i
    while (i < text.length && !isDigitCode(text.charCodeAt(i)) && !isLetterCode(text.charCodeAt(i))) i++
    const start = i
    const digits = isDigitCode(text.charCodeAt(i))
    while (i < text.length && (digits ? isDigitCode(text.charCodeAt(i)) : isLetterCode(text.charCodeAt(i))))
      i++
    if (i === start) break
    const run = text.slice(start, i)
    if (digits && run.length <= 2) i += ORDINAL.exec(text.slice(i, i + 3))?.[1]?.length ?? 0
    pieces.push({
      text: run,
      number: digits && run.length <= 8 ? Number(run) : -1,
      digits: digits ? run.length : 0,
      gap: text.slice(gapStart, start),
    })
  }
  return { pieces, rest: text.slice(i) }
}

/** The end of an ordinal number: `1er août 2026`, `2nd March 2026`. */
const ORDINAL = /^(er|st|nd|rd|th)(?![a-z])/i

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57
}

/** `09/16/2020 as of 09/15/2020`: booked on the first day, dated back to the second (Schwab). */
const AS_OF = /^as of \d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/i

/** A time of day, a weekday or nothing may follow a date; anything else makes it no date. */
function restIsTime(rest: string): boolean {
  const text = rest.trim()
  return (
    text === '' ||
    text === '.' ||
    /^[T,à@-]?\s*\d{1,2}[:hH.]\d{2}/.test(text) ||
    /^T\d{4}/.test(text) ||
    AS_OF.test(text)
  )
}

function compact(piece: Piece, rest: string): DateShape | null {
  const time = rest.trim()
  if (piece.digits !== 8 && piece.digits !== 14) return null
  if (time !== '' && !/^[T.:[\s\d]/.test(rest)) return null
  const year = Number(piece.text.slice(0, 4))
  const part = (from: number) => Number(piece.text.slice(from, from + 2))
  const last = Number(piece.text.slice(4, 8))
  const isDayFirst = part(4) > 12 && last >= 1900 && last <= 2199 // 20122026: no month is 20
  if (year >= 1900 && year <= 2199 && !isDayFirst)
    return { first: year, second: part(4), third: part(6), order: 'ymd', shortYear: false, separator: '' }
  if (last < 1900 || last > 2199) return null
  return { first: part(0), second: part(2), third: last, order: null, shortYear: false, separator: '' }
}

/** `31 Dec 2023`, `12-Dec-19`, `Mar 3, 2026`. */
function named(pieces: readonly Piece[]): DateShape | null {
  const [a, b, c] = pieces
  if (!a || !b || !c || c.digits === 0) return null
  const month = a.digits === 0 ? monthNamed(a.text) : b.digits === 0 ? monthNamed(b.text) : undefined
  if (month === undefined) return null
  const day = a.digits === 0 ? b : a
  if (day.digits > 2 && b.digits === 0 && c.digits <= 2)
    return {
      first: day.number,
      second: month,
      third: c.number,
      order: 'ymd',
      shortYear: false,
      separator: ' ',
    }
  if (day.digits > 2 || (c.digits !== 2 && c.digits !== 4)) return null
  return {
    first: c.digits === 4 ? c.number : fullYear(c.number),
    second: month,
    third: day.number,
    order: 'ymd',
    shortYear: false,
    separator: ' ',
  }
}

/** `2 de janeiro de 2026`, `5 de abril del 2026`. */
const LINKING = / del? /gi
/** `lundi 16 mars 2026`: the day of the week says nothing more. */
const WEEKDAY =
  /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim|mon|tues?|wed|thur?s?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)[.,]? (?=\S)/i

/** A date without the words that say nothing more; nearly none has any. */
function withoutWords(text: string): string {
  const day = isLetterCode(text.charCodeAt(0)) ? text.replace(WEEKDAY, '') : text
  return day.includes(' ') ? day.replace(LINKING, ' ') : day
}

/** 31/12/2026, 31.12.26, 2026-12-31: the writings nearly all files use. */
const USUAL = /^(\d{1,2}|\d{4})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/

function usualShape(match: RegExpExecArray): DateShape | null {
  const [, first = '', separator = '', second = '', third = ''] = match
  const yearFirst = first.length === 4
  if (yearFirst && third.length === 4) return null
  return {
    first: Number(first),
    second: Number(second),
    third: Number(third),
    order: yearFirst ? 'ymd' : null,
    shortYear: !yearFirst && third.length === 2,
    separator,
  }
}

/** Reads the three numbers of a date; null when the text is not written like a date (an impossible day still is). */
export function dateShape(text: string): DateShape | null {
  const trimmed = text.trim()
  if (trimmed.length < 6 || trimmed.length > LONGEST) return null
  if (!isDigitCode(trimmed.charCodeAt(0)) && !isLetterCode(trimmed.charCodeAt(0))) return null
  const usual = USUAL.exec(trimmed)
  if (usual) return usualShape(usual)
  const { pieces, rest } = piecesOf(withoutWords(trimmed))
  const [a, b, c] = pieces
  if (a?.gap !== '') return null
  if (a.digits >= 8) return compact(a, trimmed.slice(a.digits))
  if (!b || !c) return null
  if (a.digits === 0 || b.digits === 0) return restIsTime(rest) ? named(pieces) : null
  if (c.digits === 0 || !restIsTime(rest)) return null
  const gap = b.gap.trim() === '' ? ' ' : b.gap.trim()
  const end = c.gap.trim() === '' ? ' ' : c.gap.trim()
  if (!"./- '".includes(gap[0]!) || gap.length > 1 || (gap !== end && end !== "'")) return null
  if (a.digits === 4 && b.digits <= 2 && c.digits <= 2)
    return {
      first: a.number,
      second: b.number,
      third: c.number,
      order: 'ymd',
      shortYear: false,
      separator: gap,
    }
  // 13/3/3: no year has one digit, so the first is the year
  if (a.digits === 2 && b.digits <= 2 && c.digits === 1 && end !== "'")
    return {
      first: a.number,
      second: b.number,
      third: c.number,
      order: 'ymd',
      shortYear: true,
      separator: gap,
    }
  if (a.digits > 2 || b.digits > 2 || (c.digits !== 2 && c.digits !== 4 && end !== "'")) return null
  const shortYear = c.digits !== 4 && end !== "'"
  const third = end === "'" ? fullYear(c.number) : c.number
  return { first: a.number, second: b.number, third, order: null, shortYear, separator: gap }
}

/** The calendar day of a shape under an order; null for 31 February. */
export function dayUnder(shape: DateShape, order: DateOrder): string | null {
  const used = shape.order ?? order
  if (used === 'ymd' && shape.order === null && !shape.shortYear) return null
  const { first, second, third } = shape
  const [year, month, day] =
    used === 'ymd' ? [first, second, third] : used === 'dmy' ? [third, second, first] : [third, first, second]
  // 0001-01-01 is how programs write that there is no day, and no year of this century
  const full = shape.shortYear ? fullYear(year) : year
  if (full < 1900 || full > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(full, month))
    return null
  return `${full}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** What the rest of the file suggests: its language, its known layout, its separators. */
export type OrderHint = 'dmy' | 'mdy' | null

/** The order of a column, and whether the file itself leaves no doubt. */
export interface OrderDecision {
  readonly order: DateOrder
  readonly certain: boolean
}

const SAMPLE = 5000

/** How many steps go forward and back in time; tables that never turn are in order. Another account begins anew. */
function turns(tables: readonly (readonly DateShape[])[], order: 'dmy' | 'mdy') {
  let forward = 0
  let back = 0
  for (const shapes of tables) {
    let previous: string | null = null
    for (const shape of shapes.slice(0, SAMPLE)) {
      const day = dayUnder(shape, order)
      if (day === null) continue
      if (previous !== null && day > previous) forward++
      if (previous !== null && day < previous) back++
      previous = day
    }
  }
  return { distinct: forward + back + 1, sorted: forward === 0 || back === 0 }
}

/** Dates sorted one way and not the other, or a month that never changes, tell the order. */
function orderByContent(tables: readonly (readonly DateShape[])[]): { order: OrderHint; strong: boolean } {
  const sample = tables.flat().slice(0, SAMPLE)
  const [dmy, mdy] = [turns(tables, 'dmy'), turns(tables, 'mdy')]
  if (dmy.sorted !== mdy.sorted && Math.max(dmy.distinct, mdy.distinct) >= 3)
    return { order: dmy.sorted ? 'dmy' : 'mdy', strong: Math.max(dmy.distinct, mdy.distinct) >= 5 }
  const firsts = new Set(sample.map((shape) => shape.first))
  const seconds = new Set(sample.map((shape) => shape.second))
  if (firsts.size >= 3 && seconds.size === 1) return { order: 'dmy', strong: false }
  if (seconds.size >= 3 && firsts.size === 1) return { order: 'mdy', strong: false }
  return { order: null, strong: false }
}

/** Three short numbers of which the first hardly changes and the last does: the year is first. */
function yearStaysFirst(
  open: readonly DateShape[],
  count: { dmy: number; mdy: number; ymd: number },
): boolean {
  if (count.ymd === 0 || count.ymd < Math.max(count.dmy, count.mdy)) return false
  const years = new Set(open.map((shape) => shape.first))
  const days = new Set(open.map((shape) => shape.third))
  return years.size <= 2 && days.size > years.size + 1
}

interface Counts {
  dmy: number
  mdy: number
  ymd: number
  /** Days of one order only. */
  dmyOnly: number
  mdyOnly: number
  differ: boolean
}

function countDays(open: readonly DateShape[]): Counts {
  const count: Counts = { dmy: 0, mdy: 0, ymd: 0, dmyOnly: 0, mdyOnly: 0, differ: false }
  for (const shape of open) {
    const [dmy, mdy] = [dayUnder(shape, 'dmy'), dayUnder(shape, 'mdy')]
    if (dmy) count.dmy++
    if (mdy) count.mdy++
    if (dmy && !mdy) count.dmyOnly++
    if (mdy && !dmy) count.mdyOnly++
    if (dayUnder(shape, 'ymd')) count.ymd++
    if (dmy !== mdy) count.differ = true
  }
  return count
}

/** From this many days on, a statement is long for what a hint says: a day that stays the same while the month goes on. */
const LONG_DAYS = 28

/** Days from the first to the last in one order. */
function daysOver(shapes: readonly DateShape[], order: DateOrder): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const shape of shapes) {
    const day = dayUnder(shape, order)
    if (day === null) continue
    const number = dayNumber(day as Day)
    first = Math.min(first, number)
    last = Math.max(last, number)
  }
  return last - first
}

/** True when an order spreads over months what the other puts within some days: words of a header are not proof of that. */
function isFarFetched(open: readonly DateShape[], order: 'dmy' | 'mdy'): boolean {
  const days = daysOver(open, order)
  return days >= LONG_DAYS && daysOver(open, order === 'dmy' ? 'mdy' : 'dmy') * 4 < days
}

/**
 * Dates of two-digit years that span decades with the day or the month first, and few years with the year first, have that first:
 * the last number is the day, which reads as thirty years.
 */
const FEW_YEARS = 3 * 366
const DECADE = 3653
function isYearFirst(open: readonly DateShape[], count: Counts): boolean {
  if (open.length < 2 || count.ymd < open.length || !open.every(({ shortYear }) => shortYear)) return false
  const days = daysOver(open, 'ymd')
  const others = (['dmy', 'mdy'] as const).filter((order) => count[order] === open.length)
  return days <= FEW_YEARS && others.every((order) => daysOver(open, order) > Math.max(DECADE, 7 * days))
}

const isOpen = (shape: DateShape) => shape.order === null
/** A day of one digit behind a year of two shows how the others of its column are written. */
const showsShortYear = ({ order, shortYear }: DateShape) => order === 'ymd' && shortYear

/**
 * Decides the order of a whole column: a day above 12, then the course of time, then the hint, else no certainty.
 * `beside`: other dates of the same rows, which lie within days of these: they count too, but for the course of time.
 * `tables`: the dates account by account, each with a course of time of its own.
 */
export function decideOrder(
  shapes: readonly DateShape[],
  hint: OrderHint,
  beside: readonly DateShape[] = [],
  tables: readonly (readonly DateShape[])[] = [shapes],
): OrderDecision {
  const open = shapes.filter(isOpen)
  if (open.length === 0 || shapes.some(showsShortYear)) return { order: 'ymd', certain: true }
  const all = [...open, ...beside.filter(isOpen)]
  const count = countDays(all)
  if (isYearFirst(all, count)) return { order: 'ymd', certain: true }
  if (Math.max(count.dmy, count.mdy) * 2 < count.ymd || yearStaysFirst(open, count))
    return { order: 'ymd', certain: true }
  if (count.dmyOnly !== count.mdyOnly) {
    const contrary = Math.min(count.dmyOnly, count.mdyOnly)
    const order = count.dmyOnly > count.mdyOnly ? 'dmy' : 'mdy'
    return { order, certain: contrary * 10 < count.dmyOnly + count.mdyOnly }
  }
  if (!count.differ) return { order: hint ?? 'dmy', certain: true }
  if (open.every((shape) => shape.separator === '.')) return { order: 'dmy', certain: true }
  const content = orderByContent(tables.map((table) => table.filter(isOpen)))
  const sample = [...open.slice(0, SAMPLE), ...beside.slice(0, SAMPLE).filter(isOpen)]
  const likely = content.order ?? hint
  // two accounts below each other, or a day that comes each month, may look like a course of time
  if (likely !== null && (content.order === null || hint === null) && isFarFetched(sample, likely))
    return { order: likely, certain: false }
  if (content.order === null || content.order === hint || hint === null)
    return { order: likely ?? 'dmy', certain: likely !== null }
  // the course of time against the words of the file: a file of two accounts goes back in time between them
  return { order: content.strong ? content.order : hint, certain: false }
}

/** Reads `JJ/MM/AAAA`, `MM/DD/YYYY`, `%d.%m.%Y` or `dmy` into an order; null when it names no order. */
export function orderOfFormat(format: string): DateOrder | null {
  const letters = format
    .toLowerCase()
    .replace(/j/g, 'd')
    .replace(/a/g, 'y')
    .replace(/[^dmy]/g, '')
  const order = letters.replace(/(.)\1+/g, '$1').slice(0, 3)
  return order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : null
}

/** The order in the notation of strftime, as layouts are described: `%d/%m/%Y`. */
export function formatOf(shape: DateShape, order: DateOrder): string {
  const used = shape.order ?? order
  const year = shape.shortYear ? '%y' : '%Y'
  const names = used === 'ymd' ? [year, '%m', '%d'] : used === 'dmy' ? ['%d', '%m', year] : ['%m', '%d', year]
  return names.join(shape.separator)
}
