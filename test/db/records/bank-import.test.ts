/**
 * What is new in a statement. The same movements give the same bank lines however their files come: again, in
 * overlapping windows, in pieces, in any order; true twins are kept; nothing posted or settled ever moves.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { post } from '../../../db/ledger/post.ts'
import { createAccount } from '../../../db/records/accounts.ts'
import { codeLine, ignoreLine } from '../../../db/records/bank.ts'
import { LABEL_MAX, type Movement } from '../../../db/records/bank-import.ts'
import { statements } from '../../../db/records/bank-lists.ts'
import { proofOf } from '../../../db/records/bank-proof.ts'
import { Books, day, postedFacts, refused } from '../../support/books.ts'
import { tries } from '../../support/properties.ts'
import { BANK, linesOf, months, move, take } from './statements.ts'

/** The balance that was there before the statement, against equity. */
const opened = (cents: number) => ({
  date: day('2026-02-28'),
  memo: 'Ouverture',
  lines: [
    { account: BANK, cents },
    { account: '3000', cents: -cents },
  ],
})

/** Files of whole days, cut and repeated as a person may download them; together they hold everything. */
function files(all: readonly Movement[], windows: readonly (readonly [number, number])[]): Movement[][] {
  const inDays = (from: number, to: number) =>
    all.filter(({ date }) => Number(date.slice(8)) >= from && Number(date.slice(8)) <= to)
  const chosen = windows.map(([from, length]) => inDays(from, from + length))
  return [...chosen, inDays(1, 6), inDays(7, 12)].filter((file) => file.length > 0)
}

const windows = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 })), {
  maxLength: 4,
})

describe('the same movements', () => {
  test('give the same lines whole, again, in overlapping pieces and in any order', () => {
    fc.assert(
      fc.property(
        months.chain((all) =>
          fc.record({
            all: fc.constant(all),
            shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
            cut: windows,
            order: fc.infiniteStream(fc.nat()),
          }),
        ),
        ({ all, shuffled, cut, order }) => {
          const [whole, again, pieces] = [new Books(), new Books(), new Books()]
          // the same company to the bank: identity comes from company, account, content and occurrence
          for (const books of [again, pieces]) Object.assign(books.company, { id: whole.company.id })
          expect(take(whole, all).plan.added).toBe(all.length)
          for (const file of [all, shuffled, all]) take(again, file)
          const parts = files(all, cut)
          const mixed = parts.map((part) => ({ part, at: order.next().value! })).sort((a, b) => a.at - b.at)
          for (const { part } of mixed) take(pieces, part)
          const expected = linesOf(whole)
          expect(linesOf(again)).toEqual(expected)
          expect(linesOf(pieces)).toEqual(expected)
        },
      ),
      { ...tries(6), endOnFailure: true },
    )
  })

  test('of one file k times, in any order, leave the state as it was after the first', () => {
    const file = months.chain((all) =>
      fc.record({
        all: fc.constant(all),
        again: fc.array(fc.shuffledSubarray(all, { minLength: all.length }), { minLength: 1, maxLength: 4 }),
      }),
    )
    fc.assert(
      fc.property(file, ({ all, again }) => {
        const books = new Books()
        take(books, all, { opening: 0, closing: 500 })
        const before = books.stateHash()
        for (const shuffled of again) take(books, shuffled, { opening: 0, closing: 500 })
        expect(books.stateHash()).toBe(before)
      }),
      { ...tries(6), endOnFailure: true },
    )
  })

  test('in the same file add nothing, not even a statement', () => {
    const books = new Books()
    const all = [move('03-02', -500, 'A'), move('03-03', 700, 'B')]
    const first = take(books, all)
    const changes = books.known()
    const second = take(books, all)
    expect(second.statementId).toBe(first.statementId)
    expect(second.plan).toMatchObject({ added: 0, duplicates: 2, doubtful: [] })
    expect(books.known()).toEqual(changes)
  })

  test('whose label changes in case, accents or spaces are the same', () => {
    const books = new Books()
    take(books, [move('03-02', -500, 'Café  du Coin')])
    expect(take(books, [move('03-02', -500, 'CAFE DU COIN ')]).plan.added).toBe(0)
  })

  test('of another account, day, amount or label are others', () => {
    const books = new Books()
    take(books, [move('03-02', -500, 'A')])
    for (const other of [move('03-03', -500, 'A'), move('03-02', -501, 'A'), move('03-02', -500, 'B')])
      expect(take(books, [other]).plan.added).toBe(1)
    expect(take(books, [move('03-02', -500, 'A')], { account: '1015' }).plan.added).toBe(1)
  })

  test.each<[string, number, number]>([
    ['many long labels', 3_000, 900],
    ['a few endless ones', 40, 200_000],
  ])('fit in the log: %s', (_what, count, length) => {
    const books = new Books()
    const id = (index: number) => (length > 10_000 ? 'N'.repeat(length) : `F${index}`)
    const all = Array.from({ length: count }, (_, index) =>
      move('03-02', -1 - index, `${'é'.repeat(length)} ${index}`, id(index)),
    )
    expect(take(books, all).plan.added).toBe(count)
    const before = books.stateHash()
    expect(take(books, all).plan).toMatchObject({ added: 0, doubtful: [] })
    expect(books.stateHash()).toBe(before)
    const longest = books.sql.get<{ n: number }>('SELECT max(length(description)) AS n FROM bank_line')!.n
    expect(longest).toBe(Math.min(LABEL_MAX, length + 1 + String(count - 1).length))
    expect(books.verify().ok).toBe(true)
  })

  test('are numbered past a change’s limit', () => {
    const books = new Books()
    const all = Array.from({ length: 5_001 }, (_, index) => move('03-02', index + 1, 'X'))
    const { statementId } = take(books, all)
    expect(
      books.sql.get('SELECT count(*) AS n FROM statement_line WHERE statement = ?', statementId),
    ).toEqual({ n: 5_001 })
    expect(take(books, all).plan.added).toBe(0)
    expect(statements(books.sql, BANK)).toMatchObject([{ read: 5_001, sum: (5_001 * 5_002) / 2 }])
  })
})

