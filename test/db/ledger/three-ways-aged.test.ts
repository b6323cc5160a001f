/**
 * Protects: on generated companies (20, or 200 with LONG=1) whose documents are paid in part and in whole, credited, undone
 * later, merged and sent by two laptops, the aged lists of any day are to the cent what a plain fold of all changes of the
 * log says, and what an independent Python program says; their totals are the control accounts but for what was posted
 * there by hand. Key figures, pending sums and best clients are those of the fold too.
 */
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trialBalance } from '../../../db/ledger/trial-balance.ts'
import { aged } from '../../../db/records/documents/aged.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { AGING_BUCKETS } from '../../../db/rules/documents/aging.ts'
import { parseCents } from '../../../db/rules/money.ts'
import type { Operations } from '../../../electron/operations/index.ts'
import { day } from '../../support/books.ts'
import { Workshop } from '../../support/company.ts'
import { keepFigures } from '../../support/figures.ts'
import { seed, sized } from '../../support/properties.ts'
import { askPython, python } from '../../support/python.ts'
import { randomFrom } from '../../support/random.ts'
import {
  type AgedAnswer,
  agedOf,
  type Control,
  depositBalance,
  type Figures,
  figuresOf,
} from './three-ways-aged-fold.ts'
import { type Generated, generated } from './three-ways-books.ts'
import { Log, type Wire } from './three-ways-log.ts'

const COMPANIES = sized(20, 200)
const CONTROLS = ['receivable', 'payable'] as const
const ACCOUNT = { receivable: '1060', payable: '2100' } as const
const oracle = path.join(import.meta.dirname, 'aged-oracle.py')

interface Case {
  readonly company: Generated
  readonly log: Log
  readonly days: readonly Day[]
}

let workshop: Workshop
const cases: Case[] = []

beforeAll(async () => {
  workshop = new Workshop()
  for (let index = 0; index < COMPANIES; index += 1) {
    const company = await generated(workshop, seed + index)
    const random = randomFrom(seed + index)
    const some = Array.from({ length: 6 }, () => addDays(day('2024-01-01'), random(1_100)))
    cases.push({
      company,
      log: new Log(company.laptop.changes().map((text) => JSON.parse(text) as Wire)),
      days: [...some, day('2023-12-31'), day('2027-12-31')],
    })
  }
}, COMPANIES * 15_000)
afterAll(() => workshop.close())

/** What the program answers, in the form of the fold. */
function answered({ company }: Case, control: Control, asOf: Day): AgedAnswer {
  const list = aged(company.laptop.company, control, asOf)
  for (const bucket of [...AGING_BUCKETS, 'total'] as const)
    expect(list.totals[bucket]).toBe(list.rows.reduce((sum, { sums }) => sum + sums[bucket], 0))
  const { sql } = company.laptop.company
  for (const { party, partyName, documents, sums } of list.rows) {
    expect(partyName).toBe(sql.get<{ name: string }>('SELECT name FROM party WHERE id = ?', party)!.name)
    expect(documents.reduce((sum, { open }) => sum + open, 0)).toBe(sums.total)
  }
  return {
    parties: Object.fromEntries(
      list.rows.map(({ party, sums }) => [
        party ?? '',
        [...AGING_BUCKETS.map((bucket) => sums[bucket]), sums.total],
      ]),
    ),
    control: list.controlBalance,
    byHand: list.difference,
    deposits: [...list.deposits.values()].reduce((sum, cents) => sum + cents, 0),
  }
}

function each(work: (of: Case, control: Control, asOf: Day, label: string) => void): void {
  for (const [index, of] of cases.entries())
    for (const control of CONTROLS)
      for (const asOf of of.days) work(of, control, asOf, `company ${seed + index}, ${control}, ${asOf}`)
}

test(`aged lists are those of a fold of the log, seed ${seed}`, () => {
  each((of, control, asOf, label) => {
    expect(answered(of, control, asOf), label).toEqual(agedOf(of.log, control, asOf))
  })
})

test('the totals are the control account but for postings by hand, deposits their own account', () => {
  each(({ log, company }, control, asOf, label) => {
    const { controlBalance, totals, deposits } = aged(company.laptop.company, control, asOf)
    expect(controlBalance - totals.total, label).toBe(agedOf(log, control, asOf).byHand)
    // and that is what the trial balance of the day leaves on the account
    const { rows } = trialBalance(company.laptop.company.sql, {
      asOf,
      from: null,
      gifi: false,
      closing: 'included',
    })
    const closing = rows.find((row) => row.account === ACCOUNT[control])?.closing ?? 0
    expect(controlBalance, label).toBe(control === 'payable' ? -closing + 0 : closing)
    if (control === 'payable') return
    const apart = [...deposits.values()].reduce((sum, cents) => sum + cents, 0)
    expect(apart, label).toBe(depositBalance(log, asOf))
  })
})

interface Dump {
  readonly [table: string]: unknown
}

