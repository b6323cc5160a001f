/** Reports on paper, read back with their places: what a person sees on each page, and where. */
import { expect, test } from 'vitest'
import { reportToPdf } from '../../electron/exports/report-pdf.ts'
import type { ReportRow, ReportTable } from '../../electron/exports/table.ts'
import { type PdfPage, readPdf } from '../support/pdfText.ts'
import { report } from './fixtures/tables.ts'

const pagesOf = async (change: Partial<ReportTable> = {}) =>
  readPdf(await reportToPdf({ ...report, ...change }))
const textsOf = (page: PdfPage) => page.texts.map(({ text }) => text)
const find = (page: PdfPage, text: string) => page.texts.find((shown) => shown.text === text)!

const ledger = (count: number): ReportRow[] =>
  Array.from({ length: count }, (_, index) => ({
    cells: { code: String(index), name: `Écriture ${index}`, debit: index * 7_919 },
  }))

test('a report reads as on paper', async () => {
  const [page] = await pagesOf()
  expect(page!.lines).toEqual([
    'Plomberie Lafleur inc.',
    'Balance de vérification',
    'Du 1er janvier au 31 mars 2026',
    'Compte Nom Date Quantité Taux Débit',
    'Actif',
    '1000 Encaisse 2026-03-01 9,975 % 1 234,56 $',
    '1100 Comptes clients 1,25 -0,05 $',
    'Total de l’actif 1 234,51 $',
    'Total 1 234,51 $',
    'Montants non audités.',
    'Imprimé le 1er mars 2026 Page 1 / 1',
  ])
})

test.each([
  ['CA', 'fr', 'minus', 'CAD', '-0,05 $', 612],
  ['CA', 'en', 'parentheses', 'CAD', '($0.05)', 612],
  ['FR', 'fr', 'parentheses', 'EUR', '(0,05 €)', 595.28],
  ['SN', 'fr', 'minus', 'XOF', '-5 F CFA', 595.28],
] as const)('%s %s %s %s', async (country, language, negative, currency, shown, width) => {
  const [page] = await pagesOf({ country, language, negative, currency })
  expect(textsOf(page!)).toContain(shown)
  expect(page!.width).toBe(width)
})

test('the titles of an English report are English', async () => {
  const [page] = await pagesOf({ language: 'en' })
  expect(page!.lines.at(-1)).toBe('Printed on March 1, 2026 Page 1 / 1')
})

test('figures end at the right edge of their column, parentheses beyond the digits', async () => {
  const [page] = await pagesOf({ negative: 'parentheses' })
  const [whole, negative] = [find(page!, '1 234,56 $'), find(page!, '(0,05 $)')]
  expect(negative.right).toBeCloseTo(612 - 48, 1)
  expect(whole.right).toBeCloseTo(negative.right - 0.303 * whole.size, 1)
  const [plain] = await pagesOf()
  for (const text of ['1 234,56 $', '-0,05 $']) expect(find(plain!, text).right).toBeCloseTo(564, 1)
})

test('a column of texts, days or numbers that no row fills is left out on paper; one of money stays', async () => {
  const rows = [{ cells: { name: 'Encaisse', date: '', quantity: null } }]
  const [page] = await pagesOf({ rows })
  expect(page!.lines).toContain('Nom Taux Débit')
  const [none] = await pagesOf({ rows: [] })
  expect(none!.lines).toContain('Compte Nom Date Quantité Taux Débit')
})

test('the room that is left goes to the names, whatever stands before them', async () => {
  const [page] = await pagesOf()
  expect(find(page!, 'Nom').left).toBeLessThan(48 + 50)
})

test('steps of indent move the names', async () => {
  const [page] = await pagesOf()
  expect(find(page!, 'Encaisse').left - find(page!, 'Actif').left).toBeCloseTo(13.5, 1)
})

test('every page has its heading and its number, and no row is lost, twice, or below the foot', async () => {
  const pages = await pagesOf({ rows: ledger(300) })
  expect(pages.length).toBeGreaterThan(5)
  pages.forEach((page, index) => {
    expect(page.lines).toContain('Compte Nom Taux Débit')
    expect(page.lines.at(-1)).toBe(`Imprimé le 1er mars 2026 Page ${index + 1} / ${pages.length}`)
    if (index > 0)
      expect(page.lines[0]).toBe(
        'Plomberie Lafleur inc. Balance de vérification · Du 1er janvier au 31 mars 2026',
      )
    for (const { text, y } of page.texts) if (text.startsWith('Écriture')) expect(y).toBeLessThan(792 - 50)
  })
  const names = pages.flatMap(textsOf).filter((text) => text.startsWith('Écriture'))
  expect(names).toEqual(ledger(300).map(({ cells }) => cells.name))
})

