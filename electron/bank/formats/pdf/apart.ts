/** Days on lines of their own, over the movements of a day or below each of them, brought to the line of the amount. */
import type { ReadCell, ReadRow } from './cells.ts'
import { balanceKind, isTotal } from './words.ts'

/** How far left of its row a day is put. */
const OUTSIDE = 60

const textOf = ({ cells }: ReadRow) => cells.map(({ text }) => text).join(' ')
const hasMoney = ({ cells }: ReadRow) => cells.some(({ money }) => money)

type Mark = { readonly row: ReadRow; readonly is: 'day' | 'amount' }

/** Lines that begin with a day, and amounts that are no balance and no total. */
function marksOf(rows: readonly ReadRow[]): Mark[] {
  return rows.flatMap((row): Mark[] => {
    if (row.cells[0]?.date && !hasMoney(row)) return [{ row, is: 'day' }]
    const text = textOf(row)
    return hasMoney(row) && balanceKind(text) === null && !isTotal(text) ? [{ row, is: 'amount' }] : []
  })
}

/** Each amount with the day right below it; amounts above the first such (a summary) are no movements. */
function below(marks: readonly Mark[]): Map<ReadRow, ReadCell> | null {
  const first = marks.findIndex(({ is }, i) => is === 'amount' && marks[i + 1]?.is === 'day')
  const found = new Map<ReadRow, ReadCell>()
  for (let i = first; i < marks.length; i += 2) {
    if (marks[i]?.is !== 'amount' || marks[i + 1]?.is !== 'day') return null
    found.set(marks[i]!.row, marks[i + 1]!.row.cells[0]!)
  }
  return marks.slice(0, first).some(({ is }) => is === 'day') ? null : found
}

/** Each amount with the day above it; some day must have several, or it might as well stand below the amount before. */
function above(marks: readonly Mark[]): Map<ReadRow, ReadCell> | null {
  const found = new Map<ReadRow, ReadCell>()
  let day: ReadCell | null = null
  for (const { row, is } of marks) {
    if (is === 'day') day = row.cells[0]!
    else if (day) found.set(row, day)
  }
  return new Set(found.values()).size < found.size ? found : null
}

/** The rows with each day on the line of its amount; null when there are none, or they can be meant in two ways. */
export function withDaysApart(rows: readonly ReadRow[]): ReadRow[] | null {
  const first = rows.findIndex((row) => hasMoney(row))
  const marks = marksOf(rows.slice(Math.max(0, first)))
  const days = marks.at(-1)?.is === 'day' ? below(marks) : above(marks)
  if (!days || days.size === 0) return null
  const taken = new Set(days.values())
  let left: ReadRow | null = null
  return rows.map((row): ReadRow => {
    const day = days.get(row)
    const cells = row.cells.filter((cell) => !taken.has(cell))
    // a text below a day that is gone moves up to its place
    const { page, base } = left?.row ?? row.row
    const plain =
      !day && page === row.row.page ? { ...row, row: { ...row.row, base }, cells } : { ...row, cells }
    left = cells.length === 0 && row.cells.length > 0 ? row : null
    if (!day) return plain
    const edge = Math.min(...cells.map((cell) => cell.left)) - OUTSIDE
    return { ...row, cells: [{ ...day, left: edge, right: edge + day.right - day.left }, ...cells] }
  })
}
