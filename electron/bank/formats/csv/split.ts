/**
 * Splits separated text into rows. Written by hand and not with a CSV package, because bank files are seldom CSV
 * by the book: line ends of four kinds in one file (also CR CR LF), quotes inside unquoted fields, quotes never
 * closed, `="00123"` guards, and the physical line of each row is needed for messages. One pass, linear.
 */
import { COLUMNS_MAX, ROWS_MAX } from '../limits.ts'
import { refuse } from '../texts.ts'

export interface TableRow {
  readonly cells: string[]
  /** Physical line on which the row starts, 1-based. */
  readonly line: number
  /** Columns, of the first 31, whose cells are numbers and not texts: bit by bit. They say nothing of the texts' marks. */
  readonly numbers?: number
}

export interface SplitOptions {
  readonly separator: string
  readonly quote: '"' | "'"
  /** Stop after so many rows (used to try separators); without it the whole text is read. */
  readonly rowsMax?: number
}

/** A quoted field longer than this, or with more lines, has lost its closing quote. */
const QUOTED_CHARS_MAX = 8_000
const QUOTED_LINES_MAX = 60
/** After so many quotes without end, quotes are read as text, so that the time stays linear. */
const BROKEN_MAX = 5

const LF = 10
const CR = 13

export class Splitter {
  readonly rows: TableRow[] = []
  brokenQuotes = 0
  readonly #text: string
  readonly #separator: number
  readonly #quote: number
  readonly #quoteText: string
  readonly #rowsMax: number
  #at = 0
  #line = 1

  constructor(text: string, options: SplitOptions) {
    this.#text = text
    this.#separator = options.separator.charCodeAt(0)
    this.#quoteText = options.quote
    this.#quote = options.quote.charCodeAt(0)
    this.#rowsMax = options.rowsMax ?? Number.POSITIVE_INFINITY
  }

  /** Reads all rows, blank ones included (as one empty cell). */
  run(): this {
    while (this.#at < this.#text.length && this.rows.length < this.#rowsMax) {
      if (this.rows.length >= ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
      this.#row()
    }
    return this
  }

  #row(): void {
    const line = this.#line
    const cells: string[] = []
    for (;;) {
      cells.push(this.#field())
      if (cells.length > COLUMNS_MAX) throw refuse('bank.tooManyColumns', { max: COLUMNS_MAX })
      if (this.#text.charCodeAt(this.#at) !== this.#separator || this.#at >= this.#text.length) break
      this.#at++
    }
    this.#lineEnd()
    this.rows.push({ cells, line })
  }

  /** CR, LF, CR LF and CR CR LF each end one line. */
  #lineEnd(): void {
    if (this.#at >= this.#text.length) return
    const code = (offset: number) => this.#text.charCodeAt(this.#at + offset)
    let i = this.#at
    if (code(0) === CR && code(1) === LF) i++
    else if (code(0) === CR && code(1) === CR && code(2) === LF) i += 2
    this.#at = i + 1
    this.#line++
  }

  #field(): string {
    let start = this.#at
    while (this.#text.charCodeAt(start) === 32) start++
    const guarded = this.#text.charCodeAt(start) === 61 && this.#text.charCodeAt(start + 1) === this.#quote
    if (guarded) start++
    if (this.#text.charCodeAt(start) === this.#quote && this.brokenQuotes < BROKEN_MAX) {
      const quoted = this.#quoted(start)
      if (quoted !== null) return quoted
    }
    return this.#plain()
  }

  #plain(): string {
    const start = this.#at
    let i = start
    for (; i < this.#text.length; i++) {
      const code = this.#text.charCodeAt(i)
      if (code === this.#separator || code === LF || code === CR) break
    }
    this.#at = i
    return this.#text.slice(start, i)
  }

  /** The content of a quoted field, or null when its quote is never closed. */
  #quoted(open: number): string | null {
    const limit = Math.min(this.#text.length, open + QUOTED_CHARS_MAX)
    let lines = 0
    for (let i = open + 1; i < limit; i++) {
      const code = this.#text.charCodeAt(i)
      if (code === LF || (code === CR && this.#text.charCodeAt(i + 1) !== LF)) {
        if (++lines > QUOTED_LINES_MAX) break
      } else if (code === this.#quote) {
        if (this.#text.charCodeAt(i + 1) === this.#quote) i++
        else if (this.#closes(i)) return this.#take(open, i, lines)
      }
    }
    this.brokenQuotes++
    return null
  }

  /** A quote closes its field only before a separator, a line end, the end, or spaces before those. */
  #closes(at: number): boolean {
    let i = at + 1
    while (this.#text.charCodeAt(i) === 32 && i - at < 40) i++
    const code = this.#text.charCodeAt(i)
    return i >= this.#text.length || code === this.#separator || code === LF || code === CR
  }

  #take(open: number, close: number, lines: number): string {
    const inner = this.#text.slice(open + 1, close)
    let i = close + 1
    while (this.#text.charCodeAt(i) === 32) i++
    this.#at = i
    this.#line += lines
    const doubled = this.#quoteText + this.#quoteText
    return inner.includes(doubled) ? inner.replaceAll(doubled, this.#quoteText) : inner
  }
}

/** True for a cell that a workbook keeps as a number: it is exact as it stands. */
export function isNumberCell(row: TableRow, index: number): boolean {
  return row.numbers !== undefined && index < 31 && (row.numbers & (1 << index)) !== 0
}

/** True for a row without any text. */
export function isBlank(row: TableRow): boolean {
  for (const cell of row.cells) if (cell.trim() !== '') return false
  return true
}

/** The cells of a row that hold something, as they stand. */
export const filledCells = ({ cells }: TableRow): string[] => cells.filter((cell) => cell.trim() !== '')
