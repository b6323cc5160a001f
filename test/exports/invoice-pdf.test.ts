/** Invoices on paper, read back with their places: every figure and mention, on one page or on many. */
import { describe, expect, test } from 'vitest'
import { ordinaryFacts } from '../../db/rules/documents/mentions.ts'
import type { InvoicePaper } from '../../electron/exports/invoice-paper.ts'
import { invoiceToPdf } from '../../electron/exports/invoice-pdf.ts'
import { type PdfPage, readPdf } from '../support/pdfText.ts'
import { invoice, numberedLines } from './fixtures/tables.ts'

const pagesOf = async (change: Partial<InvoicePaper> = {}) =>
  readPdf(await invoiceToPdf({ ...invoice, ...change }))
const textsOf = (pages: readonly PdfPage[]) => pages.flatMap(({ texts }) => texts.map(({ text }) => text))

test('an invoice of Quebec reads as on paper', async () => {
  const [page] = await pagesOf({
    discount: 250,
    holdback: 2_350,
    paid: 7_307,
    balance: 20_000,
    notes: 'Merci de votre confiance.',
  })
  expect(page!.lines).toEqual([
    'Plomberie Lafleur inc.',
    'Facture',
    '1250, boulevard René-Lévesque Ouest',
    'Nº INV-2026-0142',
    'Montréal (Québec)  H3B 4W8',
    '514 555-0142 · facturation@lafleur.example',
    'Date 20 novembre 2026',
    'Échéance 20 décembre 2026',
    'Modalités Net 30 jours',
    'Votre référence BC-77812',
    'Facturé à',
    'Solde dû',
    'Çağlar & Wójcik',
    '845, rue Saint-Jean 200,00 $',
    'Description Quantité Prix unitaire Taxes Montant',
    'Main-d’œuvre, compagnon plombier 2,5 h 95,00 TPS TVQ 237,50',
    'Paiement Sous-total 237,50 $',
    'Virement à facturation@lafleur.example',
    'Rabais -2,50 $',
    'Retenue -23,50 $',
    'TPS 5 % 11,88 $',
    'Nº 123456782 RT0001',
    'TVQ 9,975 % 23,69 $',
    'Nº 1224002901 TQ0001',
    'Total 273,07 $',
    'Payé -73,07 $',
    'Solde dû 200,00 $',
    'Notes',
    'Merci de votre confiance.',
    'TPS 123456782 RT0001 · TVQ 1224002901 TQ0001 · Licence RBQ 5678-1234-01 Page 1 / 1',
  ])
})

test('an English invoice has English words and figures', async () => {
  const [page] = await pagesOf({ language: 'en' })
  for (const line of [
    'Invoice',
    'No. INV-2026-0142',
    'Due date December 20, 2026',
    'Bill to',
    'Description Quantity Unit price Taxes Amount',
    'TVQ 9.975% $23.69',
    'Balance due $273.07',
  ])
    expect(page!.lines).toContain(line)
})

describe('each kind in each country', () => {
  test.each<[string, Partial<InvoicePaper>, readonly string[], readonly string[]]>([
    ['quote', { kind: 'quote' }, ['Soumission', 'Valide jusqu’au', 'Présenté à'], ['Solde dû', 'Payé']],
    ['order', { kind: 'order' }, ['Commande', 'Livraison'], ['Solde dû']],
    ['credit note', { kind: 'creditNote' }, ['Note de crédit', 'Crédité à', 'Total du crédit'], ['Solde dû']],
    [
      'credit note in part used',
      { kind: 'creditNote', paid: 7_307, balance: 20_000 },
      ['Crédit utilisé', '-73,07 $', 'Crédit restant', '200,00 $'],
      ['Payé'],
    ],
    [
      'French invoice',
      { country: 'FR' },
      ['Total HT', 'Total TTC', 'Net à payer', 'Prix unitaire HT'],
      ['Sous-total'],
    ],
    ['French quote', { country: 'FR', kind: 'quote' }, ['Devis', 'Total TTC'], ['Net à payer']],
    ['French credit note', { country: 'FR', kind: 'creditNote' }, ['Avoir'], ['Note de crédit']],
    ['Belgian credit note', { country: 'BE', kind: 'creditNote' }, ['Note de crédit'], ['Avoir']],
    ['Senegalese credit note', { country: 'SN', kind: 'creditNote' }, ['Avoir'], []],
    [
      'French prices with tax',
      { country: 'FR', pricesIncludeTax: true },
      ['Prix unitaire TTC', 'Les prix s’entendent toutes taxes comprises.'],
      ['Prix unitaire HT'],
    ],
    ['prices with taxes', { pricesIncludeTax: true }, ['Les prix comprennent les taxes.'], []],
  ])('%s', async (_name, change, present, absent) => {
    const texts = textsOf(await pagesOf(change))
    expect(texts).toEqual(expect.arrayContaining([...present]))
    for (const word of absent) expect(texts).not.toContain(word)
  })
})

