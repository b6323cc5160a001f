/** Days on lines of their own, accounts told by their titles, and sides in words: what is read and what is left open. */
import { describe, expect, test } from 'vitest'
import { columnsAt, readLines, type Texts } from './statements/printed.ts'

const title = (text: string): Texts => [[40, text]]
const PERIOD = title('Statement period: January 1, 2026 to January 31, 2026')

describe('days on lines of their own', () => {
  const row = columnsAt(40, 300, 380, 460)

  test('below each movement, newest first, under headings without a day', async () => {
    const read = await readLines([
      title('EUR statement, 1 January 2026 - 31 January 2026'),
      row('EUR on 31 January 2026', '', '', '529.50 EUR'),
      row('Description', 'Incoming', 'Outgoing', 'Amount'),
      row('CLIENT', '50.00', '', '529.50'),
      title('9 January 2026 Transaction 4471'),
      row('SHOP', '', '-20.50', '479.50'),
      title('5 January 2026 Card 1234'),
      row('RENT', '', '-100.00', '500.00'),
      title('2 January 2026'),
      title('INVOICE 12'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [
        {
          openingBalance: '600.00',
          dates: ['2026-01-09', '2026-01-05', '2026-01-02'],
          texts: ['CLIENT Transaction 4471', 'SHOP Card 1234', 'RENT INVOICE 12'],
        },
      ],
    })
  })

  const list = (...rows: readonly Texts[]): readonly Texts[] => [
    title('Statement for January 2026'),
    row('Opening balance', '', '', '$500.00'),
    row('Closing balance', '', '', '$529.50'),
    ...rows,
  ]

  test('above the movements of a day', async () => {
    const read = await readLines(
      list(
        title('2 January 2026'),
        row('SHOP', '', '', '-$20.50'),
        row('CLIENT', '', '', '+$150.00'),
        title('5 January 2026'),
        row('RENT', '', '', '-$100.00'),
      ),
    )
    expect(read.accounts[0]).toMatchObject({
      dates: ['2026-01-02', '2026-01-02', '2026-01-05'],
      amounts: ['-20.50', '150.00', '-100.00'],
    })
  })

  test('one to each amount, first and last amount without one: nothing says which way', async () => {
    const read = readLines(
      list(
        row('SHOP', '', '', '-$20.50'),
        title('2 January 2026'),
        row('CLIENT', '', '', '+$150.00'),
        title('5 January 2026'),
        row('RENT', '', '', '-$100.00'),
      ),
    )
    await expect(read).rejects.toMatchObject({ code: 'bank.noTable' })
  })
})

test('accounts without a number are told by the names above their tables', async () => {
  const row = columnsAt(40, 110, 380, 460)
  const of = (name: string, opening: string, closing: string): readonly Texts[] => [
    title(name),
    row('Date', 'Description', 'Amount', 'Balance'),
    row('', 'Beginning balance', '', opening),
    row('01/02/2026', 'SHOP', '-20.50', closing),
    row('', 'Ending balance', '', closing),
  ]
  const read = await readLines([
    title('Member services'),
    ...of('Share 00 SAVINGS', '500.00', '479.50'),
    ...of('Share 09 CHECKING', '90.50', '70.00'),
  ])
  const [savings, checking] = read.accounts
  expect(savings?.accountId).toContain('Share 00 SAVINGS')
  expect(checking?.accountId).toContain('Share 09 CHECKING')
})

test('a word for the side of a balance goes before the column it stands in', async () => {
  const row = columnsAt(40, 110, 300, 400, 436)
  const read = await readLines([
    PERIOD,
    row('Date', 'Libelle', 'Debit', 'Credit', ''),
    row('', 'SOLDE DEPART AU 31 12 2025', '', '100,00', 'CREDITEUR'),
    row('02 01 2026', 'LOYER', '250,00', '', ''),
    row('05 01 2026', 'CLIENT', '', '50,25', ''),
    row('', 'SOLDE FINAL AU 31 01 2026', '', '99,75', 'DEBITEUR'),
  ])
  expect(read.accounts[0]).toMatchObject({ openingBalance: '100.00', closingBalance: '-99.75' })
})

describe('a column of sides', () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const list = (side: string): readonly Texts[] => [
    PERIOD,
    row('Date', 'Description', 'Type', 'Amount', 'Balance'),
    row('', 'Opening balance', '', '', '500.00'),
    row('2026-01-02', 'SHOP', 'Debit', '20.50', '479.50'),
    row('2026-01-05', 'CLIENT', side, '50.00', '529.50'),
  ]

  test('says which way money goes', async () => {
    expect((await readLines(list('Credit'))).accounts[0]).toMatchObject({ amounts: ['-20.50', '50.00'] })
  })

  test('that the balances contradict is a question', async () => {
    expect(await readLines(list('Debit'))).toMatchObject({ outcome: 'ask', codes: ['bank.ask.proof'] })
  })
})

describe('sections of a statement', () => {
  const row = columnsAt(40, 110, 250, 400)

  test('totals of sections, charges of nothing and the head of a page are no movements', async () => {
    const read = await readLines([
      PERIOD,
      title('Credit card, minimum payment 10.00, credit limit 5,000.00'),
      title('Previous balance 100.00'),
      title('New balance 78.50'),
      row('Date', 'Description', '', 'Amount'),
      row('Jan 2', 'SHOP', '', '$20.50'),
      row('Jan 5', 'PAYMENT', '', '- $50.00'),
      row('Jan 9', 'BAKERY', '', '$8.00'),
      row('Jan 1, 2026', '- Jan 31, 2026 | 31 days in Billing Cycle', '', ''),
      row('J. ROY #1234: Total Transactions', '', '', '$28.50'),
      row('Total Transactions for This Period', '', '', '$28.50'),
      row('Interest Charge on Purchases', '', '', '$0.00'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['-20.50', '50.00', '-8.00'] }] })
  })

  test('a name over a heading of two lines says its side', async () => {
    const read = await readLines([
      PERIOD,
      title('Beginning balance 100.00'),
      title('Ending balance 113.14'),
      title('DEPOSITS AND ADDITIONS'),
      row('DATE', 'DESCRIPTION', '', 'AMOUNT'),
      row('01/05', 'CLIENT', '', '50.00'),
      row('Total Deposits and Additions', '', '', '$50.00'),
      title('CHECKS PAID'),
      row('', '', 'DATE', ''),
      row('CHECK NO.', 'DESCRIPTION', 'PAID', 'AMOUNT'),
      row('218', 'RENT', '01/07', '28.50'),
      ...Array.from({ length: 8 }, (_, i) => row(`${219 + i}`, 'SHOP', `01/1${i}`, `1.0${i + 1}`)),
    ])
    expect(read.accounts[0]?.amounts.slice(0, 3)).toEqual(['50.00', '-28.50', '-1.01'])
  })
})
