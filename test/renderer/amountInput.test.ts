/** Amounts as typed become exact wire amounts; nothing is rounded in silence except the result of an expression. */
import { describe, expect, test } from 'vitest'
import { readAmount, readRate } from '../../renderer/format/amountInput.ts'

const read = (typed: string, language: 'fr' | 'en' = 'fr', decimals = 2) => {
  const reading = readAmount(typed, decimals, language)
  return reading.ok ? reading.text : reading.reason
}

describe('plain amounts', () => {
  test.each([
    ['1234,56', '1234.56'],
    ['1234.5', '1234.50'],
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56\u00a0$', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1,234,567', '1234567.00'],
    ['-12', '-12.00'],
    ['\u221212', '-12.00'],
    ['(12,50)', '-12.50'],
    ['12,50-', '-12.50'],
    [',5', '0.50'],
    ['0', '0.00'],
    ['-0', '0.00'],
  ])('%s is %s', (typed, amount) => expect(read(typed)).toBe(amount))

  test('a comma before three digits groups thousands in English and is a decimal mark in French', () => {
    expect(read('1,234', 'en')).toBe('1234.00')
    expect(read('1,234', 'fr')).toBe('tooManyDecimals')
  })

  test('a currency without decimals refuses them', () => {
    expect(read('1500', 'fr', 0)).toBe('1500')
    expect(read('1500,5', 'fr', 0)).toBe('tooManyDecimals')
  })
})

describe('expressions', () => {
  test.each([
    ['=100*1,05', '105.00'],
    ['=140*9,975%', '13.97'],
    ['=(10+5)*2-3', '27.00'],
    ['=10/3', '3.33'],
    ['=-5+2', '-3.00'],
    ['=0,1+0,2', '0.30'],
    ['=1,005*100', '100.50'],
    ['=2-(3-4)', '3.00'],
  ])('%s is %s', (typed, amount) => expect(read(typed)).toBe(amount))
})

test.each([
  ['', 'empty'],
  ['=', 'empty'],
  ['abc', 'notAmount'],
  ['1,2,3', 'notAmount'],
  ['=1+', 'notAmount'],
  ['=(1', 'notAmount'],
  ['=1/0', 'byZero'],
  ['=alert(1)', 'notAmount'],
  ['99999999999999', 'tooLarge'],
  ['=9999999999*9999999999', 'tooLarge'],
])('%s is refused: %s', (typed, reason) => expect(read(typed)).toBe(reason))

test('a deep nest of parentheses is refused, not followed', () => {
  expect(read(`=${'('.repeat(50)}1${')'.repeat(50)}`)).toBe('notAmount')
})

test('rates are positive decimals', () => {
  expect(readRate('1,3625')).toBe('1.3625')
  expect(readRate('0')).toBeNull()
  expect(readRate('-1')).toBeNull()
  expect(readRate('abc')).toBeNull()
})
