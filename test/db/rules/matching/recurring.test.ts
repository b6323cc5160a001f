/** What comes back each month: three times in a row, about the same amount, the same words. */
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../../db/rules/dates.ts'
import { lastingLabel, recurrencesOf } from '../../../../db/rules/matching/recurring.ts'
import { computedMs } from '../../../support/computing.ts'
import { day, line } from './cases.ts'

const each = (
  label: (at: number) => string,
  days: readonly string[],
  cents: (at: number) => number = () => -8_990,
) => days.map((date, at) => line(label(at), cents(at), { id: `${at}`, date: day(date) }))

const MONTHS = ['2026-01-05', '2026-02-05', '2026-03-06']

describe('a line that comes back', () => {
  test.each([
    [
      'numbers and months do not matter',
      (at: number) => `PREAUT VIDEOTRON ${at}/2026 REF 88${at}`,
      undefined,
      true,
    ],
    ['the month in words', (at: number) => `LOYER ${['JANVIER', 'FEV', 'MARS'][at]} 2026`, undefined, true],
    ['about the same amount', () => 'HYDRO-QUEBEC', (at: number) => -8_990 - 500 * at, false],
  ])('%s', (_, label, cents, isSameAmount) => {
    const found = recurrencesOf(each(label, MONTHS, cents))
    expect([...found]).toEqual([['2', { count: 3, since: '2026-01-05', isSameAmount, before: '1' }]])
  })

  test.each([
    ['twice', each(() => 'HYDRO', MONTHS.slice(0, 2))],
    [
      'other amounts',
      each(
        () => 'HYDRO',
        MONTHS,
        (at) => -8_990 * (at + 1),
      ),
    ],
    ['each week', each(() => 'EPICERIE', ['2026-01-05', '2026-01-12', '2026-01-19'])],
    ['a month missing', each(() => 'HYDRO', ['2026-01-05', '2026-02-05', '2026-04-05'])],
    ['other words', each((at) => `ACHAT ${['A LA BOULE', 'RONA', 'METRO'][at]}`, MONTHS)],
    ['no words', each((at) => `${at}`, MONTHS)],
    [
      'money in and out',
      each(
        () => 'VIREMENT',
        MONTHS,
        (at) => (at === 1 ? 8_990 : -8_990),
      ),
    ],
  ])('not: %s', (_, lines) => {
    expect([...recurrencesOf(lines)]).toEqual([])
  })

  test.each([
    [25, -10_000, 1],
    [24, -10_000, 0],
    [36, -10_000, 1],
    [37, -10_000, 0],
    [30, -8_500, 1],
    [30, -8_499, 0],
    [30, -11_764, 1],
    [30, -11_765, 0],
  ])('each %i days, the last of %i cents: %i', (days, last, count) => {
    const dates = [0, 1, 2].map((at) => addDays(day('2026-01-05'), at * days))
    const lines = each(
      () => 'HYDRO',
      dates,
      (at) => (at === 2 ? last : -10_000),
    )
    expect(recurrencesOf(lines).size).toBe(count)
  })

  test('two subscriptions of one label each have their own', () => {
    const phone = each(
      () => 'BELL',
      MONTHS,
      () => -8_000,
    )
    const network = each(
      () => 'BELL',
      MONTHS,
      () => -8_500,
    ).map((one) => ({ ...one, id: `n${one.id}` }))
    const found = recurrencesOf([...phone, ...network])
    expect([...found].map(([id, { before, isSameAmount }]) => [id, before, isSameAmount])).toEqual([
      ['n2', 'n1', true],
      ['2', '1', true],
    ])
  })

  test('twelve subscriptions of one label are followed side by side, each at its own price', () => {
    const prices = Array.from({ length: 12 }, (_, at) => Math.round(1_000 * 1.6 ** at))
    const lines = prices.flatMap((cents, at) =>
      each(
        () => 'ABONNEMENT',
        MONTHS,
        () => -cents,
      ).map((one) => ({ ...one, id: `${at} ${one.id}` })),
    )
    expect([...recurrencesOf(lines).keys()].toSorted()).toEqual(prices.map((_, at) => `${at} 2`).toSorted())
  })

  test('of two as near in price, the one that came back more often goes on', () => {
    const [first, ...rest] = each(
      () => 'BELL',
      [...MONTHS, '2026-04-02'],
      (at) => (at === 3 ? -8_250 : -8_000),
    )
    const once = line('BELL', -8_500, { id: 'once', date: day('2026-02-27') })
    for (const lines of [
      [first!, ...rest, once],
      [once, first!, ...rest],
    ])
      expect(recurrencesOf(lines).get('3')).toMatchObject({ count: 4, before: '2' })
  })

  test('counts on, and in any order', () => {
    const lines = each(
      () => 'LOYER',
      Array.from({ length: 12 }, (_, at) => addDays(day('2025-01-01'), 30 * at)),
    )
    for (const input of [lines, lines.toReversed()])
      expect(recurrencesOf(input).get('11')).toMatchObject({ count: 12, since: '2025-01-01' })
  })
})

test.each([
  ['PREAUT VIDEOTRON 03/2026 REF 8803', 'PREAUT VIDEOTRON REF'],
  ['Loyer mars 2026', 'LOYER'],
  ['Loyer #12', 'LOYER'],
  ['123 456', ''],
])('what lasts of %s: %s', (label, expected) => {
  expect(lastingLabel(label)).toBe(expected)
})

test('20,000 lines of one label take no longer than a moment', () => {
  const lines = Array.from({ length: 20_000 }, (_, at) =>
    line('HYDRO-QUEBEC', -8_990 - at, { id: `${at}`, date: addDays(day('2020-01-01'), at % 2_000) }),
  )
  const start = computedMs()
  recurrencesOf(lines)
  expect(computedMs() - start).toBeLessThan(5_000)
})
