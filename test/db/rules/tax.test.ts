/** Protects: which taxes exist where and when, their rates, and the cents they give. */
import { describe, expect, test } from 'vitest'
import { COUNTRIES } from '../../../db/rules/charts/countries.ts'
import type { Day } from '../../../db/rules/dates.ts'
import { Refusal } from '../../../db/rules/errors.ts'
import {
  rateAt,
  recoverable,
  taxCodes,
  taxesIncluded,
  taxesOn,
  taxOf,
  usualTaxes,
} from '../../../db/rules/tax.ts'
import { MEALS_RECOVERY_PPM, QUICK_METHOD_RATES } from '../../../db/rules/taxes/canada.ts'

const today = '2026-05-01' as Day
const quebec = ['TPS', 'TVQ']
const amounts = (base: number, codes: readonly string[], date = today) =>
  taxesOn(base, codes, date).taxes.map((tax) => tax.amount)

function refusalOf(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

// Revenu Québec, "Calculating the Taxes": each tax on the price before tax, half a cent or more is a cent.
describe('fixed cents in Quebec', () => {
  test.each([
    [14_000, 700, 1397, 16_097],
    [114_000, 5700, 11_372, 131_072],
    [449_516, 22_476, 44_839, 516_831],
    [1_000_000, 50_000, 99_750, 1_149_750],
    [10_000, 500, 998, 11_498],
    [242_500, 12_125, 24_189, 278_814],
    [10, 1, 1, 12],
    [2000, 100, 200, 2300],
    [22_000, 1100, 2195, 25_295],
    [810, 41, 81, 932],
    [150, 8, 15, 173],
    [1010, 51, 101, 1162],
    [1, 0, 0, 1],
    [0, 0, 0, 0],
  ])('%i: TPS %i, TVQ %i, total %i, and the credit note mirrors it', (base, tps, tvq, total) => {
    const taxed = taxesOn(base, quebec, today)
    expect(taxed).toEqual({
      base,
      taxes: [
        { code: 'TPS', rate: 50_000, base, amount: tps },
        { code: 'TVQ', rate: 99_750, base, amount: tvq },
      ],
      total,
    })
    if (base > 0) {
      expect(amounts(-base, quebec)).toEqual([-tps, -tvq].map((amount) => amount + 0))
      expect(taxesOn(-base, quebec, today).total).toBe(-total)
    }
  })
})

describe('rates have dates', () => {
  test.each([
    ['TPS', '1991-01-01', 70_000],
    ['TPS', '2006-06-30', 70_000],
    ['TPS', '2006-07-01', 60_000],
    ['TPS', '2007-12-31', 60_000],
    ['TPS', '2008-01-01', 50_000],
    ['TVQ', '1997-12-31', 65_000],
    ['TVQ', '1998-01-01', 75_000],
    ['TVQ', '2011-01-01', 85_000],
    ['TVQ', '2012-12-31', 95_000],
    ['TVQ', '2013-01-01', 99_750],
    ['TVH-ON', '2010-07-01', 130_000],
    ['TVH-NS', '2025-03-31', 150_000],
    ['TVH-NS', '2025-04-01', 140_000],
    ['TVH-PE', '2016-09-30', 140_000],
    ['TVH-NB', '2016-07-01', 150_000],
    ['TVH-BC', '2013-03-31', 120_000],
    ['TVP-BC', '2013-04-01', 70_000],
    ['TVP-SK', '2026-01-01', 60_000],
    ['TVD-MB', '2019-07-01', 70_000],
    ['TVA-FR-N', '2013-12-31', 196_000],
    ['TVA-FR-N', '2014-01-01', 200_000],
    ['TVA-FR-I', '2014-01-01', 100_000],
    ['TVA-FR-R', '2026-01-01', 55_000],
    ['TVA-FR-P', '2026-01-01', 21_000],
    ['TVA-BE-N', '2026-01-01', 210_000],
    ['TVA-BE-I', '2026-01-01', 120_000],
    ['TVA-BE-R', '2026-01-01', 60_000],
    ['TVA-SN', '2026-01-01', 180_000],
    ['TVA-CM', '2026-01-01', 192_500],
    ['TVA-CD', '2026-01-01', 160_000],
    ['ZERO', '2026-01-01', 0],
    ['EXO', '1900-01-01', 0],
  ])('%s on %s is %i ppm', (code, date, ppm) => expect(rateAt(code, date as Day)).toBe(ppm))

  test.each([
    ['TPS', '1990-12-31', 'tax.notYet'],
    ['TVQ', '1994-05-12', 'tax.notYet'],
    ['TVP-BC', '2013-03-31', 'tax.notYet'],
    ['TVH-BC', '2013-04-01', 'tax.ended'],
    ['TVX', '2026-01-01', 'tax.unknown'],
  ])('%s on %s is refused: %s', (code, date, why) => {
    expect(refusalOf(() => rateAt(code, date as Day)).code).toBe(why)
  })

  // Before 2013 the TVQ was computed on the price with TPS (100.00: 5.00 and 7.88 in 2008).
  test.each([
    ['2008-01-01', 10_000, 500, 788],
    ['2011-01-01', 10_000, 500, 893],
    ['2012-01-01', 4995, 250, 498],
    ['2008-01-01', 4995, 250, 393],
    ['2006-07-01', 10_000, 600, 795],
    ['2013-01-01', 4995, 250, 498],
  ])('on %s, %i gives TPS %i and TVQ %i, in whatever order they are named', (date, base, tps, tvq) => {
    expect(amounts(base, quebec, date as Day)).toEqual([tps, tvq])
    expect(amounts(base, ['TVQ', 'TPS'], date as Day)).toEqual([tvq, tps])
  })

  test('the tax on tax says its own base, and falls back on the price where there is no TPS', () => {
    const date = '2008-01-01' as Day
    expect(taxesOn(10_000, quebec, date).taxes[1]).toMatchObject({ base: 10_500 })
    expect(amounts(10_000, ['TVQ'], date)).toEqual([750])
    expect(taxesIncluded(10_750, ['TVQ'], date)).toMatchObject({ base: 10_000 })
    expect(taxesIncluded(11_288, quebec, date)).toMatchObject({ base: 10_000 })
  })
})

describe('codes that carry a base and no amount', () => {
  test.each(['ZERO', 'EXO'])('%s', (code) => {
    const taxes = [{ code, rate: 0, base: 12_345, amount: 0 }]
    expect(taxesOn(12_345, [code], today)).toEqual({ base: 12_345, taxes, total: 12_345 })
    expect(taxesIncluded(12_345, [code], today)).toEqual({ base: 12_345, taxes, total: 12_345 })
  })

  test('no code at all is no tax', () => {
    expect(taxesOn(500, [], today)).toEqual({ base: 500, taxes: [], total: 500 })
    expect(taxesIncluded(500, [], today)).toEqual({ base: 500, taxes: [], total: 500 })
  })
})

describe('taxes inside a total', () => {
  test.each([
    [11_498, 10_000, 500, 998],
    [1_149_750, 1_000_000, 50_000, 99_750],
    [100, 87, 4, 9],
    [278_814, 242_500, 12_125, 24_189],
    // The base takes the cent, and then computes itself again.
    [33, 29, 1, 3],
    // Totals that no base gives: the taxes are those of the nearest base.
    [6, 6, 0, 0],
    [11, 9, 1, 1],
    [18, 15, 1, 2],
    [29, 26, 1, 2],
  ])('%i is %i + %i + %i, and its negative the mirror', (total, base, tps, tvq) => {
    const found = taxesIncluded(total, quebec, today)
    expect([found.base, ...found.taxes.map((tax) => tax.amount), found.total]).toEqual([
      base,
      tps,
      tvq,
      total,
    ])
    const mirror = taxesIncluded(-total, quebec, today)
    expect(mirror.base).toBe(-base)
    expect(mirror.taxes.map((tax) => tax.amount)).toEqual([0 - tps, 0 - tvq])
  })

  test('TVH and PST inside', () => {
    expect(taxesIncluded(11_300, ['TVH-ON'], today)).toMatchObject({
      base: 10_000,
      taxes: [{ amount: 1300 }],
    })
    expect(taxesIncluded(11_200, ['TPS', 'TVP-BC'], today).taxes.map((tax) => tax.amount)).toEqual([500, 700])
    expect(taxesIncluded(12_000, ['TVA-FR-N'], today)).toMatchObject({
      base: 10_000,
      taxes: [{ amount: 2000 }],
    })
  })
})

describe('refusals name all that is wrong', () => {
  test('each code with its path, in both languages', () => {
    const refusal = refusalOf(() => taxesOn(100, ['TPS', 'NO', 'TVH-BC', 'TPS', 'EXO'], today))
    expect(refusal.details.map(({ path, code }) => [path, code])).toEqual([
      ['taxes.1', 'tax.unknown'],
      ['taxes.2', 'tax.ended'],
      ['taxes.3', 'tax.repeated'],
      ['taxes.4', 'tax.alone'],
    ])
    expect(refusal.code).toBe('tax.unknown')
    for (const { message } of refusal.details) {
      expect(`${message.fr}${message.en}`).not.toMatch(/[{}]|undefined/)
    }
    expect(refusal.details[1]!.message.fr).toContain('2013-03-31')
  })

  test('the same for taxes inside a total', () => {
    expect(refusalOf(() => taxesIncluded(100, ['ZERO', 'TVQ'], today)).code).toBe('tax.alone')
  })
})

describe('lists of taxes', () => {
  const list = (country: string, province?: string, date = today) =>
    taxCodes(country, province, date).map((tax) => tax.code)

  test.each([
    ['CA', 'QC', ['TPS', 'TVQ', 'ZERO', 'EXO']],
    ['CA', 'ON', ['TPS', 'TVH-ON', 'ZERO', 'EXO']],
    ['CA', 'BC', ['TPS', 'TVP-BC', 'ZERO', 'EXO']],
    ['CA', 'AB', ['TPS', 'ZERO', 'EXO']],
    ['BE', undefined, ['TVA-BE-N', 'TVA-BE-I', 'TVA-BE-R', 'ZERO', 'EXO']],
    ['SN', undefined, ['TVA-SN', 'TVA-SN-R', 'ZERO', 'EXO']],
  ])('%s %s: %j', (country, province, codes) => expect(list(country, province)).toEqual(codes))

  test('without a province, the taxes of all: a Quebec firm buys in Ontario', () => {
    expect(list('CA')).toEqual(expect.arrayContaining(['TPS', 'TVQ', 'TVH-ON', 'TVP-SK']))
  })

  test('only those of that day', () => {
    expect(list('CA', 'BC', '2012-01-01' as Day)).toEqual(['TPS', 'TVH-BC', 'ZERO', 'EXO'])
    expect(list('CA', 'QC', '1990-01-01' as Day)).toEqual(['ZERO', 'EXO'])
  })

  test.each([
    ['CA', 'QC', ['TPS', 'TVQ']],
    ['CA', 'ON', ['TVH-ON']],
    ['CA', 'MB', ['TPS', 'TVD-MB']],
    ['CA', 'YT', ['TPS']],
    ['CA', undefined, ['TPS']],
    ['FR', undefined, ['TVA-FR-N']],
    ['BE', undefined, ['TVA-BE-N']],
    ['CI', undefined, ['TVA-CI']],
  ])('the usual ones of %s %s are %j', (country, province, codes) => {
    expect(usualTaxes(country, province)).toEqual(codes)
  })

  test('every supported country has usual taxes that hold today', () => {
    for (const country of COUNTRIES)
      for (const province of country.provinces.length > 0 ? country.provinces : [{ code: undefined }]) {
        const usual = usualTaxes(country.code, province.code)
        expect(usual.length).toBeGreaterThan(0)
        expect(taxesOn(10_000, usual, today).total).toBeGreaterThan(10_000)
        const known = list(country.code, province.code)
        expect(known).toEqual(expect.arrayContaining([...usual]))
      }
  })

  test('an unsupported country is refused', () => {
    expect(refusalOf(() => taxCodes('US', undefined, today)).code).toBe('country.unsupported')
    expect(refusalOf(() => usualTaxes('US')).code).toBe('country.unsupported')
  })

  test('a code is found by its name alone', () => {
    expect(taxOf('TVQ')).toMatchObject({ country: 'CA', province: 'QC', recoverable: true })
    expect(taxOf('TVP-BC')).toMatchObject({ recoverable: false, collectedAccount: '2330' })
    expect(taxOf('TVP-BC')).not.toHaveProperty('recoverableAccount')
    expect(taxOf('')).toBeUndefined()
  })
})

describe('tax given back in part', () => {
  test.each([
    [1000, MEALS_RECOVERY_PPM, 500, 500],
    [101, MEALS_RECOVERY_PPM, 51, 50],
    [-101, MEALS_RECOVERY_PPM, -51, -50],
    [101, 0, 0, 101],
    [101, 1_000_000, 101, 0],
  ])('%i at %i ppm: %i back, %i in the cost', (amount, fraction, recovered, cost) => {
    expect(recoverable(amount, fraction)).toEqual({ recovered, cost })
  })

  test('a fraction outside 0 to 1 is a bug', () => {
    expect(() => recoverable(1, -1)).toThrow('between 0 and 1')
    expect(() => recoverable(1, 1_000_001)).toThrow('between 0 and 1')
  })

  // Revenu Québec's example of the quick method: 21,000.00 and 21,995.00 of services in a quarter.
  test('quick method rates', () => {
    const rate = (tax: string) =>
      QUICK_METHOD_RATES.find((row) => row.tax === tax && row.activity === 'services')!
    expect([rate('TPS').ppm * 2.1, rate('TVQ').ppm * 2.1995]).toEqual([75_600, 145_167])
    expect([rate('TPS').reducedUpTo, rate('TVQ').reducedUpTo]).toEqual([3_000_000, 3_142_100])
  })
})
