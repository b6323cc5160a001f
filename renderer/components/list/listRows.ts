/** Which rows of a list are shown, in which order, what they add up to, and how they leave the program. */
import { decimalOfPpm, decimalsOf, formatCents, parseCents, sumCents } from '../../../db/rules/money.ts'
import type { Language } from '../../format/amountInput.ts'
import { type CsvCell, toCsv } from '../../format/csv.ts'
import { editableAmount } from '../../format/figures.ts'
import { plain } from '../../format/search.ts'
import { type CellValue, isFigures, type ListColumn, type Sort } from './listColumns.ts'

const isBlank = (value: CellValue): value is null | undefined | '' => value == null || value === ''

/** The words of a row, once; an amount is found with a dot or a comma. */
function wordsOf<Row>(row: Row, columns: readonly ListColumn<Row>[]): string {
  const words = columns.flatMap(({ kind, value }) => {
    const found = value?.(row)
    if (isBlank(found)) return []
    return kind === 'amount' ? [String(found), editableAmount(String(found), 'fr')] : [String(found)]
  })
  return plain(words.join('\u0000'))
}

/** The rows that hold every word typed, in any column, whatever the case and the accents. */
export function matchingRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  typed: string,
  known: WeakMap<Row, string> = new WeakMap(),
): readonly Row[] {
  const wanted = plain(typed.trim()).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    let words = known.get(row)
    if (words === undefined) {
      words = wordsOf(row, columns)
      known.set(row, words)
    }
    return wanted.every((word) => words.includes(word))
  })
}

type SortKey = string | number | null

function sortKey<Row>(row: Row, { kind, value }: ListColumn<Row>, decimals: number): SortKey {
  const found = value?.(row)
  if (isBlank(found)) return null
  return kind === 'amount' ? parseCents(String(found), decimals) : found
}

/** Sorted by one column; rows without a value come last both ways, and equal rows keep their order. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  sort: Sort | null,
  { language, currency }: { readonly language: Language; readonly currency: string },
): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key)
  if (!sort || !column?.value) return rows
  const decimals = decimalsOf(currency)
  const byWords = new Intl.Collator(`${language}-CA`, { numeric: true, sensitivity: 'base' })
  const sign = sort.down ? -1 : 1
  const keyed = rows.map((row) => ({ row, key: sortKey(row, column, decimals) }))
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
    return sign * byWords.compare(String(a), String(b))
  })
  return keyed.map(({ row }) => row)
}

/** Sums of the columns that have one, by key: wire amounts, or whole numbers as text. */
export function totalsOf<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  currency: string,
): Readonly<Record<string, string>> {
  const decimals = decimalsOf(currency)
  const sums = columns
    .filter(({ total, value }) => total && value)
    .map(({ key, kind, value }): [string, string] => {
      const found = rows.map((row) => value!(row)).filter((one) => !isBlank(one))
      if (kind === 'count') return [key, String(sumCents(found.map(Number)))]
      const cents = sumCents(found.map((amount) => parseCents(String(amount), decimals)))
      return [key, formatCents(cents, decimals)]
    })
  return Object.fromEntries(sums)
}

/** What is filtered, as CSV, with its totals: figures bare so that a spreadsheet adds them up. */
export function listCsv<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  totals: Readonly<Record<string, string>>,
  totalTitle: string,
): string {
  const kept = columns.filter(({ value }) => value)
  const cell = (column: ListColumn<Row>, value: CellValue): CsvCell => {
    if (column.kind === 'percent') return { figure: value == null ? '' : decimalOfPpm(Number(value)) }
    return isFigures(column) ? { figure: String(value ?? '') } : { text: String(value ?? '') }
  }
  const body = rows.map((row) => kept.map((column) => cell(column, column.value!(row))))
  const foot = kept.map((column, index) =>
    index === 0 && totals[column.key] === undefined ? { text: totalTitle } : cell(column, totals[column.key]),
  )
  const hasFoot = Object.keys(totals).length > 0 && rows.length > 0
  return toCsv([kept.map(({ title }) => ({ text: title })), ...body, ...(hasFoot ? [foot] : [])])
}
