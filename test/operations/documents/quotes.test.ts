/**
 * Quotes and orders: answered, reopened, expired, invoiced whole or by parts that end in the exact total; and recurring
 * invoices, whose occurrences are drafts.
 */
import { describe, expect, test } from 'vitest'
import { parseCents } from '../../../db/rules/money.ts'
import type { Operations } from '../../../electron/operations/index.ts'
import { Books } from '../../support/books.ts'
import { clientOf, faultsOf, type Shown, sent } from './help.ts'

type Draft = Operations['quote.create']['input']

const lines = [
  { description: 'Bardeaux', quantity: '7', unitPrice: '33.33' },
  { description: 'Pose', quantity: '2.5', unitPrice: '61.99', discountPercent: '2.5' },
  { description: 'Voyage', unitPrice: '0.05' },
]

async function office() {
  const books = new Books()
  const partyId = await clientOf(books)
  const quoted = async (noun: 'quote' | 'order', more: Partial<Draft> = {}) => {
    const { id } = await books.call(`${noun}.create`, { partyId, date: '2026-03-01', lines, ...more })
    return books.call(`${noun}.send`, { id })
  }
  return { books, partyId, quoted }
}

describe('a quote', () => {
  test('has a number, posts nothing, and is good for 30 days', async () => {
    const { books, quoted } = await office()
    const quote = await quoted('quote')
    expect(quote).toMatchObject({
      number: 'DEV-2026-0001',
      status: 'sent',
      dueDate: '2026-03-31',
      entryId: null,
    })
    expect(books.sql.get('SELECT count(*) AS n FROM entry')).toEqual({ n: 0 })
  })

  test('is answered once, and its answer can be taken back', async () => {
    const { books, quoted } = await office()
    const { id } = await quoted('quote')
    expect(await books.call('quote.refuse', { id })).toMatchObject({ status: 'refused' })
    expect(await books.refused('quote.approve', { id })).toMatchObject({ code: 'document.answered' })
    expect(await books.refused('quote.invoice', { id })).toMatchObject({ code: 'document.refusedQuote' })
    expect(await books.call('quote.reopen', { id })).toMatchObject({ status: 'sent' })
    expect(await books.refused('quote.reopen', { id })).toMatchObject({ code: 'document.notAnswered' })
    expect(await books.call('quote.approve', { id })).toMatchObject({ status: 'approved' })
  })

  test('expires after its day, and may be accepted late', async () => {
    const { books, quoted } = await office()
    const late = await quoted('quote', { dueDate: '2026-03-30' })
    const good = await quoted('quote', { dueDate: '2026-03-31' })
    expect(await books.call('quote.get', { id: late.id })).toMatchObject({ status: 'expired' })
    expect(await books.call('quote.expire', {})).toEqual({ expired: 1 })
    expect(await books.call('quote.expire', {})).toEqual({ expired: 0 })
    const { items } = await books.call('quote.list', { status: 'expired', limit: 10 })
    expect(items.map(({ id }) => id)).toEqual([late.id])
    expect(await books.call('quote.get', { id: good.id })).toMatchObject({ status: 'sent' })
    expect(await books.call('quote.approve', { id: late.id })).toMatchObject({ status: 'approved' })
  })

  test('noted as expired stays so where the day has not come', async () => {
    const { books, quoted } = await office()
    const { id } = await quoted('quote', { dueDate: '2026-03-30' })
    await books.call('quote.expire', {})
    books.workshop.clock.now -= 3 * 86_400_000
    expect(await books.call('quote.get', { id })).toMatchObject({ status: 'expired' })
    expect((await books.call('quote.list', { status: 'expired', limit: 10 })).total).toBe(1)
  })

  test('becomes an order, and the order an invoice; cancelled, the order can be invoiced again', async () => {
    const { books, quoted } = await office()
    const { id } = await quoted('quote')
    const order = await books.call('quote.order', { id, date: '2026-03-05' })
    await books.call('order.send', { id: order.id })
    const draft = await books.call('order.invoice', { id: order.id, date: '2026-03-10' })
    expect(draft).toMatchObject({ kind: 'invoice', originId: order.id, total: order.total })
    await books.call('invoice.send', { id: draft.id })
    expect(await books.call('order.get', { id: order.id })).toMatchObject({ status: 'invoiced' })
    expect(await books.refused('order.invoice', { id: order.id })).toMatchObject({
      code: 'document.allInvoiced',
    })
    await books.call('invoice.cancel', { id: draft.id })
    expect(await books.call('order.get', { id: order.id })).toMatchObject({ status: 'sent' })
    expect(await books.call('order.invoice', { id: order.id })).toMatchObject({ total: order.total })
    await books.call('order.cancel', { id: order.id })
    expect(await books.refused('order.invoice', { id: order.id })).toMatchObject({
      code: 'document.cancelled',
    })
  })
})

