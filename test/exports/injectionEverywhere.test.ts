/**
 * Protects the person who opens any export in a spreadsheet: in each report and list, whatever text of the books is hostile,
 * no cell starts a formula, each text comes back as it was, and the figures are those of harmless books.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../electron/exports/csv.ts'
import { EXPORTS, type ExportName } from '../../electron/operations/exports/index.ts'
import { operations } from '../../electron/operations/index.ts'
import { INPUTS } from '../operations/exports/inputs.ts'
import { smallBooks } from '../operations/exports/smallBooks.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { payloads } from './fixtures/payloads.ts'

/** Payloads through each export. */
const COUNT = long ? payloads.length : 60

const { books, client, reconciliation } = await smallBooks()
const names = EXPORTS.map(({ name }) => name)
const folder = temporaryFolder()
const counted = { exports: 0, payloads: 0, files: 0, texts: 0 }
afterAll(() => keepFigures('hostile texts in every export', counted))

/** Words of ours (a status, a kind), days, figures and identifiers are no texts of a person. */
const OURS =
  /^(?:[a-z][a-zA-Z]*|\d{4}-\d{2}(?:-\d{2})?|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|[A-Z]{2,3}|-?\d+(?:\.\d+)?)?$/

/** An answer with a payload in place of each text of a person, numbered so that it is known again. */
function poisoned(value: unknown, next: () => string, key = ''): unknown {
  if (typeof value === 'string') return OURS.test(value) || /[iI]d$/.test(key) ? value : next()
  if (Array.isArray(value)) return value.map((item) => poisoned(item, next, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, next, name)]))
}

type Run = (...given: unknown[]) => unknown

/** Exports with hostile answers of the operation behind; the books themselves stay as they are. */
async function withPoison<T>(report: ExportName, next: () => string, work: () => Promise<T>): Promise<T> {
  const operation = operations[report] as unknown as { run: Run }
  const real = operation.run
  operation.run = (...given) => poisoned(real(...given), next)
  try {
    return await work()
  } finally {
    operation.run = real
  }
}

async function bytesOf(report: ExportName, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  const input = INPUTS[report]({ client, reconciliation })
  const made = await books.call('report.export', { report, input, format, language: 'en' })
  counted.files += 1
  return new Uint8Array(Buffer.from(made.base64!, 'base64'))
}

const isFigure = (text: string) => /^-?\d+(?:\.\d+)?$/.test(text)
/** What a spreadsheet would run, at the start of a field as it stands in the file. */
const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠｜％﹦﹢﹣﹫﹪]|^[\t\r\n]/u

function rawFields(csv: string): string[] {
  return [...csv.matchAll(/"((?:[^"]|"")*)"|[^,\r\n"]+/g)].map(
    ([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole,
  )
}

/** Each marked text that a cell shows, and whether it is there whole. */
function checkTexts(
  cells: readonly string[],
  given: ReadonlyMap<string, string>,
  unchanged: (text: string) => string,
) {
  for (const cell of cells)
    for (const [mark] of cell.matchAll(/⟦\d+⟧/g)) {
      counted.texts += 1
      expect(cell).toContain(unchanged(given.get(mark)!))
    }
}

/** One round: hostile texts in all places of the answer, from this payload on; gives how many were used. */
async function round(report: ExportName, from: number, figures: readonly string[]): Promise<number> {
  const given = new Map<string, string>()
  const next = () => {
    const mark = `⟦${given.size}⟧`
    const text = `${payloads[(from + given.size) % payloads.length]}${mark}`
    given.set(mark, text)
    return text
  }
  const csv = await withPoison(report, next, () => bytesOf(report, 'csv'))
  const used = given.size
  const text = new TextDecoder().decode(csv)
  expect(rawFields(text).filter((field) => RUNS.test(field) && !isFigure(field))).toEqual([])
  const cells = readCsv(csv, ',').flat()
  checkTexts(cells, given, (one) => one)
  expect(cells.filter(isFigure)).toEqual(figures)
  given.clear()
  const xlsx = await withPoison(report, next, () => bytesOf(report, 'xlsx'))
  const book = read(xlsx, { type: 'array', cellFormula: true })
  const sheet = book.Sheets[book.SheetNames[0]!]!
  expect(Object.values(sheet).filter((cell) => cell?.f !== undefined)).toEqual([])
  const shown = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: '' }).flat()
  // the library reads CR LF as LF, though both are in the file
  checkTexts(
    shown.filter((cell) => typeof cell === 'string'),
    given,
    (one) => one.replaceAll('\r\n', '\n'),
  )
  if (from % payloads.length === seed % payloads.length)
    for (const [format, bytes] of Object.entries({ csv, xlsx }))
      fs.writeFileSync(path.join(folder, `${report}.${format}`), bytes)
  return used
}

describe.each(names)('%s', (report) => {
  test('holds no text that runs, each text as it was, and the figures', { timeout: 900_000 }, async () => {
    counted.exports += 1
    const figures = readCsv(await bytesOf(report, 'csv'), ',')
      .flat()
      .filter(isFigure)
    for (let used = 0; used < COUNT; ) {
      const more = await round(report, seed + used, figures)
      counted.payloads += more
      if (more === 0) break
      used += more
    }
  })
})

test('hostile texts reached the files', () => {
  expect(counted.texts).toBeGreaterThan(names.length * 10)
})

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => fs.existsSync(file))

if (office && long)
  test('LibreOffice finds no formula in any of them', { timeout: 600_000 }, () => {
    for (const [format, filter] of [
      ['xlsx', []],
      // Comma, quote, UTF-8, and with formulas evaluated as a careless person would ask.
      ['csv', ['--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true']],
    ] as const) {
      const files = names.map((name) => path.join(folder, `${name}.${format}`))
      const out = path.join(folder, format)
      const words = ['--headless', ...filter, '--convert-to', 'fods', '--outdir', out, ...files]
      spawnSync(office, [`-env:UserInstallation=file://${folder}/profile`, ...words], { timeout: 500_000 })
      for (const name of names)
        expect(fs.readFileSync(path.join(out, `${name}.fods`), 'utf8'), name).not.toContain('table:formula=')
    }
  })
