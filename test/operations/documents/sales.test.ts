/**
 * Sales documents by hand: invoices, credit notes, cancelling, holdbacks. Each row states what is posted, to the cent;
 * taxes by the place of the client (Excise Tax Act, sch. IX), holdbacks taxed when released (s. 168(7)).
 */
import { describe, expect, test } from 'vitest'
import { Books, type BooksOptions } from '../../support/books.ts'
import { balanceOf, clientOf, faultsOf, postedBy, sent } from './help.ts'

interface Example {
  readonly name: string
  readonly books?: BooksOptions
  readonly client?: object
  readonly draft: object
  readonly total: string
  readonly postings: readonly string[]
}

const line = (unitPrice: string, more: object = {}) => ({ description: 'Travaux', unitPrice, ...more })

const EXAMPLES: readonly Example[] = [
  {
    name: 'Quebec: TPS and TVQ, each rounded once',
    draft: { lines: [line('140.00')] },
    total: '160.97',
    postings: ['1060 160.97', '4000 -140.00', '2310 -7.00 TPS on -140.00', '2320 -13.97 TVQ on -140.00'],
  },
  {
    name: 'a client of Ontario: TVH of 13 %',
    client: { province: 'ON' },
    draft: { lines: [line('1000.00')] },
    total: '1130.00',
    postings: ['1060 1130.00', '4000 -1000.00', '2312 -130.00 TVH-ON on -1000.00'],
  },
  {
    name: 'a client of Alberta: TPS alone',
    client: { province: 'AB' },
    draft: { lines: [line('1000.00')] },
    total: '1050.00',
    postings: ['1060 1050.00', '4000 -1000.00', '2310 -50.00 TPS on -1000.00'],
  },
  {
    name: 'a client abroad: zero-rated, and declared',
    client: { country: 'US', province: null },
    draft: { lines: [line('1000.00')] },
    total: '1000.00',
    postings: ['1060 1000.00', '4000 -1000.00 ZERO on -1000.00'],
  },
  {
    name: 'a small supplier charges nothing',
    books: { taxes: {} },
    draft: { lines: [line('1000.00')] },
    total: '1000.00',
    postings: ['1060 1000.00', '4000 -1000.00'],
  },
  {
    name: 'registered since a later day only',
    books: { taxes: { TPS: '2026-04-01', TVQ: '2026-03-01' } },
    draft: { lines: [line('1000.00')] },
    total: '1099.75',
    postings: ['1060 1099.75', '4000 -1000.00', '2320 -99.75 TVQ on -1000.00'],
  },
  {
    name: 'discounts in percent, of a line and of the whole',
    draft: {
      discountPercent: '5',
      lines: [line('50.00', { quantity: '2', discountPercent: '10' }), line('30.00')],
    },
    // 90.00 + 30.00, less 5 %: 114.00
    total: '131.07',
    postings: ['1060 131.07', '4000 -114.00', '2310 -5.70 TPS on -114.00', '2320 -11.37 TVQ on -114.00'],
  },
  {
    name: 'a discount in dollars is cut over the accounts',
    draft: {
      discount: '20.00',
      lines: [line('100.00', { account: '4020' }), line('300.00', { account: '4030' })],
    },
    total: '436.91',
    postings: [
      '1060 436.91',
      '4020 -95.00',
      '4030 -285.00',
      '2310 -19.00 TPS on -380.00',
      '2320 -37.91 TVQ on -380.00',
    ],
  },
  {
    name: 'taxes inside the price',
    draft: { pricesIncludeTax: true, lines: [line('1149.75')] },
    total: '1149.75',
    postings: ['1060 1149.75', '4000 -1000.00', '2310 -50.00 TPS on -1000.00', '2320 -99.75 TVQ on -1000.00'],
  },
  {
    name: 'an exempt line beside a taxed one',
    draft: { lines: [line('100.00'), line('50.00', { taxes: ['EXO'] })] },
    total: '164.98',
    postings: [
      '1060 164.98',
      '4000 -100.00',
      '4000 -50.00 EXO on -50.00',
      '2310 -5.00 TPS on -100.00',
      '2320 -9.98 TVQ on -100.00',
    ],
  },
  {
    name: 'a holdback of 10 % waits without its tax',
    draft: { holdbackPercent: '10', lines: [line('10000.00')] },
    total: '10347.75',
    postings: [
      '1060 10347.75',
      '1065 1000.00',
      '4000 -10000.00',
      '2310 -450.00 TPS on -9000.00',
      '2320 -897.75 TVQ on -9000.00',
    ],
  },
  {
    name: 'a deduction on a line of its own',
    draft: { lines: [line('200.00'), line('-50.00', { quantity: '1' })] },
    total: '172.46',
    postings: ['1060 172.46', '4000 -150.00', '2310 -7.50 TPS on -150.00', '2320 -14.96 TVQ on -150.00'],
  },
  {
    name: 'France: one rate, rounded once on the whole',
    books: { country: 'FR', currency: 'EUR', taxes: { 'TVA-FR-N': null } },
    client: { country: 'FR', province: null },
    draft: { lines: [line('99.99', { quantity: '3' })] },
    total: '359.96',
    postings: ['411 359.96', '701 -299.97', '44571 -59.99 TVA-FR-N on -299.97'],
  },
  {
    name: 'Belgium: 21 %, and a line at 6 %',
    books: { country: 'BE', currency: 'EUR', taxes: { 'TVA-BE-N': null, 'TVA-BE-R': null } },
    client: { country: 'BE', province: null },
    draft: { lines: [line('150.05'), line('10.00', { taxes: ['TVA-BE-R'] })] },
    total: '192.16',
    postings: ['400 192.16', '700 -160.05', '451 -31.51 TVA-BE-N on -150.05', '451 -0.60 TVA-BE-R on -10.00'],
  },
  {
    name: 'Senegal: francs without cents',
    books: { country: 'SN', currency: 'XOF', taxes: { 'TVA-SN': null } },
    client: { country: 'SN', province: null },
    draft: { lines: [line('1001', { quantity: '3' })] },
    total: '3544',
    postings: ['4111 3544', '7011 -3003', '4431 -541 TVA-SN on -3003'],
  },
]

