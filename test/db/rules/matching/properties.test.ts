/** What holds for any statement: nothing given twice, the right direction, no luck of the order, bounded time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../../db/rules/dates.ts'
import { type DocumentToMatch, type Proposal, propose } from '../../../../db/rules/matching/propose.ts'
import { AUTOMATIC_FROM, MARGIN } from '../../../../db/rules/matching/scale.ts'
import { computedMs } from '../../../support/computing.ts'
import { tries } from '../../../support/properties.ts'
import { randomFrom } from '../../../support/random.ts'
import { day, invoice, line } from './cases.ts'
import { statement } from './statements.ts'

const someStatement = fc
  .record({ seed: fc.nat(1_000_000), count: fc.integer({ min: 1, max: 120 }) })
  .map(({ seed, count }) => statement(seed, count))

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = randomFrom(seed)
  const order = [...items]
  for (let at = order.length - 1; at > 0; at--) {
    const other = random(at + 1)
    const kept = order[at]!
    order[at] = order[other]!
    order[other] = kept
  }
  return order
}

const first = (proposals: readonly Proposal[]) => proposals.filter(({ rank }) => rank === 1)

const pairsOf = (proposals: readonly Proposal[]) =>
  proposals.flatMap(({ lineId, allocations }) =>
    allocations.map(({ documentId }) => `${lineId} ${documentId}`),
  )

/** A proposal and its reasons, which are made when they are asked for. */
const whole = (proposal: Proposal) => ({ ...proposal, reasons: proposal.reasons })

/** Documents that no line of the invented statements can mean. */
const unrelated = (seed: number): DocumentToMatch[] =>
  Array.from({ length: 12 }, (_, at) =>
    invoice(`Q-${900_000 + at}`, `Zouaves Xérès ${seed} ${at}`, 90_000_000 + seed + at * 31, {
      id: `zz${at}`,
    }),
  )

describe('any statement', () => {
  test('is matched the same in any order', () => {
    fc.assert(
      fc.property(someStatement, fc.nat(), ({ lines, documents }, seed) => {
        const again = propose(shuffled(lines, seed), shuffled(documents, seed + 1))
        expect(again.map(whole)).toEqual(propose(lines, documents).map(whole))
      }),
      tries(60),
    )
  })

  test('gives no document more than it has open, and no line more than it paid', () => {
    fc.assert(
      fc.property(someStatement, ({ lines, documents }) => {
        const given = new Map<string, number>()
        for (const { lineId, allocations } of first(propose(lines, documents))) {
          const { cents } = lines.find(({ id }) => id === lineId)!
          const total = allocations.reduce((sum, one) => sum + one.cents, 0)
          expect(total).toBeLessThanOrEqual(Math.abs(cents))
          for (const one of allocations) {
            const document = documents.find(({ id }) => id === one.documentId)!
            expect(Math.sign(cents)).toBe(document.direction)
            expect(one.cents).toBeGreaterThan(0)
            given.set(document.id, (given.get(document.id) ?? 0) + one.cents)
            expect(given.get(document.id)).toBeLessThanOrEqual(document.open)
          }
        }
      }),
      tries(60),
    )
  })

  test('is settled alone only with the exact amount, from the threshold, with the margin', () => {
    fc.assert(
      fc.property(someStatement, ({ lines, documents }) => {
        const proposals = propose(lines, documents)
        for (const proposal of proposals.filter(({ automatic }) => automatic)) {
          const { cents } = lines.find(({ id }) => id === proposal.lineId)!
          expect(proposal.rank).toBe(1)
          expect(proposal.allocations.reduce((sum, one) => sum + one.cents, 0)).toBe(Math.abs(cents))
          expect(proposal.score).toBeGreaterThanOrEqual(AUTOMATIC_FROM)
          const next = proposals.find(({ lineId, rank }) => lineId === proposal.lineId && rank === 2)
          if (next) expect(proposal.score - next.score).toBeGreaterThanOrEqual(MARGIN)
        }
      }),
      tries(60),
    )
  })

  test('has proposals in order, whose points make the score', () => {
    fc.assert(
      fc.property(someStatement, ({ lines, documents }) => {
        const proposals = propose(lines, documents)
        for (const { score, reasons } of proposals)
          expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score)
        for (const own of Map.groupBy(proposals, ({ lineId }) => lineId).values()) {
          expect(own.map(({ rank }) => rank)).toEqual([1, 2, 3].slice(0, own.length))
          const scores = own.map(({ score }) => score)
          expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        }
      }),
      tries(60),
    )
  })

  test('gains no automatic match from documents that have nothing to do with it', () => {
    fc.assert(
      fc.property(someStatement, fc.nat(100_000), ({ lines, documents }, seed) => {
        const automatic = (all: readonly DocumentToMatch[]) =>
          pairsOf(propose(lines, all).filter((one) => one.automatic))
        const before = new Set(automatic(documents))
        expect(automatic([...documents, ...unrelated(seed)]).filter((pair) => !before.has(pair))).toEqual([])
      }),
      tries(60),
    )
  })
})

