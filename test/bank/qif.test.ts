/** QIF: records, accounts, dates without a format. */
import { describe, expect, test } from 'vitest'
import type { ColumnMap } from '../../electron/bank/parsed.ts'
import { inspectText } from './figures.ts'

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
