/** Protects: an order invoiced in parts ends in its exact amount, and no part goes beyond it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../db/rules/dates.ts'
import { Exact } from '../../../db/rules/documents/decimals.ts'
import {
  type InvoicedPart,
  type OrderedLine,
  progressDiscount,
  progressQuantities,
} from '../../../db/rules/documents/split.ts'
import { documentTotals } from '../../../db/rules/documents/totals.ts'
import { AssertionFailure } from '../../../db/rules/errors.ts'
import { tries } from '../../support/properties.ts'

/** The amount that the totals of a document give a line. */
function amountOf(line: OrderedLine, decimals = 2): number {
  const lines = [{ ...line, taxes: [] }]
  const date = '2026-05-01' as Day
  return documentTotals({ date, decimals, pricesIncludeTax: false, lines }).lines[0]!.amount
}

/** Invoices an order by fractions, one after the other. */
function invoiced(lines: readonly OrderedLine[], fractions: readonly number[], decimals = 2) {
  let before: InvoicedPart[] = []
  return fractions.map((fraction) => {
    const parts = progressQuantities(lines, fraction, before, decimals)
    before = parts.map((part, index) => ({
      quantity: new Exact(before[index]?.quantity ?? 0).plus(part.quantity).toFixed(),
      amount: (before[index]?.amount ?? 0) + part.amount,
    }))
    return parts
  })
}

