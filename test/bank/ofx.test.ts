/** OFX of all versions and moods: missing end tags, several accounts, pending movements, errors of the bank. */
import { describe, expect, test } from 'vitest'
import { inspectText, parseText } from './figures.ts'
import { ofxStatement } from './samples.ts'

const ofx = (movements: string, end?: string, extension = 'ofx') =>
  inspectText(ofxStatement(movements, end), undefined, extension)
const movement = (fields: string) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260305<TRNAMT>-10.00<FITID>A1${fields}</STMTTRN>`

describe('formats', () => {
  test.each([
    ['ofx', 'ofx1'],
    ['qfx', 'qfx'],
    ['qbo', 'qbo'],
    ['txt', 'ofx1'],
  ])('the extension %s gives %s', (extension, format) => {
    expect(ofx(movement(''), undefined, extension).format).toBe(format)
  })

  test('an XML header gives ofx2', () => {
    const xml = ofxStatement(movement('')).replace(
      /^[\s\S]*?<OFX>/,
      '<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX>',
    )
    expect(inspectText(xml).format).toBe('ofx2')
  })
})

describe('movements', () => {
  test('name and memo make the description, entities are read, the zone moves no day', () => {
    const found = ofx(
      '<STMTTRN><DTPOSTED>20260331235959.000[-5:EST]<TRNAMT>-1,50<FITID>7<NAME>CAF&#201; &amp; CIE<MEMO>Table 4</STMTTRN>',
    )
    expect(found.first).toEqual({
      date: '2026-03-31',
      amount: '-1.50',
      description: 'CAFÉ & CIE Table 4',
      id: '7',
    })
    expect(found).toMatchObject({ accountId: '0123456', currency: 'CAD', closingBalance: '100.00' })
  })

  test('an ampersand or a less-than sign in a text is text', () => {
    expect(ofx(movement('<NAME>A & B < C <3')).first?.description).toBe('A & B < C <3')
  })

  test('the account of the other party does not replace ours', () => {
    expect(ofx(movement('<BANKACCTTO><BANKID>1<ACCTID>999</BANKACCTTO><NAME>X')).accountId).toBe('0123456')
  })

  test('the name of a payee aggregate is read, comments and CDATA too', () => {
    expect(ofx(movement('<PAYEE><NAME>Alice<CITY>Laval</PAYEE><!-- x <NAME>no -->')).first?.description).toBe(
      'Alice',
    )
    expect(ofx(movement('<MEMO><![CDATA[a <b> & c]]></MEMO>')).first?.description).toBe('a <b> & c')
  })

  test.each([
    ['no date', '<STMTTRN><TRNAMT>-1.00<FITID>B</STMTTRN>', 'bank.row.noDate'],
    ['no amount', '<STMTTRN><DTPOSTED>20260301<FITID>B</STMTTRN>', 'bank.row.noAmount'],
    ['an impossible date', '<STMTTRN><DTPOSTED>20260231<TRNAMT>-1<FITID>B</STMTTRN>', 'bank.row.date'],
    ['no amount but letters', '<STMTTRN><DTPOSTED>20260301<TRNAMT>1e5<FITID>B</STMTTRN>', 'bank.row.amount'],
  ])('%s is reported with the identifier and the line', (_name, bad, code) => {
    const found = ofx(`${bad}\n${movement('')}`)
    expect(found).toMatchObject({
      outcome: 'partial',
      transactions: 1,
      problems: [{ code, id: 'B', severity: 'row' }],
    })
    expect(found.problems[0]!.line).toBeGreaterThan(8)
  })

  test('an identifier on two movements is no identifier, nor are zeros', () => {
    const parsed = parseText(
      ofxStatement(movement('') + movement('<NAME>other') + movement('').replace('A1', '000')),
      undefined,
      'ofx',
    )
    expect(parsed.accounts[0]!.lines.map((line) => [line.bankId, line.givenId])).toEqual([
      [undefined, 'A1'],
      [undefined, 'A1'],
      [undefined, '000'],
    ])
    expect(parsed.problems).toMatchObject([{ code: 'bank.file.duplicateId', severity: 'warning' }])
  })

  test('pending movements are told and not counted', () => {
    const pending =
      '</BANKTRANLIST><BANKTRANLISTP><STMTTRNP><TRNAMT>-5.00<NAME>X</STMTTRNP></BANKTRANLISTP></STMTRS></OFX>'
    expect(ofx(movement(''), pending)).toMatchObject({
      transactions: 1,
      problems: [{ code: 'bank.file.pending' }],
    })
  })
})

test.each(['<!DOCTYPE OFX [', '<![CDATA[', '<!--', '<?', '<!A[>'])(
  '%s never closed ends the reading',
  (markup) => {
    expect(ofx(`${movement('')}${markup}`).outcome).toBe('partial')
  },
)

describe('statements', () => {
  test('an empty list is a statement without movements', () => {
    expect(ofx('')).toMatchObject({
      outcome: 'parse',
      transactions: 0,
      closingBalance: '100.00',
      sumCredits: '0',
    })
  })

  test('two statements are two accounts', () => {
    const second = ofxStatement(movement(''))
      .slice(ofxStatement('').indexOf('<STMTRS>'))
      .replace('0123456', '777')
    const found = ofx(movement(''), `</BANKTRANLIST></STMTRS>${second}`)
    expect(found.accounts.map((account) => account.accountId)).toEqual(['0123456', '777'])
    expect(found.transactions).toBe(2)
  })

  test.each([
    ['inside a movement', '<STMTTRN><DTPOSTED>20260301<TRNAMT>-1', 1],
    ['after a movement', '', 1],
  ])('a file cut %s is partial', (_name, rest, transactions) => {
    const found = ofx(movement(''), rest)
    expect(found).toMatchObject({ outcome: 'partial', transactions })
    expect(found.problems.map((problem) => problem.code)).toContain('bank.file.truncated')
  })

  test.each([
    ['<OFX></OFX>', 'bank.noStatement'],
    ['<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS></STMTRS></STMTTRNRS></OFX>', 'bank.noStatement'],
    [
      '<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Bad password</STATUS></SONRS></OFX>',
      'bank.bankError',
    ],
  ])('%s is refused', (text, code) => {
    expect(() => parseText(text, undefined, 'ofx')).toThrow(code)
  })
})

test('a period without a movement is a statement, also when it names no account', () => {
  const empty =
    'OFXHEADER:100\nDATA:OFXSGML\n<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID><STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>10907</BANKID><ACCTID></ACCTID></BANKACCTFROM><BANKTRANLIST><DTSTART>20260302<DTEND>20260304</BANKTRANLIST><LEDGERBAL><BALAMT>\n<DTASOF>20260304</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>'
  expect(inspectText(empty, undefined, 'ofx')).toMatchObject({
    format: 'ofx1',
    outcome: 'parse',
    transactions: 0,
    currency: 'EUR',
    closingBalance: null,
  })
})

describe('balances among the movements', () => {
  const record = (day: string, amount: string, text: string) =>
    `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day}<TRNAMT>${amount}<FITID>F${day}${amount}${text}</STMTTRN>`

  test('are told, and are no movements; the one before them counts when it is proven', () => {
    const found = ofx(
      [
        record('20260801', '130.00', '<MEMO>SALDO ANTERIOR'),
        record('20260803', '-20.00', '<MEMO>TARIFA PIX'),
        record('20260803', '110.00', '<MEMO>SALDO TOTAL DISPONÍVEL DIA'),
        record('20260831', '-10.00', '<NAME>BOLETO<MEMO>LUZ'),
        record('20260831', '100.00', '<NAME>Saldo do dia<MEMO>'),
      ].join('\n'),
    )
    expect(found).toMatchObject({ transactions: 2, sumDebits: '30.00', openingBalance: '130.00' })
    expect(found.problems.map(({ code }) => code)).toEqual(Array(3).fill('bank.file.balanceRow'))
    const zero = ofx(record('20260801', '0.00', '<NAME>Saldo Anterior') + record('20260803', '-20.00', ''))
    expect(zero).toMatchObject({ transactions: 1, openingBalance: null })
  })

  test.each([
    '<MEMO>SALDO DEVEDOR PARCELA 3',
    '<NAME>BALANCE TRANSFER',
    '<NAME>SALDO ANTERIOR<MEMO>LOJA DO CENTRO',
  ])('%s is a movement', (text) => {
    expect(ofx(record('20260803', '-20.00', text))).toMatchObject({ transactions: 1, problems: [] })
  })
})

describe('the sign and the kind', () => {
  const kinds = (...pairs: readonly (readonly [kind: string, amount: string])[]) =>
    ofx(
      pairs
        .map(
          ([kind, amount], i) =>
            `<STMTTRN><TRNTYPE>${kind}<DTPOSTED>2026080${i + 1}<TRNAMT>${amount}<FITID>K${i}<NAME>T${i}</STMTTRN>`,
        )
        .join('\n'),
    )
  const told = 'bank.file.signsByKind'

  test('where no amount has a sign, the kind gives it', () => {
    const found = kinds(['DEBIT', '10.00'], ['CREDIT', '25.00'], ['FEE', '1.00'], ['XFER', '7.00'])
    expect(found).toMatchObject({ sumDebits: '11.00', sumCredits: '32.00', problems: [{ code: told }] })
  })

  test('where all signs are those of a debt, they are turned', () => {
    const found = kinds(['DEBIT', '10.00'], ['DEBIT', '30.00'], ['PAYMENT', '-34.00'], ['CREDIT', '-5.00'])
    expect(found).toMatchObject({ sumDebits: '40.00', sumCredits: '39.00', problems: [{ code: told }] })
  })

  test.each([
    ['one debit with its minus proves that signs are meant', ['DEBIT', '-10.00'], ['DEBIT', '5.00'], '10.00'],
    ['a single debit may be a reversal', ['DEBIT', '10.00'], ['CREDIT', '5.00'], '0'],
  ] as const)('%s', (_, one, other, debits) => {
    expect(kinds(one, other)).toMatchObject({ sumDebits: debits, problems: [] })
  })
})
