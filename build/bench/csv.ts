/** Reading and writing the plain tables of the measuring harness. */
import fs from 'node:fs'
import { type Day, toDay } from '../../db/rules/dates.ts'

/** The cells of one row; a cell in quotes may hold the separator and doubled quotes, no line end. */
export function cellsOf(row: string, separator: string): string[] {
  if (!row.includes('"')) return row.split(separator)
  const cells: string[] = []
  for (let at = 0; at <= row.length; ) {
    if (row[at] !== '"') {
      const end = row.indexOf(separator, at)
      cells.push(row.slice(at, end < 0 ? row.length : end))
      at = end < 0 ? row.length + 1 : end + 1
      continue
    }
    let end = row.indexOf('"', at + 1)
    while (row[end + 1] === '"') end = row.indexOf('"', end + 2)
    cells.push(row.slice(at + 1, end).replaceAll('""', '"'))
    at = end + 2
  }
  return cells
}

/** The rows of a file under its header, which must name these columns first, one after the other: a file may be large. */
export function* eachRow(
  file: string,
  separator: string,
  columns: readonly string[],
): Generator<string[], void, void> {
  const text = fs.readFileSync(file, 'utf8')
  let header = true
  for (let at = 0; at < text.length; ) {
    const line = text.indexOf('\n', at)
    const next = line < 0 ? text.length : line
    const row = text.slice(at, text[next - 1] === '\r' ? next - 1 : next)
    at = next + 1
    if (!header) {
      yield cellsOf(row, separator)
      continue
    }
    header = false
    const names = cellsOf(row, separator).slice(0, columns.length)
    if (names.join() !== columns.join())
      throw new Error(`${file}: the columns are ${names.join(', ')} instead of ${columns.join(', ')}`)
  }
}

export const rowsOf = (...asked: Parameters<typeof eachRow>): string[][] => [...eachRow(...asked)]

/** A text as a cell. */
export const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Days as they are read, each checked once. */
export function dayReader(): (text: string) => Day {
  const known = new Map<string, Day>()
  return (text) => {
    const day = known.get(text) ?? toDay(text)
    known.set(text, day)
    return day
  }
}
