/** OFX as banks bend it: corrections, several documents, aggregates and movements left open, figures in other writings. */
import { describe, expect, test } from 'vitest'
import type { ColumnMap } from '../../electron/bank/parsed.ts'
import { Books } from '../support/books.ts'
import { parseText } from './figures.ts'
import { ofxStatement } from './samples.ts'
import { codesOf } from './truth.ts'

const record = (kind: string, day: string, amount: string, id: string, more = '') =>
  `<STMTTRN><TRNTYPE>${kind}<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}${more}</STMTTRN>\n`
const cafe = record('DEBIT', '20260303', '-12.50', 'A1', '<NAME>CAFE')
const wage = record('CREDIT', '20260304', '100.00', 'A2', '<NAME>PAIE')
const read = (text: string, columns?: ColumnMap) => parseText(text, columns, 'ofx')
const statement = (rows: string, currency = 'CAD', balance = '') =>
  ofxStatement(rows, `</BANKTRANLIST>${balance}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`).replace(
    '<CURDEF>CAD',
    `<CURDEF>${currency}`,
  )
const shown = (text: string, columns?: ColumnMap) =>
  read(text, columns).accounts.flatMap(({ lines }) => lines.map(({ date, amount }) => `${date} ${amount}`))
const BOTH = ['2026-03-03 -12.50', '2026-03-04 100.00']

describe('corrections', () => {
  const correction = (action: string, of: string) =>
    record('DEBIT', '20260303', '-15.20', 'A3', `<CORRECTFITID>${of}<CORRECTACTION>${action}<NAME>CAFE`)

  test.each([
    ['REPLACE', 'A1', [BOTH[1], '2026-03-03 -15.20'], 'file.corrected'],
    ['DELETE', 'A1', [BOTH[1]], 'file.corrected'],
    ['REPLACE', 'Z9', [...BOTH, '2026-03-03 -15.20'], 'file.replaces'],
    ['DELETE', 'Z9', BOTH, 'file.takesBack'],
  ])('%s of %s', (action, of, movements, code) => {
    const text = statement(cafe + wage + correction(action, of))
    expect(shown(text)).toEqual(movements)
    expect(codesOf(read(text))).toEqual([code])
  })

  test('a record that takes back is no movement, whatever it names', () => {
    for (const of of ['0', 'A3']) {
      const text = statement(cafe + wage + correction('DELETE', of))
      expect(shown(text)).toEqual(BOTH)
      expect(codesOf(read(text))).toEqual(['file.takesBack'])
    }
  })

  test('of a correction, and of a number that two movements bear', () => {
    const again = record('DEBIT', '20260303', '-15.30', 'A4', '<CORRECTFITID>A3<CORRECTACTION>REPLACE')
    expect(shown(statement(cafe + correction('REPLACE', 'A1') + again))).toEqual(['2026-03-03 -15.30'])
    const shared = statement(cafe + wage.replace('A2', 'A1') + correction('REPLACE', 'A1'))
    expect(shown(shared)).toEqual([...BOTH, '2026-03-03 -15.20'])
    expect(codesOf(read(shared))).toContain('file.replaces')
  })
})

describe('what is left open', () => {
  test.each([
    [
      'a payee',
      cafe.replace('<TRNAMT>', '<PAYEE><NAME>CAFE<CITY>Laval<TRNAMT>').replace('A1<NAME>CAFE', 'A1'),
    ],
    ['a currency', cafe.replace('<TRNAMT>', '<ORIGCURRENCY><CURRATE>1.3<CURSYM>EUR<TRNAMT>')],
    ['the account of the other party', cafe.replace('<TRNAMT>', '<BANKACCTTO><ACCTID>9<TRNAMT>')],
  ])('%s ends where it cannot go on', (_, row) => {
    const { accounts } = read(statement(row + wage))
    expect(accounts[0]!.lines.map(({ description }) => description)).toEqual(['CAFE', 'PAIE'])
    expect(shown(statement(row + wage))).toEqual(BOTH)
  })

  test('movements without a tag between them are two', () => {
    const inside = (row: string) => row.replace('<STMTTRN>', '').replace('</STMTTRN>\n', '')
    expect(shown(statement(`<STMTTRN>${inside(cafe)}${inside(wage)}</STMTTRN>`))).toEqual(BOTH)
  })
})

describe('documents', () => {
  test('two in a file are read, and each may be cut', () => {
    const second = statement(record('DEBIT', '20260306', '-3.00', 'B1')).replace('0123456', '777')
    expect(shown(statement(cafe + wage) + second)).toEqual([...BOTH, '2026-03-06 -3.00'])
    const cut = read(statement(cafe + wage) + second.slice(0, second.indexOf('<FITID>B1')))
    expect(cut.outcome).toBe('partial')
    expect(codesOf(cut)).toEqual(['row.cut', 'file.truncated'])
  })

  test('under a prefix, and without the outer tag', () => {
    const prefixed = statement(cafe + wage).replace(/<(\/?)(?=[A-Z])/g, '<$1o:')
    expect(shown(prefixed)).toEqual(BOTH)
    expect(read(prefixed).outcome).toBe('parse')
    const bare = read(statement(cafe + wage).replace(/<\/?OFX>/g, ''))
    expect(bare).toMatchObject({ outcome: 'parse', problems: [] })
  })

  test('movements of loans are told', () => {
    const loan = '<LOANSTMTRS><LOANSTMTTRN><TRNAMT>500<LOANTRNAMT></LOANSTMTTRN></LOANSTMTRS></OFX>'
    expect(codesOf(read(statement(cafe).replace('</OFX>', loan)))).toEqual(['file.otherRecords'])
  })
})

