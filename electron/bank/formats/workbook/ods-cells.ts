/** Cells of one table of an OpenDocument spreadsheet as texts. Formulas are never computed; what they last gave is read. */
import { currencyOf } from '../decimal.ts'
import { COLUMNS_MAX, ROWS_MAX } from '../limits.ts'
import type { Sheet } from '../tables/sheet.ts'
import { refuse } from '../texts.ts'
import { CELL_TEXT_MAX, CELLS_MAX } from './limits.ts'
import { attributeOf } from './markup.ts'
import { currencyShown, numberText } from './numbers.ts'
import type { OdsStyles } from './ods-styles.ts'
import { type CellBudget, SheetBuilder } from './sheet.ts'
import { refuseWorkbook } from './texts.ts'

/** Rows that a spreadsheet can have: empty ones are written as one row that is repeated to the end. */
const REPEATED_MAX = 1_048_576
const SPACES_MAX = 1_000

const countOf = (tag: string, name: string): number => {
  const count = Math.floor(Number(attributeOf(tag, name) ?? 1))
  return count >= 1 ? Math.min(count, REPEATED_MAX) : 1
}

const isHidden = (tag: string) => /^(collapse|filter)$/.test(attributeOf(tag, 'visibility') ?? '')

/** `PT14H05M00S` as `14:05:00`; null for what is no time. */
function timeOf(value: string | null): string | null {
  const parts = /^PT(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,]\d{1,20})?S$/.exec(value ?? '')
  if (!parts) return null
  const [hours, minutes, seconds] = parts.slice(1)
  return [String(Number(hours) % 24), minutes!, seconds!].map((part) => part.padStart(2, '0')).join(':')
}

const NUMBERS = new Set(['float', 'currency', 'percentage'])

const FORMULA_MAX = 200

type Putter = (row: number, column: number) => void

interface NumberCell {
  readonly text: string
  readonly currency: string | null
}

export class OdsCells {
  readonly #styles: OdsStyles
  readonly #builder: SheetBuilder
  readonly #from1904: boolean
  /** Styles of the columns, for cells and rows that name none. */
  readonly #columns: string[] = []
  #row = 0
  #rows = 1
  #hiddenRow = false
  #rowStyle = ''
  #column = 0
  #tag = ''
  #text = ''
  #paragraphs = 0

  constructor(styles: OdsStyles, budget: CellBudget, from1904: boolean) {
    this.#styles = styles
    this.#builder = new SheetBuilder(budget)
    this.#from1904 = from1904
  }

  openColumn(tag: string): void {
    const style = attributeOf(tag, 'default-cell-style-name') ?? ''
    const count = countOf(tag, 'number-columns-repeated')
    for (let i = 0; i < count && this.#columns.length < COLUMNS_MAX; i++) this.#columns.push(style)
  }

  openRow(tag: string): void {
    this.#rows = countOf(tag, 'number-rows-repeated')
    this.#hiddenRow = isHidden(tag)
    this.#rowStyle = attributeOf(tag, 'default-cell-style-name') ?? ''
    this.#column = 0
  }

  closeRow(): void {
    this.#row += this.#rows
  }

  openCell(tag: string): void {
    this.#tag = tag
    this.#text = ''
    this.#paragraphs = 0
  }

  openParagraph(): void {
    if (this.#paragraphs++ > 0) this.write('\n')
  }

  /** Adds to the text of the cell; what stands for spaces, tabs and breaks as well. */
  write(text: string): void {
    if (this.#text.length < CELL_TEXT_MAX) this.#text += text
  }

  writeSpaces(tag: string): void {
    this.write(' '.repeat(Math.min(countOf(tag, 'c'), SPACES_MAX)))
  }

  /** Puts the cell wherever it is repeated; an empty one takes no room, however often it is. */
  closeCell(): void {
    const type = attributeOf(this.#tag, 'office:value-type')
    const end = this.#column + countOf(this.#tag, 'number-columns-repeated')
    const put = this.#putterOf(type)
    if (put) this.#put(put, end)
    this.#column = end
  }

  /** How to put what the cell holds; null for an empty one. */
  #putterOf(type: string | null): Putter | null {
    const builder = this.#builder
    const number = this.#numberOf(type)
    if (number) return (row, column) => builder.putNumber(row, column, number.text, number.currency)
    const text = this.#textOf(type)
    if (text !== '') return (row, column) => builder.put(row, column, text)
    const formula = type === 'string' ? '' : (attributeOf(this.#tag, 'formula') ?? '')
    if (formula === '') return null
    const written = formula.slice(Math.max(0, formula.indexOf('='))).slice(0, FORMULA_MAX)
    return (row, column) => builder.putFormula(row, column, written)
  }

  /** What a few bytes ask for beyond the limits of a workbook is refused before any of it is made. */
  #put(put: Putter, end: number): void {
    if (this.#rows > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
    const width = Math.min(end, COLUMNS_MAX) - this.#column
    if (this.#rows * width > CELLS_MAX) throw refuseWorkbook('bank.workbookTooManyCells', { max: CELLS_MAX })
    for (let row = this.#row; row < this.#row + this.#rows; row++) {
      for (let column = this.#column; column < end; column++) put(row, column)
      if (this.#hiddenRow) this.#builder.hideRow(row)
    }
    const below = countOf(this.#tag, 'number-rows-spanned') - 1
    if (below > 0) this.#builder.merge(this.#row, this.#column, this.#row + below)
  }

  /** What a cell of a number, a day or a time holds; null for any other. */
  #numberOf(type: string | null): NumberCell | null {
    if (type === 'date') {
      const value = attributeOf(this.#tag, 'date-value') ?? ''
      return value === '' ? null : { text: value[10] === 'T' ? value.slice(0, 10) : value, currency: null }
    }
    if (type === 'time') {
      const text = timeOf(attributeOf(this.#tag, 'time-value'))
      return text === null ? null : { text, currency: null }
    }
    const value = type !== null && NUMBERS.has(type) ? attributeOf(this.#tag, 'office:value') : null
    if (value === null || value.trim() === '') return null
    const number = Number(value)
    if (!Number.isFinite(number)) return { text: value.trim(), currency: null }
    const { format, dollars } = this.#format()
    const named = dollars || format.kind !== 'number' ? '' : (attributeOf(this.#tag, 'currency') ?? '')
    const currency = currencyShown(number, format) ?? currencyOf(named)
    return { text: numberText(number, format, this.#from1904), currency }
  }

  #format() {
    const column = this.#columns[this.#column] ?? ''
    return this.#styles.formatOf(attributeOf(this.#tag, 'style-name') ?? (this.#rowStyle || column))
  }

  #textOf(type: string | null): string {
    if (type === 'boolean') return attributeOf(this.#tag, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE'
    return this.#text || (attributeOf(this.#tag, 'string-value') ?? '')
  }

  finish(name: string, hidden: boolean): Sheet {
    return this.#builder.finish(name.slice(0, 100), hidden)
  }
}