test('a section never ends a page and a total never begins one', async () => {
  for (let before = 25; before < 45; before++) {
    const rows: ReportRow[] = [
      ...ledger(before),
      { cells: { name: 'Section' }, style: 'section' },
      ...ledger(1),
      { cells: { name: 'Sous-total', debit: 1 }, style: 'subtotal' },
      { cells: { name: 'Somme', debit: 1 }, style: 'total' },
    ]
    const pages = await pagesOf({ rows, notes: [] })
    for (const { texts } of pages) {
      const body = texts.filter(({ y }) => y > 150 && y < 740).sort((one, other) => one.y - other.y)
      expect(body.at(-1)?.text).not.toBe('Section')
    }
    const last = pages.at(-1)!
    if (pages.length > 1) expect(textsOf(last)).toContain('Section')
    expect(textsOf(last)).toContain('Sous-total')
  }
})

test('a long label is broken between words, a word is cut only when a line cannot hold it', async () => {
  const name = 'Anticonstitutionnellement, l’amortissement des immobilisations corporelles '.repeat(4).trim()
  const pages = await pagesOf({ rows: [{ cells: { code: '1', name, debit: 1 } }] })
  const words = name.split(' ')
  const shown = textsOf(pages[0]!).filter((text) => words.some((word) => text.includes(word)))
  expect(shown.length).toBeGreaterThan(1)
  expect(shown.join(' ').split(' ')).toEqual(words)
  const endless = 'x'.repeat(600)
  const [page] = await pagesOf({ rows: [{ cells: { code: '1', name: endless, debit: 1 } }] })
  const pieces = page!.texts.filter(({ text }) => /^x+$/.test(text))
  expect(pieces.map(({ text }) => text).join('')).toBe(endless)
  for (const { right } of page!.texts) expect(right).toBeLessThanOrEqual(564.1)
})

test('a text longer than a page goes on on the next, its figures once', async () => {
  const name = Array.from({ length: 3_000 }, (_, index) => `mot${index}`).join(' ')
  const pages = await pagesOf({ rows: [{ cells: { name, debit: 123 } }] })
  expect(pages.length).toBeGreaterThan(1)
  const shown = pages.flatMap(textsOf)
  expect(shown.filter((text) => text.startsWith('mot')).join(' ')).toBe(name)
  expect(shown.filter((text) => text === '1,23 $')).toHaveLength(1)
})

test.each([12, 40])('%i columns of figures fit on the paper, none over another', async (count) => {
  const columns = [
    { key: 'name', label: 'Nom', kind: 'text' },
    ...Array.from({ length: count }, (_, index) => ({
      key: `m${index}`,
      label: `Mois ${index}`,
      kind: 'money',
    })),
  ] as ReportTable['columns']
  const cells = Object.fromEntries(
    columns.map(({ key }) => [key, key === 'name' ? 'Comptes clients' : -123_456_789]),
  )
  const [page] = await pagesOf({ columns, rows: [{ cells }] })
  expect([page!.width, page!.height]).toEqual([792, 612])
  const figures = page!.texts.filter(({ text }) => text.startsWith('-1 234 567'))
  expect(figures).toHaveLength(count)
  figures.forEach(({ left, right }, index) => {
    expect(right).toBeLessThanOrEqual(792 - 47.9)
    if (index > 0) expect(left).toBeGreaterThan(figures[index - 1]!.right)
  })
})

test('names of Europe are written, what the letters lack is a question mark, hidden signs are left out', async () => {
  const name = 'Łódź, Işık, Ștefan, Œuvre, 5 €, Ω, 日本, e\u0301té, a\u202eb\u200bc'
  const [page] = await pagesOf({ rows: [{ cells: { name } }] })
  expect(page!.lines).toContain('Łódź, Işık, Ștefan, Œuvre, 5 €, Ω, ??, été, abc')
})

test('an empty report is a page with its heading', async () => {
  const pages = await pagesOf({ rows: [], notes: [] })
  expect(pages).toHaveLength(1)
  expect(pages[0]!.lines).toContain('Compte Nom Date Quantité Taux Débit')
})

test('equal reports make equal bytes', async () => {
  expect(await reportToPdf(report)).toEqual(await reportToPdf(report))
})

test('two hundred pages take a few seconds', async () => {
  const started = performance.now()
  const pages = await pagesOf({ rows: ledger(8_000) })
  expect(pages.length).toBeGreaterThan(200)
  expect(performance.now() - started).toBeLessThan(20_000)
})
