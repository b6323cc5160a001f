/**
 * Protects: on generated companies (20, or 200 with LONG=1) with closed years, held and reversed entries, openings and
 * locks, the trial balance, the general ledger, the statements, the tax return and the cash flow are to the cent what a
 * plain fold of all postings says, and what an independent Python program says; and they agree with each other.
 */
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balanceSheet } from '../../../db/ledger/balance-sheet.ts'
import { cashFlow } from '../../../db/ledger/cash-flow.ts'
import { incomeStatement, type Span } from '../../../db/ledger/income-statement.ts'
import { entriesBehind, taxSummary } from '../../../db/ledger/tax-summary.ts'
import { trialBalance } from '../../../db/ledger/trial-balance.ts'
import { addDays, type Day, fiscalYearOf } from '../../../db/rules/dates.ts'
import { parseCents } from '../../../db/rules/money.ts'
import type { Operations } from '../../../electron/operations/index.ts'
import { day } from '../../support/books.ts'
import { Workshop } from '../../support/company.ts'
import { keepFigures } from '../../support/figures.ts'
import { seed, sized } from '../../support/properties.ts'
import { askPython, python } from '../../support/python.ts'
import { randomFrom } from '../../support/random.ts'
import { type Generated, generated } from './three-ways-books.ts'
import { type Answer, type Dump, folded } from './three-ways-fold.ts'

const COMPANIES = sized(20, 200)
const oracle = path.join(import.meta.dirname, 'reports-oracle.py')

interface Case {
  readonly company: Generated
  readonly dump: Dump
  readonly questions: readonly Span[]
}

let workshop: Workshop
const cases: Case[] = []

function dumped({ laptop, yearEnd, project }: Generated): Dump {
  const { sql } = laptop.company
  return {
    yearEnd,
    project,
    entries: sql.all('SELECT key, id, date, kind, reverses, counts FROM entry ORDER BY key'),
    postings: sql.all(
      'SELECT entry, account, cents, project, tax_code AS tax, tax_base AS base FROM posting ORDER BY entry, no',
    ),
  }
}

function questionsOf(company: Generated, number: number): Case['questions'] {
  const random = randomFrom(number + 1)
  const some = Array.from({ length: 4 }, () => {
    const from = addDays(day('2024-01-01'), random(700))
    return { from, to: addDays(from, random(500)) }
  })
  const year = fiscalYearOf(day('2025-03-01'), company.yearEnd)
  return [
    ...some,
    { from: year.start, to: year.end },
    { from: day('2025-01-01'), to: day('2025-03-31') },
    { from: day('2024-01-01'), to: day('2026-12-31') },
  ]
}

beforeAll(async () => {
  workshop = new Workshop()
  for (let index = 0; index < COMPANIES; index += 1) {
    const company = await generated(workshop, seed + index)
    cases.push({ company, dump: dumped(company), questions: questionsOf(company, seed + index) })
  }
}, COMPANIES * 15_000)
afterAll(() => workshop.close())

const PLACE = { country: 'CA', province: 'QC', decimals: 2 }

function sections(report: ReturnType<typeof incomeStatement>): Record<string, number> {
  const totals = report.sections.map((part) => [part.section, part.amount] as const)
  return { ...Object.fromEntries(totals), net: report.netIncome.amount }
}

/** The trial balance and, through its operation, the general ledger. */
async function ledgers(
  { company }: Case,
  { from, to }: Span,
): Promise<Pick<Answer, 'trial' | 'earlier' | 'ledger' | 'movements'>> {
  const trial = trialBalance(company.laptop.company.sql, { asOf: to, from, gifi: false, closing: 'included' })
  const ledger: Operations['report.generalLedger']['output'] = await company.laptop.run(
    'report.generalLedger',
    { from, to },
  )
  const cents = (text = '0.00') => parseCents(text)
  return {
    trial: Object.fromEntries(
      trial.rows
        .filter((row) => !row.computed)
        .map((row) => [row.account, [row.opening, row.debit, row.credit]]),
    ),
    earlier: trial.rows.find((row) => row.computed)?.opening ?? 0,
    ledger: Object.fromEntries(
      ledger.accounts.map(({ account, opening, closing, items }) => [
        account,
        [
          cents(opening),
          items.reduce((sum, item) => sum + cents(item.debit) - cents(item.credit), 0),
          cents(closing),
        ],
      ]),
    ),
    movements: Object.fromEntries(
      ledger.accounts.map(({ account, items }) => [
        account,
        items.map((item) => [item.entryId, cents(item.debit) - cents(item.credit), cents(item.balance)]),
      ]),
    ),
  }
}

type Parts = readonly { readonly rows: readonly { readonly account: string; readonly amount: number }[] }[]

const amountsOf = (parts: Parts): Record<string, number> =>
  Object.fromEntries(
    parts
      .flatMap(({ rows }) => rows)
      .filter(({ amount }) => amount !== 0)
      .map(({ account, amount }) => [account, amount]),
  )

const LINES = ['101', '103', '106', '109', '113', '201', '203', '206', '209', '213', 'P2-TPS', 'P2-TVQ']

function taxesOf({ company }: Case, { from, to }: Span): Pick<Answer, 'taxes' | 'lines'> {
  const query = { from, to, method: 'regular', quickRates: 'services', given: {} } as const
  const place = { ...PLACE, fiscalYearEnd: company.yearEnd }
  const { rows, declaration } = taxSummary(company.laptop.company.sql, query, place)
  const lines = declaration!.parts
    .flatMap((part) => part.lines)
    .filter((line) => LINES.includes(line.line))
    .map((line) => [line.line, line.amount!] as const)
  return {
    taxes: Object.fromEntries(
      rows.map(({ code, collected, claimable, selfAssessed }) => [
        code,
        [
          ...[collected, claimable].flatMap((side) => [side.amount, side.base, side.count, side.proof]),
          selfAssessed,
        ],
      ]),
    ),
    lines: Object.fromEntries(lines),
  }
}

