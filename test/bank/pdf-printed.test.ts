/** What statements of banks do as they are printed, that no style drawn here did; the content is invented. */
import { describe, expect, test } from 'vitest'
import { columnsAt, readLines, type Texts } from './statements/printed.ts'

const title = (text: string): Texts => [[40, text]]
const PERIOD = title('Statement period: January 1, 2026 to January 31, 2026')

describe('days and years', () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const table = (days: readonly [string, string, string], text = 'RENT'): readonly Texts[] => [
    row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
    row('', 'Opening balance', '', '', '1,000.00'),
    row(days[0], text, '100.00', '', '900.00'),
    row(days[1], 'CLIENT', '', '50.00', '950.00'),
    row(days[2], 'SHOP', '25.00', '', '925.00'),
    row('', 'Closing balance', '', '', '925.00'),
  ]

  test('a day and a month of one digit each are a date', async () => {
    const read = await readLines([
      title('December 20, 2025 to January 19, 2026'),
      ...table(['12/31', '1/1', '1/9']),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ dates: ['2025-12-31', '2026-01-01', '2026-01-09'] }],
    })
  })

  test('a period may have years of two digits', async () => {
    const read = await readLines([title('01 Apr 25 - 30 Apr 25'), ...table(['02 Apr', '03 Apr', '29 Apr'])])
    expect(read.accounts[0]?.dates).toEqual(['2025-04-02', '2025-04-03', '2025-04-29'])
  })

  test('a day above twelve proves the order of all, and two that contradict each other leave it open', async () => {
    const closing = title('Date du relevé : 20 novembre 2025')
    const cells = ['10 21', '11 10', '11 11'] as const
    expect(await readLines([closing, ...table(cells)])).toMatchObject({
      outcome: 'parse',
      accounts: [{ dates: ['2025-10-21', '2025-11-10', '2025-11-11'] }],
    })
    expect(await readLines([closing, ...table(['21 10', '10 11', '11 11'])])).toMatchObject({
      outcome: 'parse',
      accounts: [{ dates: ['2025-10-21', '2025-11-10', '2025-11-11'] }],
    })
    expect(await readLines([closing, ...table(['10 21', '11 10', '19 11'])])).toMatchObject({
      outcome: 'ask',
      codes: expect.arrayContaining(['bank.ask.dateOrder']),
    })
  })

  test('a day above twelve of the second column proves the order too', async () => {
    const two = columnsAt(40, 110, 180, 320, 400, 480)
    const read = await readLines([
      title('Date du relevé : 20 novembre 2025'),
      two('Date', 'Inscription', 'Description', 'Débit', 'Crédit', 'Solde'),
      two('', '', 'Solde précédent', '', '', '1 000,00'),
      two('11 10', '11 12', 'EPICERIE', '20,00', '', '980,00'),
      two('11 10', '11 13', 'CLIENT', '', '30,00', '1 010,00'),
      two('', '', 'Nouveau solde', '', '', '1 010,00'),
    ])
    expect(read.accounts[0]?.dates).toEqual(['2025-11-10', '2025-11-10'])
  })

  test('a year in the text of a movement is not that of the statement', async () => {
    const rows = table(['28-10', '29-10', '30-10'], 'REF 2026-11-03-14.22')
    expect(await readLines([title('Date: 31-10-2025'), ...rows])).toMatchObject({
      outcome: 'parse',
      accounts: [{ dates: ['2025-10-28', '2025-10-29', '2025-10-30'] }],
    })
    expect(await readLines(rows)).toMatchObject({ outcome: 'ask', codes: ['bank.ask.year'] })
  })

  test('the year may stand below the day', async () => {
    const two = columnsAt(40, 90, 140, 380, 460)
    const read = await readLines([
      two('Buchung', 'Valuta', 'Vorgang', 'Soll', 'Haben'),
      two('', '', 'Alter Saldo', '', '+ 1.000,00'),
      two('30.12.', '02.01.', 'MIETE', '- 100,00', ''),
      two('2025', '2026', 'RECHNUNG 12', '', ''),
      two('05.01.', '06.01.', 'KUNDE', '', '+ 50,25'),
      two('2026', '2026', 'DANKE', '', ''),
      two('', '', 'Neuer Saldo', '', '+ 950,25'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [
        {
          dates: ['2025-12-30', '2026-01-05'],
          texts: ['MIETE RECHNUNG 12', 'KUNDE DANKE'],
          amounts: ['-100.00', '50.25'],
        },
      ],
    })
  })

  test.each([
    ['02/0103/01', 2],
    ['02.01./03.01.', 2],
  ] as const)('two days in one text: %s', async (days, day) => {
    const one = columnsAt(40, 130, 380, 460)
    const read = await readLines([
      title('Du 01/01/2026 au 31/01/2026'),
      one('Date', 'Libelle', 'Debit', 'Credit'),
      one('', 'Solde depart au 31/12/2025', '', '1 000,00'),
      one(days, 'LOYER', '100,00', ''),
      one(days.replace('03', '04'), 'CLIENT', '', '50,25'),
      one('', 'Solde final', '', '950,25'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['-100.00', '50.25'] }] })
    expect(read.accounts[0]?.dates).toEqual([`2026-01-0${day}`, `2026-01-0${day}`])
  })
})

