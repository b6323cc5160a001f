/** The movements of one account with its running balance, a page at a time, from either end. */
import { addDays, type Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { balanceThrough, balanceUpTo, type Place } from './sums.ts'

export interface RegisterQuery {
  readonly account: string
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface RegisterRow {
  /** Local number of the entry, for `counterAccounts`. */
  readonly entry: number
  readonly entryId: string
  readonly number: string
  readonly date: Day
  readonly memo: string | null
  /** Debit positive. */
  readonly cents: Cents
  /** Balance of the account after this movement. */
  readonly balance: Cents
}

export interface RegisterPage {
  /** Balance before `from`. */
  readonly opening: Cents
  readonly rows: readonly RegisterRow[]
  readonly nextCursor: string | null
}

/** day, entry, no, cents, memo of the line; then of its entry: id, number, memo. */
type Row = readonly [
  date: string,
  entry: number,
  no: number,
  cents: Cents,
  lineMemo: string | null,
  id: string,
  number: string,
  memo: string | null,
]

/** `2026-03-02.17.0`: day, local entry number, line. */
const cursorOf = ([date, entry, no]: Row): string => `${date}.${entry}.${no}`

function placeOf(cursor: string | undefined): Place | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})\.(\d{1,6})$/.exec(cursor ?? '')
  return match ? { date: match[1]!, entry: Number(match[2]), no: Number(match[3]) } : null
}

/** The index of the register has all of a posting but its memo, which few have: looked for where its entry says so. */
const COLUMNS = `SELECT p.date, p.entry, p.no, p.cents,
  CASE e.line_memos WHEN 1 THEN (SELECT m.memo FROM posting m WHERE m.entry = p.entry AND m.no = p.no) END,
  e.id, e.number, e.memo FROM posting p JOIN entry e ON e.key = p.entry`

/**
 * The rows of a page and one more. At each end of the days there is one limit alone: of two, SQLite would seek by the
 * wider and step over all the pages before.
 */
function rowsOf(sql: Sql, query: RegisterQuery, after: Place | null): Row[] {
  const { account, from, to, order, limit } = query
  const isAscending = order === 'asc'
  const conditions = ['p.account = ?', 'e.counts = 1']
  const values: (string | number)[] = [account]
  const put = (condition: string, ...given: (string | number)[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  const isBeyond = after !== null && (isAscending ? after.date >= (from ?? '') : after.date <= (to ?? '9999'))
  if (isBeyond)
    put(`(p.date, p.entry, p.no) ${isAscending ? '>' : '<'} (?,?,?)`, after.date, after.entry, after.no)
  if (from !== undefined && !(isBeyond && isAscending)) put('p.date >= ?', from)
  if (to !== undefined && !(isBeyond && !isAscending)) put('p.date <= ?', to)
  const way = isAscending ? 'ASC' : 'DESC'
  return sql.rows<Row>(
    `${COLUMNS} WHERE ${conditions.join(' AND ')}
     ORDER BY p.date ${way}, p.entry ${way}, p.no ${way} LIMIT ?`,
    ...values,
    limit + 1,
  )
}

/** The other accounts of an entry, as a register shows beside a movement: five at most. */
export function counterAccounts(sql: Sql, entry: number, account: string): string[] {
  return sql
    .rows<readonly [string]>(
      'SELECT DISTINCT account FROM posting WHERE entry = ? AND account <> ? ORDER BY no LIMIT 5',
      entry,
      account,
    )
    .map(([code]) => code)
}

/** Balance before the first row of a page (after it, when descending): the ends of the register need no sum of days. */
function balanceAt(sql: Sql, query: RegisterQuery, opening: Cents, [date, entry, no, cents]: Row): Cents {
  const { account, order, to, cursor } = query
  if (order === 'asc' && cursor === undefined) return opening
  if (order === 'desc' && cursor === undefined && to === undefined) return balanceThrough(sql, account, null)
  const through = balanceUpTo(sql, account, { date, entry, no })
  return order === 'asc' ? through - cents : through
}

/** One page; ascending from the oldest, or descending from the newest. */
export function register(sql: Sql, query: RegisterQuery): RegisterPage {
  const rows = rowsOf(sql, query, placeOf(query.cursor))
  const opening = query.from ? balanceThrough(sql, query.account, addDays(query.from, -1)) : 0
  if (!rows[0]) return { opening, rows: [], nextCursor: null }
  const isAscending = query.order === 'asc'
  let balance = balanceAt(sql, query, opening, rows[0])
  const size = Math.min(rows.length, query.limit)
  const shown: RegisterRow[] = []
  // a loop and no map: every row of an account passes here, a hundred thousand at a time
  for (let index = 0; index < size; index++) {
    const row = rows[index]!
    const cents = row[3]
    if (isAscending) balance += cents
    shown.push({
      entry: row[1],
      entryId: row[5],
      number: row[6],
      date: row[0] as Day,
      memo: row[4] ?? row[7],
      cents,
      balance,
    })
    if (!isAscending) balance -= cents
  }
  return { opening, rows: shown, nextCursor: rows.length > size ? cursorOf(rows[size - 1]!) : null }
}
