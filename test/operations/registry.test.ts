/**
 * The registry as a whole. Every operation refuses what it does not know, answers in its own shape (each is performed
 * here at least once), can be described as JSON Schema, and asks a scope that each role has or has not.
 */
import { describe, expect, test } from 'vitest'
import { answerOf } from '../../db/rules/errors.ts'
import { checkAllowed, isAllowed, ROLES } from '../../electron/access/roles.ts'
import { schemaOf } from '../../electron/doors/describe.ts'
import { type Operations, operations } from '../../electron/operations/index.ts'
import { performFree } from '../../electron/operations/perform.ts'
import { Books, refusal, refused } from '../support/books.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { Performer } from './performer.ts'

type Name = keyof Operations

const all = Object.values(operations)

test('every operation answers in its own shape', { timeout: 120_000 }, async () => {
  const performer = new Performer()
  await everyOperation(performer)
  expect([...performer.seen].sort()).toEqual(Object.keys(operations).sort())
  expect(performer.books.verify().ok).toBe(true)
})

describe('every operation', () => {
  const books = new Books()

  test.each(all.map((operation) => [operation.name, operation] as const))(
    '%s refuses a field it does not know, and names it',
    async (name, operation) => {
      const input = { unheardOf: 1 }
      const answer = await (operation.kind === 'free'
        ? performFree(operation, input, books.tools)
        : books.run(name, input)
      ).catch(refusal)
      expect(answer).toMatchObject({
        code: 'input.invalid',
        details: expect.arrayContaining(['unheardOf input.unknownField']),
      })
    },
  )

  test.each(['null', '[]', '"text"', '1', 'true'])('refuses %s as its input', async (text) => {
    for (const operation of all) {
      const work = operation.kind === 'free' ? performFree : null
      const answer = await (work
        ? work(operation, JSON.parse(text), books.tools)
        : books.run(operation.name, JSON.parse(text))
      ).catch(refusal)
      expect(answer).toMatchObject({ code: 'input.invalid' })
    }
  })

  test.each(all.map((operation) => [operation.name, operation] as const))(
    '%s is described as JSON Schema, both ways',
    (_name, operation) => {
      expect(schemaOf(operation.input)).toMatchObject({ type: 'object', additionalProperties: false })
      expect(schemaOf(operation.output)).toMatchObject({ type: 'object' })
    },
  )
})

describe('roles', () => {
  const writes = all.filter((operation) => operation.scope.endsWith(':write'))
  const mayWrite = (role: string) =>
    [
      ...new Set(writes.filter((operation) => isAllowed(role, operation.scope)).map(({ scope }) => scope)),
    ].sort()

  test('everyone in the company reads, the owner does all, a stranger nothing', () => {
    const scopes = [...new Set(all.map((operation) => operation.scope))]
    for (const scope of scopes) {
      expect(isAllowed('owner', scope)).toBe(true)
      expect(isAllowed('stranger', scope)).toBe(false)
      if (scope.endsWith(':read')) for (const role of ROLES) expect(isAllowed(role, scope)).toBe(true)
    }
  })

  test('a reader writes nothing, a clerk the daily work, an accountant the rest of the books', () => {
    expect(mayWrite('reader')).toEqual([])
    expect(mayWrite('clerk')).toEqual([
      'bank:write',
      'bills:write',
      'invoices:write',
      'ledger:write',
      'parties:write',
      'payments:write',
      'products:write',
      'projects:write',
      'quotes:write',
      'stock:write',
    ])
    expect(mayWrite('accountant')).toEqual([
      'accounts:write',
      'bank:write',
      'bills:write',
      'files:write',
      'held:write',
      'invoices:write',
      'ledger:write',
      'parties:write',
      'payments:write',
      'periods:write',
      'products:write',
      'projects:write',
      'quotes:write',
      'reconciliations:write',
      'settings:write',
      'stock:write',
      'taxes:write',
    ])
    expect(refused(() => checkAllowed('clerk', 'periods:write')).code).toBe('access.denied')
  })

  test('an operation above the role is refused and writes nothing', async () => {
    const books = new Books()
    books.write((company) =>
      company.append([
        {
          type: 'fields.set',
          body: { records: [{ kind: 'user', record: 'owner', values: { role: 'reader' } }] },
        },
      ]),
    )
    const before = books.stateHash()
    const attempts: [Name, object][] = [
      ['period.lock', { through: '2026-01-31' }],
      ['account.create', { code: '1', name: 'x', type: 'asset' }],
      ['ledger.opening', { date: '2026-01-01', lines: [{ account: '1010', debit: '1' }] }],
      ['company.update', { name: 'x' }],
    ]
    for (const [name, input] of attempts)
      expect((await books.refused(name, input)).code).toBe('access.denied')
    expect((await books.call('company.info', {})).name).toBe('Atelier du Fleuve inc.')
    expect(books.stateHash()).toBe(before)
  })
})

test('an answer that does not fit its shape is a bug, told as one', async () => {
  const broken = { ...operations['app.forget']!, run: async () => ({ forgotten: 'yes' }) } as never
  const error = await performFree(broken, { path: '/x' }, new Books().tools).catch(
    (thrown: unknown) => thrown,
  )
  expect(answerOf(error)).toMatchObject({ family: 'assertion', code: 'program.assertion' })
})
