/** Workbooks that Excel 2003 writes as one document of XML (SpreadsheetML), which some banks name `.xls`. */
import type { ParsedFile } from '../../parsed.ts'
import type { Decoded } from '../encoding.ts'
import type { TextFormat } from '../format.ts'
import { readSheets } from '../tables/read.ts'
import type { Sheet } from '../tables/sheet.ts'
import { attributeOf, MarkupReader } from './markup.ts'
import { type CellFormat, currencyOfText, formatOfCode, GENERAL, numberText } from './numbers.ts'
import { CellBudget, SheetBuilder } from './sheet.ts'
import { damaged } from './texts.ts'

/** Names of formats that stand for a code. */
const NAMED: Readonly<Record<string, string>> = {
  'General Date': 'dd/mm/yyyy',
  'Short Date': 'dd/mm/yyyy',
  'Medium Date': 'dd/mm/yyyy',
  'Long Date': 'dd/mm/yyyy',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Currency: '#,##0.00',
  'Euro Currency': '[$€-2] #,##0.00',
}

class SpreadsheetReader {
  readonly sheets: Sheet[] = []
  from1904 = false
  readonly #budget = new CellBudget()
  readonly #formats = new Map<string, CellFormat>()
  #builder: SheetBuilder | null = null
  #name = ''
  #hidden = false
  #style = ''
  #cellStyle = ''
  #row = -1
  #column = -1
  #merged = 0
  #down = 0
  #type = ''
  #text: string | null = null

  open(element: string, tag: string): void {
    const number = (name: string) => Number(attributeOf(tag, name) ?? 0)
    if (element === 'Style') this.#style = attributeOf(tag, 'ID') ?? ''
    else if (element === 'NumberFormat') this.#format(attributeOf(tag, 'Format') ?? '')
    else if (element === 'Worksheet') this.#openSheet(attributeOf(tag, 'Name') ?? '')
    else if (element === 'Row') {
      this.#row = number('Index') >= 1 ? number('Index') - 1 : this.#row + 1
      this.#column = -1
      this.#merged = 0
      if (number('Hidden') === 1) this.#builder?.hideRow(this.#row)
    } else if (element === 'Cell') {
      this.#column = number('Index') >= 1 ? number('Index') - 1 : this.#column + 1 + this.#merged
      this.#merged = Math.max(0, number('MergeAcross'))
      this.#down = number('MergeDown')
      this.#cellStyle = attributeOf(tag, 'StyleID') ?? ''
    } else if (element === 'Data') {
      this.#type = attributeOf(tag, 'Type') ?? 'String'
      this.#text = ''
    } else if (element === 'Visible') this.#text = ''
    else if (element === 'Date1904') this.from1904 = true
  }

  close(element: string): void {
    if (element === 'Data') {
      const text = this.#textOfCell()
      if (this.#type === 'Number') this.#builder?.putNumber(this.#row, this.#column, text, this.#currency())
      else this.#builder?.put(this.#row, this.#column, text)
      if (this.#down > 0) this.#builder?.merge(this.#row, this.#column, this.#row + this.#down)
      this.#text = null
    } else if (element === 'Visible') {
      this.#hidden = this.#text !== 'SheetVisible'
      this.#text = null
    } else if (element === 'Worksheet' && this.#builder) {
      this.sheets.push(this.#builder.finish(this.#name.slice(0, 100), this.#hidden))
      this.#builder = null
    }
  }

  text(text: string): void {
    if (this.#text !== null) this.#text += text
  }

  #openSheet(name: string): void {
    this.#builder = new SheetBuilder(this.#budget)
    this.#name = name
    this.#hidden = false
    this.#row = -1
  }

  #format(code: string): void {
    if (this.#formats.size < 5_000) this.#formats.set(this.#style, formatOfCode(NAMED[code] ?? code))
  }

  #currency(): string | null {
    return currencyOfText(this.#text?.trim() ?? '', this.#formats.get(this.#cellStyle))
  }

  #textOfCell(): string {
    const text = this.#text ?? ''
    if (this.#type === 'DateTime') return text[10] === 'T' ? text.slice(0, 10) : text
    if (this.#type === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE'
    if (this.#type !== 'Number' || text.trim() === '') return text
    const value = Number(text)
    if (!Number.isFinite(value)) return text
    return numberText(value, this.#formats.get(this.#cellStyle) ?? GENERAL, this.from1904)
  }
}

function readSpreadsheet(decoded: Decoded, file: Parameters<TextFormat['read']>[1]): ParsedFile {
  const cells = new SpreadsheetReader()
  const reader = new MarkupReader({
    open: (element, tag) => cells.open(element, tag),
    close: (element) => cells.close(element),
    text: (text) => cells.text(text),
  })
  reader.push(decoded.text)
  reader.end()
  if (cells.sheets.length === 0) throw damaged('noSheet')
  const { encoding } = decoded
  return readSheets(
    cells.sheets,
    { format: 'xls', from1904: cells.from1904, encoding, damaged: decoded.damaged },
    file,
  )
}

/** Known by its namespace, or by the program that it asks for. */
export const spreadsheetXml: TextFormat = {
  recognises: (head) =>
    head.startsWith('<') &&
    /schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/.test(head) &&
    /<(\w+:)?Workbook[\s>]/.test(head),
  read: readSpreadsheet,
}
