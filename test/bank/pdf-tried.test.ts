/** What statements printed after the habits of some eighty banks showed to be read wrongly, or asked about without need. */
import { describe, expect, test } from 'vitest'
import { columnsAt, readLines, type Texts } from './statements/printed.ts'

const title = (text: string): Texts => [[40, text]]
const PERIOD = title('Statement period: January 1, 2026 to January 31, 2026')

describe('days with their year first', () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const table = (...days: readonly string[]): readonly Texts[] => [
    row('Date', 'Description', 'Debit', 'Credit', 'Solde'),
    row('', 'Solde precedent', '', '', '500,00'),
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

describe('what stands beside and below the movements', () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const account = [
    PERIOD,
    row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
    row('', 'Previous balance', '', '', '500.00'),
    row('Jan 2', 'CHEQUE 101', '20.50', '', '479.50'),
    row('Jan 5', 'CLIENT', '', '50.00', '529.50'),
    row('Jan 9', 'CHEQUE 102', '100.00', '', '429.50'),
    row('', 'Closing balance', '', '', '429.50'),
    title('List of cheques paid'),
  ]
  const list = columnsAt(40, 110, 300)

  test('cheques that are listed once more are none', async () => {
    const read = await readLines([
      ...account,
      list('Date', 'Cheque no.', 'Amount'),
      list('Jan 2', '101', '20.50'),
      list('Jan 9', '102', '100.00'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      codes: [],
      accounts: [{ amounts: ['-20.50', '50.00', '-100.00'] }],
    })
  })

  test('one among them that was not told above is asked about', async () => {
    const read = await readLines([
      ...account,
      list('Date', 'Cheque no.', 'Amount'),
      list('Jan 2', '101', '20.50'),
      list('Jan 9', '102', '100.01'),
    ])
    expect(read).toMatchObject({ outcome: 'ask', codes: ['bank.ask.proof'] })
  })

  test('what was paid with a card and is summed apart is told, and none of the account', async () => {
    const rows = (sum: string) => [
      ...account.slice(0, -1),
      title('Operations of your card 5131 XXXX XXXX 1234, debited on January 31, 2026'),
      list('Date', 'Shop', 'Amount'),
      list('Jan 3', 'BAKERY', '4.00'),
      list('Jan 4', 'STATION', '61.20'),
      list('Jan 6', 'BAKERY', '4.10'),
      list('', 'Total debited', sum),
    ]
    expect(await readLines(rows('69.30'))).toMatchObject({
      outcome: 'parse',
      codes: ['bank.file.outsideTable'],
      accounts: [{ amounts: ['-20.50', '50.00', '-100.00'] }],
    })
    expect((await readLines(rows('69.40'))).outcome).toBe('ask')
  })

  test('cheques side by side under the same headings are read down one table and then the other', async () => {
    const section = columnsAt(40, 110, 460)
    const two = columnsAt(40, 110, 180, 300, 370, 440)
    const read = await readLines([
      PERIOD,
      title('Beginning balance 500.00'),
      title('Ending balance 418.49'),
      title('Deposits and other credits'),
      section('Date', 'Description', 'Amount'),
      section('01/05/26', 'CLIENT', '50.00'),
      title('Checks'),
      two('Date', 'Check #', 'Amount', 'Date', 'Check #', 'Amount'),
      two('01/02/26', '101', '-20.50', '01/12/26', '103*', '-10.00'),
      two('01/09/26', '102', '-100.00', '01/13/26', '104', '-1.01'),
      title('Total checks -$131.51'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ amounts: ['50.00', '-20.50', '-100.00', '-10.00', '-1.01'] }],
    })
    expect(read.accounts[0]?.dates.slice(1)).toEqual(['2026-01-02', '2026-01-09', '2026-01-12', '2026-01-13'])
  })
})

describe('amounts', () => {
  test('all below a hundred are amounts, and no days', async () => {
    const row = columnsAt(40, 110, 300, 380, 460)
    const read = await readLines([
      PERIOD,
      row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
      row('', 'Opening balance', '', '', '25.00'),
      row('Jan 2', 'CLIENT', '', '50.00', '75.00'),
      row('Jan 31', 'SERVICE CHARGE', '4.95', '', '70.05'),
      row('', 'Closing balance', '', '', '70.05'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['50.00', '-4.95'] }] })
  })

  test('cents may stand without a nought before them', async () => {
    const row = columnsAt(40, 110, 300, 380, 460)
    const read = await readLines([
      PERIOD,
      row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
      row('', 'Opening balance', '', '', '$.75'),
      row('Jan 2', 'CLIENT', '', '50.00', '50.75'),
      row('Jan 31', 'INTEREST', '', '.50', '51.25'),
      row('', 'Closing balance', '', '', '51.25'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['50.00', '0.50'] }] })
  })

  test('a fee that is taken beside its amount is part of the movement', async () => {
    const row = columnsAt(40, 140, 300, 380, 460)
    const rows = (last: string) => [
      title('Relevé du 01/12/2025 au 31/12/2025'),
      row('Date', 'Description', 'Montant', 'Frais', 'Solde'),
      row('', 'Solde initial', '', '', '50 000 F CFA'),
      row('02/12/2025', 'Transfert envoyé 77 000 11 22', '-10 000', '100', '39 900'),
      row('05/12/2025', 'Paiement reçu 77 000 11 33', '25 000', '0', '64 900'),
      row('08/12/2025', 'Transfert envoyé 77 000 11 22', '-20 000', '200', last),
    ]
    expect(await readLines(rows('44 700'))).toMatchObject({
      outcome: 'parse',
      accounts: [{ amounts: ['-10100', '25000', '-20200'], closingBalance: '44700' }],
    })
    // taken from one of them alone: which is meant?
    expect((await readLines(rows('44 900'))).outcome).toBe('ask')
  })
})

