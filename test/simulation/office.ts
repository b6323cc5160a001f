/** Three laptops with copies of one company, and the steps of a history run on them. */
import fs from 'node:fs'
import path from 'node:path'
import type { ChartAccount } from '../../db/rules/charts/index.ts'
import { Refusal } from '../../db/rules/errors.ts'
import { formatCents } from '../../db/rules/money.ts'
import type { ParsedFile, ParsedLine } from '../../electron/bank/parsed.ts'
import { type Laptop, Workshop } from '../support/company.ts'
import { documentCall, isOfDocuments } from './billing.ts'
import type { DocumentStep } from './billingSteps.ts'
import { partyOf, someId } from './pick.ts'
import { chance, inPieces, shuffled } from './random.ts'
import { reconciliationCall } from './reconciling.ts'
import type { Exchange, Step } from './steps.ts'

const account = (code: string, type: ChartAccount['type'], role?: ChartAccount['role']): ChartAccount => ({
  code,
  name: `Compte ${code}`,
  nameEn: `Account ${code}`,
  type,
  ...(role ? { role } : {}),
})

/** A chart just large enough: rebuilding it takes a moment. */
export const SMALL_CHART: readonly ChartAccount[] = [
  account('1010', 'asset', 'bank'),
  account('1015', 'asset', 'bank'),
  account('1060', 'asset', 'receivable'),
  account('1090', 'asset', 'taxRecoverable'),
  account('1095', 'asset', 'taxRecoverable'),
  account('2100', 'liability', 'payable'),
  account('2310', 'liability', 'taxCollected'),
  account('2320', 'liability', 'taxCollected'),
  account('3100', 'equity', 'retainedEarnings'),
  account('3990', 'equity', 'openingBalance'),
  account('4000', 'income'),
  account('5000', 'expense'),
  account('6100', 'expense'),
]

const show = (cents: number) => formatCents(cents, 2)

const lines = (debit: string, credit: string, cents: number, partyId?: string) => [
  { account: debit, debit: show(cents), ...(partyId ? { partyId } : {}) },
  { account: credit, credit: show(cents) },
]

interface Movement {
  readonly date: string
  readonly cents: number
  readonly label: string
  readonly bankId: string
}

/** A statement as a parser gives it. */
export function parsed(movements: readonly Movement[]): ParsedFile {
  const rows = movements.map(
    (movement, index): ParsedLine => ({
      date: movement.date,
      amount: show(movement.cents),
      description: movement.label,
      row: index + 1,
      ...(movement.bankId ? { bankId: movement.bankId } : {}),
    }),
  )
  return {
    format: 'csv',
    outcome: 'parse',
    accounts: [{ accountId: null, currency: null, openingBalance: null, closingBalance: null, lines: rows }],
    problems: [],
    layout: null,
  }
}

type Operation = Exclude<Step, Exchange>
export type AnyStep = Step | DocumentStep

const entryOf = (laptop: Laptop, pick: number) => someId(laptop, 'SELECT id FROM entry ORDER BY id', pick)
/** Mostly a line of the state that the operation wants; now and then any. */
const lineOf = (laptop: Laptop, pick: number, status: 'new' | 'coded' | 'matched' | 'ignored') =>
  someId(
    laptop,
    `SELECT id FROM bank_line ${pick % 8 === 0 ? '' : `WHERE status = '${status}'`} ORDER BY id`,
    pick,
  )

const HELD = `SELECT id FROM (SELECT id FROM entry WHERE counts = 0 UNION ALL SELECT id FROM mark WHERE counts = 0) ORDER BY id`

/** Entries that move what a line says, so that two lines often want the same one. */
const entriesLike = (line: string): string =>
  `SELECT e.id FROM entry e JOIN posting p ON p.entry = e.key JOIN bank_line l ON l.id = '${line}'
   WHERE p.account = l.account AND p.cents = l.cents ORDER BY e.id`

/** An operation's name and input. */
function call(workshop: Workshop, on: Laptop, step: Operation): [string, object] {
  switch (step.kind) {
    case 'post': {
      const party = step.party === null ? undefined : partyOf(on, step.party)
      return [
        'ledger.post',
        { date: step.day, memo: step.word, lines: lines(step.debit, step.credit, step.cents, party) },
      ]
    }
    case 'opening':
      return [
        'ledger.opening',
        { date: step.day, lines: [{ account: step.account, debit: show(step.cents) }] },
      ]
    case 'reverse':
      return ['ledger.reverse', { entryId: entryOf(on, step.entry), date: step.day }]
    case 'correct':
      return [
        'ledger.correct',
        {
          entryId: entryOf(on, step.entry),
          date: step.day,
          lines: lines(step.debit, step.credit, step.cents),
        },
      ]
    case 'import':
      return ['bank.import', { path: workshop.statement(parsed(step.movements)), account: '1010' }]
    case 'code': {
      const allocation = { account: step.account, ...(step.taxed ? { taxes: ['TPS', 'TVQ'] } : {}) }
      return ['bank.code', { lineId: lineOf(on, step.line, 'new'), allocations: [allocation] }]
    }
    case 'uncode':
      return ['bank.uncode', { lineId: lineOf(on, step.line, 'coded') }]
    case 'ignore':
      return ['bank.ignore', { lineId: lineOf(on, step.line, 'new'), reason: step.word }]
    case 'unignore':
      return ['bank.unignore', { lineId: lineOf(on, step.line, 'ignored') }]
    case 'line.show': {
      const lineId = lineOf(on, step.line, 'new')
      const documentId = `entry:${someId(on, entriesLike(lineId), step.entry)}`
      return ['bank.match', { lineId, allocations: [{ documentId, amount: '50.00' }] }]
    }
    case 'line.transfer':
      return ['bank.transfer', { lineId: lineOf(on, step.line, 'new'), account: '1015' }]
    case 'line.undo':
      return ['bank.undo', { lineIds: [lineOf(on, step.line, 'matched')] }]
    case 'reconcile':
    case 'begin':
    case 'reopen':
      return reconciliationCall(on, step)
    default:
      return otherCall(workshop, on, step)
  }
}