test.each(EXAMPLES)('$name', async ({ books: options, client, draft, total, postings }) => {
  const books = new Books(options)
  const partyId = await clientOf(books, client)
  const invoice = await sent(books, { partyId, ...draft })
  expect(invoice).toMatchObject({ total, balance: total, status: 'sent' })
  expect(postedBy(books, invoice)).toEqual(postings)
  expect(faultsOf(books)).toEqual([])
})

describe('a holdback', () => {
  test('is released with its taxes, once', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId, holdbackPercent: '10', lines: [line('10000.00')] })
    const draft = await books.call('invoice.releaseHoldback', { id: invoice.id, date: '2026-03-20' })
    const release = await books.call('invoice.send', { id: draft.id })
    expect(postedBy(books, release)).toEqual([
      '1060 1149.75',
      '1065 -1000.00',
      '2310 -50.00 TPS on -1000.00',
      '2320 -99.75 TVQ on -1000.00',
    ])
    expect(balanceOf(books, '1065')).toBe('0.00')
    expect(await books.call('invoice.get', { id: invoice.id })).toMatchObject({ holdbackLeft: '0.00' })
    expect(await books.refused('invoice.releaseHoldback', { id: invoice.id })).toMatchObject({
      code: 'document.noHoldback',
    })
  })

  test('is released in parts, never for more than is left', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId, holdbackPercent: '10', lines: [line('10000.00')] })
    const first = await books.call('invoice.releaseHoldback', { id: invoice.id, date: '2026-03-20' })
    const lines = first.lines.map(({ description, account, taxes }) => ({ description, account, taxes }))
    await books.call('invoice.update', { id: first.id, lines: [{ ...lines[0]!, unitPrice: '400.00' }] })
    await books.call('invoice.send', { id: first.id })
    const second = await books.call('invoice.releaseHoldback', { id: invoice.id, date: '2026-03-20' })
    expect(second.subtotal).toBe('600.00')
    await books.call('invoice.update', { id: second.id, lines: [{ ...lines[0]!, unitPrice: '600.01' }] })
    expect(await books.refused('invoice.send', { id: second.id })).toEqual({
      code: 'document.holdbackTooMuch',
      details: ['lines document.holdbackTooMuch'],
    })
  })

  test('whose release is cancelled is held again', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId, holdbackPercent: '10', lines: [line('10000.00')] })
    const draft = await books.call('invoice.releaseHoldback', { id: invoice.id, date: '2026-03-20' })
    await books.call('invoice.send', { id: draft.id })
    expect(await books.refused('invoice.cancel', { id: invoice.id })).toMatchObject({
      code: 'document.hasCredits',
    })
    await books.call('invoice.cancel', { id: draft.id, date: '2026-03-21' })
    expect(await books.call('invoice.get', { id: invoice.id })).toMatchObject({ holdbackLeft: '1000.00' })
    expect(balanceOf(books, '1065')).toBe('1000.00')
    await books.call('invoice.cancel', { id: invoice.id, date: '2026-03-22' })
    expect(balanceOf(books, '1065')).toBe('0.00')
    expect(balanceOf(books, '1060')).toBe('0.00')
    expect(faultsOf(books)).toEqual([])
  })

  test('that was released is not given back with the invoice', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId, holdbackPercent: '10', lines: [line('10000.00')] })
    const release = await books.call('invoice.releaseHoldback', { id: invoice.id, date: '2026-03-20' })
    await books.call('invoice.send', { id: release.id })
    const credit = await books.call('invoice.credit', { id: invoice.id, date: '2026-03-21' })
    expect(await books.refused('creditNote.send', { id: credit.id })).toEqual({
      code: 'document.holdbackTooMuch',
      details: ['holdbackPercent document.holdbackTooMuch'],
    })
    await books.call('creditNote.update', { id: credit.id, holdbackPercent: null, lines: [line('9000.00')] })
    expect(await books.call('creditNote.send', { id: credit.id })).toMatchObject({ total: '10347.75' })
    expect(balanceOf(books, '1065')).toBe('0.00')
  })

  test('of which a credit took a part back is released for the rest alone', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId, holdbackPercent: '10', lines: [line('10000.00')] })
    const credit = await books.call('invoice.credit', { id: invoice.id, date: '2026-03-20' })
    await books.call('creditNote.update', { id: credit.id, lines: [line('4000.00')] })
    await books.call('creditNote.send', { id: credit.id })
    expect(balanceOf(books, '1065')).toBe('600.00')
    expect(await books.call('invoice.get', { id: invoice.id })).toMatchObject({ holdbackLeft: '600.00' })
    const release = await books.call('invoice.releaseHoldback', { id: invoice.id, date: '2026-03-21' })
    expect(await books.call('invoice.send', { id: release.id })).toMatchObject({ subtotal: '600.00' })
    expect(balanceOf(books, '1065')).toBe('0.00')
    expect(faultsOf(books)).toEqual([])
  })

  test('of several rates is released in proportion', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const lines = [line('600.00'), line('400.00', { taxes: ['EXO'] })]
    const invoice = await sent(books, { partyId, holdbackPercent: '10', lines })
    const { lines: released } = await books.call('invoice.releaseHoldback', { id: invoice.id })
    expect(released.map(({ unitPrice, taxes }) => [unitPrice, taxes])).toEqual([
      ['60.00', ['TPS', 'TVQ']],
      ['40.00', ['EXO']],
    ])
  })
})

