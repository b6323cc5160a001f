/** Protects: company.verify says when a document and its books are not of one mind, and names it. */
import { expect, test } from 'vitest'
import type { Sql } from '../../../db/sql.ts'
import { Books } from '../../support/books.ts'
import { withoutTriggers } from '../../support/flips.ts'
import { clientOf, sent, supplierOf } from './help.ts'

const date = '2026-03-20'

/** Books with an invoice in part paid, a holdback, a bill, a deposit that is used and a quote. */
async function busy(): Promise<Books> {
  const books = new Books()
  const [client, supplier] = [await clientOf(books), await supplierOf(books)]
  const invoice = await sent(books, { partyId: client })
  await sent(books, { partyId: client, holdbackPercent: '10' })
  await books.call('payment.record', { invoiceId: invoice.id, amount: '60.00', date })
  const deposit = await books.call('payment.record', {
    partyId: client,
    amount: '50.00',
    deposit: true,
    date,
  })
  const allocations = [{ documentId: invoice.id, amount: '30.00' }]
  await books.call('payment.allocate', { creditId: deposit.id, allocations })
  const lines = [{ unitPrice: '80.00', account: '6110' }]
  const bill = await books.call('bill.create', { partyId: supplier, date, lines })
  await books.call('bill.pay', { billId: bill.id, date })
  await books.call('expense.create', { date, account: '1010', lines })
  const quote = await books.call('quote.create', { partyId: client, date, lines: [{ unitPrice: '5.00' }] })
  await books.call('quote.send', { id: quote.id })
  return books
}

const documentsOf = (books: Books) => books.verify().checks.find(({ name }) => name === 'documents')!

/** Changes what triggers protect, as another program would. */
function spoil(sql: Sql, statement: string): void {
  withoutTriggers(sql.database, () => sql.script(statement))
}

test('sound books pass', async () => {
  const books = await busy()
  expect(books.verify().ok).toBe(true)
  expect(documentsOf(books).detail.en).toBe(
    '8 document(s) agree with their entries; what is open, made again from the payments, is the same.',
  )
})

test.each([
  [
    'what is open',
    "UPDATE document SET open = open - 1 WHERE number = 'FAC-2026-0001'",
    /FAC-2026-0001 open 7096 <> 7097/,
  ],
  ['a link', 'UPDATE allocation SET effective = 0 WHERE cents = 3000', /0 <> 3000/],
  [
    'the total',
    "UPDATE document SET total = total + 1 WHERE number = 'ACH-2026-0001'",
    /ACH-2026-0001 total 9199/,
  ],
  [
    'the day',
    "UPDATE document SET date = '2026-03-09' WHERE number = 'ENC-2026-0001'",
    /ENC-2026-0001 entry/,
  ],
  ['the standing', "UPDATE document SET stands = 0 WHERE number = 'DEC-2026-0001'", /DEC-2026-0001 stands 0/],
  [
    'a tax of a sale',
    "UPDATE document_tax SET amount = amount + iif(code = 'TPS', 1, -1) WHERE base = 14000",
    /FAC-2026-0001 TPS 701 <> -?700/,
  ],
  [
    'a tax given back',
    "UPDATE posting SET cents = 500 WHERE tax_code = 'TPS' AND cents = 200",
    /ACH-2026-0001 TPS 400 <> 500/,
  ],
  [
    'the receivable',
    'UPDATE posting SET cents = 16096 WHERE cents = 16097',
    /FAC-2026-0001 total 16097 <> 16096/,
  ],
  ['a line', 'UPDATE document_line SET net = net + 1 WHERE net = 14000', /FAC-2026-0001 total 16097/],
])('a spoilt file is found by %s', async (_what, statement, named) => {
  const books = await busy()
  spoil(books.sql, statement)
  const check = documentsOf(books)
  expect(check.ok).toBe(false)
  expect(check.detail.en).toMatch(named)
})
