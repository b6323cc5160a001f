/**
 * Days written as numbers of their month (4, 5, 12), whose month and year stand in the name of the sheet, in headings between
 * the rows, or above them, as in books that are kept by hand.
 */
import { daysInMonth } from '../../../../db/rules/dates.ts'
import { type FoundHeader, findHeader, repeatsHeader } from '../csv/header.ts'
import { dateColumns } from '../csv/serials.ts'
import { filledCells, type TableRow } from '../csv/split.ts'
import { namesMonth } from '../csv/totals.ts'
import { monthNamed } from '../months.ts'
import type { Sheet } from './sheet.ts'

interface Month {
  readonly month: number
  /** Null where it is told elsewhere. */
  readonly year: number | null
}

const YEAR = /^(?:19|20)\d\d$/
/** `2026-03`, `03.2026`. */
const IN_FIGURES = /^((?:19|20)\d\d)[-_. /](0[1-9]|1[0-2])$|^(0[1-9]|1[0-2])[-_. /]((?:19|20)\d\d)$/
const DAY_OF_MONTH = /^(?:0?[1-9]|[12]\d|3[01])\.?$/
/** Fewer may be anything. */
const DAYS_MIN = 2

const wordsOf = (text: string) => text.match(/[\p{L}\p{M}]+|\d+/gu) ?? []

/** The one month that a text names, with its year where it stands beside. */
function monthIn(text: string): Month | null {
  const figures = IN_FIGURES.exec(text.trim())
  if (figures) return { month: Number(figures[2] ?? figures[3]), year: Number(figures[1] ?? figures[4]) }
  const words = wordsOf(text.slice(0, 100))
  const months = words.flatMap((word) => monthNamed(word) ?? [])
  const years = words.filter((word) => YEAR.test(word))
  if (months.length !== 1 || years.length > 1) return null
  return { month: months[0]!, year: years.length === 0 ? null : Number(years[0]) }
}

/** A row that says which month follows, and nothing else. */
function headingOf(row: TableRow): Month | null {
  const filled = filledCells(row)
  const [text = ''] = filled
  const isMonth = filled.length === 1 && (namesMonth(text) || IN_FIGURES.test(text.trim()))
  return isMonth ? monthIn(text) : null
}

/** The only year that names of sheets and rows above tables tell. */
function onlyYear(sheets: readonly Sheet[]): number | null {
  const texts = sheets.flatMap(({ name, rows }) => {
    const header = findHeader(rows)
    const above = rows.slice(0, header?.at ?? 0).flatMap(filledCells)
    return [name, ...above, ...rows.flatMap((row) => (headingOf(row) ? filledCells(row) : []))]
  })
  const years = new Set(
    texts.flatMap((text) => wordsOf(text.slice(0, 100)).filter((word) => YEAR.test(word))),
  )
  return years.size === 1 ? Number([...years][0]) : null
}

/** A run of days under one month. */
interface Run {
  readonly month: Month
  readonly days: { readonly row: TableRow; readonly day: number }[]
}

/** Go one way: up, or down where the newest comes first. */
const areInOrder = (numbers: readonly number[]) =>
  numbers.every((number, at) => at === 0 || numbers[at - 1]! <= number) ||
  numbers.every((number, at) => at === 0 || numbers[at - 1]! >= number)

/** The days of a table below its names, by month; null unless all of them are days of a month that is told. */
function runsOf(
  rows: readonly TableRow[],
  header: FoundHeader,
  column: number,
  first: Month | null,
): Run[] | null {
  const runs: Run[] = first ? [{ month: first, days: [] }] : []
  for (const row of rows) {
    const heading = headingOf(row)
    const text = (row.cells[column] ?? '').trim()
    if (heading) runs.push({ month: heading, days: [] })
    else if (DAY_OF_MONTH.test(text)) {
      if (runs.length === 0) return null
      runs.at(-1)!.days.push({ row, day: Number.parseInt(text, 10) })
    } else if (/\d/.test(text) && !repeatsHeader(row, header)) return null
  }
  const filled = runs.filter(({ days }) => days.length > 0)
  return filled.every(({ days }) => areInOrder(days.map(({ day }) => day))) ? filled : null
}

interface Table {
  readonly column: number
  readonly runs: readonly Run[]
}

function tableOf({ name, rows }: Sheet): Table | null {
  const header = findHeader(rows)
  if (!header) return null
  const [column, ...others] = dateColumns(header.names)
  const below = rows.slice(header.at + header.depth)
  const isDay = (row: TableRow) => DAY_OF_MONTH.test((row.cells[column!] ?? '').trim())
  // nearly no table has such numbers
  if (column === undefined || others.length > 0 || !below.some(isDay)) return null
  const above = rows.slice(0, header.at).flatMap((row) => headingOf(row) ?? [])
  const runs = runsOf(below, header, column, above.at(-1) ?? monthIn(name))
  return runs && { column, runs }
}

/** The year of months that tell none: where these go on beyond a December, or turn back, no single year is theirs. */
function commonYear(sheets: readonly Sheet[], runs: readonly Run[]): number | null {
  const open = runs.filter(({ month }) => month.year === null)
  return areInOrder(open.map(({ month }) => month.month)) ? onlyYear(sheets) : null
}

const pad = (number: number) => String(number).padStart(2, '0')

/** Writes days of a month as whole days, in every sheet that has such; gives how many. Any other sheet is left as it is. */
export function tellDays(sheets: readonly Sheet[]): number {
  const tables = sheets.flatMap((sheet) => tableOf(sheet) ?? [])
  const runs = tables.flatMap((table) => table.runs)
  const count = runs.reduce((sum, { days }) => sum + days.length, 0)
  if (count < DAYS_MIN) return 0
  const common = commonYear(sheets, runs)
  const yearOf = ({ month }: Run) => month.year ?? common
  const isWhole = (run: Run) => {
    const year = yearOf(run)
    return year !== null && run.days.every(({ day }) => day <= daysInMonth(year, run.month.month))
  }
  if (!runs.every(isWhole)) return 0
  for (const { column, runs: own } of tables)
    for (const run of own)
      for (const { row, day } of run.days)
        row.cells[column] = `${yearOf(run)}-${pad(run.month.month)}-${pad(day)}`
  return count
}
