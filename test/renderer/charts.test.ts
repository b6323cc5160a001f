/** Pictures: places on the screen, what they must hold, and the periods and changes that stand beside them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../db/rules/dates.ts'
import { addDays } from '../../db/rules/dates.ts'
import { agingBucket } from '../../db/rules/documents/aging.ts'
import { showCompact } from '../../renderer/format/figures.ts'
import { ageOf } from '../../renderer/reports/aged.ts'
import { changePpm } from '../../renderer/reports/change.ts'
import { cashPoints, extentOf } from '../../renderer/reports/charts/cashPicture.ts'
import { sharesOf } from '../../renderer/reports/charts/ShareRing.tsx'
import { bandsOf, pointsOf, scaleOf, ticksOf } from '../../renderer/reports/charts/scale.ts'

describe('scale', () => {
  test.each([
    [-130_000, 120_000, 6, [-150_000, -100_000, -50_000, 0, 50_000, 100_000, 150_000]],
    [0, 9, 5, [0, 2, 4, 6, 8, 10]],
    [0, 0, 5, [0]],
  ])('ticks from %i to %i', (least, most, count, ticks) => {
    expect(ticksOf(least, most, count)).toEqual(ticks)
  })

  test('ticks hold the whole span, are few, and zero is one of them when it lies inside', () => {
    const size = fc.integer({ min: 0, max: 1_000_000_000_000 })
    fc.assert(
      fc.property(size, size, (below, above) => {
        fc.pre(below + above > 0)
        const ticks = ticksOf(-below, above, 6)
        expect(ticks[0]).toBeLessThanOrEqual(-below)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(above)
        expect(ticks.map((tick) => tick + 0)).toContain(0)
        expect(ticks.length).toBeLessThanOrEqual(9)
      }),
    )
  })

  test('values stand between the two pixels, in their order', () => {
    const y = scaleOf([-100, 300], [200, 0])
    expect([y(-100), y(0), y(300)]).toEqual([200, 150, 0])
    expect(scaleOf([5, 5], [10, 20])(5)).toBe(10)
  })

  test('bands are equal and fill the room', () => {
    const bands = bandsOf(4, [40, 240])
    expect(bands.map(({ start }) => start)).toEqual([40, 90, 140, 190])
    expect(bands[3]).toEqual({ start: 190, middle: 215, width: 50 })
    expect(bandsOf(0, [0, 10])).toEqual([])
  })

  test('points are written as SVG reads them', () => {
    expect(
      pointsOf([
        [1, 2],
        [3.5, 4],
      ]),
    ).toBe('1,2 3.5,4')
  })
})

const month = { from: '2026-01-01', to: '2026-01-31', inflow: '100.00', outflow: '40.00', net: '60.00' }
const flow = {
  accounts: ['1010'],
  opening: '0.00',
  months: [{ ...month, month: '2026-01', closing: '60.00' }],
  inflow: '100.00',
  outflow: '40.00',
  net: '60.00',
  closing: '60.00',
  trend: '60.00',
  forecast: [
    {
      month: '2026-02',
      inflow: '10.00',
      outflow: '80.00',
      net: '-70.00',
      closing: '-10.00',
      lowest: '-95.50',
      highest: '120.25',
      dueIn: '150.00',
      dueOut: '0.00',
    },
  ],
  dueBefore: { inflow: '5.00', outflow: '0.00' },
}

test('the picture of cash flow holds bars, balance and the whole band of the forecast', () => {
  const points = cashPoints(flow, 'CAD')
  expect(points.map(({ expected }) => expected)).toEqual([
    null,
    { lowest: -9_550, highest: 12_025, due: { inflow: 15_000, outflow: 0 } },
  ])
  expect(extentOf(points)).toEqual([-9_550, 15_000])
  expect(extentOf([])).toEqual([0, 0])
})

test.each([
  [
    [100, 100, 100],
    [334, 333, 333],
  ],
  [
    [1, 999_999],
    [0, 1000],
  ],
  [
    [50, -20, 50],
    [500, 0, 500],
  ],
  [
    [0, -5],
    [0, 0],
  ],
])('shares of %j make the whole', (cents, shares) => expect(sharesOf(cents)).toEqual(shares))

test.each([
  ['fr', 12_345_600, 'CAD', '123,5\u00a0k\u00a0$'],
  ['en', 12_345_600, 'CAD', '$123.5K'],
  ['fr', -150, 'CAD', '-1,5\u00a0$'],
] as const)('an axis in %s says %i short', (language, cents, currency, shown) => {
  expect(showCompact(cents, currency, language)).toBe(shown)
})

test.each([
  ['25.00', '100.00', 250_000],
  ['-25.00', '100.00', -250_000],
  ['50.00', '-100.00', 500_000],
  ['0.01', '3.00', 3_333],
  ['25.00', '0.00', null],
])('%s more than %s', (difference, from, ppm) => expect(changePpm(difference, from)).toBe(ppm))

test('the column of a document is the one of the books', () => {
  const due = '2026-01-31' as Day
  for (let late = -3; late < 130; late += 1)
    expect(ageOf(Math.max(0, late)), String(late)).toBe(agingBucket(due, addDays(due, late)))
})
