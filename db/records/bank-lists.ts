/** Lists of bank lines, statements and bank accounts. */
import { type Compilable, sql as expression } from 'kysely'
import { net, sumsThrough } from '../ledger/sums.ts'
import type { Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import { build, type Sql } from '../sql.ts'
import type { LineStatus } from './bank.ts'
import { normalLabel } from './statements.ts'

export interface LinesQuery {
  readonly account: string
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly status?: LineStatus | undefined
  readonly text?: string | undefined
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface ListedLine {
  readonly id: string
  readonly account: string
  readonly date: Day
  readonly cents: Cents
  readonly description: string | null
  readonly reference: string | null
  readonly category: string | null
  readonly valueDate: string | null
  readonly status: LineStatus
  /** Entry that codes it, or that it shows. */
  readonly entryId: string | null
  /** Payment that its match recorded. */
  readonly documentId: string | null
  /** Why it is ignored. */
  readonly reason: string | null
}

function matching(query: LinesQuery) {
  let found = build.selectFrom('bank_line as l').where('l.account', '=', query.account)
  if (query.from) found = found.where('l.date', '>=', query.from)
  if (query.to) found = found.where('l.date', '<=', query.to)
  if (query.status) found = found.where('l.status', '=', query.status)
  return found
}

const cursorOf = (row: { date: string; place: number; id: string }) => `${row.date}.${row.place}.${row.id}`

const readCursor = (cursor: string | undefined): { date: string; place: number; id: string } | null => {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})\.([0-9a-f]{1,64})$/.exec(cursor ?? '')
  return match ? { date: match[1]!, place: Number(match[2]), id: match[3]! } : null
}

const SCAN_MAX = 200_000

function selected(query: LinesQuery) {
  const { order } = query
  return matching(query)
    .leftJoin('mark as m', 'm.id', 'l.settled_by')
    .select(['l.id', 'l.account', 'l.date', 'l.place', 'l.cents', 'l.description', 'l.reference'])
    .select(['l.category', 'l.value_date', 'l.status', 'l.settled_by', 'm.reason'])
    .select((eb) => [
      eb.selectFrom('document as d').whereRef('d.fact', '=', 'l.settled_by').select('d.id').as('document'),
      eb
        .selectFrom('cleared as c')
        .whereRef('c.fact', '=', 'l.settled_by')
        .select((min) => min.fn.min('c.entry').as('entry'))
        .as('shown'),
    ])
    .orderBy('l.date', order)
    .orderBy('l.place', order)
    .orderBy('l.id', order)
}

type Row = ReturnType<typeof selected> extends Compilable<infer R> ? R : never

interface Found {
  /** One more than the page when there is a next one. */
  readonly rows: readonly Row[]
  readonly total: number
  readonly sum: Cents
}

function pageOf(sql: Sql, query: LinesQuery): Found {
  const after = readCursor(query.cursor)
  let page = selected(query)
  if (after)
    page = page.where(
      query.order === 'asc'
        ? expression<boolean>`(l.date, l.place, l.id) > (${after.date}, ${after.place}, ${after.id})`
        : expression<boolean>`(l.date, l.place, l.id) < (${after.date}, ${after.place}, ${after.id})`,
    )
  const totals = sql.query(
    matching(query).select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.coalesce(eb.fn.sum<number>('l.cents'), expression<number>`0`).as('sum'),
    ]),
  )[0]!
  return { rows: sql.query(page.limit(query.limit + 1)), ...totals }
}

/** Labels are compared without case and accents, which SQL does not do: every line of the account is looked at. */
function wordsOf(sql: Sql, query: LinesQuery, wanted: string): Found {
  const found = sql
    .query(selected(query).limit(SCAN_MAX))
    .filter(({ description, reference, category }) =>
      normalLabel(`${description ?? ''} ${reference ?? ''} ${category ?? ''}`).includes(wanted),
    )
  const { cursor } = query
  const from = cursor === undefined ? 0 : found.findIndex((row) => cursorOf(row) === cursor) + 1
  return {
    rows: found.slice(from, from + query.limit + 1),
    total: found.length,
    sum: found.reduce((sum, row) => sum + row.cents, 0),
  }
}

