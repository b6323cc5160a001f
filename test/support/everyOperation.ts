/**
 * Performs every operation of the registry at least once, on the books of one company: what a test of all of them (their
 * shapes, a full disk, a kill at every step) goes through. The performer decides how each is performed.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { documentWork, matchingWork } from '../operations/documentWork.ts'
import { alertWork, feedWork } from '../operations/feedWork.ts'
import type { Performer } from '../operations/performer.ts'
import { refusal } from './books.ts'

async function ledgerWork(performer: Performer): Promise<string> {
  const lines = [
    { account: '1010', debit: '100.00' },
    { account: '4000', credit: '100.00' },
  ]
  const posted = await performer.do('ledger.post', { date: '2026-03-02', lines })
  await performer.do('ledger.opening', { date: '2026-01-01', lines: [{ account: '1010', debit: '5.00' }] })
  const reversal = await performer.do('ledger.reverse', { entryId: posted.id, date: '2026-03-02' })
  await performer.do('ledger.correct', { entryId: reversal.id, date: '2026-03-02', lines })
  await performer.do('ledger.entry', { id: posted.id })
  await performer.do('ledger.entries', { text: 'ouverture' })
  await performer.do('ledger.search', { text: 'ouverture' })
  await performer.do('ledger.register', { account: '1010' })
  await performer.do('report.trialBalance', { asOf: '2026-03-31', gifi: true })
  const year = { from: '2026-01-01', to: '2026-12-31' }
  await performer.do('report.generalLedger', year)
  await performer.do('report.incomeStatement', {
    ...year,
    compareFrom: '2025-01-01',
    compareTo: '2025-12-31',
  })
  await performer.do('report.balanceSheet', { asOf: '2026-12-31', compareAsOf: '2025-12-31' })
  await performer.do('report.taxSummary', year)
  await performer.do('report.taxEntries', { ...year, line: '113' })
  await performer.do('report.cashFlow', { months: 3 })
  await performer.do('report.export', { report: 'report.taxSummary', input: year, format: 'csv' })
  await performer.do('year.close', { year: 2026, preview: true })
  await performer.do('period.list', { year: 2026 })
  await performer.do('period.lock', { through: '2026-01-31', reason: 'fin de mois' })
  await performer.do('period.unlock', { reason: 'oubli' })
  return posted.id
}

async function recordWork(performer: Performer, entryId: string): Promise<void> {
  const { books } = performer
  await performer.do('account.create', { code: '1099', name: 'Autre', type: 'asset', gifi: '1001' })
  await performer.do('account.update', { code: '1099', closed: true })
  await performer.do('account.list', { text: 'banque', asOf: '2026-03-31' })
  const party = await performer.do('party.create', { name: 'Client', roles: ['client'] })
  await performer.do('party.update', { id: party.id, email: 'a@b.ca', taxNumbers: { TPS: '1' } })
  await performer.do('party.get', { id: party.id })
  await performer.do('party.list', { role: 'client', text: 'cli' })
  await catalogueWork(performer, party.id)
  await performer.do('privacy.erase', { partyId: party.id })
  await performer.do('tax.codes', {})
  await performer.do('tax.register', { tax: 'TPS', since: '2026-01-01', number: '123456789RT0001' })
  await performer.do('tax.compute', {
    date: '2026-03-02',
    amount: '114.98',
    taxes: ['TPS', 'TVQ'],
    included: true,
  })
  const paper = path.join(books.workshop.folder, 'facture.txt')
  fs.writeFileSync(paper, 'facture')
  const added = await performer.do('attachment.add', { entryId, path: paper })
  await performer.do('attachment.list', { entryId })
  await performer.do('attachment.save', { id: added.id, to: path.join(books.workshop.folder, 'copie.txt') })
}

/** One white point. */
const LOGO =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='