describe('headings', () => {
  test('a word over another is the first half of its name: POST DATE, TRAN DATE', async () => {
    const row = columnsAt(40, 90, 150, 380)
    const read = await readLines([
      PERIOD,
      title('Credit card, minimum payment 10.00, credit limit 5,000.00'),
      row('POST', 'TRAN', '', ''),
      row('DATE', 'DATE', 'DESCRIPTION', 'AMOUNT'),
      row('', '', 'Previous balance', '100.00'),
      row('03 Jan', '02 Jan', 'SHOP', '20.50'),
      row('07 Jan', '05 Jan', 'PAYMENT - THANK YOU', '50.00CR'),
      row('', '', 'New balance', '70.50'),
    ])
    expect(read.accounts[0]).toMatchObject({
      dates: ['2026-01-02', '2026-01-05'],
      amounts: ['-20.50', '50.00'],
    })
  })

  test('the day of posting goes before that of effect, and the account’s before that of the operation', async () => {
    const row = columnsAt(40, 110, 180, 380, 460)
    const rows = (first: string, second: string): readonly Texts[] => [
      PERIOD,
      row(first, second, 'Description', 'Amount', 'Balance'),
      row('', '', 'Opening balance', '', '500.00'),
      row('2026-01-03', '2026-01-02', 'SHOP', '-20.50', '479.50'),
      row('2026-01-07', '2026-01-05', 'CLIENT', '50.00', '529.50'),
    ]
    const dates = ['2026-01-03', '2026-01-07']
    expect((await readLines(rows('Post Date', 'Eff Date'))).accounts[0]?.dates).toEqual(dates)
    expect((await readLines(rows('Date compta', 'Date operation'))).accounts[0]?.dates).toEqual(dates)
  })

  test('an amount with its side is one heading over two lines, and the day of interest that of value', async () => {
    const row = columnsAt(40, 80, 130, 380, 460)
    const read = await readLines([
      title('Datum vanaf 01-01-2026 t/m 31-01-2026'),
      title('Beginsaldo 500,00 CR'),
      title('Eindsaldo 529,50 CR'),
      row('Datum', 'Rente-', 'Omschrijving', 'Bedrag af', 'Bedrag bij'),
      row('', 'datum', '', '(debet)', '(credit)'),
      row('02-01', '03-01', 'WINKEL', '20,50', ''),
      row('05-01', '07-01', 'KLANT', '', '50,00'),
    ])
    expect(read.accounts[0]).toMatchObject({
      dates: ['2026-01-02', '2026-01-05'],
      amounts: ['-20.50', '50.00'],
    })
  })

  test('titles two lines above the headings are none of them', async () => {
    const row = columnsAt(40, 70, 130, 190, 460)
    const read = await readLines([
      title('Extrait de compte'),
      [
        [40, 'Compte BE68 5390 0754 7034'],
        [400, 'Extrait no 11 du 31/01/2026'],
      ],
      row('No', 'Date', 'Date', 'Description de la transaction', 'Montant'),
      row('', 'comptable', 'valeur', '', ''),
      row('', '', '', 'Solde precedent au 31/12/2025', '+ 500,00'),
      row('0001', '02/01/2026', '03/01/2026', 'ACHAT', '- 20,50'),
      row('0002', '05/01/2026', '07/01/2026', 'CLIENT', '+ 50,00'),
      row('', '', '', 'Nouveau solde au 31/01/2026', '+ 529,50'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ dates: ['2026-01-02', '2026-01-05'] }] })
  })

  test('texts may stand right of the amounts, and the name above the first table says its side', async () => {
    const row = columnsAt(40, 110, 180)
    const read = await readLines([
      PERIOD,
      title('Beginning balance 1,000.00'),
      title('Ending balance 874.50'),
      title('Deposits and Other Additions'),
      row('Date', 'Amount', 'Description'),
      row('01/05', '50.00', 'CLIENT'),
      title('Withdrawals and Purchases'),
      row('Date', 'Amount', 'Description'),
      row('01/07', '150.50', 'RENT'),
      row('01/09', '25.00', 'SHOP'),
      title('Daily Balance Detail'),
      row('Date', 'Balance', 'Date', 'Balance'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ amounts: ['50.00', '-150.50', '-25.00'], texts: ['CLIENT', 'RENT', 'SHOP'] }],
    })
  })

  test('what a table of pending movements says is not booked', async () => {
    const row = columnsAt(40, 110, 300, 380, 460)
    const read = await readLines([
      PERIOD,
      row('Date', 'Description', 'Money out', 'Money in', 'Balance'),
      row('', 'Opening balance', '', '', '500.00'),
      row('Jan 2', 'SHOP', '20.50', '', '479.50'),
      row('Jan 5', 'CLIENT', '', '50.00', '529.50'),
      title('Pending from January 1, 2026 to January 31, 2026'),
      row('Date', 'Description', 'Money out', 'Money in', ''),
      row('Jan 31', 'PARKING', '12.00', '', ''),
    ])
    expect(read.accounts[0]).toMatchObject({ amounts: ['-20.50', '50.00'], closingBalance: '529.50' })
  })
})

