/** QIF: records, accounts, dates without a format. */
import { describe, expect, test } from 'vitest'
import type { ColumnMap } from '../../electron/bank/parsed.ts'
import { inspectText, parseText } from './figures.ts'

const qif = (text: string, columns?: ColumnMap) => inspectText(text, columns, 'qif')

describe('records', () => {
  test('accounts, memo as text, numbers, no caret at the end', () => {
    const found = qif(
      '!Type:Cat\nNFood\nE\n^\n!Account\nNCarte\nTCCard\n^\n!Type:CCard\nD15/03/26\nT-1,234.50\nN101\nMLibrairie\n^\n!Account\nNÉpargne\nTBank\n^\n!Type:Bank\nD16/03/26\nU5.00\nPClient',
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      first: { date: '2026-03-15', amount: '-1234.50', description: 'Librairie', id: '101' },
      last: { date: '2026-03-16', amount: '5.00', description: 'Client', id: null },
      accounts: [{ accountId: 'Carte' }, { accountId: 'Épargne' }],
    })
  })

  test('decimal commas, line ends of old Macs, records without a header', () => {
    expect(qif('D15/03/2026\rT-1 234,50\rPLoyer\r^\rD16/03/2026\rT100,00\rPX\r^\r')).toMatchObject({
      transactions: 2,
      sumDebits: '1234.50',
      sumCredits: '100.00',
    })
  })

  test('splits change neither the amount nor the date', () => {
    const found = qif("!Type:Bank\nD14/2'26\nT-10.00\nPShop\nSFood\nD1/1'20\n$-4.00\nSHome\n$-6.00\n^\n")
    expect(found).toMatchObject({ transactions: 1, sumDebits: '10.00', firstDate: '2026-02-14' })
  })

  test('securities are told and not counted', () => {
    const found = qif('!Type:Bank\nD15/3/26\nT1.00\n^\n!Type:Invst\nD15/3/26\nNBuy\nT5.00\n^\n')
    expect(found).toMatchObject({ transactions: 1, problems: [{ code: 'bank.file.investments' }] })
  })

  test.each([
    ['D31/02/26\nT1.00', 'bank.row.date'],
    ['T1.00\nPX', 'bank.row.noDate'],
    ['D15/03/26\nPX', 'bank.row.noAmount'],
    ['D15/03/26\nTabc', 'bank.row.amount'],
  ])('%j is reported with its line', (record, code) => {
    expect(qif(`!Type:Bank\nD16/03/26\nT2.00\n^\n${record}\n^\n`)).toMatchObject({
      outcome: 'partial',
      transactions: 1,
      problems: [{ code, line: 5 }],
    })
  })
})

describe('dates that can be read in two ways', () => {
  const text = '!Type:Bank\nD1/2/26\nT1.00\n^\nD2/3/26\nT2.00\n^\n'

  test('are asked', () => {
    expect(qif(text)).toMatchObject({ outcome: 'ask', problems: [{ code: 'bank.ask.dateOrder' }] })
  })

  test('are read as answered', () => {
    expect(qif(text, { dateFormat: 'JJ/MM/AA' })).toMatchObject({ outcome: 'parse', firstDate: '2026-02-01' })
    expect(qif(text, { dateFormat: 'MM/DD/YY' })).toMatchObject({ outcome: 'parse', firstDate: '2026-01-02' })
    expect(() => qif(text, { dateFormat: 'hello' })).toThrow('bank.dateFormatUnknown')
  })
})

test('a day of one digit behind a year of two shows that the year is first', () => {
  const found = qif(
    '!Type:Bank\nD26/08/12\nT-1,000.00\nPLoyer\n^\nD26/08/15\nT-75.46\nPPain\n^\nD26/3/3\nT-379.00\nPLivre\n^\n',
  )
  expect(found).toMatchObject({
    outcome: 'parse',
    transactions: 3,
    first: { date: '2026-08-12' },
    last: { date: '2026-03-03' },
  })
})

describe('where a record ends', () => {
  const two = [
    { date: '2026-03-13', amount: '-12.50', description: 'CAFE' },
    { date: '2026-03-14', amount: '100.00', description: 'PAIE' },
  ]
  const linesOf = (text: string) =>
    parseText(text, undefined, 'qif').accounts.flatMap(({ lines }) =>
      lines.map(({ date, amount, description }) => ({ date, amount, description })),
    )

  test.each([
    ['no mark', '!Type:Bank\nD13/03/2026\nT-12.50\nPCAFE\nD14/03/2026\nT100.00\nPPAIE\n'],
    ['a blank line', '!Type:Bank\nD13/03/2026\nT-12.50\nPCAFE\n\nD14/03/2026\nT100.00\nPPAIE\n'],
    ['no mark, amounts first', '!Type:Bank\nT-12.50\nD13/03/2026\nPCAFE\nT100.00\nD14/03/2026\nPPAIE\n'],
    [
      'amounts twice',
      '!Type:Bank\nD13/03/2026\nU-12.50\nT-12.50\nPCAFE\nT-12.50\n^\nD14/03/2026\nU100.00\nT\nPPAIE\n^\n',
    ],
    [
      'no mark behind parts',
      '!Type:Bank\nD13/03/2026\nT-12.50\nPCAFE\nSRepas\nD1/1/20\n$-10.00\nSPourboire\n$-2.50\nD14/03/2026\nT100.00\nPPAIE\n',
    ],
    [
      'no mark, amounts under U alone and first',
      '!Type:Bank\nU-12.50\nD13/03/2026\nPCAFE\nU100.00\nD14/03/2026\nPPAIE\n',
    ],
    [
      'no mark behind parts, and the payee between day and amount',
      '!Type:Bank\nD13/03/2026\nPCAFE\nU-12.50\nSRepas\n$-10.00\nSPourboire\n$-2.50\nD14/03/2026\nPPAIE\nU100.00\n',
    ],
    [
      'a text on two lines',
      '!Type:Bank\nD13/03/2026\nT-12.50\nPCAFE\nDUPONT\n^\nD14/03/2026\nT100.00\nPPAIE\nTVA\n^\n',
    ],
    [
      'spaces before fields',
      '  !Type:Bank\n  D13/03/2026\n  T-12.50\n  PCAFE\n  ^\n  D14/03/2026\n  T100.00\n  PPAIE\n  ^\n',
    ],
  ])('%s', (_, text) => {
    expect(linesOf(text)).toEqual(two)
  })

  test('no mark between records of one day, alike or not', () => {
    const again = '!Type:Bank\nD13/03/2026\nT-5\nPA\nD13/03/2026\nT-5\nPB\nD13/03/2026\nT-6\nPC\n'
    expect(linesOf(again).map(({ amount, description }) => amount + description)).toEqual([
      '-5A',
      '-5B',
      '-6C',
    ])
  })
})

