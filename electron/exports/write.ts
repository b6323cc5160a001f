/** A report in the format asked; each writer, and the library behind it, is loaded when it is first wanted. */
import type { CsvOptions } from './csv.ts'
import type { ReportTable } from './table.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'pdf'

/** The bytes of the file. Refuses a workbook of more rows than its format holds. */
export async function writeReport(
  table: ReportTable,
  format: ExportFormat,
  options: CsvOptions = {},
): Promise<Uint8Array> {
  if (format === 'pdf') return (await import('./report-pdf.ts')).reportToPdf(table)
  if (format === 'xlsx') return (await import('./xlsx.ts')).reportToXlsx(table)
  return (await import('./csv.ts')).reportToCsv(table, options)
}
