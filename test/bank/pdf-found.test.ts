/** What PDF statements of banks nobody here had seen do differently; the content is invented. */
import { describe, expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { columnsAt, readLines, type Texts } from './statements/printed.ts'
import { linesOfText, rawPdf } from './statements/raw.ts'

const PERIOD: readonly Texts[] = [
  [[40, 'Statement period: January 1, 2026 to January 31, 2026']],
  [[40, 'Account number: 123-456789']],
]

describe('dashes in columns without a value', () => {
  const sides = (at: number): readonly Texts[] => {
    const row = columnsAt(40, 110, 300, at)
    return [
      ...PERIOD,
      [[40, 'Opening balance: 1,000.00']],
      [[40, 'Closing balance: 12,009.75']],
      row('Date', 'Description', 'Debit', 'Credit'),
      row('2026-01-02', 'RENT', '100.00', '-'),
      row('2026-01-03', 'ACME', '-', '300.00'),
      row('2026-01-05', 'HYDRO', '90.25', '-'),
      row('2026-01-07', 'NORTH', '-', '900.00'),
      row('2026-01-09', 'SOUTH', '-', '9,900.00'),
      row('2026-01-11', 'EAST', '-', '100.00'),
    ]
  }

  test.each([360, 420])('a dash on the other side is no minus (credits at %i)', async (at) => {
    expect(await readLines(sides(at))).toMatchObject({
      outcome: 'parse',
      accounts: [{ amounts: ['-100.00', '300.00', '-90.25', '900.00', '9900.00', '100.00'] }],
    })
  })

  test('a dash without a card number before the amount is no minus, and no text', async () => {
    const row = columnsAt(40, 110, 400, 450)
    const read = await readLines([
      ...PERIOD,
      row('Date', 'Description', 'Card', 'Amount'),
      row('', 'Opening balance', '', '500.00'),
      row('2026-01-02', 'RENT', '1234', '-100.00'),
      row('2026-01-03', 'SHOP', '1234', '-20.00'),
      row('2026-01-05', 'CLIENT', '-', '70.50'),
      row('2026-01-07', 'SHOP', '4066', '-10.00'),
      row('', 'Closing balance', '', '440.50'),
    ])
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [
        { amounts: ['-100.00', '-20.00', '70.50', '-10.00'], texts: ['RENT', 'SHOP', 'CLIENT', 'SHOP'] },
      ],
    })
  })

  test('a sign in a column of its own stays a sign', async () => {
    const row = columnsAt(40, 110, 400, 430)
    const read = await readLines([
      ...PERIOD,
      row('Date', 'Description', '', 'Amount'),
      row('', 'Opening balance', '', '500.00'),
      row('2026-01-02', 'RENT', '-', '100.00'),
      row('2026-01-03', 'SHOP', '-', '20.00'),
      row('2026-01-05', 'CLIENT', '+', '70.50'),
      row('', 'Closing balance', '', '450.50'),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts: ['-100.00', '-20.00', '70.50'] }] })
  })
})

describe('a German card, which prints what is owed and every purchase with a minus', () => {
  const row = columnsAt(40, 140, 450)
  const card = (rows: readonly Texts[], closing: string): readonly Texts[] => [
    [[40, 'Ihre Kreditkarte, Visa 4152 12xx xxxx 1234']],
    [[40, 'Abrechnungszeitraum: 25.03.2026 - 25.04.2026']],
    row('Buchungsdatum', 'Beschreibung', 'Betrag in EUR'),
    row('', 'Alter Saldo', '-84,63'),
    ...rows,
    row('', 'Neuer Saldo', closing),
  ]

  test('is read as printed', async () => {
    const read = await readLines(
      card(
        [
          row('26.03.2026', 'Kartenumsatz LADEN, BERLIN', '-14,21'),
          row('27.03.2026', 'Kartenumsatz MARKT, BERLIN', '-27,60'),
          row('31.03.2026', 'Ausgleich 03/2026', '84,63'),
          row('02.04.2026', 'Kartenumsatz LADEN, BERLIN', '-9,00'),
        ],
        '-50,81',
      ),
    )
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [
        {
          openingBalance: '-84.63',
          closingBalance: '-50.81',
          amounts: ['-14.21', '-27.60', '84.63', '-9.00'],
        },
      ],
    })
  })

  test('is asked about where most movements have no minus: it may be a card with money on it', async () => {
    const read = await readLines(
      card(
        [
          row('26.03.2026', 'LADEN, BERLIN', '14,21'),
          row('27.03.2026', 'MARKT, BERLIN', '27,60'),
          row('31.03.2026', 'HALLE', '-10,00'),
        ],
        '-52,82',
      ),
    )
    expect(read).toMatchObject({ outcome: 'ask', codes: ['bank.ask.sides'] })
  })
})

