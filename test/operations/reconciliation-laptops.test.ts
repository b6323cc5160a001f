/** Two laptops reconcile, or one reconciles while the other undoes: after the exchange both say the same, and say it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stateHash } from '../../db/changes/hashes.ts'
import { type Movement, parsedStatement } from '../support/bankBooks.ts'
import { type Answer, exchange, type Laptop, Workshop } from '../support/company.ts'

let workshop: Workshop
let office: Laptop
let home: Laptop

beforeEach(async () => {
  workshop = new Workshop()
  office = await workshop.create('office')
})
afterEach(() => workshop.close())

const BANK = '1010'

async function entry(on: Laptop, date: string, amount: string): Promise<string> {
  const lines = [
    { account: BANK, debit: amount },
    { account: '4000', credit: amount },
  ]
  return (await on.run('ledger.post', { date, memo: `Vente ${amount}`, lines })).id
}

/** The office has two entries and a statement whose lines show them; the other laptop has a copy. */
async function shared(matched = true): Promise<{ entries: string[]; lines: string[] }> {
  const entries = [await entry(office, '2026-03-04', '500.00'), await entry(office, '2026-03-10', '80.00')]
  const rows: Movement[] = [
    ['2026-03-05', '500.00', 'DEPOT A'],
    ['2026-03-11', '80.00', 'DEPOT B'],
  ]
  await office.run('bank.import', {
    path: workshop.statement(parsedStatement('0.00', '580.00', rows)),
    account: BANK,
  })
  const { items } = await office.run('bank.lines', { account: BANK })
  const lines = items.map(({ id }: { id: string }) => id)
  if (matched) for (const [index, id] of entries.entries()) await show(office, lines[index]!, id)
  home = workshop.copy(office, 'home')
  return { entries, lines }
}

/** Entries alone, on paper. */
async function paper(): Promise<string[]> {
  const entries = [await entry(office, '2026-03-04', '500.00'), await entry(office, '2026-03-10', '80.00')]
  home = workshop.copy(office, 'home')
  return entries
}

async function show(on: Laptop, lineId: string, id: string): Promise<void> {
  const { items } = await on.run('bank.lines', { account: BANK })
  const { amount } = items.find((line: { id: string }) => line.id === lineId)
  await on.run('bank.match', { lineId, allocations: [{ documentId: `entry:${id}`, amount }] })
}

const reconcile = (on: Laptop, through: string, rest: object = {}) =>
  on.run('reconciliation.create', { account: BANK, through, ...rest })
const list = async (on: Laptop): Promise<Answer[]> =>
  (await on.run('reconciliation.list', { account: BANK })).items
const later = () => {
  workshop.clock.now += 1_000
}

/** Both have the same state, the verifier agrees, and so many facts are held. */
async function agreed(held: number): Promise<void> {
  exchange(office, home)
  expect(stateHash(home.company.sql)).toBe(stateHash(office.company.sql))
  expect(await list(home)).toEqual(await list(office))
  for (const laptop of [office, home]) {
    expect(laptop.verify().checks.filter(({ ok }) => !ok)).toEqual([])
    expect((await laptop.run('held.list')).items).toHaveLength(held)
  }
}

describe('two laptops', () => {
  test('reconcile the same account to the same day: the first counts, the other is held', async () => {
    await shared()
    await reconcile(office, '2026-03-31')
    later()
    await reconcile(home, '2026-03-31')
    await agreed(1)
    expect((await list(home)).map(({ status, holds }) => [status, holds]).sort()).toEqual([
      ['held', false],
      ['stands', true],
    ])
  })

  test('one reconciles while the other undoes a line: the reconciliation stands, and tells that it does not hold', async () => {
    const { entries, lines } = await shared()
    await reconcile(office, '2026-03-31')
    later()
    await home.run('bank.unmatch', { lineId: lines[0] })
    await agreed(0)
    expect(await list(home)).toMatchObject([
      { status: 'stands', holds: false, changes: [{ kind: 'lineFreed', amount: '500.00' }] },
    ])
    expect((await home.run('bank.proof', { account: BANK })).reconciled).toBe(false)
    await show(home, lines[0]!, entries[0]!)
    await agreed(0)
    expect(await list(office)).toMatchObject([{ status: 'stands', holds: true, changes: [] }])
  })

  test('one ticks what the other matches with a line: the first in time shows it', async () => {
    const [first] = await paper()
    await reconcile(office, '2026-03-31', { balance: '500.00', cleared: [first] })
    later()
    const path = workshop.statement(parsedStatement('0.00', '500.00', [['2026-03-05', '500.00', 'DEPOT']]))
    await home.run('bank.import', { path, account: BANK })
    const { items } = await home.run('bank.lines', { account: BANK })
    await show(home, items[0].id, first!)
    await agreed(1)
    expect((await office.run('bank.lines', { account: BANK })).items[0].status).toBe('new')
    expect(await list(office)).toMatchObject([
      { status: 'stands', holds: false, changes: [{ kind: 'lineAdded' }] },
    ])
  })

  test('one begins while the other reconciles from the first statement: one start counts', async () => {
    await shared()
    await reconcile(office, '2026-03-31')
    later()
    await home.run('reconciliation.begin', { account: BANK, through: '2026-02-28', balance: '0.00' })
    await agreed(1)
    expect((await list(home)).map(({ first, status }) => [first, status])).toEqual([
      [false, 'stands'],
      [true, 'held'],
    ])
  })

  test('one undoes a month while the other reconciles the next: the next stands, and does not hold', async () => {
    const [first, second] = await paper()
    const march = await reconcile(office, '2026-03-31', { balance: '500.00', cleared: [first] })
    exchange(office, home)
    await reconcile(home, '2026-04-30', { balance: '580.00', cleared: [second] })
    later()
    await office.run('reconciliation.undo', { id: march.id, reason: 'Mauvais relevé' })
    await agreed(0)
    expect((await list(office)).map(({ through, status, holds }) => [through, status, holds])).toEqual([
      ['2026-04-30', 'stands', false],
      ['2026-03-31', 'undone', false],
    ])
  })

  test('an entry that a colleague had already posted in the period is told, and outstanding in the next', async () => {
    const [first, second] = await paper()
    await entry(home, '2026-03-20', '7.00')
    later()
    await reconcile(office, '2026-03-31', { balance: '580.00', cleared: [first, second] })
    await agreed(0)
    expect(await list(office)).toMatchObject([{ holds: true, changes: [{ kind: 'added', amount: '7.00' }] }])
    const { entries } = await office.run('reconciliation.preview', { account: BANK, through: '2026-04-30' })
    expect(entries).toMatchObject([{ amount: '7.00' }])
  })
})
