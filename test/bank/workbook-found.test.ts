/** Workbooks as banks and offices give them, with the reading that is right: what was misread once is read well. */
import { describe, expect, test } from 'vitest'
import { bookOf, day, MARCH, MARCH_READ, type Rows, readBytes, type Value } from './workbook-make.ts'

describe('cells merged over rows', () => {
  const rows = MARCH.flatMap((row, i) => [row, [null, `REF ${i}`]])
  const merges = [2, 4, 6].flatMap((row) => [`A${row}:A${row + 1}`, `C${row}:C${row + 1}`])
  const read = ['2026-03-02 -850 Loyer REF 0', '2026-03-05 -12.34 Cafe REF 1', '2026-03-16 2100.5 Paie REF 2']

  test.each(['xlsx', 'biff8', 'xlml'] as const)(
    'an amount over two rows is one movement: %s',
    async (form) => {
      const sheet = { rows: [['Date', 'Libellé', 'Montant'], ...rows], merges }
      expect((await readBytes(bookOf({ A: sheet }, form))).accounts).toMatchObject([{ lines: read }])
    },
  )

  test('and so it is in a page', async () => {
    const movement = (date: string, amount: string) =>
      `<tr><td rowspan=2>${date}<td>Achat<td rowspan="2">${amount}<tr><td>REF 7`
    const page = `<table><tr><th>Date<th>Libellé<th>Montant${movement('02/03/2026', '-1,50')}${movement('16/03/2026', '-2,50')}</table>`
    const { accounts } = await readBytes(Buffer.from(page))
    expect(accounts).toMatchObject([
      { lines: ['2026-03-02 -1.5 Achat REF 7', '2026-03-16 -2.5 Achat REF 7'] },
    ])
  })

  test('a number of an account over all rows does not make one of them', async () => {
    const sheet = {
      rows: [
        ['Compte', 'Date', 'Libellé', 'Montant'],
        ...MARCH.map(([, text, amount], i) => [
          i === 0 ? 1234567 : null,
          i === 0 ? day(2) : null,
          text!,
          amount!,
        ]),
      ],
      merges: ['A2:A4', 'B2:B4'],
    }
    const { accounts } = await readBytes(bookOf({ A: sheet }))
    expect(accounts).toMatchObject([
      {
        accountId: '1234567',
        lines: ['2026-03-02 -850 Loyer', '2026-03-02 -12.34 Cafe', '2026-03-02 2100.5 Paie'],
      },
    ])
  })
})

describe('days', () => {
  const NAMES = ['Date', 'Description', 'Montant']
  const days = async (...cells: Value[]) => {
    const rows = cells.map((cell, i) => [cell, `M${i}`, -1 - i])
    const { accounts, outcome, told } = await readBytes(bookOf({ A: [NAMES, ...rows] }))
    return { days: accounts.flatMap(({ lines }) => lines.map((line) => line.slice(0, 10))), outcome, told }
  }
  const IN_ORDER = ['2026-03-05', '2026-03-11', '2026-03-16', '2026-03-23']
  /** 3 May and 3 November 2026, which are 5 and 11 March. */
  const turned = [46145, 46329].map((v): Value => ({ v, z: 'm/d/yyyy' }))

  test('that a spreadsheet turned round, day for month, are turned back and told', async () => {
    const told = { outcome: 'parse', told: ['file.daysTurned'], days: IN_ORDER }
    expect(await days(...turned, '16/03/2026', '23/03/2026')).toEqual(told)
    expect(await days(...turned, '03/16/2026', '03/23/2026')).toEqual(told)
  })

  test('are left where they are in the order of time, or one of them is above 12', async () => {
    const may = [46143, 46145].map((v): Value => ({ v, z: 'm/d/yyyy' }))
    const read = ['2026-05-01', '2026-05-03', '2026-05-16', '2026-05-23']
    expect(await days(...may, '16/05/2026', '23/05/2026')).toEqual({ outcome: 'parse', told: [], days: read })
    expect(await days(day(16), '23/03/2026')).toMatchObject({ outcome: 'parse', told: [] })
  })

  test('are asked about when nothing tells whether they were turned', async () => {
    expect(await days({ v: 46178, z: 'd/m/yy' }, '20/05/2026')).toMatchObject({ outcome: 'ask' })
  })

  test.each<[string, Value[]]>([
    ['numbers, some with a format', [day(5), day(11), 46097, 46104]],
    ['numbers of day, month and year', [5032026, 11032026, 16032026, 23032026]],
    ['numbers of year, month and day', [20260305, 20260311, 20260316, 20260323]],
    [
      'days of the week',
      ['Lundi 5 mars 2026', 'mer. 11 mars 2026', 'Monday, 16 March 2026', 'sábado 23 marzo 2026'],
    ],
    ['words joined', ['5 de março de 2026', '11 de marzo del 2026', '16 mars 2026', '23 marzo 2026']],
  ])('%s', async (_, cells) => {
    expect(await days(...cells)).toEqual({ outcome: 'parse', told: [], days: IN_ORDER })
  })

  test('bare numbers above a label of the total', async () => {
    const rows = [NAMES, ...[46086, 46097].map((v) => [v, 'A', -1]), ['Total', null, -2]]
    const { accounts } = await readBytes(bookOf({ A: rows }))
    expect(accounts).toMatchObject([{ lines: ['2026-03-05 -1 A', '2026-03-16 -1 A'] }])
  })
})

