/**
 * Tables of web pages, which many banks send as `.xls`. All rows of a page stand one under the other, in the order in
 * which they begin: a heading above, the movements, a footer. Scripts and styles are passed over, nothing is loaded
 * and nothing is resolved but the references of characters. One pass, linear.
 */
import type { ParsedFile } from '../../parsed.ts'
import type { Decoded } from '../encoding.ts'
import { decodeEntities } from '../entities.ts'
import type { TextFormat } from '../format.ts'
import { COLUMNS_MAX } from '../limits.ts'
import { readSheets } from '../tables/read.ts'
import type { Sheet } from '../tables/sheet.ts'
import { tidyText } from '../text.ts'
import { refuse } from '../texts.ts'
import { CELL_TEXT_MAX, MERGED_ROWS_MAX } from './limits.ts'
import { CellBudget, SheetBuilder } from './sheet.ts'

/** Elements whose text is no text of the page. */
const SILENT = new Set(['script', 'style', 'title', 'noscript', 'template', 'xml', 'head'])
const BREAKS = new Set(['br', 'p', 'div', 'li', 'td', 'th', 'tr', 'table'])
const TAG_MAX = 16 * 1024
/** Spans are looked for in the first part of a tag. */
const SPAN_TAG_MAX = 1024
const TABLES_DEEP_MAX = 50

interface OpenCell {
  text: string
  readonly columns: number
  readonly rows: number
}

interface OpenTable {
  /** Row of the sheet that is being filled, -1 outside a row. */
  row: number
  column: number
  cell: OpenCell | null
  /** Cells that reach down from rows above: column to the rows left and the row of the text, -1 beside it. */
  readonly reaching: Map<number, { rows: number; from: number }>
}

const SPANS = {
  colspan: /\scolspan\s*=\s*["']?(\d{1,5})/i,
  rowspan: /\srowspan\s*=\s*["']?(\d{1,5})/i,
} as const

/** A row that a page holds and does not show. */
const UNSHOWN = /\sstyle\s?=\s?["'][^"']{0,200}display\s?:\s?none|\shidden(?=[\s/=]|$)/i

/** How many columns or rows a cell covers; quotes around the number are optional in a page. */
function spanOf(tag: string, name: keyof typeof SPANS, max: number): number {
  const span = Number(SPANS[name].exec(tag.slice(0, SPAN_TAG_MAX))?.[1] ?? 1)
  return span >= 1 ? Math.min(span, max) : 1
}

class TableWalker {
  readonly builder: SheetBuilder
  readonly #budget: CellBudget
  readonly #tables: OpenTable[] = []
  #rows = 0

  constructor(budget: CellBudget) {
    this.#budget = budget
    this.builder = new SheetBuilder(budget)
  }

  get #table(): OpenTable | undefined {
    return this.#tables.at(-1)
  }

  open(name: string, tag: string): void {
    if (name === 'table') {
      if (this.#tables.length < TABLES_DEEP_MAX)
        this.#tables.push({ row: -1, column: 0, cell: null, reaching: new Map() })
    } else if (name === 'tr') this.#openRow(tag)
    else if (name === 'td' || name === 'th') this.#openCell(tag)
    if (BREAKS.has(name)) this.text(' ')
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.#closeCell()
    else if (name === 'tr') this.#closeRow()
    else if (name === 'table') {
      this.#closeRow()
      this.#tables.pop()
    }
  }

  text(text: string): void {
    const cell = this.#table?.cell
    if (cell && cell.text.length < CELL_TEXT_MAX) cell.text += text
  }

  #openRow(tag = ''): void {
    this.#closeRow()
    const table = this.#table
    if (!table) return
    table.row = this.#rows++
    if (UNSHOWN.test(tag.slice(0, SPAN_TAG_MAX))) this.builder.hideRow(table.row)
    table.column = 0
    this.#fillReaching(table)
  }

  #closeRow(): void {
    this.#closeCell()
    const table = this.#table
    if (!table || table.row < 0) return
    table.row = -1
  }

  /** Passes over the cells that began in a row above, up to the next free column. */
  #fillReaching(table: OpenTable): void {
    for (let held = table.reaching.get(table.column); held; held = table.reaching.get(table.column)) {
      if (held.from >= 0) this.builder.cover(held.from, table.column, table.row)
      if (--held.rows <= 0) table.reaching.delete(table.column)
      table.column++
    }
  }

  #openCell(tag: string): void {
    this.#closeCell()
    const table = this.#table
    if (!table) return
    if (table.row < 0) this.#openRow()
    const columns = spanOf(tag, 'colspan', COLUMNS_MAX)
    table.cell = { text: '', columns, rows: spanOf(tag, 'rowspan', MERGED_ROWS_MAX) }
  }

  #closeCell(): void {
    const table = this.#table
    const cell = table?.cell
    if (!table || !cell) return
    table.cell = null
    if (table.column + cell.columns > COLUMNS_MAX) throw refuse('bank.tooManyColumns', { max: COLUMNS_MAX })
    const text = tidyText(decodeEntities(cell.text))
    this.builder.put(table.row, table.column, text)
    if (cell.rows > 1) {
      this.#budget.cells(cell.columns)
      for (let i = 0; i < cell.columns; i++)
        table.reaching.set(table.column + i, { rows: cell.rows - 1, from: i === 0 ? table.row : -1 })
    }
    table.column += cell.columns
    this.#fillReaching(table)
  }
}