async function catalogueWork(performer: Performer, party: string): Promise<void> {
  const other = await performer.do('party.create', { name: 'Client inc.', roles: ['supplier'], phone: '1' })
  expect(other.warnings).toHaveLength(1)
  await performer.do('party.duplicates', {})
  await performer.do('party.mergePreview', { keep: party, merge: other.id })
  await performer.do('party.merge', { keep: party, merge: other.id })
  await performer.do('party.unmerge', { id: other.id })
  await performer.do('party.balance', { id: party })
  await performer.do('party.statement', { partyId: party, from: '2026-01-01', to: '2026-03-31' })
  const contact = await performer.do('contact.create', { partyId: party, name: 'Luce' })
  await performer.do('contact.update', { id: contact.id, role: 'Comptable' })
  await performer.do('contact.list', { partyId: party })
  await performer.do('contact.archive', { id: contact.id })
  const project = await performer.do('project.create', {
    name: 'Chantier',
    partyId: party,
    estimate: '10.00',
  })
  await performer.do('project.update', { id: project.id, status: 'onHold' })
  await performer.do('project.get', { id: project.id })
  await performer.do('project.list', {})
  await performer.do('project.profitability', { id: project.id })
  const product = await performer.do('product.create', { name: 'Vis', tracked: true, cost: '0.05' })
  await performer.do('product.update', { id: product.id, code: 'V-1' })
  await performer.do('product.get', { id: product.id })
  await performer.do('product.list', {})
  await performer.do('stock.move', { productId: product.id, kind: 'out', quantity: '2.5', notes: 'chantier' })
  await performer.do('stock.list', {})
  await performer.do('stock.stats', {})
  await performer.do('stock.moves', { productId: product.id })
  await performer.do('settings.set', { values: { 'sales.terms': '30 jours' } })
  await performer.do('settings.get', {})
  const logo = path.join(performer.books.workshop.folder, 'logo.png')
  fs.writeFileSync(logo, Buffer.from(LOGO, 'base64'))
  await performer.do('company.setLogo', { path: logo })
  await performer.do('company.get', {})
  await performer.do('company.logo', {})
}

async function bankWork(performer: Performer): Promise<void> {
  const line = (amount: string) => ({ date: '2026-03-04', amount, description: 'X', row: 1 })
  const account = { accountId: 'A', currency: 'CAD', openingBalance: '0.00', closingBalance: '-3.00' }
  const file = performer.books.statement({
    accounts: [{ ...account, lines: [line('-1.00'), line('-2.00')] }],
    layout: { header: ['Jour', 'Somme'] },
  })
  await performer.do('bank.inspect', { path: file })
  await performer.do('bank.preview', { path: file, account: '1010' })
  const said = { date: 0, amount: 1, dateFormat: 'dmy' }
  await performer.do('bank.import', { path: file, account: '1010', columns: said })
  const layouts = await performer.do('bankLayout.list', {})
  await performer.do('bankLayout.update', { id: layouts.items[0]!.id, name: 'Caisse' })
  await performer.do('bankLayout.delete', { id: layouts.items[0]!.id })
  const { items } = await performer.do('bank.lines', { account: '1010' })
  await ruleWork(performer, items[0]!.id)
  await performer.do('bank.code', { lineId: items[0]!.id, allocations: [{ account: '6150' }] })
  await performer.do('bank.uncode', { lineId: items[0]!.id })
  await performer.do('bank.ignore', { lineId: items[1]!.id, reason: 'double' })
  await performer.do('bank.unignore', { lineId: items[1]!.id })
  const again = { lineId: items[0]!.id, allocations: [{ account: '6150' }] }
  await performer.do('bank.codeMany', { lines: [again] })
  await performer.do('bank.enter', {
    account: '1010',
    lines: [line('-4.00')].map(({ row: _row, ...typed }) => typed),
  })
  await performer.do('bank.accounts', {})
  await performer.do('bank.statements', { account: '1010' })
}