describe('accounts', () => {
  const record = (day: number, amount: string, payee: string, more = '') =>
    `D${day}/03/2026\nT${amount}\nP${payee}\n${more}^\n`
  const named = (name: string, type: string) => `!Account\nN${name}\nT${type}\nDmine\n^\n`
  const shown = (text: string) =>
    qif(text).accounts.map(({ accountId, transactions }) => [accountId, transactions])

  test.each([
    [
      'sections of two types are two',
      `!Type:Bank\n${record(13, '-1', 'A')}!Type:CCard\n${record(14, '-2', 'B')}`,
      [
        ['Bank', 1],
        ['CCard', 1],
      ],
    ],
    [
      'sections of one type are one',
      `!Type:Bank\n${record(13, '-1', 'A')}!Type:bank\n${record(14, '-2', 'B')}`,
      [[null, 2]],
    ],
    ['a type in another language', `!Type:Banque\n${record(13, '-1', 'A')}`, [[null, 1]]],
    [
      'without a type behind the account',
      `${named('A', 'Bank')}${record(13, '-1', 'A')}${named('B', 'CCard')}${record(14, '-2', 'B')}`,
      [
        ['A', 1],
        ['B', 1],
      ],
    ],
    [
      'a name of two types',
      `${named('A', 'Bank')}!Type:Bank\n${record(13, '-1', 'A')}${named('A', 'CCard')}!Type:CCard\n${record(14, '-2', 'B')}`,
      [
        ['A Bank', 1],
        ['A CCard', 1],
      ],
    ],
    [
      'lists that look like records',
      `!Type:Budget\nNx\nD3\nT5\n^\n!Type:Devises\nNEUR\nD1\n^\n!Type:Bank\n${record(13, '-1', 'A')}`,
      [[null, 1]],
    ],
  ])('%s', (_, text, accounts) => {
    expect(shown(text)).toEqual(accounts)
  })

  test('invoices and bills are told', () => {
    const found = qif(`!Type:Bank\n${record(13, '-1', 'A')}!Type:Invoice\n${record(14, '300', 'B')}`)
    expect(found).toMatchObject({ transactions: 1, problems: [{ code: 'bank.file.otherRecords' }] })
  })

  test('each account has a course of time of its own: two of them do not tell which is the month', () => {
    const section = (name: string, ...days: string[]) =>
      `!Account\nN${name}\nTBank\n^\n!Type:Bank\n${days.map((day) => `D${day}\nT-1.00\nPA\n^\n`).join('')}`
    const two = section('A', "6/ 1'26", "6/ 2'26", "6/ 3'26") + section('B', "1/10'26", "1/11'26")
    expect(qif(two).outcome).toBe('ask')
  })

  test('the opening balance is a record, and told; another balance among them is none', () => {
    const opening = qif(`!Type:Bank\n${record(1, '1,000.00', 'Opening Balance')}${record(13, '-1', 'A')}`)
    expect(opening).toMatchObject({ transactions: 2, problems: [{ code: 'bank.file.openingRow', line: 2 }] })
    const closing = qif(`!Type:Bank\n${record(13, '-1', 'A')}${record(31, '999', 'Solde final')}`)
    expect(closing).toMatchObject({ transactions: 1, problems: [{ code: 'bank.file.balanceRow', line: 6 }] })
  })
})

test('dates that span decades with the day first have the year first', () => {
  const found = qif('!Type:Bank\nD25/12/31\nT-1.00\nPA\n^\nD26/01/02\nT-2.00\nPB\n^\n')
  expect(found).toMatchObject({ outcome: 'parse', firstDate: '2025-12-31', lastDate: '2026-01-02' })
  const years = qif('!Type:Bank\nD24/12/30\nT-1\n^\nD25/06/15\nT-1\n^\nD26/01/02\nT-1\n^\n')
  expect(years).toMatchObject({ outcome: 'parse', firstDate: '2024-12-30', lastDate: '2026-01-02' })
  const monthly = qif(
    '!Type:Bank\nD05/03/24\nT-1.00\nPA\n^\nD05/12/26\nT-2.00\nPB\n^\nD31/12/26\nT-2.00\nPB\n^\n',
  )
  expect(monthly).toMatchObject({ firstDate: '2024-03-05', lastDate: '2026-12-31' })
})
