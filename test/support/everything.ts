/**
 * A small company with something of everything that a file can hold: documents, payments, bank lines, a reconciliation,
 * corrections, reversals, two devices that met late, entries that are held for each reason, erased parts, locks, signed heads.
 */
import fs from 'node:fs'
import path from 'node:path'
import { startedBilling } from '../simulation/billing.ts'
import { reconciliationCall } from '../simulation/reconciling.ts'
import { parsedStatement } from './bankBooks.ts'
import { exchange, type Laptop, type Workshop } from './company.ts'

const line = (account: string, amount: { debit: string } | { credit: string }, more: object = {}) => ({
  account,
  ...amount,
  ...more,
})

const posted = (on: Laptop, date: string, amount: string, more: object = {}) =>
  on.run('ledger.post', {
    date,
    lines: [line('6100', { debit: amount }), line('1010', { credit: amount })],
    ...more,
  })

/** Entries of every kind: a piece, another currency, memos enough to be deflated, reversed, corrected. */
async function entries(on: Laptop, partyId: string): Promise<{ id: string }> {
  const sale = await on.run('ledger.post', {
    date: '2026-01-15',
    memo: 'Vente',
    piece: { number: 'F-12', date: '2026-01-14' },
    lines: [
      line('1060', { debit: '135.00' }, { partyId, currency: 'USD', foreignAmount: '100.00', rate: '1.35' }),
      line('4000', { credit: '135.00' }, { memo: 'Béton' }),
    ],
  })
  const many = Array.from({ length: 12 }, (_, index) =>
    line('6100', { debit: `${index + 1}.00` }, { memo: `Achat ${index}` }),
  )
  const bought = await on.run('ledger.post', {
    date: '2026-02-01',
    lines: [...many, line('1010', { credit: '78.00' })],
  })
  await on.run('ledger.correct', {
    entryId: bought.id,
    date: '2026-02-01',
    lines: [line('6100', { debit: '79.00' }, { taxCode: 'EXO' }), line('1010', { credit: '79.00' })],
  })
  return sale
}

const first = (on: Laptop, query: string): string => on.company.sql.get<{ id: string }>(query)!.id

/** What is open is paid in part, credited, refunded, cancelled; a deposit is used; a draft and stock move. */
async function documents(on: Laptop): Promise<void> {
  const invoice = first(on, "SELECT id FROM document WHERE kind = 'invoice' ORDER BY number LIMIT 1")
  const deposit = first(on, "SELECT id FROM document WHERE kind = 'receipt' LIMIT 1")
  await on.run('payment.record', { invoiceId: invoice, amount: '40.00', date: '2026-02-02' })
  await on.run('payment.allocate', {
    creditId: deposit,
    allocations: [{ documentId: invoice, amount: '25.00' }],
  })
  await on.run('invoice.releaseHoldback', { id: invoice, date: '2026-02-03' })
  const quote = first(on, "SELECT id FROM document WHERE kind = 'quote'")
  await on.run('quote.approve', { id: quote })
  await on.run('quote.invoice', { id: quote, date: '2026-02-03', percent: '30' })
  const bill = first(on, "SELECT id FROM document WHERE kind = 'bill'")
  const paid = await on.run('bill.pay', { billId: bill, amount: '10.00', date: '2026-02-04' })
  await on.run('payment.void', { id: paid.id })
  const productId = first(on, 'SELECT id FROM product')
  await on.run('stock.move', { productId, kind: 'in', quantity: '4', date: '2026-02-04' })
}

