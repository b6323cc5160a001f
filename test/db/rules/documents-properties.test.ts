/** Protects: a document adds up, mirrors, and does not depend on the order of its lines, whatever is on it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../db/rules/dates.ts'
import {
  type DocumentTotals,
  documentTotals,
  type LineToTotal,
  type TotalsInput,
} from '../../../db/rules/documents/totals.ts'
import { sumCents } from '../../../db/rules/money.ts'
import { taxesOn } from '../../../db/rules/tax.ts'
import { tries } from '../../support/properties.ts'

const someDecimal = (max: number) =>
  fc
    .tuple(fc.integer({ min: -max, max }), fc.integer({ min: 0, max: 6 }), fc.nat(999_999))
    .map(([whole, places, digits]) =>
      places === 0 ? String(whole) : `${whole}.${String(digits).padStart(6, '0').slice(0, places)}`,
    )
const somePpm = fc.oneof(fc.constantFrom(0, 100_000, 1_000_000), fc.integer({ min: 0, max: 1_000_000 }))

const someLine = fc
  .record({
    quantity: someDecimal(50),
    unitPrice: someDecimal(20_000),
    taxes: fc.constantFrom(['TPS', 'TVQ'], ['TVQ', 'TPS'], ['TPS'], ['TVQ'], ['ZERO'], ['EXO'], []),
    discountPpm: somePpm,
    discounted: fc.boolean(),
  })
  .map(({ discounted, discountPpm, ...line }): LineToTotal => (discounted ? { ...line, discountPpm } : line))

/** Any document without a discount in cents, which the sum of the lines may not allow. */
const someDocument = fc
  .record({
    date: fc.constantFrom('2005-06-01', '2007-01-01', '2012-12-31', '2013-01-01', '2026-05-01'),
    pricesIncludeTax: fc.boolean(),
    decimals: fc.constantFrom(0, 2),
    lines: fc.array(someLine, { maxLength: 12 }),
    discountPpm: somePpm,
    holdbackPpm: somePpm,
  })
  .map(
    (input): TotalsInput => ({
      ...input,
      date: input.date as Day,
      holdbackPpm: input.pricesIncludeTax ? 0 : input.holdbackPpm,
    }),
  )

/** The same document with a part of its lines as its discount, in cents. */
function withDiscountCents(input: TotalsInput, tenths: number): TotalsInput {
  const { discountPpm: _, ...rest } = input
  const sum = Math.abs(sumCents(documentTotals(rest).lines.map(({ amount }) => amount)))
  return { ...rest, discountCents: Math.floor((sum * tenths) / 10) }
}
const someDiscounted = fc
  .tuple(someDocument, fc.integer({ min: 0, max: 10 }), fc.boolean())
  .map(([input, tenths, cents]) => (cents ? withDiscountCents(input, tenths) : input))

const mirror = (amount: number) => 0 - amount
const negated = (text: string) => (text.startsWith('-') ? text.slice(1) : `-${text}`)
const byCode = ({ taxes }: DocumentTotals) =>
  [...taxes].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, base, amount }) => [code, base, amount])

describe('a document', () => {
  test('adds up', () => {
    fc.assert(
      fc.property(someDiscounted, (input) => {
        const found = documentTotals(input)
        const taxes = sumCents(found.taxes.map(({ amount }) => amount))
        expect(sumCents(found.lines.map(({ net }) => net))).toBe(found.subtotal)
        expect(found.total).toBe(found.subtotal - found.holdback + taxes)
        const lines = sumCents(found.lines.map(({ amount }) => amount))
        expect(input.pricesIncludeTax ? found.total : found.subtotal).toBe(lines - found.discount)
      }),
      tries(1000),
    )
  })

  test('is mirrored by its credit', () => {
    fc.assert(
      fc.property(someDiscounted, (input) => {
        const [sale, credit] = [
          documentTotals(input),
          documentTotals({
            ...input,
            lines: input.lines.map((line) => ({ ...line, quantity: negated(line.quantity) })),
          }),
        ]
        expect(credit).toEqual({
          lines: sale.lines.map(({ amount, net }) => ({ amount: mirror(amount), net: mirror(net) })),
          discount: mirror(sale.discount),
          subtotal: mirror(sale.subtotal),
          holdback: mirror(sale.holdback),
          taxes: sale.taxes.map((tax) => ({ ...tax, base: mirror(tax.base), amount: mirror(tax.amount) })),
          total: mirror(sale.total),
        })
      }),
      tries(1000),
    )
  })

  test('has the same taxes and total in any order of its lines and codes', () => {
    fc.assert(
      fc.property(someDiscounted, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (input, keys) => {
        const moved = input.lines
          .map((line, index) => ({ ...line, taxes: line.taxes.toReversed(), key: keys[index]! }))
          .sort((a, b) => a.key - b.key)
        const [one, other] = [documentTotals(input), documentTotals({ ...input, lines: moved })]
        expect(byCode(other)).toEqual(byCode(one))
        expect(other.total).toBe(one.total)
        expect(other.holdback).toBe(one.holdback)
      }),
      tries(1000),
    )
  })

  test('of one set of taxes has those of its sum', () => {
    fc.assert(
      fc.property(someDocument, (input) => {
        const lines = input.lines.map((line) => ({ ...line, taxes: ['TPS', 'TVQ'] }))
        const found = documentTotals({ date: input.date, decimals: 2, pricesIncludeTax: false, lines })
        const { taxes, total } = taxesOn(found.subtotal, ['TPS', 'TVQ'], input.date)
        expect(found.taxes).toEqual(lines.length > 0 ? taxes : [])
        expect(found.total).toBe(total)
      }),
      tries(1000),
    )
  })

  test('moves no line by more than a cent from its exact part of the discount', () => {
    fc.assert(
      fc.property(someDocument, (input) => {
        const found = documentTotals({ ...input, pricesIncludeTax: false })
        for (const { amount, net } of found.lines) {
          const exact = amount * (1_000_000 - (input.discountPpm ?? 0))
          expect(Math.abs(net * 1_000_000 - exact)).toBeLessThan(2_000_000)
          if (amount === 0) expect(net).toBe(0)
        }
      }),
      tries(1000),
    )
  })
})
