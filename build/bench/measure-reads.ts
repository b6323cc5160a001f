/** What the screens read, in process: the functions of the ledger against the bare limit. */
import type Database from 'better-sqlite3'
import type { Company } from '../../db/company/company.ts'
import { register } from '../../db/ledger/register.ts'
import { searchEntries } from '../../db/ledger/search.ts'
import { trialBalance } from '../../db/ledger/trial-balance.ts'
import { toDay } from '../../db/rules/dates.ts'
import type { Sql } from '../../db/sql.ts'
import { replayOf, statementsOf } from './replay.ts'
import { type Compared, compare } from './rounds.ts'

/** A day in the middle of a month in the middle of the books. */
const SOME_DAY = toDay('2024-06-17')
const ALL = 100_000_000

interface Books {
  /** The connection that is measured. */
  readonly sql: Sql
  /** Another one on the same file, on which nothing was asked yet: what a read asks of it is taken down. */
  readonly other: Sql
}

/** Ours, and the statements of ours alone. */
function sidesOf({ sql, other }: Books, read: (sql: Sql) => unknown) {
  const asked = statementsOf(() => read(other))
  return { ours: { run: () => read(sql) }, tables: { run: replayOf(sql, asked) } }
}

function balances(books: Books, bare: Database.Database, accounts: number): Compared[] {
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
  const asOf = (day: string) => sidesOf(books, (sql) => trialBalance(sql, { ...query, asOf: toDay(day) }))
  const bareSums = () => {
    const sums = months.all()
    for (let account = 1; account <= accounts; account++) sums.push(part.get(account))
    return sums
  }
  return [
    compare('trial balance', 200, { ...asOf('2199-12-31'), bare: { run: () => named.all() } }),
    compare('trial balance as of a day', 100, { ...asOf(SOME_DAY), bare: { run: bareSums } }),
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

function registers(books: Books, bare: Database.Database, account: { id: number; code: string }): Compared[] {
  const { id, code } = account
  const total = bare.prepare('SELECT sum(amount) FROM balance WHERE account = ?').pluck()
  const newest = bare.prepare(`${BARE_ROWS} ORDER BY p.date DESC, p.id DESC LIMIT 50`).raw()
  const middle = bare
    .prepare(`${BARE_ROWS} AND (p.date, p.id) < (20230601, 0) ORDER BY p.date DESC, p.id DESC LIMIT 50`)
    .raw()
  const all = bare.prepare(`${BARE_ROWS} ORDER BY p.date, p.id`).raw()
  const ours = (order: 'asc' | 'desc', limit: number, cursor?: string) =>
    sidesOf(books, (sql) => register(sql, { account: code, order, limit, cursor }))
  const bareNewest = () => withBalance(newest.all(id) as number[][], total.get(id) as number, -1)
  const bareMiddle = () => withBalance(middle.all(id) as number[][], 0, -1)
  const bareAll = () => withBalance(all.all(id) as number[][], 0, 1)
  return [
    compare('register, newest 50', 200, { ...ours('desc', 50), bare: { run: bareNewest } }),
    compare('register, 50 in the middle', 200, {
      ...ours('desc', 50, '2023-06-01.0.0'),
      bare: { run: bareMiddle },
    }),
    compare('register, every row', 5, { ...ours('asc', ALL), bare: { run: bareAll } }),
  ]
}

function searches(books: Books, bare: Database.Database): Compared[] {
  const found = bare
    .prepare(
      `SELECT e.id, e.date, e.description FROM entry_text t JOIN entry e ON e.id = t.rowid WHERE entry_text MATCH ?
       ORDER BY t.rowid DESC LIMIT 50`,
    )
    .raw()
  return ['tremblay', 'trem', 't', 'boulangerie lavoie'].map((text) => {
    const words = text.split(' ').map((word) => `${word}*`)
    const ours = sidesOf(books, (sql) => searchEntries(sql, text, 50))
    return compare(`search “${text}”`, 100, { ...ours, bare: { run: () => found.all(words.join(' ')) } })
  })
}

export interface Read {
  readonly company: Company
  /** The same file, opened once more. */
  readonly other: Company
  readonly bare: Database.Database
  /** The account with the most postings. */
  readonly busiest: { readonly id: number; readonly code: string }
  readonly accounts: number
}

export function measureReads({ company, other, bare, busiest, accounts }: Read): Compared[] {
  const books = { sql: company.sql, other: other.sql }
  return [...balances(books, bare, accounts), ...registers(books, bare, busiest), ...searches(books, bare)]
}
