/**
 * Money by hand: receipts, payments, refunds, deposits, transfers, their voiding. What is posted to the cent, and what is
 * open after it on every document.
 */
import { describe, expect, test } from 'vitest'
import { Books } from '../../support/books.ts'
import { balanceOf, clientOf, faultsOf, postedBy, postingsOf, type Shown, sent, supplierOf } from './help.ts'

const line = (unitPrice: string, more: object = {}) => ({ unitPrice, taxes: [], ...more })
const date = '2026-03-20'

async function office() {
  const books = new Books()
  const partyId = await clientOf(books)
  const invoice = (amount: string, client = partyId): Promise<Shown> =>
    sent(books, { partyId: client, lines: [line(amount)] })
  const show = async (document: Shown) => {
    const { status, balance } = await books.call('invoice.get', { id: document.id })
    return `${status} ${balance}`
  }
  return { books, partyId, invoice, show }
}

describe('a receipt', () => {
  test('in two parts, the second too large: the excess is the client’s credit', async () => {
    const { books, invoice, show } = await office()
    const one = await invoice('100.00')
    const first = await books.call('payment.record', { invoiceId: one.id, amount: '40.00', date })
    expect(first).toMatchObject({ number: 'ENC-2026-0001', status: 'used', invoice: { balance: '60.00' } })
    expect(postedBy(books, first)).toEqual(['1010 40.00', '1060 -40.00'])
    expect(await show(one)).toBe('partial 60.00')
    const second = await books.call('payment.record', { invoiceId: one.id, amount: '75.00', date })
    expect(second).toMatchObject({ status: 'partial', balance: '15.00', invoice: { status: 'paid' } })
    expect(await show(one)).toBe('paid 0.00')
    expect(balanceOf(books, '1060')).toBe('-15.00')
  })

  test('for several invoices', async () => {
    const { books, partyId, invoice, show } = await office()
    const [a, b] = [await invoice('100.00'), await invoice('50.00')]
    const allocations = [
      { documentId: a.id, amount: '100.00' },
      { documentId: b.id, amount: '20.00' },
    ]
    const receipt = await books.call('payment.record', { partyId, amount: '120.00', date, allocations })
    expect(receipt.settled).toMatchObject([
      { number: a.number, status: 'paid', balance: '0.00' },
      { number: b.number, status: 'partial', balance: '30.00' },
    ])
    expect(await books.refused('payment.void', { id: receipt.id, date: '2000-01-01' })).toEqual({
      code: 'document.voidBefore',
      details: ['date document.voidBefore'],
    })
    await books.call('payment.void', { id: receipt.id })
    expect([await show(a), await show(b)]).toEqual(['sent 100.00', 'sent 50.00'])
  })

  test('for two clients posts to the account of each', async () => {
    const { books, invoice } = await office()
    const other = await clientOf(books, { name: 'Charpentes Rivard' })
    const [a, b] = [await invoice('100.00'), await invoice('50.00', other)]
    const allocations = [a, b].map(({ id, balance }) => ({ documentId: id, amount: balance }))
    const receipt = await books.call('payment.record', { amount: '150.00', date, allocations })
    expect(postedBy(books, receipt)).toEqual(['1010 150.00', '1060 -100.00', '1060 -50.00'])
    const more = await books.refused('payment.record', {
      amount: '1.00',
      date,
      allocations: [
        { documentId: a.id, amount: '1.00' },
        { documentId: a.id, amount: '1.00' },
        { documentId: b.id, amount: '0.00' },
      ],
    })
    expect(more).toEqual({
      code: 'document.refused',
      details: [
        'allocations.0.amount payment.tooMuch',
        'allocations.1.documentId payment.repeated',
        'allocations.2.amount payment.nothing',
        'allocations payment.overAllocated',
      ],
    })
  })

  test('less an early-payment discount, and less the fee of a card', async () => {
    const { books, invoice, show } = await office()
    const [a, b] = [await invoice('1000.00'), await invoice('100.00')]
    const early = await books.call('payment.record', {
      invoiceId: a.id,
      amount: '980.00',
      discount: '20.00',
      date,
    })
    expect(postedBy(books, early)).toEqual(['1010 980.00', '4090 20.00', '1060 -1000.00'])
    const card = await books.call('payment.record', { invoiceId: b.id, amount: '97.10', fee: '2.90', date })
    expect(postedBy(books, card)).toEqual(['1010 97.10', '6150 2.90', '1060 -100.00'])
    expect([await show(a), await show(b)]).toEqual(['paid 0.00', 'paid 0.00'])
    const wrong = { invoiceId: b.id, amount: '1.00', discount: '-1.00', fee: '-2.00', date }
    expect(await books.refused('payment.record', wrong)).toEqual({
      code: 'document.refused',
      details: ['discount payment.nothing', 'fee payment.nothing'],
    })
  })

  test('in cash goes to the till, by cheque to the bank', async () => {
    const { books, partyId } = await office()
    const cash = await books.call('payment.record', { partyId, amount: '5.00', method: 'cash', date })
    const cheque = await books.call('payment.record', {
      partyId,
      amount: '6.00',
      method: 'check',
      reference: '118',
      date,
    })
    expect([cash.account, cheque.account]).toEqual(['1000', '1010'])
    expect(cheque).toMatchObject({ method: 'check', reference: '118' })
  })
})

