/** Movements of a table before their order of date and decimal mark are known, and what stands around them. */
import type { ParseProblem } from '../../parsed.ts'
import type { DateShape } from '../calendar.ts'
import { excerpt, warning } from '../texts.ts'
import type { Columns } from './columns.ts'
import type { Side } from './flags.ts'
import type { TableRow } from './split.ts'

/** A row that is a movement, before its order of date and decimal mark are known. */
export interface Entry {
  readonly row: TableRow
  readonly date: DateShape
  readonly valueDate: DateShape | null
  /** What the heading of its section says of its amount; null without one. */
  readonly side: Side | null
  /** Text of continuation rows. */
  more: string
}

/** One table of the file: a file with several accounts repeats its header. */
export interface Block {
  readonly before: TableRow[]
  readonly entries: Entry[]
  readonly after: TableRow[]
}

/** Text of a row under a column; empty where there is none. */
export const cellAt = (row: TableRow, index: number | null) =>
  index === null ? '' : (row.cells[index] ?? '').trim()

/** Says that a row is a total, by its text or else by its amount. */
export function totalRow(row: TableRow, { amounts }: Columns, text: string): ParseProblem {
  const amount = amounts.map(({ index }) => cellAt(row, index)).find((cell) => cell !== '') ?? ''
  return warning('file.totalRow', { text: excerpt(text === '' ? amount : text) }, { line: row.line })
}

/** A balance that no row around it has: only a movement changes it, and a total at most repeats it. */
export function hasOwnBalance(
  row: TableRow,
  around: readonly (Entry | undefined)[],
  { balance }: Columns,
): boolean {
  const own = cellAt(row, balance)
  return own !== '' && !around.some((entry) => entry && cellAt(entry.row, balance) === own)
}
