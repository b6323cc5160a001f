/** Finding entries: words as people type them, filters, pages; nothing typed is taken for a language of queries. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  debitsOf,
  type EntriesQuery,
  findEntries,
  searchEntries,
  searchWords,
} from '../../../db/ledger/search.ts'
import { Books, day } from '../../support/books.ts'
import { tries } from '../../support/properties.ts'

const find = (books: Books, query: Partial<EntriesQuery>) =>
  findEntries(books.sql, { order: 'asc', limit: 100, ...query })
const numbers = (books: Books, query: Partial<EntriesQuery>) =>
  find(books, query).items.map((entry) => entry.number)

function withMemos(): Books {
  const books = new Books()
  const memos = [
    'Béton Rive-Nord',
    'ÉLECTRICITÉ Gagnon',
    'Paie d’équipe',
    'Achat 50 % "spécial" (béton)',
    '漢字 資料',
  ]
  memos.forEach((memo, index) => {
    books.simple(`2026-03-0${index + 1}`, '1010', '4000', 100 * (index + 1), { memo })
  })
  return books
}

describe('words', () => {
  const books = withMemos()

  test.each([
    ['béton', ['1', '4']],
    ['BETON', ['1', '4']],
    ['bet', ['1', '4']],
    ['nord riv', ['1']],
    ['electr gagn', ['2']],
    ['l’équipe', []],
    ['équipe', ['3']],
    ["d'equipe", ['3']],
    ['spécial 50', ['4']],
    ['漢字', ['5']],
    ['eton', []],
    ['béton gagnon', []],
    ['', ['1', '2', '3', '4', '5']],
    ['   ', ['1', '2', '3', '4', '5']],
    ['"%(*)', []],
  ])('"%s" finds %j', (text, expected) => {
    expect(numbers(books, { text })).toEqual(expected)
  })

  test.each([
    'AND',
    'beton OR gagnon',
    'NEAR(beton gagnon, 5)',
    'text:beton',
    'beton*',
    '^beton',
    '-beton',
    'beton NOT nord',
    '"beton',
    '{text}: x',
    "'; DROP TABLE entry; --",
    'a"b"c',
    '\u0000',
    '*',
  ])('"%s" is words, not a query', (text) => {
    expect(() => find(books, { text })).not.toThrow()
  })

  test('are quoted whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(() => find(books, { text })).not.toThrow()
        const words = searchWords(text)
        expect(words === null || /^("[\p{L}\p{N}]+"\* ?)+$/u.test(words)).toBe(true)
      }),
      { ...tries(200), endOnFailure: true },
    )
  })

  test('are twenty at most, each found as a beginning', () => {
    expect(searchWords(Array(30).fill('a').join(' '))!.split(' ')).toHaveLength(20)
  })

  test('find memos of lines, numbers of entries and of pieces too', () => {
    const own = new Books()
    own.simple('2026-03-01', '1010', '4000', 5, { piece: { number: 'FAC-2026-0007' } })
    const lines = [
      { account: '1010', cents: 5, memo: 'acompte' },
      { account: '4000', cents: -5 },
    ]
    own.simple('2026-03-02', '1010', '4000', 5, { lines })
    expect(numbers(own, { text: 'fac 0007' })).toEqual(['1'])
    expect(numbers(own, { text: 'acompte' })).toEqual(['2'])
    expect(numbers(own, { text: '2' })).toEqual(['1', '2'])
  })
})

describe('filters', () => {
  const books = withMemos()
  books.simple('2026-03-03', '5000', '1015', 300, { journal: 'ACH' })

  test.each<[string, Partial<EntriesQuery>, string[]]>([
    ['from a day', { from: day('2026-03-03') }, ['3', '6', '4', '5']],
    ['to a day', { to: day('2026-03-02') }, ['1', '2']],
    ['of a day, newest first', { from: day('2026-03-03'), to: day('2026-03-03'), order: 'desc' }, ['6', '3']],
    ['of an account', { account: '5000' }, ['6']],
    ['of a journal', { journal: 'ACH' }, ['6']],
    ['of an amount, on either side', { amount: 300 }, ['3', '6']],
    ['of the same amount as a credit', { amount: -300 }, ['3', '6']],
    ['all at once', { amount: 300, account: '1010', text: 'paie' }, ['3']],
    ['none', { account: '5000', text: 'paie' }, []],
    ['that count', { held: false }, ['1', '2', '3', '6', '4', '5']],
    ['that are held', { held: true }, []],
  ])('%s', (_what, query, expected) => {
    const { items, total } = find(books, query)
    expect(items.map((entry) => entry.number)).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  test.each(['asc', 'desc'] as const)('pages give every entry once, %s', (order) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = find(books, { order, limit: 2, cursor })
      expect(page.total).toBe(6)
      seen.push(...page.items.map((entry) => entry.number))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const expected = ['1', '2', '3', '6', '4', '5']
    expect(seen).toEqual(order === 'asc' ? expected : expected.reverse())
    expect(numbers(books, { cursor: 'none of ours', limit: 1 })).toEqual(['1'])
  })
})

describe('while a person types', () => {
  const books = withMemos()
  const typed = (text: string, limit = 50) => searchEntries(books.sql, text, limit)

  test.each([
    ['bét', ['4', '1']],
    ['nord riv', ['1']],
    ['', []],
    ['"%(*)', []],
    ['eton', []],
  ])('"%s" finds %j, the last to arrive first', (text, expected) => {
    expect(typed(text).map(({ number }) => number)).toEqual(expected)
  })

  test('so many at most, each with its debits', () => {
    const [last, ...others] = typed('bet', 1)
    expect(others).toEqual([])
    expect(last).toMatchObject({ number: '4', date: '2026-03-04', memo: 'Achat 50 % "spécial" (béton)' })
    expect(debitsOf(books.sql, last!.key)).toBe(400)
    expect(debitsOf(books.sql, 999)).toBe(0)
  })
})
