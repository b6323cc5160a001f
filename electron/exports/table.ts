/** A report as a table to print or to keep, whatever the file: the same model makes CSV, XLSX and PDF. */
import type { Day } from '../../db/rules/dates.ts'
import type { Cents, Ppm } from '../../db/rules/money.ts'

export type Language = 'fr' | 'en'

/** How a negative amount is printed: with a minus sign, or in parentheses as accountants do on paper. */
export type NegativeForm = 'minus' | 'parentheses'

/**
 * What the cells of a column hold: `money` integer minor units of the table's currency, `percent` parts per million,
 * `number` an integer or a decimal string, `date` a `Day`. A string that is none of these is printed as it is.
 */
export type ColumnKind = 'text' | 'money' | 'number' | 'date' | 'percent'

export interface ReportColumn {
  readonly key: string
  readonly label: string
  readonly kind: ColumnKind
  /** Its part of the width left to text columns on paper (1 when absent). */
  readonly width?: number
}

export type ReportCell = string | Cents | Ppm | null

/** `section` opens a group, `subtotal` and `total` close one, `note` runs over the whole width. */
export type RowStyle = 'normal' | 'section' | 'subtotal' | 'total' | 'note'

export interface ReportRow {
  readonly cells: Readonly<Record<string, ReportCell>>
  readonly style?: RowStyle
  /** Steps to the right of its first text cell: 0, 1, 2… */
  readonly indent?: number
}

export interface ReportTable {
  readonly title: string
  readonly company: string
  /** Period, filters, basis: one line each. */
  readonly subtitle: readonly string[]
  readonly printedOn: Day
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly notes?: readonly string[]
  readonly language: Language
  /** ISO 4217: says how many digits its minor units have. */
  readonly currency: string
  /** ISO 3166 of the company: Letter paper in Canada and the United States, A4 elsewhere. */
  readonly country: string
  readonly negative?: NegativeForm
}

/** Where the column of names is, which indents: the widest of the texts, the first of them; -1 without texts. */
export function indentedColumn({ columns }: ReportTable): number {
  const texts = columns.filter(({ kind }) => kind === 'text')
  const widest = Math.max(...texts.map(({ width = 1 }) => width))
  return columns.findIndex(({ kind, width = 1 }) => kind === 'text' && width === widest)
}

const isBlank = (cell: ReportCell | undefined): boolean => cell === undefined || cell === null || cell === ''

/**
 * The table without the texts, days and numbers that no row has: on paper an empty column only takes room from names. A
 * column of money stays: that it is empty says something. Files for programs keep every column.
 */
export function onPaper(table: ReportTable): ReportTable {
  const { columns, rows } = table
  const names = columns[indentedColumn(table)]
  const isFilled = (column: ReportColumn) =>
    column === names ||
    ['money', 'percent'].includes(column.kind) ||
    rows.some(({ cells }) => !isBlank(cells[column.key]))
  return rows.length === 0 ? table : { ...table, columns: columns.filter(isFilled) }
}
