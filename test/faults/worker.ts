/**
 * A program that works on a company until it is killed. Run by the tests of this folder with a folder and a seed: performs
 * operations through the registry, and writes one line of JSON for each after it has returned. A company that has no
 * account for what clients owe keeps its ledger and its records only.
 */
import { writeSync } from 'node:fs'
import { headOf } from '../../db/changes/store.ts'
import { formatCents } from '../../db/rules/money.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import { type Operations, operations } from '../../electron/operations/index.ts'
import { performOn } from '../../electron/operations/perform.ts'
import { Desk } from '../support/companyFile.ts'
import { randomFrom } from '../support/random.ts'
import { testTools } from '../support/tools.ts'

/** What was answered: the id of what was made, and the end of this device's chain, on which all before it rests. */
export interface Acknowledged {
  readonly operation: string
  readonly id: string | null
  readonly head: string
}

type Name = keyof Operations

const DAY = '2026-03-31'
/** Account whose statements are imported, matched and reconciled. */
const BANK = '1015'

const desk = new Desk(process.argv[2]!)
const random = randomFrom(Number(process.argv[3]))
const company = desk.open()
const cents = () => 1 + random(999_999)

/** The statement that is imported next, if any. */
let statement: ParsedFile | null = null
const tools = testTools({ place: desk.place, now: Date.now }, async () => statement!)

/** Performs an operation that reads. */
async function ask<N extends Name>(name: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
  return (await performOn(company, operations[name]!, input, tools)) as Operations[N]['output']
}

/** Performs an operation that writes, and acknowledges it. */
async function perform<N extends Name>(
  name: N,
  input: Operations[N]['input'],
): Promise<Operations[N]['output']> {
  const answer = await ask(name, input)
  const { id = null } = answer as { id?: string }
  const { hash } = headOf(company.sql, company.device!)
  writeSync(1, `${JSON.stringify({ operation: name, id, head: hash } satisfies Acknowledged)}\n`)
  return answer
}

const entry = () => {
  const amount = formatCents(cents())
  return {
    date: DAY,
    memo: 'x'.repeat(random(400)),
    lines: [
      { account: '1010', debit: amount },
      { account: '4000', credit: amount },
    ],
  }
}

async function ledgerWork(): Promise<void> {
  const posted = await perform('ledger.post', entry())
  const what = random(3)
  if (what === 0) await perform('ledger.reverse', { entryId: posted.id, date: DAY })
  if (what === 1) await perform('ledger.correct', { entryId: posted.id, ...entry() })
}

async function recordWork(): Promise<void> {
  const name = `${process.pid} ${random(1_000_000)}`
  if (random(2) === 0) await perform('party.create', { name: `Client ${name}`, roles: ['client'] })
  else await perform('account.create', { code: `5${name.replace(' ', '')}`, name: 'Frais', type: 'expense' })
}

/** An invoice that is sent, and perhaps cancelled, or paid and the payment taken back. */
async function invoice(): Promise<Operations['invoice.send']['output']> {
  const { id: partyId } = await perform('party.create', {
    name: `Toitures ${random(1_000_000)}`,
    roles: ['client'],
  })
  const lines = [{ description: 'Travaux', unitPrice: formatCents(cents()) }]
  const draft = await perform('invoice.create', { partyId, date: DAY, lines })
  return perform('invoice.send', { id: draft.id })
}

async function billingWork(): Promise<void> {
  const { id, total } = await invoice()
  const what = random(4)
  if (what === 0) await perform('invoice.cancel', { id, date: DAY })
  if (what === 1) return
  const paid = await perform('payment.record', { invoiceId: id, amount: total, date: DAY })
  if (what === 2) await perform('payment.void', { id: paid.id })
}

/** The reconciliation that stands at the day of the statements is undone, so that the account takes more lines. */
async function reopen(): Promise<void> {
  const { items } = await ask('reconciliation.list', { account: BANK })
  const standing = items.find(({ status, through }) => status === 'stands' && through === DAY)
  if (standing) await perform('reconciliation.undo', { id: standing.id, reason: 'Encore des lignes' })
  if (items.every(({ status }) => status !== 'stands'))
    await perform('reconciliation.begin', { account: BANK, through: '2026-02-28', balance: '0.00' })
}

/** What a killed program had imported and not settled is coded. */
async function settle(): Promise<void> {
  const { items } = await ask('bank.lines', { account: BANK, status: 'new' })
  for (const { id } of items) await perform('bank.code', { lineId: id, allocations: [{ account: '4000' }] })
}

/** A line that pays an invoice, imported, matched, and perhaps freed; then the account is reconciled. */
async function bankWork(): Promise<void> {
  await reopen()
  await settle()
  const { id, total, number } = await invoice()
  const line = { date: DAY, amount: total, description: `VIR ${number}`, reference: '', row: 1 }
  const unsaid = { accountId: null, currency: null, openingBalance: null, closingBalance: null }
  const accounts = [{ ...unsaid, lines: [line] }]
  statement = { format: 'csv', outcome: 'parse', accounts, problems: [], layout: null }
  const { newLines } = await perform('bank.import', { path: desk.at('releve.csv'), account: BANK })
  for (const { id: lineId } of newLines) {
    await perform('bank.match', { lineId, allocations: [{ documentId: id, amount: total }] })
    if (random(3) === 0) await perform('bank.undo', { lineIds: [lineId] })
  }
  await settle()
  const { cents: sum } = company.sql.get<{ cents: number }>(
    'SELECT coalesce(sum(cents), 0) AS cents FROM bank_line WHERE account = ?',
    BANK,
  )!
  const asked = { account: BANK, through: DAY, balance: formatCents(sum) }
  const { problems } = await ask('reconciliation.preview', asked)
  if (problems.length === 0) await perform('reconciliation.create', asked)
}

const bills = company.sql.get("SELECT 1 FROM account WHERE role = 'receivable'") !== undefined
const work = bills ? [ledgerWork, recordWork, billingWork, bankWork] : [ledgerWork, ledgerWork, recordWork]

writeSync(1, '\n')
for (;;) await work[random(work.length)]!()
