/** CODA files written from the published layout: movements, details that are never counted, communications, sums. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { structuredReference } from '../../electron/bank/formats/coda/movement.ts'
import { tries } from '../support/properties.ts'
import { codesOf, expectTruth, parse } from './truth.ts'
import { codaFile, codaMovement, codaStatement, fields, statements, type Written } from './written.ts'

const home = { account: '68539007547034', opening: 100_000, movements: [] }
const one: Written = { day: '2026-01-05', cents: 12_050, text: 'Facture 2026-14', name: 'CAFE CENTRAL' }

/** A statement of the records given whose sums are right. */
function file(records: readonly string[], cents: number, sums?: { debits: number; credits: number }): string {
  const right = { debits: cents < 0 ? -cents : 0, credits: cents > 0 ? cents : 0 }
  return codaStatement(home, records, home.opening + cents, sums ?? right).join('\r\n')
}
const lineOf = (text: string) => parse(text).accounts[0]!.lines[0]!

test('files are read as they were written', () => {
  fc.assert(
    fc.property(statements(14), fc.constantFrom('\r\n', '\n', '\r', ''), (all, end) => {
      expectTruth(parse(codaFile(all, end)), all)
    }),
    tries(60),
  )
})

test('a statement', () => {
  const parsed = parse(file(codaMovement(1, one), one.cents))
  expect(parsed).toMatchObject({
    format: 'coda',
    outcome: 'parse',
    problems: [],
    layout: { bank: 'GEBABEBB' },
  })
  expect(parsed.accounts).toEqual([
    {
      accountId: 'BE68539007547034',
      currency: 'EUR',
      openingBalance: '1000.00',
      closingBalance: '1120.50',
      lines: [
        {
          date: '2026-01-05',
          amount: '120.50',
          description: 'CAFE CENTRAL Facture 2026-14',
          counterparty: 'CAFE CENTRAL',
          counterpartyAccount: 'BE68539007547034',
          bankId: 'REF000001',
          givenId: 'REF000001',
          row: 3,
        },
      ],
    },
  ])
})

describe('details of a total', () => {
  const total: Written = { ...one, cents: 30_000, text: 'Versements', name: '' }
  const part = (detail: number, cents: number, digits: string) =>
    codaMovement(1, { ...one, cents }, { detail, code: '60150000', structured: `101${digits}` })

  test('are part of it: the total counts, their references are in its text', () => {
    const records = [
      ...codaMovement(1, total, { code: '20150000' }),
      ...part(1, 10_000, '090933755493'),
      ...part(2, 20_000, '010806817183'),
    ]
    const parsed = parse(file(records, 30_000))
    expect(codesOf(parsed)).toEqual([])
    expect(parsed.accounts[0]!.lines).toHaveLength(1)
    expect(parsed.accounts[0]!.lines[0]).toMatchObject({ amount: '300.00', payments: 2 })
    expect(parsed.accounts[0]!.lines[0]!.description).toContain('+++090/9337/55493+++')
    expect(parsed.accounts[0]!.lines[0]!.description).toContain('+++010/8068/17183+++')
  })
})

