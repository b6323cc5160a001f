/**
 * Protects the person who opens an export in a spreadsheet: no text of a client, a bank or a supplier may run there,
 * each comes back as it was, and figures are not touched. Payloads by the thousand through both formats, and through
 * LibreOffice where it is installed.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { read, type WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { escapeFormula, quoteField, unescapeFormula } from '../../db/rules/csv-safety.ts'
import { readCsv, reportToCsv } from '../../electron/exports/csv.ts'
import type { ReportTable } from '../../electron/exports/table.ts'
import { reportToXlsx } from '../../electron/exports/xlsx.ts'
import { tries } from '../support/properties.ts'
import { harmless, payloads } from './fixtures/payloads.ts'
import { report } from './fixtures/tables.ts'

const texts = [...payloads, ...harmless]

/** A text and a negative figure on each row. */
function tableOf(cells: readonly string[]): ReportTable {
  return {
    ...report,
    columns: [
      { key: 'text', label: '=Texte', kind: 'text' },
      { key: 'money', label: 'Montant', kind: 'money' },
    ],
    rows: cells.map((text, index) => ({ cells: { text, money: -index } })),
  }
}

/** What a spreadsheet looks at: the first sign that shows, after the quote that CSV takes off. */
const runs = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠｜％﹦﹢﹣﹫﹪]|^[\t\r\n]/u

function fieldsOf(csv: string, separator: string): string[] {
  const pattern = new RegExp(`"((?:[^"]|"")*)"|[^${separator}\r\n"]+`, 'g')
  return [...csv.matchAll(pattern)].map(([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole)
}

test('there are two thousand payloads', () => {
  expect(payloads.length).toBeGreaterThan(2_000)
})

describe.each([',', ';'] as const)('CSV with %s', (separator) => {
  const bytes = reportToCsv(tableOf(texts), { separator })
  const csv = new TextDecoder().decode(bytes)

  test('no field starts a formula, but figures', () => {
    const dangerous = fieldsOf(csv, separator).filter((field) => runs.test(field))
    expect(dangerous.filter((field) => !/^-\d+\.\d\d$/.test(field))).toEqual([])
  })

  test('each text comes back as it was, and each figure', () => {
    const [header, ...rows] = readCsv(bytes, separator)
    expect(header).toEqual(['=Texte', 'Montant'])
    expect(rows.map(([text]) => text)).toEqual(texts)
    expect(rows.map(([, figure]) => figure).slice(0, 3)).toEqual(['0.00', '-0.01', '-0.02'])
  })
})

test('a text with a separator of any program stands between quotes, whatever the separator of the file', () => {
  const divided = texts.filter((text) => /[,;|\t]/.test(text))
  expect(
    divided.map((text) => quoteField(escapeFormula(text))).filter((field) => !/^".*"$/s.test(field)),
  ).toEqual([])
})

test('any text comes back, and what is escaped starts with an apostrophe', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...payloads)), (text) => {
      const escaped = escapeFormula(text)
      expect(unescapeFormula(escaped)).toBe(text)
      expect(runs.test(escaped)).toBe(false)
    }),
    tries(500),
  )
})

test('a hostile text of a million signs is escaped at once', () => {
  for (const sign of ["'", ' ', '\u200b', '"']) {
    const started = performance.now()
    escapeFormula(sign.repeat(1_000_000))
    expect(performance.now() - started).toBeLessThan(200)
  }
})

/** The cells of a column below the header, which the titles put on row 6. */
function column(sheet: WorkSheet, letter: string, count: number) {
  return Array.from({ length: count }, (_, index) => sheet[`${letter}${index + 7}`])
}

test('in a workbook each text is a text without formula, and comes back as it was', () => {
  const workbook = read(reportToXlsx(tableOf(texts)), { type: 'buffer', cellFormula: true })
  const sheet = workbook.Sheets[workbook.SheetNames[0]!]!
  const cells = column(sheet, 'A', texts.length)
  // The library reads CR LF as LF, though both are in the file.
  expect(cells.map((cell) => cell?.v ?? '')).toEqual(texts.map((text) => text.replaceAll('\r\n', '\n')))
  expect(new Set(cells.map((cell) => cell?.t ?? 's'))).toEqual(new Set(['s']))
  expect(cells.filter((cell) => cell?.f !== undefined)).toEqual([])
})

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => fs.existsSync(file))
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-office-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!office)('LibreOffice', () => {
  /** Reads a file there and writes it as a sheet of XML, in which a formula would have an attribute of its own. */
  function opened(name: string, bytes: Uint8Array, filter: readonly string[]): string {
    fs.writeFileSync(path.join(folder, name), bytes)
    const words = [
      '--headless',
      ...filter,
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      path.join(folder, name),
    ]
    const said = spawnSync(office!, [`-env:UserInstallation=file://${folder}/profile`, ...words], {
      encoding: 'utf8',
      timeout: 50_000,
    })
    expect(said.status).toBe(0)
    return fs.readFileSync(path.join(folder, `${path.parse(name).name}.fods`), 'utf8')
  }

  test('finds no formula in the workbook, and figures in their cells', () => {
    const xml = opened('payloads.xlsx', reportToXlsx(tableOf(texts)), [])
    expect(xml).not.toContain('table:formula=')
    expect(xml.match(/office:value-type="currency"|office:value-type="float"/g)?.length).toBe(texts.length)
  })

  test('finds no formula in the CSV', () => {
    // Comma, quote, UTF-8, from row 1, and with formulas evaluated as a careless person would ask.
    const filter = ['--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true']
    const xml = opened('payloads.csv', reportToCsv(tableOf(texts), { separator: ',' }), filter)
    expect(xml).not.toContain('table:formula=')
  })
})
