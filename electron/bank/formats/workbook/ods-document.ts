/**
 * The document of an OpenDocument spreadsheet: its tables in their order. What is no cell of a table (notes, drawings, changes
 * that are tracked, copies of other files, the results of queries) is passed over with all that it holds.
 */
import type { Sheet } from '../tables/sheet.ts'
import { attributeOf, type MarkupHandler } from './markup.ts'
import { OdsCells } from './ods-cells.ts'
import { OdsStyles } from './ods-styles.ts'
import { CellBudget } from './sheet.ts'

/** What holds the parts of a document, packed in one file each or together. */
const AROUND = new Set(['document', 'document-content', 'document-styles', 'body'])
const STYLES = new Set(['styles', 'automatic-styles'])
const IN_SPREADSHEET = new Set(['table', 'calculation-settings', 'null-date'])
const COLUMNS = ['table-column', 'table-columns', 'table-header-columns', 'table-column-group']
const ROWS = ['table-row', 'table-rows', 'table-header-rows', 'table-row-group']
const IN_TABLE = new Set([...COLUMNS, ...ROWS, 'table-cell', 'covered-table-cell'])
const PARAGRAPHS = new Set(['p', 'h'])
/** What stands in a text and is none of it. */
const NOT_TEXT = new Set(['annotation', 'annotation-end', 'note', 'ruby-text', 'frame', 'script'])

/** The copy of a sheet of another file, kept for formulas that point to it. */
const isCopy = (tag: string) => /^'.{1,1000}'#\$/.test((attributeOf(tag, 'name') ?? '').slice(0, 1_010))

type Place = 'around' | 'styles' | 'spreadsheet' | 'table' | 'cell' | 'text'

export class OdsDocument implements MarkupHandler {
  readonly sheets: Sheet[] = []
  from1904 = false
  /** A spreadsheet was there, whatever it holds. */
  found = false
  readonly #styles = new OdsStyles()
  readonly #budget = new CellBudget()
  #place: Place = 'around'
  /** Elements open within one that is passed over, itself included. */
  #passed = 0
  #depth = 0
  #cells: OdsCells | null = null
  #name = ''
  #hidden = false

  readonly open = (name: string, tag: string): void => {
    if (this.#passed > 0 || !this.#isRead(name, tag)) this.#passed++
    else this.#enter(name, tag)
  }

  readonly close = (name: string): void => {
    if (this.#passed > 0) this.#passed--
    else this.#leave(name)
  }

  readonly text = (text: string): void => {
    if (this.#passed > 0) return
    if (this.#place === 'styles') this.#styles.text(text)
    else if (this.#place === 'text') this.#cells?.write(text.replace(/[\t\n\r ]+/g, ' '))
  }

  #isRead(name: string, tag: string): boolean {
    switch (this.#place) {
      case 'around':
        return AROUND.has(name) || STYLES.has(name) || name === 'spreadsheet'
      case 'styles':
        return true
      case 'spreadsheet':
        return IN_SPREADSHEET.has(name) && !(name === 'table' && isCopy(tag))
      case 'table':
        return IN_TABLE.has(name)
      case 'cell':
        return PARAGRAPHS.has(name)
      case 'text':
        return !NOT_TEXT.has(name)
    }
  }

  #enter(name: string, tag: string): void {
    if (this.#place === 'styles') this.#styles.open(name, tag)
    else if (this.#place === 'text') this.#openText(name, tag)
    else if (PARAGRAPHS.has(name)) {
      this.#place = 'text'
      this.#depth = 0
      this.#cells?.openParagraph()
    } else if (STYLES.has(name)) this.#place = 'styles'
    else if (name === 'spreadsheet') {
      this.#place = 'spreadsheet'
      this.found = true
    } else if (name === 'null-date') this.from1904 = attributeOf(tag, 'date-value') === '1904-01-01'
    else if (name === 'table') this.#openTable(tag)
    else if (name === 'table-column') this.#cells?.openColumn(tag)
    else if (name === 'table-row') this.#cells?.openRow(tag)
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#place = 'cell'
      this.#cells?.openCell(tag)
    }
  }

  #openText(name: string, tag: string): void {
    this.#depth++
    if (name === 's') this.#cells?.writeSpaces(tag)
    else if (name === 'tab') this.#cells?.write('\t')
    else if (name === 'line-break') this.#cells?.write('\n')
  }

  #openTable(tag: string): void {
    this.#place = 'table'
    this.#cells = new OdsCells(this.#styles, this.#budget, this.from1904)
    this.#name = attributeOf(tag, 'name') ?? ''
    this.#hidden = this.#styles.isHidden(attributeOf(tag, 'style-name') ?? '')
  }

  #leave(name: string): void {
    if (this.#place === 'text') {
      if (this.#depth === 0) this.#place = 'cell'
      else this.#depth--
    } else if (this.#place === 'cell') {
      this.#cells?.closeCell()
      this.#place = 'table'
    } else if (this.#place === 'styles') {
      if (STYLES.has(name)) this.#place = 'around'
      else this.#styles.close(name)
    } else if (name === 'table-row') this.#cells?.closeRow()
    else if (name === 'table' && this.#cells) {
      this.sheets.push(this.#cells.finish(this.#name, this.#hidden))
      this.#cells = null
      this.#place = 'spreadsheet'
    } else if (name === 'spreadsheet') this.#place = 'around'
  }
}
