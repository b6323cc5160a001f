/** Days that a spreadsheet wrote as numbers: 46086 is 2026-03-05 in the 1900 system of Excel. */
import { addDays, toDay } from '../../../../db/rules/dates.ts'
import { type HeaderName, rolesOfName } from './names.ts'
import type { TableRow } from './split.ts'

/** Number 61 of the 1900 system, the first after a 29 February 1900 that it counts and that never was. */
const MARCH_1900 = toDay('1900-03-01')
const MARCH_1900_NUMBER = 61
/** By so many days the numbers of the 1904 system are lower. */
const DAYS_TO_1904 = 1462
/** 1954 to 2118: smaller and larger numbers in a date column are something else. */
const SERIAL = /^\s*([2-7]\d{4})(?:[.,]\d+)?\s*$/

/** Rewrites the cells of date columns that hold nothing but such numbers; any other file is left as it is. */
export function readSerialDays(
  rows: readonly TableRow[],
  names: readonly HeaderName[],
  from1904: boolean,
): void {
  const later = from1904 ? DAYS_TO_1904 : 0
  for (const [index, name] of names.entries()) {
    const [role] = rolesOfName(name.key)
    if (role !== 'date' && role !== 'valueDate') continue
    const filled = rows.filter((row) => (row.cells[index] ?? '').trim() !== '')
    if (filled.length === 0 || !filled.every((row) => SERIAL.test(row.cells[index]!))) continue
    for (const row of filled)
      row.cells[index] = addDays(
        MARCH_1900,
        Number(SERIAL.exec(row.cells[index]!)![1]) - MARCH_1900_NUMBER + later,
      )
  }
}
