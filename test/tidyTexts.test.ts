/** The texts of the screens: the same in both languages, each one asked for, and none asked for in vain. */
import { expect, test } from 'vitest'
import { allSources, readFile, shown, sourceOf } from './tidy/source.ts'
import { askedTexts, keysOf, languageDifferences, missingTexts, unusedTexts } from './tidy/texts.ts'

const textsOf = (language: string) => keysOf(JSON.parse(readFile(`renderer/i18n/${language}.json`)))
const [fr, en] = [textsOf('fr'), textsOf('en')]
const asked = askedTexts(allSources())

test('planted differences between the languages are found', () => {
  const french = keysOf({
    a: { b: 'Un {{nom}}', c: '' },
    rows_one: 'ligne',
    rows_many: 'de lignes',
    only: 'Seul',
  })
  const english = keysOf({
    a: { b: 'A {{name}}', c: 'See' },
    rows_one: 'row',
    rows_other: 'rows',
    more: 'More',
  })
  expect(languageDifferences(french, english)).toEqual([
    'only is not in English',
    'more is not in French',
    'a.c is empty',
    'a.b has other places to fill in English',
  ])
})

test('both languages say the same', () => {
  expect(languageDifferences(fr, en)).toEqual([])
})

const screen = sourceOf(
  'renderer/A.tsx',
  `const a = <p title={t('a.b')}>{t('rows', { count: 2 })} {t(\`kind.\${kind}\`)} {t('gone')}</p>; const table = { key: 'in.table' }`,
)
const texts = keysOf({
  a: { b: 'x', unused: 'x' },
  rows_one: 'x',
  rows_other: 'x',
  kind: { one: 'x' },
  in: { table: 'x' },
})

test('a planted key without a text, and a text without a key, are found', () => {
  expect(shown(missingTexts(askedTexts([screen]), texts))).toEqual(['renderer/A.tsx:1 no text for gone'])
  expect(unusedTexts(askedTexts([screen]), texts)).toEqual(['a.unused'])
})

test('every key of the screens has its text', () => {
  expect(shown(missingTexts(asked, fr))).toEqual([])
})

test('every text is used', () => {
  expect(unusedTexts(asked, fr)).toEqual([])
})