describe('progress billing', () => {
  test.each([
    ['without a discount', {}],
    ['with a discount in percent', { discountPercent: '3.3' }],
    ['with a discount in dollars', { discount: '10.01' }],
    ['with a holdback', { holdbackPercent: '10' }],
  ] as [string, Partial<Draft>][])(
    '30 %, 40 % and the rest %s make the order, to the cent',
    async (_name, more) => {
      const { books, quoted } = await office()
      const order = await quoted('order', more)
      const parts: Shown[] = []
      for (const percent of ['30', '40', undefined]) {
        const draft = await books.call('order.invoice', { id: order.id, date: '2026-03-10', percent })
        expect(draft.warnings).toEqual([])
        parts.push(await books.call('invoice.send', { id: draft.id }))
      }
      const sum = (figure: 'subtotal' | 'discount') =>
        parts.reduce((all, part) => all + parseCents(part[figure]), 0)
      expect(sum('subtotal')).toBe(parseCents(order.subtotal))
      expect(sum('discount')).toBe(parseCents(order.discount))
      expect(await books.refused('order.invoice', { id: order.id, percent: '1' })).toMatchObject({
        code: 'document.allInvoiced',
      })
      expect(faultsOf(books)).toEqual([])
    },
  )

  test('of two whole drafts tells that the second invoices it again', async () => {
    const { books, quoted } = await office()
    const order = await quoted('order')
    const [first, second] = [
      await books.call('order.invoice', { id: order.id, date: '2026-03-10' }),
      await books.call('order.invoice', { id: order.id, date: '2026-03-10' }),
    ]
    await books.call('invoice.send', { id: first.id })
    const { warnings } = await books.call('invoice.get', { id: second.id })
    expect(warnings.map(({ code }) => code)).toEqual(['warning.overOrigin'])
  })
})

describe('a recurring invoice', () => {
  const given = { frequency: 'monthly' as const, first: '2025-12-31', lines: [{ unitPrice: '100.00' }] }

  test('of the 31st falls on the last day of short months; each occurrence is made once', async () => {
    const { books, partyId } = await office()
    const recurring = await books.call('recurring.create', { ...given, partyId })
    expect(recurring.next).toBe('2025-12-31')
    const { drafts } = await books.call('recurring.run', { through: '2026-03-31' })
    const days = await Promise.all(drafts.map(async (id) => (await books.call('invoice.get', { id })).date))
    expect(days).toEqual(['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31'])
    expect(await books.call('recurring.run', { through: '2026-03-31' })).toEqual({ drafts: [] })
    const { items } = await books.call('recurring.list', {})
    expect(items).toMatchObject([{ next: '2026-04-30', madeThrough: '2026-03-31' }])
  })

  test('sends each of its drafts, which nobody takes for the same', async () => {
    const { books, partyId } = await office()
    await books.call('recurring.create', { ...given, partyId })
    const { drafts } = await books.call('recurring.run', { through: '2026-01-31' })
    for (const id of drafts)
      expect(await books.call('invoice.send', { id })).toMatchObject({ balance: '114.98' })
    expect(books.sql.all("SELECT key FROM claim WHERE key LIKE 'origin:%'")).toEqual([])
  })

  test('is no invoice itself: its template is neither sent, changed nor listed as one', async () => {
    const { books, partyId } = await office()
    const { id } = await books.call('recurring.create', { ...given, partyId })
    for (const name of ['invoice.send', 'invoice.update', 'invoice.delete', 'invoice.cancel'] as const)
      expect(await books.refused(name, { id })).toMatchObject({ code: 'document.unknown' })
    expect((await books.call('invoice.list', { limit: 10 })).total).toBe(0)
  })

  test('makes nothing while paused, after its end or once stopped', async () => {
    const { books, partyId } = await office()
    const { id } = await books.call('recurring.create', { ...given, partyId, until: '2026-01-31' })
    await books.call('recurring.update', { id, paused: true })
    expect(await books.call('recurring.run', { through: '2026-03-31' })).toEqual({ drafts: [] })
    await books.call('recurring.update', { id, paused: false })
    expect((await books.call('recurring.run', { through: '2026-03-31' })).drafts).toHaveLength(2)
    await books.call('recurring.stop', { id })
    expect(await books.refused('recurring.run', { through: '2026-03-31', id })).toMatchObject({
      code: 'recurring.unknown',
    })
  })
})

describe('numbers', () => {
  test('follow the dates where the law asks for it', async () => {
    const books = new Books({ country: 'FR', currency: 'EUR', taxes: {} })
    const partyId = await clientOf(books, { country: 'FR', province: null })
    const one = await sent(books, { partyId })
    expect(one.number).toBe('FAC-2026-0001')
    const { id } = await books.call('invoice.create', { partyId, date: '2026-03-09', lines })
    expect(await books.refused('invoice.send', { id })).toEqual({
      code: 'document.outOfOrder',
      details: ['date document.outOfOrder'],
    })
    expect(await books.call('invoice.send', { id, date: '2026-03-10' })).toMatchObject({
      number: 'FAC-2026-0002',
    })
    const year = await sent(books, { partyId, date: '2027-01-01' })
    expect(year.number).toBe('FAC-2027-0001')
  })

  test('are free of dates in Canada, and leave no hole after a refusal', async () => {
    const { books, partyId } = await office()
    await sent(books, { partyId })
    await expect(sent(books, { partyId, lines: [{ unitPrice: '1.00', account: '9998' }] })).rejects.toThrow()
    expect(await sent(books, { partyId, date: '2026-03-01' })).toMatchObject({ number: 'FAC-2026-0002' })
  })

  test('are never given twice, also when their form changes', async () => {
    const { books, partyId } = await office()
    await sent(books, { partyId })
    await books.call('settings.set', { values: { 'numbers.invoice': 'FAC-2026-000{N}' } })
    const { id } = await books.call('invoice.create', { partyId, date: '2026-03-10', lines })
    expect(await books.refused('invoice.send', { id })).toMatchObject({ code: 'document.numberTaken' })
  })
})
