/**
 * Protects: who did what to one thing can be asked for, and nothing that was done to it is missing; the log by days and
 * by person.
 */
import { describe, expect, test } from 'vitest'
import { post } from '../../db/ledger/post.ts'
import { acts } from '../../db/records/acts.ts'
import { THINGS, type ThingKind } from '../../db/records/acts-about.ts'
import { localDay } from '../../db/rules/dates.ts'
import { DOCUMENT_KINDS } from '../../db/rules/documents/kinds.ts'
import type { Sql } from '../../db/sql.ts'
import { client, importInto, invoice } from '../support/bankBooks.ts'
import { Books, day } from '../support/books.ts'
import { Workshop } from '../support/company.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { everything } from '../support/everything.ts'
import { Performer } from './performer.ts'

const date = '2026-03-20'
const history = async (books: Books, kind: ThingKind, id: string) => {
  const { items } = await books.call('log.acts', { of: { kind, id }, limit: 100 })
  return items.map(({ operation }) => operation).reverse()
}

const thingKind = (kind: string): ThingKind | undefined =>
  (DOCUMENT_KINDS as readonly string[]).includes(kind) ? 'document' : THINGS.find((one) => one === kind)

/** Each subject of each act whose own history does not tell the act, and how many were looked at. */
function missing(sql: Sql): { readonly told: number; readonly faults: readonly string[] } {
  const all = acts(sql, { limit: 100_000 })
  const known = new Map<string, ReadonlySet<string>>()
  const historyOf = (kind: ThingKind, id: string) => {
    const key = `${kind} ${id}`
    if (!known.has(key))
      known.set(key, new Set(acts(sql, { limit: 100_000, of: { kind, id } }).map(({ act }) => act)))
    return known.get(key)!
  }
  const faults: string[] = []
  let told = 0
  for (const { act, operation, subjects } of all)
    for (const { kind, id } of subjects) {
      const thing = thingKind(kind)
      if (!thing) continue
      told += 1
      if (!historyOf(thing, id).has(act)) faults.push(`${operation}: ${kind} ${id}`)
    }
  return { told, faults }
}

describe('what an act is said to be about has that act in its history', () => {
  test('after every operation', async () => {
    const performer = new Performer()
    await everyOperation(performer)
    const { told, faults } = missing(performer.books.sql)
    expect(faults).toEqual([])
    expect(told).toBeGreaterThan(100)
  })

  test('of two devices that met late, with what was held, accepted and erased', async () => {
    const workshop = new Workshop()
    const laptop = await everything(workshop)
    const { told, faults } = missing(laptop.company.sql)
    laptop.company.close()
    workshop.close()
    expect(faults).toEqual([])
    expect(told).toBeGreaterThan(50)
  })
})

describe('the history of one thing, and of nothing else', () => {
  test('a document from its draft to its end', async () => {
    const books = new Books()
    const party = await client(books, 'Atelier Roy')
    await invoice(books, party.id, '50.00')
    const lines = [{ description: 'Travaux', unitPrice: '100.00' }]
    const { id } = await books.call('invoice.create', { partyId: party.id, date, lines })
    await books.call('invoice.update', { id, lines: [{ description: 'Toiture', unitPrice: '120.00' }] })
    await books.call('invoice.send', { id })
    await books.call('party.update', { id: party.id, phone: '514 555-0100' })
    const paid = await books.call('payment.record', { invoiceId: id, amount: '20.00', date })
    await books.call('payment.void', { id: paid.id })
    await books.call('invoice.cancel', { id })
    expect(await history(books, 'document', id)).toEqual([
      'invoice.create',
      'invoice.update',
      'invoice.send',
      'payment.record',
      'payment.void',
      'invoice.cancel',
    ])
    expect(await history(books, 'party', party.id)).toEqual(['party.create', 'party.update'])
  })

  test('an entry and what reverses it; a bank line and every decision on it; a reconciled account', async () => {
    const books = new Books()
    const entry = books.simple(date, '6200', '4000', 100)
    books.simple(date, '6200', '4000', 200)
    await books.call('ledger.reverse', { entryId: entry.id, date })
    expect((await history(books, 'entry', entry.id)).at(-1)).toBe('ledger.reverse')
    expect(await history(books, 'entry', entry.id)).toHaveLength(2)
    const [line] = await importInto(books, '1010', null, null, [['2026-03-03', '-12.50', 'FRAIS']])
    await books.call('bank.ignore', { lineId: line!, reason: 'Essai' })
    await books.call('bank.unignore', { lineId: line! })
    await books.call('bank.code', { lineId: line!, allocations: [{ account: '6200' }] })
    const decisions = ['bank.import', 'bank.ignore', 'bank.unignore', 'bank.code']
    expect(await history(books, 'bankLine', line!)).toEqual(decisions)
    const balance = '-12.50'
    const made = await books.call('reconciliation.create', {
      account: '1010',
      through: '2026-03-31',
      balance,
    })
    await books.call('reconciliation.undo', { id: made.id, reason: 'Essai' })
    expect((await history(books, 'account', '1010')).slice(-2)).toEqual([
      'reconciliation.create',
      'reconciliation.undo',
    ])
  })

  test('first in an act about many', async () => {
    const books = new Books()
    const lines = [
      { account: '1010', cents: 100 },
      { account: '4000', cents: -100 },
    ]
    const entries = Array.from({ length: 2_500 }, () => ({ date: day(date), lines }))
    const made = books.write((company) => post(company, entries))
    const { id } = made[2_400]!
    const { items } = await books.call('log.acts', { of: { kind: 'entry', id } })
    expect(items.map(({ subjects, more }) => [subjects[0]!.id, subjects.length, more])).toEqual([
      [id, 4, 2_496],
    ])
  })

  test('nothing of what nobody knows; a kind that has no history is refused', async () => {
    const books = new Books()
    expect(await history(books, 'document', 'nobody')).toEqual([])
    const of = { kind: 'weather' as 'party', id: 'x' }
    await expect(books.call('log.acts', { of })).rejects.toMatchObject({ code: 'input.invalid' })
  })
})

test('days are those of this machine, both included; a person by name; pages within what is asked', async () => {
  const books = new Books()
  const { workshop } = books
  const days: string[] = []
  for (let at = 0; at < 3; at += 1) {
    workshop.clock.now += 24 * 3600 * 1000
    days.push(localDay(workshop.clock.now))
    books.simple(date, '1010', '4000', 100 + at)
    books.simple(date, '1010', '4000', 200 + at)
  }
  const asked = { from: days[1]!, to: days[1]! }
  const whole = await books.call('log.acts', asked)
  expect(whole.items.map(({ at }) => localDay(at))).toEqual([days[1], days[1]])
  const first = await books.call('log.acts', { ...asked, limit: 1 })
  const second = await books.call('log.acts', { ...asked, limit: 1, cursor: first.nextCursor! })
  expect([...first.items, ...second.items]).toEqual(whole.items)
  expect(second.nextCursor).toBeUndefined()
  const { user, userName } = whole.items[0]!
  expect(whole.users).toContainEqual({ id: user, name: userName })
  expect((await books.call('log.acts', { userId: user, ...asked })).items).toEqual(whole.items)
  expect((await books.call('log.acts', { userId: 'nobody' })).items).toEqual([])
})