describe('texts', () => {
  test('amounts on the last line of their text: what follows is of the next movement', async () => {
    const row = columnsAt(40, 110, 300, 380, 460)
    const read = await readLines([
      PERIOD,
      row('Date', 'Description', 'Withdrawals', 'Deposits', 'Balance'),
      row('', 'Opening balance', '', '', '500.00'),
      row('Jan 2', 'SHOP', '', '', ''),
      row('', 'MAIN STREET', '20.00', '', ''),
      row('', 'BAKERY', '', '', ''),
      row('', 'SIDE STREET', '5.50', '', '474.50'),
      row('Jan 5', 'CLIENT', '', '', ''),
      row('', 'INVOICE 12', '', '50.00', '524.50'),
    ])
    expect(read.accounts[0]?.texts).toEqual(['SHOP MAIN STREET', 'BAKERY SIDE STREET', 'CLIENT INVOICE 12'])
  })

  test('a panel beside the table takes no text away and gives none', async () => {
    const row = columnsAt(40, 110, 300, 380, 460)
    const read = await readLines([
      PERIOD,
      [...row('Date', 'Description', 'Money out', 'Money in', 'Balance'), [530, 'At a glance']],
      row('', 'Opening balance', '', '', '500.00'),
      row('Jan 2', 'SHOP', '20.50', '', '479.50'),
      [
        [110, 'VALUE DATE 03 NOV'],
        [530, 'Money in'],
      ],
      [[530, '50.00']],
      [...row('Jan 5', 'CLIENT', '', '50.00', '529.50'), [530, 'Money out']],
      [...columnsAt(110)('INVOICE 12'), [530, '20.50']],
      row('Jan 31', 'Balance carried forward', '', '', '529.50'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ amounts: ['-20.50', '50.00'], closingBalance: '529.50' }],
    })
    expect(read.accounts[0]?.texts).toEqual(['SHOP VALUE DATE 03 NOV', 'CLIENT INVOICE 12'])
  })

  test('a word in an empty cell of amounts is no text', async () => {
    const row = columnsAt(40, 110, 300, 380, 460)
    const read = await readLines([
      PERIOD,
      row('Date', 'Description', 'Withdrawals', 'Deposits', 'Balance'),
      row('', 'Opening balance', 'blank', 'blank', '500.00'),
      row('Jan 2', 'SHOP', '20.50', 'blank', '479.50'),
      row('Jan 5', 'CLIENT', 'blank', '50.00', '529.50'),
    ])
    expect(read.accounts[0]?.texts).toEqual(['SHOP', 'CLIENT'])
  })
})

