/**
 * Tables of one sheet, one under the other or side by side, each with names of its own. A column of the first table is no
 * column of the second one, so each is read by itself; tables of the same names are one, as a bank repeats its header.
 */
import { areSameNames, type FoundHeader, findHeader, headerRowAt } from '../csv/header.ts'
import { namesAccount } from '../csv/margins.ts'
import { type HeaderName, rolesOfName } from '../csv/names.ts'
import { isDataRow } from '../csv/separator.ts'
import { filledCells, isBlank, type TableRow } from '../csv/split.ts'
import type { Sheet } from './sheet.ts'

const TABLES_MAX = 20

const isDate = ({ key }: HeaderName) => rolesOfName(key)[0] === 'date'
const isMoney = ({ key }: HeaderName) =>
  rolesOfName(key).some((role) => role === 'amount' || role === 'debit' || role === 'credit')
const areOfTable = (names: readonly HeaderName[]) => names.some(isDate) && names.some(isMoney)

/** Behind the first column without a name and without a cell that parts two tables; null for none. */
function behindGap(rows: readonly TableRow[], names: readonly HeaderName[]): number | null {
  const isGap = (at: number) => rows.every(({ cells }) => (cells[at] ?? '').trim() === '')
  const at = names.findIndex(
    ({ key }, i) => key === '' && areOfTable(names.slice(0, i)) && areOfTable(names.slice(i)) && isGap(i),
  )
  return at < 0 ? null : at + 1
}

/** Where a second table begins beside the first: behind a gap, or where the same day comes again; null for none. */
function secondBeside(rows: readonly TableRow[], { names }: FoundHeader): number | null {
  const first = names.findIndex(isDate)
  const second = names.findIndex((name, i) => i > first && isDate(name) && name.key === names[first]!.key)
  const isTwice = second >= 0 && names.slice(first, second).some(isMoney) && names.slice(second).some(isMoney)
  if (!isTwice) return behindGap(rows, names)
  const gap = names.findLastIndex(({ key }, i) => i < second && key === '')
  return gap > first ? gap + 1 : second
}

/** Some columns of all rows, as rows of their own. */
function columnsOf(rows: readonly TableRow[], from: number, to: number | undefined): TableRow[] {
  return rows
    .map(({ cells, line, numbers = 0 }) => {
      const width = to === undefined ? 31 : Math.min(to, 31)
      const kept = from > 30 ? 0 : (numbers & (2 ** width - 1)) >>> from
      return { cells: cells.slice(from, to), line, numbers: kept }
    })
    .filter((row) => !isBlank(row))
}

/** Behind the last name of a header, where a table with names of its own begins further down; null for none. */
function lowerBeside(rows: readonly TableRow[], header: FoundHeader): number | null {
  const width = header.cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (!rows.some(({ cells }) => cells.length > width)) return null
  const right = columnsOf(rows, width, undefined)
  return right.some((_, at) => headerRowAt(right, at) !== null) ? width : null
}

function sideBySide(rows: readonly TableRow[]): (readonly TableRow[])[] {
  const tables: (readonly TableRow[])[] = []
  let rest = rows
  while (tables.length < TABLES_MAX) {
    const header = findHeader(rest)
    const at = header && (secondBeside(rest, header) ?? lowerBeside(rest, header))
    if (at === null) break
    tables.push(columnsOf(rest, 0, at))
    rest = columnsOf(rest, at, undefined)
  }
  return [...tables, rest]
}

/** Where the next table begins above its header: at the number of its account, behind the widest gap, or at headings. */
function headingOf(rows: readonly TableRow[], header: number): number {
  let last = header - 1
  while (last >= 0 && !isDataRow(rows[last]!)) last--
  const between = rows.slice(last + 1, header)
  const named = between.findIndex(namesAccount)
  if (named >= 0) return last + 1 + named
  const gap = between.findLastIndex((row, i) => row.line > (rows[last + i]?.line ?? 0) + 1)
  if (gap >= 0) return last + 1 + gap
  let at = header
  while (at > last + 1 && filledCells(rows[at - 1]!).length === 1) at--
  return at
}

function oneUnderOther(rows: readonly TableRow[]): TableRow[][] {
  const tables: TableRow[][] = []
  let from = 0
  let current: FoundHeader | null = null
  for (let at = 0; at < rows.length && tables.length < TABLES_MAX; at++) {
    const header = headerRowAt(rows, at)
    if (!header) continue
    const heading = headingOf(rows, at)
    at += header.depth - 1
    if (current && areSameNames(current.names, header.names)) continue
    if (current && rows.slice(from, heading).some(isDataRow)) {
      tables.push(rows.slice(from, heading))
      from = heading
    }
    current = header
  }
  return [...tables, rows.slice(from)]
}

/** The tables of a sheet, in its order; the sheet itself when it has no more than one. */
export function partsOf(sheet: Sheet): readonly Sheet[] {
  const tables = sideBySide(sheet.rows).flatMap(oneUnderOther)
  if (tables.length === 1) return [sheet]
  return tables.map((rows, i) => ({
    ...sheet,
    rows,
    hiddenRows: i === 0 ? sheet.hiddenRows : 0,
    uncomputed: i === 0 ? (sheet.uncomputed ?? 0) : 0,
    part: true,
  }))
}
