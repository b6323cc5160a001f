/**
 * What statements changed by chance taught (`layouts/wilder.ts`): each kind of file here was read wrong in silence, or lost
 * rows, before it stood here.
 */
import { describe, expect, test } from 'vitest'
import { parseTextBytes } from '../../electron/bank/formats/index.ts'

interface Read {
  readonly outcome: string
  readonly codes: readonly string[]
  /** Of each account: its name, and each movement as `day amount`. */
  readonly accounts: readonly (readonly [id: string | null, ...lines: string[]])[]
  readonly balances: readonly (readonly [opening: string | null, closing: string | null])[]
}

function read(...rows: string[]): Read {
  const file = parseTextBytes({ bytes: Buffer.from(`${rows.join('\n')}\n`), extension: 'csv' })
  return {
    outcome: file.outcome,
    codes: file.problems.map(({ code }) => code.replace(/^bank\./, '')),
    accounts: file.accounts.map(({ accountId, lines }) => [
      accountId,
      ...lines.map(({ date, amount }) => `${date} ${amount}`),
    ]),
    balances: file.accounts.map(({ openingBalance, closingBalance }) => [openingBalance, closingBalance]),
  }
}

describe('rows of balances', () => {
  test('they name no account, and the others do all the same', () => {
    const found = read(
      'Date;Libellé;Montant;Solde;N° de compte',
      '07/01/2026;Solde initial;;839,00;',
      '07/01/2026;Loyer;-176,00;663,00;BE24375289032478',
      '12/01/2026;Virement;5804,00;6467,00;BE24375289032478',
      '05/06/2026;Solde initial;;4914,00;',
      '05/06/2026;Loyer;6,00;4920,00;BE76899326520566',
      '06/06/2026;Carte;19768,00;24688,00;BE76899326520566',
    )
    expect(found.accounts).toEqual([
      ['BE24375289032478', '2026-01-07 -176.00', '2026-01-12 5804.00'],
      ['BE76899326520566', '2026-06-05 6.00', '2026-06-06 19768.00'],
    ])
  })

  test('zeros beside one are not the balance', () => {
    const found = read(
      'Date;Solde;Opération;Débit;Crédit',
      '22/03/2026;-1018,98;Virement;5282,98;0,00',
      '22/03/2026;-1018,98;Solde final;0,00;0,00',
    )
    expect(found.balances[0]![1]).toBe('-1018.98')
    expect(found.accounts[0]).toHaveLength(2)
  })

  test('movements that undo each other prove nothing of the others', () => {
    const found = read(
      'Date;Libellé;Solde;Montant',
      '15/04/2026;Loyer;9141,43;6,22',
      '15/04/2026;Station;9135,21;-6,22',
      '15/04/2026;Loyer;9000,00;-35,22',
    )
    expect(found.codes).toEqual(['file.balanceChain'])
    expect(found.balances).toEqual([[null, null]])
  })

  test('one without a day is a balance too', () => {
    const found = read(
      'Date;Montant;Libellé;Solde',
      ';0,00;Solde initial;2275,00',
      '14/09/2026;-26,92;Carte;2248,08',
      '15/09/2026;-7,67;Carte;2240,41',
    )
    expect(found).toMatchObject({ outcome: 'parse', codes: ['file.balanceRow'] })
    expect(found.accounts[0]).toEqual([null, '2026-09-14 -26.92', '2026-09-15 -7.67'])
  })

  test('a balance beside another figure is the first one', () => {
    const found = read(
      'Opening Balance;653.00;;Branch;00123',
      'Closing Balance;643.00;;;',
      'Date;Payee;Amount',
      '2026-01-01;GROCER;-10.00',
    )
    expect(found.balances).toEqual([['653.00', '643.00']])
  })

  test('days and their balances below the movements are no movements, whatever columns they stand under', () => {
    const found = read(
      'Montant;Sens;Libellé;Date',
      '1,00;C;Station;10/05/2026',
      '3,00;D;Loyer;10/05/2026',
      '10,00;D;Frais;12/05/2026',
      'Date;Solde',
      '10/05/2026;98,00',
      '12/05/2026;88,00',
    )
    expect(found.accounts).toEqual([[null, '2026-05-10 1.00', '2026-05-10 -3.00', '2026-05-12 -10.00']])
    expect(found.codes).toEqual(['file.dayBalances'])
  })
})

