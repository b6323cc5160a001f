/** Protects: base + taxes = total to the cent, whatever the amount, the codes and the day. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COUNTRIES } from '../../../db/rules/charts/countries.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { applyRate, sumCents } from '../../../db/rules/money.ts'
import { recoverable, taxCodes, taxesIncluded, taxesOn } from '../../../db/rules/tax.ts'
import { tries } from '../../support/properties.ts'

const someAmount = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }),
  fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
  fc.integer({ min: -(10 ** 14), max: 10 ** 14 }),
)
const someDay = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2003-01-01' as Day, days))

/** A country, a day, and some of its taxes on that day; ZERO or EXO alone. */
const someTaxes = fc
  .tuple(fc.constantFrom(...COUNTRIES), someDay, fc.array(fc.nat(20), { maxLength: 3 }))
  .map(([country, day, picks]) => {
    const known = taxCodes(country.code, undefined, day)
    const chosen = [...new Set(picks.map((pick) => known[pick % known.length]!))]
    const taxes = chosen.filter((tax) => tax.country !== '*')
    return { day, codes: (taxes.length > 0 ? taxes : chosen.slice(0, 1)).map((tax) => tax.code) }
  })

const mirror = (amount: number) => 0 - amount

describe('taxes on a base', () => {
  test('add up, and each is its rate on its base, rounded once', () => {
    fc.assert(
      fc.property(someAmount, someTaxes, (base, { codes, day }) => {
        const found = taxesOn(base, codes, day)
        expect(found.base).toBe(base)
        expect(sumCents([base, ...found.taxes.map((tax) => tax.amount)])).toBe(found.total)
        expect(found.taxes.map((tax) => tax.code)).toEqual(codes)
        for (const tax of found.taxes) expect(tax.amount).toBe(applyRate(tax.base, tax.rate))
      }),
      tries(2000),
    )
  })

  test('negatives mirror positives, on a base and inside a total', () => {
    fc.assert(
      fc.property(someAmount, someTaxes, (amount, { codes, day }) => {
        for (const compute of [taxesOn, taxesIncluded]) {
          const [one, other] = [compute(amount, codes, day), compute(mirror(amount), codes, day)]
          expect(other.base).toBe(mirror(one.base))
          expect(other.total).toBe(mirror(one.total))
          expect(other.taxes.map((tax) => tax.amount)).toEqual(one.taxes.map((tax) => mirror(tax.amount)))
        }
      }),
      tries(2000),
    )
  })
})

describe('taxes inside a total', () => {
  test('keep the total exactly, and no tax is a cent and a half from its fraction of it', () => {
    fc.assert(
      fc.property(someAmount, someTaxes, (total, { codes, day }) => {
        const found = taxesIncluded(total, codes, day)
        expect(found.total).toBe(total)
        expect(sumCents([found.base, ...found.taxes.map((tax) => tax.amount)])).toBe(total)
        for (const tax of found.taxes) {
          expect(Math.abs(tax.amount - applyRate(found.base, tax.rate))).toBeLessThanOrEqual(
            tax.base === found.base ? 0 : Math.abs(applyRate(tax.base - found.base, tax.rate)) + 1,
          )
        }
      }),
      tries(2000),
    )
  })

  test('give back the base that made them', () => {
    fc.assert(
      fc.property(someAmount, someTaxes, (base, { codes, day }) => {
        const made = taxesOn(base, codes, day)
        const found = taxesIncluded(made.total, codes, day)
        expect(taxesOn(found.base, codes, day).total).toBe(made.total)
        expect(Math.abs(found.base - base)).toBeLessThanOrEqual(1)
      }),
      tries(2000),
    )
  })
})

test('what is given back and what stays in the cost add up', () => {
  fc.assert(
    fc.property(someAmount, fc.integer({ min: 0, max: 1_000_000 }), (amount, fraction) => {
      const { recovered, cost } = recoverable(amount, fraction)
      expect(recovered + cost).toBe(amount)
      expect(Math.abs(recovered)).toBeLessThanOrEqual(Math.abs(amount))
    }),
    tries(2000),
  )
})
