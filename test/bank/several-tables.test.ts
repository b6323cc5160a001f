/** Several tables in one file of text: each is read by its own names, and what cannot be told apart is asked. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCents } from '../../db/rules/money.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import type { ColumnMap } from '../../electron/bank/parsed.ts'
import { tries } from '../support/properties.ts'

async function read(text: string, columns?: ColumnMap) {
  const bytes = new TextEncoder().encode(text)
  const { outcome, accounts, problems } = await parseBytes({
    bytes,
    extension: 'csv',
    ...(columns ? { columns } : {}),
  })
  return {
    outcome,
    accounts: accounts.map(({ accountId, lines }) => [
      accountId,
      ...lines.map(({ amount, description }) => `${amount} ${description}`.trim()),
    ]),
    told: problems.map(({ code, line }) => `${code.replace('bank.', '')}${line ? `@${line}` : ''}`),
  }
}

const ONE_AMOUNT = [
  'Date,Description,Amount,Balance',
  '2026-03-01,Rent,-1200.00,3800.00',
  '2026-03-02,Deposit,500.00,4300.00',
]
const TWO_SIDES = [
  'Posted,Description,Money out,Money in,Balance',
  '2026-03-03,Transfer,200.00,,1800.00',
  '2026-03-07,Interest,,3.25,1803.25',
]
const FIRST = ['-1200.00 Rent', '500.00 Deposit']
const SECOND = ['-200.00 Transfer', '3.25 Interest']
/** Two tables side by side, as a sheet saved as text has them. */
const beside = (left: readonly string[], right: readonly string[]) =>
  left.map((row, i) => `${row},,${right[i] ?? ''}`)

describe('read each by its own names', () => {
  test.each([
    ['one under the other', ['Account,1234567', ...ONE_AMOUNT, 'Account,7654321', ...TWO_SIDES]],
    ['the other way round', ['Account,7654321', ...TWO_SIDES, '', 'Account,1234567', ...ONE_AMOUNT]],
    ['side by side', beside(['Account 1234567,,,', ...ONE_AMOUNT], ['Account 7654321,,,,', ...TWO_SIDES])],
  ])('%s, of two accounts', async (_, rows) => {
    const { outcome, accounts, told } = await read(rows.join('\n'))
    expect({ outcome, told }).toEqual({ outcome: 'parse', told: [] })
    expect(accounts.toSorted()).toEqual([
      ['1234567', ...FIRST],
      ['7654321', ...SECOND],
    ])
  })

  test('what goes out under what comes in, of one account', async () => {
    const rows = [
      ...['Date;Libellé;Encaissement', '2026-03-01;Vente;500,00', '2026-03-02;Dépôt;20,00', ''],
      ...['Date;Libellé;Décaissement', '2026-03-03;Loyer;300,00', '2026-03-04;Café;4,50'],
    ]
    const found = await read(rows.join('\n'))
    expect(found.outcome).toBe('parse')
    expect(found.accounts).toEqual([[null, '500.00 Vente', '20.00 Dépôt', '-300.00 Loyer', '-4.50 Café']])
  })

  test('the same names again are one table', async () => {
    const found = await read(
      [...ONE_AMOUNT, ...ONE_AMOUNT.slice(0, 1), '2026-03-05,Café,-12.50,4287.50'].join('\n'),
    )
    expect(found).toEqual({ outcome: 'parse', accounts: [[null, ...FIRST, '-12.50 Café']], told: [] })
  })
})

