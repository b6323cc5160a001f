/**
 * Two laptops, unplugged, do the same with one document. Each example says what counts once they meet, what waits for a
 * person and what he may do; in either order of meeting, and the same on both to the row.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startedBilling } from '../../../simulation/billing.ts'
import { checkSame, checkWhole } from '../../../simulation/checks.ts'
import { exchange, type Laptop, refusalOf, Workshop } from '../../../support/company.ts'

let workshop: Workshop
let anne: Laptop
let benoit: Laptop
beforeEach(async () => {
  workshop = new Workshop()
  const template = await startedBilling(workshop)
  anne = workshop.copyFile(template, 'anne')
  benoit = workshop.copyFile(template, 'benoit')
})
afterEach(() => workshop.close())

/** Both get everything; all that must hold then holds. */
function meet(): void {
  exchange(anne, benoit)
  checkSame([anne, benoit])
  for (const laptop of [anne, benoit]) checkWhole(laptop)
}

/** Later than all that was done so far. */
const later = () => {
  workshop.clock.now += 1000
}

const idOf = (on: Laptop, query: string): string => on.company.sql.get<{ id: string }>(query)!.id
const draftOf = (on: Laptop) =>
  idOf(
    on,
    "SELECT id FROM draft WHERE kind = 'invoice' AND template IS NULL AND id NOT IN (SELECT id FROM document)",
  )
const firstOf = (on: Laptop, kind: string) =>
  idOf(on, `SELECT id FROM document WHERE kind = '${kind}' ORDER BY number LIMIT 1`)
const invoicesOf = (on: Laptop) =>
  on.company.sql
    .all<{ id: string }>("SELECT id FROM document WHERE kind = 'invoice' ORDER BY number")
    .map((row) => row.id)
const held = async (on: Laptop) =>
  (await on.run('held.list')).items as { id: string; reason: string; number: string | null }[]

/** Two invoices, and a credit of 100.00 of their client that may be put against either, known to both. */
async function twoInvoicesAndCredit() {
  const [a, b] = invoicesOf(anne)
  const partyId = idOf(anne, "SELECT id FROM party WHERE name = 'Tremblay'")
  const credit = await anne.run('payment.record', { partyId, amount: '100.00', date: '2026-02-10' })
  meet()
  const put = (on: Laptop, documentId: string) =>
    on.run('payment.allocate', { creditId: credit.id, allocations: [{ documentId, amount: '100.00' }] })
  return { a: a!, b: b!, credit: credit.id, put }
}

describe('one draft is sent on both', () => {
  test('the first counts; the other is held for ever, and its number is not given again', async () => {
    const id = draftOf(anne)
    const first = await anne.run('invoice.send', { id })
    later()
    const second = await benoit.run('invoice.send', { id })
    expect(second.number).not.toBe(first.number)
    meet()
    for (const laptop of [anne, benoit])
      expect((await laptop.run('invoice.get', { id })).number).toBe(first.number)
    const waiting = await held(benoit)
    expect(waiting).toMatchObject([{ reason: 'claim' }])
    expect(await refusalOf(() => anne.run('held.accept', { factId: waiting[0]!.id }))).toBe('held.sentTwice')
    const copy = await benoit.run('invoice.copy', { id })
    const next = await benoit.run('invoice.send', { id: copy.id })
    expect([first.number, second.number]).not.toContain(next.number)
    meet()
  })

  test('also a quote, which posts nothing: it is named in the inbox', async () => {
    const { id } = await anne.run('quote.copy', { id: firstOf(anne, 'quote') })
    meet()
    await anne.run('quote.send', { id })
    later()
    const second = await benoit.run('quote.send', { id })
    meet()
    expect(await held(anne)).toMatchObject([{ reason: 'claim', number: second.number }])
  })

  test('cancelled on both: one credit note counts', async () => {
    const id = firstOf(anne, 'invoice')
    await anne.run('invoice.cancel', { id })
    later()
    await benoit.run('invoice.cancel', { id })
    meet()
    const [waiting] = await held(anne)
    expect(await refusalOf(() => anne.run('held.accept', { factId: waiting!.id }))).toBe('held.sentTwice')
    expect(
      anne.company.sql.all("SELECT 1 FROM document WHERE kind = 'creditNote' AND stands = 1"),
    ).toHaveLength(1)
  })
})