test('the total amount due of a card is its closing balance', async () => {
  const row = columnsAt(40, 140, 450)
  const read = await readLines([
    [[40, 'FIRST CREDIT CARD, statement date 2026-02-01, total credit limit 5,000.00']],
    row('Transaction date', 'Description', 'Amount'),
    row('', 'LAST MONTH BALANCE', '412.16'),
    row('2026-01-02', 'PAYMENT BY INTERNET', '(412.16)'),
    row('2026-01-03', 'BREAKFAST', '4.20'),
    row('2026-01-09', 'DINNER', '97.80'),
    row('', 'SUBTOTAL', '102.00'),
    row('', 'TOTAL AMOUNT DUE', '102.00'),
  ])
  expect(read).toMatchObject({
    outcome: 'parse',
    accounts: [
      { openingBalance: '-412.16', closingBalance: '-102.00', amounts: ['412.16', '-4.20', '-97.80'] },
    ],
  })
})

describe('whose account it is', () => {
  const head = (...texts: string[]): readonly Texts[] => texts.map((text) => [[40, text] as const])
  const row = columnsAt(40, 140, 400, 480)
  const first: readonly Texts[] = [
    row('Date', 'Operation', 'Debit', 'Credit'),
    row('', 'SOLDE CREDITEUR AU 02/06/2025', '', '715,64'),
    row('03/06/2025', 'RETRAIT', '30,00', ''),
    row('04/06/2025', 'VIREMENT', '', '100,00'),
    row('', 'SOLDE CREDITEUR AU 30/06/2025', '', '785,64'),
  ]
  const second: readonly Texts[] = [
    row('Date', 'Operation', 'Debit', 'Credit'),
    row('', 'SOLDE CREDITEUR AU 02/06/2025', '', '6 200,00'),
    row('19/06/2025', 'VERS COMPTE COURANT', '1 000,00', ''),
    row('', 'SOLDE CREDITEUR AU 30/06/2025', '', '5 200,00'),
  ]

  test('a second table under a number of its own is another account, also without an IBAN', async () => {
    const { accounts } = await readLines([
      ...head('C/C COMPTE JEUNE No 00020324201 en euros', 'IBAN : FR76 1027 8072 2800 0203 2420 139'),
      ...first,
      ...head('LIVRET BLEU No 00020324203 en euros'),
      ...second,
    ])
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['FR7610278072280002032420139', '00020324203'])
  })

  test('the number that is part of the IBAN names the same account on the next page', async () => {
    const { accounts } = await readLines([
      ...head('C/C COMPTE JEUNE No 00020324201 en euros', 'IBAN : FR76 1027 8072 2800 0203 2420 139'),
      ...first,
      ...head('C/C COMPTE JEUNE No 00020324201 en euros'),
      ...second,
    ])
    expect(new Set(accounts.map(({ accountId }) => accountId))).toEqual(
      new Set(['FR7610278072280002032420139']),
    )
  })

  test('a number to call about a card is no account', async () => {
    const { accounts } = await readLines([
      ...head('To report a lost card call 410-555-0199 at any hour.'),
      ...first,
    ])
    expect(accounts.map(({ accountId }) => accountId)).toEqual([null])
  })

  test('marks of a printer that look like an IBAN are none: its check digits do not fit', async () => {
    const { accounts } = await readLines([
      ...head('G3 NS0300C EN050215335559100', 'COMPTE DE DEPOT - No 16275 00800 04012186142'),
      ...first,
    ])
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['16275 00800 04012186142'])
  })
})

test('amounts that go against their balances, without a word that tells, are asked about', async () => {
  const row = columnsAt(40, 140, 450)
  const read = await readLines([
    ...PERIOD,
    row('Date', 'Description', 'Amount'),
    row('', 'Opening balance', '1,000.00'),
    row('2026-01-02', 'HARBOUR', '100.00'),
    row('2026-01-03', 'ACME', '-300.00'),
    row('2026-01-07', 'NORTH', '-900.00'),
    row('', 'Closing balance', '2,100.00'),
  ])
  expect(read).toMatchObject({ outcome: 'ask', codes: ['bank.ask.sides'] })
})

test('a day may have its time behind it, and a number before it (M-Pesa)', async () => {
  const row = columnsAt(40, 130, 250, 440, 500, 560)
  const read = await readLines([
    [[40, 'Statement Period: 2026-01-01 - 2026-07-01']],
    row('Receipt No', 'Completion Time', 'Details', 'Paid in', 'Withdrawn', 'Balance'),
    row('TFH385MBXJ', '2026-06-17 10:48:41', 'Pay Bill', '0.00', '1,000.00', '4,243.00'),
    row('TFG64X1Y2C', '2026-06-16 16:27:05', 'Charge', '0.00', '57.00', '5,243.00'),
    row('TFE8SUOSNA', '2026-06-14 09:15:50', 'Salary', '5,000.00', '0.00', '5,300.00'),
  ])
  expect(read).toMatchObject({
    outcome: 'parse',
    accounts: [
      { openingBalance: '300.00', closingBalance: '4243.00', amounts: ['-1000.00', '-57.00', '5000.00'] },
    ],
  })
})

