/**
 * No regular expression of the product can be made slow by a text: none repeats a repetition, and each is done with hostile
 * texts, made of its own characters, in a time that grows with their length and no faster.
 */
import { describe, expect, test } from 'vitest'
import { long } from './support/properties.ts'
import { expressionsOf, productExpressions } from './support/redos/expressions.ts'
import { hostileTexts, slowest } from './support/redos/hostile.ts'
import { dangers, sampleOf, treeOf } from './support/redos/tree.ts'
import { sourceOf } from './tidy/source.ts'

/** A mebibyte in the long run. */
const LENGTH = long ? 1_048_576 : 65_536
/** 50 ms for a mebibyte, ten times as much on a machine that does other work. */
const LIMIT_MS = long ? 500 : 60

const all = productExpressions()
const different = [...new Map(all.map((one) => [`/${one.pattern}/${one.flags}`, one])).values()]

describe('planted faults are found', () => {
  test.each(['(a+)+$', String.raw`(?:\d+)*x`, '(a|ab)*c', String.raw`(?:\w+\s?)*$`, '(?:a*b*)*c'])(
    '%s repeats a repetition',
    (pattern) => {
      expect(dangers(treeOf(pattern))).not.toEqual([])
    },
  )

  test.each([String.raw`^(\d{4})-(\d{2})$`, String.raw`(?:[ ,]\d{3})+`, '(?:<[^<>]*>)+', '(?:ab|cd)*'])(
    '%s does not',
    (pattern) => {
      expect(dangers(treeOf(pattern))).toEqual([])
    },
  )

  test.each([
    [String.raw`\s+$`, ''],
    ['0+$', 'g'],
    [String.raw`^\s*\s*x`, ''],
    ['<a.*?b>', 'g'],
    [String.raw`(\d+)px`, ''],
  ])('/%s/%s takes time by the square', (pattern, flags) => {
    expect(slowest({ place: '', pattern, flags }, 262_144, 50).ms).toBeGreaterThan(50)
  })
})

describe('expressions of a source', () => {
  test('literals, and those made of texts that have names', () => {
    const source = sourceOf(
      'electron/x.ts',
      `const DAY = '[0-9]{2}'\nconst a = /x+/gi\nconst b = new RegExp(\`^\${DAY} ?$\`, 'u')\nconst c = RegExp(word + '$')`,
    )
    expect(expressionsOf(source)).toEqual([
      { place: 'electron/x.ts:2', pattern: 'x+', flags: 'gi' },
      { place: 'electron/x.ts:3', pattern: '^[0-9]{2} ?$', flags: 'u' },
      { place: 'electron/x.ts:4', pattern: 'a$', flags: '' },
    ])
  })

  test('samples match, and hostile texts are as long as asked', () => {
    for (const pattern of [String.raw`^\d{2}(?:a|b)+[^x]?$`, '(?<=a)b', String.raw`[\w-]{3,5}\b`])
      expect(sampleOf(treeOf(pattern), 0)).not.toBe('')
    expect(sampleOf(treeOf(String.raw`^\d{2}(?:a|b)+;$`), 0)).toMatch(/^\d{2}(?:a|b)+;$/)
    for (const text of hostileTexts('(?:ab)+c*', 1_000)) expect(text.length).toBeGreaterThanOrEqual(1_000)
  })
})

test('every expression of the product is understood', () => {
  expect(all.length).toBeGreaterThan(300)
  for (const { pattern, place } of different) expect(() => treeOf(pattern), place).not.toThrow()
})

test('none repeats a repetition', () => {
  const found = different.flatMap(({ pattern, place }) =>
    dangers(treeOf(pattern)).map((danger) => `${place} /${pattern}/ is ${danger}`),
  )
  expect(found).toEqual([])
})

test(`none is slow with ${LENGTH} hostile characters`, () => {
  const found = different
    .map((one) => ({ ...one, ...slowest(one, LENGTH, LIMIT_MS) }))
    .sort((a, b) => b.ms - a.ms)
  const shown = found.map(
    ({ ms, place, pattern, text }) =>
      `${ms.toFixed(1)} ms ${place} /${pattern.slice(0, 80)}/ with ${JSON.stringify(text)}`,
  )
  console.log(`${different.length} expressions, the slowest:\n${shown.slice(0, long ? 20 : 3).join('\n')}`)
  expect(shown.filter((_, i) => found[i]!.ms > LIMIT_MS)).toEqual([])
})