describe('one invoice is paid on both', () => {
  test('both payments count; the second is the client’s credit, which serves another invoice', async () => {
    const [id, other] = invoicesOf(anne)
    const { balance } = await anne.run('invoice.get', { id })
    const pay = { invoiceId: id, amount: balance, date: '2026-02-10' }
    await anne.run('payment.record', pay)
    later()
    const second = await benoit.run('payment.record', pay)
    meet()
    expect(await anne.run('invoice.get', { id })).toMatchObject({ status: 'paid', balance: '0.00' })
    expect(await anne.run('payment.get', { id: second.id })).toMatchObject({ status: 'open', balance })
    await anne.run('payment.allocate', {
      creditId: second.id,
      allocations: [{ documentId: other!, amount: '10.00' }],
    })
    meet()
  })

  test('when the first is voided, the second settles it', async () => {
    const id = firstOf(anne, 'invoice')
    const { balance } = await anne.run('invoice.get', { id })
    const pay = { invoiceId: id, amount: balance, date: '2026-02-10' }
    const first = await anne.run('payment.record', pay)
    later()
    const second = await benoit.run('payment.record', pay)
    meet()
    await benoit.run('payment.void', { id: first.id })
    meet()
    expect(await anne.run('payment.get', { id: second.id })).toMatchObject({
      status: 'used',
      balance: '0.00',
    })
    expect(await anne.run('invoice.get', { id })).toMatchObject({ status: 'paid' })
  })

  test('a credit put against two invoices leaves the second open to any other payment', async () => {
    const { a, b, put } = await twoInvoicesAndCredit()
    await put(anne, a)
    later()
    await put(benoit, b)
    meet()
    const { balance, total } = await anne.run('invoice.get', { id: b })
    expect(balance).toBe(total)
    await anne.run('payment.record', { invoiceId: b, amount: total, date: '2026-02-10' })
    expect(await anne.run('invoice.get', { id: b })).toMatchObject({ status: 'paid', balance: '0.00' })
    meet()
  })

  const settled = () =>
    anne.company.sql.all<{ stamp: number; cents: number; effective: number }>(
      `SELECT stamp, cents, effective FROM allocation
       WHERE target IN (SELECT id FROM document WHERE kind = 'invoice') ORDER BY stamp, device, fact, no`,
    )

  test('a credit put against two invoices at one moment: the device decides', async () => {
    const { a, b, put } = await twoInvoicesAndCredit()
    const known = settled().length
    // Benoît's is a device too before anything is told
    await benoit.run('account.update', { code: '6100', name: 'Fournitures' })
    meet()
    later()
    await put(anne, a)
    await put(benoit, b)
    meet()
    const [first, second] = settled().slice(known)
    expect(second!.stamp).toBe(first!.stamp)
    expect([first!.effective, second!.effective]).toEqual([10_000, 0])
  })

  test('of one use on several invoices the first named is settled first', async () => {
    const { a, b, credit } = await twoInvoicesAndCredit()
    const known = settled().length
    const put = (on: Laptop, ...amounts: readonly (readonly [documentId: string, amount: string])[]) =>
      on.run('payment.allocate', {
        creditId: credit,
        allocations: amounts.map(([documentId, amount]) => ({ documentId, amount })),
      })
    await put(benoit, [b, '70.00'])
    later()
    await put(anne, [a, '60.00'], [b, '40.00'])
    meet()
    expect(settled().slice(known)).toMatchObject([
      { cents: 7_000, effective: 7_000 },
      { cents: 6_000, effective: 3_000 },
      { cents: 4_000, effective: 0 },
    ])
  })
})

test('a payment that is voided lets the credit before it settle again, and so takes it from where it went since', async () => {
  const { a, b, put } = await twoInvoicesAndCredit()
  const { total } = await anne.run('invoice.get', { id: a })
  const payment = await anne.run('payment.record', { invoiceId: a, amount: total, date: '2026-02-10' })
  later()
  await put(benoit, a)
  meet()
  await put(anne, b)
  const paid = await anne.run('invoice.get', { id: b })
  expect(paid.paid).toBe('100.00')
  await anne.run('payment.void', { id: payment.id })
  expect(await anne.run('invoice.get', { id: a })).toMatchObject({ paid: '100.00' })
  expect(await anne.run('invoice.get', { id: b })).toMatchObject({ paid: '0.00', balance: paid.total })
  meet()
})

