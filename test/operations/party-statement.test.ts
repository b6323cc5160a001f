/**
 * Protects what a client is told it owes: the statement adds up line by line, agrees with the aged list on every day,
 * and one span begins where the one before ended, whatever was paid, credited, deposited or undone.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, toDay } from '../../db/rules/dates.ts'
import { parseCents } from '../../db/rules/money.ts'
import { Books } from '../support/books.ts'
import { tries } from '../support/properties.ts'

const span = { from: '2026-01-01', to: '2026-03-31' }

async function partyOf(books: Books, name: string, role: 'client' | 'supplier' = 'client'): Promise<string> {
  return (await books.call('party.create', { name, roles: [role], province: 'QC' })).id
}

async function invoiceOf(books: Books, partyId: string, date: string, unitPrice: string) {
  const lines = [{ description: 'Travaux', unitPrice, taxes: [] }]
  const { id } = await books.call('invoice.create', { partyId, date, lines })
  return books.call('invoice.send', { id })
}

test('opening balance, documents, payments, a deposit apart', async () => {
  const books = new Books()
  const client = await partyOf(books, 'Alpha inc.')
  await invoiceOf(books, client, '2025-12-01', '100.00')
  const second = await invoiceOf(books, client, '2026-01-10', '250.00')
  await books.call('payment.record', { invoiceId: second.id, amount: '300.00', date: '2026-02-01' })
  const deposit = { partyId: client, amount: '80.00', date: '2026-02-03', deposit: true }
  await books.call('payment.record', deposit)
  const statement = await books.call('party.statement', { partyId: client, ...span })
  expect(statement).toMatchObject({
    partyName: 'Alpha inc.',
    side: 'client',
    opening: '100.00',
    charges: '250.00',
    payments: '380.00',
    closing: '-30.00',
    deposits: '80.00',
    aging: { current: '-50.00', d61to90: '100.00', total: '50.00' },
  })
  expect(
    statement.items.map(({ kind, charge, payment, balance }) => [kind, charge ?? payment, balance]),
  ).toEqual([
    ['invoice', '250.00', '350.00'],
    ['receipt', '300.00', '50.00'],
    ['receipt', '80.00', '-30.00'],
  ])
})

test('what was done and undone in the span is left out; undone later, it is shown where it belongs', async () => {
  const books = new Books()
  const client = await partyOf(books, 'Alpha inc.')
  const owed = await invoiceOf(books, client, '2026-01-10', '250.00')
  const paid = await books.call('payment.record', { invoiceId: owed.id, amount: '90.00', date: '2026-01-20' })
  await books.call('payment.void', { id: paid.id, date: '2026-02-05' })
  const january = await books.call('party.statement', {
    partyId: client,
    from: '2026-01-01',
    to: '2026-01-31',
  })
  expect(january.items.map(({ event }) => event)).toEqual(['issued', 'issued'])
  expect(january).toMatchObject({ closing: '160.00', aging: { total: '160.00' } })
  const february = await books.call('party.statement', {
    partyId: client,
    from: '2026-02-01',
    to: '2026-02-28',
  })
  expect(february.items).toMatchObject([{ event: 'undone', kind: 'receipt', charge: '90.00' }])
  const quarter = await books.call('party.statement', { partyId: client, ...span })
  expect(quarter.items).toHaveLength(1)
  expect(quarter).toMatchObject({ opening: '0.00', closing: '250.00' })
})

test('a payment of one client for another is the account of each', async () => {
  const books = new Books()
  const [payer, other] = [await partyOf(books, 'Payeur'), await partyOf(books, 'Autre')]
  const owed = await invoiceOf(books, other, '2026-01-10', '100.00')
  const allocations = [{ documentId: owed.id, amount: '60.00' }]
  await books.call('payment.record', { partyId: payer, allocations, amount: '75.00', date: '2026-02-01' })
  const of = (partyId: string) => books.call('party.statement', { partyId, ...span })
  expect(await of(payer)).toMatchObject({ closing: '-15.00', aging: { total: '-15.00' } })
  const theirs = await of(other)
  expect(theirs).toMatchObject({ closing: '40.00', aging: { total: '40.00' } })
  expect(theirs.items.map(({ event, kind }) => [event, kind])).toEqual([
    ['issued', 'invoice'],
    ['applied', 'invoice'],
  ])
})

test('of a supplier, what we owe is positive; a span backwards and an unknown party are refused', async () => {
  const books = new Books()
  const supplier = await partyOf(books, 'Bois du Nord', 'supplier')
  const lines = [{ description: 'Bois', unitPrice: '100.00', account: '5000', taxes: [] }]
  const bill = await books.call('bill.create', { partyId: supplier, date: '2026-01-10', lines })
  await books.call('bill.pay', { billId: bill.id, amount: '30.00', date: '2026-02-01' })
  const statement = await books.call('party.statement', { partyId: supplier, ...span })
  expect(statement).toMatchObject({ side: 'supplier', closing: '70.00', aging: { total: '70.00' } })
  expect(
    await books.refused('party.statement', { partyId: supplier, from: '2026-04-01', to: '2026-03-31' }),
  ).toEqual({ code: 'report.backwards', details: ['from report.backwards'] })
  expect((await books.refused('party.statement', { partyId: 'nobody', ...span })).code).toBe('party.unknown')
})

type Act = readonly [
  kind: 'invoice' | 'credit' | 'pay' | 'deposit' | 'use' | 'void' | 'free',
  pick: number,
  days: number,
]

const acts = fc.array(
  fc.tuple(
    fc.constantFrom('invoice', 'credit', 'pay', 'deposit', 'use', 'void', 'free'),
    fc.nat(20),
    fc.integer({ min: 0, max: 85 }),
  ),
  { minLength: 1, maxLength: 14 },
)

/** Does an act as well as the books allow; what they refuse is left undone. */
async function act(books: Books, parties: readonly string[], [kind, pick, days]: Act): Promise<void> {
  const partyId = parties[pick % 2]!
  const date = addDays('2026-01-01' as Day, days)
  const all = async (name: 'invoice.list' | 'payment.list' | 'creditNote.list') =>
    (await books.call(name, { order: 'asc', status: ['sent', 'partial', 'overdue', 'open', 'paid', 'used'] }))
      .items
  const one = <T>(items: readonly T[]): T | undefined => items[pick % Math.max(1, items.length)]
  const amount = `${10 + pick * 7}.00`
  if (kind === 'invoice') await invoiceOf(books, partyId, date, amount)
  if (kind === 'credit') {
    const lines = [{ description: 'Rabais', unitPrice: amount, taxes: [] }]
    const { id } = await books.call('creditNote.create', { partyId, date, lines })
    await books.call('creditNote.send', { id })
  }
  if (kind === 'free') await books.call('payment.record', { partyId, amount, date })
  if (kind === 'deposit') await books.call('payment.record', { partyId, amount, date, deposit: true })
  const owed = one(await all('invoice.list'))
  if (kind === 'pay' && owed) await books.call('payment.record', { invoiceId: owed.id, amount, date })
  const credit = one([...(await all('payment.list')), ...(await all('creditNote.list'))])
  if (kind === 'void' && credit) await books.call('payment.void', { id: credit.id, date })
  if (kind === 'use' && owed && credit) {
    const allocations = [{ documentId: owed.id, amount: '5.00' }]
    await books.call('payment.allocate', { creditId: credit.id, allocations })
  }
}