describe('parts of an order', () => {
  test('thirty, thirty and forty percent', () => {
    const lines = [
      { quantity: '10', unitPrice: '333.33' },
      { quantity: '1', unitPrice: '0.01' },
    ]
    expect(invoiced(lines, [300_000, 300_000, 400_000])).toEqual([
      [
        { quantity: '3', unitPrice: '333.33', amount: 99_999 },
        { quantity: '0.3', unitPrice: '0.01', amount: 0 },
      ],
      [
        { quantity: '3', unitPrice: '333.33', amount: 99_999 },
        { quantity: '0.3', unitPrice: '0.01', amount: 0 },
      ],
      [
        { quantity: '4', unitPrice: '333.33', amount: 133_332 },
        { quantity: '0.4', unitPrice: '0.03', amount: 1 },
      ],
    ])
  })

  test('the last moves its price for the cent that is left', () => {
    const lines = [{ quantity: '1', unitPrice: '100' }]
    expect(invoiced(lines, [333_333, 333_333, 1_000_000]).at(-1)).toEqual([
      { quantity: '0.333334', unitPrice: '100.02', amount: 3334 },
    ])
  })

  test('by as few decimals as it takes', () => {
    const lines = [{ quantity: '20', unitPrice: '1.2345' }]
    const before = [{ quantity: '10', amount: 1233 }]
    expect(progressQuantities(lines, 1_000_000, before)).toEqual([
      { quantity: '10', unitPrice: '1.236', amount: 1236 },
    ])
    const many = [{ quantity: '1000000', unitPrice: '0.000001' }]
    expect(progressQuantities(many, 500_000, [{ quantity: '500000', amount: 51 }])).toEqual([
      { quantity: '500000', unitPrice: '0.00000098', amount: 49 },
    ])
  })

  test('a part that would pass the order is what is left', () => {
    const [line] = progressQuantities([{ quantity: '10', unitPrice: '5' }], 500_000, [
      { quantity: '8', amount: 4000 },
    ])
    expect(line).toEqual({ quantity: '2', unitPrice: '5', amount: 1000 })
    const halves = invoiced([{ quantity: '1', unitPrice: '0.01' }], [500_000, 500_000])
    expect(halves.map(([part]) => part!.amount)).toEqual([1, 0])
    expect(halves[1]![0]).toEqual({ quantity: '0.5', unitPrice: '0', amount: 0 })
  })

  test.each<[string, InvoicedPart]>([
    ['all of it', { quantity: '10', amount: 5000 }],
    ['more than it', { quantity: '12', amount: 6000 }],
    ['all of it, at another price', { quantity: '10', amount: 4000 }],
  ])('nothing is left of a line of which was invoiced %s', (_, before) => {
    expect(progressQuantities([{ quantity: '10', unitPrice: '5' }], 1_000_000, [before])).toEqual([
      { quantity: '0', unitPrice: '5', amount: 0 },
    ])
  })

  test('what was invoiced too dear leaves quantities at no price', () => {
    const before = [{ quantity: '5', amount: 6000 }]
    expect(progressQuantities([{ quantity: '10', unitPrice: '5' }], 1_000_000, before)).toEqual([
      { quantity: '5', unitPrice: '0', amount: 0 },
    ])
  })

  test('a line that deducts, and one that is free', () => {
    const lines = [
      { quantity: '-2', unitPrice: '5' },
      { quantity: '2', unitPrice: '-5' },
      { quantity: '2', unitPrice: '5', discountPpm: 1_000_000 },
      { quantity: '0', unitPrice: '5' },
    ]
    expect(progressQuantities(lines, 500_000, [])).toEqual([
      { quantity: '-1', unitPrice: '5', amount: -500 },
      { quantity: '1', unitPrice: '-5', amount: -500 },
      { quantity: '1', unitPrice: '5', amount: 0 },
      { quantity: '0', unitPrice: '5', amount: 0 },
    ])
  })

  test('a fraction lies between 0 and 1', () => {
    for (const fraction of [0, -1, 0.5, 1_000_001])
      expect(() => progressQuantities([], fraction, [])).toThrow(AssertionFailure)
  })

  const someNumber = (max: number, places: number) =>
    fc.integer({ min: -max, max }).map((units) => new Exact(units).div(new Exact(10).pow(places)).toFixed())
  const someLine = fc.record({
    quantity: someNumber(10_000_000, 3),
    unitPrice: someNumber(10_000_000, 4),
    discountPpm: fc.constantFrom(0, 100_000, 333_333, 1_000_000),
  })
  const someFractions = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 6 })

  test('never pass it, say the amount of their quantity and price, and end in it', () => {
    const size = (text: string) => new Exact(text).abs()
    fc.assert(
      fc.property(
        fc.array(someLine, { minLength: 1, maxLength: 5 }),
        someFractions,
        fc.constantFrom(0, 2),
        (lines, fractions, decimals) => {
          const invoices = invoiced(lines, [...fractions, 1_000_000], decimals)
          for (const [index, line] of lines.entries()) {
            let [sum, quantity] = [0, new Exact(0)]
            const whole = amountOf(line, decimals)
            for (const parts of invoices) {
              const part = parts[index]!
              expect(amountOf({ ...line, ...part }, decimals)).toBe(part.amount)
              sum += part.amount
              quantity = quantity.plus(part.quantity)
              expect(Math.abs(sum)).toBeLessThanOrEqual(Math.abs(whole))
              expect(quantity.abs().lte(size(line.quantity))).toBe(true)
            }
            expect(sum).toBe(whole)
            expect(quantity.eq(line.quantity)).toBe(true)
          }
        },
      ),
      tries(500),
    )
  })
})

describe('the discount that goes with a part', () => {
  test.each([
    [1000, 3000, 10_000, 300],
    [1000, 10_000, 10_000, 1000],
    [700, 0, 7000, 0],
    [0, 10, 0, 0],
    [5, 1, 2, 3],
    [1, -1, 4, 0],
  ])('of %i for %i of %i is %i', (discount, part, left, cents) => {
    expect(progressDiscount(discount, part, left)).toBe(cents)
  })

  test('adds up to it, in the order of the parts', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.nat(1_000_000), { minLength: 1 }), (discount, parts) => {
        let [left, rest] = [parts.reduce((sum, part) => sum + part, 1), discount]
        for (const part of [...parts, 1]) {
          rest -= progressDiscount(rest, part, left)
          left -= part
        }
        expect(rest).toBe(0)
      }),
      tries(500),
    )
  })
})