describe('a credit note', () => {
  test('of a part settles its invoice as far as that is open', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId, lines: [line('100.00'), line('40.00')] })
    const draft = await books.call('invoice.credit', { id: invoice.id, date: '2026-03-12' })
    expect(draft).toMatchObject({ status: 'draft', creditsId: invoice.id, total: '160.97' })
    await books.call('creditNote.update', { id: draft.id, lines: [line('40.00')] })
    const credit = await books.call('creditNote.send', { id: draft.id })
    expect(credit).toMatchObject({ number: 'NC-2026-0001', total: '45.99', status: 'used', balance: '0.00' })
    expect(postedBy(books, credit)).toEqual([
      '1060 -45.99',
      '4000 40.00',
      '2310 2.00 TPS on 40.00',
      '2320 3.99 TVQ on 40.00',
    ])
    const after = await books.call('invoice.get', { id: invoice.id })
    expect(after).toMatchObject({ status: 'partial', balance: '114.98' })
    expect(after.payments).toMatchObject([{ kind: 'creditNote', amount: '45.99' }])
  })

  test('of a paid invoice stays the client’s credit', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId })
    await books.call('payment.record', { invoiceId: invoice.id, amount: '160.97', date: '2026-03-11' })
    const draft = await books.call('invoice.credit', { id: invoice.id, date: '2026-03-12' })
    expect(await books.call('creditNote.send', { id: draft.id })).toMatchObject({
      status: 'open',
      balance: '160.97',
    })
    expect(await books.call('invoice.get', { id: invoice.id })).toMatchObject({ status: 'paid' })
  })

  test('is never more than its invoice, with those before it', async () => {
    const books = new Books()
    const partyId = await clientOf(books)
    const invoice = await sent(books, { partyId })
    const drafts = [
      await books.call('invoice.credit', { id: invoice.id, date: '2026-03-12' }),
      await books.call('invoice.credit', { id: invoice.id, date: '2026-03-12' }),
    ]
    await books.call('creditNote.send', { id: drafts[0]!.id })
    expect(await books.refused('creditNote.send', { id: drafts[1]!.id })).toEqual({
      code: 'document.creditTooMuch',
      details: ['lines document.creditTooMuch'],
    })
  })

  test('stays in the name of its invoice', async () => {
    const books = new Books()
    const invoice = await sent(books, { partyId: await clientOf(books) })
    const draft = await books.call('invoice.credit', { id: invoice.id, date: '2026-03-12' })
    const other = await clientOf(books, { name: 'Autre' })
    await books.call('creditNote.update', { id: draft.id, partyId: other })
    expect(await books.refused('creditNote.send', { id: draft.id })).toEqual({
      code: 'payment.otherParty',
      details: ['partyId payment.otherParty'],
    })
  })
})