describe('communications', () => {
  test.each([
    ['090933755493', '+++090/9337/55493+++'],
    ['010806817183', '+++010/8068/17183+++'],
    ['000000009797', '+++000/0000/09797+++'],
    ['090933755494', null],
    ['123', null],
  ])('%s is %s', (digits, shown) => {
    expect(structuredReference(digits)).toBe(shown)
  })

  test('structured: the reference as the invoice prints it', () => {
    const line = lineOf(file(codaMovement(1, one, { structured: '101090933755493' }), one.cents))
    expect(line).toMatchObject({
      description: 'CAFE CENTRAL +++090/9337/55493+++',
      reference: '+++090/9337/55493+++',
    })
  })

  test('of a direct debit: the text and the mandate behind their columns', () => {
    const structured = `127050126100${'BE93ZZZ0123456789'.padEnd(35)}${'MANDAT-7'.padEnd(35)}${'Abonnement mars'.padEnd(62)}`
    expect(lineOf(file(codaMovement(1, { ...one, cents: -900 }, { structured }), -900))).toMatchObject({
      amount: '-9.00',
      description: 'CAFE CENTRAL Abonnement mars',
      reference: 'MANDAT-7',
    })
  })

  test('of a card: the terminal and its place', () => {
    const structured = `113${'5127880000006588'}1019022549785250325${'1203'}7${'GARAGE NORD'.padEnd(16)}${'LIEGE'.padEnd(10)}`
    expect(
      lineOf(file(codaMovement(1, { ...one, name: '', cents: -900 }, { structured }), -900)).description,
    ).toBe('GARAGE NORD LIEGE')
  })

  test('free: over three records, and what comes after in records 3', () => {
    const text = 'Un texte libre qui remplit la premiere zone de communication, puis la deuxieme, puis la fin'
    const info = fields(128, {
      1: '3100010001',
      11: 'REF000001',
      32: '00150000',
      40: '0',
      41: 'Suite du texte',
    })
    expect(lineOf(file([...codaMovement(1, { ...one, text }), info], one.cents)).description).toBe(
      `CAFE CENTRAL ${text} Suite du texte`,
    )
  })

  const information = (detail: string, structured: '0' | '1', text: string) =>
    fields(128, { 1: `310001${detail}`, 40: structured, 41: text })

  test('free: over records 3.1 that cut words wherever one is full (ING)', () => {
    const text =
      'Facture n° 2011/02/000254882 du 30/06/2011 ING Belgique SA - Avenue Marnix 24, 1000 Bruxelles'
    const records = [
      ...codaMovement(1, { ...one, text: '' }),
      information('0001', '0', text.slice(0, 73)),
      information('0002', '0', text.slice(73)),
    ]
    expect(lineOf(file(records, one.cents)).description).toBe(`CAFE CENTRAL ${text}`)
  })

  test('a name in a record 3.1, and a free text in the one behind it (KBC)', () => {
    const records = [
      ...codaMovement(1, { ...one, name: '', text: '' }),
      information('0001', '1', '001MAISON VERTE'),
      fields(128, { 1: '3200010001', 11: 'GRAND-RUE 12' }),
      information('0002', '0', 'Virement de Maison Verte'),
    ]
    expect(lineOf(file(records, one.cents))).toMatchObject({
      counterparty: 'MAISON VERTE',
      description: 'MAISON VERTE Virement de Maison Verte',
    })
  })

  test('a name in a record 3.1', () => {
    const info = fields(128, { 1: '3100010001', 40: '1', 41: '001MAISON VERTE' })
    const records = [...codaMovement(1, { ...one, name: '' }), info]
    expect(lineOf(file(records, one.cents)).counterparty).toBe('MAISON VERTE')
  })
})

describe('amounts and accounts', () => {
  test('three decimals are kept when the third is not zero', () => {
    const [first, ...rest] = codaMovement(1, one)
    const parsed = parse(
      file([`${first!.slice(0, 32)}000000000120505${first!.slice(47)}`, ...rest], one.cents),
    )
    expect(parsed.accounts[0]!.lines[0]!.amount).toBe('120.505')
  })

  test.each([
    ['0', '539007547034 USD0BE', { accountId: '539007547034', currency: 'USD' }],
    ['1', `${'NL91ABNA0417164300'.padEnd(34)}CHF`, { accountId: 'NL91ABNA0417164300', currency: 'CHF' }],
    [
      '3',
      `${'FR7630006000011234567890189'.padEnd(34)}EUR`,
      { accountId: 'FR7630006000011234567890189', currency: 'EUR' },
    ],
  ])('account of structure %s', (structure, zone, expected) => {
    const records = file([], 0).split('\r\n')
    records[1] = fields(128, {
      1: `1${structure}001`,
      6: zone,
      43: `0${'1'.padStart(15, '0')}`,
      59: '010126',
    })
    expect(parse(records.join('\n')).accounts[0]).toMatchObject(expected)
  })

  test('a value date other than the day of the entry', () => {
    const [first, ...rest] = codaMovement(1, one)
    const records = [`${first!.slice(0, 47)}070126${first!.slice(53)}`, ...rest]
    expect(lineOf(file(records, one.cents))).toMatchObject({ date: '2026-01-05', valueDate: '2026-01-07' })
  })
})

test.each([
  ['000000', '070126', { date: '2026-01-07' }],
  ['      ', '      ', { date: '2026-01-01', dateAssumed: true }],
  ['000000', '000000', { date: '2026-01-01', dateAssumed: true }],
])('day of the entry %s, value date %s', (entry, value, expected) => {
  const [first, ...rest] = codaMovement(1, one)
  const record = `${first!.slice(0, 47)}${value}${first!.slice(53, 115)}${entry}${first!.slice(121)}`
  expect(lineOf(file([record, ...rest], one.cents))).toMatchObject(expected)
})