test('the statement is the aged list read another way, on every day', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.integer({ min: 0, max: 90 }), async (done, days) => {
      const books = new Books()
      const parties = [await partyOf(books, 'Un'), await partyOf(books, 'Deux')] as const
      for (const one of done) await act(books, parties, one).catch(() => undefined)
      const middle = addDays(toDay(span.from), days)
      for (const partyId of parties) {
        const first = await books.call('party.statement', { partyId, from: span.from, to: middle })
        const from = addDays(middle, 1)
        const second = await books.call('party.statement', { partyId, from, to: '2026-12-31' })
        expect(second.opening).toBe(first.closing)
        for (const { opening, charges, payments, closing, deposits, aging, items } of [first, second]) {
          const cents = [opening, charges, payments, closing, deposits, aging.total].map((text) =>
            parseCents(text),
          )
          const [before, plus, minus, after, apart, open] = cents as [
            number,
            number,
            number,
            number,
            number,
            number,
          ]
          expect(before + plus - minus).toBe(after)
          expect(open - apart).toBe(after)
          expect(items.at(-1)?.balance ?? opening).toBe(closing)
        }
      }
      // one record for both: one account
      const closing = async (partyId: string) =>
        parseCents((await books.call('party.statement', { partyId, from: span.from, to: middle })).closing)
      const [one, other] = [await closing(parties[0]), await closing(parties[1])]
      await books.call('party.merge', { keep: parties[0], merge: parties[1] })
      expect([await closing(parties[0]), await closing(parties[1])]).toEqual([one + other, one + other])
    }),
    tries(12),
  )
})
