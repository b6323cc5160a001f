/** Two laptops match at the same time: after the exchange one of two that exclude each other counts, on both alike. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stateHash } from '../../db/changes/hashes.ts'
import { type Movement, parsedStatement } from '../support/bankBooks.ts'
import { exchange, type Laptop, Workshop } from '../support/company.ts'

let workshop: Workshop
let office: Laptop
let home: Laptop

beforeEach(async () => {
  workshop = new Workshop()
  office = await workshop.create('office')
})
afterEach(() => workshop.close())

async function invoice(unitPrice: string): Promise<string> {
  const party = await office.run('party.create', { name: `Client ${unitPrice}`, roles: ['client'] })
  const lines = [{ description: 'Travaux', unitPrice, taxes: [] }]
  const draft = await office.run('invoice.create', { partyId: party.id, date: '2026-03-10', lines })
  return (await office.run('invoice.send', { id: draft.id })).id
}

/** The office imports a statement, and the other laptop gets a copy of everything. */
async function shared(lines: readonly Movement[]): Promise<string[]> {
  const path = workshop.statement(parsedStatement('0.00', null, lines))
  await office.run('bank.import', { path, account: '1010' })
  home = workshop.copy(office, 'home')
  const { items } = await office.run('bank.lines', { account: '1010' })
  return items.map(({ id }: { id: string }) => id)
}

const match = (laptop: Laptop, lineId: string, documentId: string, amount: string) =>
  laptop.run('bank.match', { lineId, allocations: [{ documentId, amount }] })

const statuses = async (laptop: Laptop): Promise<string[]> =>
  (await laptop.run('bank.lines', { account: '1010' })).items.map(({ status }: { status: string }) => status)

/** Both have the same state, the verifier agrees, and so many facts are held. */
async function agreed(held: number): Promise<void> {
  exchange(office, home)
  expect(stateHash(home.company.sql)).toBe(stateHash(office.company.sql))
  for (const laptop of [office, home]) {
    expect(laptop.verify().checks.filter(({ ok }) => !ok)).toEqual([])
    expect((await laptop.run('held.list')).items).toHaveLength(held)
  }
}

describe('two laptops', () => {
  test('the same line to different invoices: the first counts, the other is held and its invoice stays open', async () => {
    const [a, b] = [await invoice('100.00'), await invoice('100.01')]
    const [line] = await shared([['2026-03-18', '100.00', 'DEPOT']])
    await match(office, line!, a, '100.00')
    workshop.clock.now += 1_000
    await match(home, line!, b, '100.00')
    await agreed(1)
    expect(await statuses(home)).toEqual(['matched'])
    expect((await home.run('invoice.get', { id: a })).balance).toBe('0.00')
    expect((await home.run('invoice.get', { id: b })).balance).toBe('100.01')
    expect(await home.run('bank.proof', { account: '1010' })).toMatchObject({ bookBalance: '100.00' })
  })

  test('the same invoice from two lines: both payments are real, the second is a credit', async () => {
    const a = await invoice('100.00')
    const [first, second] = await shared([
      ['2026-03-18', '100.00', 'DEPOT'],
      ['2026-03-19', '100.00', 'DEPOT'],
    ])
    await match(office, first!, a, '100.00')
    workshop.clock.now += 1_000
    const later = await match(home, second!, a, '100.00')
    await agreed(0)
    expect(await statuses(office)).toEqual(['matched', 'matched'])
    expect((await office.run('invoice.get', { id: a })).balance).toBe('0.00')
    expect((await office.run('payment.get', { id: later.paymentId })).balance).toBe('100.00')
  })

  test('the same entry from two lines: one shows it, the other is held and its line waits', async () => {
    const entry = await office.run('ledger.post', {
      date: '2026-03-17',
      lines: [
        { account: '1010', debit: '100.00' },
        { account: '4000', credit: '100.00' },
      ],
    })
    const lines = await shared([
      ['2026-03-18', '100.00', 'DEPOT'],
      ['2026-03-19', '100.00', 'DEPOT'],
    ])
    await match(office, lines[0]!, `entry:${entry.id}`, '100.00')
    workshop.clock.now += 1_000
    await match(home, lines[1]!, `entry:${entry.id}`, '100.00')
    await agreed(1)
    expect(await statuses(office)).toEqual(['matched', 'new'])
    // the line that waits can be given its accounts on either laptop
    await home.run('bank.code', { lineId: lines[1]!, allocations: [{ account: '4000' }] })
    await agreed(1)
    expect(await statuses(office)).toEqual(['matched', 'coded'])
    // the first match undone, the second one has its turn, and what came after it is told to a person
    await office.run('bank.unmatch', { lineId: lines[0]! })
    await agreed(1)
    expect(await statuses(home)).toEqual(['new', 'matched'])
  })

  test('one accepts, the other ignores: the first counts', async () => {
    const a = await invoice('100.00')
    const [line] = await shared([['2026-03-18', '100.00', 'DEPOT']])
    await office.run('bank.ignore', { lineId: line!, reason: 'En double' })
    workshop.clock.now += 1_000
    await match(home, line!, a, '100.00')
    await agreed(1)
    expect(await statuses(home)).toEqual(['ignored'])
    expect((await home.run('invoice.get', { id: a })).balance).toBe('100.00')
  })

  test('both reconcile the same statement: one payment, and nothing but its twin is held', async () => {
    const a = await invoice('100.00')
    const { number } = await office.run('invoice.get', { id: a })
    await shared([['2026-03-18', '100.00', `VIR CLIENT 100.00 ${number}`]])
    expect((await office.run('bank.reconcile', { account: '1010' })).automatic.count).toBe(1)
    workshop.clock.now += 1_000
    expect((await home.run('bank.reconcile', { account: '1010' })).automatic.count).toBe(1)
    await agreed(1)
    expect(await home.run('bank.proof', { account: '1010' })).toMatchObject({
      bookBalance: '100.00',
      waiting: 0,
    })
    expect((await home.run('invoice.get', { id: a })).balance).toBe('0.00')
  })
})
