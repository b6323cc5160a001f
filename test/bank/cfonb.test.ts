/** CFONB 120 files written from the published layout: overpunched amounts, accounts, days, what records 05 add. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tries } from '../support/properties.ts'
import { codesOf, expectTruth, parse } from './truth.ts'
import { cfonbFile, fields, overpunched, statements } from './written.ts'

const key = { 3: '30004', 12: '00818', 17: 'EUR2', 22: '00012345678' }
const balance = (code: '01' | '07', cents: number, more = {}) =>
  fields(120, { 1: code, ...key, 35: '310326', 91: overpunched(cents), ...more })
const movement = (cents: number, more = {}) =>
  fields(120, {
    1: '04',
    ...key,
    33: '08',
    35: '020326',
    43: '040326',
    49: 'PRLV EDF',
    82: '0000012',
    91: overpunched(cents),
    ...more,
  })
const extra = (qualifier: string, text: string) =>
  fields(120, { 1: '05', ...key, 33: '08', 35: '020326', 46: qualifier, 49: text })
const file = (...records: string[]) => `${records.join('\r\n')}\r\n`

test('files are read as they were written', () => {
  fc.assert(
    fc.property(statements(11), fc.constantFrom('\r\n', '\n', ''), (all, end) => {
      expectTruth(parse(cfonbFile(all, end)), all)
    }),
    tries(60),
  )
})

test('letters of several bytes among the figures of a balance leave it unread, and told', () => {
  // every record is as wide in bytes as in columns
  const opening = balance('01', 100_000)
  const damaged = `${opening.slice(0, 92)}’’’’${opening.slice(104)}`
  const parsed = parse(file(damaged, movement(-4_550), balance('07', 95_450)))
  expect(parsed.accounts[0]).toMatchObject({ openingBalance: null, closingBalance: '954.50' })
  expect(codesOf(parsed)).toContain('file.balanceUnread')
})

test('a statement', () => {
  const parsed = parse(
    file(
      balance('01', 100_000),
      movement(-4_550, { 105: 'REF-77' }),
      extra('NBE', 'EDF ENTREPRISES'),
      extra('LIB', 'CONTRAT 4455 '),
      extra('LIB', 'MARS 2026'),
      extra('RCN', `${'FACT-2026-031'.padEnd(35)}LOYER`),
      balance('07', 95_450),
    ),
  )
  expect(parsed).toMatchObject({ format: 'cfonb120', outcome: 'parse', problems: [] })
  expect(parsed.accounts).toEqual([
    {
      accountId: '30004 00818 00012345678',
      currency: 'EUR',
      openingBalance: '1000.00',
      closingBalance: '954.50',
      lines: [
        {
          date: '2026-03-02',
          valueDate: '2026-03-04',
          amount: '-45.50',
          description: 'PRLV EDF EDF ENTREPRISES CONTRAT 4455 MARS 2026',
          counterparty: 'EDF ENTREPRISES',
          reference: 'FACT-2026-031',
          givenId: '0000012',
          row: 2,
        },
      ],
    },
  ])
})

test.each([
  ['0000000000001{', '0.10'],
  ['0000000000001A', '0.11'],
  ['0000000000001I', '0.19'],
  ['0000000000001}', '-0.10'],
  ['0000000000001J', '-0.11'],
  ['0000000000001R', '-0.19'],
  ['00000000000012', '0.12'],
  ['0000000000001é', '0.10'],
  ['0000000000001è', '-0.10'],
  ['9999999999999R', '-999999999999.99'],
  ['0000000000000}', '0.00'],
])('the last character carries the sign: %s is %s', (written, amount) => {
  const parsed = parse(file(balance('01', 0), movement(0, { 91: written }), balance('07', 0)))
  expect(parsed.accounts[0]!.lines[0]!.amount).toBe(amount)
})

test.each([
  ['3', 'TND', '0.00', '-4.55'],
  ['0', 'JPY', '0', '-4550'],
])('%s decimals', (decimals, currency, opening, amount) => {
  const other = { 17: currency + decimals }
  const parsed = parse(file(balance('01', 0, other), movement(-4_550, other), balance('07', -4_550, other)))
  expect(codesOf(parsed)).toEqual([])
  expect(Number(parsed.accounts[0]!.openingBalance)).toBe(Number(opening))
  expect(parsed.accounts[0]!.lines[0]!.amount).toBe(amount)
})

describe('what is wrong is said', () => {
  test.each([
    [
      'balances that do not agree',
      [balance('01', 0), movement(-100), balance('07', 0)],
      'file.balanceMismatch',
      'parse',
    ],
    ['no new balance', [balance('01', 0), movement(-100)], 'file.truncated', 'partial'],
    ['no old balance', [movement(-100), balance('07', 0)], 'file.balanceMissing', 'parse'],
    [
      'a day that is none',
      [balance('01', 0), movement(-100, { 35: '310226' }), balance('07', 0)],
      'row.date',
      'partial',
    ],
    [
      'an amount that is none',
      [balance('01', 0), movement(-100, { 91: 'ABCDEF' }), balance('07', 0)],
      'row.amount',
      'partial',
    ],
    [
      'a record of another format',
      [balance('01', 0), fields(120, { 1: '99' }), balance('07', 0)],
      'row.record',
      'partial',
    ],
    [
      'a detail without movement',
      [balance('01', 0), extra('LIB', 'X'), balance('07', 0)],
      'row.record',
      'partial',
    ],
  ] as const)('%s', (_, records, code, outcome) => {
    const parsed = parse(file(...records))
    expect(codesOf(parsed)).toContain(code)
    expect(parsed.outcome).toBe(outcome)
  })

  test.each([
    [`31${'0'.repeat(238)}\r\n`, 'CFONB 240'],
    [`0302${' '.repeat(155)}X\r\n`, 'CFONB 160'],
  ])('other records of French banks are no statements', (text, name) => {
    expect(() => parse(text)).toThrow(name)
  })
})

test('several days of an account, one after the other', () => {
  const parsed = parse(
    file(
      balance('01', 0),
      movement(100),
      balance('07', 100),
      balance('01', 100),
      movement(-30),
      balance('07', 70),
    ),
  )
  expect(codesOf(parsed)).toEqual([])
  expect(parsed.accounts.map(({ closingBalance }) => closingBalance)).toEqual(['1.00', '0.70'])
})

test('balances without currency and decimals belong to the movements that have them (LCL)', () => {
  const bare = { 17: '    ', 22: '0000888899H' }
  const parsed = parse(
    file(
      balance('01', 100_000, bare),
      movement(-4_550, { 22: '0000888899H' }),
      movement(10_000, { 22: '0000888899H' }),
      balance('07', 105_450, bare),
    ),
  )
  expect(parsed).toMatchObject({
    outcome: 'parse',
    problems: [],
    accounts: [
      {
        accountId: '30004 00818 0000888899H',
        currency: 'EUR',
        openingBalance: '1000.00',
        closingBalance: '1054.50',
        lines: [{ amount: '-45.50' }, { amount: '100.00' }],
      },
    ],
  })
})

test.each([
  ['LIB', 'LIB'],
  ['LCC', 'LC2'],
])('a text longer than a record goes on in the next, in the middle of a word: %s, %s', (first, second) => {
  const text = 'REGLEMENT DE VOTRE FACTURE 2026-0031 SELON NOTRE CONTRAT ET SON PREMIER AVENANT DE MARS'
  const parsed = parse(
    file(
      balance('01', 0),
      movement(100),
      extra(first, text.slice(0, 70)),
      extra(second, text.slice(70)),
      balance('07', 100),
    ),
  )
  expect(parsed.accounts[0]!.lines[0]!.description).toBe(`PRLV EDF ${text}`)
})

describe('decimals that no column tells', () => {
  test.each([
    ['EUR ', 'EUR2', '-45.50', '954.50'],
    ['EUR ', 'EUR ', '-45.50', '954.50'],
    ['XPF ', 'XPF0', '-4550', '95450'],
    ['XPF ', 'XPF ', '-4550', '95450'],
    ['TND ', 'TND ', '-4.55', '95.45'],
  ])('balances in %j, movements in %j', (balances, movements, amount, closing) => {
    const parsed = parse(
      file(
        balance('01', 100_000, { 17: balances }),
        movement(-4_550, { 17: movements }),
        balance('07', 95_450, { 17: balances }),
      ),
    )
    expect(parsed).toMatchObject({
      outcome: 'parse',
      problems: [],
      accounts: [{ closingBalance: closing, lines: [{ amount }] }],
    })
  })
})

describe('lines of other widths', () => {
  const records = [balance('01', 100_000), movement(-4_550), movement(10_000), balance('07', 105_450)]
  const accents = records.map((record) =>
    record.startsWith('04') ? record.replace('PRLV EDF  ', 'ÉCHÉANCE') : record,
  )

  test.each([
    [
      'two records a line, without their spaces',
      [records[0]! + records[1]!.trimEnd(), records[2]! + records[3]!.trimEnd()],
    ],
    [
      'signs in small letters',
      records.map((record) => record.slice(0, 103) + record.slice(103).toLowerCase()),
    ],
    ['widths in bytes', accents],
    ['widths in bytes, and the sign of the end of a file', [...accents, '\u001a']],
    ['no line ends, and the sign of the end of a file', [`${records.join('')}\u001a`]],
  ])('%s', (_, lines) => {
    const parsed = parse(file(...lines))
    expect(parsed).toMatchObject({ outcome: 'parse', problems: [] })
    expect(parsed.accounts[0]!.lines.map(({ amount }) => amount)).toEqual(['-45.50', '100.00'])
  })
})
