/**
 * The faults that `npm run mutants` plants: each kind gives the texts it should, none planted leaves a program as it
 * was, and each number plants its own.
 */
import fs from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { expect, test } from 'vitest'
import { explained, explains } from '../../build/mutants/explained.ts'
import { filesUnder } from '../../build/mutants/plan.ts'
import { rewrite } from '../../build/mutants/rewrite.ts'

const told = (source: string) =>
  rewrite('some.ts', source, 1).mutants.map(({ operator, told }) => `${operator}: ${told}`)

test.each([
  ['a < b', ['boundary: < → <=', 'negation: < → >=']],
  ['a === b', ['negation: === → !==']],
  ['a + b', ['arithmetic: + → -']],
  ["'a' + b", ["text: 'a' emptied"]],
  ['a && b', ['logical: && → ||', 'logical: no && b']],
  ['a ?? b', ['logical: no ?? b']],
  ['!a', ['negation: no !']],
  ['a.plus(b)', ['method: plus → minus']],
  ['7', ['constant: 7 → 7 + 1', 'constant: 7 → 7 - 1']],
  ['true', ['constant: true → false']],
  ["where('date', '<=', day)", ["text: 'date' emptied", "boundary: '<='"]],
  ["{ 'a-b': c, [d]: e.f }", []],
  ['a as Map<1, "x">', []],
])('the faults of %s', (source, expected) => {
  expect(told(`const it = (${source})`)).toEqual(expected)
})

test.each([
  ['if (a) throw refuse(b)', ['statement: without if (a) throw refuse(b)', 'negation: !a']],
  ['if (a) { b() } else c()', ['statement: without b()', 'statement: without c()', 'negation: !a']],
  ['const f = (): string => g()', ["return: returns ''"]],
  ['function f(): boolean { return g() }', ['return: returns !g()']],
  ['function f(): readonly Day[] { return g() }', ['return: returns []']],
  ['function f(): Row | null { return g() }', ['return: returns null']],
  ["import a from 'b'; export { c } from 'd'", []],
  ["assert(a, 'a message')", ["statement: without assert(a, 'a message')"]],
])('the faults of the statement %s', (source, expected) => {
  expect(told(source).sort()).toEqual(expected.toSorted())
})

test('a question to the database', () => {
  const kinds = told("const rows = sql.all('SELECT 1 FROM line WHERE day <= ? AND no = 2 ORDER BY day DESC')")
  expect(kinds.map((kind) => kind.slice(0, kind.indexOf(' (')))).toEqual([
    ...['sql: SQL <= → <', 'sql: SQL = → <>', 'sql: SQL AND → OR', 'sql: SQL DESC → ASC', 'sql: SQL 2 → 7'],
  ])
})

/** What the rewritten program answers with this fault planted. */
function answers(text: string, planted: number): unknown {
  const program = new Function(
    '__mutant',
    '__tick',
    `${stripTypeScriptTypes(text)}; return total([3, -2, 5])`,
  )
  return program(
    (id: number) => id === planted,
    () => {},
  )
}

const program = `
  function total(amounts: readonly number[]): number {
    let sum = 0
    for (const one of amounts) {
      if (one < 0) continue
      sum += one
    }
    return sum * 2
  }`

test('without a fault the program is what it was; with one it is another', () => {
  const { text, mutants } = rewrite('some.ts', program, 1)
  expect(answers(text, 0)).toBe(16)
  const unlike = mutants.filter(({ id }) => answers(text, id) !== 16).map(({ told }) => told)
  // An amount of 0 more or less changes no sum: such faults are what `explained.ts` is for.
  expect(mutants.map(({ told }) => told).filter((one) => !unlike.includes(one))).toEqual(['< → <='])
  expect(unlike).toContain('without if (one < 0) continue')
  expect(unlike).toContain('+= → -=')
})

test('every file of the rules and of the ledger can carry its faults, and every reason is that of one', () => {
  const idle = new Set(explained)
  for (const file of [...filesUnder('db/rules', '.ts'), ...filesUnder('db/ledger', '.ts')]) {
    const { text, mutants } = rewrite(file, fs.readFileSync(file, 'utf8'), 1)
    expect(() => stripTypeScriptTypes(text), file).not.toThrow()
    expect(mutants.every(({ line, column }) => line > 0 && column > 0)).toBe(true)
    for (const one of idle) if (mutants.some((mutant) => explains(one, mutant))) idle.delete(one)
  }
  expect([...idle]).toEqual([])
})