describe('sides', () => {
  const row = columnsAt(40, 110, 400)

  test('CR may stand below its amount', async () => {
    const read = await readLines([
      PERIOD,
      title('Credit card, minimum payment 10.00, credit limit 5,000.00'),
      row('Date', 'Details', 'Amount'),
      row('', 'Previous balance', '100.00'),
      row('Jan 2', 'SHOP', '20.50'),
      row('Jan 5', 'PAYMENT RECEIVED', '50.00'),
      row('', '', 'CR'),
      ...Array.from({ length: 9 }, (_, i) => row(`Jan ${10 + i}`, 'BAKERY', `4.0${i}`)),
      row('', 'New balance', '106.86'),
    ])
    expect(read.accounts[0]?.amounts.slice(0, 3)).toEqual(['-20.50', '50.00', '-4.00'])
  })

  test('S and H behind amounts are Soll and Haben', async () => {
    const read = await readLines([
      title('Kontoauszug Nr. 1/2026 erstellt am 31.01.2026'),
      row('', 'alter Kontostand', '500,00 H'),
      row('02.01.', 'LADEN', '20,50 S'),
      row('05.01.', 'KUNDE', '50,00 H'),
      row('09.01.', 'MIETE', '100,00 S'),
      row('', 'neuer Kontostand', '429,50 H'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['-20.50', '50.00', '-100.00'] }] })
  })

  test('a bracket left open behind an amount says nothing', async () => {
    const read = await readLines([
      PERIOD,
      columnsAt(40, 110, 300, 380, 460)('Date', 'Transaction', 'Debit', 'Credit', 'Balance'),
      columnsAt(40, 110, 460)('01 Jan', 'OPENING BALANCE', '$500.00 CR'),
      columnsAt(40, 110, 300, 460)('02 Jan', 'SHOP', '20.50 (', '$479.50 CR'),
      columnsAt(40, 110, 380, 460)('05 Jan', 'CLIENT', '$50.00', '$529.50 CR'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['-20.50', '50.00'] }] })
  })

  test('unmarked amounts beside some that bear CR come in under no rule', async () => {
    const read = await readLines([
      PERIOD,
      title('REWARDS CREDIT CARD STATEMENT'),
      row('Date', 'Details', 'Amount'),
      row('', 'Previous balance', '100.00'),
      row('Jan 2', 'SHOP', '20.50'),
      row('Jan 5', 'REFUND', '50.00CR'),
      row('Jan 9', 'BAKERY', '4.00'),
      row('', 'New balance', '174.50'),
    ])
    expect(read).toMatchObject({ outcome: 'ask', codes: ['bank.ask.proof'] })
  })
})

