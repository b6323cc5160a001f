/** Protects: the cents of a document, and what is refused before they are made. */
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../db/rules/dates.ts'
import { apportion } from '../../../db/rules/documents/apportion.ts'
import { documentTotals, type LineToTotal, type TotalsInput } from '../../../db/rules/documents/totals.ts'
import { AssertionFailure, Refusal } from '../../../db/rules/errors.ts'
import { CENTS_MAX, parseCents } from '../../../db/rules/money.ts'
import { describeShared, sharedJson } from '../../support/shared.ts'

const quebec = ['TPS', 'TVQ']
const plain = { date: '2026-05-01' as Day, decimals: 2, pricesIncludeTax: false } as const

const line = (quantity: string, unitPrice: string, taxes: readonly string[] = quebec): LineToTotal => ({
  quantity,
  unitPrice,
  taxes,
})
const totalsOf = (lines: readonly LineToTotal[], more: Partial<TotalsInput> = {}) =>
  documentTotals({ ...plain, lines, ...more })
const nets = (lines: readonly LineToTotal[], more: Partial<TotalsInput> = {}) =>
  totalsOf(lines, more).lines.map(({ net }) => net)
const taxAmounts = (lines: readonly LineToTotal[], more: Partial<TotalsInput> = {}) =>
  totalsOf(lines, more).taxes.map(({ amount }) => amount)

// Revenu Québec, "Calculating the Taxes".
describe('fixed cents', () => {
  test.each([
    ['140', 700, 1397, 16_097],
    ['1140', 5700, 11_372, 131_072],
    ['4495.16', 22_476, 44_839, 516_831],
    ['10000', 50_000, 99_750, 1_149_750],
    ['0', 0, 0, 0],
  ])('%s: TPS %i, TVQ %i, total %i, and the credit mirrors it', (price, tps, tvq, total) => {
    const sale = totalsOf([line('1', price)])
    expect(sale.taxes.map(({ amount }) => amount)).toEqual([tps, tvq])
    expect(sale.total).toBe(total)
    const credit = totalsOf([line('-1', price)])
    expect(credit.taxes.map(({ amount }) => amount)).toEqual([0 - tps, 0 - tvq])
    expect(credit.total).toBe(0 - total)
  })

  test('a whole document', () => {
    const found = totalsOf(
      [
        { ...line('3', '33.335'), discountPpm: 100_000 },
        line('2.5', '10', ['TPS']),
        line('-1', '5', ['EXO']),
        line('1', '0.99', []),
      ],
      { discountPpm: 50_000, holdbackPpm: 100_000 },
    )
    expect(found).toEqual({
      lines: [
        { amount: 9000, net: 8550 },
        { amount: 2500, net: 2375 },
        { amount: -500, net: -475 },
        { amount: 99, net: 94 },
      ],
      discount: 555,
      subtotal: 10_544,
      holdback: 1054,
      taxes: [
        { code: 'TPS', rate: 50_000, base: 9833, amount: 492 },
        { code: 'TVQ', rate: 99_750, base: 7695, amount: 768 },
        { code: 'EXO', rate: 0, base: -428, amount: 0 },
      ],
      total: 10_750,
    })
  })

  test('a document without lines is zero', () => {
    expect(totalsOf([])).toEqual({ lines: [], discount: 0, subtotal: 0, holdback: 0, taxes: [], total: 0 })
  })

  test('a currency without decimals', () => {
    const found = totalsOf([line('3', '333.5', ['TVA-CI'])], { decimals: 0, discountCents: 1 })
    expect(found).toMatchObject({ lines: [{ amount: 1001, net: 1000 }], discount: 1, total: 1180 })
  })
})

describe('a line', () => {
  test.each([
    ['1', '0.005', 1],
    ['-1', '0.005', -1],
    ['1', '-0.005', -1],
    ['-1', '-0.005', 1],
    ['-1', '0.004', 0],
    ['3', '0.3333', 100],
    ['0.1', '0.05', 1],
    // More digits than a decimal of twenty keeps: the product is a hair under half a cent.
    ['1.000000000001', '0.004999999999', 0],
    ['123456789.123456789', '0.000000004050', 50],
    ['999999999999.999999999999', '0.000000000015', 1500],
  ])('%s at %s is %i cents, rounded once', (quantity, price, amount) => {
    expect(totalsOf([line(quantity, price)]).lines[0]!.amount).toBe(amount)
  })

  test('its discount is taken before the one rounding', () => {
    const half = { ...line('1', '0.99'), discountPpm: 500_000 }
    expect(totalsOf([half]).lines[0]!.amount).toBe(50)
    expect(totalsOf([{ ...half, discountPpm: 1_000_000 }]).total).toBe(0)
  })
})