describe('cancelling', () => {
  test('a sent invoice makes a credit note of all of it; it owes nothing and keeps its number', async () => {
    const books = new Books()
    const invoice = await sent(books, { partyId: await clientOf(books), holdbackPercent: '10' })
    const cancelled = await books.call('invoice.cancel', { id: invoice.id, date: '2026-03-15' })
    expect(cancelled).toMatchObject({ status: 'cancelled', number: invoice.number, balance: '0.00' })
    const { items } = await books.call('creditNote.list', { limit: 10 })
    expect(items).toMatchObject([{ number: 'NC-2026-0001', total: invoice.total, status: 'used' }])
    for (const account of ['1060', '1065', '4000', '2310', '2320'])
      expect(balanceOf(books, account)).toBe('0.00')
    expect(await books.refused('invoice.cancel', { id: invoice.id })).toMatchObject({
      code: 'document.cancelled',
    })
    expect(await books.refused('invoice.credit', { id: invoice.id })).toMatchObject({
      code: 'document.cancelled',
    })
    expect(
      await books.refused('payment.unallocate', { creditId: items[0]!.id, documentId: invoice.id }),
    ).toMatchObject({
      code: 'allocation.ofPayment',
    })
    expect(faultsOf(books)).toEqual([])
  })

  test('is refused while something settles it', async () => {
    const books = new Books()
    const invoice = await sent(books, { partyId: await clientOf(books) })
    const { id } = await books.call('payment.record', {
      invoiceId: invoice.id,
      amount: '10.00',
      date: '2026-03-11',
    })
    expect(await books.refused('invoice.cancel', { id: invoice.id })).toMatchObject({
      code: 'document.hasPayments',
    })
    await books.call('payment.void', { id })
    expect(await books.call('invoice.cancel', { id: invoice.id })).toMatchObject({ status: 'cancelled' })
  })

  test('a draft puts it away; it never had a number', async () => {
    const books = new Books()
    const draft = await books.call('invoice.create', {
      partyId: await clientOf(books),
      lines: [line('1.00')],
    })
    expect(await books.call('invoice.cancel', { id: draft.id })).toMatchObject({
      status: 'cancelled',
      number: null,
    })
    expect(await books.refused('invoice.send', { id: draft.id })).toMatchObject({ code: 'document.unknown' })
  })

  test('an invoice of nothing, which posts nothing', async () => {
    const books = new Books()
    const invoice = await sent(books, { partyId: await clientOf(books), lines: [line('0.00')] })
    expect(invoice).toMatchObject({ status: 'paid', entryId: null, number: 'FAC-2026-0001' })
    expect(await books.call('invoice.cancel', { id: invoice.id })).toMatchObject({ status: 'cancelled' })
    expect(faultsOf(books)).toEqual([])
  })
})