describe('twins', () => {
  const coffee = (id = '') => move('03-02', -500, 'CAFÉ', id)

  test('in one file are kept, with or without numbers', () => {
    for (const twins of [
      [coffee(), coffee(), coffee()],
      [coffee('1'), coffee('2'), coffee('3')],
    ]) {
      const books = new Books()
      expect(take(books, twins).plan).toMatchObject({ added: 3, doubtful: [] })
      expect(take(books, twins).plan.added).toBe(0)
    }
  })

  test('a file that shows one more of them adds that one', () => {
    const books = new Books()
    take(books, [coffee(), coffee()])
    expect(take(books, [coffee(), coffee(), coffee()]).plan).toMatchObject({ added: 1, duplicates: 2 })
    expect(books.sql.all('SELECT occurrence FROM bank_line ORDER BY 1')).toEqual(
      [1, 2, 3].map((occurrence) => ({ occurrence })),
    )
  })

  test('with a new number in a later piece is kept, and told as worth a look', () => {
    const books = new Books()
    take(books, [coffee('1'), move('03-02', 100, 'B', '2')])
    const { plan } = take(books, [coffee('9'), move('03-03', 100, 'C', '10')])
    expect(plan).toMatchObject({ added: 2, duplicates: 0 })
    expect(plan.doubtful.map((line) => line.bankId)).toEqual(['9'])
  })

  test('a bank that numbers the whole file anew adds nothing', () => {
    const books = new Books()
    const all = [coffee('1'), coffee('2'), move('03-02', 100, 'B', '3'), move('03-04', 200, 'C', '4')]
    take(books, all)
    const renumbered = all.map((movement, index) => ({ ...movement, bankId: `N${index}` }))
    expect(take(books, renumbered).plan).toMatchObject({ added: 0, duplicates: 4, doubtful: [] })
    // both numberings are known from now on
    expect(take(books, [...all].reverse()).plan.added).toBe(0)
    expect(take(books, renumbered.slice(0, 2)).plan.added).toBe(0)
  })

  test.each<[string, string[], string[]]>([
    ['one content alone says so', ['A1'], ['A9']],
    ['the day is not there whole', ['A1', 'B2', 'C3'], ['A8', 'B9']],
    ['a number of the file is known', ['A1', 'B2', 'C3'], ['A1', 'B8', 'C9']],
  ])('other numbers are twins, and told, when %s', (_what, before, after) => {
    const rows = (codes: string[]) => codes.map((code) => move('03-02', -500, code[0]!, code))
    const books = new Books()
    take(books, rows(before))
    const { plan } = take(books, rows(after))
    const fresh = after.filter((code) => !before.includes(code))
    expect(plan.doubtful.map((line) => line.bankId)).toEqual(fresh)
    expect(linesOf(books)).toHaveLength(before.length + fresh.length)
  })

  test('a file without numbers after one with them, and the other way, adds nothing', () => {
    const books = new Books()
    const numbered = [coffee('1'), coffee('2'), move('03-03', 100, 'B', '3')]
    const plain = numbered.map((movement) => ({ ...movement, bankId: '' }))
    take(books, numbered)
    expect(take(books, plain).plan.added).toBe(0)
    const other = new Books()
    take(other, plain)
    expect(take(other, numbered).plan.added).toBe(0)
  })
})