const monthOf = (date: Day): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/** What the program answers, in the form of the fold. */
async function answered(each: Case, span: Span): Promise<Answer> {
  const { laptop, yearEnd, project } = each.company
  const { from, to } = span
  const { sql } = laptop.company
  const sheet = balanceSheet(sql, { asOf: to, country: 'CA', fiscalYearEnd: yearEnd, closing: 'included' })
  const computed = (line: string) =>
    sheet.sections.flatMap((part) => part.computed).find((row) => row.line === line)?.amount ?? 0
  const income = incomeStatement(sql, { from, to })
  return {
    ...(await ledgers(each, span)),
    income: sections(income),
    incomeRows: amountsOf(income.sections),
    sheetRows: amountsOf(sheet.sections),
    projectIncome: sections(incomeStatement(sql, { from, to, project })),
    sheet: {
      assets: sheet.totalAssets.amount,
      liabilities: sheet.totalLiabilities.amount,
      equity: sheet.totalEquity.amount,
      earlierEarnings: computed('earlierEarnings'),
      currentEarnings: computed('currentEarnings'),
    },
    ...taxesOf(each, span),
    cash: cashFlow(sql, { months: monthOf(to) - monthOf(from) + 1, through: to }).months.map((month) => [
      month.month,
      month.inflow,
      month.outflow,
      month.closing,
    ]),
  }
}

test(`the reports are those of a fold of all postings, seed ${seed}`, async () => {
  for (const each of cases)
    for (const question of each.questions)
      expect(await answered(each, question), JSON.stringify(question)).toEqual(folded(each.dump, question))
})

test.skipIf(python === undefined)(`an independent program agrees to the cent, seed ${seed}`, async () => {
  const asked = cases.map(({ dump, questions }) => ({ dump, questions }))
  const theirs = askPython(oracle, asked).map((line) => JSON.parse(line) as Answer[])
  for (const [index, each] of cases.entries())
    for (const [at, question] of each.questions.entries())
      expect(await answered(each, question), JSON.stringify(question)).toEqual(theirs[index]![at])
  const answers = theirs.flat()
  keepFigures('reports by SQL, a fold and Python', {
    companies: cases.length,
    periods: answers.length,
    'lines of the general ledger': answers.reduce(
      (sum, { movements }) => sum + Object.values(movements).reduce((all, lines) => all + lines.length, 0),
      0,
    ),
    differences: 0,
  })
})

test('the statements agree with each other', async () => {
  for (const each of cases) {
    const { sql } = each.company.laptop.company
    for (const { from, to } of each.questions) {
      const answer = await answered(each, { from, to })
      // trial balance = general ledger, account by account
      for (const [account, [, movement]] of Object.entries(answer.ledger)) {
        const [, debit, credit] = answer.trial[account]!
        expect(debit - credit).toBe(movement)
      }
      // what the balance sheet shows of an account is what the trial balance leaves on it
      for (const [account, amount] of Object.entries(answer.sheetRows)) {
        const [opening, debit, credit] = answer.trial[account]!
        expect(Math.abs(amount), account).toBe(Math.abs(opening + debit - credit))
      }
      // the balance sheet without closing entries shows the income statement of its year
      const fiscalYearEnd = each.company.yearEnd
      const { start } = fiscalYearOf(to, fiscalYearEnd)
      const sheet = balanceSheet(sql, { asOf: to, country: 'CA', fiscalYearEnd, closing: 'excluded' })
      const current = sheet.sections[4]!.computed.find((row) => row.line === 'currentEarnings')?.amount ?? 0
      const earned = incomeStatement(sql, { from: start, to }).netIncome.amount
      expect(current).toBe(earned)
      // a line of the return = the entries behind it, page by page
      const place = { ...PLACE, fiscalYearEnd }
      for (const line of ['103', '206']) {
        let [cursor, sum]: [string | undefined, number] = [undefined, 0]
        do {
          const page = entriesBehind(sql, { from, to, line, method: 'regular', limit: 7, cursor }, place)
          sum += page.items.reduce((all, item) => all + item.amount, 0)
          cursor = page.nextCursor ?? undefined
        } while (cursor)
        expect([line, sum]).toEqual([line, answer.lines[line]])
      }
    }
  }
})

test('the generated companies hold what they should try', () => {
  const sum = (query: string) =>
    cases.reduce((all, { company }) => all + company.laptop.company.sql.get<{ n: number }>(query)!.n, 0)
  expect(sum("SELECT count(*) AS n FROM entry WHERE held = 'lock'")).toBeGreaterThan(0)
  expect(sum("SELECT count(*) AS n FROM entry WHERE held = 'claim'")).toBeGreaterThan(0)
  expect(sum("SELECT count(*) AS n FROM entry WHERE kind = 'closing' AND counts = 1")).toBeGreaterThan(0)
  expect(sum("SELECT count(*) AS n FROM entry WHERE kind = 'opening'")).toBe(cases.length)
  expect(sum('SELECT count(*) AS n FROM entry WHERE reverses IS NOT NULL AND counts = 1')).toBeGreaterThan(0)
  expect(
    sum('SELECT count(*) AS n FROM entry e JOIN entry o ON o.id = e.reverses WHERE o.reverses IS NOT NULL'),
  ).toBeGreaterThan(0)
  expect(sum('SELECT count(*) AS n FROM posting WHERE project IS NOT NULL')).toBeGreaterThan(0)
})