test('what the law of each country wants is on the page', async () => {
  const corrects = { number: '2026-12', date: '3 mars 2026' }
  const shown = async (change: Partial<InvoicePaper>) => textsOf(await pagesOf(change)).join(' ')
  const facts = (change: Partial<typeof ordinaryFacts>) => ({ facts: { ...ordinaryFacts, ...change } })
  const penalty = await shown({ country: 'FR', currency: 'EUR' })
  expect(penalty).toContain('indemnité forfaitaire pour frais de recouvrement de 40 €.')
  expect(await shown({ country: 'FR', ...facts({ registered: false }) })).toContain(
    'TVA non applicable, art. 293 B du CGI',
  )
  expect(await shown({ country: 'BE', ...facts({ reverseCharge: 'construction' }) })).toContain(
    'cocontractant',
  )
  expect(await shown({ kind: 'creditNote', ...facts({ corrects }) })).toContain('Ceci est une note de crédit')
})

test('the base of each rate is printed overseas, the number of each tax in Canada', async () => {
  const taxes = [{ label: 'TVA', rate: 55_000, registration: null, base: 23_750, amount: 1_306 }]
  const [page] = await pagesOf({ country: 'FR', currency: 'EUR', taxes })
  expect(page!.lines).toContain('TVA 5,5 % 13,06 €')
  expect(page!.lines).toContain('sur 237,50 €')
})

test('rates that Revenu Québec does not want on a document are never printed', async () => {
  for (const rate of [99_700, 149_700, 149_750]) {
    const taxes = [
      { label: 'TPS et TVQ', rate, registration: '123456782 RT0001', base: 23_750, amount: 3_557 },
    ]
    const texts = textsOf(await pagesOf({ taxes }))
    expect(texts).toContain('TPS et TVQ')
    expect(texts.join(' ')).not.toMatch(/9,97 |14,97/)
  }
})

test.each([
  ['fr', 'BROUILLON'],
  ['en', 'DRAFT'],
] as const)('a draft in %s bears %s on each page, and no number', async (language, word) => {
  const pages = await pagesOf({ language, draft: true, number: null, lines: numberedLines(60) })
  expect(pages.length).toBeGreaterThan(1)
  for (const { texts } of pages) expect(texts.filter(({ text }) => text === word)).toHaveLength(1)
  expect(textsOf(pages).join(' ')).not.toContain('INV-2026')
  expect(textsOf(await pagesOf({ language }))).not.toContain(word)
})

test('columns that no line needs are left out', async () => {
  const plain = invoice.lines.map((line) => ({ ...line, taxMarks: '' }))
  const [page] = await pagesOf({ lines: plain })
  expect(page!.lines).toContain('Description Quantité Prix unitaire Montant')
  const discounted = invoice.lines.map((line) => ({ ...line, discountPercent: '2.5' }))
  const [other] = await pagesOf({ lines: discounted })
  expect(other!.lines).toContain('Description Quantité Prix unitaire Rabais Taxes Montant')
  expect(textsOf([other!])).toContain('2,5 %')
})

