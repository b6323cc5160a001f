/**
 * One month that comes twice in two formats: other labels, same days and amounts. It is told, never done in silence, and a
 * person may leave it out; then nothing is doubled, however often and in whatever pieces it comes.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Movement } from '../../../db/records/bank-import.ts'
import { statements } from '../../../db/records/bank-lists.ts'
import { Books } from '../../support/books.ts'
import { tries } from '../../support/properties.ts'
import { BANK, linesOf, months, move, take } from './statements.ts'

const card = (monthDay: string, cents: number, label: string) => move(monthDay, cents, label)
const OFX = [
  card('03-02', -500, 'ACHAT CAFE 123'),
  card('03-02', -500, 'ACHAT CAFE 124'),
  card('03-04', 900, 'DEPOT'),
]
const CSV = [
  card('03-02', -500, 'Café du Coin'),
  card('03-02', -500, 'Café du Parc'),
  card('03-04', 900, 'Dépôt au comptoir'),
]

/** The same movements as another format would tell them. */
const relabelled = (all: readonly Movement[]) =>
  all.map((movement, index) => ({
    ...movement,
    bankId: '',
    description: `${movement.description} / ${index}`,
  }))

describe('a month that is there already under other labels', () => {
  test('is told line by line, each with the known line, and added when nobody says otherwise', () => {
    const books = new Books()
    take(books, OFX)
    const { plan } = take(books, CSV)
    expect(plan.added).toBe(3)
    expect(plan.probable.map(({ line, known }) => [line.description, known.description])).toEqual([
      ['Café du Coin', 'ACHAT CAFE 123'],
      ['Café du Parc', 'ACHAT CAFE 124'],
      ['Dépôt au comptoir', 'DEPOT'],
    ])
  })

  test('is not doubled when the person leaves these lines out, and its closing balance is proved all the same', () => {
    const books = new Books()
    take(books, OFX)
    const before = linesOf(books)
    const { plan, closingBalanceProved } = take(books, CSV, { skipProbable: true, opening: 100, closing: 0 })
    expect(plan).toMatchObject({ added: 0, duplicates: 3 })
    expect(closingBalanceProved).toBe(true)
    expect(linesOf(books)).toEqual(before)
    const all = statements(books.sql, BANK).map(({ sum, openingBalance }) => ({ sum, openingBalance }))
    expect(all).toHaveLength(2)
    expect(all).toContainEqual({ sum: -100, openingBalance: 100 })
    expect(books.verify().ok).toBe(true)
  })

  test('the very same file comes in after all once its lines are not left out any more', () => {
    const books = new Books()
    take(books, OFX)
    take(books, CSV, { skipProbable: true })
    expect(take(books, CSV).plan).toMatchObject({ added: 3, duplicates: 0 })
    expect(take(books, CSV).plan).toMatchObject({ read: 3, added: 0, duplicates: 3, lines: [] })
    expect(books.verify().ok).toBe(true)
  })

  test('a known line stands for one line only', () => {
    const books = new Books()
    take(books, [card('03-02', -500, 'A')])
    const { plan } = take(books, [card('03-02', -500, 'B'), card('03-02', -500, 'C')], { skipProbable: true })
    expect(plan).toMatchObject({ added: 1, duplicates: 1 })
    expect(plan.probable).toHaveLength(1)
  })

  test.each<[string, Movement[]]>([
    ['another day', [card('03-03', -500, 'B')]],
    ['another amount', [card('03-02', -501, 'B')]],
    ['the other sign', [card('03-02', 500, 'B')]],
    ['the known line shown beside it', [card('03-02', -500, 'A'), card('03-02', -500, 'B')]],
    ['a twin with its own number, which is told as doubtful', [{ ...card('03-02', -500, 'A'), bankId: '9' }]],
  ])('nothing is suspected of %s', (_what, file) => {
    const books = new Books()
    take(books, [{ ...card('03-02', -500, 'A'), bankId: '1' }])
    expect(take(books, file).plan.probable).toEqual([])
  })

  test('nor of a line of another account', () => {
    const books = new Books()
    take(books, OFX)
    expect(take(books, CSV, { account: '1015' }).plan.probable).toEqual([])
  })
})

describe('a card whose statement tells the day of purchase, and whose file the day of booking', () => {
  const amounts = [-1_250, -4_599, -500, -500, -8_900, 30_000, -777]
  const on = (day: number) => `03-${String(day).padStart(2, '0')}`
  const bought = amounts.map((cents, index) => move(on(3 + 3 * index), cents, `ACHAT ${index}`))
  const booked = amounts.map((cents, index) =>
    move(on(4 + 3 * index + (index % 2)), cents, `Marchand ${index}`),
  )
  // the file covers the month from its first day to its last
  const edges = [move(on(1), -1, 'Intérêts'), move(on(30), -2, 'Frais')]

  test('is told as one thing, and left out whole', () => {
    const books = new Books()
    take(books, bought)
    const { plan } = take(books, [...edges.slice(0, 1), ...booked], { skipProbable: true })
    expect(plan.probable.map(({ line, known }) => [line.cents, known.date])).toEqual(
      expect.arrayContaining(bought.map(({ cents, date }) => [cents, date])),
    )
    expect(plan).toMatchObject({ added: 1, duplicates: amounts.length })
    expect(books.verify().ok).toBe(true)
    expect(take(books, [...edges.slice(0, 1), ...booked], { skipProbable: true }).plan.added).toBe(0)
  })

  test('but not when only some of its lines look like others of near days', () => {
    const books = new Books()
    take(books, bought)
    const other = booked.map((line, index) => (index % 2 ? line : { ...line, cents: line.cents - 1 }))
    expect(take(books, [...edges, ...other]).plan.probable).toEqual([])
  })

  test('nor when the days that are known already are not in the file', () => {
    const books = new Books()
    const coffees = (from: number) =>
      Array.from({ length: 5 }, (_, index) => move(on(from + index), -500, `C${from}${index}`))
    take(books, coffees(10))
    expect(take(books, coffees(15)).plan.probable).toEqual([])
  })
})

test('whatever the month, leaving it out adds nothing: whole, again, shuffled and in pieces', () => {
  fc.assert(
    fc.property(
      months.chain((all) =>
        fc.record({ all: fc.constant(all), shuffled: fc.shuffledSubarray(all, { minLength: all.length }) }),
      ),
      fc.integer({ min: 1, max: 11 }),
      ({ all, shuffled }, cut) => {
        const books = new Books()
        take(books, all)
        const before = linesOf(books)
        const day = ({ date }: Movement) => Number(date.slice(8))
        const again = relabelled(shuffled)
        const pieces = [again.filter((one) => day(one) <= cut), again.filter((one) => day(one) > cut)]
        for (const file of [again, ...pieces, again]) {
          const { plan } = take(books, file, { skipProbable: true })
          expect(plan.added).toBe(0)
        }
        expect(linesOf(books)).toEqual(before)
        expect(take(books, all).plan.added).toBe(0)
      },
    ),
    { ...tries(8), endOnFailure: true },
  )
})
