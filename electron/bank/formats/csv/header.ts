/** Finds the row that names the columns, under whatever stands above it. */
import { dateShape } from '../calendar.ts'
import { scanAmount } from '../decimal.ts'
import { type HeaderName, headerName, type Role, roleByKeyword, rolesOfName } from './names.ts'
import { filledCells, isBlank, type TableRow } from './split.ts'
import { joinedRows } from './tall-header.ts'

/** So many columns make a table of movements: day, text, amount. */
const NAMES_MIN = 3
/** Headers stand within so many rows; the deepest seen in real exports is line 15. */
const DEPTH = 60
const MONEY: readonly Role[] = ['amount', 'debit', 'credit']

interface NamedRow {
  readonly cells: readonly string[]
  readonly names: readonly HeaderName[]
}

export interface FoundHeader {
  /** Index in the rows. */
  readonly at: number
  /** Rows that it takes: two where a second one names the parts of a column (`Montant` over `Débit` and `Crédit`). */
  readonly depth: 1 | 2
  readonly names: readonly HeaderName[]
  readonly cells: readonly string[]
  /** Its rows as they stand, by which it is known where it comes again. */
  readonly rows: readonly NamedRow[]
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

/** The header that begins with a row: of two rows when the second one makes it tell more. */
function headerAt(rows: readonly TableRow[], at: number): FoundHeader & Likeness {
  const row = rows[at]!
  const names = row.cells.map(headerName)
  const one = {
    at,
    depth: 1 as const,
    names,
    cells: row.cells,
    rows: [{ cells: row.cells, names }],
    ...likenessOf(row, names),
  }
  const below = rows[at + 1]
  const joined = below ? joinedRows(row, below) : null
  if (!below || !joined) return one
  const { cells } = joined
  const both = cells.map(headerName)
  const likeness = likenessOf({ ...row, cells }, both)
  const lower = below.cells.map(headerName)
  const own = likenessOf(below, lower)
  // above a header that is one by itself stands a figure of something else
  const width = lower.findLastIndex(({ key }) => key !== '') + 1
  if (own.complete && row.cells.slice(0, width).some((cell) => /\d/.test(cell))) return one
  const isBetter = ({ complete, score }: Likeness) => !complete || likeness.score > score
  const belong = joined.goesBefore || (joined.goesOn && isBetter(own))
  // else neither row may be as good a header by itself
  if (!likeness.complete || !(belong || (isBetter(one) && isBetter(own)))) return one
  const named = [one.rows[0]!, { cells: below.cells, names: lower }]
  return { at, depth: 2, names: both, cells, rows: named, ...likeness }
}

/** Less is no header. */
const SCORE_MIN = 6

/** The best header among the first rows, or null when none looks like one: names of both a date and an amount go first. */
export function findHeader(rows: readonly TableRow[]): FoundHeader | null {
  let best: (FoundHeader & Likeness) | null = null
  for (let at = 0; at < rows.length && at < DEPTH; at++) {
    const row = rows[at]!
    if (row.cells.length > 200 || isBlank(row)) continue
    const found = headerAt(rows, at)
    if (found.score < SCORE_MIN) continue
    at += found.depth - 1
    // the same names again, without the notes that stand beside the first ones
    if (best?.complete && areSameNames(best.names, found.names)) continue
    const better = !best || (found.complete === best.complete ? found.score > best.score : found.complete)
    if (better) best = found
  }
  return best
}

/** A cell that is a figure or a day; a name may end with a number (`VWZ2`). */
const FIGURE = /^\s{0,3}[-+−(]?[$€£]?\d/

/** Nearly every row has a figure: a long table is walked through with nothing else. Behind a gap stand notes. */
function hasFigure(cells: readonly string[]): boolean {
  for (let i = 0; i < cells.length; i++) {
    if (FIGURE.test(cells[i]!)) return true
    if (i >= NAMES_MIN && cells[i]!.trim() === '') return false
  }
  return false
}

/** The header that begins with a row below others, when it names both a date and an amount and has no figure. */
export function headerRowAt(rows: readonly TableRow[], at: number): FoundHeader | null {
  const row = rows[at]!
  const { cells } = row
  if (cells.length < 2 || cells.length > 200 || hasFigure(cells)) return null
  // most such rows are the rest of a text
  if (filledCells(row).length < 2) return null
  const found = headerAt(rows, at)
  return found.complete && found.score >= SCORE_MIN ? found : null
}

/** A header given by a person: the row on that physical line. */
export function headerOnLine(rows: readonly TableRow[], line: number): FoundHeader | null {
  const at = rows.findIndex((row) => row.line >= line)
  return at < 0 ? null : headerAt(rows, at)
}

/** True of the names of one table: where one header is wider, it is by what stands beside it, behind a gap. */
export function areSameNames(some: readonly HeaderName[], others: readonly HeaderName[]): boolean {
  const [short, long] = some.length <= others.length ? [some, others] : [others, some]
  const own = short.findLastIndex(({ key }) => key !== '') + 1
  if (own === 0 || !short.slice(0, own).every(({ key }, i) => key === long[i]!.key)) return false
  return (long[own]?.key ?? '') === '' && (own >= NAMES_MIN || long.slice(own).every(({ key }) => key === ''))
}

/** True when a row repeats the header, or a row of it, as files with several accounts do. */
export function repeatsHeader(row: TableRow, header: FoundHeader): boolean {
  return header.rows.some(({ cells, names }) => {
    const first = names.findIndex((name) => name.key !== '')
    // nearly every row differs here already
    if (first < 0 || row.cells[first]?.trim() !== cells[first]!.trim()) return false
    return areSameNames(names, row.cells.map(headerName))
  })
}