test.each([1, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 60, 150, 400])(
  '%i lines: none lost, the last one with the totals, all above the foot',
  async (count) => {
    const pages = await pagesOf({ lines: numberedLines(count) })
    const articles = textsOf(pages).filter((text) => text.startsWith('Article '))
    expect(articles).toEqual(numberedLines(count).map(({ description }) => description))
    const last = pages.find(({ texts }) => texts.some(({ text }) => text === 'Sous-total'))!
    expect(textsOf([last])).toContain(`Article ${count}.`)
    expect(textsOf([last]).filter((text) => text === 'Solde dû').length).toBeGreaterThan(0)
    pages.forEach((page, index) => {
      expect(page.lines.at(-1)).toContain(`Page ${index + 1} / ${pages.length}`)
      expect(page.lines.at(-1)).toContain('TPS 123456782 RT0001')
      if (index > 0) expect(page.lines[0]).toContain('Facture INV-2026-0142')
      const foot = page.texts.find(({ text }) => text.startsWith('Page '))!.y
      for (const { text, y, right } of page.texts) {
        expect(right).toBeLessThanOrEqual(564.1)
        if (!text.startsWith('Page ') && !text.startsWith('TPS 1')) expect(y).toBeLessThan(foot - 12)
      }
      const hasLines = textsOf([page]).some((text) => text.startsWith('Article '))
      expect(textsOf([page]).includes('Description')).toBe(hasLines)
    })
  },
)

test('long texts are broken between words wherever they stand', async () => {
  const long = 'Réaménagement de l’établissement, conformément à la réglementation provinciale '
    .repeat(6)
    .trim()
  const pages = await pagesOf({
    project: long,
    terms: long,
    notes: `${long}\n${long}`,
    paymentInstructions: long,
    customer: { ...invoice.customer, name: long, address: [long], delivery: [long, long] },
    lines: invoice.lines.map((line) => ({ ...line, description: `${long}\n${long}` })),
  })
  const words = new Set(long.split(' '))
  const shown = textsOf(pages).flatMap((text) => text.split(' '))
  const pieces = shown.filter((word) => /^(Réam|l’étab|conf|régl|prov)/.test(word))
  expect(pieces.length).toBeGreaterThan(100)
  expect(pieces.filter((word) => !words.has(word))).toEqual([])
  for (const { texts } of pages) for (const { right } of texts) expect(right).toBeLessThanOrEqual(564.1)
})

test('an address or instructions longer than a page push the rest on, and nothing runs off', async () => {
  const many = Array.from({ length: 48 }, (_, index) => `Rang ${index}.`)
  const pages = await pagesOf({
    paymentInstructions: `${many.join('\n')}\n${many.join('\n')}`,
    customer: { ...invoice.customer, address: many.slice(0, 40) },
  })
  expect(textsOf(pages).filter((text) => text.startsWith('Rang '))).toHaveLength(2 * 48 + 40)
  for (const { texts } of pages) for (const { y } of texts) expect(y).toBeLessThan(780)
})

test('a long name of a tax stands on several lines, whole', async () => {
  const label = 'Taxe sur la valeur ajoutée au taux intermédiaire de la restauration'
  const taxes = [{ label, rate: 100_000, registration: null, base: 23_750, amount: 2_375 }]
  const texts = textsOf(await pagesOf({ country: 'FR', currency: 'EUR', taxes }))
  expect(texts.join(' ')).toContain(`restauration`)
  expect(texts.filter((text) => `${label} 10 %`.includes(text)).join(' ')).toBe(`${label} 10 %`)
})

test('a description longer than a page goes on on the next, its figures once', async () => {
  const description = Array.from({ length: 2_000 }, (_, index) => `mot${index}`).join(' ')
  const pages = await pagesOf({ lines: invoice.lines.map((line) => ({ ...line, description })) })
  expect(pages.length).toBeGreaterThan(2)
  const shown = textsOf(pages)
  expect(shown.filter((text) => text.startsWith('mot')).join(' ')).toBe(description)
  expect(shown.filter((text) => text === '237,50')).toHaveLength(1)
})

test('sums of billions stay in their places', async () => {
  const [page] = await pagesOf({ balance: 999_999_999_999_999, total: 999_999_999_999_999 })
  for (const { left, right } of page!.texts) {
    expect(left).toBeGreaterThanOrEqual(48)
    expect(right).toBeLessThanOrEqual(564.1)
  }
})

test('equal documents make equal bytes', async () => {
  expect(await invoiceToPdf(invoice)).toEqual(await invoiceToPdf(invoice))
})
