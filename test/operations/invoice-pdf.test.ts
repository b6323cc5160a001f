/** The PDF of an invoice, from the books. */
import { expect, test } from 'vitest'
import { Books } from '../support/books.ts'
import { readPdf } from '../support/pdfText.ts'

/** All the words of a PDF, with ordinary spaces. */
const pdfText = (bytes: Uint8Array): string =>
  readPdf(bytes)
    .flatMap(({ texts }) => texts.map(({ text }) => text))
    .join(' ')
    .replace(/[\u00a0\u202f]/g, ' ')

test('an invoice is printed with its client, its taxes and its numbers', async () => {
  const books = new Books()
  await books.call('tax.register', { tax: 'TPS', number: '123456782RT0001' })
  await books.call('company.update', { address: '12, rue du Quai', city: 'Lévis', postalCode: 'G6V 1A1' })
  const client = await books.call('party.create', {
    name: 'Toitures de l’Estuaire inc.',
    roles: ['client'],
    address: '450, boulevard de la Rive-Sud',
    city: 'Québec',
    province: 'QC',
    postalCode: 'G1K 2B2',
  })
  const draft = await books.call('invoice.create', {
    partyId: client.id,
    date: '2026-03-10',
    lines: [{ description: 'Réparation de la toiture', quantity: '2', unit: 'h', unitPrice: '70.00' }],
  })
  const bytesOf = async (language: 'fr' | 'en') => {
    const { base64 } = await books.call('invoice.pdf', { id: draft.id, language })
    return new Uint8Array(Buffer.from(base64!, 'base64'))
  }
  expect(pdfText(await bytesOf('fr'))).toContain('BROUILLON')
  await books.call('invoice.send', { id: draft.id })
  await books.call('party.update', { id: client.id, address: '1, rue Neuve' })
  const text = pdfText(await bytesOf('fr'))
  for (const words of [
    'FAC-2026-0001',
    '450, boulevard de la Rive-Sud',
    'Réparation de la toiture',
    '123456782',
    '160,97',
  ])
    expect(text).toContain(words)
  expect(text).not.toContain('BROUILLON')
  expect(pdfText(await bytesOf('en'))).toContain('160.97')
})
