/**
 * Guards the house: each rule is shown to catch a planted fault, then run over every file. What nothing uses is
 * found by knip, form and usual mistakes by Biome (npm run check runs all).
 */
import { describe, expect, test } from 'vitest'
import { floats, instants } from './tidy/amounts.ts'
import { strayFiles, unfinishedWork } from './tidy/files.ts'
import { importDirection } from './tidy/imports.ts'
import { longFiles, longFunctions, sleepingTests } from './tidy/shape.ts'
import { allFiles, allSources, readFile, type Source, shown, sourceOf } from './tidy/source.ts'
import { halfTexts, writtenWords } from './tidy/texts.ts'

const sources = allSources()
const lines = (count: number) => 'count()\n'.repeat(count)

interface Rule {
  readonly name: string
  readonly find: (source: Source) => ReturnType<typeof longFiles>
  /** Path, text, and a part of what is said of it. */
  readonly caught: readonly (readonly [string, string, string])[]
  readonly passed: readonly (readonly [string, string])[]
}

const rules: readonly Rule[] = [
  {
    name: 'imports go from the doors down to the rules of money',
    find: importDirection,
    caught: [
      [
        'db/ledger/a.ts',
        `import { b } from '../../electron/doors/b.ts'`,
        'db must not import electron/doors',
      ],
      ['db/rules/a.ts', `import type { b } from '../ledger/b.ts'`, 'db/rules must not import db'],
      ['db/rules/a.ts', `import fs from 'node:fs'`, 'db/rules must not import node:fs'],
      ['db/company/a.ts', `import http from 'node:http'`, 'db must not import node:http'],
      [
        'electron/operations/a.ts',
        `export { b } from '../host/b.ts'`,
        'electron/operations must not import electron/host',
      ],
      ['electron/bank/a.ts', `const b = await import('../operations/b.ts')`, 'electron/bank must not import'],
      ['electron/host/a.ts', `import { app } from 'electron'`, 'electron/host must not import electron'],
      ['electron/host/a.ts', `let a: import('electron').App`, 'electron/host must not import electron'],
      ['build/a.mjs', `const { app } = require('electron')`, 'build must not import electron'],
      ['renderer/a.ts', `import { operations } from '../electron/operations/index.ts'`, '(types only)'],
      [
        'renderer/a.ts',
        `import type { A } from '../electron/host/a.ts'`,
        'renderer must not import electron/host',
      ],
      ['renderer/a.ts', `import fs from 'node:fs'`, 'renderer must not import node:fs'],
      ['electron/doors/a.ts', `import Database from 'better-sqlite3'`, 'must not import better-sqlite3'],
    ],
    passed: [
      ['electron/shell/a.ts', `import { app } from 'electron'; import { b } from '../host/b.ts'`],
      [
        'renderer/a.ts',
        `import type { A } from '../electron/operations/a.ts'; import { c } from '../db/rules/c.ts'`,
      ],
      ['electron/operations/a.ts', `import { b } from '../../db/ledger/b.ts'; import { c } from './c.ts'`],
    ],
  },
  {
    name: 'a function has at most 70 lines',
    find: longFunctions,
    caught: [
      ['db/a.ts', `function a() {\n${lines(69)}}`, 'a function of 71 lines'],
      ['db/a.ts', `const a = async () => {\n${lines(69)}}`, 'a function of 71 lines'],
      ['db/a.ts', `class A {\n  a() {\n${lines(69)}}\n}`, 'a function of 71 lines'],
    ],
    passed: [
      ['db/a.ts', `function a() {\n${lines(68)}}`],
      ['test/a.test.ts', `describe('a', () => {\n${lines(90)}})`],
    ],
  },
  {
    name: 'a file of code has at most 400 lines, of tests 600',
    find: longFiles,
    caught: [
      ['db/a.ts', lines(401), 'a file of 401 lines'],
      ['test/a.test.ts', lines(601), 'a file of 601 lines'],
    ],
    passed: [
      ['db/a.ts', lines(400)],
      ['db/rules/charts/a.ts', lines(900)],
    ],
  },
  {
    name: 'every test runs',
    find: sleepingTests,
    caught: [
      ['test/a.test.ts', `test.skip('a', () => {})`, 'skipped or focused'],
      ['test/a.test.ts', `describe.only('a', () => {})`, 'skipped or focused'],
      ['test/a.test.ts', `it.each([1]).todo('a')`, 'skipped or focused'],
      ['test/a.test.ts', `test.describe.only('a', () => {})`, 'skipped or focused'],
      ['test/a.test.ts', `xit('a', () => {})`, 'skipped or focused'],
    ],
    passed: [['test/a.test.ts', `test.skipIf(!browser)('a', () => {}); cursor.skip(3)`]],
  },
  {
    name: 'no amount passes through a binary float',
    find: floats,
    caught: [
      ['electron/bank/a.ts', `const a = parseFloat(text)`, 'parseFloat'],
      ['electron/bank/a.ts', `const a = Number.parseFloat(text)`, 'parseFloat'],
      ['renderer/home/a.ts', `const a = total.toFixed(2)`, 'toFixed'],
      ['renderer/home/a.ts', `const a = Number(line.amount)`, 'Number() of an amount'],
      ['db/ledger/a.ts', `const tax = line.cents * 0.05`, '* on an amount'],
      ['electron/operations/a.ts', `const half = balance! / 2`, '/ on an amount'],
    ],
    passed: [
      ['db/rules/money.ts', `const a = cents / 100`],
      ['renderer/home/a.ts', `import Decimal from 'decimal.js'; const a = new Decimal(text).toFixed(2)`],
      ['electron/bank/a.ts', `const port = Number(text); const size = width * 2`],
    ],
  },
  {
    name: 'no accounting date is an instant, and db is given its clock',
    find: instants,
    caught: [
      ['electron/operations/a.ts', `const day = new Date(text)`, 'new Date'],
      ['renderer/home/a.ts', `const day = Date.parse(text)`, 'Date.parse'],
      ['db/ledger/a.ts', `const now = Date.now()`, 'Date.now in db'],
      ['db/ledger/a.ts', `const id = Math.random()`, 'Math.random in db'],
    ],
    passed: [
      ['db/rules/dates.ts', `const at = new Date(instant)`],
      ['electron/host/a.ts', `const now = Date.now()`],
    ],
  },
  {
    name: 'a text in one language is there in the other',
    find: halfTexts,
    caught: [
      ['db/a.ts', `const a = { fr: 'Oui' }`, 'without English'],
      ['electron/a.ts', `const a = { en: 'Yes' }`, 'without French'],
      ['electron/a.ts', `const a = { fr: '', en: 'Yes' }`, 'an empty text'],
      ['electron/a.ts', `const a = { fr: 'Le {jour}', en: 'On {day}' }`, 'jour in French, day in English'],
    ],
    passed: [['electron/a.ts', `const a = { fr: 'Le {day}', en: 'On {day}' }; const b = { fr, en }`]],
  },
  {
    name: 'the words of a screen come from i18n',
    find: writtenWords,
    caught: [
      ['renderer/home/A.tsx', `const a = <p>Bonjour</p>`, 'Bonjour'],
      ['renderer/home/A.tsx', `const a = <input placeholder="Montant" />`, 'Montant'],
      ['renderer/home/A.tsx', `const a = <p>{'Bonjour'}</p>`, 'Bonjour'],
    ],
    passed: [['renderer/home/A.tsx', `const a = <p className="x" title={t('a')}>GrandLivre · {b} / 2</p>`]],
  },
]

