/**
 * A second, naive ledger: a list of all postings, folded anew for every question. The reports of the real one, which
 * read month balances, must answer the same.
 */
import fc from 'fast-check'
import { closeYear } from '../../../db/ledger/closing.ts'
import { reverse } from '../../../db/ledger/entries.ts'
import { type LineToPost, post } from '../../../db/ledger/post.ts'
import type { TrialBalanceQuery } from '../../../db/ledger/trial-balance.ts'
import { createAccount } from '../../../db/records/accounts.ts'
import { chartFor } from '../../../db/rules/charts/index.ts'
import { type Day, dayOf, daysInMonth, fiscalYear } from '../../../db/rules/dates.ts'
import { Refusal } from '../../../db/rules/errors.ts'
import { Books } from '../../support/books.ts'

export interface ModelEntry {
  readonly id: string
  readonly date: Day
  readonly closing: boolean
  readonly lines: readonly LineToPost[]
}

/** An account without a GIFI code, beside those of the chart. */
const BARE = '1999'
export const ACCOUNTS = ['1010', '1060', BARE, '2310', '3000', '3100', '4000', '4010', '5000', '6150']
export const YEAR_ENDS = ['12-31', '03-31', '02-29']

const isResult = (account: string) => account >= '4000'
const gifiOf = new Map(chartFor('CA').map((account) => [account.code, account.gifi ?? '']))

/** Days of four years with a leap one, the ends of months more often than others. */
export const days: fc.Arbitrary<Day> = fc
  .record({
    year: fc.integer({ min: 2023, max: 2026 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.oneof(fc.constantFrom(1, 15, 31), fc.integer({ min: 1, max: 31 })),
  })
  .map(({ year, month, day }) => dayOf(year, month, Math.min(day, daysInMonth(year, month))))

const lines: fc.Arbitrary<LineToPost[]> = fc
  .array(
    fc.record({
      account: fc.constantFrom(...ACCOUNTS),
      cents: fc.integer({ min: -90_000, max: 90_000 }).filter((cents) => cents !== 0),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((some) => {
    const rest = some.reduce((sum, line) => sum + line.cents, 0)
    return rest === 0
      ? [...some, ...some.map((line) => ({ ...line, cents: -line.cents }))]
      : [...some, { account: '1010', cents: -rest }]
  })

type Step =
  | { readonly kind: 'post'; readonly date: Day; readonly lines: LineToPost[] }
  | { readonly kind: 'reverse'; readonly which: number; readonly date: Day }
  | { readonly kind: 'close'; readonly year: number }

/** What is done to the books of a case. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('post' as const), date: days, lines }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(), date: days }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('close' as const),
        year: fc.integer({ min: 2023, max: 2027 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 40 },
)

/** Books and, beside them, what their postings must be. */
export class Modelled {
  readonly books: Books
  readonly entries: ModelEntry[] = []
  readonly #yearEnd: string

  constructor(yearEnd: string) {
    this.#yearEnd = yearEnd
    this.books = new Books({ fiscalYearEnd: yearEnd })
    this.books.write((company) => createAccount(company, BARE, { name: 'Sans code', type: 'asset' }))
  }

  /** Does one step to both; what the ledger refuses, the model does not do. */
  do(step: Step): void {
    try {
      this.entries.push(this.books.write((company) => this.#done(company, step)))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  #done(company: Books['company'], step: Step): ModelEntry {
    if (step.kind === 'post') {
      const { date, lines: posted } = step
      return { id: post(company, [{ date, lines: posted }])[0]!.id, date, closing: false, lines: posted }
    }
    if (step.kind === 'close') {
      const { posted, closing } = closeYear(company, step.year)
      return { id: posted.id, date: closing.year.end, closing: true, lines: this.#closing(step.year) }
    }
    const before = this.entries[step.which % Math.max(this.entries.length, 1)]
    const { id } = reverse(company, before?.id ?? 'none', step.date)
    const mirrored = before!.lines.map((line) => ({ ...line, cents: -line.cents }))
    return { id, date: step.date, closing: before!.closing, lines: mirrored }
  }

  /** The closing entry of a year, by the model. */
  #closing(year: number): LineToPost[] {
    const { start, end } = fiscalYear(year, this.#yearEnd)
    const moved = ACCOUNTS.filter(isResult)
      .map((account) => ({ account, cents: -this.net(account, start, end) }))
      .filter((line) => line.cents !== 0)
    const result = moved.reduce((sum, line) => sum + line.cents, 0)
    return result === 0 ? moved : [...moved, { account: '3100', cents: -result }]
  }

  #postings(account: string, from: string, to: string, openOnly: boolean): number[] {
    return this.entries
      .filter((entry) => entry.date >= from && entry.date <= to && !(openOnly && entry.closing))
      .flatMap((entry) => entry.lines.filter((line) => line.account === account).map((line) => line.cents))
  }

  /** Debit less credit of an account over a span of days. */
  net(account: string, from: string, to: string): number {
    return this.#postings(account, from, to, false).reduce((sum, cents) => sum + cents, 0)
  }

  /** Rows of a trial balance: [account or GIFI code, opening, debit, credit, computed]. */
  trialBalance(query: TrialBalanceQuery): [string, number, number, number, boolean][] {
    const from = query.from ?? ''
    const rows = ACCOUNTS.map((account): [string, number, number, number, boolean] => {
      const during = this.#postings(account, from, query.asOf, query.closing === 'excluded')
      const opening = isResult(account) ? 0 : this.#before(account, query.from)
      const debit = during.reduce((sum, cents) => sum + Math.max(cents, 0), 0)
      return [account, opening, debit, debit - during.reduce((sum, cents) => sum + cents, 0), false]
    }).filter(([, opening, debit, credit]) => opening !== 0 || debit !== 0 || credit !== 0)
    const earlier = ACCOUNTS.filter(isResult).reduce(
      (sum, account) => sum + this.#before(account, query.from),
      0,
    )
    if (earlier !== 0) rows.push(['3100', earlier, 0, 0, true])
    return query.gifi ? grouped(rows) : rows
  }

  #before(account: string, from: Day | null): number {
    if (from === null) return 0
    return this.entries
      .filter((entry) => entry.date < from)
      .flatMap((entry) => entry.lines)
      .reduce((sum, line) => sum + (line.account === account ? line.cents : 0), 0)
  }

  /** Movements of an account in order, each with the balance after it, over a span of days. */
  register(account: string, from: string, to: string): { entryId: string; cents: number; balance: number }[] {
    const order = new Map(this.entries.map((entry, index) => [entry, index]))
    let balance = 0
    return [...this.entries]
      .sort((a, b) => (a.date === b.date ? order.get(a)! - order.get(b)! : a.date < b.date ? -1 : 1))
      .flatMap((entry) =>
        entry.lines
          .filter((line) => line.account === account)
          .map((line) => ({ date: entry.date, entryId: entry.id, cents: line.cents })),
      )
      .map(({ date, entryId, cents }) => {
        balance += cents
        return { date, entryId, cents, balance }
      })
      .filter((row) => row.date >= from && row.date <= to)
      .map(({ date: _date, ...row }) => row)
  }
}

function grouped(rows: readonly [string, number, number, number, boolean][]) {
  const groups = new Map<string, [string, number, number, number, boolean]>()
  for (const [account, opening, debit, credit, computed] of rows) {
    const code = gifiOf.get(account) ?? ''
    const group = groups.get(code) ?? [code, 0, 0, 0, true]
    groups.set(code, [code, group[1] + opening, group[2] + debit, group[3] + credit, group[4] && computed])
  }
  return [...groups.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1))
}
