/** Every operation has its name, texts and scope, and its place in docs/operations.md. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { operationsDoc } from '../build/operationsDoc.ts'
import { operations } from '../electron/operations/index.ts'
import { free, type Operation } from '../electron/operations/registry.ts'
import { incompleteOperations } from './tidy/operations.ts'
import { readFile } from './tidy/source.ts'

const good = free({
  name: 'toy.play',
  summary: { fr: 'Joue.', en: 'Plays.' },
  scope: 'toy:read',
  input: z.strictObject({ speed: z.int(), parts: z.array(z.object({ code: z.string() })).optional() }),
  output: z.object({ ok: z.boolean() }),
  run: async () => ({ ok: true }),
})

test('planted faults of an operation are found', () => {
  const page = operationsDoc({ 'toy.play': good as unknown as Operation })
  const find = (change: object, name = 'toy.play', documentation = page) =>
    incompleteOperations({ [name]: { ...good, ...change } as unknown as Operation }, documentation)
  expect(find({})).toEqual([])
  expect(find({ summary: { fr: '', en: 'Play' } })).toEqual([
    'toy.play has no summary in one of the languages',
  ])
  expect(find({ scope: 'toy' })).toEqual(['toy.play has the scope toy'])
  expect(find({ kind: 'write' })).toEqual(['toy.play writes with a scope to read'])
  expect(find({}, 'toy.other')).toContain('toy.other is called toy.play')
  expect(find({}, 'toy.play', '# Operations')).toEqual(['toy.play is not in docs/operations.md'])
})

test('the page of an operation shows its texts, scope and fields', () => {
  const page = operationsDoc({ 'toy.play': good as unknown as Operation })
  for (const part of ['### toy.play', 'Plays.', '*Joue.*', '`toy:read`', '{speed, parts?: [{code}]}', '{ok}'])
    expect(page).toContain(part)
})

test('every operation is complete', () => {
  expect(incompleteOperations(operations, readFile('docs/operations.md'))).toEqual([])
})

test('docs/operations.md is that of the present registry (node build/operations-doc.ts writes it)', () => {
  expect(readFile('docs/operations.md')).toBe(operationsDoc(operations))
})