function dumped({ company }: Case): Dump {
  const { sql } = company.laptop.company
  return {
    parties: sql.all('SELECT id, merged_into AS "into" FROM party'),
    facts: sql.all(
      'SELECT id, date, reverses, source, counts FROM entry UNION ALL SELECT id, NULL, reverses, NULL, counts FROM mark',
    ),
    postings: sql.all(
      `SELECT e.id AS fact, p.account, p.cents FROM posting p JOIN entry e ON e.key = p.entry
       WHERE p.account IN ('1060', '2100', '2155')`,
    ),
    documents: sql.all('SELECT fact, id, kind, party, date, due, terms, total FROM document'),
    links: sql.all('SELECT fact, no, stamp, device, source, target, cents FROM allocation'),
  }
}

test.skipIf(python === undefined)(`an independent program agrees to the cent, seed ${seed}`, () => {
  const questions = cases.map((of) => ({ dump: dumped(of), days: of.days }))
  const theirs = askPython(oracle, questions).map(
    (line) => JSON.parse(line) as Record<Control, Record<Day, AgedAnswer>>,
  )
  each((of, control, asOf, label) => {
    expect(answered(of, control, asOf), label).toEqual(theirs[cases.indexOf(of)]![control][asOf])
  })
  const days = cases.reduce((sum, of) => sum + of.days.length, 0)
  const lists = { companies: cases.length, lists: days * CONTROLS.length, differences: 0 }
  keepFigures('aged lists by SQL, a fold of the log and Python', lists)
})

const TODAY = day('2026-03-31')
const SPANS = [
  { from: day('2024-01-01'), to: day('2026-12-31') },
  { from: day('2025-02-01'), to: day('2025-04-30') },
  { from: day('2024-07-15'), to: day('2025-07-14') },
]

async function told({ company: { laptop } }: Case, span: { from: Day; to: Day }): Promise<Figures> {
  const kpis: Operations['report.kpis']['output'] = await laptop.run('report.kpis', span)
  const top: Operations['report.topClients']['output'] = await laptop.run('report.topClients', {
    ...span,
    limit: 1_000,
  })
  expect(parseCents(kpis.margin)).toBe(parseCents(kpis.collected) - parseCents(kpis.expenses))
  return {
    billed: parseCents(kpis.billed),
    collected: parseCents(kpis.collected),
    expenses: parseCents(kpis.expenses),
    pending: parseCents(kpis.pending),
    pendingCount: kpis.pendingCount,
    overdue: parseCents(kpis.overdue),
    overdueCount: kpis.overdueCount,
    clients: Object.fromEntries(
      top.items.map(({ partyId, billed, documents }) => [partyId ?? '', [parseCents(billed), documents]]),
    ),
  }
}

test(`key figures and best clients are those of the fold, seed ${seed}`, async () => {
  for (const [index, of] of cases.entries())
    for (const span of SPANS) {
      const label = `company ${seed + index}, ${span.from}`
      const figures = figuresOf(of.log, span, TODAY)
      expect(await told(of, span), label).toEqual(figures)
      const { from, to } = span
      const summary: Operations['report.receivables']['output'] = await of.company.laptop.run(
        'report.receivables',
        { from },
      )
      const cents = ({ total, overdue, pending }: typeof summary) =>
        [total, overdue, pending].map((text) => parseCents(text))
      const { pending, overdue } = figures
      expect(cents(summary), label).toEqual([pending, overdue, pending - overdue])
      const until = figuresOf(of.log, { from, to: to < TODAY ? to : TODAY }, TODAY)
      const collected = await of.company.laptop.run('report.kpis', { from, to: to < TODAY ? to : TODAY })
      expect(parseCents(collected.collected), label).toBe(until.collected)
    }
})

test('the generated companies hold what they should try', () => {
  const sum = (query: string) =>
    cases.reduce((all, { company }) => all + company.laptop.company.sql.get<{ n: number }>(query)!.n, 0)
  const count = (from: string) => sum(`SELECT count(*) AS n FROM ${from}`)
  for (const kind of [
    'invoice',
    'creditNote',
    'receipt',
    'clientRefund',
    'bill',
    'supplierCredit',
    'disbursement',
  ])
    expect([kind, count(`document WHERE kind = '${kind}' AND stands = 1`) > 0]).toEqual([kind, true])
  const tried = {
    held: 'document WHERE counts = 0',
    behindLock: "entry e JOIN document d ON d.fact = e.id WHERE e.held = 'lock'",
    undone: 'document WHERE counts = 1 AND stands = 0',
    cancelled: 'document WHERE cancels IS NOT NULL AND stands = 1',
    released: 'document WHERE releases IS NOT NULL AND stands = 1',
    merged: 'party WHERE merged_into IS NOT NULL',
    displaced: 'allocation a JOIN document d ON d.id = a.source WHERE a.effective < a.cents AND d.stands = 1',
    usedDeposit: `allocation a JOIN document d ON d.id = a.source JOIN entry e ON e.id = a.fact AND e.counts = 1
      WHERE d.terms = 'deposit' AND a.fact <> d.fact`,
    unmatched: "mark WHERE kind = 'unallocated' AND counts = 1",
    sentTwice: '(SELECT id FROM document GROUP BY id HAVING count(*) > 1)',
  }
  const found = Object.entries(tried).map(([name, from]) => [name, count(from)] as const)
  expect(found.filter(([, times]) => times === 0)).toEqual([])
})
