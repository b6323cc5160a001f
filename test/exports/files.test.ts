/** CSV and workbooks as they come out: figures, days, titles, and cents that come back to the cent. */
import { read, type WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, dayOf, daysInMonth } from '../../db/rules/dates.ts'
import { CENTS_MAX, decimalsOf, parseCents } from '../../db/rules/money.ts'
import { reportToCsv } from '../../electron/exports/csv.ts'
import type { ReportTable } from '../../electron/exports/table.ts'
import { writeReport } from '../../electron/exports/write.ts'
import { reportToXlsx } from '../../electron/exports/xlsx.ts'
import { tries } from '../support/properties.ts'
import { report } from './fixtures/tables.ts'

const csvOf = (table: ReportTable, options = {}) => new TextDecoder().decode(reportToCsv(table, options))

function sheetOf(table: ReportTable): WorkSheet {
  const workbook = read(reportToXlsx(table), { type: 'buffer', cellNF: true, cellStyles: true })
  return workbook.Sheets[workbook.SheetNames[0]!]!
}

const moneyTable = (cents: readonly number[], currency: string): ReportTable => ({
  ...report,
  currency,
  columns: [{ key: 'money', label: 'Montant', kind: 'money' }],
  rows: cents.map((money) => ({ cells: { money } })),
})

describe('CSV', () => {
  test('French: semicolons, plain decimals, percentages as a part of one', () => {
    expect(csvOf(report)).toBe(
      [
        'Compte;Nom;Date;Quantité;Taux;Débit',
        ';Actif;;;;',
        '1000;Encaisse;2026-03-01;;0.09975;1234.56',
        '1100;Comptes clients;;1.25;;-0.05',
        ';Total de l’actif;;;;1234.51',
        ';Total;;;;1234.51',
        '',
      ].join('\r\n'),
    )
  })

  test('English has commas; decimal commas take semicolons along', () => {
    expect(csvOf({ ...report, language: 'en' })).toContain('1000,Encaisse,2026-03-01,,0.09975,1234.56')
    expect(csvOf(report, { separator: ',', decimalMark: ',' })).toContain('1100;Comptes clients;;1,25;;-0,05')
  })

  test('begins with the byte-order mark unless it is refused', () => {
    expect([...reportToCsv(report).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect([...reportToCsv(report, { byteOrderMark: false }).subarray(0, 3)]).toEqual([...Buffer.from('Com')])
  })

  test('francs have no cents', () => {
    expect(csvOf(moneyTable([1_234], 'XOF'))).toBe('Montant\r\n1234\r\n')
  })
})

describe('workbook', () => {
  const sheet = sheetOf(report)

  test('has titles, a header, rows and notes in that order', () => {
    const texts = ['A1', 'A2', 'A3', 'A4', 'A6', 'B7', 'A13'].map((place) => sheet[place]?.v)
    expect(texts).toEqual([
      'Plomberie Lafleur inc.',
      'Balance de vérification',
      'Du 1er janvier au 31 mars 2026',
      'Imprimé le 1er mars 2026',
      'Compte',
      'Actif',
      'Montants non audités.',
    ])
  })

  test.each([
    ['F8', 'n', 1234.56, '#,##0.00', '1,234.56'],
    ['F9', 'n', -0.05, '#,##0.00', '-0.05'],
    ['C8', 'n', 46_082, 'yyyy-mm-dd', '2026-03-01'],
    ['E8', 'n', 0.09975, '0.00##%', '9.975%'],
    ['D9', 'n', 1.25, '#,##0.00', '1.25'],
    ['A8', 's', '1000', 'General', '1000'],
  ])('%s is %s %s', (place, type, value, format, shown) => {
    expect(sheet[place]).toMatchObject({ t: type, v: value, z: format, w: shown })
  })

  test('negatives stand in parentheses when the report has them so', () => {
    expect(sheetOf({ ...report, negative: 'parentheses' }).F9.w).toBe('(0.05)')
  })

  test('keeps the header in view, and sets headings and totals in bold', () => {
    const archive = read(reportToXlsx(report), { type: 'buffer', bookFiles: true }) as unknown as {
      files: Readonly<Record<string, { content: Uint8Array }>>
    }
    const part = (name: string) => Buffer.from(archive.files[name]!.content).toString('utf8')
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml).toContain('<pane ySplit="6" topLeftCell="A7" activePane="bottomLeft" state="frozen"/>')
    const forms = [
      ...part('xl/styles.xml')
        .split('<cellXfs')[1]!
        .matchAll(/<xf [^>]*>/g),
    ].map(([form]) => form)
    const formOf = (place: string) => forms[Number(new RegExp(`r="${place}" s="(\\d+)"`).exec(xml)![1])]
    for (const place of ['A1', 'A6', 'B7', 'F11']) expect(formOf(place)).toContain('fontId="1"')
    expect(formOf('F11')).toContain('borderId="1"')
    expect(formOf('F8')).toContain('fontId="0"')
    expect(forms.length).toBe(Number(/<cellXfs count="(\d+)"/.exec(part('xl/styles.xml'))![1]))
  })

  test('equal reports make equal bytes', () => {
    expect(reportToXlsx(report)).toEqual(reportToXlsx(report))
  })

  test('a title that a sheet may not bear is mended', () => {
    const title = `'Balance: [2026] / ${'x'.repeat(40)}'`
    const { SheetNames } = read(reportToXlsx({ ...report, title }), { type: 'buffer' })
    expect(SheetNames).toEqual(['Balance   2026    xxxxxxxxxxxxxx'.slice(0, 31)])
  })

  test('more rows than a sheet has are refused', () => {
    const rows = Array.from({ length: 1_048_576 }, () => ({ cells: {} }))
    expect(() => reportToXlsx({ ...report, rows })).toThrow(/export.tooManyRows/)
  })

  test('each amount comes back to the cent, whatever the decimals of its currency', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -CENTS_MAX, max: CENTS_MAX }), { minLength: 1, maxLength: 50 }),
        fc.constantFrom('CAD', 'XOF', 'TND'),
        (cents, currency) => {
          const sheet = sheetOf(moneyTable(cents, currency))
          const back = cents.map((_, index) =>
            parseCents(String(sheet[`A${index + 7}`].v), decimalsOf(currency)),
          )
          expect(back).toEqual(cents)
        },
      ),
      tries(100),
    )
  })

  test('each day since March 1900 comes back', () => {
    const days: Day[] = []
    for (let year = 1901; year < 2200; year += 7)
      for (let month = 1; month <= 12; month++) days.push(dayOf(year, month, daysInMonth(year, month)))
    const columns = [{ key: 'day', label: 'Jour', kind: 'date' }] as const
    const sheet = sheetOf({ ...report, columns, rows: days.map((day) => ({ cells: { day } })) })
    expect(days.map((_, index) => sheet[`A${index + 7}`].w)).toEqual(days)
  })
})

test('a report of fifty thousand rows is written as CSV and as a workbook', async () => {
  const many = Array.from({ length: 10_000 }, () => report.rows).flat()
  const table = { ...report, rows: many }
  const csv = new TextDecoder().decode(await writeReport(table, 'csv'))
  expect(csv.split('\r\n').length).toBe(many.length + 2)
  expect(sheetOf(table)['!ref']).toBe(`A1:F${many.length + 8}`)
})