describe('a credit', () => {
  test('is put against another invoice, taken back, and put again', async () => {
    const { books, partyId, invoice, show } = await office()
    const receipt = await books.call('payment.record', { partyId, amount: '80.00', date })
    const one = await invoice('100.00')
    const allocate = () =>
      books.call('payment.allocate', {
        creditId: receipt.id,
        allocations: [{ documentId: one.id, amount: '80.00' }],
      })
    expect(await allocate()).toMatchObject({ status: 'used', balance: '0.00' })
    expect(await show(one)).toBe('partial 20.00')
    expect(await books.refused('payment.void', { id: receipt.id })).toMatchObject({
      code: 'document.hasPayments',
    })
    await books.call('payment.unallocate', { creditId: receipt.id, documentId: one.id })
    expect(await show(one)).toBe('sent 100.00')
    await allocate()
    expect(await show(one)).toBe('partial 20.00')
    expect(balanceOf(books, '1060')).toBe('20.00')
    expect(faultsOf(books)).toEqual([])
  })

  test('serves its own client, also under a record merged into his', async () => {
    const { books, partyId, invoice, show } = await office()
    const twin = await clientOf(books, { name: 'Toitures Levis' })
    const receipt = await books.call('payment.record', { partyId: twin, amount: '80.00', date })
    const one = await invoice('80.00')
    const allocations = [{ documentId: one.id, amount: '80.00' }]
    expect(await books.refused('payment.allocate', { creditId: receipt.id, allocations })).toEqual({
      code: 'payment.otherParty',
      details: ['allocations.0.documentId payment.otherParty'],
    })
    await books.call('party.merge', { keep: partyId, merge: twin })
    await books.call('payment.allocate', { creditId: receipt.id, allocations })
    expect(await show(one)).toBe('paid 0.00')
  })

  test('of a credit note, an over-payment and a supplier is paid back', async () => {
    const { books, partyId, invoice } = await office()
    const one = await invoice('100.00')
    await books.call('payment.record', { invoiceId: one.id, amount: '100.00', date })
    const note = await books.call('invoice.credit', { id: one.id, date })
    await books.call('creditNote.send', { id: note.id })
    const refund = await books.call('payment.refund', { creditId: note.id, amount: '30.00', date })
    expect(refund).toMatchObject({
      kind: 'clientRefund',
      number: 'RMB-2026-0001',
      status: 'used',
      invoice: { balance: '70.00' },
    })
    expect(postedBy(books, refund)).toEqual(['1010 -30.00', '1060 30.00'])
    const over = await books.call('payment.record', { partyId, amount: '12.00', date })
    await books.call('payment.refund', { creditId: over.id, date })
    expect(await books.refused('payment.refund', { creditId: over.id, date })).toEqual({
      code: 'document.refused',
      details: ['amount payment.nothing', 'allocations.0.amount payment.nothing'],
    })
    const supplier = await supplierOf(books)
    const paid = await books.call('bill.pay', { partyId: supplier, amount: '9.00', allocations: [], date })
    const back = await books.call('payment.refund', { creditId: paid.id, date })
    expect(back).toMatchObject({ kind: 'supplierRefund', number: 'RFO-2026-0001' })
    expect(postedBy(books, back)).toEqual(['1010 9.00', '2100 -9.00'])
    await books.call('payment.void', { id: refund.id })
    expect(await books.call('creditNote.get', { id: note.id })).toMatchObject({
      status: 'open',
      balance: '100.00',
    })
    expect(await books.refused('payment.refund', { creditId: note.id, fee: '1.00', date })).toMatchObject({
      code: 'input.invalid',
    })
  })
})

