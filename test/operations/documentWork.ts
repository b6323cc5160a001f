/** Performs every operation on documents, payments and the matching of bank lines, for the test of the registry. */
import { expect } from 'vitest'
import type { Performer } from './performer.ts'

const sold = [{ description: 'Travaux', unitPrice: '100.00' }]
const bought = [{ description: 'Bois', unitPrice: '100.00', account: '6200' }]

interface Parties {
  readonly client: string
  readonly supplier: string
}

/** A quote that becomes an order, an order that becomes an invoice; others refused, expired, cancelled, thrown away. */
async function quoteWork(performer: Performer, { client }: Parties): Promise<void> {
  const quote = (unitPrice: string) =>
    performer.do('quote.create', { partyId: client, date: '2026-03-01', lines: [{ ...sold[0]!, unitPrice }] })
  const accepted = await quote('100.00')
  await performer.do('quote.update', { id: accepted.id, notes: 'Valide 30 jours' })
  await performer.do('quote.send', { id: accepted.id })
  await performer.do('quote.approve', { id: accepted.id })
  await performer.do('quote.invoice', { id: accepted.id, percent: '25' })
  const order = await performer.do('quote.order', { id: accepted.id })
  await performer.do('order.update', { id: order.id, reference: 'BC-7' })
  await performer.do('order.send', { id: order.id })
  await performer.do('order.invoice', { id: order.id })
  await performer.do('order.copy', { id: order.id })
  const refused = await quote('200.00')
  await performer.do('quote.send', { id: refused.id })
  await performer.do('quote.refuse', { id: refused.id })
  await performer.do('quote.reopen', { id: refused.id })
  await performer.do('quote.expire', {})
  await performer.do('quote.get', { id: refused.id })
  await performer.do('document.get', { id: refused.id })
  await performer.do('quote.pdf', { id: refused.id })
  await performer.do('quote.list', { partyId: client })
  const copy = await performer.do('quote.copy', { id: refused.id })
  await performer.do('quote.delete', { id: copy.id })
  const other = await performer.do('order.create', { partyId: client, date: '2026-03-01', lines: sold })
  const sent = await performer.do('order.send', { id: other.id })
  await performer.do('order.cancel', { id: sent.id })
  await performer.do('order.reopen', { id: sent.id })
  await performer.do('order.get', { id: sent.id })
  await performer.do('order.pdf', { id: sent.id })
  await performer.do('order.list', {})
  const draft = await performer.do('order.create', { date: '2026-03-01', lines: sold })
  await performer.do('order.delete', { id: draft.id })
}

/** Invoices that are paid, credited, cancelled; one with a holdback that is released. */
async function invoiceWork(performer: Performer, { client }: Parties): Promise<void> {
  const issued = async (more: object = {}) => {
    const { id } = await performer.do('invoice.create', {
      partyId: client,
      date: '2026-03-05',
      lines: sold,
      ...more,
    })
    return performer.do('invoice.send', { id })
  }
  const held = await issued({ holdbackPercent: '10' })
  const release = await performer.do('invoice.releaseHoldback', { id: held.id, date: '2026-03-20' })
  await performer.do('invoice.update', { id: release.id, notes: 'Travaux acceptés' })
  await performer.do('invoice.get', { id: held.id })
  await performer.do('invoice.pdf', { id: held.id })
  await performer.do('invoice.list', { text: 'travaux' })
  const copy = await performer.do('invoice.copy', { id: held.id })
  await performer.do('invoice.delete', { id: copy.id })
  const credit = await performer.do('invoice.credit', { id: held.id, date: '2026-03-21' })
  await performer.do('creditNote.get', { id: credit.id })
  await performer.do('creditNote.delete', { id: credit.id })
  await performer.do('invoice.cancel', { id: (await issued()).id, date: '2026-03-22' })
  const note = await performer.do('creditNote.create', {
    partyId: client,
    date: '2026-03-22',
    lines: [{ description: 'Rabais', unitPrice: '10.00' }],
  })
  await performer.do('creditNote.update', { id: note.id, notes: 'Geste commercial' })
  const sent = await performer.do('creditNote.send', { id: note.id })
  await performer.do('creditNote.list', {})
  await performer.do('creditNote.pdf', { id: sent.id })
  const owed = await issued()
  const allocations = [{ documentId: owed.id, amount: sent.balance }]
  await performer.do('payment.allocate', { creditId: sent.id, allocations })
  await performer.do('payment.unallocate', { creditId: sent.id, documentId: owed.id })
  await performer.do('payment.refund', { creditId: sent.id, amount: '1.00', date: '2026-03-23' })
  const paid = await performer.do('payment.record', {
    invoiceId: owed.id,
    amount: '50.00',
    date: '2026-03-24',
  })
  await performer.do('payment.get', { id: paid.id })
  await performer.do('payment.list', {})
  await performer.do('payment.void', { id: paid.id })
}

/** Bills, expenses and credits of suppliers, each recorded, copied, cancelled and thrown away. */
async function purchaseWork(performer: Performer, { supplier }: Parties): Promise<void> {
  const input = { partyId: supplier, date: '2026-03-06', lines: bought }
  for (const noun of ['bill', 'expense', 'supplierCredit'] as const) {
    const draft = await performer.do(`${noun}.create`, { ...input, account: '1010', draft: true })
    await performer.do(`${noun}.update`, { id: draft.id, reference: `${noun}-1` })
    await performer.do(`${noun}.record`, { id: draft.id })
    await performer.do(`${noun}.get`, { id: draft.id })
    await performer.do(`${noun}.list`, {})
    const copy = await performer.do(`${noun}.copy`, { id: draft.id })
    await performer.do(`${noun}.delete`, { id: copy.id })
    await performer.do(`${noun}.cancel`, { id: draft.id })
  }
  const bill = await performer.do('bill.create', { ...input, holdbackPercent: '10', reference: 'F-88' })
  await performer.do('bill.credit', { id: bill.id, date: '2026-03-20' })
  await performer.do('bill.releaseHoldback', { id: bill.id, date: '2026-03-20' })
  await performer.do('bill.pay', { billId: bill.id, date: '2026-03-21', method: 'check', reference: '41' })
  expect((await performer.do('payment.nextCheck', { account: '1010' })).number).toBe('42')
}

