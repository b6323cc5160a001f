/** Figures read as people write them in Quebec and in English Canada. */
import { expect, test } from 'vitest'
import { toCsv } from '../../renderer/format/csv.ts'
import {
  editableAmount,
  showAmount,
  showLongDay,
  showMonth,
  showRate,
} from '../../renderer/format/figures.ts'
import { matchScore } from '../../renderer/format/search.ts'

test('amounts take the form of the currency and the language', () => {
  expect(showAmount('1234.56', 'CAD', 'fr')).toBe('1\u00a0234,56\u00a0$')
  expect(showAmount('1234.56', 'CAD', 'en')).toBe('$1,234.56')
  expect(showAmount('-1234.56', 'CAD', 'en')).toBe('-$1,234.56')
  expect(showAmount('-1234.56', 'CAD', 'fr', 'parentheses')).toBe('(1\u00a0234,56\u00a0$)')
  expect(showAmount('1500', 'XOF', 'fr')).toContain('1\u00a0500')
})

test('the largest amount loses no cent', () => {
  expect(showAmount('9999999999999.99', 'CAD', 'en')).toBe('$9,999,999,999,999.99')
})

test('editable amounts, rates, days and months', () => {
  expect(editableAmount('1234.50', 'fr')).toBe('1234,50')
  expect(showRate(99_750, 'fr')).toBe('9,975\u00a0%')
  expect(showRate(50_000, 'en')).toBe('5%')
  expect(showLongDay('2026-03-01', 'fr')).toMatch(/^1(er)? mars 2026$/)
  expect(showMonth('2026-03', 'en')).toBe('March 2026')
})

test('a text that looks like a formula is made harmless, a figure stays a figure', () => {
  expect(toCsv([[{ text: '=HYPERLINK("x")' }, { figure: '-12.00' }, { text: 'a,b' }]])).toBe(
    '\ufeff"\'=HYPERLINK(""x"")",-12.00,"a,b"\r\n',
  )
})

test('an account answers to its number, a word or the middle of a word, without accents', () => {
  expect(matchScore('5300', '5300', ['Électricité'])).toBeGreaterThan(
    matchScore('53', '5300', ['Électricité']),
  )
  expect(matchScore('elec', '5300', ['Électricité'])).toBeGreaterThan(
    matchScore('tric', '5300', ['Électricité']),
  )
  expect(matchScore('frais banc', '5700', ['Frais bancaires'])).toBeGreaterThan(0)
  expect(matchScore('zzz', '5300', ['Électricité'])).toBe(0)
})