describe('sums', () => {
  test('one of a month under the texts has no day, and is no row that is missing', () => {
    const found = read(
      'Date;Retraits;Dépôts;Solde;Libellé',
      '13/08/2026;;179,34;2231,34;Virement',
      '13/08/2026;10,00;;2221,34;Loyer',
      ';10,00;179,34;;Total août 2026',
      '01/09/2026;21,34;;2200,00;Loyer',
    )
    expect(found).toMatchObject({ outcome: 'parse', codes: [] })
    expect(found.accounts[0]).toHaveLength(4)
  })

  test('a shop named TOTAL that lacks its day is named, not lost', () => {
    const found = read(
      'Date;Date valeur;Libellé;Solde;Montant',
      '15/04/2026;15/04/2026;Loyer;9141,43;6,22',
      ';16/04/2026;TOTAL ENERGIES STATION;9135,21;-6,22',
      '17/04/2026;17/04/2026;Loyer;9000,00;-35,22',
    )
    expect(found).toMatchObject({ outcome: 'partial' })
    expect(found.codes).toContain('row.noDate')
  })

  test('below a table that prints each day once, nothing is a movement that no balance proves', () => {
    const found = read(
      'Narrative;Amount;Balance;Date',
      'Transfer;-4.65;95.35;18/05/2026',
      'Hydro;-5.35;90.00;',
      'Grocer;-40.00;50.00;19/05/2026',
      'Overdraft limit;5000.00;;',
    )
    expect(found.accounts[0]).not.toContain('2026-05-19 5000.00')
    expect(found.outcome).toBe('partial')
  })
})

describe('what is announced', () => {
  test.each(['Operaciones pendientes', 'Vorgemerkt', 'Movimientos por contabilizar'])(
    'below “%s” nothing is booked',
    (heading) => {
      const found = read(
        'Date;Libellé;Montant',
        '09/06/2026;Loyer;-10,00',
        '10/06/2026;Virement;30,00',
        heading,
        '12/06/2026;NETFLIX.COM;-16,00',
      )
      expect(found.accounts[0]).toHaveLength(3)
      expect(found.codes).toContain('file.pending')
    },
  )

  test('a heading in the column of states, or with a note beside it, is one', () => {
    const booked = ['Geaccepteerd;-10,00;Loon;01/04/2026', 'Geaccepteerd;5,00;Loon;02/04/2026']
    const names = 'Status;Bedrag;Omschrijving;Datum'
    for (const heading of ['In behandeling', 'Verrichtingen in behandeling;;;;Adviseur;J. Peeters']) {
      const found = read(names, ...booked, heading, 'Geaccepteerd;-55,68;NETFLIX.COM;04/04/2026')
      expect(found.accounts[0]).toHaveLength(3)
    }
  })
})

describe('names of columns', () => {
  test.each([
    ['Date;Date;;;Solde', 'd’inscription;valeur;Libellé;Montant;après opération'],
    ['Date;;;;', 'd’inscription;Date de valeur;Libellé;Montant;Solde'],
    ['Trans;Valutadatum;Libellé;Montant;Solde', 'Date;;;;'],
  ])('on two rows: %s', (upper, lower) => {
    const found = read(
      upper,
      lower,
      '05/08/2026;04/08/2026;Loyer;-16,56;83,44',
      '06/08/2026;07/08/2026;Loyer;-3,44;80,00',
    )
    expect(found.accounts).toEqual([[null, '2026-08-05 -16.56', '2026-08-06 -3.44']])
  })

  test('whose account it is may stand above', () => {
    const found = read(
      'Date;Counterparty;;;Country',
      ';account;Details;Amount;code',
      '02/07/2026;FR7633333333333333312411;Compra;-1,00;BE',
      '13/07/2026;FR7633333333333333312412;Compra;-2,00;BE',
    )
    expect(found.accounts).toEqual([[null, '2026-07-02 -1.00', '2026-07-13 -2.00']])
  })

  test('the same names come again on two rows, and are one table', () => {
    const names = ['Fecha;Fecha;Concepto;Importe;Cuenta', ';valor;;(EUR);beneficiario']
    const row = (day: string, to: number) =>
      `${day}/07/2026;${day}/07/2026;Compra;-1,00;FR76333333333333333124${to}`
    const found = read(
      ...names,
      row('02', 11),
      row('03', 12),
      row('05', 13),
      ...names,
      row('08', 14),
      row('09', 15),
      row('10', 16),
    )
    expect(found.accounts).toHaveLength(1)
    expect(found.accounts[0]).toHaveLength(7)
  })

  test('notes beside them make no other table, and hide no rows', () => {
    const names = 'Date;Détail;Solde;Débit;Crédit'
    const found = read(
      'Numéro de compte;BE08771170478410',
      `${names};;Découvert autorisé;5 000,00`,
      '18/07/2026;TOTAL ENERGIES STATION;93,00;7,00;;;Conseiller;M. Tremblay',
      '19/07/2026;TOTAL ENERGIES STATION;90,00;3,00;',
      '',
      'Numéro de compte;BE52992065151234',
      names,
      '20/07/2026;Loyer;50,00;10,00;',
      '21/07/2026;Loyer;60,00;;10,00',
    )
    expect(found.accounts).toEqual([
      ['BE08771170478410', '2026-07-18 -7.00', '2026-07-19 -3.00'],
      ['BE52992065151234', '2026-07-20 -10.00', '2026-07-21 10.00'],
    ])
  })

  test('movements above the names are asked about, whatever their shops are called', () => {
    const found = read(
      '18-07-2026;TOTAL ENERGIES STATION;93,00;-7,00',
      '19-07-2026;Solde de tout compte M. Roy;90,00;-3,00',
      'Date;Détail;Solde;Montant',
      '20-07-2026;Loyer;50,00;-40,00',
      '21-07-2026;Loyer;60,00;10,00',
    )
    expect(found.outcome).toBe('ask')
    expect(found.codes).toContain('file.rowsAbove')
  })

  test('a second amount that moves where the first does not is the other side', () => {
    const found = read(
      'Date;Payee;Withdrawals;Amount',
      '2026-09-02;Fee;0.00;108.71',
      '2026-09-03;Fee;140.87;0.00',
      '2026-09-04;Fee;2.00;0.00',
    )
    expect(found.accounts[0]).toEqual([null, '2026-09-02 108.71', '2026-09-03 -140.87', '2026-09-04 -2.00'])
  })

  test('rows of zero beside figures under no name are asked about', () => {
    const found = read(
      'Date;;In',
      '2026-09-02;0.00;108.71',
      '2026-09-03;-140.87;0.00',
      '2026-09-04;-2.00;0.00',
      '2026-09-05;0.00;8.71',
    )
    expect(found.outcome).toBe('ask')
  })
})