async function ruleWork(performer: Performer, lineId: string): Promise<void> {
  const rule = {
    name: 'X',
    texts: [{ test: 'contains' as const, text: 'x' }],
    act: { kind: 'code' as const, shares: [{ account: '6150' }] },
  }
  const { id } = await performer.do('bankRule.create', rule)
  await performer.do('bankRule.update', { id, name: 'Y' })
  await performer.do('bankRule.get', { id })
  await performer.do('bankRule.list', {})
  await performer.do('bankRule.test', rule)
  await performer.do('bankRule.move', { id, to: 0 })
  await performer.do('bank.suggest', { lineId })
  await performer.do('bank.previewCode', { lineId, allocations: [{ account: '6150' }] })
  await performer.do('bank.habit', { lineId })
  await performer.do('bankRule.delete', { id })
}

async function heldWork(performer: Performer): Promise<void> {
  const { books } = performer
  // a lock of another device that had seen nothing: what lies behind it is held
  books.write((company) =>
    company.append([{ type: 'period.locked', body: { id: 'lock', through: '2026-01-31', seen: {} } }]),
  )
  const { items } = await performer.do('held.list', {})
  expect(items).toHaveLength(1)
  await performer.do('held.accept', { factId: items[0]!.id })
  // and a name given on another device that had not seen this one
  const records = [{ kind: 'account' as const, record: '1099', values: { name: 'Placement' } }]
  books.write((company) => company.append([{ type: 'fields.set', body: { records } }]))
  const { lost } = await performer.do('held.list', {})
  await performer.do('held.settle', { lostId: lost[0]!.id, keep: 'lost' })
  await performer.do('log.list', { limit: 5 })
  await performer.do('log.acts', { limit: 100 })
}

async function fileWork(performer: Performer): Promise<void> {
  const { folder } = performer.books.workshop
  await performer.do('company.info', {})
  await performer.do('company.update', { name: 'Autre nom' })
  await performer.do('company.verify', {})
  const { path: backup } = await performer.do('company.backup', {})
  expect((await performer.do('company.backups', {})).items).toHaveLength(1)
  const restored = path.join(folder, 'restored.grandlivre')
  await performer.onFile('company.restore', restored, { from: backup })
  await performer.onFile('company.encrypt', restored, { passphrase: 'un cheval bleu sur la colline' })
  await performer.onFile('company.unlock', restored, { passphrase: 'un cheval bleu sur la colline' })
  await performer.onFile('company.decrypt', restored, {}, 'un cheval bleu sur la colline')
  await performer.onFile('company.create', path.join(folder, 'new.grandlivre'), { name: 'N', country: 'FR' })
  await performer.onFile('company.sample', path.join(folder, 'sample.grandlivre'), {})
  const undo = performer.onFile('company.undoUpgrade', restored, {})
  expect(refusal(await undo.catch((error: unknown) => error)).code).toBe('company.noUpgrade')
}

async function freeWork(performer: Performer): Promise<void> {
  const home = process.env.HOME
  process.env.HOME = performer.books.workshop.folder
  onTestFinished(() => {
    process.env.HOME = home
  })
  await performer.free('bank.propose', { bankLines: [], documents: [] })
  await performer.free('app.companies', {})
  await performer.free('app.forget', { path: '/nowhere' })
  await performer.free('job.list', {})
  await performer.free('job.get', { id: 'j1' })
  await performer.free('job.cancel', { id: 'j1' })
  await expect(performer.free('job.get', { id: 'j2' })).rejects.toMatchObject({ code: 'job.unknown' })
}

/** All of them, in an order in which each has what it needs. */
export async function everyOperation(performer: Performer): Promise<void> {
  const entry = await ledgerWork(performer)
  await recordWork(performer, entry)
  await documentWork(performer)
  await matchingWork(performer)
  await bankWork(performer)
  await alertWork(performer, entry)
  await feedWork(performer)
  await heldWork(performer)
  await fileWork(performer)
  await performer.do('year.close', { year: 2026 })
  await freeWork(performer)
}