describe('proof', () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const head = [
    PERIOD,
    row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
    row('', 'Balance B/F', '', '', '500.00'),
    row('Jan 2', 'SHOP', '20.50', '', '479.50'),
    row('Jan 5', 'CLIENT', '', '50.00', '529.50'),
  ]

  test('balances may be brought and carried forward as B/F and C/F', async () => {
    const read = await readLines([...head, row('', 'Balance C/F', '', '', '529.50')])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ openingBalance: '500.00', closingBalance: '529.50' }],
    })
  })

  test('running balances that end elsewhere than the balance below them prove nothing', async () => {
    const rows = [...head, row('', 'Balance carried forward', '', '', '322.15')]
    const read = await readLines(rows.with(2, row('', 'Opening balance', '', '', '500.00')))
    expect(read).toMatchObject({ outcome: 'ask', codes: ['bank.ask.proof'] })
  })

  test('what is carried to a page that is not read is no end where a closing balance is named', async () => {
    const rows = [...head, row('', 'Balance carried forward', '', '', '529.50')].with(
      2,
      row('', 'Opening balance', '', '', '500.00'),
    )
    expect(await readLines([title('Closing balance 322.15'), ...rows])).toMatchObject({
      outcome: 'ask',
      codes: ['bank.ask.proof'],
    })
  })

  test('texts that thank do not turn amounts that all bear a minus: it is asked', async () => {
    const amounts = columnsAt(40, 120, 400, 500)
    const read = await readLines([
      PERIOD,
      amounts('Date', 'Description', 'Amount', 'Balance'),
      amounts('Jan 1', 'Opening balance', '', '500.00'),
      amounts('Jan 5', 'GROCER Invoice 12, thank you', '(20.50)', ''),
      amounts('Jan 9', 'BAKERY Invoice 15, thank you', '(9.50)', ''),
      amounts('Jan 31', 'Closing balance', '', '470.00'),
    ])
    expect(read.outcome).toBe('ask')
    expect(read.accounts[0]).toMatchObject({ amounts: ['-20.50', '-9.50'], closingBalance: '470.00' })
  })

  test('what stands below the closing balance without a date of its own is no movement', async () => {
    const read = await readLines([
      ...head,
      row('Jan 31', 'Closing balance', '', '', '529.50'),
      title('Interest rates'),
      row('Jan 1, 2026', 'and over 3.05%', '', '', ''),
      row('', 'Interest earned this year', '12.44', '', ''),
    ])
    expect(read.accounts[0]).toMatchObject({ amounts: ['-20.50', '50.00'], closingBalance: '529.50' })
  })

  test('each account has the currency that its own part names', async () => {
    const of = (currency: string, number: string): readonly Texts[] => [
      title(`${currency} account`),
      [
        [40, `Account number: ${number}`],
        [300, `Currency: ${currency}`],
      ],
      ...head.slice(1),
      row('', 'Balance C/F', '', '', '529.50'),
    ]
    const read = await readLines([PERIOD, ...of('EUR', '1234567890'), ...of('USD', '9876543210')])
    expect(read.accounts).toMatchObject([{ currency: 'EUR' }, { currency: 'USD', accountId: '9876543210' }])
  })

  test('lines like movements below a table of another kind are told, those of its own kind are not', async () => {
    const other = (
      heading: readonly [string, string],
      ...rows: readonly (readonly [string, string, string])[]
    ) =>
      readLines([
        ...head,
        row('Jan 31', 'Closing balance', '', '', '529.50'),
        [
          [110, heading[0]],
          [380, heading[1]],
        ],
        ...rows.map(([day, text, amount]) => row(day, text, '', amount)),
      ])
    const read = await other(['Details', 'Amount'], ['Jan 12', 'REFUND', '12.44'], ['Jan 13', 'SHOP', '3.00'])
    expect(read).toMatchObject({ outcome: 'parse', codes: ['bank.file.outsideTable'] })
    expect(read.accounts[0]?.amounts).toEqual(['-20.50', '50.00'])
    expect((await other(['Details', 'Amount'], ['', 'Monthly fee', '12.44'])).codes).toEqual([])
  })
})