describe('what the format of a number shows', () => {
  const shown = async (form: Parameters<typeof bookOf>[1], ...amounts: Value[]) => {
    const rows = amounts.map((amount, i) => [day(i + 1), `M${i}`, amount])
    const { accounts } = await readBytes(bookOf({ A: [['Date', 'Libellé', 'Montant'], ...rows] }, form))
    return accounts.map(({ currency, lines }) => [currency, ...lines.map((line) => line.split(' ')[1])])
  }

  test.each(['xlsx', 'biff8', 'xlml'] as const)(
    'sides, a minus and brackets of its own: %s',
    async (form) => {
      const [debit, credit] = ['""0.00" Dr"', '""0.00" Cr"']
      expect(await shown(form, { v: 850, z: debit }, { v: 2100.5, z: credit })).toEqual([
        [null, '-850', '2100.5'],
      ])
      const sides = '#,##0.00" Cr";#,##0.00" Dr"'
      expect(await shown(form, { v: -12.34, z: sides }, { v: 5, z: sides })).toEqual([[null, '-12.34', '5']])
      expect(await shown(form, { v: 7, z: '\\-0.00' }, { v: 8, z: '(0.00)' }, 9)).toEqual([
        [null, '-7', '-8', '9'],
      ])
    },
  )

  test('sides in two columns', async () => {
    const rows: Rows = [
      ['Date', 'Particulars', 'Debit', 'Credit'],
      [day(2), 'A', { v: 850, z: '0.00" Dr"' }],
      [day(5), 'B', null, { v: 5, z: '0.00" Cr"' }],
    ]
    expect((await readBytes(bookOf({ A: rows }))).accounts).toMatchObject([
      { lines: ['2026-03-02 -850 A', '2026-03-05 5 B'] },
    ])
  })

  test('a minus that it hides, a place that it skips and conditions change nothing', async () => {
    const red = '#,##0.00;[Red]#,##0.00'
    const skipped = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-'
    const cells = [red, skipped, '[<0]"Dr "0.00;0.00', '#,##0.00,'].map((z) => ({ v: -1234.5, z }))
    expect(await shown('xlsx', ...cells)).toEqual([[null, '-1234.5', '-1234.5', '-1234.5', '-1234.5']])
  })

  test.each<[string, string, string | null]>([
    ['#,##0.00\\ "€"', '€', 'EUR'],
    ['#,##0.00 [$€-40C]', '€ of a language', 'EUR'],
    ['[$CAD] #,##0.00', 'a code', 'CAD'],
    ['"$"#,##0.00', 'dollars', null],
  ])('%s: %s', async (z, _, code) => {
    expect(await shown('xlsx', { v: -5, z }, 7)).toEqual([[code, '-5', '7']])
  })

  test('two currencies are two accounts', async () => {
    const euro = { v: -5, z: '0.00 [$€-40C]' }
    expect(await shown('xlsx', euro, { v: 7, z: '[$USD] 0.00' })).toEqual([
      ['EUR', '-5'],
      ['USD', '7'],
    ])
  })
})

describe('a header over two rows', () => {
  const sides = MARCH.map(([date, text, amount]) =>
    Number(amount) < 0 ? [date!, text!, -Number(amount)] : [date!, text!, null, amount!],
  )

  test.each<[string, Rows]>([
    [
      'a group over its sides',
      [
        ['Date', 'Libellé', 'Montant'],
        [null, null, 'Débit', 'Crédit'],
      ],
    ],
    [
      'names cut in two',
      [
        ['Date', 'Libellé de', 'Montant', 'Montant'],
        ['opération', 'l’opération', 'au débit', 'au crédit'],
      ],
    ],
  ])('%s', async (_, names) => {
    const { accounts, outcome } = await readBytes(bookOf({ A: [...names, ...sides, ...names] }))
    expect(outcome).toBe('parse')
    expect(accounts).toMatchObject([{ lines: MARCH_READ }])
  })
})