describe('asked', () => {
  test.each([
    ['an account that names none below one that names none', [...ONE_AMOUNT, '', ...TWO_SIDES]],
    ['an account that names none below one', ['Account,1234567', ...ONE_AMOUNT, '', ...TWO_SIDES]],
    ['an account below one that names none', [...ONE_AMOUNT, 'Account,7654321', ...TWO_SIDES]],
  ])('%s', async (_, rows) => {
    const text = rows.join('\n')
    const all = (accounts: unknown[][]) => accounts.flat().filter((one) => String(one).includes(' '))
    const { outcome, accounts, told } = await read(text)
    expect(outcome).toBe('ask')
    expect(told[0]).toContain('ask.tables@')
    expect(all(accounts)).toEqual([...FIRST, ...SECOND])
    const taken = await read(text, { otherTables: 'read' })
    expect(taken.outcome).toBe('parse')
    expect(all(taken.accounts)).toEqual([...FIRST, ...SECOND])
    const apart = await read(text, { otherTables: 'apart' })
    expect(apart.outcome).toBe('parse')
    expect(apart.accounts.map(([, ...lines]) => lines)).toEqual([FIRST, SECOND])
    const left = await read(text, { otherTables: 'leave' })
    expect(left.outcome).toBe('parse')
    expect(all(left.accounts)).toEqual(FIRST)
    expect(left.told[0]).toContain('file.tableLeft@')
  })

  test('names in a language that is not known, below', async () => {
    const found = await read(
      [...ONE_AMOUNT, 'Päivä,Selite,Otot,Panot', '2026-03-03,Transfer,200.00,'].join('\n'),
    )
    expect(found.outcome).toBe('ask')
    expect(found.told).toEqual(['file.otherNames@4', 'ask.columns'])
  })

  test('names in a language that is not known, above', async () => {
    const above = ['Päivä,Selite,Otot,Panot', '2026-03-03,Transfer,200.00,', '2026-03-07,Interest,,3.25']
    const found = await read([...above, ...ONE_AMOUNT].join('\n'))
    expect(found.outcome).toBe('ask')
    expect(found.told).toEqual(['file.rowsAbove@2', 'ask.columns'])
    // a person who confirms the columns is told again what is not in them
    const confirmed = await read([...above, ...ONE_AMOUNT].join('\n'), { date: 0, amount: 2, description: 1 })
    expect(confirmed.outcome).toBe('parse')
    expect(confirmed.told).toEqual(['file.rowsAbove@2'])
  })
})

test('tables that are accounts of their own are named by their headings', async () => {
  const card = ['Umsatz Visa-Karte,', 'Alter Kontostand,1800.00', '', ...TWO_SIDES]
  const text = ['Umsatz Girokonto,', '', ...ONE_AMOUNT, '', ...card].join('\n')
  const { accounts, told } = await read(text, { otherTables: 'apart' })
  expect(accounts.map(([name]) => name)).toEqual(['Umsatz Girokonto', 'Umsatz Visa-Karte'])
  expect(told).not.toContain('file.statementGap')
})

test('what is no table of movements, or is only announced, is told and left', async () => {
  const announced = ['Scheduled payments', 'Due date,Payee,Amount', '2026-04-01,Rent,1200.00']
  const found = await read([...ONE_AMOUNT, '', ...announced].join('\n'))
  expect(found).toEqual({ outcome: 'parse', accounts: [[null, ...FIRST]], told: ['file.tableLeft@5'] })
})

test('a table that adds up another is left without a question', async () => {
  const sums = ['Date,Money out,Money in', '2026-03-01,1200.00,', '2026-03-02,,500.00']
  const found = await read([...ONE_AMOUNT, '', ...sums].join('\n'))
  expect(found).toEqual({ outcome: 'parse', accounts: [[null, ...FIRST]], told: ['file.tableSums@5'] })
})

test('a table whose rows cannot be read is told, one without rows is not', async () => {
  const names = 'Date,Description,Debit,Credit'
  const unread = await read([...ONE_AMOUNT, '', names, '2026-03-05,Pain,zwölf,'].join('\n'))
  expect(unread.told).toEqual(['file.tableLeft@5'])
  expect((await read([...ONE_AMOUNT, '', names].join('\n'))).told).toEqual([])
})

