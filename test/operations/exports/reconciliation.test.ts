/** The printed reconciliation: from the statement to the books to the cent, of a bank account and of a card. */
import { expect, test } from 'vitest'
import { readCsv } from '../../../electron/exports/csv.ts'
import { importInto } from '../../support/bankBooks.ts'
import { Books } from '../../support/books.ts'
import { readPdf } from '../../support/pdfText.ts'

async function post(books: Books, date: string, account: string, amount: string, memo: string, number = '') {
  const isOut = amount.startsWith('-')
  const size = amount.replace('-', '')
  const { id } = await books.call('ledger.post', {
    date,
    memo,
    ...(number ? { piece: { number } } : {}),
    lines: [
      { account, ...(isOut ? { credit: size } : { debit: size }) },
      { account: isOut ? '6200' : '4000', ...(isOut ? { debit: size } : { credit: size }) },
    ],
  })
  return id
}

async function bytesOf(books: Books, id: string, format: 'csv' | 'pdf', detail = true) {
  const input = { id, detail }
  const made = await books.call('report.export', {
    report: 'reconciliation.get',
    input,
    format,
    language: 'fr',
  })
  expect(made.fileName).toMatch(/^Rapprochement-bancaire-\d{4}-\d{4}-\d{2}-\d{2}\.(csv|pdf)$/)
  return new Uint8Array(Buffer.from(made.base64!, 'base64'))
}

/** Rows as `date number description days amount balance`, blanks left out. */
const rowsOf = (bytes: Uint8Array) =>
  readCsv(bytes, ';')
    .slice(1)
    .map((row) => row.filter((text) => text !== '').join(' | '))

async function bank() {
  const books = new Books()
  const deposit = await post(books, '2026-03-04', '1010', '500.00', 'Vente')
  await post(books, '2026-03-30', '1010', '-45.00', 'Papeterie', '13')
  await post(books, '2026-03-31', '1010', '80.00', 'Vente du 31')
  const [line, odd] = await importInto(books, '1010', '0.00', '503.00', [
    ['2026-03-05', '500.00', 'DEPOT'],
    ['2026-03-06', '3.00', 'ERREUR DE LA BANQUE'],
  ])
  await books.call('bank.match', {
    lineId: line!,
    allocations: [{ documentId: `entry:${deposit}`, amount: '500.00' }],
  })
  await books.call('bank.ignore', { lineId: odd!, reason: 'Corrigée en avril' })
  const { id } = await books.call('reconciliation.create', { account: '1010', through: '2026-03-31' })
  return { books, id }
}

test('goes from the balance of the statement to that of the books', async () => {
  const { books, id } = await bank()
  expect(rowsOf(await bytesOf(books, id, 'csv'))).toEqual([
    'Solde du relevé au 31 mars 2026 | 503.00',
    'Dépôts en circulation',
    '2026-03-31 | 3 | Vente du 31 | 0 | 80.00',
    'Dépôts en circulation | 80.00',
    'Chèques et paiements en circulation',
    '2026-03-30 | 13 | Papeterie | 1 | -45.00',
    'Chèques et paiements en circulation | -45.00',
    'Lignes du relevé ignorées, à retrancher',
    '2026-03-06 | ERREUR DE LA BANQUE | 25 | 3.00',
    'Lignes du relevé ignorées, à retrancher | -3.00',
    'Solde rajusté | 535.00',
    'Solde aux livres au 31 mars 2026 | 535.00',
    'Écart | 0.00',
    'Mouvements du relevé',
    'Solde précédent | 0.00',
    '2026-03-05 | DEPOT | 500.00',
    '2026-03-06 | ERREUR DE LA BANQUE | 3.00',
    'Dépôts et autres entrées au relevé (2) | 503.00',
    'Chèques, paiements et frais au relevé (0) | 0.00',
    'Solde du relevé | 503.00',
  ])
  const short = rowsOf(await bytesOf(books, id, 'csv', false))
  expect(short).toContain('Dépôts et autres entrées au relevé (2) | 503.00')
  expect(short.join()).not.toContain('DEPOT')
})

test('tells on paper who reconciled, and what has changed since', async () => {
  const { books, id } = await bank()
  await post(books, '2026-03-15', '1010', '-20.00', 'Oubliée', '14')
  const lines = readPdf(await bytesOf(books, id, 'pdf')).flatMap((page) => page.lines)
  const text = lines.join('\n')
  expect(lines.slice(0, 4)).toEqual([
    'Atelier du Fleuve inc.',
    'Rapprochement bancaire',
    expect.stringContaining('1010'),
    'Au 31 mars 2026',
  ])
  expect(text).toMatch(/Rapproché par .* le 31 mars 2026/)
  expect(text).toContain('Écriture ajoutée – Oubliée')
  expect(text).toContain('Approuvé par')
})

test('prints what a card owes as its statement does', async () => {
  const books = new Books()
  const buy = await post(books, '2026-03-08', '2010', '-230.00', 'Essence')
  await post(books, '2026-03-24', '2010', '-60.00', 'Repas')
  const { id } = await books.call('reconciliation.create', {
    account: '2010',
    through: '2026-03-25',
    balance: '-230.00',
    cleared: [buy],
  })
  const rows = rowsOf(await bytesOf(books, id, 'csv'))
  expect(rows).toContain('Solde dû au relevé du 25 mars 2026 | 230.00')
  expect(rows).toContain('Achats pas encore au relevé | 60.00')
  expect(rows).toContain('Solde aux livres au 25 mars 2026 | 290.00')
  expect(rows).toContain('Écart | 0.00')
})