describe('a deposit', () => {
  const use = async (on: Laptop) => {
    const [creditId, documentId] = [firstOf(on, 'receipt'), firstOf(on, 'invoice')]
    await on.run('payment.allocate', { creditId, allocations: [{ documentId, amount: '60.00' }] })
    return { creditId, documentId }
  }
  /** Used on an invoice that another payment had settled meanwhile. */
  const useInVain = async () => {
    const documentId = firstOf(anne, 'invoice')
    const { balance } = await anne.run('invoice.get', { id: documentId })
    await anne.run('payment.record', { invoiceId: documentId, amount: balance, date: '2026-02-10' })
    later()
    const used = await use(benoit)
    meet()
    return used
  }

  test('used on both is used once; the other use waits for a person', async () => {
    const { creditId, documentId } = await use(anne)
    later()
    await use(benoit)
    meet()
    const waiting = await held(anne)
    expect(waiting).toMatchObject([{ reason: 'claim' }])
    expect(await anne.run('payment.get', { id: creditId })).toMatchObject({ balance: '0.00' })
    // undone, the first keeps its turn: the other still waits, and a third use is the next
    await anne.run('payment.unallocate', { creditId, documentId })
    await use(anne)
    meet()
    expect(await held(benoit)).toHaveLength(1)
  })

  test('used on one and voided on the other: the first does, the other waits', async () => {
    const { creditId } = await use(anne)
    later()
    await benoit.run('payment.void', { id: creditId })
    meet()
    expect(await anne.run('payment.get', { id: creditId })).toMatchObject({ status: 'used' })
    expect(await held(benoit)).toMatchObject([{ reason: 'claim' }])
  })

  test('whose invoice another payment had settled is a credit in the receivable, not moved twice', async () => {
    const { creditId } = await useInVain()
    expect(await anne.run('payment.get', { id: creditId })).toMatchObject({
      status: 'open',
      balance: '60.00',
    })
    await anne.run('payment.refund', { creditId, date: '2026-02-10' })
    meet()
    const accounts = anne.company.sql.all(
      `SELECT p.account, sum(p.cents) AS cents FROM posting p JOIN entry e ON e.key = p.entry
       WHERE e.counts = 1 AND p.account = '2150' GROUP BY 1`,
    )
    expect(accounts).toEqual([{ account: '2150', cents: 0 }])
  })

  test('whose credit was used again owes what was settled by it, once its first use is undone', async () => {
    const { creditId, documentId } = await useInVain()
    const other = invoicesOf(anne).find((id) => id !== documentId)!
    const due = (await anne.run('invoice.get', { id: other })).balance
    // the 60.00 are in the receivable already: this link moves nothing
    const allocations = [{ documentId: other, amount: '40.00' }]
    await anne.run('payment.allocate', { creditId, allocations })
    expect(await anne.run('payment.get', { id: creditId })).toMatchObject({ balance: '20.00' })
    await anne.run('payment.unallocate', { creditId, documentId })
    expect(await anne.run('invoice.get', { id: other })).toMatchObject({ balance: due, paid: '0.00' })
    expect(await anne.run('payment.get', { id: creditId })).toMatchObject({ balance: '60.00' })
    meet()
    const list = (await benoit.run('report.agedReceivables', { asOf: '2026-12-31' })) as {
      totals: { total: string }
      controlBalance: string
    }
    expect(list.totals.total).toBe(list.controlBalance)
    // and the link settles again what the next use of the deposit moves beyond what that one settles
    await anne.run('payment.allocate', { creditId, allocations: [{ documentId: other, amount: '60.00' }] })
    meet()
  })

  test('whose use settles nothing is voided only once the use is undone, for its entry stands', async () => {
    const { creditId, documentId } = await useInVain()
    await expect(anne.run('payment.void', { id: creditId })).rejects.toThrow('document.hasPayments')
    await anne.run('payment.unallocate', { creditId, documentId })
    await anne.run('payment.void', { id: creditId })
    meet()
    const waiting = anne.company.sql.get<{ cents: number }>(
      `SELECT sum(p.cents) AS cents FROM posting p JOIN entry e ON e.key = p.entry WHERE e.counts = 1 AND p.account = '2150'`,
    )
    expect(waiting).toEqual({ cents: 0 })
  })
})

describe('an order', () => {
  test('invoiced on both: the nth invoice is one, and what came after it waits too', async () => {
    const order = firstOf(anne, 'order')
    const bill = async (on: Laptop, percent: string) => {
      const { id } = await on.run('order.invoice', { id: order, percent, date: '2026-02-10' })
      return on.run('invoice.send', { id })
    }
    await bill(anne, '30')
    later()
    await bill(benoit, '40')
    await bill(benoit, '20')
    meet()
    expect((await held(anne)).map(({ reason }) => reason).sort()).toEqual(['claim', 'needs'])
    expect((await anne.run('order.invoice', { id: order })).subtotal).not.toBe('0.00')
  })

  test('answered on both: the first answer, until a person accepts the other', async () => {
    const id = firstOf(anne, 'quote')
    await anne.run('quote.approve', { id })
    later()
    await benoit.run('quote.refuse', { id })
    meet()
    expect(await benoit.run('quote.get', { id })).toMatchObject({ status: 'approved' })
    const [waiting] = await held(benoit)
    await benoit.run('held.accept', { factId: waiting!.id })
    meet()
    expect(await anne.run('quote.get', { id })).toMatchObject({ status: 'refused' })
    await anne.run('quote.reopen', { id })
    meet()
    expect(await benoit.run('quote.get', { id })).toMatchObject({ status: 'expired' })
  })
})