describe('rows that are no movements', () => {
  const SIDES = ['Date', 'Libellé', 'Débit', 'Crédit']
  const sides: Rows = [
    [day(2), 'Loyer', 850],
    [day(5), 'Cafe', 12.34],
    [day(16), 'Paie', null, 2100.5],
  ]
  const april: Rows = [
    [day(32), 'Loyer', 850],
    [day(36), 'Garage', 40.5],
  ]
  const APRIL_READ = ['2026-04-01 -850 Loyer', '2026-04-05 -40.5 Garage']
  const read = async (...rows: Rows) => {
    const { outcome, accounts, told } = await readBytes(bookOf({ A: [SIDES, ...rows] }))
    return { outcome, told, lines: accounts.flatMap(({ lines }) => lines) }
  }
  const both = { outcome: 'parse', told: [], lines: [...MARCH_READ, ...APRIL_READ] }

  test.each<[string, Value[], Value[]]>([
    ['without a word', [null, null, 862.34, 2100.5], [null, null, 890.5]],
    ['by the name of the month', ['Mars 2026', null, 862.34, 2100.5], ['Avril 2026', null, 890.5]],
  ])('sums of a month, %s, are totals', async (_, march, ofApril) => {
    expect(await read(...sides, march, ...april, ofApril)).toEqual(both)
  })

  test('a row with a day is a total where its text says so and its sums are right', async () => {
    const told = { ...both, told: ['file.totalRow', 'file.totalRow'] }
    const totals: Rows = [
      [day(31), 'Total mars', 862.34, 2100.5],
      [day(61), 'Total avril', 890.5],
    ]
    expect(await read(...sides, totals[0]!, ...april, totals[1]!)).toEqual(told)
    const shop = await read(...sides, [day(31), 'Total Energies', 60])
    expect(shop).toEqual({ ...both, lines: [...MARCH_READ, '2026-03-31 -60 Total Energies'] })
  })

  test('two purchases alike in a shop named Total are two movements', async () => {
    const fuel: Rows = [
      [day(2), 'TOTAL STATION 12', 40],
      [day(3), 'TOTAL STATION 12', 40],
      [day(5), 'Total mars', 80],
    ]
    const lines = ['2026-03-02 -40 TOTAL STATION 12', '2026-03-03 -40 TOTAL STATION 12']
    expect(await read(...fuel)).toEqual({ outcome: 'parse', told: ['file.totalRow'], lines })
  })

  test('a row without a text that sums up those below it is told', async () => {
    const rows: Rows = [[day(1), null, 862.34, 2100.5], ...sides, [day(32), null, 890.5], ...april]
    expect(await read(...rows)).toEqual({ ...both, told: ['file.totalRow', 'file.totalRow'] })
  })

  test('pages carry their sums, and number their columns', async () => {
    const rows: Rows = [
      [1, 2, 3, 4],
      ...sides,
      [null, 'À reporter', 862.34],
      SIDES,
      [null, 'Report', 862.34],
      ...april,
    ]
    expect(await read(...rows)).toEqual(both)
  })

  test('a summary below, with its names in one row and its figures in the next', async () => {
    const rows: Rows = [...sides, ['Solde initial', null, 'Débits', 'Crédits'], [1000, null, 862.34, 2100.5]]
    expect(await read(...rows)).toMatchObject({ outcome: 'parse', lines: MARCH_READ })
  })

  test('a day printed once holds for the rows below it where the balances prove them', async () => {
    const names = [...SIDES, 'Solde']
    const rows: Rows = [
      [day(2), 'Loyer', 850],
      [null, 'Cafe', 12.34, null, 137.66],
      [day(16), 'Paie', null, 2100.5, 2238.16],
    ]
    const { accounts } = await readBytes(bookOf({ A: [names, ...rows] }))
    expect(accounts).toMatchObject([
      {
        ends: [1000, 2238.16],
        lines: [/./, '2026-03-02 -12.34 Cafe', /./].map((line) =>
          typeof line === 'string' ? line : expect.stringMatching(line),
        ),
      },
    ])
    const wrong = rows.map((row, i) => (i === 1 ? [null, 'Cafe', 12.34, null, 137.65] : row))
    expect(await readBytes(bookOf({ A: [names, ...wrong] }))).toMatchObject({ outcome: 'partial' })
  })

  test('other figures without a day are still named', async () => {
    expect(await read(...sides, [null, null, 862.35])).toMatchObject({
      outcome: 'partial',
      told: ['row.noDate'],
    })
  })

  test('what is brought forward is the opening balance', async () => {
    const rows: Rows = [[day(1), 'À nouveau', null, 1000], ...sides]
    expect(await read(...rows)).toMatchObject({ told: ['file.balanceRow'], lines: MARCH_READ })
  })

  test.each(['Opérations à venir', 'Pending transactions', 'Lançamentos futuros', 'Paiements en cours'])(
    'what stands below « %s » is told and not booked',
    async (heading) => {
      const told = { outcome: 'parse', told: ['file.pending'], lines: MARCH_READ }
      expect(await read(...sides, [heading], ...april)).toEqual(told)
      const rows: Rows = [[heading], SIDES, ...april, ['Opérations comptabilisées'], SIDES, ...sides]
      const { accounts } = await readBytes(bookOf({ A: rows }))
      expect(accounts).toMatchObject([{ lines: MARCH_READ }])
      const unheaded = await readBytes(bookOf({ A: [[heading], SIDES, ...april, SIDES, ...sides] }))
      expect(unheaded.accounts).toMatchObject([{ lines: MARCH_READ }])
    },
  )

  test('rows that a page does not show are told', async () => {
    const row = '<tr style="display: none"><td>05/03/2026<td>A<td>-1,50'
    const page = `<table><tr><th>Date<th>Libellé<th>Montant${row}<tr><td>16/03/2026<td>B<td>-2,50</table>`
    expect((await readBytes(Buffer.from(page))).told).toEqual(['file.hiddenRows'])
  })
})