describe('sides and years that no heading names', () => {
  const row = columnsAt(40, 140, 350, 420, 500)
  const movements = (
    credit: (amount: string) => readonly [string, string],
    year = '/2026',
  ): readonly Texts[] => {
    const debit = (amount: string) => credit(amount).toReversed() as unknown as readonly [string, string]
    return [
      row('', 'Beginning balance', '', '', '895.00'),
      row(`03/10${year}`, 'NORTH', ...debit('145.48'), '749.52'),
      row(`03/15${year}`, 'SOUTH', ...debit('65.00'), '684.52'),
      row(`04/01${year}`, 'EAST', ...credit('895.00'), '1579.52'),
      row(`04/20${year}`, 'WEST', ...debit('830.00'), '749.52'),
      row('', 'Ending balance', '', '', '749.52'),
    ]
  }
  const amounts = ['-145.48', '-65.00', '895.00', '-830.00']

  test.each([
    ['Income and Expense', ['Date', 'Description', 'Income', 'Expense', 'Balance']],
    ['no heading at all', ['', '', '', '', '']],
  ] as const)('what comes in stands first: %s', async (_name, names) => {
    const rows = movements((amount) => [amount, ''])
    expect(
      await readLines([
        [[40, 'Period: 2026-03-01 - 2026-04-30']],
        row(...(names as [string, string, string, string, string])),
        ...rows,
      ]),
    ).toMatchObject({
      outcome: 'parse',
      accounts: [{ openingBalance: '895.00', closingBalance: '749.52', amounts }],
    })
  })

  test('an amount is no year', async () => {
    const read = await readLines([
      row('Date', 'Description', 'Debit', 'Credit', 'Balance'),
      row('', 'Beginning balance', '', '', '2,000.00'),
      row('15 JUN', 'NORTH', '', '86.47', '2086.47'),
      row('16 JUN', 'SOUTH', '95.00', '', '1991.47'),
      row('', 'Ending balance', '', '', '1991.47'),
    ])
    expect(read).toMatchObject({ outcome: 'ask', codes: ['bank.ask.year'] })
  })

  test('the number of debits of a period in the summary is no movement (Howard)', async () => {
    const read = await readLines([
      [[40, 'Account Summary']],
      [
        [40, 'Date'],
        [140, 'Description'],
        [420, 'Amount'],
      ],
      [
        [40, '03/01/2026'],
        [140, 'Beginning Balance'],
        [420, '895.00'],
      ],
      [
        [140, '1 Credit(s) This Period'],
        [420, '895.00'],
      ],
      [
        [140, '3 Debit(s) This Period'],
        [420, '1,040.48'],
      ],
      [
        [40, '04/30/2026'],
        [140, 'Ending Balance'],
        [420, '749.52'],
      ],
      row('Post Date', 'Description', 'Debits', 'Credits', 'Balance'),
      ...movements((amount) => ['', amount]),
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts }] })
  })

  test('balances of the days, side by side below the movements, are none', async () => {
    const read = await readLines([
      row('Date', 'Description', 'Debits', 'Credits', 'Balance'),
      ...movements((amount) => ['', amount]),
      [[40, 'Daily Balances']],
      [
        [40, 'Date'],
        [140, 'Amount'],
        [240, 'Date'],
        [340, 'Amount'],
      ],
      [
        [40, '03/10/2026'],
        [140, '749.52'],
        [240, '04/01/2026'],
        [340, '1579.52'],
      ],
      [
        [40, '03/15/2026'],
        [140, '684.52'],
        [240, '04/20/2026'],
        [340, '749.52'],
      ],
    ])
    expect(read).toMatchObject({ outcome: 'parse', accounts: [{ amounts }] })
  })
})

test('two headings of days in one text: a row without a day of its own has that of the row above', async () => {
  const row = columnsAt(40, 110, 190, 400, 500)
  const file = await parseBytes({
    bytes: rawPdf(
      linesOfText([
        [[40, 'Statement period: March 1, 2026 to March 31, 2026']],
        row('Transaction date Posting date', '', 'Description', 'Amount', 'Balance'),
        row('2026-03-01', '', 'Opening balance', '', '500.00'),
        row('2026-03-04', '2026-03-05', 'CLIENT', '48.35', '548.35'),
        row('', '2026-03-06', 'BAKERY', '-17.36', '530.99'),
        row('2026-03-15', '2026-03-16', 'RENT', '-100.00', '430.99'),
      ]),
    ),
    extension: 'pdf',
  })
  expect(file.accounts[0]?.lines.map(({ date, valueDate }) => [date, valueDate])).toEqual([
    ['2026-03-04', '2026-03-05'],
    ['2026-03-04', '2026-03-06'],
    ['2026-03-15', '2026-03-16'],
  ])
})
