/**
 * Days that a spreadsheet turned round. One set to month-day reads `05/03/2026` of a file that writes the day first as 3
 * May and keeps `16/03/2026`, which it cannot read, as a text. The column then holds days up to the 12th, and texts whose
 * day is above 12: two halves of one writing, and nothing else does that to all cells of a column.
 */
import { type Day, dayNumber } from '../../../../db/rules/dates.ts'
import { type DateOrder, type DateShape, dateShape, dayUnder } from '../calendar.ts'
import type { HeaderName } from './names.ts'
import { isDataRow } from './separator.ts'
import { dateColumns } from './serials.ts'
import type { TableRow } from './split.ts'

/** What was found: so many days turned back, or days of which nothing says whether they were turned. */
export interface TurnedDays {
  readonly count: number
  readonly doubtful: boolean
}

interface Cell {
  readonly row: TableRow
  readonly shape: DateShape
}

const isWhole = ({ order, separator }: DateShape) => order === 'ymd' && separator === '-'
const looksWhole = (text: string) => text.trimStart()[4] === '-'
const turnedRound = (shape: DateShape): DateShape => ({
  ...shape,
  second: shape.third,
  third: shape.second,
})

/** The only order under which all the texts are days. */
function orderOfTexts(texts: readonly Cell[]): DateOrder | null {
  const only = (order: DateOrder, other: DateOrder) =>
    texts.every(({ shape }) => dayUnder(shape, order) !== null && dayUnder(shape, other) === null)
  return only('dmy', 'mdy') ? 'dmy' : only('mdy', 'dmy') ? 'mdy' : null
}

interface Course {
  readonly sorted: boolean
  readonly span: number
}

/** Whether days only go one way, and how many lie between the first and the last. */
function courseOf(days: readonly number[]): Course {
  let [up, down] = [false, false]
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [i, day] of days.entries()) {
    if (i > 0 && day > days[i - 1]!) up = true
    if (i > 0 && day < days[i - 1]!) down = true
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return { sorted: !(up && down), span: last - first }
}

const isLikelier = (one: Course, other: Course) =>
  one.sorted === other.sorted ? one.span * 2 <= other.span : one.sorted

/** Cells of both writings: seen at once, and nearly no column has them. */
function areMixed(rows: readonly TableRow[], index: number): boolean {
  let [whole, other] = [false, false]
  for (const { cells } of rows) {
    const text = cells[index] ?? ''
    if (text === '') continue
    if (looksWhole(text)) whole = true
    else other = true
    if (whole && other) return true
  }
  return false
}

/** Turns the days of a column back where the course of time says so. */
function turnColumn(rows: readonly TableRow[], index: number): TurnedDays {
  const none = { count: 0, doubtful: false }
  if (!areMixed(rows, index)) return none
  const cells = rows.flatMap((row): Cell[] => {
    const shape = dateShape(row.cells[index] ?? '')
    return shape ? [{ row, shape }] : []
  })
  const whole = cells.filter(({ shape }) => isWhole(shape))
  const order = orderOfTexts(cells.filter(({ shape }) => shape.order === null))
  if (whole.length === 0 || whole.length === cells.length || order === null) return none
  if (whole.some(({ shape }) => shape.third > 12)) return none
  const daysOf = (turned: boolean) =>
    cells.flatMap(({ shape }) => {
      const day = dayUnder(turned && isWhole(shape) ? turnedRound(shape) : shape, order)
      return day === null ? [] : [dayNumber(day as Day)]
    })
  const [asWritten, turned] = [courseOf(daysOf(false)), courseOf(daysOf(true))]
  if (isLikelier(asWritten, turned)) return none
  if (!isLikelier(turned, asWritten)) return { count: 0, doubtful: true }
  for (const { row, shape } of whole) row.cells[index] = dayUnder(turnedRound(shape), 'ymd')!
  return { count: whole.length, doubtful: false }
}

/** Turns back the days of all date columns of a table. */
export function turnDays(rows: readonly TableRow[], names: readonly HeaderName[]): TurnedDays {
  // the day on which a statement was printed stands below it in another writing
  const data = dateColumns(names).some((index) => areMixed(rows, index)) ? rows.filter(isDataRow) : []
  const found = dateColumns(names).map((index) => turnColumn(data, index))
  return {
    count: Math.max(0, ...found.map(({ count }) => count)),
    doubtful: found.some(({ doubtful }) => doubtful),
  }
}