describe('the discount of the document', () => {
  test('is cut over the lines, the largest remainder first, then the first line', () => {
    expect(nets([line('1', '1'), line('1', '1'), line('1', '1')], { discountCents: 100 })).toEqual([
      66, 67, 67,
    ])
    expect(nets([line('1', '0.33'), line('1', '0.67')], { discountPpm: 100_000 })).toEqual([30, 60])
  })

  test('takes the same part of a line that deducts', () => {
    expect(nets([line('1', '1000'), line('-1', '200')], { discountPpm: 100_000 })).toEqual([90_000, -18_000])
    expect(nets([line('1', '1000'), line('-1', '200')], { discountCents: 8000 })).toEqual([90_000, -18_000])
  })

  test('keeps its part of each line where the lines nearly cancel out', () => {
    const lines = [line('1', '1000'), line('-1', '999.90', ['EXO'])]
    const found = totalsOf(lines, { discountPpm: 150_000 })
    expect(found).toMatchObject({ discount: 2, subtotal: 8 })
    expect(found.lines.map(({ net }) => net)).toEqual([85_000, -84_992])
  })

  test('is of the sign of the document, and mirrors', () => {
    const credit = totalsOf([line('-1', '1'), line('-1', '1'), line('-1', '1')], { discountCents: 100 })
    expect(credit.discount).toBe(-100)
    expect(credit.lines.map(({ net }) => net)).toEqual([-66, -67, -67])
  })

  test('may take the whole document', () => {
    expect(totalsOf([line('1', '3.33'), line('2', '1')], { discountCents: 533 })).toMatchObject({
      subtotal: 0,
      total: 0,
      discount: 533,
    })
    expect(totalsOf([line('1', '3.33')], { discountPpm: 1_000_000 }).total).toBe(0)
  })

  test('leaves a line of zero at zero', () => {
    expect(nets([line('0', '5'), line('1', '0.01')], { discountPpm: 500_000 })).toEqual([0, 0])
  })
})

describe('each tax', () => {
  test('is on the sum of what carries it: twenty lines of a dime have 0.10 of TPS', () => {
    const lines = Array.from({ length: 20 }, () => line('1', '0.10'))
    expect(taxAmounts(lines)).toEqual([10, 20])
  })

  test('stands once, in order of first use', () => {
    const lines = [line('1', '1', ['ZERO']), line('1', '1', ['TVQ', 'TPS']), line('1', '1', ['TPS'])]
    expect(totalsOf(lines).taxes.map(({ code, base }) => [code, base])).toEqual([
      ['ZERO', 100],
      ['TVQ', 100],
      ['TPS', 200],
    ])
  })

  // Act respecting the Québec sales tax before 2013: the TVQ was on the price with TPS.
  test('the TVQ of 2012 is on the TPS of the lines that carry both, and of no other', () => {
    const lines = [line('1', '100'), line('1', '1000', ['TPS']), line('1', '10', ['TVQ'])]
    const found = totalsOf(lines, { date: '2012-12-31' as Day })
    expect(found.taxes).toEqual([
      { code: 'TPS', rate: 50_000, base: 110_000, amount: 5500 },
      { code: 'TVQ', rate: 95_000, base: 11_500, amount: 1093 },
    ])
    expect(totalsOf([line('1', '100', ['TVQ'])], { date: '2012-12-31' as Day }).total).toBe(10_950)
  })
})

// Excise Tax Act, s. 168(7): tax on a part that is held back is due when it is paid.
test('what is held back is not taxed yet', () => {
  const found = totalsOf([line('1', '1000'), line('1', '500', ['EXO'])], { holdbackPpm: 100_000 })
  expect(found).toMatchObject({ subtotal: 150_000, holdback: 15_000, total: 150_000 - 15_000 + 4500 + 8978 })
  expect(found.taxes.map(({ base }) => base)).toEqual([90_000, 90_000, 45_000])
})