test('a balance at the beginning and the end of the period', async () => {
  const row = columnsAt(40, 110, 300, 380)
  const read = await readLines([
    title('Compte du 20.12.2025 au 19.01.2026'),
    row('Date', 'Detail des operations', 'Debit', 'Credit'),
    row('', 'SOLDE DE DEBUT DE PERIODE', '', '500,00'),
    row('22.12', 'CHEQUE 71', '20,50', ''),
    row('02.01', 'CLIENT', '', '50,00'),
    row('', 'SOLDE DE FIN DE PERIODE', '', '529,50'),
  ])
  expect(read).toMatchObject({ outcome: 'parse', accounts: [{ openingBalance: '500.00' }] })
})

describe('rows that are called like a balance or a sum', () => {
  const row = columnsAt(40, 110, 300, 380, 460)

  test('with an amount and another balance beside it, a dated one is a movement', async () => {
    const read = await readLines([
      PERIOD,
      row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
      row('Jan 1', 'Opening balance', '', '0.00', '500.00'),
      row('Jan 2', 'NEW BALANCE MONTREAL', '20.50', '', '479.50'),
      row('Jan 5', 'TRANSPORT LAVAL', '100.00', '', '379.50'),
      row('Jan 9', 'BALANCE AT HOME INC', '', '50.00', '429.50'),
      row('Jan 31', 'Closing balance', '', '', '429.50'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['-20.50', '-100.00', '50.00'] }] })
  })

  test('payees are movements without balances beside them too, and dated sums of both sides are none', async () => {
    const two = columnsAt(40, 110, 300, 380)
    const read = await readLines([
      title('Du 01/01/2026 au 31/01/2026'),
      two('Date', 'Libelle', 'Debit', 'Credit'),
      two('01/01/2026', 'Solde au 31/12/2025', '', '500,00'),
      two('02/01/2026', 'TRANSPORT ADAPTE', '20,50', ''),
      two('05/01/2026', 'REPORTER SANS FRONTIERES', '100,00', ''),
      two('09/01/2026', 'NEW BALANCE LYON', '50,00', ''),
      two('12/01/2026', 'CLIENT', '', '50,00'),
      two('31/01/2026', 'Total des mouvements', '170,50', '50,00'),
      two('31/01/2026', 'Closing totals', '170,50', '50,00'),
      two('31/01/2026', 'Solde au 31/01/2026', '', '379,50'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ amounts: ['-20.50', '-100.00', '-50.00', '50.00'] }],
    })
  })
})

test('a frame drawn with letters is none of its table', async () => {
  const rule = title(`+${'-'.repeat(100)}+`)
  const row = columnsAt(40, 96, 300, 380, 460)
  const read = await readLines([
    title('COMPTE 01234 567890 12 DU 01/12/2025 AU 31/12/2025'),
    rule,
    row('|DATE', '|LIBELLE', '|DEBIT', '|CREDIT', '|SOLDE|'),
    rule,
    row('|', '|SOLDE PRECEDENT', '|', '|', '|3.000.000|'),
    row('|02/12/2025', '|RETRAIT|', '500.000|', '|', '2.500.000|'),
    row('|03/12/2025', '|VERSEMENT|', '|', '1.250.000|', '3.750.000|'),
    row('|04/12/2025', '|CHEQUE 71|', '13.275|', '|', '3.736.725|'),
    rule,
    row('|', '|NOUVEAU SOLDE', '|', '|', '|3.736.725|'),
    rule,
  ])
  expect(read).toMatchObject({
    outcome: 'parse',
    accounts: [{ amounts: ['-500000', '1250000', '-13275'], texts: ['RETRAIT', 'VERSEMENT', 'CHEQUE 71'] }],
  })
})

test('a mark beside an amount is no text, a rate of exchange is one, and francs CFA are a currency', async () => {
  const row = columnsAt(40, 110, 300, 380, 440)
  const read = await readLines([
    title('RELEVE DE COMPTE EN FRANCS CFA du 01/01/2026 au 31/01/2026'),
    row('DATE', 'LIBELLE', 'DEBIT', 'CREDIT'),
    row('', 'SOLDE AU 31/12/2025', '', '3 000 000'),
    row('02/01/2026', 'COTISATION', '500 000', '', '.'),
    row('03/01/2026', 'ACHAT', '250 000', ''),
    row('', 'Taux de change: 1 EUR = 655,957'),
    row('05/01/2026', 'CLIENT', '', '1 250 000'),
    row('', 'SOLDE AU 31/01/2026', '', '3 500 000'),
  ])
  expect(read.accounts[0]).toMatchObject({
    currency: 'XOF',
    texts: ['COTISATION', 'ACHAT Taux de change: 1 EUR = 655,957', 'CLIENT'],
  })
})