type BankOrLedger =
  | 'post'
  | 'opening'
  | 'reverse'
  | 'correct'
  | 'import'
  | 'code'
  | 'uncode'
  | 'ignore'
  | 'unignore'
  | 'line.show'
  | 'line.transfer'
  | 'line.undo'
  | 'reconcile'
  | 'begin'
  | 'reopen'

/** A file of that content, to be attached. */
function fileOf(workshop: Workshop, content: string): string {
  const file = path.join(workshop.folder, `${content}.txt`)
  fs.writeFileSync(file, content.repeat(2000))
  return file
}

function otherCall(
  workshop: Workshop,
  on: Laptop,
  step: Exclude<Operation, { kind: BankOrLedger }>,
): [string, object] {
  switch (step.kind) {
    case 'lock':
      return ['period.lock', { through: step.through }]
    case 'unlock':
      return ['period.unlock', { reason: 'Oubli', ...(step.through ? { through: step.through } : {}) }]
    case 'accept':
      return ['held.accept', { factId: someId(on, HELD, step.fact) }]
    case 'close':
      return ['year.close', { year: step.year }]
    case 'account.update':
      return [
        'account.update',
        { code: step.account, name: step.word, ...(step.closed === null ? {} : { closed: step.closed }) },
      ]
    case 'account.create':
      return ['account.create', { code: step.code, name: step.word, type: 'expense' }]
    case 'party.create':
      return ['party.create', { name: step.word, roles: ['client'] }]
    case 'party.update':
      return [
        'party.update',
        { id: partyOf(on, step.party), ...(step.phone ? { phone: step.word } : { name: step.word }) },
      ]
    case 'erase':
      return ['privacy.erase', { partyId: partyOf(on, step.party) }]
    case 'attach':
      return ['attachment.add', { entryId: entryOf(on, step.entry), path: fileOf(workshop, step.content) }]
    case 'tax.register':
      return ['tax.register', { tax: 'TPS', since: step.day }]
  }
}

/** Changes of one laptop given to another, in any order, in pieces and twice; some are lost. */
export function deliver(from: Laptop, to: Laptop, seed: number, lostOfEight: number): void {
  if (from === to) return
  const random = chance(seed)
  const all = random() < 0.5 ? from.changes() : from.changes(to.known())
  const arriving = all.filter(() => random() * 8 >= lostOfEight)
  for (const piece of inPieces(shuffled(arriving, random), random)) to.receive(piece)
}

export class Office {
  readonly workshop = new Workshop()
  readonly laptops: readonly Laptop[]
  /** Operations that were done, and those that were refused, by name. */
  readonly done: Record<string, number> = {}
  readonly refused: Record<string, number> = {}

  constructor(template: string) {
    this.laptops = ['anne', 'benoit', 'chantal'].map((name) => this.workshop.copyFile(template, name))
  }

  /** Runs one step; a refusal is an answer like another, anything else thrown is a fault. */
  async take(step: AnyStep): Promise<void> {
    this.workshop.clock.now += 1000
    const on = this.laptops[step.laptop]!
    if (step.kind === 'clock') on.skew = step.hours * 3_600_000
    else if (step.kind === 'send') deliver(on, this.laptops[step.to]!, step.seed, step.lost)
    else if (step.kind === 'meet') {
      deliver(on, this.laptops[step.to]!, step.seed, 0)
      deliver(this.laptops[step.to]!, on, step.seed, 0)
    } else await this.#operate(on, step)
  }

  async #operate(on: Laptop, step: Operation | DocumentStep): Promise<void> {
    const [name, input] = isOfDocuments(step) ? documentCall(on, step) : call(this.workshop, on, step)
    try {
      await on.run(name, input)
      this.done[name] = (this.done[name] ?? 0) + 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refused[name] = (this.refused[name] ?? 0) + 1
    }
  }

  /** Everyone gets everything of everyone, in any order, in pieces and twice. */
  exchangeAll(seed: number): void {
    const random = chance(seed)
    const everything = this.laptops.flatMap((laptop) => laptop.changes())
    for (const to of this.laptops)
      for (const piece of inPieces(shuffled(everything, random), random)) to.receive(piece)
  }

  close(): void {
    this.workshop.close()
  }
}

/** A company that has begun: parties, entries and a statement on which the copies will meet. */
export async function startedCompany(workshop: Workshop): Promise<string> {
  const office = workshop.createSmall(SMALL_CHART)
  const { id } = await office.run('party.create', { name: 'Tremblay', roles: ['client'] })
  await office.run('party.create', { name: 'Gagnon', roles: ['supplier'] })
  await office.run('ledger.post', { date: '2025-12-30', lines: lines('1060', '4000', 10_000, id) })
  await office.run('ledger.post', { date: '2026-01-15', memo: 'Loyer', lines: lines('6100', '1010', 5_000) })
  const movement = { date: '2026-01-15', cents: -5000, label: 'Achat /CAFÉ', bankId: '' }
  const file = workshop.statement(parsed([movement, movement, { ...movement, cents: 23_000 }]))
  await office.run('bank.import', { path: file, account: '1010' })
  office.company.sql.database.pragma('wal_checkpoint(TRUNCATE)')
  return office.path
}