async function recurringWork(performer: Performer, { client }: Parties): Promise<void> {
  const { id } = await performer.do('recurring.create', {
    name: 'Entretien',
    frequency: 'monthly',
    first: '2026-03-01',
    partyId: client,
    lines: sold,
  })
  await performer.do('recurring.update', { id, every: 2 })
  await performer.do('recurring.run', { through: '2026-03-31' })
  await performer.do('recurring.list', {})
  await performer.do('document.daily', {})
  await performer.do('recurring.stop', { id })
}

/** Documents of every kind, from their drafts to the reports on them. */
export async function documentWork(performer: Performer): Promise<void> {
  const party = async (name: string, role: 'client' | 'supplier') =>
    (await performer.do('party.create', { name, roles: [role], province: 'QC' })).id
  const parties = {
    client: await party('Toitures Lévis', 'client'),
    supplier: await party('Quincaillerie Rona', 'supplier'),
  }
  await quoteWork(performer, parties)
  await invoiceWork(performer, parties)
  await purchaseWork(performer, parties)
  await recurringWork(performer, parties)
  await performer.do('transfer.create', { from: '1010', to: '1000', amount: '20.00', date: '2026-03-25' })
  const asOf = { asOf: '2026-03-31', detail: true }
  const receivables = await performer.do('report.agedReceivables', asOf)
  const payables = await performer.do('report.agedPayables', asOf)
  expect([receivables.difference, payables.difference]).toEqual(['0.00', '0.00'])
  await performer.do('report.receivables', {})
  await performer.do('report.kpis', {})
  await performer.do('report.topClients', {})
}

/** A bank line matched by hand with an invoice, freed, matched by the program, and put back. */
export async function matchingWork(performer: Performer): Promise<void> {
  const { id: client } = await performer.do('party.create', {
    name: 'Garage Beauport',
    roles: ['client'],
    province: 'QC',
  })
  const draft = await performer.do('invoice.create', { partyId: client, date: '2026-03-07', lines: sold })
  const { id, number, total } = await performer.do('invoice.send', { id: draft.id })
  const line = { date: '2026-03-09', amount: total, description: `VIR GARAGE BEAUPORT ${number}`, row: 1 }
  const account = { accountId: 'B', currency: 'CAD', openingBalance: '0.00', closingBalance: total }
  const path = performer.books.statement({ accounts: [{ ...account, lines: [line] }] })
  await performer.do('bank.import', { path, account: '1015' })
  const { items } = await performer.do('bank.lines', { account: '1015' })
  const lineId = items[0]!.id
  expect((await performer.do('bank.candidates', { lineId })).proposals[0]!.automatic).toBe(true)
  await performer.do('bank.match', { lineId, allocations: [{ documentId: id, amount: total }] })
  await performer.do('bank.unmatch', { lineId })
  expect((await performer.do('bank.reconcile', { account: '1015' })).automatic.count).toBe(1)
  expect((await performer.do('bank.proof', { account: '1015' })).reconciled).toBe(true)
  await reconciliationWork(performer)
  await performer.do('bank.undo', { lineIds: [lineId] })
  await performer.do('bank.transfer', { lineId, account: '1010' })
  expect((await performer.do('bank.why', { lineId })).why!.by).toBe('person')
  await performer.do('bank.undo', { lineIds: [lineId] })
  await pairWork(performer, lineId, total)
}

/** The other side of a line, in another account: both are matched as one transfer. */
async function pairWork(performer: Performer, lineId: string, amount: string): Promise<void> {
  const account = '1010'
  const description = 'VIREMENT ENTRE COMPTES'
  const out = { date: '2026-03-09', amount: `-${amount}`, description, reference: '', row: 1 }
  const balances = { accountId: 'A', currency: 'CAD', openingBalance: null, closingBalance: null }
  const path = performer.books.statement({ accounts: [{ ...balances, lines: [out] }] })
  await performer.do('bank.import', { path, account })
  const { items } = await performer.do('bank.transfers', { account, lineId })
  expect(items.map(({ to }) => to.lineId)).toEqual([lineId])
  await performer.do('bank.transferPair', { lineId, otherLineId: items[0]!.from.lineId })
}

/** An account that begins with nothing outstanding, is reconciled to a day, and undone again. */
async function reconciliationWork(performer: Performer): Promise<void> {
  const begin = { account: '1015', through: '2026-02-28', balance: '0.00' }
  expect((await performer.do('reconciliation.previewBegin', begin)).problems).toEqual([])
  const first = await performer.do('reconciliation.begin', begin)
  const asked = { account: '1015', through: '2026-03-31' }
  expect((await performer.do('reconciliation.preview', asked)).problems).toEqual([])
  const { id } = await performer.do('reconciliation.create', asked)
  expect((await performer.do('reconciliation.get', { id })).holds).toBe(true)
  for (const one of [id, first.id]) await performer.do('reconciliation.undo', { id: one, reason: 'Essai' })
  expect((await performer.do('reconciliation.list', { account: '1015' })).items).toHaveLength(2)
}
