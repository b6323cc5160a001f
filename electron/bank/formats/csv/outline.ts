/** Rows taken for movements that are none, seen once all rows are known: heads of an outline, the closing row of LCL. */
import type { ParseProblem } from '../../parsed.ts'
import { excerpt, warning } from '../texts.ts'
import type { Columns } from './columns.ts'
import { type Block, cellAt, type Entry, hasOwnBalance } from './entries.ts'
import { filledCells, type TableRow } from './split.ts'
import { SUMMED_MIN, Totals } from './totals.ts'

/** Takes out rows without a text that sum up the rows below them, as an outline does; the others all have one. */
export function withoutHeads(entries: Entry[], columns: Columns): TableRow[] {
  const { text, amounts } = columns
  const isBare = ({ row }: Entry) => text.every((index) => cellAt(row, index) === '')
  const bare = entries.flatMap((entry, i) => (isBare(entry) ? [i] : []))
  if (text.length === 0 || bare.length === 0 || bare.length * 3 > entries.length) return []
  // one head alone is one by chance sooner than several
  const least = bare.length === 1 ? SUMMED_MIN.dated : SUMMED_MIN.dayless
  const heads = bare.filter((at, i) => {
    const { row } = entries[at]!
    const below = entries.slice(at + 1, bare[i + 1])
    if (hasOwnBalance(row, [entries[at - 1], below[0]], columns)) return false
    return new Totals(amounts).sumsUp(row, below, least)
  })
  const rows = heads.map((at) => entries[at]!.row)
  for (const at of heads.reverse()) entries.splice(at, 1)
  return rows
}

/** LCL ends a table without header by a row with the balance and the account, and no text. */
export function withoutClosingRow({ entries, after }: Block, columns: Columns): ParseProblem[] {
  const last = entries.at(-1)
  const texts = (entry: Entry) => columns.text.some((index) => cellAt(entry.row, index) !== '')
  const filled = (entry: Entry) => filledCells(entry.row).length
  if (!last || entries.length < 3 || texts(last)) return []
  const barest = (entry: Entry) => texts(entry) || filled(entry) > filled(last)
  if (!entries.slice(0, -1).every(barest)) return []
  if (!last.row.cells.some((cell) => /^[\dA-Z]{3,30} ?[\dA-Z]{5,30}$/.test(cell.trim()))) return []
  entries.pop()
  const amount = columns.amounts.map(({ index }) => cellAt(last.row, index)).find((cell) => cell !== '') ?? ''
  after.push({ line: last.row.line, cells: ['solde', amount] })
  return [warning('file.balanceRow', { text: excerpt(amount) }, { line: last.row.line })]
}
