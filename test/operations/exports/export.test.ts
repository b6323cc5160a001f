/**
 * `report.export` as a whole: the same figures in a workbook and on paper as in the CSV, no text that runs, refusals
 * that say what to do, and no report of the program that cannot be taken out of it.
 */
import fs from 'node:fs'
import path from 'node:path'
import { read, utils } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { post } from '../../../db/ledger/post.ts'
import { readCsv } from '../../../electron/exports/csv.ts'
import { page } from '../../../electron/operations/codecs.ts'
import { exportedList } from '../../../electron/operations/exports/exportable.ts'
import { EXPORTS, type ExportName } from '../../../electron/operations/exports/index.ts'
import { ROWS_MAX, Sheet } from '../../../electron/operations/exports/sheet.ts'
import { operations } from '../../../electron/operations/index.ts'
import { fileNameOf } from '../../../electron/operations/made-file.ts'
import { reads } from '../../../electron/operations/registry.ts'
import { CommandLine } from '../../cli/process.ts'
import { Books, day, refused } from '../../support/books.ts'
import { readPdf } from '../../support/pdfText.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { INPUTS } from './inputs.ts'
import { HOSTILE, smallBooks } from './smallBooks.ts'

const { books, client, reconciliation } = await smallBooks()

async function bytesOf(report: ExportName, format: 'csv' | 'xlsx' | 'pdf', more: object = {}) {
  const input = INPUTS[report]({ client, reconciliation })
  const made = await books.call('report.export', { report, input, format, language: 'en', ...more })
  expect(made.fileName.endsWith(`.${format}`)).toBe(true)
  const bytes = new Uint8Array(Buffer.from(made.base64!, 'base64'))
  expect(made.bytes).toBe(bytes.byteLength)
  return bytes
}

/** The workbook's rows below its header, each cell as text of the CSV. */
function rowsOf(bytes: Uint8Array, header: string): string[][] {
  const book = read(bytes, { type: 'array', cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0]!]!
  const rows = utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, raw: true, defval: '' })
  const start = rows.findIndex(([first]) => first === header)
  expect(Object.values(sheet).filter((cell) => cell?.f !== undefined)).toEqual([])
  return rows.slice(start + 1).map((row) => row.map(String))
}

const isFigure = (text: string) => /^-?\d+\.\d{2}$/.test(text)

describe.each(EXPORTS.map(({ name }) => name))('%s', (report) => {
  test('has in the workbook the figures of the CSV, and in both texts as they are', async () => {
    const [header, ...rows] = readCsv(await bytesOf(report, 'csv'), ',')
    const sheet = rowsOf(await bytesOf(report, 'xlsx'), header![0]!)
    rows.forEach((row, index) => {
      row.forEach((text, column) => {
        const cell = sheet[index]?.[column] ?? ''
        if (isFigure(text)) expect(Number(cell)).toBe(Number(text))
      })
    })
    const texts = new Set(rows.flat().filter((text) => /^[=+@]/.test(text)))
    for (const text of texts) expect(sheet.flat()).toContain(text)
  })

  test('has on paper the company, the title that names the file, and its last total', async () => {
    const lines = readPdf(await bytesOf(report, 'pdf')).flatMap((page) => page.lines)
    const input = INPUTS[report]({ client, reconciliation })
    const { fileName } = await books.call('report.export', { report, input, format: 'csv', language: 'en' })
    expect(fileName.startsWith(fileNameOf(lines[1]!))).toBe(true)
    const text = lines.join('\n')
    const rows = readCsv(await bytesOf(report, 'csv'), ',')
    const figures = rows.flat().filter(isFigure)
    const last = Number(figures.at(-1) ?? '0')
    const shown = new Intl.NumberFormat('en-CA', { minimumFractionDigits: 2 }).format(Math.abs(last))
    expect(lines[0]).toBe('Atelier du Fleuve inc.')
    expect(text).toContain('Printed on March 31, 2026')
    if (figures.length > 0) expect(text).toContain(shown)
  })
})

test('a text that looks like a formula is a text in every file', async () => {
  const csv = new TextDecoder().decode(await bytesOf('invoice.list', 'csv'))
  expect(csv).toContain(`"'=HYPERLINK(""http://x.example"",""Alpha"")"`)
  expect(csv).toContain(",'+Travaux,")
  expect(readCsv(await bytesOf('invoice.list', 'csv'), ',').flat()).toContain(HOSTILE)
  expect(rowsOf(await bytesOf('invoice.list', 'xlsx'), 'Number').flat()).toContain(HOSTILE)
})

test('without a language it is that of the company; parentheses when they are asked', async () => {
  const wanted = { report: 'report.balanceSheet', input: { asOf: '2026-03-31' } } as const
  const made = await books.call('report.export', { ...wanted, format: 'pdf', negative: 'parentheses' })
  expect(made).toMatchObject({ fileName: 'Bilan-2026-03-31.pdf', mediaType: 'application/pdf' })
  const lines = readPdf(new Uint8Array(Buffer.from(made.base64!, 'base64'))).flatMap((page) => page.lines)
  expect(lines.slice(0, 3)).toEqual(['Atelier du Fleuve inc.', 'Bilan', 'Au 31 mars 2026'])
  expect(lines.join('\n')).toContain('Total du passif et des capitaux propres 6 183,16 $')
  const aged = { report: 'report.agedPayables', input: {}, format: 'pdf', negative: 'parentheses' } as const
  const { base64 } = await books.call('report.export', aged)
  const text = readPdf(new Uint8Array(Buffer.from(base64!, 'base64'))).flatMap((page) => page.lines)
  expect(text.join('\n')).toContain('(23,00 $)')
})

