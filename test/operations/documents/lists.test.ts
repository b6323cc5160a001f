/** Lists of documents: filtered, sorted, summed, a page at a time; drafts and issued documents together. */
import { expect, test } from 'vitest'
import { Books } from '../../support/books.ts'
import { clientOf, sent } from './help.ts'

const lines = (unitPrice: string, description = 'Travaux') => [{ description, unitPrice, taxes: [] }]

/** Six invoices: paid, in part, late, sent, cancelled, a draft; and a draft that was thrown away. */
async function six() {
  const books = new Books()
  const [anne, zoe] = [await clientOf(books, { name: 'Anne Écluse' }), await clientOf(books, { name: 'Zoé' })]
  const invoice = (partyId: string, date: string, amount: string, more: object = {}) =>
    sent(books, { partyId, date, lines: lines(amount), ...more })
  const paid = await invoice(anne, '2026-03-01', '10.00')
  await books.call('payment.record', { invoiceId: paid.id, amount: '10.00', date: '2026-03-02' })
  const partial = await invoice(zoe, '2026-03-02', '50.00')
  await books.call('payment.record', { invoiceId: partial.id, amount: '20.00', date: '2026-03-02' })
  const late = await invoice(anne, '2026-03-03', '30.00', { dueDate: '2026-03-30', reference: 'BC-77' })
  const open = await invoice(zoe, '2026-03-04', '40.00', { lines: lines('40.00', 'Toiture à Lévis') })
  const cancelled = await invoice(anne, '2026-03-05', '70.00')
  await books.call('invoice.cancel', { id: cancelled.id, date: '2026-03-06' })
  const draft = await books.call('invoice.create', { partyId: zoe, date: '2026-03-07', lines: lines('5.00') })
  const thrown = await books.call('invoice.create', {
    partyId: zoe,
    date: '2026-03-07',
    lines: lines('6.00'),
  })
  await books.call('invoice.delete', { id: thrown.id })
  const names = new Map(
    Object.entries({ paid, partial, late, open, cancelled, draft, thrown }).map(([name, { id }]) => [
      id,
      name,
    ]),
  )
  const found = async (input: object) => {
    const list = await books.call('invoice.list', input)
    return { ...list, names: list.items.map(({ id }) => names.get(id)) }
  }
  return { books, anne, zoe, found }
}

test('all but what was thrown away, the last first; sums without drafts and cancelled ones', async () => {
  const { found } = await six()
  expect(await found({})).toMatchObject({
    names: ['draft', 'cancelled', 'open', 'late', 'partial', 'paid'],
    total: 6,
    sum: '130.00',
    balance: '100.00',
  })
})

test.each([
  [{ status: 'paid' }, ['paid'], '10.00'],
  [{ status: ['partial', 'sent'] }, ['open', 'partial'], '90.00'],
  [{ status: 'overdue' }, ['late'], '30.00'],
  [{ status: 'draft' }, ['draft'], '0.00'],
  [{ status: 'cancelled' }, ['thrown', 'cancelled'], '0.00'],
  [{ text: 'ecluse' }, ['cancelled', 'late', 'paid'], '40.00'],
  [{ text: 'bc-77' }, ['late'], '30.00'],
  [{ text: 'LEVIS' }, ['open'], '40.00'],
  [{ from: '2026-03-02', to: '2026-03-03' }, ['late', 'partial'], '80.00'],
  [
    { sort: 'total', order: 'asc', status: ['paid', 'partial', 'overdue', 'sent'] },
    ['paid', 'late', 'open', 'partial'],
    '130.00',
  ],
  [{ sort: 'balance', status: ['paid', 'partial', 'sent'] }, ['open', 'partial', 'paid'], '100.00'],
  [
    { sort: 'party', order: 'asc', status: ['paid', 'partial', 'sent'] },
    ['paid', 'partial', 'open'],
    '100.00',
  ],
  [{ sort: 'number', order: 'asc' }, ['paid', 'partial', 'late', 'open', 'cancelled', 'draft'], '130.00'],
  [{ sort: 'due', order: 'asc', status: ['overdue', 'paid'] }, ['late', 'paid'], '40.00'],
] as [object, string[], string][])('%j', async (input, names, sum) => {
  const { found } = await six()
  expect(await found(input)).toMatchObject({ names, sum, total: names.length })
})

test('of a client takes in those merged into him', async () => {
  const { books, anne, zoe, found } = await six()
  expect((await found({ partyId: zoe })).total).toBe(3)
  await books.call('party.merge', { keep: anne, merge: zoe })
  expect((await found({ partyId: zoe })).total).toBe(6)
})

test('goes on page by page, with the same sums', async () => {
  const { found } = await six()
  const pages = []
  for (let cursor: string | undefined; ; ) {
    const page = await found({ limit: 4, ...(cursor ? { cursor } : {}) })
    expect(page).toMatchObject({ total: 6, sum: '130.00' })
    pages.push(page.names)
    cursor = page.nextCursor
    if (!cursor) break
  }
  expect(pages).toEqual([
    ['draft', 'cancelled', 'open', 'late'],
    ['partial', 'paid'],
  ])
})
