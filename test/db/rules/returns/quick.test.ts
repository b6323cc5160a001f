/** Protects the quick method: the official example of Revenu Québec, the 1 % reduction used up within a year, its mirror. */
import { expect, test } from 'vitest'
import type { Day } from '../../../../db/rules/dates.ts'
import { quickRemittance } from '../../../../db/rules/returns/quick.ts'
import { refused } from '../../../support/books.ts'

const date = '2026-03-31' as Day

// biome-ignore format: a table reads best with one case a line
const CASES = [
  // Revenu Québec, "Quick Method", example: a quarter of services, 21,000.00 with TPS and 21,995.00 with TVQ
  ['official, TPS', 'TPS', 'services', 2_100_000, 0, { rate: 36_000, gross: 75_600, reducedSales: 2_100_000, reduction: 21_000, net: 54_600 }],
  ['official, TVQ', 'TVQ', 'services', 2_199_500, 0, { rate: 66_000, gross: 145_167, reducedSales: 2_199_500, reduction: 21_995, net: 123_172 }],
  ['goods, TPS', 'TPS', 'goods', 1_050_000, 0, { rate: 18_000, gross: 18_900, reducedSales: 1_050_000, reduction: 10_500, net: 8_400 }],
  ['goods, TVQ', 'TVQ', 'goods', 1_099_750, 0, { rate: 34_000, gross: 37_392, reducedSales: 1_099_750, reduction: 10_998, net: 26_394 }],
  ['one cent under the limit', 'TPS', 'services', 2_999_999, 0, { rate: 36_000, gross: 108_000, reducedSales: 2_999_999, reduction: 30_000, net: 78_000 }],
  ['at the limit', 'TPS', 'services', 3_000_000, 0, { rate: 36_000, gross: 108_000, reducedSales: 3_000_000, reduction: 30_000, net: 78_000 }],
  ['above the limit', 'TVQ', 'services', 3_142_101, 0, { rate: 66_000, gross: 207_379, reducedSales: 3_142_100, reduction: 31_421, net: 175_958 }],
  ['the limit is reached in the period', 'TPS', 'services', 2_000_000, 2_500_000, { rate: 36_000, gross: 72_000, reducedSales: 500_000, reduction: 5_000, net: 67_000 }],
  ['the limit is used up', 'TPS', 'services', 2_000_000, 3_100_000, { rate: 36_000, gross: 72_000, reducedSales: 0, reduction: 0, net: 72_000 }],
  ['credits exceed sales', 'TPS', 'services', -100_000, 500_000, { rate: 36_000, gross: -3_600, reducedSales: -100_000, reduction: -1_000, net: -2_600 }],
  ['credits of sales before the year', 'TPS', 'services', -100_000, 0, { rate: 36_000, gross: -3_600, reducedSales: 0, reduction: 0, net: -3_600 }],
] as const

test.each(CASES)('%s', (_name, tax, activity, sales, salesBefore, expected) => {
  expect(quickRemittance({ tax, activity, sales, salesBefore, date })).toEqual(expected)
})

test('a day before the rates we know is refused', () => {
  const before = {
    tax: 'TPS',
    activity: 'goods',
    sales: 100,
    salesBefore: 0,
    date: '2012-12-31' as Day,
  } as const
  expect(refused(() => quickRemittance(before)).code).toBe('return.noQuickRate')
})
