/** Finds the row that names the columns, under whatever stands above it. */
import { dateShape } from '../calendar.ts'
import { scanAmount } from '../decimal.ts'
import { type HeaderName, headerName, type Role, roleByKeyword, rolesOfName } from './names.ts'
import { isBlank, type TableRow } from './split.ts'

/** Headers stand within so many rows; the deepest seen in real exports is line 15. */
const DEPTH = 60
const MONEY: readonly Role[] = ['amount', 'debit', 'credit']

export interface FoundHeader {
  /** Index in the rows. */
  readonly at: number
  readonly names: readonly HeaderName[]
  readonly cells: readonly string[]
  readonly score: number
}

/** How much a row looks like a header, and whether it names both a date and an amount. */
interface Likeness {
  readonly score: number
  readonly complete: boolean
}

/** Known names count, cells with dates and amounts count against it. */
function likenessOf(row: TableRow, names: readonly HeaderName[]): Likeness {
  const roles = new Set<Role>()
  let score = 0
  for (const [i, name] of names.entries()) {
    const cell = row.cells[i]!.trim()
    if (cell === '') continue
    const known = rolesOfName(name.key)
    const guessed = known.length > 0 ? null : roleByKeyword(name.key)
    for (const role of known) roles.add(role)
    if (guessed) roles.add(guessed)
    if (known.length > 0) score += 2
    else if (guessed && cell.length < 40) score += 1
    else if (dateShape(cell) || scanAmount(cell)) score -= 3
    else if (cell.length > 60) score -= 2
  }
  const dated = roles.has('date') || roles.has('valueDate')
  const priced = MONEY.some((role) => roles.has(role))
  const complete = dated && priced
  return { score: complete ? score + 4 : dated || priced ? score : 0, complete }
}

/** The best header among the first rows, or null when none looks like one: names of both a date and an amount go first. */
export function findHeader(rows: readonly TableRow[]): FoundHeader | null {
  let best: (FoundHeader & Likeness) | null = null
  for (let at = 0; at < rows.length && at < DEPTH; at++) {
    const row = rows[at]!
    if (row.cells.length < 2 || row.cells.length > 200 || isBlank(row)) continue
    const names = row.cells.map(headerName)
    const found = likenessOf(row, names)
    if (found.score < 6) continue
    const better = !best || (found.complete === best.complete ? found.score > best.score : found.complete)
    if (better) best = { at, names, cells: row.cells, ...found }
  }
  return best
}

/** A header given by a person: the row on that physical line. */
export function headerOnLine(rows: readonly TableRow[], line: number): FoundHeader | null {
  const at = rows.findIndex((row) => row.line >= line)
  const row = rows[at]
  return row ? { at, names: row.cells.map(headerName), cells: row.cells, score: 0 } : null
}

/** True when a row repeats the header, as files with several accounts do. */
export function repeatsHeader(row: TableRow, header: FoundHeader): boolean {
  const first = header.names.findIndex((name) => name.key !== '')
  if (first < 0 || row.cells[first]?.trim() !== header.cells[first]!.trim()) return false
  return header.names.every((name, i) => name.key === '' || headerName(row.cells[i] ?? '').key === name.key)
}
