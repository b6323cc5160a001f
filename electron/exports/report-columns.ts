/** Which paper a report needs, and how wide its columns are: figures are never broken, texts are. */
import { showDecimal, showMoney, showRate } from './figures.ts'
import type { PaperSize, Pen } from './pen.ts'
import { indentedColumn, type ReportCell, type ReportColumn, type ReportTable } from './table.ts'

export const MARGIN = 48
const GAP = 12

/** Where a column stands on the page, from its left to its right edge. */
export interface Place {
  readonly column: ReportColumn
  readonly left: number
  readonly right: number
}

export interface Layout {
  readonly paper: PaperSize
  /** Size of letters of the rows, points. */
  readonly size: number
  readonly places: readonly Place[]
}

/** A cell in words, for paper; figures of percent and money by the table's language. */
export function shownCell(cell: ReportCell, column: ReportColumn, table: ReportTable): string {
  if (cell === null) return ''
  if (typeof cell === 'string')
    return column.kind === 'number' && /^-?\d+(\.\d+)?$/.test(cell) ? showDecimal(cell, table.language) : cell
  if (column.kind === 'money') return showMoney(cell, table.currency, table.language, table.negative)
  if (column.kind === 'percent') return showRate(cell, table.language)
  return showDecimal(String(cell), table.language)
}

/** Figures stand at the right of their column. */
export function isRight({ kind }: ReportColumn): boolean {
  return kind === 'money' || kind === 'number' || kind === 'percent'
}

/** One step of indent, in sizes of the letters. */
export const INDENT = 1.5

/** Widths for letters of one point: of the longest cell, and of the longest word of the heading. */
function naturalWidths(pen: Pen, table: ReportTable): number[] {
  const indented = indentedColumn(table)
  return table.columns.map((column, index) => {
    const words = pen.clean(column.label).split(/[ \n]/)
    const heading = Math.max(...words.map((word) => pen.measure(word, { size: 1, weight: 'bold' })))
    return table.rows.reduce((most, { cells, style, indent = 0 }) => {
      if (style === 'section' || style === 'note') return most
      const weight = style === 'total' || style === 'subtotal' ? 'bold' : 'regular'
      const text = pen.clean(shownCell(cells[column.key] ?? null, column, table))
      const shift = index === indented ? indent * INDENT : 0
      return Math.max(most, shift + pen.measure(text, { size: 1, weight }))
    }, heading)
  })
}

/** Upright first, then letters smaller, then the paper on its side. */
const trials: readonly { readonly size: number; readonly lying: boolean }[] = [
  { size: 9, lying: false },
  { size: 8.5, lying: false },
  { size: 9, lying: true },
  { size: 8, lying: true },
  { size: 7, lying: true },
]

/** A text column is never narrower than this many times the size of its letters, unless all its texts are. */
const TEXT_LEAST = 14

/** The least room of each column: figures whole, texts broken over lines. */
function leastWidths(table: ReportTable, natural: readonly number[]): number[] {
  return natural.map((width, index) =>
    table.columns[index]!.kind === 'text' ? Math.min(width, TEXT_LEAST) : width,
  )
}

/** Gives what is left to the texts: first what they need, by their weights, then all to the column of names. */
function share(table: ReportTable, least: number[], natural: readonly number[], room: number): number[] {
  const widths = [...least]
  const texts = table.columns.flatMap(({ kind }, index) => (kind === 'text' ? [index] : []))
  let left = room - widths.reduce((sum, width) => sum + width, 0)
  let wanting = texts.filter((index) => widths[index]! < natural[index]!)
  while (left > 0.01 && wanting.length > 0) {
    const weight = wanting.reduce((sum, index) => sum + (table.columns[index]!.width ?? 1), 0)
    const given = left
    for (const index of wanting) {
      const part = (given * (table.columns[index]!.width ?? 1)) / weight
      const taken = Math.min(part, natural[index]! - widths[index]!)
      widths[index]! += taken
      left -= taken
    }
    wanting = wanting.filter((index) => natural[index]! - widths[index]! > 0.01)
  }
  const names = indentedColumn(table)
  if (names >= 0 && left > 0) widths[names]! += left
  return widths
}

/** Chooses paper and letters so that the table fits, and sets its columns. */
export function layOut(pen: Pen, table: ReportTable, upright: PaperSize): Layout {
  const natural = naturalWidths(pen, table)
  const least = leastWidths(table, natural)
  const needed = least.reduce((sum, width) => sum + width, 0)
  const gaps = GAP * (table.columns.length - 1)
  const lying = { width: upright.height, height: upright.width }
  const roomOn = (paper: PaperSize) => paper.width - 2 * MARGIN - gaps
  const fitting = trials.find((trial) => needed * trial.size <= roomOn(trial.lying ? lying : upright))
  const paper = !fitting || fitting.lying ? lying : upright
  // Too many columns for any trial: letters as small as they must be.
  const size = fitting?.size ?? Math.max(roomOn(paper), 72) / needed
  const scaled = (widths: readonly number[]) => widths.map((width) => width * size)
  const widths = share(table, scaled(least), scaled(natural), roomOn(paper))
  let left = MARGIN
  const places = table.columns.map((column, index) => {
    const place = { column, left, right: left + widths[index]! }
    left = place.right + GAP
    return place
  })
  return { paper, size, places }
}