/** A page of bank lines by day, then in the order of their statement; `sum` and `total` are of all that the filters let through. */
export function accountLines(
  sql: Sql,
  query: LinesQuery,
): { items: ListedLine[]; nextCursor: string | null; total: number; sum: Cents } {
  const wanted = normalLabel(query.text ?? '')
  const { rows, total, sum } = wanted === '' ? pageOf(sql, query) : wordsOf(sql, query, wanted)
  const shown = rows.slice(0, query.limit)
  const items = shown.map(
    (row): ListedLine => ({
      id: row.id,
      account: row.account,
      date: row.date as Day,
      cents: row.cents,
      description: row.description,
      reference: row.reference,
      category: row.category,
      valueDate: row.value_date,
      status: row.status as ListedLine['status'],
      entryId: row.status === 'coded' || row.document !== null ? row.settled_by : row.shown,
      documentId: row.document,
      reason: row.reason,
    }),
  )
  return { items, nextCursor: rows.length > query.limit ? cursorOf(shown.at(-1)!) : null, total, sum }
}

interface CountRow {
  account: string
  status: LineStatus
  n: number
  cents: Cents
}

/** Accounts of banks and cards, and every account that has bank lines. */
export function bankAccounts(sql: Sql) {
  const counts = sql.all<CountRow>(
    'SELECT account, status, count(*) AS n, sum(cents) AS cents FROM bank_line GROUP BY account, status',
  )
  const sums = sumsThrough(sql, null)
  const rows = sql.all<{ id: string; name: string | null; name_en: string | null; currency: string | null }>(
    `SELECT id, name, name_en, currency FROM account
     WHERE (role IN ('bank', 'creditCard') AND coalesce(closed, 0) = 0) OR id IN (SELECT DISTINCT account FROM bank_line)
     ORDER BY id`,
  )
  return rows.map((row) => {
    const own = counts.filter((count) => count.account === row.id)
    const of = (status: CountRow['status']) => own.find((count) => count.status === status)
    return {
      code: row.id,
      name: row.name ?? row.id,
      nameEn: row.name_en ?? row.name ?? row.id,
      currency: row.currency,
      balance: net(sums.get(row.id)),
      lines: {
        new: of('new')?.n ?? 0,
        coded: of('coded')?.n ?? 0,
        matched: of('matched')?.n ?? 0,
        ignored: of('ignored')?.n ?? 0,
      },
      unsettled: of('new')?.cents ?? 0,
      lastStatement: statements(sql, row.id, 1)[0] ?? null,
    }
  })
}

interface StatementRow {
  id: string
  format: string
  fileName: string | null
  fileAccount: string | null
  firstDate: Day | null
  lastDate: Day | null
  openingBalance: Cents | null
  closingBalance: Cents | null
  read: number
  partial: number
  sum: Cents
}

/** Statements of an account, newest first, each with its proof: opening + lines = closing. */
export function statements(sql: Sql, account: string, limit = 1_000) {
  const rows = sql.all<StatementRow>(
    `SELECT s.id, s.format, s.file_name AS fileName, s.file_account AS fileAccount, s.first_date AS firstDate,
       s.last_date AS lastDate, s.opening AS openingBalance, s.closing AS closingBalance, s.read, s.partial, s.sum
     FROM statement s WHERE s.account = ? ORDER BY s.last_date DESC, s.id DESC LIMIT ?`,
    account,
    limit,
  )
  return rows.map((row) => ({
    ...row,
    partial: row.partial === 1,
    closingBalanceProved:
      row.partial === 0 &&
      row.openingBalance !== null &&
      row.closingBalance !== null &&
      row.openingBalance + row.sum === row.closingBalance,
  }))
}
