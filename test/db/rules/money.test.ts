/** Protects: amounts stay integers, text and cents are inverses, every rounding is half away from zero, shares add up. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocate,
  applyRate,
  CENTS_MAX,
  convert,
  decimalOfPpm,
  decimalsOf,
  divideRounded,
  formatCents,
  isCents,
  lineAmount,
  parseCents,
  ppmOfPercent,
  sumCents,
} from '../../../db/rules/money.ts'
import { tries } from '../../support/properties.ts'

const cents = fc.integer({ min: -CENTS_MAX, max: CENTS_MAX })

describe('text and amounts', () => {
  test.each([
    ['0', 2, 0],
    ['-0', 2, 0],
    ['-0.00', 2, 0],
    ['1234.56', 2, 123456],
    ['-1234.5', 2, -123450],
    ['0.07', 2, 7],
    ['007', 2, 700],
    ['1500', 0, 1500],
    ['1500.000', 0, 1500],
    ['1.2345', 4, 12345],
    ['9999999999999.99', 2, CENTS_MAX],
  ])('%s with %i decimals is %i', (text, decimals, amount) => expect(parseCents(text, decimals)).toBe(amount))

  test.each([
    ['', 'money.notAmount'],
    ['1,5', 'money.notAmount'],
    ['+1', 'money.notAmount'],
    ['1e5', 'money.notAmount'],
    ['.5', 'money.notAmount'],
    ['5.', 'money.notAmount'],
    [' 5', 'money.notAmount'],
    ['12345678901234567', 'money.notAmount'],
    ['0.005', 'money.tooManyDecimals'],
    ['10000000000000.00', 'money.tooLarge'],
  ])('“%s” is refused as %s', (text, code) => {
    expect(() => parseCents(text)).toThrow(expect.objectContaining({ code }))
  })

  test.each([
    [
      () => parseCents('x'.repeat(41)),
      `« ${'x'.repeat(40)} » n’est pas un montant. Écrivez par exemple 1234.56.`,
    ],
    [() => parseCents('1,5', 0), '« 1,5 » n’est pas un montant. Écrivez par exemple 123456.'],
    [() => parseCents('0.005'), '« 0.005 » a plus de 2 décimale(s), ce que la devise n’a pas.'],
    [
      () => parseCents('10000000000000.00'),
      '« 10000000000000.00 » dépasse le plus grand montant accepté (9999999999999.99).',
    ],
  ])('a refused amount says what is wrong: %#', (work, fr) => {
    expect(work).toThrow(expect.objectContaining({ text: expect.objectContaining({ fr }) }))
  })

  test.each([
    ['1,5', '“1,5” is not an amount. Write for example 1234.56.'],
    ['0.005', '“0.005” has more than 2 decimal(s), which the currency does not have.'],
    ['10000000000000.00', '“10000000000000.00” is above the largest amount accepted (9999999999999.99).'],
  ])('%s: %s', (text, en) => {
    expect(() => parseCents(text)).toThrow(en)
  })

  test('the largest amount is accepted, and one more is not', () => {
    expect(parseCents('9999999999999.99')).toBe(CENTS_MAX)
    expect(() => parseCents('-10000000000000.00')).toThrow('largest')
  })

  test('format is the inverse of parse, for every number of decimals', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 4 }), (amount, decimals) => {
        expect(parseCents(formatCents(amount, decimals), decimals)).toBe(amount)
      }),
      tries(2000),
    )
  })

  test('two decimals where nothing is said', () => {
    expect([formatCents(123_456), parseCents('1234.56')]).toEqual(['1234.56', 123_456])
  })

  test('an amount that is no safe integer is a bug, not a text', () => {
    expect(() => formatCents(0.5)).toThrow('not an amount')
    expect(() => formatCents(Number.NaN)).toThrow('not an amount')
  })

  test.each([
    [CENTS_MAX, true],
    [-CENTS_MAX, true],
    [CENTS_MAX + 1, false],
    [0.5, false],
    ['1', false],
    [null, false],
  ])('isCents(%s) is %s', (value, answer) => expect(isCents(value)).toBe(answer))

  test.each([
    ...['CAD', 'EUR', 'ZZZ'].map((currency) => [currency, 2] as const),
    ...['XOF', 'XAF', 'KMF', 'GNF', 'JPY', 'KRW', 'VND', 'CLP', 'ISK'].map(
      (currency) => [currency, 0] as const,
    ),
    ...['TND', 'KWD', 'BHD', 'LYD', 'JOD', 'OMR', 'IQD'].map((currency) => [currency, 3] as const),
  ])('%s has %i decimals', (currency, decimals) => expect(decimalsOf(currency)).toBe(decimals))
})

describe('rounding', () => {
  test.each([
    [1n, 2n, 1],
    [-1n, 2n, -1],
    [3n, 2n, 2],
    [-3n, 2n, -2],
    [1n, 3n, 0],
    [-1n, 3n, 0],
    [5n, 10n, 1],
    [49n, 100n, 0],
    [7n, 1n, 7],
  ])('%s / %s is %i', (numerator, denominator, result) => {
    expect(divideRounded(numerator, denominator)).toBe(result)
  })

  test('never minus zero', () => expect(Object.is(divideRounded(-1n, 3n), 0)).toBe(true))

  test('a denominator of zero and a result beyond the safe integers are bugs', () => {
    expect(() => divideRounded(1n, 0n)).toThrow('denominator')
    expect(() => divideRounded(10n ** 20n, 1n)).toThrow('safe integers')
  })

  test('half away from zero: within half, mirrored, and never nearer to zero on a tie', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.bigInt(1n, 10n ** 6n),
        (numerator, denominator) => {
          const rounded = BigInt(divideRounded(numerator, denominator))
          const twiceOff = 2n * (rounded * denominator - numerator)
          expect(twiceOff <= denominator && twiceOff >= -denominator).toBe(true)
          if (twiceOff === denominator) expect(numerator > 0n).toBe(true)
          if (twiceOff === -denominator) expect(numerator < 0n).toBe(true)
          expect(divideRounded(-numerator, denominator)).toBe(rounded === 0n ? 0 : Number(-rounded))
        },
      ),
      tries(2000),
    )
  })

  // Amounts on which a binary float rounds the wrong way.
  test.each([
    [30, 50_000, 2],
    [70, 50_000, 4],
    [2070, 50_000, 104],
    [8030, 50_000, 402],
    [14_000, 99_750, 1397],
    [-14_000, 99_750, -1397],
    [22_000, 99_750, 2195],
  ])('%i cents at %i ppm is %i', (amount, rate, result) => expect(applyRate(amount, rate)).toBe(result))
})

describe('sums, lines and currencies', () => {
  test('a sum is exact, and one that leaves the safe integers is a bug', () => {
    expect(sumCents([])).toBe(0)
    expect(sumCents([CENTS_MAX, CENTS_MAX, -CENTS_MAX])).toBe(CENTS_MAX)
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow('safe integers')
  })

  test.each([
    ['3', '33.33', 2, 9999],
    ['1.5', '0.01', 2, 2],
    ['-1.5', '0.01', 2, -2],
    ['0.333', '10', 2, 333],
    ['0', '-5', 2, 0],
    ['-0.001', '1', 2, 0],
    ['2.5', '1', 0, 3],
  ])('%s × %s with %i decimals is %i', (quantity, price, decimals, amount) => {
    expect(Object.is(lineAmount(quantity, price, decimals), amount)).toBe(true)
  })

  test('a line beyond the largest amount is a bug', () => {
    expect(lineAmount('1', '1')).toBe(100)
    expect(() => lineAmount('1e14', '1')).toThrow('accepted range')
  })

  test.each([
    [10_000, 'USD', '1.3725', 'CAD', 13_725],
    [-10_000, 'USD', '1.3725', 'CAD', -13_725],
    [1000, 'XOF', '0.0015', 'EUR', 150],
    [100, 'EUR', '655.957', 'XOF', 656],
    [-1, 'XOF', '0.001', 'EUR', 0],
  ])('%i %s at %s is %i %s', (minor, from, rate, to, amount) => {
    expect(Object.is(convert(minor, from, rate, to), amount)).toBe(true)
  })

  test('a conversion beyond the largest amount has none', () => {
    expect(convert(CENTS_MAX, 'EUR', '1000', 'XOF')).toBeNull()
  })
})

describe('percentages', () => {
  test.each([
    ['2.5', 25_000],
    ['9.975', 99_750],
    ['0', 0],
    ['5', 50_000],
    ['0.0001', 1],
    ['100', 1_000_000],
    ['-1.5', -15_000],
  ])('%s is %i ppm, and back', (text, ppm) => {
    expect(ppmOfPercent(text)).toBe(ppm)
    expect(decimalOfPpm(ppm)).toBe(text)
  })

  test('a fifth decimal is refused', () => {
    expect(() => ppmOfPercent('2.50001')).toThrow('more than 4 decimal')
  })
})

describe('allocate', () => {
  test.each([
    [100, [1, 1, 1], [33, 34, 33]],
    [-100, [1, 1, 1], [-33, -34, -33]],
    [5, [0, 1, 0], [0, 5, 0]],
    [0, [], []],
    [0, [0, 0], [0, 0]],
    [10, [-1, 1], [5, 5]],
  ])('%i over %j is %j', (total, weights, shares) => expect(allocate(total, weights)).toEqual(shares))

  test('all-zero weights for an amount are a bug', () => {
    expect(() => allocate(1, [0, 0])).toThrow('nothing to allocate over')
  })

  test('shares add up exactly, none is more than a cent a part from its due, zero weights get zero', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), weights, (total, list) => {
        const whole = list.reduce((sum, weight) => sum + weight, 0)
        fc.pre(whole > 0)
        const shares = allocate(total, list)
        expect(sumCents(shares)).toBe(total)
        for (const [index, share] of shares.entries()) {
          if (list[index] === 0) expect(share).toBe(0)
          expect(Math.abs(share - (total * list[index]!) / whole)).toBeLessThan(list.length)
        }
      }),
      tries(1000),
    )
  })
})
