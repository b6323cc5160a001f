/** From a client to a paid invoice, in operations. */
import { expect, test } from 'vitest'
import { verifyCompany } from '../../db/company/verify.ts'
import { Books } from '../support/books.ts'

test('an invoice of 140.00 is sent, paid, and its taxes are told', async () => {
  const books = new Books()
  const client = await books.call('party.create', {
    name: 'Toitures Lévis inc.',
    roles: ['client'],
    province: 'QC',
  })
  const draft = await books.call('invoice.create', {
    partyId: client.id,
    date: '2026-03-10',
    lines: [{ description: 'Réparation', quantity: '1', unitPrice: '140.00' }],
  })
  expect(draft).toMatchObject({
    number: null,
    status: 'draft',
    subtotal: '140.00',
    total: '160.97',
    dueDate: '2026-04-09',
  })
  const sent = await books.call('invoice.send', { id: draft.id })
  expect(sent).toMatchObject({ number: 'FAC-2026-0001', balance: '160.97' })
  expect(sent.taxes.map(({ code, amount }) => [code, amount])).toEqual([
    ['TPS', '7.00'],
    ['TVQ', '13.97'],
  ])
  const part = await books.call('payment.record', {
    invoiceId: draft.id,
    amount: '60.97',
    date: '2026-03-20',
  })
  expect(part).toMatchObject({
    number: 'ENC-2026-0001',
    invoice: { status: 'partial', balance: '100.00' },
  })
  const rest = await books.call('payment.record', {
    invoiceId: draft.id,
    amount: '120.00',
    date: '2026-03-21',
  })
  expect(rest).toMatchObject({ invoice: { status: 'paid', balance: '0.00' }, balance: '20.00' })
  expect(verifyCompany(books.sql).checks.filter(({ ok }) => !ok)).toEqual([])
})
