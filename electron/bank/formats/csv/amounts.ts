/** The signed amount of each row: one column with a sign or a flag, or a debit and a credit column. */
import type { ParseProblem } from '../../parsed.ts'
import { absolute, amountOf, type DecimalMark, isZero, negate, scanAmount } from '../decimal.ts'
import { excerpt, rowProblem, warning } from '../texts.ts'
import { type AmountColumn, plainAmount } from './amount-columns.ts'
import { chainShares } from './balances.ts'
import type { Columns } from './columns.ts'
import type { Entry } from './entries.ts'
import { type Side, sideOf } from './flags.ts'
import type { TableRow } from './split.ts'

export interface MarkChoice {
  readonly mark: DecimalMark
  /** False when marks contradict each other in the column: then values that can be read both ways are refused. */
  readonly uniform: boolean
  /** Some value proves it; else it is the likely one. */
  readonly proven: boolean
}

export interface RowAmount {
  readonly amount: string
  /** Currency the amount's column or cell names. */
  readonly currency: string | null
}

type Read = { readonly value: string | null; readonly currency: string | null } | ParseProblem

const isProblem = (read: Read | RowAmount | null): read is ParseProblem => read !== null && 'code' in read

/** One cell as a decimal; `value` null for an empty cell. */
function readCell(row: TableRow, column: AmountColumn, choice: MarkChoice): Read {
  const text = (row.cells[column.index] ?? '').trim()
  if (text === '' || /^[-–—]+$/.test(text)) return { value: null, currency: null }
  const scanned = scanAmount(text)
  if (scanned?.ambiguous && !choice.uniform)
    return rowProblem('row.ambiguousAmount', { line: row.line }, { text: excerpt(text) })
  const value = scanned && amountOf(scanned, choice.mark)
  if (!value) return rowProblem('row.amount', { line: row.line }, { text: excerpt(text) })
  return { value, currency: scanned.currency ?? column.currency }
}

/** How the signs of a file are to be read; decided once from all its rows. */
export interface SignRule {
  /** Debits are printed with a minus already. */
  readonly debitsNegative: boolean
  /** Credits are printed with a minus (Citi). */
  readonly creditsNegative: boolean
  readonly flag: 'none' | 'absolute' | 'times'
  /** Headings tell the sides of amounts that bear no sign. */
  readonly sections: boolean
  /** What the heading of the whole table says, or the name of its sheet; null without one. */
  readonly side: Side | null
}

/** True when a column holds negative amounts and no positive one; a mixed column holds reversals. */
function allNegative(entries: readonly Entry[], side: AmountColumn): boolean {
  let negative = 0
  for (const { row } of entries) {
    const scanned = scanAmount(row.cells[side.index] ?? '')
    if (!scanned || /^[0.,]*$/.test(scanned.core)) continue
    if (!scanned.negative) return false
    negative++
  }
  return negative > 0
}

function flagged(value: string, side: 'out' | 'in', rule: SignRule['flag']): string {
  const plain = rule === 'absolute' ? absolute(value) : value
  return rule === 'none' || side === 'in' ? plain : negate(plain)
}

/** Of the readings of a flag beside signed amounts, the one the running balances prove; else the flag decides. */
function flagRule(
  entries: readonly Entry[],
  columns: Columns,
  column: AmountColumn,
  choice: MarkChoice,
): SignRule['flag'] {
  const rows: { value: string; side: 'out' | 'in'; balance: string | null }[] = []
  let consistent = true
  let signed = false
  for (const { row } of entries) {
    const side = sideOf(row.cells[columns.direction!] ?? '')
    const read = readCell(row, column, choice)
    if (!side || isProblem(read) || read.value === null) continue
    if (read.value.startsWith('-')) signed = true
    if (!isZero(read.value) && (side === 'out') !== read.value.startsWith('-')) consistent = false
    const scanned = columns.balance === null ? null : scanAmount(row.cells[columns.balance] ?? '')
    rows.push({ value: read.value, side, balance: scanned && amountOf(scanned, choice.mark) })
  }
  if (!signed) return 'absolute'
  if (consistent) return 'none'
  const proof = (rule: SignRule['flag']) => {
    const shares = chainShares(
      rows.map((row) => ({ amount: flagged(row.value, row.side, rule), balance: row.balance })),
    )
    return Math.max(shares.down, shares.up)
  }
  return (['absolute', 'times', 'none'] as const).reduce((best, rule) =>
    proof(rule) > proof(best) ? rule : best,
  )
}

