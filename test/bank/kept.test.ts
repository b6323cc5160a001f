/** Books that an office keeps by hand: days of a month, rows without a day that look like sums, accounts of the books. */
import { describe, expect, test } from 'vitest'
import { bookOf, day, type Rows, readBytes } from './workbook-make.ts'

const NAMES = ['Date', 'Libellé', 'Débit', 'Crédit', 'Solde']
const linesOf = async (sheets: Record<string, Rows>) => {
  const { outcome, accounts } = await readBytes(bookOf(sheets))
  const lines = accounts.flatMap((account) => account.lines.map((line) => line.split(' ')))
  return { outcome, days: lines.map(([date]) => date!), amounts: lines.map(([, amount]) => amount) }
}

describe('rows that lack their day', () => {
  test.each(['TOTAL ENERGIES STATION', 'Solde de tout compte M. Roy', 'TOTAL WINE & MORE 907'])(
    '%s is a movement of the day above, as the balances prove',
    async (text) => {
      const rows = [
        NAMES,
        [day(2), 'Loyer', 10, null, 90],
        [null, text, 4, null, null],
        [null, 'Vente', null, 20, 106],
        [day(5), 'Frais', 6, null, 100],
      ]
      const { outcome, days, amounts } = await linesOf({ Feuil1: rows })
      expect([outcome, amounts]).toEqual(['parse', ['-10', '-4', '20', '-6']])
      expect(days[1]).toBe(days[0])
    },
  )

  test('without balances it is left out and named, unless it is the sum above or the last row', async () => {
    const rows = (label: string, amount: number): Rows => [
      NAMES.slice(0, 4),
      [day(2), 'Loyer', 10, null],
      [null, label, amount, null],
      [day(5), 'Frais', 6, null],
    ]
    const shop = await readBytes(bookOf({ Feuil1: rows('TOTAL ENERGIES', 4) }))
    expect([shop.outcome, shop.told]).toEqual(['partial', ['row.noDate', 'file.missingDays']])
    for (const [label, amount] of [
      ['TOTAL ENERGIES', 10],
      ['Total du mois', 4],
      ['Total pour mars', 4],
    ] as const)
      expect((await readBytes(bookOf({ Feuil1: rows(label, amount) }))).outcome, label).toBe('parse')
    const last = rows('x', 1).slice(0, 2)
    const below = [...last, [day(5), 'Frais', 6, null], [null, 'TOTAL DES FRAIS', 6, null]]
    expect((await readBytes(bookOf({ Feuil1: below }))).outcome).toBe('parse')
  })
})

describe('names that offices use', () => {
  test.each([
    ['Jour', 'Dépenses', 'Revenus'],
    ['Day', 'Expenses', 'Income'],
    ['Date', 'Disbursements', 'Receipts'],
  ])('%s, %s, %s', async (date, out, into) => {
    const rows = [
      [date, 'Détails', out, into],
      [day(2), 'A', 10, null],
      [day(3), 'B', null, 7],
    ]
    const { outcome, amounts } = await linesOf({ Feuil1: rows })
    expect([outcome, ...amounts]).toEqual(['parse', '-10', '7'])
  })

  test.each([
    ['Compte GL', 'Loyer', 'Ventes', null],
    ['GL account', '5200', '4000', null],
    ['Compte', 'Loyer', 'Ventes', 90],
  ])('%s holds accounts of the books, not of the bank', async (name, one, other, balance) => {
    const rows = [
      ['Date', 'Libellé', name, 'Montant', 'Solde'],
      [day(2), 'A', one, -10, balance],
      [day(3), 'B', other, 7, balance && balance + 7],
      [day(4), 'C', one, -7, balance],
    ]
    const { accounts } = await readBytes(bookOf({ Feuil1: rows }))
    expect(accounts.map(({ lines }) => lines.length)).toEqual([3])
  })

  test('names of own accounts tell them apart, each with its balances', async () => {
    const rows = [
      ['Date', 'Libellé', 'Compte', 'Montant', 'Solde'],
      [day(2), 'A', 'Courant', -10, 90],
      [day(3), 'B', 'Épargne', 5, 505],
      [day(4), 'C', 'Courant', -7, 83],
    ]
    const { accounts } = await readBytes(bookOf({ Feuil1: rows }))
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['Courant', 'Épargne'])
  })
})