describe('prices with tax', () => {
  test('keep the total, and say the price before tax of each line', () => {
    const found = totalsOf([line('1', '114.98'), line('2', '5', [])], { pricesIncludeTax: true })
    expect(found.lines).toEqual([
      { amount: 11_498, net: 10_000 },
      { amount: 1000, net: 1000 },
    ])
    expect(found).toMatchObject({ subtotal: 11_000, total: 12_498 })
  })

  test('a cent that no price gives stays in the price', () => {
    expect(totalsOf([line('1', '0.06')], { pricesIncludeTax: true })).toMatchObject({ subtotal: 6, total: 6 })
  })

  test('two sets of taxes add up by code', () => {
    const lines = [line('1', '114.98'), line('1', '105', ['TPS']), line('1', '1', ['EXO'])]
    expect(totalsOf(lines, { pricesIncludeTax: true }).taxes).toEqual([
      { code: 'TPS', rate: 50_000, base: 20_000, amount: 1000 },
      { code: 'TVQ', rate: 99_750, base: 10_000, amount: 998 },
      { code: 'EXO', rate: 0, base: 100, amount: 0 },
    ])
  })

  test('lines that nearly cancel out keep their prices', () => {
    expect(nets([line('1', '1000'), line('-1', '999.94')], { pricesIncludeTax: true })).toEqual([
      86_976, -86_970,
    ])
  })

  test('a discount is tax included too', () => {
    const found = totalsOf([line('1', '229.96')], { pricesIncludeTax: true, discountCents: 11_498 })
    expect(found).toMatchObject({ discount: 11_498, subtotal: 10_000, total: 11_498 })
  })
})

interface Example {
  readonly ht: string
  readonly tps: string
  readonly tvq: string
  readonly ttc: string
  readonly from?: Day
  readonly cent_gap?: string
  readonly lines?: readonly string[]
  readonly on_total?: { readonly tps: string; readonly tvq: string; readonly ttc: string }
}

describeShared('worked examples of Quebec, as documents', () => {
  const examples = sharedJson<Record<'single' | 'multi_line' | 'historical' | 'tax_included', Example[]>>(
    'contracts',
    'quebec-tax',
    'examples.json',
  )
  const figures = ({ subtotal, taxes, total }: ReturnType<typeof documentTotals>) => [
    subtotal,
    ...taxes.map(({ amount }) => amount),
    total,
  ]
  const wanted = (ht: string, { tps, tvq, ttc }: Pick<Example, 'tps' | 'tvq' | 'ttc'>) =>
    [ht, tps, tvq, ttc].map((text) => parseCents(text))

  test.each([...examples.single, ...examples.historical])('$from $ht', (example) => {
    const date = example.from ?? plain.date
    expect(figures(totalsOf([line('1', example.ht)], { date }))).toEqual(wanted(example.ht, example))
  })

  test.each(examples.multi_line)('$lines', ({ lines, ht, on_total }) => {
    const found = totalsOf(lines!.map((price) => line('1', price)))
    expect(figures(found)).toEqual(wanted(ht, on_total!))
  })

  test.each(examples.tax_included)('$ttc with taxes', (example) => {
    const found = totalsOf([line('1', example.ttc)], { pricesIncludeTax: true })
    const [price, ...rest] = wanted(example.ht, example)
    expect(figures(found)).toEqual([price! + parseCents(example.cent_gap!), ...rest])
  })
})

function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** Path and code of each thing that is wrong. */
const wrong = (input: Partial<TotalsInput>) =>
  refusalOf(() => documentTotals({ ...plain, lines: [], ...input })).details.map(
    ({ path, code }) => `${path} ${code}`,
  )

