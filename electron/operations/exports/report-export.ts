/** `report.export`: any report or list as CSV, workbook or PDF, in either language. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import { localDay } from '../../../db/rules/dates.ts'
import { catalogue, within } from '../../../db/rules/errors.ts'
import { checkAllowed } from '../../access/roles.ts'
import type { ReportTable } from '../../exports/table.ts'
import { writeReport } from '../../exports/write.ts'
import { fileNameOf, handOver, madeFileShape, toPath } from '../made-file.ts'
import { readsThen } from '../registry.ts'
import { EXPORTS, type ExportName } from './index.ts'
import { checkRows, Sheet } from './sheet.ts'

const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

const input = z.strictObject({
  /** The operation whose answer is exported. */
  report: z.enum(EXPORTS.map(({ name }) => name) as [ExportName, ...ExportName[]]),
  /** Input of that operation; of a list, its filters: all its pages are exported. */
  input: z.record(z.string(), z.unknown()).default({}),
  format: z.enum(['csv', 'xlsx', 'pdf']),
  /** Left out: the language of the company. */
  language: z.enum(['fr', 'en']).optional(),
  /** On paper: a minus sign, or parentheses. */
  negative: z.enum(['minus', 'parentheses']).default('minus'),
  ...toPath,
})

/** Five hundred pages, some seconds of work; a spreadsheet is the place for more. */
const PAPER_ROWS_MAX = 20_000

const { refuse } = catalogue({
  'export.tooLongForPaper': {
    fr: 'Ce rapport compte {rows} lignes ; un PDF en tient {max}. Choisissez un classeur, un CSV ou une période plus courte.',
    en: 'This report has {rows} rows; a PDF holds {max}. Choose a workbook, a CSV or a shorter period.',
  },
})

interface Made {
  readonly table: ReportTable
  readonly fileName: string
}

function tableOf(company: Company, wanted: z.output<typeof input>): Made {
  const { name, country, language: own } = company.facts()
  const language = wanted.language ?? (own === 'en' ? 'en' : 'fr')
  const maker = EXPORTS.find((one) => one.name === wanted.report)!
  checkAllowed(company.user().role, maker.scope)
  const sheet = new Sheet(company, language)
  const { stamp, currency, ...drawn } = within('input', () => maker.draw(wanted.input, sheet))
  const rows = drawn.rows.length
  checkRows(rows)
  if (wanted.format === 'pdf' && rows > PAPER_ROWS_MAX)
    throw refuse('export.tooLongForPaper', { rows, max: PAPER_ROWS_MAX })
  const table: ReportTable = {
    ...drawn,
    company: name,
    printedOn: localDay(company.now()),
    language,
    currency: currency ?? sheet.currency,
    country,
    negative: wanted.negative,
  }
  return { table, fileName: `${fileNameOf(`${drawn.title} ${stamp}`)}.${wanted.format}` }
}

export const reportExport = readsThen({
  name: 'report.export',
  summary: {
    fr: 'Fait d’un rapport ou d’une liste un fichier CSV, un classeur ou un PDF.',
    en: 'Makes a CSV file, a workbook or a PDF of a report or list.',
  },
  scope: 'reports:read',
  input,
  output: madeFileShape,
  run: (wanted, company) => tableOf(company, wanted),
  finish: async ({ table, fileName }, { format, path }) => {
    const content = await writeReport(table, format)
    return handOver({ fileName, mediaType: MEDIA[format], content }, path)
  },
})
