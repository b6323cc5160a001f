/**
 * Books in columns: beside what went through the bank stand its parts (taxes, rent, supplies), which make it on every row. The
 * whole is the amount, or its two sides; a part, whatever its name, is none.
 */
import { dateShape } from '../calendar.ts'
import {
  absolute,
  amountOf,
  type DecimalMark,
  isZero,
  sameAmount,
  scanAmount,
  sumDecimals,
} from '../decimal.ts'
import { isNetName } from './amount-columns.ts'
import { cellAt } from './entries.ts'
import { type HeaderName, roleByKeyword, rolesOfName } from './names.ts'
import type { TableRow } from './split.ts'

/** Fewer rows may agree by chance, and so may fewer parts. */
const ROWS_MIN = 3
const PARTS_MIN = 2
const SAMPLE = 300
/** Of ten rows one may not add up. */
const SLIPS = 0.1
/** Wider tables have their whole among the first or the last of them. */
const COLUMNS_MAX = 30

export interface Spread {
  /** Columns of the whole: one, or one for each side. */
  readonly wholes: readonly number[]
  readonly parts: readonly number[]
}

const MARKS: readonly DecimalMark[] = ['.', ',']
/** Roles of columns with figures that are neither a whole nor a part. */
const APART = new Set(['balance', 'date', 'valueDate', 'reference', 'account', 'card', 'currency'])

const roleOf = ({ key }: HeaderName) => rolesOfName(key)[0] ?? roleByKeyword(key)

/** The figure of a cell; null for none, undefined for one that is no figure. */
function figureAt(row: TableRow, column: number, mark: DecimalMark): string | null | undefined {
  const text = cellAt(row, column)
  if (text === '' || /^[-–—]$/.test(text)) return null
  const scanned = dateShape(text) ? null : scanAmount(text)
  return (scanned && amountOf(scanned, mark)) ?? undefined
}

type Figures = readonly (string | null)[]

/** The figures of the rows in these columns; null where a row has none at all. */
function figuresOf(
  rows: readonly TableRow[],
  columns: readonly number[],
  mark: DecimalMark,
): Figures[] | null {
  const figures = rows.map((row) => columns.map((column) => figureAt(row, column, mark)))
  if (figures.some((row) => row.includes(undefined))) return null
  return (figures as Figures[]).filter((row) => row.some((figure) => figure !== null && !isZero(figure)))
}

/** On every row one whole is filled, and it is the sum of the parts, but for so many slips of the hand. */
function isWhole(figures: readonly Figures[], wholes: readonly number[], slips: number): boolean {
  let left = slips
  return figures.every((row) => {
    const filled = wholes.flatMap((at) => (row[at] === null || isZero(row[at]!) ? [] : [row[at]!]))
    const parts = row.filter((figure, at) => figure !== null && !wholes.includes(at)) as string[]
    if (filled.length !== 1) return false
    return sameAmount(absolute(filled[0]!), absolute(sumDecimals(parts))) || left-- > 0
  })
}

/** Parts that some row has, and a row of several: one part alone only repeats the whole. */
function hasParts(figures: readonly Figures[], wholes: readonly number[]): boolean {
  const countIn = (row: Figures) =>
    row.filter((figure, at) => figure !== null && !isZero(figure) && !wholes.includes(at)).length
  const used = new Set(figures.flatMap((row) => row.flatMap((figure, at) => (figure === null ? [] : [at]))))
  return used.size - wholes.length >= PARTS_MIN && figures.some((row) => countIn(row) >= PARTS_MIN)
}

/** The columns of the whole, as places among those of figures: one, else two; without a slip, else with few. */
function wholesIn(figures: readonly Figures[], count: number): number[] | null {
  for (const slips of new Set([0, Math.floor(figures.length * SLIPS)])) {
    const fits = (wholes: number[]) => isWhole(figures, wholes, slips) && hasParts(figures, wholes)
    for (let one = 0; one < count; one++) if (fits([one])) return [one]
    for (let one = 0; one < count; one++)
      for (let other = one + 1; other < count; other++) if (fits([one, other])) return [one, other]
  }
  return null
}

const OTHER_SIDE: Readonly<Record<string, string>> = { debit: 'credit', credit: 'debit' }

/** One side with the other, which may be empty on the rows that were looked at. */
function withOtherSide(wholes: readonly number[], names: readonly HeaderName[]): readonly number[] {
  const other = OTHER_SIDE[roleOf(names[wholes[0]!]!) ?? '']
  const sides = names.flatMap((name, at) => (roleOf(name) === other && !wholes.includes(at) ? [at] : []))
  return wholes.length === 1 && sides.length === 1 ? [...wholes, ...sides] : wholes
}

/** What is the whole and what its parts, in a table whose rows prove it; null in any other. */
export function spreadOf(rows: readonly TableRow[], names: readonly HeaderName[]): Spread | null {
  const sample = rows.slice(0, SAMPLE)
  const hasFigure = (column: number) =>
    sample.some((row) => MARKS.some((mark) => typeof figureAt(row, column, mark) === 'string'))
  const columns = names.flatMap((name, at) => (APART.has(roleOf(name) ?? '') || !hasFigure(at) ? [] : [at]))
  // gross, fee and net are a sum too, of which the net may be what moved
  const hasFee = names.some((name) => roleOf(name) === 'fee' || isNetName(name))
  if (hasFee || columns.length <= PARTS_MIN || columns.length > COLUMNS_MAX) return null
  for (const mark of MARKS) {
    const figures = figuresOf(sample, columns, mark)
    if (!figures || figures.length < ROWS_MIN) continue
    const found = wholesIn(figures, columns.length)?.map((at) => columns[at]!)
    if (found) {
      const wholes = withOtherSide(found, names)
      return { wholes, parts: columns.filter((column) => !wholes.includes(column)) }
    }
  }
  return null
}

/** The names of a table with such columns: a whole whose name says nothing is the amount, and parts have no name. */
export function withoutParts(names: readonly HeaderName[], { wholes, parts }: Spread): HeaderName[] {
  const isAmount = (name: HeaderName) => ['amount', 'debit', 'credit'].includes(roleOf(name) ?? '')
  return names.map((name, at) => {
    if (parts.includes(at)) return { key: '', currency: null }
    return wholes.length === 1 && wholes[0] === at && !isAmount(name) ? { ...name, key: 'montant' } : name
  })
}