describe('no names of columns', () => {
  test('a dash, or two, is an empty side', () => {
    for (const dash of ['-', '--', '—']) {
      const found = read(
        `28/06/2026;Virement;1404.84;${dash};98.00`,
        `27/06/2026;Loyer;${dash};3.79;1502.84`,
        `26/06/2026;Loyer;5.20;${dash};1499.05`,
        `25/06/2026;Loyer;${dash};39.92;1504.25`,
        `24/06/2026;Loyer;537.99;${dash};1464.33`,
      )
      expect(found.accounts[0]!.slice(1, 4)).toEqual([
        '2026-06-28 -1404.84',
        '2026-06-27 3.79',
        '2026-06-26 -5.20',
      ])
    }
  })

  test('numbers of rows are no amounts', () => {
    const found = read('1;2026/05/20;Chèque;2;XOF', '2;2026/05/18;Loyer;-8;XOF')
    expect(found.accounts[0]).toEqual([null, '2026-05-20 2', '2026-05-18 -8'])
  })

  test('days that stand once before others that stand on every row are asked about', () => {
    const found = read(
      '12/07/2026;12/07/2026;Miete;-5.00;95.00',
      ';13/07/2026;Miete;-5.00;90.00',
      ';13/07/2026;Miete;-5.00;85.00',
      '14/07/2026;15/07/2026;Miete;-5.00;80.00',
    )
    expect(found.outcome).toBe('ask')
  })
})

test('the day on which a statement was printed turns no days round', () => {
  const found = read(
    'Entry Date;Settlement date;Balance;Notes;Amount',
    '2026-04-12;2026-04-12;90.00;Cheque;-10.00',
    'Printed on;11/13/2026',
  )
  expect(found.codes).not.toContain('file.daysTurned')
})

test('`EUR (12,50)` is an amount', () => {
  const found = read('Date;Libellé;Montant', '07/06/2026;Loyer;EUR (64,22)', '08/06/2026;Virement;EUR 80,00')
  expect(found.accounts[0]).toEqual([null, '2026-06-07 -64.22', '2026-06-08 80.00'])
})

test('a value date stands beside a movement whose day is printed above', () => {
  const file = parseTextBytes({
    bytes: Buffer.from(
      [
        'Date;Date valeur;Libellé;Montant;Solde',
        '10/08/2026;10/08/2026;Loyer;-5,71;94,29',
        ';11/08/2026;Chèque;-4,29;90,00',
        '12/08/2026;12/08/2026;Chèque;-40,00;50,00\n',
      ].join('\n'),
    ),
    extension: 'csv',
  })
  expect(file.accounts[0]!.lines.map(({ date, valueDate }) => [date, valueDate])).toEqual([
    ['2026-08-10', '2026-08-10'],
    ['2026-08-10', '2026-08-11'],
    ['2026-08-12', '2026-08-12'],
  ])
})
