/** What statements printed after the habits of eighty banks showed to be read wrongly, or asked about without need. */
import { describe, expect, test } from 'vitest'
import { columnsAt, readLines, type Texts } from './statements/printed.ts'

const title = (text: string): Texts => [[40, text]]
const PERIOD = title('Statement period: January 1, 2026 to January 31, 2026')

describe('days with their year first', () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const table = (...days: readonly string[]): readonly Texts[] => [
    row('Date', 'Description', 'Débit', 'Crédit', 'Solde'),
    row('', 'Solde reporté', '', '', '500,00'),
    row(days[0]!, 'CHEQUE', '20,50', '', '479,50'),
    row(days[1]!, 'DEPOT', '', '50,00', '529,50'),
    row(days[2]!, 'PAIEMENT', '100,00', '', '429,50'),
  ]
  const dates = ['2025-12-29', '2026-01-05', '2026-01-11']

  test('of two digits: read otherwise they were of twenty years ago', async () => {
    const read = await readLines([
      title('Relevé du 25-12-15 au 26-01-14'),
      ...table('25-12-29', '26-01-05', '26-01-11'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ dates }] })
  })

  test('as the heading says, however few they are', async () => {
    const read = await readLines([title('Date (AA-MM-JJ)'), ...table('26-01-04', '26-01-05', '26-01-06')])
    expect(read.accounts[0]?.dates).toEqual(['2026-01-04', '2026-01-05', '2026-01-06'])
  })

  test('as years written out say', async () => {
    const days = ['26/01/04', '26/01/05', '26/01/05'] as const
    const read = await readLines([title('Relevé de janvier 2026'), ...table(...days)])
    expect(read.accounts[0]?.dates).toEqual(['2026-01-04', '2026-01-05', '2026-01-05'])
    const last = await readLines([title('Relevé de janvier 2005'), ...table(...days)])
    expect(last.accounts[0]?.dates).toEqual(['2004-01-26', '2005-01-26', '2005-01-26'])
  })

  test('of four digits, with spaces between', async () => {
    const read = await readLines([
      title('Relevé du 2025 12 15 au 2026 01 14'),
      ...table('2025 12 29', '2026 01 05', '2026 01 11'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ dates }] })
  })
})

describe('sides', () => {
  const row = columnsAt(40, 110, 400)

  test('what a card is paid with is no purchase: a card that prints purchases with a minus is read as printed', async () => {
    const read = await readLines([
      title('Uitgavenstaat Mastercard 5404 XXXX XXXX 1234, kredietlimiet 2.500,00 EUR'),
      title('Datum van de staat 31/01/2026'),
      row('', 'Vorig saldo', '450,00 -'),
      row('Datum', 'Omschrijving', 'Bedrag in EUR'),
      row('02/01/2026', 'BOOKING AMSTERDAM', '293,81 -'),
      row('05/01/2026', 'DOMICILIERING', '225,00 +'),
      row('07/01/2026', 'BOEKHANDEL', '45,16 -'),
      row('08/01/2026', 'DOMICILIERING', '225,00 +'),
      row('09/01/2026', 'DELTA ATLANTA', '53,97 -'),
      row('', 'Nieuw saldo', '392,94 -'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ openingBalance: '-450.00', amounts: ['-293.81', '225.00', '-45.16', '225.00', '-53.97'] }],
    })
  })

  test('the name of a card in a movement says nothing of the account', async () => {
    const read = await readLines([
      PERIOD,
      title('Beginning balance on Jan 1: 500.00'),
      title('Ending balance on Jan 31: 429.50'),
      title('Other Deposits'),
      row('Date', 'Description', 'Amount'),
      row('Jan 5', 'Electronic Deposit', '50.00'),
      title('Other Withdrawals'),
      row('Date', 'Description', 'Amount'),
      row('Jan 2', 'Debit Purchase - VISA SHOP', '20.50-'),
      row('Jan 9', 'Debit Purchase - VISA BAKERY', '100.00-'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['50.00', '-20.50', '-100.00'] }] })
  })
})

describe('several statements in one file', () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const month = (period: string, day: string, opening: number): readonly Texts[] => [
    title(period),
    row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
    row('', 'Opening balance', '', '', `${opening}.00`),
    row(day, 'SHOP', '20.00', '', `${opening - 20}.00`),
    row('', 'CLIENT', '', '30.00', `${opening + 10}.00`),
    row('', 'Closing balance', '', '', `${opening + 10}.00`),
  ]

  test('each day has the year of its own', async () => {
    const read = await readLines([
      ...month('November 29, 2024 to December 31, 2024', '02 Dec', 500),
      ...month('December 31, 2024 to January 31, 2025', '02 Jan', 510),
      ...month('January 31, 2025 to February 28, 2025', '27 Feb', 520),
      ...month('November 28, 2025 to December 31, 2025', '02 Dec', 530),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ closingBalance: '540.00' }] })
    expect(read.accounts[0]?.dates).toEqual(
      ['2024-12-02', '2025-01-02', '2025-02-27', '2025-12-02'].flatMap((day) => [day, day]),
    )
  })

  test('told by the date of each', async () => {
    const until = (day: string) => `Statement date: ${day}`
    const read = await readLines([
      ...month(until('December 14, 2024'), '20 Nov', 500),
      ...month(until('January 14, 2025'), '20 Dec', 510),
      ...month(until('February 14, 2025'), '20 Jan', 520),
      ...month(until('January 14, 2026'), '20 Dec', 530),
    ])
    expect(read).toMatchObject({ outcome: 'parse' })
    expect(read.accounts[0]?.dates.slice(-3)).toEqual(['2025-01-20', '2025-12-20', '2025-12-20'])
  })
})
