/** Reports on paper: titles, a heading on every page, rules of subtotals and totals, no row cut, page x of y. */
import { type Block, paginate } from './blocks.ts'
import { colours, type Ink, Pen, paperOf } from './pen.ts'
import { INDENT, isRight, type Layout, layOut, MARGIN, type Place, shownCell } from './report-columns.ts'
import {
  indentedColumn,
  onPaper,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
  type RowStyle,
} from './table.ts'
import { pageOf, printedOn } from './words.ts'

/** From the top of the paper to the first line of a page that is not the first. */
const RUNNING_HEAD = 64
const FOOT = 56
/** Lines of one row on one page; a longer text goes on below without its figures. */
const ROW_LINES_MAX = 24

interface Sheet {
  readonly pen: Pen
  readonly table: ReportTable
  readonly layout: Layout
  /** From one line of text to the next. */
  readonly step: number
  readonly left: number
  readonly right: number
  /** The column that indents. */
  readonly names: ReportColumn | undefined
}

const isStrong = (style: RowStyle) => style === 'section' || style === 'subtotal' || style === 'total'

function inkOf(style: RowStyle, { layout }: Sheet): Ink {
  return {
    size: layout.size,
    weight: isStrong(style) ? 'bold' : 'regular',
    colour: style === 'section' ? colours.accent : style === 'note' ? colours.grey : colours.ink,
  }
}

/** The lines of each cell; the only cell of a row runs to the right edge. */
function linesOf(row: ReportRow, style: RowStyle, sheet: Sheet): string[][] {
  const { pen, table, layout, right } = sheet
  const texts = layout.places.map(({ column }) => shownCell(row.cells[column.key] ?? null, column, table))
  const alone = texts.filter((text) => text !== '').length === 1
  return layout.places.map((place, index) => {
    const text = texts[index]!
    if (text === '') return []
    if (place.column.kind !== 'text') return [pen.clean(text)]
    const end = alone ? right : place.right
    return pen.wrap(text, end - place.left - shiftOf(row, place, sheet), inkOf(style, sheet))
  })
}

/** How far to the right a cell begins. */
function shiftOf({ indent = 0 }: ReportRow, { column }: Place, { layout, names }: Sheet): number {
  return column === names ? indent * layout.size * INDENT : 0
}

/** Room at the right of a figure for the parenthesis of the negative ones, so that digits stand in line. */
function hanging(text: string, place: Place, { pen, table }: Sheet, ink: Ink): number {
  if (place.column.kind !== 'money' || table.negative !== 'parentheses' || text.endsWith(')')) return 0
  return pen.measure(')', ink)
}

function drawCells(
  lines: readonly (readonly string[])[],
  row: ReportRow,
  style: RowStyle,
  sheet: Sheet,
  y: number,
) {
  const { pen, layout, step } = sheet
  const ink = inkOf(style, sheet)
  layout.places.forEach((place, index) => {
    lines[index]!.forEach((text, number) => {
      const baseline = y + 2 + number * step + layout.size
      if (!isRight(place.column)) pen.line(text, place.left + shiftOf(row, place, sheet), baseline, ink)
      else pen.line(text, place.right - hanging(text, place, sheet, ink), baseline, ink, 'right')
    })
  })
}

/** One line above a subtotal, one above and two below a total, where the row has figures of money. */
function drawRules(row: ReportRow, sheet: Sheet, top: number, bottom: number, closed: boolean): void {
  const { pen, layout, left, right } = sheet
  const { style = 'normal', cells } = row
  if (style === 'normal' && !closed) pen.rule(left, right, bottom, 0.25, colours.hair)
  if (style !== 'subtotal' && style !== 'total') return
  for (const place of layout.places) {
    if (place.column.kind !== 'money' || (cells[place.column.key] ?? null) === null) continue
    pen.rule(place.left, place.right, top, 0.6)
    if (style === 'subtotal') continue
    pen.rule(place.left, place.right, bottom, 0.6)
    pen.rule(place.left, place.right, bottom + 2, 0.6)
  }
}

const spaceBefore: Readonly<Record<RowStyle, number>> = {
  normal: 0,
  section: 8,
  subtotal: 0,
  total: 8,
  note: 0,
}

/** A row as a block, or as several when its text is longer than a page should give to one row. */
function rowBlocks(row: ReportRow, next: ReportRow | undefined, sheet: Sheet): Block[] {
  const style = row.style ?? 'normal'
  const lines = linesOf(row, style, sheet)
  const count = Math.max(1, ...lines.map((cell) => cell.length))
  const parts = Math.ceil(count / ROW_LINES_MAX)
  const closed = next?.style === 'subtotal' || next?.style === 'total'
  return Array.from({ length: parts }, (_, part) => {
    const shown = lines.map((cell) => cell.slice(part * ROW_LINES_MAX, (part + 1) * ROW_LINES_MAX))
    const height = Math.min(count - part * ROW_LINES_MAX, ROW_LINES_MAX) * sheet.step + 4
    return {
      height: style === 'total' && part === parts - 1 ? height + 4 : height,
      before: part === 0 ? spaceBefore[style] : 0,
      withNext: part === parts - 1 && next !== undefined && (style === 'section' || closed),
      draw: (y) => {
        if (part === parts - 1) drawRules(row, sheet, y, y + height, closed)
        drawCells(shown, row, style, sheet, y)
      },
    }
  })
}