describe('a deposit', () => {
  test('waits in its own account, and moves when an invoice uses it', async () => {
    const { books, partyId, invoice, show } = await office()
    const deposit = await books.call('payment.record', {
      partyId,
      amount: '500.00',
      deposit: true,
      date: '2026-02-10',
    })
    expect(postedBy(books, deposit)).toEqual(['1010 500.00', '2155 -500.00'])
    const one = await invoice('300.00')
    const allocations = [{ documentId: one.id, amount: '300.00' }]
    await books.call('payment.allocate', { creditId: deposit.id, allocations })
    expect(await show(one)).toBe('paid 0.00')
    const use = books.sql.get<{ id: string; date: string }>(
      "SELECT id, date FROM entry WHERE journal = 'GEN' AND source = ?",
      `document:${deposit.id}`,
    )!
    expect(use.date).toBe('2026-03-10')
    expect(postingsOf(books, use.id)).toEqual(['2155 300.00', '1060 -300.00'])
    const refund = await books.call('payment.refund', { creditId: deposit.id, date })
    expect(postedBy(books, refund)).toEqual(['1010 -200.00', '2155 200.00'])
    expect([balanceOf(books, '2155'), balanceOf(books, '1060')]).toEqual(['0.00', '0.00'])
    await books.call('payment.void', { id: refund.id })
    await books.call('payment.unallocate', { creditId: deposit.id, documentId: one.id })
    expect([balanceOf(books, '2155'), balanceOf(books, '1060')]).toEqual(['-500.00', '300.00'])
    expect(await books.call('payment.void', { id: deposit.id })).toMatchObject({ status: 'cancelled' })
    expect(faultsOf(books)).toEqual([])
  })

  test('is used on the day it was received at the earliest', async () => {
    const { books, partyId, invoice } = await office()
    const one = await invoice('30.00')
    const deposit = await books.call('payment.record', {
      partyId,
      amount: '30.00',
      deposit: true,
      date: '2026-03-25',
    })
    await books.call('payment.allocate', {
      creditId: deposit.id,
      allocations: [{ documentId: one.id, amount: '30.00' }],
    })
    const days = books.sql.all(
      'SELECT date FROM entry WHERE source = ? ORDER BY key',
      `document:${deposit.id}`,
    )
    expect(days).toEqual([{ date: '2026-03-25' }, { date: '2026-03-25' }])
  })
})

describe('a bill', () => {
  test('is paid in part, then the rest, with the supplier’s discount and the bank’s fee', async () => {
    const books = new Books()
    const partyId = await supplierOf(books)
    const bill = await books.call('bill.create', {
      partyId,
      date: '2026-03-01',
      lines: [line('1000.00', { account: '5010' })],
    })
    const first = await books.call('bill.pay', { billId: bill.id, amount: '400.00', date })
    expect(first).toMatchObject({
      number: 'DEC-2026-0001',
      invoice: { status: 'partial', balance: '600.00' },
    })
    expect(postedBy(books, first)).toEqual(['1010 -400.00', '2100 400.00'])
    const rest = await books.call('bill.pay', {
      id: bill.id,
      discount: '12.00',
      fee: '1.50',
      date,
      method: 'check',
      reference: '41',
    })
    expect(postedBy(books, rest)).toEqual(['1010 -589.50', '5095 -12.00', '6150 1.50', '2100 600.00'])
    expect(rest).toMatchObject({ invoice: { status: 'paid' } })
    expect(await books.call('payment.nextCheck', { account: '1010' })).toEqual({ number: '42' })
    await books.call('payment.void', { id: rest.id })
    expect(await books.call('bill.get', { id: bill.id })).toMatchObject({
      status: 'partial',
      balance: '600.00',
    })
    expect(await books.refused('payment.void', { id: rest.id })).toMatchObject({ code: 'document.cancelled' })
    expect(await books.refused('bill.cancel', { id: bill.id })).toMatchObject({
      code: 'document.hasPayments',
    })
  })
})

