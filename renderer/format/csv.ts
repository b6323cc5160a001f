/** Tables as CSV that a spreadsheet opens without running anything hidden in a text. */
import { escapeFormula, quoteField } from '../../db/rules/csv-safety.ts'

export type CsvCell = { readonly text: string } | { readonly figure: string }

/** A figure stays bare so that a spreadsheet can add it up. */
function cell(value: CsvCell): string {
  return 'figure' in value ? value.figure : quoteField(escapeFormula(value.text))
}

/** Comma-separated with CRLF and a byte-order mark, which Excel needs to read accents. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Hands a text to the browser as a file to keep. */
export function saveText(name: string, content: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}