function noteBlocks(sheet: Sheet): Block[] {
  const { pen, table, left, right, step } = sheet
  const ink: Ink = { size: 8, colour: colours.grey }
  return (table.notes ?? []).flatMap((note, number) =>
    pen.wrap(note, right - left, ink).map((line, index): Block => {
      const before = index > 0 ? 0 : number === 0 ? 12 : 4
      return { height: step, before, withNext: false, draw: (y) => pen.line(line, left, y + 8, ink) }
    }),
  )
}

/** Titles of the first page; returns where they end. */
function drawTitles({ pen, table, left, right }: Sheet): number {
  let y = 60
  pen.line(pen.clean(table.company), left, y, { size: 10, weight: 'bold', colour: colours.accent })
  const ink: Ink = { size: 20, weight: 'bold' }
  for (const line of pen.wrap(table.title, right - left, ink)) {
    y += 26
    pen.line(line, left, y, ink)
  }
  y += 4
  for (const text of table.subtitle)
    for (const line of pen.wrap(text, right - left, { size: 9.5 })) {
      y += 14
      pen.line(line, left, y, { size: 9.5, colour: colours.grey })
    }
  return y + 16
}

/** Company, title and first subtitle in one line, on the pages after the first. */
function drawRunningHead({ pen, table, left, right }: Sheet): void {
  const ink: Ink = { size: 8, colour: colours.grey }
  const strong: Ink = { size: 8, weight: 'bold', colour: colours.accent }
  const company = pen.wrap(table.company, (right - left) / 2, strong)[0]!
  pen.line(company, left, 52, strong)
  const title = pen.wrap(
    [table.title, ...table.subtitle.slice(0, 1)].join(' · '),
    (right - left) / 2 - 12,
    ink,
  )
  pen.line(title[0]!, right, 52, ink, 'right')
}

/** Labels of the columns, the last line of each at the foot, and a rule below. */
function headings(sheet: Sheet): { readonly height: number; readonly draw: (y: number) => void } {
  const { pen, layout, left, right } = sheet
  const ink: Ink = { size: Math.min(8, layout.size), weight: 'bold', colour: colours.accent }
  const labels = layout.places.map(({ column, left, right }) => pen.wrap(column.label, right - left + 1, ink))
  const count = Math.max(...labels.map(({ length }) => length))
  const height = count * 10 + 8
  return {
    height: height + 4,
    draw: (y) => {
      layout.places.forEach((place, index) => {
        const lines = labels[index]!
        lines.forEach((line, number) => {
          const baseline = y + (count - lines.length + number) * 10 + 8
          if (!isRight(place.column)) pen.line(line, place.left, baseline, ink)
          else pen.line(line, place.right - hanging('', place, sheet, ink), baseline, ink, 'right')
        })
      })
      pen.rule(left, right, y + height - 2, 0.8, colours.accent)
    },
  }
}

function drawFoot({ pen, table, layout, left, right }: Sheet, page: number, pages: number): void {
  const ink: Ink = { size: 8, colour: colours.grey }
  const y = layout.paper.height - 32
  pen.rule(left, right, y - 12, 0.25, colours.hair)
  pen.line(printedOn(table.printedOn, table.language), left, y, ink)
  pen.line(pageOf(page, pages), right, y, ink, 'right')
}

/** The table on paper, as PDF. */
export async function reportToPdf(report: ReportTable): Promise<Uint8Array> {
  const table = onPaper(report)
  const { title, company, language, printedOn: day } = table
  const upright = paperOf(table.country)
  const pen = new Pen({ title: `${company} - ${title}`, author: company, language, day })
  const layout = layOut(pen, table, upright)
  const sheet: Sheet = {
    pen,
    table,
    layout,
    step: Math.round(layout.size * 1.33),
    left: MARGIN,
    right: layout.paper.width - MARGIN,
    names: table.columns[indentedColumn(table)],
  }
  const heading = headings(sheet)
  const blocks = table.rows.flatMap((row, index) => rowBlocks(row, table.rows[index + 1], sheet))
  pen.page(layout.paper)
  const below = drawTitles(sheet) + heading.height
  const bottom = layout.paper.height - FOOT
  const later = RUNNING_HEAD + heading.height
  const pages = paginate([...blocks, ...noteBlocks(sheet)], (page) => bottom - (page === 0 ? below : later))
  pages.forEach((placed, index) => {
    if (index > 0) {
      pen.page(layout.paper)
      drawRunningHead(sheet)
    }
    const top = index === 0 ? below : later
    heading.draw(top - heading.height)
    for (const { block, y } of placed) block.draw(top + y)
    drawFoot(sheet, index + 1, pages.length)
  })
  return pen.finish()
}
