/** Reports as workbooks: figures are figures, days are days, and a text is a text whatever it starts with. */
import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx'
import { type Day, dayNumber, isDay } from '../../db/rules/dates.ts'
import { catalogue } from '../../db/rules/errors.ts'
import { decimalsOf } from '../../db/rules/money.ts'
import { plainFigure } from './figures.ts'
import {
  indentedColumn,
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
} from './table.ts'
import { printedOn } from './words.ts'
import { type Emphasis, type RowMark, styleSheet } from './xlsx-style.ts'

const { refuse } = catalogue({
  'export.tooManyRows': {
    fr: 'Ce rapport compte {rows} lignes ; un classeur en tient {max}. Choisissez une période plus courte, ou le format CSV.',
    en: 'This report has {rows} rows; a workbook holds {max}. Choose a shorter period, or the CSV format.',
  },
})

/** Rows of a sheet, and characters of a cell, by the file format (ECMA-376, limits of Excel). */
const SHEET_ROWS_MAX = 1_048_576
const CELL_TEXT_MAX = 32_767
/** Digits that a number of a workbook keeps exactly: it is a binary double. */
const EXACT_DIGITS_MAX = 15

/**
 * A text for a cell. `_x0041_` would be read as the letter A, so its first sign is itself written in that way, as is
 * CR, which XML would lose.
 */
function textCell(text: string): CellObject {
  const kept = text.slice(0, CELL_TEXT_MAX)
  return { t: 's', v: kept.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_') }
}

/**
 * A day as the number of days since 1899-12-30. Spreadsheets believe in 29 February 1900, so days before that one
 * count from a day later.
 */
function dayCell(day: Day): CellObject {
  const serial = dayNumber(day) + 25_569
  return { t: 'n', v: serial < 61 ? serial - 1 : serial, z: 'yyyy-mm-dd' }
}

const withDecimals = (digits: number) => (digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`)

function formatOf(figure: string, column: ReportColumn, table: ReportTable): string {
  if (column.kind === 'percent') return '0.00##%'
  if (column.kind === 'number') return withDecimals(figure.split('.')[1]?.length ?? 0)
  const money = withDecimals(decimalsOf(table.currency))
  return table.negative === 'parentheses' ? `${money}_);(${money})` : money
}

/** The nearest double of a decimal of up to 15 digits, which reads back as the same decimal. */
function cellOf(cell: ReportCell, column: ReportColumn, table: ReportTable): CellObject | undefined {
  if (cell === null || cell === '') return undefined
  const figure = plainFigure(cell, column.kind, decimalsOf(table.currency))
  if (figure === null) return textCell(String(cell))
  if (isDay(figure)) return dayCell(figure)
  if (figure.replaceAll(/\D/g, '').length > EXACT_DIGITS_MAX) return textCell(figure)
  return { t: 'n', v: Number(figure), z: formatOf(figure, column, table) }
}

const emphasisOf: Readonly<Record<NonNullable<ReportRow['style']>, Emphasis>> = {
  normal: 'plain',
  note: 'plain',
  section: 'bold',
  subtotal: 'total',
  total: 'total',
}

/** Wide enough for the usual cell, in characters; a long text runs over its neighbours. */
function widthOf(
  column: ReportColumn,
  rows: readonly (readonly (CellObject | undefined)[])[],
  index: number,
): number {
  const longest = rows.reduce(
    (most, row) => Math.max(most, String(row[index]?.v ?? '').length),
    column.label.length,
  )
  return column.kind === 'text' ? Math.min(Math.max(longest + 2, 10), 60) : Math.max(longest + 5, 12)
}

/** Signs that a sheet's name may not have, and its greatest length. */
function sheetName(title: string): string {
  const name = title
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .replaceAll(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
  return name === '' ? 'GrandLivre' : name
}

/** The cells of the sheet, row by row: titles, an empty row, the header, the rows, an empty row and the notes. */
function cellsOf(table: ReportTable, titles: readonly string[]): (CellObject | undefined)[][] {
  const notes = table.notes ?? []
  return [
    ...titles.map((title) => [textCell(title)]),
    [],
    table.columns.map(({ label }) => textCell(label)),
    ...table.rows.map(({ cells }) =>
      table.columns.map((column) => cellOf(cells[column.key] ?? null, column, table)),
    ),
    ...(notes.length > 0 ? [[], ...notes.map((note) => [textCell(note)])] : []),
  ]
}

/** How rows look, by their number in the sheet. */
function marksOf(table: ReportTable, header: number): Map<number, RowMark> {
  const marks = new Map<number, RowMark>([
    [1, { emphasis: 'bold', indent: 0 }],
    [2, { emphasis: 'bold', indent: 0 }],
    [header, { emphasis: 'heading', indent: 0 }],
  ])
  table.rows.forEach(({ style = 'normal', indent = 0 }, index) => {
    if (style === 'normal' && indent === 0) return
    marks.set(header + 1 + index, { emphasis: emphasisOf[style], indent })
  })
  return marks
}

/** The table as an .xlsx workbook of one sheet: titles, header that stays in view, rows, notes. */
export function reportToXlsx(table: ReportTable): Uint8Array {
  const titles = [table.company, table.title, ...table.subtitle, printedOn(table.printedOn, table.language)]
  const header = titles.length + 2
  const cells = cellsOf(table, titles)
  if (cells.length > SHEET_ROWS_MAX)
    throw refuse('export.tooManyRows', { rows: table.rows.length, max: SHEET_ROWS_MAX - header })
  const letters = table.columns.map((_, index) => utils.encode_col(index))
  const figures = cells.slice(header, header + table.rows.length)
  const sheet: WorkSheet = {
    '!ref': `A1:${letters.at(-1)}${cells.length}`,
    '!data': cells as CellObject[][],
    '!cols': table.columns.map((column, index) => ({ wch: widthOf(column, figures, index) })),
  }
  const name = sheetName(table.title)
  const workbook = { SheetNames: [name], Sheets: { [name]: sheet }, Props: { Title: table.title } }
  return styleSheet(write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true }), {
    rows: marksOf(table, header),
    indented: letters[indentedColumn(table)] ?? 'A',
    figures: new Set(letters.filter((_, index) => table.columns[index]!.kind !== 'text')),
    frozen: header,
  })
}