describe('nothing posted or settled moves', () => {
  test('whatever is imported after', () => {
    fc.assert(
      fc.property(months, months, fc.array(fc.nat(), { maxLength: 12 }), (before, after, chosen) => {
        const books = new Books()
        take(books, before)
        const ids = books.sql.all<{ id: string }>('SELECT id FROM bank_line ORDER BY id')
        const settled = [...new Set(chosen.map((index) => ids[index % ids.length]!.id))]
        books.write((company) => {
          settled.forEach((id, index) => {
            if (index % 3 === 0) ignoreLine(company, id, 'déjà au journal')
            else codeLine(company, id, { allocations: [{ account: '6150' }] })
          })
        })
        const facts = postedFacts(books)
        const lines = () =>
          books.sql.all(
            `SELECT * FROM bank_line WHERE id IN (${ids.map(() => '?').join(',')}) ORDER BY id`,
            ...ids.map(({ id }) => id),
          )
        const kept = lines()
        for (const file of [before, after, [...before, ...after]]) take(books, file)
        expect(postedFacts(books)).toBe(facts)
        expect(lines()).toEqual(kept)
      }),
      { ...tries(5), endOnFailure: true },
    )
  })
})

describe('opening + lines = closing', () => {
  const lines = [move('03-02', -500, 'A'), move('03-03', 1_250, 'B')]
  const cases = [null, 0, -3_000].flatMap((opening) =>
    [null, -751, -750, 0, 750, 751, -2_250, -2_249].flatMap((closing) =>
      [false, true].map((partial) => ({ opening, closing, partial })),
    ),
  )

  test.each(cases)(
    'is proved when all three agree and nothing was left out, and only then: %j',
    (balances) => {
      const { opening, closing, partial } = balances
      const books = new Books()
      const proved = opening !== null && closing !== null && closing - opening === 750 && !partial
      expect(take(books, lines, balances).closingBalanceProved).toBe(proved)
      expect(statements(books.sql, BANK)).toMatchObject([
        { closingBalanceProved: proved, openingBalance: opening, closingBalance: closing, partial, sum: 750 },
      ])
    },
  )

  test('is proved for any month and any balances exactly when the sum is right; else the account is not reconciled', () => {
    const balance = fc.option(fc.integer({ min: -100_000, max: 100_000 }))
    const file = fc.record({
      rows: months,
      opening: balance,
      gap: fc.constantFrom(0, 0, 1, -1, 500),
      partial: fc.boolean(),
    })
    fc.assert(
      fc.property(file, fc.boolean(), ({ rows, opening, gap, partial }, known) => {
        const books = new Books()
        const sum = rows.reduce((total, { cents }) => total + cents, 0)
        const closing = known ? (opening ?? 0) + sum + gap : null
        take(books, rows, { opening, closing, partial })
        const proved = opening !== null && closing !== null && gap === 0 && !partial
        const proof = proofOf(books.company, BANK)
        expect(proof.closingBalanceProved).toBe(proved)
        expect(proof.reconciled).toBe(false)
        books.write((company) => {
          for (const { id } of books.sql.all<{ id: string }>('SELECT id FROM bank_line'))
            codeLine(company, id, { allocations: [{ account: '6150' }] })
          if (opening) books.write(() => post(company, [opened(opening)]))
        })
        expect(proofOf(books.company, BANK).reconciled).toBe(proved)
      }),
      { ...tries(4), endOnFailure: true },
    )
  })

  test('holds for each statement by itself, though they overlap', () => {
    const books = new Books()
    const a = move('03-02', -500, 'A')
    const b = move('03-03', -300, 'B')
    const c = move('03-04', 100, 'C')
    take(books, [a, b], { opening: 1_000, closing: 200 })
    take(books, [b, c], { opening: 500, closing: 300 })
    expect(statements(books.sql, BANK).map((statement) => statement.closingBalanceProved)).toEqual([
      true,
      true,
    ])
  })

  test('an empty statement proves its balance too', () => {
    expect(take(new Books(), [], { opening: 5, closing: 5 }).closingBalanceProved).toBe(true)
  })
})

describe('a statement is refused', () => {
  test.each([
    ['an account of income', { account: '4000' }, 'bank.notBankAccount'],
    ['an unknown account', { account: '777' }, 'account.unknown'],
    ['dollars in an account of Canadian dollars', { currency: 'USD' }, 'bank.otherCurrency'],
  ])('for %s', (_what, options, code) => {
    const books = new Books()
    expect(refused(() => take(books, [move('03-02', 1, 'A')], options)).code).toBe(code)
    expect(linesOf(books)).toEqual([])
  })

  test('not for francs CFA in Central Africa, whose banks write FCFA too; the other way it is', () => {
    const imported = (country: string, currency: string, read: string) => {
      const books = new Books({ country, currency, taxes: {} })
      return take(books, [move('03-02', 1, 'A')], { account: '5211', currency: read }).plan.added
    }
    expect(imported('CM', 'XAF', 'XOF')).toBe(1)
    expect(refused(() => imported('SN', 'XOF', 'XAF')).code).toBe('bank.otherCurrency')
  })

  test('not when the account has that currency', () => {
    const books = new Books()
    books.write((company) => createAccount(company, '1021', { name: 'USD', type: 'asset', currency: 'USD' }))
    expect(take(books, [move('03-02', 1, 'A')], { account: '1021', currency: 'USD' }).plan.added).toBe(1)
    expect(
      refused(() => take(books, [move('03-02', 1, 'A')], { account: '1021', currency: 'CAD' })).details,
    ).toEqual(['account bank.otherCurrency'])
  })
})