describe('what is refused', () => {
  test('is told all at once, under the fields of the wire', () => {
    const lines = [
      { ...line('1,5', '1e3', ['TPS', 'NONE']), discountPpm: 1_000_001 },
      line('1', '1'),
      line('', 'x', ['TPS', 'EXO']),
    ]
    const input = {
      lines,
      discountPpm: -1,
      discountCents: -5,
      holdbackPpm: 0.5,
      pricesIncludeTax: true,
    }
    expect(wrong(input)).toEqual([
      'lines.0.quantity document.notDecimal',
      'lines.0.unitPrice document.notDecimal',
      'lines.0.discountPercent document.notPercent',
      'lines.0.taxes.1 tax.unknown',
      'lines.2.quantity document.notDecimal',
      'lines.2.unitPrice document.notDecimal',
      'lines.2.taxes.1 tax.alone',
      'discountPercent document.notPercent',
      'holdbackPercent document.notPercent',
      'discount document.negativeDiscount',
      'discount document.twoDiscounts',
      'holdbackPercent document.holdbackWithTax',
    ])
  })

  test('a day without the tax', () => {
    expect(wrong({ date: '1990-01-01' as Day, lines: [line('1', '1', ['TPS'])] })).toEqual([
      'lines.0.taxes.0 tax.notYet',
    ])
  })

  test.each([
    ['9999999999999.99', '1', []],
    ['10000000000000', '1', ['lines.0.unitPrice document.tooLarge']],
    ['999999999999999', '999999999999999', ['lines.0.unitPrice document.tooLarge']],
    ['1000000000000000', '1', ['lines.0.quantity document.notDecimal']],
    ['1', '0.0000000000001', ['lines.0.unitPrice document.notDecimal']],
  ])('%s at %s: %j', (quantity, price, problems) => {
    const lines = [line(quantity, price, [])]
    if (problems.length > 0) expect(wrong({ lines })).toEqual(problems)
    else expect(totalsOf(lines).total).toBe(CENTS_MAX)
  })

  test('lines that add up to too much, though they cancel out', () => {
    const lines = [line('1', '6000000000000', []), line('-1', '6000000000000', [])]
    expect(wrong({ lines })).toEqual(['lines document.tooLarge'])
    const largest = line('1', '9999999999999.99', [])
    expect(wrong({ lines: Array.from({ length: 40 }, () => largest) })).toEqual(['lines document.tooLarge'])
  })

  test('a total that its taxes raise too high', () => {
    const refusal = refusalOf(() => totalsOf([line('1', '9999999999999.99')]))
    expect(refusal.code).toBe('document.tooLarge')
    expect(refusal.text.fr).toContain('9999999999999.99')
  })

  test.each([
    [533, []],
    [534, ['discount document.discountTooLarge']],
  ])('a discount of %i cents on 5.33: %j', (discountCents, problems) => {
    for (const quantity of ['1', '-1']) {
      const input = { lines: [line(quantity, '5.33')], discountCents }
      if (problems.length > 0) expect(wrong(input)).toEqual(problems)
      else expect(totalsOf(input.lines, input).total).toBe(0)
    }
  })

  test('and the refusal says the figures', () => {
    const { text } = refusalOf(() => totalsOf([line('1', '5.33')], { discountCents: 534 }))
    for (const said of [text.fr, text.en]) expect(said).toMatch(/\(5\.34\).*\(5\.33\)/)
    expect(refusalOf(() => totalsOf([line('1,5', '1')])).text.fr).toContain('« 1,5 »')
  })

  test('a discount of 100 % is not', () => {
    expect(totalsOf([line('1', '1')], { discountPpm: 1_000_000, holdbackPpm: 1_000_000 }).total).toBe(0)
  })

  test('a bug on the way is no refusal', () => {
    const lines = [{ ...line('1', '1'), taxes: null as unknown as string[] }]
    expect(() => totalsOf(lines)).toThrow(TypeError)
  })
})

describe('a cut', () => {
  test.each([
    [10, [1n, 1n, 1n], 1n, [4, 3, 3]],
    [-10, [-1n, -1n, -1n], 1n, [-4, -3, -3]],
    [1, [0n, 0n, 1n], 2n, [0, 0, 1]],
    // More or less than the exact parts make, in turn.
    [5, [1n, 1n], 1n, [3, 2]],
    [0, [1n, 1n], 1n, [0, 0]],
    [1, [1n, 0n, 1n], 1n, [1, 0, 0]],
    [0, [9n, -9n], 10n, [1, -1]],
    [0, [-9n, 9n], 10n, [-1, 1]],
    [0, [1n, -1n], 2n, [1, -1]],
    [0, [0n], 7n, [0]],
  ])('of %i over %s', (total, exact, unit, parts) => {
    expect(apportion(total, exact, unit)).toEqual(parts)
  })

  test('over nothing, or by nothing, is a bug', () => {
    expect(() => apportion(1, [0n], 1n)).toThrow(AssertionFailure)
    expect(() => apportion(0, [1n], 0n)).toThrow(AssertionFailure)
  })
})