/** A statement whose lines pay, are coded and are ignored; the account is reconciled to its day. */
async function bank(workshop: Workshop, on: Laptop): Promise<void> {
  const lines = ['-25.00', '40.00', '-7.25', '3.00'].map(
    (amount, row) => [`2026-02-1${row}`, amount, `MOUVEMENT ${row}`] as const,
  )
  const file = workshop.statement(parsedStatement('0.00', '10.75', lines))
  await on.run('bank.import', { path: file, account: '1020' })
  const { items } = await on.run('bank.lines', { account: '1020' })
  const ids = Object.fromEntries(
    items.map(({ id, amount }: { id: string; amount: string }) => [amount, id]),
  ) as Record<string, string>
  await on.run('bank.code', { lineId: ids['-25.00'], allocations: [{ account: '6100' }] })
  const invoice = first(on, "SELECT id FROM document WHERE kind = 'invoice' AND open >= 4000 ORDER BY number")
  await on.run('bank.match', {
    lineId: ids['40.00'],
    allocations: [{ documentId: invoice, amount: '40.00' }],
  })
  const shown = await on.run('ledger.post', {
    date: '2026-02-12',
    lines: [line('6100', { debit: '7.25' }), line('1020', { credit: '7.25' })],
  })
  await on.run('bank.match', {
    lineId: ids['-7.25'],
    allocations: [{ documentId: `entry:${shown.id}`, amount: '7.25' }],
  })
  await on.run('bank.code', { lineId: ids['3.00'], allocations: [{ account: '4000' }] })
  await on.run('bank.uncode', { lineId: ids['3.00'] })
  await on.run('bank.ignore', { lineId: ids['3.00'], reason: 'Essai' })
  await on.run('bank.unignore', { lineId: ids['3.00'] })
  await on.run('bank.code', { lineId: ids['3.00'], allocations: [{ account: '4000' }] })
  await on.run('reconciliation.create', { account: '1020', through: '2026-02-13', balance: '10.75' })
  // on paper: some ticked, some outstanding
  const account = '1010'
  for (const step of [
    { kind: 'begin', laptop: 0, account, through: '2026-01-31', seed: 1 },
    { kind: 'reconcile', laptop: 0, account, through: '2026-02-28', seed: 2 },
  ] as const)
    await on.run(...reconciliationCall(on, step))
}

/** Two lines either of which could show the one entry of their amount. */
async function rivals(workshop: Workshop, on: Laptop): Promise<{ lines: string[]; entry: string }> {
  const lines = ['CAFE', 'THE'].map((label) => ['2026-03-10', '-4.00', label] as const)
  const file = workshop.statement(parsedStatement('10.75', '2.75', lines))
  await on.run('bank.import', { path: file, account: '1020' })
  const { items } = await on.run('bank.lines', { account: '1020', from: '2026-03-10', to: '2026-03-10' })
  const { id } = await on.run('ledger.post', {
    date: '2026-03-10',
    lines: [line('6100', { debit: '4.00' }), line('1020', { credit: '4.00' })],
  })
  return { lines: items.map((item: { id: string }) => item.id), entry: id }
}

/** The company on its first laptop, open, with all that the second one did unplugged. */
export async function everything(workshop: Workshop): Promise<Laptop> {
  const template = await startedBilling(workshop)
  const office = workshop.copyFile(template, 'anne')
  const client = first(office, "SELECT id FROM party WHERE name = 'Tremblay'")
  const gone = await office.run('party.create', {
    name: 'Bélanger',
    roles: ['client'],
    phone: '418 555-0100',
  })
  const sale = await entries(office, client)
  await office.run('ledger.post', {
    date: '2015-01-20', // older than what the law has kept
    memo: 'Madame Bélanger',
    lines: [line('1060', { debit: '9.00' }, { partyId: gone.id }), line('4000', { credit: '9.00' })],
  })
  await documents(office)
  await bank(workshop, office)
  await office.run('privacy.erase', { partyId: gone.id })
  const receipt = path.join(workshop.folder, 'receipt.txt')
  fs.writeFileSync(receipt, 'Reçu : 9,00 $')
  await office.run('attachment.add', { entryId: sale.id, path: receipt })
  const { lines, entry } = await rivals(workshop, office)
  const other = workshop.copy(office, 'benoit')
  // unplugged: each shows the entry by another line; the later one, held for that, leaves its line to who codes it
  for (const [index, on] of [office, other].entries()) {
    workshop.clock.now += 1000
    const allocations = [{ documentId: `entry:${entry}`, amount: '4.00' }]
    await on.run('bank.match', { lineId: lines[index], allocations })
  }
  workshop.clock.now += 1000
  await office.run('bank.code', { lineId: lines[1], allocations: [{ account: '6100' }] })
  // unplugged: both undo the sale, one locks January, the other posts in it and corrects what is then held
  await office.run('ledger.reverse', { entryId: sale.id, date: '2026-03-01' })
  workshop.clock.now += 1000
  await office.run('period.lock', { through: '2026-01-31', reason: 'Remise' })
  workshop.clock.now += 1000
  await other.run('ledger.reverse', { entryId: sale.id, date: '2026-03-02' })
  for (const amount of ['7.00', '8.00']) await posted(other, '2026-01-05', amount)
  const late = await posted(other, '2026-01-06', '6.00')
  await other.run('ledger.reverse', { entryId: late.id, date: '2026-03-02' })
  exchange(office, other)
  workshop.clock.now += 1000
  const held = first(office, "SELECT id FROM entry WHERE held = 'lock' ORDER BY number LIMIT 1")
  await office.run('held.accept', { factId: held })
  await posted(office, '2026-02-20', '11.00')
  exchange(office, other)
  return office
}
