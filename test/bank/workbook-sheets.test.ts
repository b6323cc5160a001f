/** Sheets and tables of a workbook as pieces of accounts: months, copies, sums, plans, tables beside tables. */
import { describe, expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { bookOf, day, MARCH, MARCH_READ, type Rows, readBytes } from './workbook-make.ts'

describe('sheets as pieces of accounts', () => {
  const NAMES = ['Date', 'Libellé', 'Montant', 'Solde']
  /** Two movements a month, from January 2026 on, with their balances. */
  const month = (n: number): Rows => [
    NAMES,
    [day(31 * n - 58), `A${n}`, -4, 106 - 10 * n],
    [day(31 * n - 48), `B${n}`, -6, 100 - 10 * n],
  ]

  test.each([
    ['January', 'February', 'March'],
    ['Enero', 'Febrero', 'Marzo'],
    ['Janeiro', 'Fevereiro', 'Março'],
    ['Gennaio', 'Febbraio', 'Marzo'],
    ['Januar', 'Februar', 'März'],
    ['01-26', '02-26', '03-26'],
    ['P01', 'P02', 'P03'],
    ['T1', 'T2', 'T3'],
    ['Extrait 1', 'Extrait 2', 'Extrait 3'],
    ['Chèques janv26', 'Chèques févr26', 'Chèques mars26'],
  ])(
    '%s, %s, %s are one account, which the earliest opens and the latest closes',
    async (one, two, three) => {
      const sheets = { [three]: month(3), [one]: month(1), [two]: month(2) }
      const { accounts, told } = await readBytes(bookOf(sheets))
      expect(accounts).toMatchObject([{ accountId: null, ends: [100, 70] }])
      expect(accounts[0]!.lines).toHaveLength(6)
      expect(told).toEqual([])
    },
  )

  test.each([
    ['Marseille', 'Lyon'],
    ['Compte 1', 'Compte 2'],
    ['Decathlon', 'Augustin'],
  ])('%s and %s are two accounts', async (one, two) => {
    const { accounts } = await readBytes(bookOf({ [one]: month(1), [two]: month(2) }))
    expect(accounts.map(({ accountId }) => accountId)).toEqual([one, two])
  })

  test('sheets without a name over the same days, each with balances of its own, are two accounts', async () => {
    const other = [NAMES, [day(3), 'A', -5, 495], [day(9), 'B', 5, 500]]
    const one = [NAMES, [day(2), 'C', -10, 90], [day(16), 'D', 10, 100]]
    const { accounts } = await readBytes(bookOf({ Feuil1: one, Feuil2: other }))
    expect(accounts).toMatchObject([
      { accountId: 'Feuil1', ends: [100, 100] },
      { accountId: 'Feuil2', ends: [500, 500] },
    ])
  })

  test('what only the first of them names holds for all', async () => {
    const first = [['Compte', '1234567890', '', 'EUR'], ...month(1)]
    const { accounts } = await readBytes(bookOf({ Janvier: first, Février: month(2) }))
    expect(accounts).toMatchObject([{ accountId: '1234567890', currency: 'EUR', ends: [100, 80] }])
  })

  const march = [NAMES.slice(0, 3), ...MARCH]
  const april = [NAMES.slice(0, 3), [day(32), 'Loyer', -850], [day(40), 'Garage', -40]]
  test.each([
    [
      'of the year before those of months',
      { 2026: [...march, ...april.slice(1)], Mars: march, Avril: april },
      5,
      '2026',
    ],
    [
      'of the year behind them',
      { Mars: march, Avril: april, Tout: [...march, ...april.slice(1)] },
      5,
      'Tout',
    ],
    ['copied', { Opérations: march, 'Opérations (2)': march }, 3, 'Opérations (2)'],
    ['sorted otherwise', { A: march, B: [march[0]!, ...[...MARCH].reverse()] }, 3, 'B'],
  ])('a sheet %s is told and not read twice', async (_, sheets, count, name) => {
    const file = await parseBytes({ bytes: bookOf(sheets), extension: 'xlsx' })
    expect(file.accounts.flatMap(({ lines }) => lines)).toHaveLength(count)
    expect(file.problems.map(({ code, message }) => [code, message.en.includes(`“${name}”`)])).toEqual([
      ['bank.file.sheetCopy', true],
    ])
  })

  test('movements alike in two accounts whose balances differ are no copies', async () => {
    const fees = (balance: number) => [
      NAMES,
      [day(2), 'Frais', -5, balance - 5],
      [day(33), 'Frais', -5, balance - 10],
    ]
    const { accounts } = await readBytes(bookOf({ Chèques: fees(100), Épargne: fees(700) }))
    expect(accounts).toMatchObject([{ ends: [100, 90] }, { ends: [700, 690] }])
  })

  test.each<[string, string, Rows]>([
    [
      'sums by month',
      'file.sheetSums',
      [
        ['Date', 'Montant'],
        [day(1, 'mmm\\-yy'), 1238.16],
      ],
    ],
    [
      'sums by day',
      'file.sheetSums',
      [
        ['Date', 'Montant'],
        [day(5), -12.34],
        [day(2), -850],
      ],
    ],
    ['Prévisions', 'file.sheetLeft', [NAMES.slice(0, 3), [day(90), 'Loyer', -850]]],
    ['Opérations à venir', 'file.sheetLeft', [NAMES.slice(0, 3), [day(90), 'Loyer', -850]]],
  ])('a sheet of other figures is told and left: %s', async (name, code, rows) => {
    const { accounts, told } = await readBytes(bookOf({ Banque: march, [name]: rows }))
    expect(accounts).toMatchObject([{ lines: MARCH_READ }])
    expect(told).toEqual([code])
  })

  test('a name of a plan is no plan where no other sheet holds a table', async () => {
    const { accounts } = await readBytes(
      bookOf({ 'Budget 2026': march, Notes: [['Bonjour'], ['A bientôt']] }),
    )
    expect(accounts).toMatchObject([{ lines: MARCH_READ }])
  })

  test('a month that is missing between two is told', async () => {
    const { accounts, told } = await readBytes(bookOf({ Janvier: month(1), Mars: month(3) }))
    expect(accounts).toMatchObject([{ ends: [100, 70] }])
    expect(told).toEqual(['file.statementGap'])
  })

  test('movements on several sheets of an account are told', async () => {
    const { accounts, told } = await readBytes(
      bookOf({ 'Export 1': march, 'Export 2': [...march.slice(0, 1), ...march.slice(2), ...april.slice(1)] }),
    )
    expect(accounts).toMatchObject([{ lines: { length: 7 } }])
    expect(told).toEqual(['file.sheetsOverlap'])
  })

  test('a list of accounts with their balances is no statement', async () => {
    const list = [
      ['Compte', 'Date', 'Solde', 'Montant'],
      ['Chèques', day(31), 90, 90],
      ['Épargne', day(31), 50, 50],
    ]
    const { accounts, told } = await readBytes(bookOf({ Synthèse: list, Chèques: march }))
    expect(accounts).toMatchObject([{ lines: MARCH_READ }])
    expect(told).toEqual(['file.sheetLeft'])
  })
})

describe('several tables on one sheet', () => {
  const NAMES = ['Date', 'Libellé', 'Montant']
  const april: Rows = [
    [day(33), 'Garage', -40],
    [day(40), 'Retour', 5],
  ]
  const APRIL_READ = ['2026-04-02 -40 Garage', '2026-04-09 5 Retour']
  /** Rows beside each other, with an empty column between. */
  const beside = (left: Rows, right: Rows): Rows =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [
      ...[0, 1, 2].map((column) => left[i]?.[column] ?? null),
      null,
      ...(right[i] ?? []),
    ])

  test('side by side, of two accounts', async () => {
    const one: Rows = [['Compte 12345678'], NAMES, ...MARCH]
    const rows = beside(one, [['Compte 87654321'], NAMES, ...april])
    expect(await readBytes(bookOf({ A: rows }))).toMatchObject({
      outcome: 'parse',
      accounts: [
        { accountId: '12345678', lines: MARCH_READ },
        { accountId: '87654321', lines: APRIL_READ },
      ],
    })
  })

  test('side by side, of two sides', async () => {
    const out: Rows = [
      ['Date', 'Libellé', 'Débit'],
      [day(2), 'Loyer', 850],
      [day(5), 'Cafe', 12.34],
    ]
    const rows = beside(out, [
      ['Date', 'Libellé', 'Crédit'],
      [day(16), 'Paie', 2100.5],
    ])
    const { accounts, outcome } = await readBytes(bookOf({ A: rows }))
    expect([outcome, accounts]).toMatchObject(['parse', [{ lines: MARCH_READ }]])
  })

  test('under each other, with columns of its own each', async () => {
    const other: Rows = [
      ['Livret A n° 87654321'],
      ['Date', 'Libellé', 'Crédit', 'Débit'],
      [day(33), 'Garage', null, 40],
      [day(40), 'Retour', 5],
    ]
    const rows: Rows = [['Compte 12345678'], NAMES, ...MARCH, ['Total', null, 1238.16], ...other]
    expect(await readBytes(bookOf({ A: rows }))).toMatchObject({
      outcome: 'parse',
      accounts: [
        { accountId: '12345678', lines: MARCH_READ },
        { accountId: '87654321', lines: APRIL_READ },
      ],
    })
  })

  test('of which the second one names no account are asked about', async () => {
    const card: Rows = [
      ['Date', 'Commerçant', 'Date valeur', 'Montant'],
      [day(25), 'Pain', day(31), -4.5],
    ]
    expect(await readBytes(bookOf({ A: [NAMES, ...MARCH, ['Carte'], ...card] }))).toMatchObject({
      outcome: 'ask',
    })
    expect(await readBytes(bookOf({ A: beside([NAMES, ...april], [NAMES, ...MARCH]) }))).toMatchObject({
      outcome: 'ask',
    })
  })

  test('of which the second one begins lower are asked about', async () => {
    const rows = beside([NAMES, ...MARCH], [[], NAMES, ...april])
    expect(await readBytes(bookOf({ A: rows }))).toMatchObject({ outcome: 'ask' })
  })

  test('of the same names go on', async () => {
    const rows: Rows = [NAMES, ...MARCH, NAMES, ...april]
    const { accounts, outcome } = await readBytes(bookOf({ A: rows }))
    expect([outcome, accounts]).toMatchObject(['parse', [{ lines: [...MARCH_READ, ...APRIL_READ] }]])
  })
})
