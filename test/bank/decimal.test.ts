/** Amounts as banks print them, to exact decimal strings. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  absolute,
  amountOf,
  currencyOf,
  type DecimalMark,
  fromUnits,
  negate,
  sameAmount,
  scanAmount,
  sumDecimals,
  toUnits,
  voteForMark,
} from '../../electron/bank/formats/decimal.ts'
import { tries } from '../support/properties.ts'

const read = (text: string, mark: DecimalMark = '.') => {
  const scanned = scanAmount(text)
  return scanned && amountOf(scanned, mark)
}

describe('amounts', () => {
  test.each([
    ['12.34', '12.34'],
    ['-12.34', '-12.34'],
    ['-76.20999999999999', '-76.21'],
    ['0.30000000000000004', '0.30'],
    ['99.999999999999986', '100.00'],
    ['-90.221999999999989997', '-90.222'],
    ['0.10000000000582077', '0.10'],
    ['0.123456789012345678', '0.123456789012345678'],
    ['0.12000000', '0.12000000'],
    ['+3500,00', '3500.00'],
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56', '1234.56'],
    ['1\u202f234\u202f567,8', '1234567.8'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1,23,456.00', '123456.00'],
    ["1'234.50", '1234.50'],
    ['1’234’567.50', '1234567.50'],
    ['1.234.567', '1234567'],
    ['17 943,35 -', '-17943.35'],
    ['12,00-', '-12.00'],
    ['−7,50', '-7.50'],
    ['(1,234.50)', '-1234.50'],
    ['0.80Dr', '-0.80'],
    ['15.00Cr', '15.00'],
    ['25,00 DB', '-25.00'],
    ['- $220.00', '-220.00'],
    ['+ £1,100.00', '1100.00'],
    ['$-103.00', '-103.00'],
    ['USD 51348.89', '51348.89'],
    ['59.580,73 EUR', '59580.73'],
    ['12,50 €', '12.50'],
    ['1 250 000 FCFA', '1250000'],
    ['CAD$ 10.00', '10.00'],
    ['1 234,56 $ CAN', '1234.56'],
    ['12,50 $ US', '12.50'],
    ['Fr 12.50', '12.50'],
    ['.50', '0.50'],
    ['007.10', '7.10'],
    ['-0.00', '0.00'],
    ['3.5', '3.5'],
    ['-995.4190396554627', '-995.4190396554627'],
    ['99999999999999999999.99', '99999999999999999999.99'],
  ])('%s is %s', (text, amount) => {
    expect(read(text)).toBe(amount)
  })

  test.each(
    [
      [
        '',
        'NaN',
        'Infinity',
        '-Infinity',
        '1e309',
        '0x10',
        '#N/A',
        '#REF!',
        '12..34',
        '1,2,3',
        '.',
        ',',
        '-',
        '--5',
        '+-5',
      ],
      [
        '=1+1',
        '12abc',
        'abc',
        '1 23,45',
        '12 34',
        '1.23.45',
        '18.09.2017',
        '((5))',
        '5-5',
        '1,234,56',
        "'12'",
        '٣٤',
      ],
      ['1'.repeat(70), '$', 'EUR', 'CR', '1 234 5', '12,3456,789', '1.2,3.4', '\u0000'],
    ].flat(),
  )('%s is no amount', (text) => {
    expect(read(text)).toBeNull()
  })

  test('a lone group of three is read by the mark of the column', () => {
    expect(scanAmount('1,234')?.ambiguous).toBe(true)
    expect(read('1,234', '.')).toBe('1234')
    expect(read('1,234', ',')).toBe('1.234')
    expect(read('1.234', ',')).toBe('1234')
    expect(read('-1.234', '.')).toBe('-1.234')
    expect(scanAmount('0,125')?.ambiguous).toBe(false)
    expect(scanAmount('1234,567')?.ambiguous).toBe(false)
  })

  test('a column votes for its mark', () => {
    expect(voteForMark(['1,50', '1.234,00', '12', 'x', '1,234'])).toEqual({
      dot: 0,
      comma: 2,
      ambiguous: '1,234',
    })
    expect(voteForMark(['1,234.00', '0.5', '1,234,567'])).toEqual({ dot: 3, comma: 0, ambiguous: null })
  })

  test.each([
    ['CAD', 'CAD'],
    ['cad$', 'CAD'],
    ['US$', 'USD'],
    ['€', 'EUR'],
    ['Euros', 'EUR'],
    ['FCFA', 'XOF'],
    ['ABC', null],
    ['$', null],
    ['', null],
  ])('%s names %s', (text, code) => {
    expect(currencyOf(text)).toBe(code)
  })
})

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => fromUnits(units, scale))

describe('exact sums', () => {
  test('units and text are inverse', () => {
    expect(toUnits('-12.3', 2)).toBe(-1230n)
    expect(fromUnits(-5n, 2)).toBe('-0.05')
    expect(sumDecimals([])).toBe('0')
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3')
    expect(sumDecimals(['1.00', '2.5', '-0.005'])).toBe('3.495')
    expect(negate('0.00')).toBe('0.00')
    expect(absolute('-1.20')).toBe('1.20')
    expect(sameAmount('1.2', '1.20')).toBe(true)
  })

  test('what was printed in any style is read back', () => {
    const styles = fc.constantFrom('.|,', ',|.', ',| ', ',|\u00a0', ".|'", ',|\u202f')
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), styles, (units, style) => {
        const [mark = '.', group = ''] = style.split('|')
        const text = fromUnits(units, 2)
        const [whole = '', fraction = ''] = absolute(text).split('.')
        const printed = whole.replace(/\B(?=(\d{3})+$)/g, group) + mark + fraction
        expect(read(units < 0n ? `-${printed}` : printed)).toBe(text)
      }),
      tries(500),
    )
  })

  test('the sum of amounts and of their opposites is zero', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 20 }), (amounts) => {
        expect(sameAmount(sumDecimals([...amounts, ...amounts.map(negate)]), '0')).toBe(true)
      }),
      tries(200),
    )
  })
})