describe('what went through the bank beside its parts', () => {
  const read = async (names: string[], ...rows: (number | null)[][]) =>
    readBytes(
      bookOf({
        Feuil1: [['Date', 'Détail', ...names], ...rows.map((row, at) => [day(at + 1), `M${at}`, ...row])],
      }),
    )
  const amounts = async (names: string[], ...rows: (number | null)[][]) =>
    (await read(names, ...rows)).accounts[0]!.lines.map((line) => line.split(' ')[1]).join(' ')

  test('the total is the amount, and not what it was before taxes', async () => {
    const names = ['Montant', 'TPS', 'TVQ', 'Total']
    expect(
      await amounts(names, [-100, -5, -9.98, -114.98], [-50, -2.5, -4.99, -57.49], [10, null, null, 10]),
    ).toBe('-114.98 -57.49 10')
  })

  const books = ['Banque entrée', 'Banque sortie', 'Ventes', 'Achats', 'Essence', 'Taxes']
  test('two sides of the bank, whatever their parts are called', async () => {
    const rows = [
      [null, 114.98, null, 100, null, 14.98],
      [null, 57.49, null, null, 50, 7.49],
      [1149.75, null, 1000, null, null, 149.75],
    ]
    expect(await amounts(books, ...rows)).toBe('-114.98 -57.49 1149.75')
  })

  test('of ten rows one may not add up; of fewer none', async () => {
    const row = [null, 114.98, null, 100, null, 14.98]
    const income = [1149.75, null, 1000, null, null, 149.75]
    const slip = [null, 114.99, null, 100, null, 14.98]
    const many = [...Array(8).fill(row), income, slip] as (number | null)[][]
    expect((await amounts(books, ...many)).endsWith('1149.75 -114.99')).toBe(true)
    const nameless = ['Encaisse', 'Décaisse', ...books.slice(2)]
    expect((await read(nameless, row, income, slip)).outcome).toBe('partial')
    expect((await read(nameless, ...many)).outcome).toBe('ask')
  })

  test('a side that only a row without a day has is no part', async () => {
    const rows = [
      ['Date', 'Détail', 'Dépôt', 'Retrait', 'Achats', 'TPS', 'Solde'],
      [day(2), 'A', null, 10, 9, 1, 90],
      [null, 'B', 5, null, 4, 1, 95],
      [day(4), 'C', null, 20, 18, 2, 75],
      [day(5), 'D', null, 30, 27, 3, 45],
    ]
    const { outcome, amounts: read } = await linesOf({ Feuil1: rows })
    expect([outcome, ...read]).toEqual(['parse', '-10', '5', '-20', '-30'])
  })

  test('gross, fee and net are no such books', async () => {
    const rows = [
      [100, 3, 97],
      [50, 2, 48],
      [20, 1, 19],
    ]
    expect(await amounts(['Gross', 'Fee', 'Net'], ...rows)).toBe('97 48 19')
  })
})

describe('days of a month', () => {
  const month = (...days: (number | string)[]): Rows => [
    ['Jour', 'Libellé', 'Montant'],
    ...days.map((one, at) => [one, `M${at}`, -10 - at]),
  ]
  const dates = async (sheets: Record<string, Rows>) => (await linesOf(sheets)).days.join(' ')

  test.each([
    ['Janvier 2026', '2026-01-03 2026-01-17'],
    ['2026-02', '2026-02-03 2026-02-17'],
    ['Visa mai 2026', '2026-05-03 2026-05-17'],
  ])('the sheet is called %s', async (name, expected) => {
    expect(await dates({ [name]: month(3, 17) })).toBe(expected)
    const { told } = await readBytes(bookOf({ [name]: month(3, 17) }))
    expect(told).toContain('file.daysOfMonth')
  })

  test('headings between the rows, and a year above them', async () => {
    const [names, ...rows] = month(3, 17, 2)
    const book = [['Livre de banque 2026'], names!, ['MARS'], rows[0]!, rows[1]!, ['Avril'], rows[2]!]
    expect(await dates({ Feuil1: book })).toBe('2026-03-03 2026-03-17 2026-04-02')
  })

  test('a month of one movement beside others, newest first', async () => {
    expect(await dates({ 'Mars 2026': month(28, '4.'), 'Avril 2026': month(9) })).toBe(
      '2026-03-28 2026-03-04 2026-04-09',
    )
  })

  test.each([
    ['no year', { Janvier: month(3, 17) }],
    [
      'a single year over a December and a January',
      { 'Décembre 2026': month(3, 17), Janvier: month(4), Novembre: month(1), Février: month(2) },
    ],
    ['days in no order', { 'Mars 2026': month(3, 17, 5) }],
    ['a day that the month has not', { 'Avril 2026': month(3, 31) }],
    ['days beside whole ones', { 'Avril 2026': month(3, '2026-04-05') }],
    ['two months in the name', { 'Mars-Avril 2026': month(3, 17) }],
  ])('%s: nothing is guessed', async (_, sheets) => {
    const { outcome, accounts } = await readBytes(bookOf(sheets)).catch(() => ({
      outcome: 'refused',
      accounts: [],
    }))
    const lines = accounts.flatMap((account) => account.lines)
    expect(outcome === 'parse' && lines.some((line) => line.startsWith('2026'))).toBe(false)
  })
})

test('a month of one movement closes the year where its balance follows', async () => {
  const names = ['Date', 'Libellé', 'Montant', 'Solde']
  const first = [names, [day(2), 'A', -10, 90], [day(3), 'B', -5, 85]]
  const ends = async (amount: number, balance: number) =>
    (await readBytes(bookOf({ Janvier: first, Février: [names, [day(33), 'C', amount, balance]] })))
      .accounts[0]!.ends
  expect(await ends(-4, 81)).toEqual([100, 81])
  expect(await ends(-4, 80)).toEqual([100, null])
})