describe('time', () => {
  const hostile = [
    '1 '.repeat(2_000),
    'FACT 12 '.repeat(300),
    `${'A'.repeat(1_000)} ROY`,
    '9123-4567 '.repeat(100),
    `VIREMENT ${'ENTRE '.repeat(300)}COMPTES`,
    '\u0301'.repeat(2_000),
    '🧾'.repeat(500),
    '#'.repeat(1_000),
  ]

  test('a label or a name made to be slow is not', () => {
    const documents = hostile.map((text, at) => invoice(text, text, 100_000, { id: `d${at}` }))
    const start = computedMs()
    for (let round = 0; round < 50; round++)
      propose(
        hostile.map((text, at) => line(text, 100_000, { id: `${at}` })),
        documents,
      )
    expect(computedMs() - start).toBeLessThan(10_000)
  })

  test('any text at all is a label', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 40 }),
        (label, name) => {
          propose([line(label, 5_000), line(name, 5_000, { id: 'M' })], [invoice(label, name, 5_000)])
        },
      ),
      tries(300),
    )
  })

  test.each([
    ['one amount, one day, one name', () => ({}), () => ({})],
    ['halves of one amount, one name', () => ({ cents: 5_000 }), () => ({})],
    [
      'a quarter of one amount, in the months that follow',
      (at: number) => ({ cents: 2_500, date: addDays(day('2026-03-10'), at % 300) }),
      (at: number) => ({ date: addDays(day('2026-02-01'), at % 300), due: null }),
    ],
    [
      'one name, half of it credit notes',
      (at: number) => ({ cents: 9_000 + at }),
      (at: number): Partial<DocumentToMatch> =>
        at % 2 === 0 ? { open: 1_000 + at, kind: 'creditNote', direction: -1 } : { open: 10_000 + 2 * at },
    ],
    [
      'one name, every amount',
      (at: number) => ({ cents: 900_000 + at * 13 }),
      (at: number) => ({ open: 1_000 + at * 11 }),
    ],
    [
      'names that share two words',
      (at: number) => ({ description: `CONSTRUCTION GENERALE ${at}` }),
      (at: number) => ({ partyName: `Construction Générale n${at.toString(36)}x` }),
    ],
  ])('2,000 lines and documents of %s', (_, lineOf, documentOf) => {
    const count = 2_000
    const lines = Array.from({ length: count }, (_, at) =>
      line('ATELIER ROY', 10_000, { id: `l${at}`, ...lineOf(at) }),
    )
    const documents = Array.from({ length: count }, (_, at) =>
      invoice(`F-2026-${at}`, 'Atelier Roy', 10_000, {
        id: `d${at}`,
        date: day('2026-02-01'),
        ...documentOf(at),
      }),
    )
    const start = computedMs()
    propose(lines, documents)
    // a tenth of a second; the limit is for machines that are slow
    expect(computedMs() - start).toBeLessThan(5_000)
  })
})
