/** Protects: a statement of any length and of any fields comes out of another process or thread as it was read. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedLines, piecesOf, unpackedFile, withoutLines } from '../../electron/bank/packed.ts'
import type { ParsedFile, ParsedLine } from '../../electron/bank/parsed.ts'
import { tries } from '../support/properties.ts'

const text = fc.string({ maxLength: 8, unit: 'binary' })

const line: fc.Arbitrary<ParsedLine> = fc.record(
  {
    date: text,
    amount: text,
    description: text,
    row: fc.nat(),
    valueDate: text,
    printed: text,
    bankId: text,
    givenId: text,
    reference: text,
    balance: text,
    counterparty: text,
    counterpartyAccount: text,
    charges: text,
    payments: fc.nat(),
    pending: fc.constant(true),
    dateAssumed: fc.constant(true),
  },
  { requiredKeys: ['date', 'amount', 'description', 'row'], noNullPrototype: true },
) as fc.Arbitrary<ParsedLine>

const fileOf = (accounts: readonly (readonly ParsedLine[])[]): ParsedFile => ({
  format: 'csv',
  outcome: 'parse',
  accounts: accounts.map((lines, at) => ({
    accountId: `${at}`,
    currency: 'CAD',
    openingBalance: null,
    closingBalance: '12.50',
    lines,
  })),
  problems: [],
  layout: null,
})

/** As it is on the other side. */
const crossed = (file: ParsedFile) =>
  unpackedFile(
    structuredClone({
      file: withoutLines(file),
      lines: file.accounts.map(({ lines }) => [...piecesOf(lines)]),
    }),
  )

test('every field of every line comes back, and no other', () => {
  const accounts = fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 3 })
  fc.assert(
    fc.property(accounts, (lines) => {
      const file = fileOf(lines)
      expect(crossed(file)).toStrictEqual(file)
    }),
    tries(200),
  )
})

test('a long account crosses in pieces, in order', () => {
  const lines = Array.from({ length: 12_345 }, (_, row): ParsedLine => {
    const plain = { date: '2026-01-01', amount: `${row}.00`, description: `ligne ${row}`, row }
    return row % 7 === 0 ? { ...plain, reference: `R${row}` } : plain
  })
  expect([...piecesOf(lines)].map(({ count }) => count)).toEqual([5000, 5000, 2345])
  expect(crossed(fileOf([lines, [], lines.slice(0, 1)]))).toStrictEqual(
    fileOf([lines, [], lines.slice(0, 1)]),
  )
})

test('a field that no line has takes no room', () => {
  const plain = { date: '2026-01-01', amount: '1.00', description: 'a', row: 1 }
  expect(packedLines([plain, { ...plain, balance: '4.00' }])).toEqual({
    count: 2,
    columns: {
      date: ['2026-01-01', '2026-01-01'],
      amount: ['1.00', '1.00'],
      description: ['a', 'a'],
      row: [1, 1],
      balance: [undefined, '4.00'],
    },
  })
})