test('is written to a new path, and never over a file', async () => {
  const file = path.join(books.workshop.folder, 'bilan.xlsx')
  const wanted = {
    report: 'report.balanceSheet',
    input: { asOf: '2026-03-31' },
    format: 'xlsx',
    path: file,
  } as const
  const made = await books.call('report.export', wanted)
  expect(made).toMatchObject({ path: file, bytes: fs.statSync(file).size })
  expect(made.base64).toBeUndefined()
  const kept = fs.readFileSync(file)
  expect((await books.refused('report.export', wanted)).code).toBe('company.exists')
  expect(fs.readFileSync(file).equals(kept)).toBe(true)
})

test('what is wrong with the input of the report is told under its own path', async () => {
  const wanted = { report: 'report.incomeStatement', format: 'csv' }
  expect(await books.refused('report.export', { ...wanted, input: { from: '2026-02-30', x: 1 } })).toEqual({
    code: 'input.invalid',
    details: ['input.from date.notDay', 'input.to input.required', 'input.x input.unknownField'],
  })
  const backwards = { from: '2026-03-31', to: '2026-01-01' }
  expect((await books.refused('report.export', { ...wanted, input: backwards })).details).toEqual([
    'input.from report.backwards',
  ])
  const paged = { report: 'invoice.list', format: 'csv', input: { limit: 10, cursor: '20' } }
  expect((await books.refused('report.export', paged)).details).toEqual([
    'input.limit input.unknownField',
    'input.cursor input.unknownField',
  ])
})

test('an unknown report is refused with the list of those that exist', async () => {
  const answer = await books.run('report.export', { report: 'report.nothing', format: 'csv' }).catch((e) => e)
  expect(answer.details[0]).toMatchObject({ path: 'report', code: 'input.choice' })
  for (const { name } of EXPORTS) expect(answer.details[0].message.en).toContain(name)
})

test('every report of the program can be exported', () => {
  const reports = Object.values(operations).filter(
    ({ name, kind }) => kind === 'read' && name.startsWith('report.') && name !== 'report.export',
  )
  const known = EXPORTS.map(({ name }) => name as string)
  expect(reports.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

/** An operation that finds as many as it is asked for. */
const endless = (left: number) =>
  reads({
    name: 'some.list',
    summary: { fr: 'Trouve.', en: 'Finds.' },
    scope: 'reports:read',
    input: z.strictObject(page),
    output: z.strictObject({ items: z.array(z.int()) }),
    run: ({ limit }) => ({ items: Array.from({ length: Math.min(left, limit) }, (_, index) => index) }),
  })

test('a list is exported whole up to a hundred thousand rows, and refused above', () => {
  const drawn = (left: number) =>
    exportedList(endless(left), ({ items }) => ({
      title: 'T',
      subtitle: [],
      columns: [],
      rows: items.map(() => ({ cells: {} })),
      stamp: '',
    })).draw({}, new Sheet(books.company, 'fr'))
  expect(drawn(ROWS_MAX).rows).toHaveLength(100_000)
  expect(refused(() => drawn(ROWS_MAX + 1)).code).toBe('export.tooMany')
})

test('a PDF of more than twenty thousand rows is refused, not the CSV of the same', async () => {
  const own = new Books()
  const lines = Array.from({ length: 1_000 }, (_, index) => ({
    account: '1010',
    cents: index % 2 === 0 ? 1 : -1,
  }))
  own.write((company) => post(company, Array(21).fill({ date: day('2026-01-05'), lines })))
  const wanted = { report: 'ledger.entries', input: {} } as const
  expect((await own.refused('report.export', { ...wanted, format: 'pdf' })).code).toBe(
    'export.tooLongForPaper',
  )
  const { base64 } = await own.call('report.export', { ...wanted, format: 'csv' })
  expect(readCsv(Buffer.from(base64!, 'base64'), ';')).toHaveLength(1 + 21_000 + 1)
})

test('at the command line', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const cli = new CommandLine(path.join(folder, 'home'), path.join(folder, 'atelier.grandlivre'))
  await cli.done('company.create', { name: 'Atelier', country: 'CA', province: 'QC' })
  const file = path.join(folder, 'balance.csv')
  const made = await cli.done('report.export', {
    report: 'report.trialBalance',
    input: { asOf: '2026-03-31' },
    format: 'csv',
    path: file,
  })
  expect(made.fileName).toBe('Balance-de-verification-2026-03-31.csv')
  expect(readCsv(fs.readFileSync(file), ';')[0]!.slice(0, 2)).toEqual(['Compte', 'Nom'])
})