describe.each(rules)('$name', ({ find, caught, passed }) => {
  test.each(caught)('%s is caught: %s', (file, text, said) => {
    expect(shown(find(sourceOf(file, text))).join('\n')).toContain(said)
    expect(find(sourceOf(file, text))).not.toEqual([])
  })
  test.each(passed)('%s passes: %s', (file, text) => {
    expect(shown(find(sourceOf(file, text)))).toEqual([])
  })
  test('in the whole house', () => {
    expect(shown(sources.flatMap(find))).toEqual([])
  })
})

test('a file lies where the layout has a place for it', () => {
  const planted = [
    'src/a.ts',
    'db/schema.sql',
    'electron/notes.md',
    'draft.txt',
    'test/a.test.ts',
    'README.md',
    '.gitignore',
  ]
  expect(strayFiles(planted).map(({ path }) => path)).toEqual([
    'src/a.ts',
    'db/schema.sql',
    'electron/notes.md',
    'draft.txt',
  ])
  expect(shown(strayFiles(allFiles()))).toEqual([])
})

test('nothing is marked as unfinished', () => {
  const marks = ['TO', 'FIX'].map((word) => `${word}${word === 'TO' ? 'DO' : 'ME'}: later`)
  expect(unfinishedWork('db/a.ts', marks.join('\n'))).toHaveLength(2)
  const texts = allFiles().filter(
    (file) => /\.(tsx?|mjs|md|ya?ml|css|html|json)$/.test(file) && file !== 'package-lock.json',
  )
  expect(shown(texts.flatMap((file) => unfinishedWork(file, readFile(file))))).toEqual([])
})
