/** Days written with the year first and two digits long (`25-12-05`, AA-MM-JJ): read otherwise they are of other years. */
import { daysInMonth } from '../../../../db/rules/dates.ts'
import type { Cell, Row } from './rows.ts'

const SHORT = /(?<![\d./-])(\d{2})([-/.])(\d{2})\2(\d{2})(?![\d]|[-/.]\d)/g
const LEADING = /^(\d{2})([-/.])(\d{2})\2(\d{2})(?=$| )/
/** A form in a heading or beside the period. */
const SAID = /\b(?:AA|YY)[-/. ]?MM[-/. ]?(?:JJ|DD)\b/
const YEAR = /(?<![\d.,$€£])\b20(\d\d)\b(?![.,]?\d)/g

type Short = readonly [first: number, month: number, last: number]

/** The short dates with which rows begin. */
function datesOf(rows: readonly Row[]): Short[] {
  return rows.flatMap(({ cells }): Short[] => {
    const match = cells.length > 1 ? LEADING.exec(cells[0]!.text) : null
    return match ? [[Number(match[1]), Number(match[3]), Number(match[4])]] : []
  })
}

const isDay = (day: number, month: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month)

const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers)

/** Whether all the dates begin with their year: the document says so, or years read at the end are far apart. */
function yearsFirst(dates: readonly Short[], texts: readonly string[]): boolean {
  if (dates.length === 0 || !dates.every(([, month, day]) => isDay(day, month))) return false
  if (texts.some((text) => SAID.test(text))) return true
  const first = dates.map(([year]) => year)
  const last = dates.map(([, , year]) => year)
  if (spread(first) > 1) return false
  if (spread(last) > 2) return true
  // of few days the others of the document must agree, and the years that it writes out
  const others = texts.flatMap((text) => [...text.matchAll(SHORT)].map((match) => Number(match[1])))
  if (spread([...first, ...others]) > 1) return false
  const named = new Set(texts.flatMap((text) => [...text.matchAll(YEAR)].map((match) => Number(match[1]))))
  return first.some((year) => named.has(year)) && !last.some((year) => named.has(year))
}

function wholeYears(cell: Cell): Cell {
  const text = cell.text.replace(SHORT, (found, year, mark, month, day) =>
    isDay(Number(day), Number(month)) ? `20${year}${mark}${month}${mark}${day}` : found,
  )
  return text === cell.text ? cell : { ...cell, text }
}

/** The rows with the years of such days written out; of a movement, those of its days and not of its text. */
export function withYearsFirst(rows: readonly Row[]): readonly Row[] {
  const texts = rows.flatMap(({ cells }) => cells.map(({ text }) => text))
  if (!yearsFirst(datesOf(rows), texts)) return rows
  return rows.map((row) => {
    const isDated = LEADING.test(row.cells[0]?.text ?? '')
    const cells = row.cells.map((cell, i) =>
      isDated && i > 0 && LEADING.exec(cell.text)?.[0] !== cell.text ? cell : wholeYears(cell),
    )
    return { ...row, cells }
  })
}
