/** Cells that hold the word of a program for nothing. */
import type { TableRow } from './split.ts'

/** What databases, scripts and banks write where a cell is empty (one hyphen may be the sign of a direction); `#N/A` of a spreadsheet is a formula that failed, and told. */
const NULLS: ReadonlySet<string> = new Set(
  'NULL null (null) <NULL> \\N N/A n/a nan NaN None <NA> NaT -- --- —'.split(' '),
)
const LONGEST = 6

const isNull = (cell: string) => cell.length > 0 && cell.length <= LONGEST && NULLS.has(cell)

/** The rows with such cells empty: of an amount, a balance or a reference they say that there is none. */
export const withoutNulls = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.some(({ cells }) => cells.some(isNull))
    ? rows.map((row) =>
        row.cells.some(isNull) ? { ...row, cells: row.cells.map((cell) => (isNull(cell) ? '' : cell)) } : row,
      )
    : rows
