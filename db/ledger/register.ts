/** The movements of one account with its running balance, a page at a time, from either end. */
import { addDays, type Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { balanceThrough } from './sums.ts'

export interface RegisterQuery {
  readonly account: string
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface RegisterRow {
  readonly entryId: string
  readonly number: string
  readonly date: Day
  readonly memo: string | null
  /** Debit positive. */
  readonly cents: Cents
  /** Balance of the account after this movement. */
  readonly balance: Cents
  readonly counterAccounts: readonly string[]
}

export interface RegisterPage {
  /** Balance before `from`. */
  readonly opening: Cents
  readonly rows: readonly RegisterRow[]
  readonly nextCursor: string | null
}

interface Place {
  readonly date: string
  readonly entry: number
  readonly no: number
}

interface Row extends Place {
  id: string
  number: string
  memo: string | null
  line_memo: string | null
  cents: Cents
}

/** `2026-03-02.17.0`: day, local entry number, line. */
const cursorOf = (row: Place): string => `${row.date}.${row.entry}.${row.no}`

function placeOf(cursor: string | undefined): Place | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})\.(\d{1,6})$/.exec(cursor ?? '')
  return match ? { date: match[1]!, entry: Number(match[2]), no: Number(match[3]) } : null
}

/** Balance with everything before a place of the register (the place itself too when `including`). */
function balanceAt(sql: Sql, account: string, place: Place, including: boolean): Cents {
  const sameDay = sql.get<{ cents: Cents }>(
    `SELECT coalesce(sum(p.cents), 0) AS cents FROM posting p JOIN entry e ON e.key = p.entry
     WHERE p.account = ? AND p.date = ? AND (p.entry, p.no) ${including ? '<=' : '<'} (?, ?) AND e.counts = 1`,
    account,
    place.date,
    place.entry,
    place.no,
  )!
  return balanceThrough(sql, account, addDays(place.date as Day, -1)) + sameDay.cents
}

function rowsOf(sql: Sql, query: RegisterQuery, after: Place | null): Row[] {
  const ascending = query.order === 'asc'
  const limits: (string | number)[] = [query.account, query.from ?? '', query.to ?? '9999']
  let beyond = ''
  if (after) {
    beyond = `AND (p.date, p.entry, p.no) ${ascending ? '>' : '<'} (?, ?, ?)`
    limits.push(after.date, after.entry, after.no)
  }
  const way = ascending ? 'ASC' : 'DESC'
  return sql.all<Row>(
    `SELECT p.date, p.entry, p.no, p.cents, p.memo AS line_memo, e.id, e.number, e.memo
     FROM posting p JOIN entry e ON e.key = p.entry
     WHERE p.account = ? AND p.date >= ? AND p.date <= ? ${beyond} AND e.counts = 1
     ORDER BY p.date ${way}, p.entry ${way}, p.no ${way} LIMIT ?`,
    ...limits,
    query.limit + 1,
  )
}

function counterAccounts(sql: Sql, entry: number, account: string): string[] {
  return sql
    .all<{ account: string }>(
      'SELECT DISTINCT account FROM posting WHERE entry = ? AND account <> ? ORDER BY no LIMIT 5',
      entry,
      account,
    )
    .map((row) => row.account)
}

/** One page; ascending from the oldest, or descending from the newest. */
export function register(sql: Sql, query: RegisterQuery): RegisterPage {
  const rows = rowsOf(sql, query, placeOf(query.cursor))
  const page = rows.slice(0, query.limit)
  const first = page[0]
  const opening = query.from ? balanceThrough(sql, query.account, addDays(query.from, -1)) : 0
  if (!first) return { opening, rows: [], nextCursor: null }
  const ascending = query.order === 'asc'
  let balance = balanceAt(sql, query.account, first, !ascending)
  const shown = page.map((row): RegisterRow => {
    if (ascending) balance += row.cents
    const at = balance
    if (!ascending) balance -= row.cents
    return {
      entryId: row.id,
      number: row.number,
      date: row.date as Day,
      memo: row.line_memo ?? row.memo,
      cents: row.cents,
      balance: at,
      counterAccounts: counterAccounts(sql, row.entry, query.account),
    }
  })
  return { opening, rows: shown, nextCursor: rows.length > query.limit ? cursorOf(page.at(-1)!) : null }
}
