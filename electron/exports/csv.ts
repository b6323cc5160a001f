/** Tables as CSV: header and rows only, figures as plain decimals, no text that a spreadsheet would run. */
import { escapeFormula, quoteField, unescapeFormula } from '../../db/rules/csv-safety.ts'
import { decimalsOf } from '../../db/rules/money.ts'
import { plainFigure } from './figures.ts'
import type { ReportCell, ReportColumn, ReportTable } from './table.ts'

export interface CsvOptions {
  /** `;` by default in French, where the comma is the decimal mark, else `,`. */
  readonly separator?: ',' | ';'
  /** `.` by default; a spreadsheet set to French reads figures with `,`, which takes the separator `;`. */
  readonly decimalMark?: '.' | ','
  /** The byte-order mark that Excel needs to read accents: true by default. */
  readonly byteOrderMark?: boolean
}

function separatorOf(table: ReportTable, { separator, decimalMark }: CsvOptions): string {
  if (decimalMark === ',') return ';'
  return separator ?? (table.language === 'fr' ? ';' : ',')
}

function cellText(cell: ReportCell, column: ReportColumn, decimals: number, mark: string): string {
  if (cell === null) return ''
  const figure = plainFigure(cell, column.kind, decimals)
  return figure === null ? quoteField(escapeFormula(String(cell))) : figure.replace('.', mark)
}

/** The table as CSV in UTF-8, lines ended by CRLF (RFC 4180). Money in units of its currency: `-1234.56`. */
export function reportToCsv(table: ReportTable, options: CsvOptions = {}): Uint8Array {
  const separator = separatorOf(table, options)
  const decimals = decimalsOf(table.currency)
  const mark = options.decimalMark ?? '.'
  const lines = [
    table.columns.map(({ label }) => quoteField(escapeFormula(label))),
    ...table.rows.map(({ cells }) =>
      table.columns.map((column) => cellText(cells[column.key] ?? null, column, decimals, mark)),
    ),
  ]
  const text = lines.map((fields) => `${fields.join(separator)}\r\n`).join('')
  return new TextEncoder().encode(options.byteOrderMark === false ? text : `\ufeff${text}`)
}

/** A field between quotes, or what stands before the next separator or line end. */
const field = { ',': /"([^"]*(?:""[^"]*)*)"|([^,\r\n]*)/y, ';': /"([^"]*(?:""[^"]*)*)"|([^;\r\n]*)/y }

/** What `reportToCsv` wrote, text for text: rows of fields, the apostrophes of safety taken off. */
export function readCsv(bytes: Uint8Array, separator: ',' | ';'): string[][] {
  // The decoder takes the byte-order mark off.
  const text = new TextDecoder('utf-8').decode(bytes)
  const pattern = field[separator]
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    pattern.lastIndex = at
    const [whole, quoted, bare] = pattern.exec(text)!
    row.push(unescapeFormula(quoted?.replaceAll('""', '"') ?? bare ?? ''))
    at += whole.length
    if (text[at] === separator) {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}
