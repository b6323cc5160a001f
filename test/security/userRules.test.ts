/**
 * Protects: what a person types in a rule, a search or a layout is never a pattern, so no text of a bank can make it slow: a
 * label of a mebibyte made of what the text is made of is decided in a time that grows with its length and no faster.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { preparedLabel, ruleTest, TEXT_TESTS } from '../../db/rules/labels/conditions.ts'
import { matchScore } from '../../renderer/format/search.ts'
import { keepFigures } from '../support/figures.ts'
import { long } from '../support/properties.ts'

const LENGTH = long ? 1_048_576 : 131_072
/** Fifty milliseconds for a mebibyte is the aim; several times that on a machine that does other work, ten for reading the label. */
const LIMIT_MS = long ? 500 : 250

const texts = [
  '(a+)+$',
  '(a|aa)*b',
  '.*.*.*x',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab',
  '[a-z]+[a-z]+1',
  'VIR 1 VIR 1 VIR 2',
  '------------------------------1',
  'é\u0301'.repeat(200),
  '\ud83d\ude00a'.repeat(100),
]

/** The time of the processor: a machine that does other work is not slow for that. */
function msOf(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let times = 0; times < 3 && best > LIMIT_MS; times++) {
    const started = process.threadCpuUsage()
    work()
    const { user, system } = process.threadCpuUsage(started)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

const filled = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)
const labelsOf = (text: string) => [
  filled(text.slice(0, -1)),
  filled('a'),
  filled(`${text} `),
  `${filled(text)}!`,
]

test('a rule of any text decides a hostile label at once', () => {
  const slow: string[] = []
  let worst = 0
  for (const text of texts)
    for (const description of labelsOf(text)) {
      const line = { account: '1010', cents: -100, description }
      const prepared = { label: preparedLabel({ ...line, description: 'x' }) }
      const read = msOf(() => {
        prepared.label = preparedLabel(line)
      })
      for (const kind of TEXT_TESTS) {
        const rule = {
          account: null,
          direction: null,
          texts: [{ test: kind, text }],
          any: false,
          from: null,
          to: null,
        }
        const ms = msOf(() => ruleTest(rule)(line, prepared.label))
        worst = Math.max(worst, ms, read)
        if (ms > LIMIT_MS || read > LIMIT_MS * 10)
          slow.push(`${kind} ${text.slice(0, 20)}: ${ms} ms, read in ${read} ms`)
      }
    }
  keepFigures('texts of rules against hostile labels', {
    texts: texts.length,
    length: LENGTH,
    'slowest ms': worst.toFixed(1),
  })
  expect(slow).toEqual([])
})

test('expressions are made of texts of ours, and in one place of letters and digits that a person typed', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const made = ['db', 'electron', 'renderer'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          /\.tsx?$/.test(name) && /\bRegExp\(/.test(fs.readFileSync(path.join(root, folder, name), 'utf8')),
      )
      .map((name) => `${folder}/${name}`),
  )
  expect(made.sort()).toEqual([
    'db/rules/csv-safety.ts',
    'db/rules/documents/terms.ts',
    'electron/bank/formats/csv/flags.ts',
    'electron/bank/formats/pdf/period.ts',
    'renderer/format/search.ts',
  ])
  // the one that is made of what was typed: any sign stands for itself or for anything, never for a repetition
  // Short ones first: what takes exponential time shows there, and a long one would never end.
  for (const length of [26, LENGTH])
    for (const typed of [...texts, '(((', '[', '\\', '*'])
      for (const label of ['a', '1 '].map((piece) => `${piece.repeat(length)}! ${typed}`))
        expect(msOf(() => matchScore(typed, '1010', [label]))).toBeLessThan(LIMIT_MS)
})