test('a line a little too long is one record', () => {
  const long = file(codaMovement(1, one), one.cents).replace(/2$/, '   2')
  expect(parse(long)).toMatchObject({ outcome: 'parse', problems: [] })
})

describe('what is wrong is said', () => {
  const good = file(codaMovement(1, one), one.cents).split('\r\n')
  const changed = (change: (records: string[]) => string[]) => parse(change([...good]).join('\r\n'))

  test.each([
    [
      'a missing movement',
      (r: string[]) => r.filter((line) => !line.startsWith('2')),
      ['file.recordCount', 'file.sumMismatch', 'file.balanceMismatch'],
    ],
    ['no trailer', (r: string[]) => r.slice(0, -1), ['file.truncated']],
    [
      'a wrong sum',
      (r: string[]) => [...r.slice(0, -1), `${r.at(-1)!.slice(0, 22)}000000000000010${r.at(-1)!.slice(37)}`],
      ['file.sumMismatch'],
    ],
    [
      'a day that is none',
      (r: string[]) => r.map((l) => (l.startsWith('21') ? `${l.slice(0, 115)}310226${l.slice(121)}` : l)),
      ['row.date'],
    ],
    [
      'an amount that is none',
      (r: string[]) => r.map((l) => (l.startsWith('21') ? `${l.slice(0, 40)}X${l.slice(41)}` : l)),
      ['row.amount'],
    ],
    ['a record out of place', (r: string[]) => [r[0]!, r[1]!, r[3]!, ...r.slice(2)], ['row.record']],
    ['letters', (r: string[]) => [...r.slice(0, -1), 'bonjour', r.at(-1)!], ['row.record']],
  ])('%s', (_, change, codes) => {
    const parsed = changed(change)
    for (const code of codes) expect(codesOf(parsed)).toContain(code)
    expect(parsed.outcome).toBe(
      codes.some((code) => code.startsWith('row') || code === 'file.truncated') ? 'partial' : 'parse',
    )
  })

  test('a number that is missing in the sequence', () => {
    const records = [...codaMovement(1, one), ...codaMovement(3, one)]
    expect(codesOf(parse(file(records, 2 * one.cents)))).toContain('file.sequenceGap')
  })

  test('version 1, and a file without movements', () => {
    expect(() => parse(file([], 0).replace(/2\r\n12001/, '1\r\n12001'))).toThrow('bank.codaVersion')
    expect(codesOf(parse(file([], 0)))).toEqual(['file.noMovements'])
  })
})

test('the sign of the end of a file is no record', () => {
  for (const end of ['\r\n', ''])
    expect(codesOf(parse(`${file(codaMovement(1, one), one.cents).replaceAll('\r\n', end)}\u001a`))).toEqual(
      [],
    )
})

test('an old or a new balance that is missing is told', () => {
  const records = file(codaMovement(1, one), one.cents).split('\r\n')
  for (const kind of ['1', '8'])
    expect(codesOf(parse(records.filter((record) => !record.startsWith(kind)).join('\r\n')))).toContain(
      'file.balanceMissing',
    )
})

test('a name and an address in records filled to their width in bytes keep their columns too', () => {
  const party = fields(128, { 1: '3100010001', 40: '1', 41: '001CAFÉ CRÈME', 126: '1 0' })
  const records = [
    ...codaMovement(1, { ...one, name: '', text: '' }),
    party.slice(0, 100) + party.slice(102),
    fields(128, { 1: '3200010001', 11: 'GRAND-RUE 12', 126: '0 0' }),
  ]
  expect(lineOf(file(records, one.cents)).counterparty).toBe('CAFÉ CRÈME')
})

test('records filled to their width in bytes keep their columns', () => {
  const accents = 'Café crème à Liège'
  const records = file(codaMovement(1, { ...one, text: accents }), one.cents).split('\r\n')
  const filled = records.map((record) =>
    record.startsWith('21') ? record.replace(accents.padEnd(53), accents.padEnd(49)) : record,
  )
  for (const text of [records, filled])
    expect(parse(text.join('\r\n'))).toMatchObject({
      outcome: 'parse',
      problems: [],
      accounts: [
        { lines: [{ date: '2026-01-05', amount: '120.50', description: `CAFE CENTRAL ${accents}` }] },
      ],
    })
})