test('a holdback released on both is released once', async () => {
  const id = idOf(anne, 'SELECT id FROM document WHERE holdback > 0')
  for (const laptop of [anne, benoit]) {
    const draft = await laptop.run('invoice.releaseHoldback', { id, date: '2026-02-10' })
    await laptop.run('invoice.send', { id: draft.id })
    later()
  }
  meet()
  expect(await anne.run('invoice.get', { id })).toMatchObject({ holdbackLeft: '0.00' })
  expect(await held(anne)).toMatchObject([{ reason: 'claim' }])
})

describe('a credit', () => {
  const credited = async (on: Laptop, noun: 'invoice' | 'bill', id: string) => {
    const { id: draft } = await on.run(`${noun}.credit`, { id, date: '2026-02-10' })
    return on.run(noun === 'bill' ? 'supplierCredit.record' : 'creditNote.send', { id: draft })
  }

  test('of one invoice made on both is made once; a person may accept the other', async () => {
    const id = firstOf(anne, 'invoice')
    await credited(anne, 'invoice', id)
    later()
    await credited(benoit, 'invoice', id)
    meet()
    const [waiting] = await held(anne)
    await anne.run('held.accept', { factId: waiting!.id })
    meet()
    expect(await held(benoit)).toEqual([])
  })

  test('of a bill that the other voids waits, or the voiding does', async () => {
    const id = firstOf(anne, 'bill')
    await benoit.run('bill.cancel', { id })
    later()
    await credited(anne, 'bill', id)
    meet()
    expect(await anne.run('bill.get', { id })).toMatchObject({ status: 'cancelled' })
    expect(await held(anne)).toMatchObject([{ reason: 'claim' }])
  })
})

test('an invoice cancelled on one, its holdback released on the other: the first does', async () => {
  const id = idOf(anne, 'SELECT id FROM document WHERE holdback > 0')
  const draft = await anne.run('invoice.releaseHoldback', { id, date: '2026-02-10' })
  await anne.run('invoice.send', { id: draft.id })
  later()
  await benoit.run('invoice.cancel', { id, date: '2026-02-10' })
  meet()
  expect(await held(benoit)).toMatchObject([{ reason: 'claim' }])
  expect(await anne.run('invoice.get', { id })).toMatchObject({ status: 'overdue', holdbackLeft: '0.00' })
})

test('an occurrence made on both is one draft', async () => {
  for (const laptop of [anne, benoit]) await laptop.run('recurring.run', { through: '2026-01-31' })
  meet()
  const { items } = await anne.run('invoice.list', { status: 'draft', limit: 10 })
  expect(items).toHaveLength(3)
})

test('a draft edited on both keeps both edits', async () => {
  const id = draftOf(anne)
  const { lines } = await anne.run('invoice.get', { id })
  const given = lines.map(
    ({ id: line, quantity, unitPrice }: { id: string; quantity: string; unitPrice: string }) => ({
      id: line,
      quantity,
      unitPrice,
    }),
  )
  await anne.run('invoice.update', {
    id,
    notes: 'Par Anne',
    lines: [{ ...given[0], unitPrice: '1.00' }, given[1]],
  })
  later()
  await benoit.run('invoice.update', {
    id,
    reference: 'BC-7',
    lines: [given[0], { ...given[1], quantity: '2' }],
  })
  meet()
  const both = await anne.run('invoice.get', { id })
  expect(both).toMatchObject({ notes: 'Par Anne', reference: 'BC-7' })
  expect(
    both.lines.map(({ quantity, unitPrice }: { quantity: string; unitPrice: string }) => [
      quantity,
      unitPrice,
    ]),
  ).toEqual([
    ['3', '1.00'],
    ['2', '71.57'],
  ])
})

test('a lock that had not seen a payment holds it, and what rests on it; accepted, both count', async () => {
  const id = firstOf(anne, 'invoice')
  const payment = await anne.run('payment.record', { invoiceId: id, amount: '500.00', date: '2026-01-20' })
  await anne.run('payment.refund', { creditId: payment.id, amount: '10.00', date: '2026-02-10' })
  await benoit.run('period.lock', { through: '2026-01-31' })
  meet()
  expect((await held(anne)).map(({ reason }) => reason).sort()).toEqual(['lock', 'needs'])
  const open = await anne.run('invoice.get', { id })
  expect(open.balance).toBe(open.total)
  const waiting = (await held(anne)).find(({ reason }) => reason === 'lock')!
  await benoit.run('held.accept', { factId: waiting.id })
  meet()
  expect(await held(benoit)).toEqual([])
  expect(await benoit.run('invoice.get', { id })).toMatchObject({ status: 'paid' })
})