test('movements of a table that cannot be read are named, and the file is no longer whole', async () => {
  const names = 'Date,Description,Debit,Credit,More'
  const { outcome, told } = await read([...ONE_AMOUNT, '', names, '2026-03-05,Pain,,,12.00'].join('\n'))
  expect([outcome, told]).toEqual(['partial', ['row.noAmount@6', 'file.tableLeft@5']])
})

test('names on two rows below a note of figures are of one table', async () => {
  const second = [
    'Account,7654321',
    ',,,,Rate,1.25 %',
    'Date,Amount',
    'booked,original,Text,Amount',
    '2026-03-05,,Pain,-12.00',
  ]
  const { accounts, outcome } = await read(['Account,1234567', ...ONE_AMOUNT, '', ...second].join('\n'))
  expect([outcome, accounts.map(([name]) => name)]).toEqual(['parse', ['1234567', '7654321']])
})

test('rows in the columns of another table are told, and asked about when they are many', async () => {
  const strays = ['x,y,2026-03-05,12.00,Pain', 'x,y,2026-03-06,13.00,Gaz']
  const found = await read([...ONE_AMOUNT, ...strays].join('\n'))
  expect(found.outcome).toBe('ask')
  expect(found.told).toEqual(['file.otherRow@4', 'file.otherRow@5', 'ask.columns'])
})

test('names that end with a number are names', async () => {
  const second = ['Account,7654321', 'Date,Text1,Text2,Debit,Credit', '2026-03-03,Transfer,,200.00,']
  const { accounts } = await read(['Account,1234567', ...ONE_AMOUNT, ...second].join('\n'))
  expect(accounts.map(([name]) => name)).toEqual(['1234567', '7654321'])
})

test('columns chosen for one table are not those of another with other names', async () => {
  const rows = ['Account,1234567', ...ONE_AMOUNT, 'Account,7654321', ...TWO_SIDES].join('\n')
  const found = await read(rows, { headerRow: 2, date: 0, amount: 2, description: 1, balance: 3 })
  expect(found.accounts).toEqual([
    ['1234567', ...FIRST],
    ['7654321', ...SECOND],
  ])
})

const NAMES = [
  ['Date', 'Description', 'Amount', 'Balance'],
  ['Posted', 'Details', 'Money out', 'Money in', 'Balance'],
  ['Transaction date', 'Debit', 'Credit', 'Description'],
  ['Amount', 'Value date', 'Booking date', 'Payee'],
] as const

/** A row of a table: the amount in the column of its side. */
function rowOf(names: readonly string[], day: number, cents: number, text: string): string {
  const cell = (name: string) => {
    if (/date|posted/i.test(name)) return `2026-03-${String(day).padStart(2, '0')}`
    if (name === 'Amount') return formatCents(cents)
    if (/^(debit|money out)$/i.test(name)) return cents < 0 ? formatCents(-cents) : ''
    if (/^(credit|money in)$/i.test(name)) return cents > 0 ? formatCents(cents) : ''
    return name === 'Balance' ? '' : text
  }
  return names.map(cell).join(',')
}

test('no movement of several tables is lost or changes its sign', async () => {
  const cents = fc.integer({ min: -99999, max: 99999 }).filter((value) => value !== 0)
  const table = fc.record({
    names: fc.constantFrom(...NAMES),
    rows: fc.array(cents, { minLength: 2, maxLength: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(table, { minLength: 2, maxLength: 4 }), async (tables) => {
      const rows = tables.flatMap(({ names, rows }, i) => [
        `Account,${1000001 + i}`,
        names.join(','),
        ...rows.map((value, k) => rowOf(names, k + 1, value, `Movement ${'abcdef'[k]}`)),
      ])
      const { accounts } = await read(rows.join('\n'))
      const amounts = accounts.flatMap(([, ...lines]) => lines.map((line) => line!.split(' ')[0]))
      expect(amounts.toSorted()).toEqual(
        tables.flatMap(({ rows: values }) => values.map((value) => formatCents(value))).toSorted(),
      )
    }),
    tries(200),
  )
})