test('references written twice over, and in capitals', () => {
  const named = record('DEBIT', '20260303', '-12.50', 'A1', '<NAME>A &amp;amp; B &AMP; C & D')
  expect(read(statement(named)).accounts[0]!.lines[0]!.description).toBe('A & B & C & D')
})

describe('signs by kind', () => {
  const card = (text: string) =>
    text.replaceAll('STMTRS>', 'CCSTMTRS>').replaceAll('BANKACCTFROM', 'CCACCTFROM')
  const shops = (...more: string[]) =>
    [record('POS', '20260303', '45.00', 'A1'), record('CASH', '20260304', '15.00', 'A2'), ...more].join('')
  const paid = record('PAYMENT', '20260305', '-60.00', 'A3')

  test('shops alone without a minus are spent; on a card what has one is paid back', () => {
    expect(shown(statement(shops()))).toEqual(['2026-03-03 -45.00', '2026-03-04 -15.00'])
    expect(shown(card(statement(shops(paid))))).toEqual([
      '2026-03-03 -45.00',
      '2026-03-04 -15.00',
      '2026-03-05 60.00',
    ])
    expect(codesOf(read(statement(shops())))).toEqual(['file.signsByKind'])
  })

  test('elsewhere one minus shows that signs are meant', () => {
    expect(shown(statement(shops(paid)))).toEqual([
      '2026-03-03 45.00',
      '2026-03-04 15.00',
      '2026-03-05 -60.00',
    ])
  })
})

describe('a mark before three digits', () => {
  const rows = (one: string, other: string) =>
    record('DEBIT', '20260303', one, 'A1') + record('CREDIT', '20260304', other, 'A2')
  const balance = (text: string) => `<LEDGERBAL><BALAMT>${text}<DTASOF>20260331</LEDGERBAL>`

  test.each([
    ['TND', '-12,500', '150,000', '987,250', ['-12.500', '150.000', '987.250']],
    ['TND', '-12.500', '150.000', '987.250', ['-12.500', '150.000', '987.250']],
    ['CLP', '-12.500', '150.000', '987.250', ['-12500', '150000', '987250']],
    ['XOF', '-12.500', '150.000', '987.250', ['-12500', '150000', '987250']],
    ['USD', '-1,250', '3,000', '8,000', ['-1250', '3000', '8000']],
    ['EUR', '-1.250', '3,00', '8,00', ['-1250', '3.00', '8.00']],
  ])('in %s: %s', (currency, one, other, closing, amounts) => {
    const { accounts, outcome } = read(statement(rows(one, other), currency, balance(closing)))
    expect(outcome).toBe('parse')
    const [{ lines, closingBalance } = { lines: [], closingBalance: '' }] = accounts
    expect([...lines.map(({ amount }) => amount), closingBalance]).toEqual(amounts)
  })

  test('that may be one of thousands or of decimals is asked', () => {
    const text = statement(rows('-1.250', '3.000'), 'COP')
    expect(read(text)).toMatchObject({
      outcome: 'ask',
      problems: [{ code: 'bank.ask.decimal', text: '-1.250' }],
    })
    expect(shown(text, { decimal: '.' })).toEqual(['2026-03-03 -1.250', '2026-03-04 3.000'])
    expect(shown(text, { decimal: ',' })).toEqual(['2026-03-03 -1250', '2026-03-04 3000'])
  })
})

describe('dates that are not written as the format wants', () => {
  const of = (...days: string[]) =>
    statement(days.map((posted, i) => record('DEBIT', posted, '-1.00', `A${i}`)).join(''))

  test.each([
    [
      ['13/03/2026', '02/03/2026'],
      ['2026-03-13', '2026-03-02'],
    ],
    [
      ['20122026', '02122026'],
      ['2026-12-20', '2026-12-02'],
    ],
    [
      ['13032026', '02032026'],
      ['2026-03-13', '2026-03-02'],
    ],
    [
      ['2026-03-13T10:00:00', '2026-03-02'],
      ['2026-03-13', '2026-03-02'],
    ],
  ])('%j are read when one shows the order', (written, days) => {
    expect(shown(of(...written))).toEqual(days.map((day) => `${day} -1.00`))
  })

  test('are asked when none does, and left out where the others are right', () => {
    const open = of('03/04/2026', '05/04/2026')
    expect(read(open)).toMatchObject({ outcome: 'ask', problems: [{ code: 'bank.ask.dateOrder' }] })
    expect(shown(open, { dateFormat: 'JJ/MM/AAAA' })[0]).toBe('2026-04-03 -1.00')
    expect(codesOf(read(of('20260303', '13/03/2026')))).toEqual(['row.date'])
  })
})

test('zeros behind the decimals of a currency change nothing in the books', async () => {
  const books = new Books()
  const path = books.statement(read(statement(record('DEBIT', '20260303', '-12.5000', 'A1'))))
  expect(await books.call('bank.import', { path, account: '1010' })).toMatchObject({ read: 1, added: 1 })
})
