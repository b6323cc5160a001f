/**
 * The tax postings of a span of days, gathered by code, account and direction, and paged one by one. A posting tells its
 * side by the account where it stands; the direction of a reversal is that of what it undoes.
 */
import type { AccountRole, AccountType } from '../rules/charts/account.ts'
import { addDays, type Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { TaxFigure, TaxSide } from '../rules/returns/form.ts'
import { taxOf } from '../rules/tax.ts'
import type { Sql } from '../sql.ts'
import type { Span } from './income-statement.ts'
import { UNDONE } from './reversals.ts'

const TAX_POSTINGS = `FROM entry e JOIN posting p ON p.entry = e.key JOIN account a ON a.id = p.account
  WHERE e.date BETWEEN ? AND ? AND e.counts = 1 AND p.tax_code IS NOT NULL`

interface Group {
  code: string
  account: string
  type: AccountType
  role: AccountRole | null
  isDebit: number
  isUndone: number
  count: number
  cents: Cents
  base: Cents
  without_base: Cents
}

/** A figure with what its postings have in common, so that they are found again. */
export interface TaxGroup extends TaxFigure {
  readonly isDebit: boolean
  readonly isUndone: boolean
}

/** ZERO and EXO: a base and no tax. */
const isBaseOnly = (code: string): boolean => taxOf(code)?.country === '*'

const ROLE_SIDES: Readonly<Record<string, TaxSide>> = {
  taxDeferred: 'deferred',
  taxSelfAssessed: 'selfAssessed',
}

/** What is spent or owed to us is a debit, what is earned or owed by us a credit. */
const signOf = (type: AccountType): 1 | -1 => (type === 'asset' || type === 'expense' ? 1 : -1)

/**
 * Where a tax posting belongs. Tax stands on balance-sheet accounts: a code with a rate on income or an expense is no
 * amount of tax, and so is one on the account of the net tax to remit.
 */
function sideOf(code: string, type: AccountType, role: AccountRole | null): TaxSide {
  const isSpent = signOf(type) > 0
  if (isBaseOnly(code)) return isSpent ? 'purchase' : 'sale'
  if (type === 'income' || type === 'expense' || role === 'taxNet') return 'misplaced'
  return ROLE_SIDES[role ?? ''] ?? (isSpent ? 'purchase' : 'sale')
}

/** The rate in force on the last day of a span within which no rate of the code begins; nil when it had none. */
const rateOn = (code: string, day: Day): number =>
  taxOf(code)?.rates.findLast((rate) => rate.since <= day)?.ppm ?? 0

function figureOf(row: Group, to: Day): TaxGroup {
  const { code, account, count } = row
  const side = sideOf(code, row.type, row.role)
  const [isDebit, isUndone] = [row.isDebit === 1, row.isUndone === 1]
  const sign = signOf(row.type)
  const baseOnly = isBaseOnly(code)
  const base = sign * (row.base + (baseOnly ? row.without_base : 0)) || 0
  return {
    code,
    account,
    side,
    isDebit,
    isUndone,
    isCredit: (isDebit === sign > 0) === isUndone,
    count,
    amount: baseOnly ? 0 : sign * row.cents,
    base,
    product: BigInt(base) * BigInt(rateOn(code, to)),
    withoutBase: baseOnly ? 0 : sign * row.without_base || 0,
  }
}

const groupsOf = (sql: Sql, { from, to }: Span): Group[] =>
  sql.all<Group>(
    `SELECT p.tax_code AS code, p.account, a.type, a.role, p.cents > 0 AS isDebit, ${UNDONE} AS isUndone,
       count(*) AS count, sum(p.cents) AS cents, sum(coalesce(p.tax_base, 0)) AS base,
       sum(CASE WHEN p.tax_base IS NULL THEN p.cents ELSE 0 END) AS without_base
     ${TAX_POSTINGS} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 5, 6`,
    from,
    to,
  )

/** The days after the first of a span on which a rate of its codes begins. */
function rateStarts(groups: readonly Group[], { from, to }: Span): Day[] {
  const codes = new Set(groups.map((group) => group.code))
  const starts = [...codes].flatMap((code) => taxOf(code)?.rates.map((rate) => rate.since) ?? [])
  return [...new Set(starts)].filter((day) => from < day && day <= to).sort()
}

/**
 * Figures of every tax posting that counts in a span, in order of code and account; a span within which a rate begins
 * is read in parts.
 */
export function taxFigures(sql: Sql, span: Span): TaxGroup[] {
  const whole = groupsOf(sql, span)
  const starts = rateStarts(whole, span)
  if (starts.length === 0) return whole.map((row) => figureOf(row, span.to))
  return [span.from, ...starts].flatMap((from, index) => {
    const next = starts[index]
    const to = next ? addDays(next, -1) : span.to
    return groupsOf(sql, { from, to }).map((row) => figureOf(row, to))
  })
}

export interface TaxEntriesQuery extends Span {
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface TaxEntry {
  readonly entryId: string
  readonly number: string
  readonly date: Day
  readonly memo: string | null
  readonly account: string
  readonly code: string
  readonly side: TaxSide
  /** Tax and base in the direction of their side: a credit note is negative. */
  readonly amount: Cents
  /** null when the posting does not tell. */
  readonly base: Cents | null
}

export interface TaxEntriesPage {
  readonly items: readonly TaxEntry[]
  readonly nextCursor: string | null
}

interface EntryRow {
  key: number
  no: number
  entryId: string
  number: string
  date: Day
  memo: string | null
  account: string
  type: AccountType
  code: string
  role: AccountRole | null
  cents: Cents
  base: Cents | null
}

function placeOf(cursor: string | undefined): [date: string, key: number, no: number] {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})\.(\d{1,6})$/.exec(cursor ?? '')
  return match ? [match[1]!, Number(match[2]), Number(match[3])] : ['', 0, 0]
}

function entryOf({ key: _key, no: _no, type, role, cents, base, ...row }: EntryRow): TaxEntry {
  const side = sideOf(row.code, type, role)
  const sign = signOf(type)
  const baseOnly = isBaseOnly(row.code)
  const told = base ?? (baseOnly ? cents : null)
  return {
    ...row,
    side,
    amount: baseOnly ? 0 : sign * cents,
    base: told === null ? null : sign * told || 0,
  }
}

/** A page of the postings behind some groups, in order of day. */
export function taxEntries(sql: Sql, groups: readonly TaxGroup[], query: TaxEntriesQuery): TaxEntriesPage {
  const wanted = JSON.stringify(
    groups.map(({ code, account, isDebit, isUndone }) => `${code} ${account} ${+isDebit} ${+isUndone}`),
  )
  const rows = sql.all<EntryRow>(
    `SELECT e.key, p.no, e.id AS entryId, e.number, e.date, coalesce(p.memo, e.memo) AS memo, p.account, a.type, a.role,
       p.tax_code AS code, p.cents, p.tax_base AS base ${TAX_POSTINGS}
     AND p.tax_code || ' ' || p.account || ' ' || (p.cents > 0) || ' ' || ${UNDONE} IN (SELECT value FROM json_each(?))
     AND (e.date, e.key, p.no) > (?, ?, ?) ORDER BY e.date, e.key, p.no LIMIT ?`,
    query.from,
    query.to,
    wanted,
    ...placeOf(query.cursor),
    query.limit + 1,
  )
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(entryOf),
    nextCursor: last && rows.length > query.limit ? `${last.date}.${last.key}.${last.no}` : null,
  }
}
