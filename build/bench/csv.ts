/** Reading and writing the plain tables of the measuring harness. */
import fs from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
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

/** What is read of a file at once: a whole one of a million lines would be most of the memory of the program. */
const CHUNK_BYTES = 1 << 18

/** The lines of a file, without their ends; a last one needs none. */
function* linesOf(file: string): Generator<string, void, void> {
  const handle = fs.openSync(file, 'r')
  try {
    const decoder = new StringDecoder('utf8')
    const bytes = Buffer.allocUnsafe(CHUNK_BYTES)
    let rest = ''
    for (let read = fs.readSync(handle, bytes); read > 0; read = fs.readSync(handle, bytes)) {
      const text = rest + decoder.write(bytes.subarray(0, read))
      let at = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        yield text.slice(at, text[end - 1] === '\r' ? end - 1 : end)
        at = end + 1
      }
      rest = text.slice(at)
    }
    if (rest !== '') yield rest
  } finally {
    fs.closeSync(handle)
  }
}

/** The header must name these columns first, one after the other. */
function checkHeader(file: string, header: string, separator: string, columns: readonly string[]): void {
  const names = cellsOf(header, separator).slice(0, columns.length)
  if (names.join() !== columns.join())
    throw new Error(`${file}: the columns are ${names.join(', ')} instead of ${columns.join(', ')}`)
}

/** The rows of a file under its header, one after the other: a file may be large. */
export function* eachRow(
  file: string,
  separator: string,
  columns: readonly string[],
): Generator<string[], void, void> {
  const lines = linesOf(file)
  checkHeader(file, lines.next().value ?? '', separator, columns)
  for (const line of lines) yield cellsOf(line, separator)
}

/** All of them, of a file that is held whole. */
export function rowsOf(file: string, separator: string, columns: readonly string[]): string[][] {
  const [header = '', ...lines] = fs.readFileSync(file, 'utf8').split(/\r?\n/)
  checkHeader(file, header, separator, columns)
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => cellsOf(line, separator))
}

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
