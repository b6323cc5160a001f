/** Texts of a CSV: none is run by a spreadsheet, all come back as they were. */
import { expect, test } from 'vitest'
import { escapeFormula, quoteField, unescapeFormula } from '../../../db/rules/csv-safety.ts'

test.each([
  ...[
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '|calc',
    '%0A',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '｜x',
    '％x',
    '﹦1',
    '﹢1',
    '﹣1',
    '﹫x',
    '﹪x',
  ],
  ...['\t=1', '\rx', '\nx', ' =1', '\u200b=1', '\ufeff+1', "'=1", "''-1"],
])('%j is escaped, and comes back', (text) => {
  expect(escapeFormula(text)).toBe(`'${text}`)
  expect(unescapeFormula(escapeFormula(text))).toBe(text)
})

test.each(['', 'Bois', '12.50', "l'hiver", "'quoted", 'a=b', '1-2', ' Bois', 'é'])('%j stays', (text) => {
  expect(escapeFormula(text)).toBe(text)
  expect(unescapeFormula(text)).toBe(text)
})

test.each([
  ['Bois', 'Bois'],
  ['', ''],
  ['deux mots', 'deux mots'],
  ['a,b', '"a,b"'],
  ['a;b', '"a;b"'],
  ['a|b', '"a|b"'],
  ['a\tb', '"a\tb"'],
  ['a\r\nb', '"a\r\nb"'],
  ['dit "oui"', '"dit ""oui"""'],
  [' a', '" a"'],
  ['a ', '"a "'],
])('%j in a file: %s', (field, expected) => {
  expect(quoteField(field)).toBe(expected)
})