describe('a transfer', () => {
  test('between own accounts, with the fee of the bank', async () => {
    const books = new Books()
    const made = await books.call('transfer.create', {
      from: '1010',
      to: '1015',
      amount: '100.00',
      fee: '1.25',
      date,
    })
    expect(made).toMatchObject({ status: 'recorded', number: 'VIR-2026-0001', total: '100.00' })
    expect(postedBy(books, made)).toEqual(['1010 -101.25', '1015 100.00', '6150 1.25'])
    expect(await books.call('payment.void', { id: made.id })).toMatchObject({ status: 'cancelled' })
    expect(balanceOf(books, '1010')).toBe('0.00')
  })

  test('is refused with all that is wrong', async () => {
    const books = new Books()
    const wrong = { from: '4000', to: '1020', amount: '0.00', fee: '-1.00', date }
    expect(await books.refused('transfer.create', wrong)).toEqual({
      code: 'document.refused',
      details: [
        'amount payment.nothing',
        'fee payment.nothing',
        'from payment.notMoneyAccount',
        'to payment.otherCurrency',
      ],
    })
    const same = { from: '1010', to: '1010', amount: '1.00', date }
    expect(await books.refused('transfer.create', same)).toEqual({
      code: 'payment.sameAccount',
      details: ['to payment.sameAccount'],
    })
  })
})

describe('the entry of a document', () => {
  test('is undone with its document alone, and so is its undoing', async () => {
    const { books, invoice } = await office()
    const one = await invoice('100.00')
    const receipt = await books.call('payment.record', { invoiceId: one.id, amount: '100.00', date })
    const lines = [
      { account: '1010', debit: '1.00' },
      { account: '4000', credit: '1.00' },
    ]
    for (const entryId of [one.entryId!, receipt.entryId!]) {
      expect(await books.refused('ledger.reverse', { entryId, date })).toMatchObject({
        code: 'ledger.ofDocument',
      })
      expect(await books.refused('ledger.correct', { entryId, date, lines })).toMatchObject({
        code: 'ledger.ofDocument',
      })
    }
    await books.call('payment.void', { id: receipt.id })
    const { id } = books.sql.get<{ id: string }>('SELECT id FROM entry WHERE reverses = ?', receipt.entryId)!
    expect(await books.refused('ledger.reverse', { entryId: id, date })).toMatchObject({
      code: 'ledger.ofDocument',
    })
  })

  test('stays out of a locked period: the voiding goes to the first open day', async () => {
    const { books, partyId, invoice } = await office()
    const one = await invoice('100.00')
    const receipt = await books.call('payment.record', { invoiceId: one.id, amount: '100.00', date })
    await books.call('period.lock', { through: '2026-03-31' })
    const before = books.stateHash()
    expect(await books.refused('payment.record', { partyId, amount: '1.00', date })).toEqual({
      code: 'ledger.periodLocked',
      details: ['date ledger.periodLocked'],
    })
    expect(await books.refused('payment.void', { id: receipt.id, date })).toMatchObject({
      code: 'ledger.periodLocked',
    })
    expect(await books.refused('invoice.cancel', { id: one.id, date })).toMatchObject({
      code: 'document.hasPayments',
    })
    expect(books.stateHash()).toBe(before)
    await books.call('payment.void', { id: receipt.id })
    const { date: day } = books.sql.get<{ date: string }>(
      'SELECT date FROM entry WHERE reverses = ?',
      receipt.entryId,
    )!
    expect(day).toBe('2026-04-01')
  })
})