/** One column of amounts, none with a sign and all under headings of both sides; or the table is known to be of one. */
function haveSections(entries: readonly Entry[], columns: Columns, ofTable: Side | null): boolean {
  const only = plainAmount(columns)
  if (only === null) return false
  if (ofTable === null) {
    // nearly every file has none, and the first row tells
    if (entries.some(({ side }) => side === null)) return false
    const isOn = (wanted: Side) => entries.some(({ side }) => side === wanted)
    if (!isOn('in') || !isOn('out')) return false
  }
  return entries.every(({ row }) => scanAmount(row.cells[only.index] ?? '')?.signed === 'no')
}

/** Decides how signs are read, from all rows. `side`: of the whole table, where other tables have the other side. */
export function signRule(
  entries: readonly Entry[],
  columns: Columns,
  choice: MarkChoice,
  side: Side | null = null,
): SignRule {
  const debit = columns.amounts.find(({ kind }) => kind === 'debit')
  const credit = columns.amounts.find(({ kind }) => kind === 'credit')
  const signed = columns.amounts.find(({ kind }) => kind === 'amount')
  return {
    debitsNegative: debit ? allNegative(entries, debit) : false,
    creditsNegative: debit && credit ? allNegative(entries, credit) : false,
    flag: columns.direction !== null && signed ? flagRule(entries, columns, signed, choice) : 'none',
    sections: haveSections(entries, columns, side),
    side,
  }
}

/** Applies side and flag to one read value; an unknown flag leaves the amount as written, and is told. */
function signedValue(entry: Entry, kind: AmountColumn['kind'], value: string, reading: SignReading): string {
  const { columns, signs, problems } = reading
  const { row, side: ofSection } = entry
  if (kind === 'debit') return signs.debitsNegative ? value : negate(value)
  if (kind === 'credit') return signs.creditsNegative ? absolute(value) : value
  if (signs.sections) return (ofSection ?? signs.side) === 'out' ? negate(value) : value
  if (columns.direction === null || signs.flag === 'none') return value
  const text = row.cells[columns.direction] ?? ''
  const side = sideOf(text)
  if (side) return flagged(value, side, signs.flag)
  problems.push(warning('file.direction', { text: excerpt(text.trim()) }, { line: row.line }))
  return value
}

/** What was decided about the amounts of a table, and where its problems go. */
export interface SignReading {
  readonly columns: Columns
  readonly amounts: MarkChoice
  readonly signs: SignRule
  readonly problems: ParseProblem[]
}

/** The signed amount of a row, or the problem that leaves it out. */
export function rowAmount(entry: Entry, reading: SignReading): RowAmount | ParseProblem {
  const { row } = entry
  const filled: { column: AmountColumn; value: string; currency: string | null }[] = []
  for (const column of reading.columns.amounts) {
    const read = readCell(row, column, reading.amounts)
    if (isProblem(read)) return read
    if (read.value !== null) filled.push({ column, value: read.value, currency: read.currency })
  }
  const nonZero = filled.filter(({ value }) => !isZero(value))
  if (nonZero.length > 1) {
    const [debit, credit] = [nonZero[0]!.value, nonZero[1]!.value]
    return rowProblem('row.bothSides', { line: row.line }, { debit, credit })
  }
  const one = nonZero[0] ?? filled[0]
  if (!one) return rowProblem('row.noAmount', { line: row.line })
  return { amount: signedValue(entry, one.column.kind, one.value, reading), currency: one.currency }
}
