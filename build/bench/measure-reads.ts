/** What the screens read, in process: the functions of the ledger against the bare limit. */
import type Database from 'better-sqlite3'
import type { Company } from '../../db/company/company.ts'
import { register } from '../../db/ledger/register.ts'
import { searchEntries } from '../../db/ledger/search.ts'
import { trialBalance } from '../../db/ledger/trial-balance.ts'
import { toDay } from '../../db/rules/dates.ts'
import { type Compared, compare } from './rounds.ts'

/** A day in the middle of a month in the middle of the books. */
const SOME_DAY = toDay('2024-06-17')
const ALL = 100_000_000

function balances(company: Company, bare: Database.Database, accounts: number): Compared[] {
  const named = bare
    .prepare(
      'SELECT a.code, a.name, a.type, sum(b.amount) FROM balance b JOIN account a ON a.id = b.account GROUP BY b.account',
    )
    .raw()
  const months = bare
    .prepare('SELECT account, sum(amount) FROM balance WHERE month < 202406 GROUP BY account')
    .raw()
  const part = bare
    .prepare(
      'SELECT account, sum(amount) FROM posting WHERE account = ? AND date BETWEEN 20240601 AND 20240617',
    )
    .raw()
  const query = { from: null, gifi: false, closing: 'included' as const }
  const asOf = (day: string) => () => trialBalance(company.sql, { ...query, asOf: toDay(day) })
  return [
    compare('trial balance', 200, { run: asOf('2199-12-31') }, { run: () => named.all() }),
    compare(
      'trial balance as of a day',
      100,
      { run: asOf(SOME_DAY) },
      {
        run: () => {
          const sums = months.all()
          for (let account = 1; account <= accounts; account++) sums.push(part.get(account))
          return sums
        },
      },
    ),
  ]
}

const BARE_ROWS = `SELECT p.id, p.date, e.ref, e.description, p.amount FROM posting p JOIN entry e ON e.id = p.entry
  WHERE p.account = ?`

function withBalance(rows: number[][], first: number, way: 1 | -1): number[][] {
  let balance = first
  for (const row of rows) {
    if (way === 1) balance += row[4]!
    row.push(balance)
    if (way === -1) balance -= row[4]!
  }
  return rows
}

function registers(
  company: Company,
  bare: Database.Database,
  account: { id: number; code: string },
): Compared[] {
  const { id, code } = account
  const total = bare.prepare('SELECT sum(amount) FROM balance WHERE account = ?').pluck()
  const newest = bare.prepare(`${BARE_ROWS} ORDER BY p.date DESC, p.id DESC LIMIT 50`).raw()
  const middle = bare
    .prepare(`${BARE_ROWS} AND (p.date, p.id) < (20230601, 0) ORDER BY p.date DESC, p.id DESC LIMIT 50`)
    .raw()
  const all = bare.prepare(`${BARE_ROWS} ORDER BY p.date, p.id`).raw()
  const ours = (order: 'asc' | 'desc', limit: number, cursor?: string) => () =>
    register(company.sql, { account: code, order, limit, cursor })
  return [
    compare(
      'register, newest 50',
      200,
      { run: ours('desc', 50) },
      { run: () => withBalance(newest.all(id) as number[][], total.get(id) as number, -1) },
    ),
    compare(
      'register, 50 in the middle',
      200,
      { run: ours('desc', 50, '2023-06-01.0.0') },
      { run: () => withBalance(middle.all(id) as number[][], 0, -1) },
    ),
    compare(
      'register, every row',
      5,
      { run: ours('asc', ALL) },
      { run: () => withBalance(all.all(id) as number[][], 0, 1) },
    ),
  ]
}

function searches(company: Company, bare: Database.Database): Compared[] {
  const found = bare
    .prepare(
      `SELECT e.id, e.date, e.description FROM entry_text t JOIN entry e ON e.id = t.rowid WHERE entry_text MATCH ?
       ORDER BY t.rowid DESC LIMIT 50`,
    )
    .raw()
  return ['tremblay', 'trem', 't', 'boulangerie lavoie'].map((text) => {
    const words = text.split(' ').map((word) => `${word}*`)
    return compare(
      `search “${text}”`,
      100,
      { run: () => searchEntries(company.sql, text, 50) },
      { run: () => found.all(words.join(' ')) },
    )
  })
}

export interface Read {
  readonly company: Company
  readonly bare: Database.Database
  /** The account with the most postings. */
  readonly busiest: { readonly id: number; readonly code: string }
  readonly accounts: number
}

export function measureReads({ company, bare, busiest, accounts }: Read): Compared[] {
  return [
    ...balances(company, bare, accounts),
    ...registers(company, bare, busiest),
    ...searches(company, bare),
  ]
}
