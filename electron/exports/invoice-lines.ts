/** The lines of an invoice: only the columns that it needs, descriptions over several lines, none cut in two. */

import { decimalsOf } from '../../db/rules/money.ts'
import type { Block } from './blocks.ts'
import { showBareMoney, showDecimal } from './figures.ts'
import type { InvoicePaper, PaperLine } from './invoice-paper.ts'
import { type InvoiceSheet, inks } from './invoice-sheet.ts'
import { colours } from './pen.ts'

const GAP = 14
const STEP = 13
/** Padding of the pale ground of the headings, which the first and last columns share. */
const INSET = 8
/** Lines of one description on one page; a longer one goes on below. */
const LINES_MAX = 30

interface Column {
  readonly label: string
  readonly show: (line: PaperLine) => string
  readonly right: number
}

export interface LineTable {
  readonly columns: readonly Column[]
  /** Width of the descriptions, which stand at the left. */
  readonly width: number
}

function columnsWanted({ paper, words }: InvoiceSheet): readonly Omit<Column, 'right'>[] {
  const { language, currency, lines } = paper
  const some = (has: (line: PaperLine) => boolean) => lines.some(has)
  const quantity = ({ quantity, unit }: PaperLine) =>
    [showDecimal(quantity, language), unit ?? ''].join('\u00a0').trim()
  const percent = ({ discountPercent }: PaperLine) =>
    discountPercent === null
      ? ''
      : `${showDecimal(discountPercent, language)}${language === 'fr' ? '\u00a0' : ''}%`
  const price = ({ unitPrice }: PaperLine) => showDecimal(unitPrice, language, decimalsOf(currency))
  return [
    { label: words.quantity, show: quantity },
    { label: words.unitPrice, show: price },
    ...(some((line) => line.discountPercent !== null) ? [{ label: words.lineDiscount, show: percent }] : []),
    ...(some((line) => line.taxMarks !== '') ? [{ label: words.taxMarks, show: taxMarksOf }] : []),
    { label: words.amount, show: ({ amount }) => showBareMoney(amount, currency, language) },
  ]
}

const taxMarksOf = ({ taxMarks }: PaperLine) => taxMarks

/** Sets the columns from the right edge; what they leave is for the descriptions. */
export function lineTable(sheet: InvoiceSheet): LineTable {
  const { pen, paper, left, right } = sheet
  let edge = right - INSET
  const columns: Column[] = []
  for (const { label, show } of [...columnsWanted(sheet)].reverse()) {
    const shown = (line: PaperLine) => pen.clean(show(line))
    const widths = paper.lines.map((line) => pen.measure(shown(line), inks.text))
    columns.unshift({ label, show: shown, right: edge })
    edge -= Math.max(pen.measure(label, inks.label), ...widths) + GAP
  }
  return { columns, width: Math.max(edge - left - INSET, 96) }
}

/** Height of the headings and the room below them. */
export const HEADING_HEIGHT = 24

export function drawHeadings(sheet: InvoiceSheet, { columns }: LineTable, y: number): void {
  const { pen, words, left, right } = sheet
  pen.box(left, y, right - left, 20, colours.pale)
  pen.line(words.description, left + INSET, y + 13, inks.label)
  for (const column of columns) pen.line(column.label, column.right, y + 13, inks.label, 'right')
}

/** The first paragraph names the work; those after it tell more, in grey. */
function described({ pen }: InvoiceSheet, { description }: PaperLine, width: number) {
  const [first = '', ...others] = description.split(/\r\n?|\n/)
  return [
    ...pen.wrap(first, width, inks.text).map((text) => ({ text, ink: inks.text })),
    ...others.flatMap((more) => pen.wrap(more, width, inks.small).map((text) => ({ text, ink: inks.small }))),
  ]
}

function lineBlocks(sheet: InvoiceSheet, table: LineTable, line: PaperLine, isLast: boolean): Block[] {
  const { pen, left, right } = sheet
  const lines = described(sheet, line, table.width)
  const parts = Math.ceil(lines.length / LINES_MAX)
  return Array.from({ length: parts }, (_, part) => {
    const shown = lines.slice(part * LINES_MAX, (part + 1) * LINES_MAX)
    const height = shown.length * STEP + 8
    return {
      height,
      before: 0,
      withNext: isLast && part === parts - 1,
      draw: (y) => {
        shown.forEach(({ text, ink }, index) => {
          pen.line(text, left + INSET, y + 14 + index * STEP, ink)
        })
        if (part === 0)
          for (const column of table.columns)
            pen.line(column.show(line), column.right, y + 14, inks.text, 'right')
        if (part === parts - 1) pen.rule(left, right, y + height, 0.25, colours.hair)
      },
    }
  })
}

/** The lines as blocks; the last one stays with the totals. */
export function allLines(sheet: InvoiceSheet, table: LineTable): Block[] {
  const { lines }: InvoicePaper = sheet.paper
  return lines.flatMap((line, index) => lineBlocks(sheet, table, line, index === lines.length - 1))
}
