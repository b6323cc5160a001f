/** Days that a spreadsheet wrote as numbers: 46086 is 2026-03-05 in the 1900 system of Excel. */
import { addDays, toDay } from '../../../../db/rules/dates.ts'
import { dateShape } from '../calendar.ts'
import { type HeaderName, rolesOfName } from './names.ts'
import { isNumberCell, type TableRow } from './split.ts'

/** Number 61 of the 1900 system, the first after a 29 February 1900 that it counts and that never was. */
const MARCH_1900 = toDay('1900-03-01')
const MARCH_1900_NUMBER = 61
/** By so many days the numbers of the 1904 system are lower. */
const DAYS_TO_1904 = 1462
/** 1954 to 2118: smaller and larger numbers in a date column are something else. */
const SERIAL = /^\s*([2-7]\d{4})(?:[.,]\d+)?\s*$/
/** Either of them, seen at once. */
const NUMBER = /^\s*\d{5,7}(?:[.,]\d+)?\s*$/
/** `Total` and its like, which stand in the column of days below the last one. */
const LABEL = /\p{L}/u
/** Day, month and year as one number, which has lost the zero before the day. */
const SHORTENED = /^\d{7}$/

/** Columns that are called dates. */
export function dateColumns(names: readonly HeaderName[]): number[] {
  return names.flatMap(({ key }, index) => {
    const [role] = rolesOfName(key)
    return role === 'date' || role === 'valueDate' ? [index] : []
  })
}

const textAt = (row: TableRow, index: number) => (row.cells[index] ?? '').trim()

/** Rewrites numbers of days: of a column that holds nothing else but labels, and number cells beside days. */
function readSerials(filled: readonly TableRow[], index: number, later: number): void {
  const serials = filled.filter((row) => SERIAL.test(textAt(row, index)))
  if (serials.length === 0) return
  let [days, labels] = [0, 0]
  for (const row of filled) {
    if (dateShape(textAt(row, index)) !== null) days++
    else if (LABEL.test(textAt(row, index))) labels++
  }
  if (serials.length + days + labels < filled.length || labels > serials.length + days) return
  if (days > 0 && !serials.every((row) => isNumberCell(row, index))) return
  for (const row of serials) {
    const number = Number(SERIAL.exec(textAt(row, index))![1])
    row.cells[index] = addDays(MARCH_1900, number - MARCH_1900_NUMBER + later)
  }
}

/** Number cells of seven digits beside such of eight that are days: 2032026 beside 16032026. */
function readShortened(filled: readonly TableRow[], index: number): void {
  const short = filled.filter((row) => isNumberCell(row, index) && SHORTENED.test(textAt(row, index)))
  const isDay = (row: TableRow) => dateShape(textAt(row, index))?.order === null
  if (short.length === 0 || !filled.some(isDay)) return
  for (const row of short) row.cells[index] = `0${textAt(row, index)}`
}

/** Reads the cells of date columns that are numbers of days; any other file is left as it is. */
export function readSerialDays(
  rows: readonly TableRow[],
  names: readonly HeaderName[],
  from1904: boolean,
): void {
  for (const index of dateColumns(names)) {
    // nearly no table has such numbers
    if (!rows.some((row) => NUMBER.test(row.cells[index] ?? ''))) continue
    const filled = rows.filter((row) => textAt(row, index) !== '')
    readSerials(filled, index, from1904 ? DAYS_TO_1904 : 0)
    readShortened(filled, index)
  }
}