describe('amounts beside each other', () => {
  const read = async (names: string[], ...amounts: Value[][]) => {
    const rows = amounts.map((cells, i) => [day(i + 1), `M${i}`, ...cells])
    const { accounts, outcome } = await readBytes(bookOf({ A: [['Date', 'Libellé', ...names], ...rows] }))
    return [outcome, ...accounts.flatMap(({ lines }) => lines.map((line) => line.split(' ')[1]))]
  }

  test('what is paid has its tax in it', async () => {
    const names = ['Montant HT', 'TVA', 'Montant TTC']
    expect(await read(names, [-10, -2, -12], [-5, -1, -6])).toEqual(['parse', '-12', '-6'])
  })

  test('formulas that were never computed are zeros, and the sides go before them', async () => {
    const zero = { f: 'D2-C2', v: 0 }
    expect(await read(['Débit', 'Crédit', 'Montant'], [10, null, zero], [null, 5, zero])).toEqual([
      'parse',
      '-10',
      '5',
    ])
  })

  test.each(['Montant (en cents)', 'Montant (k€)', 'Amount in thousands'])(
    '%s is asked about',
    async (name) => {
      expect((await read([name], [-1000], [250]))[0]).toBe('ask')
    },
  )

  test.each([
    ['Gastos', 'Ingresos'],
    ['Despesas', 'Receitas'],
    ['Décaissements', 'Encaissements'],
    ['Ausgaben', 'Einnahmen'],
    ['Uitgaven', 'Ontvangsten'],
  ])('%s go out, %s come in', async (debit, credit) => {
    expect(await read([credit, debit], [null, 10], [5, null])).toEqual(['parse', '-10', '5'])
  })

  test('sides of the books of a company, without a balance, are asked about', async () => {
    expect((await read(['Journal', 'Débit', 'Crédit'], ['BQ', 10, null], ['BQ', null, 5]))[0]).toBe('ask')
  })

  test('sides that the balances and the days contradict are asked about, save those of a debt', async () => {
    const rows: Rows = [
      ['Date', 'Libellé', 'Débit', 'Crédit', 'Solde'],
      [day(2), 'A', null, 50, 950],
      [day(5), 'B', 200, null, 1150],
      [day(9), 'C', null, 30, 1120],
    ]
    expect(await readBytes(bookOf({ A: rows }))).toMatchObject({ outcome: 'ask' })
    expect(await readBytes(bookOf({ A: rows }), 'liability')).toMatchObject({
      outcome: 'parse',
      accounts: [
        {
          ends: [-1000, -1120],
          lines: [/ 50 A/, / -200 B/, / 30 C/].map((line) => expect.stringMatching(line)),
        },
      ],
    })
  })
})