/** After so many tags without an end, quotes are read as text, so that the time stays linear. */
const BROKEN_MAX = 50

/** Finds the ends of tags: the next `>` outside quotes; an unclosed quote does not swallow the page. */
class TagEnds {
  readonly #text: string
  #broken = 0
  #next = -1

  constructor(text: string) {
    this.#text = text
  }

  /** Asked in rising order; -1 for a `<` that begins no tag. */
  after(at: number): number {
    if (this.#broken < BROKEN_MAX) {
      const end = this.#outsideQuotes(at)
      if (end >= 0) return end
      this.#broken++
    }
    if (this.#next < at && this.#next !== this.#text.length) {
      const found = this.#text.indexOf('>', at)
      this.#next = found < 0 ? this.#text.length : found
    }
    return this.#next < Math.min(this.#text.length, at + TAG_MAX) ? this.#next : -1
  }

  #outsideQuotes(at: number): number {
    let quote = ''
    const limit = Math.min(this.#text.length, at + TAG_MAX)
    for (let i = at; i < limit; i++) {
      const char = this.#text[i]!
      if (quote !== '') {
        if (char === quote) quote = ''
      } else if (char === '>') return i
      else if (char === '"' || char === "'") quote = char
    }
    return -1
  }
}

const NAME = /^\/?([a-z][a-z0-9]{0,19})(?=[\s/:>]|$)/i

/** Walks over the elements of a page. */
function walk(text: string, walker: TableWalker): void {
  let silent = ''
  const ends = new TagEnds(text)
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('<', at)
    if (silent === '') walker.text(text.slice(at, open < 0 ? text.length : open))
    if (open < 0) return
    if (text.startsWith('<!--', open)) {
      // what Excel hides in comments of a page (<!--[if ...]>) is no text of it
      const end = text.indexOf('-->', open + 4)
      if (end < 0) return
      at = end + 3
      continue
    }
    const end = ends.after(open + 1)
    if (end < 0) {
      if (silent === '') walker.text('<')
      at = open + 1
      continue
    }
    const tag = text.slice(open + 1, end)
    const name = NAME.exec(tag)?.[1]?.toLowerCase() ?? ''
    at = end + 1
    if (silent !== '') {
      if (tag.startsWith('/') && name === silent) silent = ''
    } else if (tag.startsWith('/')) walker.close(name)
    else if (SILENT.has(name) && !tag.endsWith('/')) silent = name
    else walker.open(name, tag)
  }
}

/** All tables of a page as one sheet. */
export function htmlSheet(text: string, budget: CellBudget, name: string): Sheet {
  const walker = new TableWalker(budget)
  walk(text, walker)
  return walker.builder.finish(name, false)
}

const PAGE = /<(!doctype\s+html|html|table|body|tr)[\s>]/i

function readHtml(decoded: Decoded, file: Parameters<TextFormat['read']>[1]): ParsedFile {
  const sheet = htmlSheet(decoded.text, new CellBudget(), '')
  if (sheet.rows.length === 0)
    throw refuse('bank.unknownFormat', { kind: 'une page web', kindEn: 'a web page' })
  const { encoding, damaged } = decoded
  return readSheets([sheet], { format: 'xls', from1904: false, encoding, damaged }, file)
}

/** Web pages, whatever they are named. */
export const html: TextFormat = {
  recognises: (head) => head.startsWith('<') && !head.startsWith('<?mso') && PAGE.test(head),
  read: readHtml,
}
