/** The first reconciliation of books that have nothing before their first statement: what is refused says why, and how to go on. */
import { expect, test } from 'vitest'
import { importInto } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'

const BANK = '1010'
const THROUGH = '2026-03-31'

/** A file that gives its closing balance alone, its one line coded. */
async function withoutOpening(): Promise<Books> {
  const books = new Books()
  const [line] = await importInto(books, BANK, null, '12345.67', [['2026-03-05', '-1000.00', 'LOYER']])
  await books.call('bank.code', { lineId: line!, allocations: [{ account: '6300' }] })
  return books
}

const reconcile = (books: Books) =>
  books.call('reconciliation.create', { account: BANK, through: THROUGH, balance: '12345.67' })

test('what is missing is told with its thousands apart, and that the opening balance comes first', async () => {
  await expect(reconcile(await withoutOpening())).rejects.toMatchObject({
    code: 'reconciliation.sumDiffers',
    text: {
      fr: expect.stringMatching(
        /dit 12\u00a0345,67 : il manque 13\u00a0345,67\..*inscrivez le solde d’ouverture/,
      ),
      en: expect.stringMatching(/says 12,345\.67: 13,345\.67 is missing.*record the opening balance/),
    },
  })
})

test('with the opening balance of the day before, it is reconciled', async () => {
  const books = await withoutOpening()
  await books.call('ledger.opening', {
    date: '2026-03-04',
    lines: [{ account: BANK, debit: '13345.67' }],
  })
  expect(await reconcile(books)).toMatchObject({ opening: '13345.67', balance: '12345.67', holds: true })
})
