/** The trial balance: this year or cumulative, as of any day, by account or by GIFI code. */
import { gifiOf } from '../rules/charts/gifi.ts'
import { addDays, type Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { difference, net, type Sum, type Sums, sumsThrough } from './sums.ts'

export interface TrialBalanceQuery {
  readonly asOf: Day
  /** First day of the movements; null: everything since the beginning. */
  readonly from: Day | null
  /** One row per GIFI code (Canada) instead of one per account. */
  readonly gifi: boolean
  /** Whether closing entries between `from` and `asOf` are in the figures. */
  readonly closing: 'included' | 'excluded'
}

export interface TrialBalanceRow {
  readonly account: string
  readonly name: string
  readonly nameEn: string
  readonly type: string
  readonly gifi: string | null
  readonly opening: Cents
  readonly debit: Cents
  readonly credit: Cents
  /** opening + debit - credit; debit positive. */
  readonly closing: Cents
  /** The line of earlier results: no account's, computed. */
  readonly computed: boolean
}

export interface TrialBalance {
  readonly rows: readonly TrialBalanceRow[]
  readonly totalDebit: Cents
  readonly totalCredit: Cents
}

interface AccountRow {
  id: string
  name: string | null
  name_en: string | null
  type: string
  role: string | null
  gifi: string | null
}

function accountsOf(sql: Sql): AccountRow[] {
  type Row = readonly [string, string | null, string | null, string, string | null, string | null]
  return sql
    .rows<Row>('SELECT id, name, name_en, type, role, gifi FROM account ORDER BY id')
    .map((row) => ({ id: row[0], name: row[1], name_en: row[2], type: row[3], role: row[4], gifi: row[5] }))
}

const isResult = (account: AccountRow) => account.type === 'income' || account.type === 'expense'

interface Spans {
  /** Through the day before `from`; empty when cumulative. */
  readonly before: Sums
  /** From `from` through `asOf`. */
  readonly during: Sums
}

function spansOf(sql: Sql, query: TrialBalanceQuery): Spans {
  const which = query.closing === 'included' ? 'all' : 'open'
  const until = sumsThrough(sql, query.asOf, which)
  if (query.from === null) return { before: new Map(), during: until }
  const dayBefore = addDays(query.from, -1)
  return {
    before: sumsThrough(sql, dayBefore),
    during: difference(until, sumsThrough(sql, dayBefore, which)),
  }
}

function rowOf(account: AccountRow, opening: Cents, movement: Sum | undefined): TrialBalanceRow {
  const { debit, credit } = movement ?? { debit: 0, credit: 0 }
  return {
    account: account.id,
    name: account.name ?? account.id,
    nameEn: account.name_en ?? account.name ?? account.id,
    type: account.type,
    gifi: account.gifi,
    opening,
    debit,
    credit,
    closing: opening + debit - credit,
    computed: false,
  }
}

/** Results of earlier years that no closing entry has moved yet: one computed line of retained earnings. */
function earlierResults(accounts: readonly AccountRow[], before: Sums): TrialBalanceRow[] {
  const opening = accounts.filter(isResult).reduce((sum, account) => sum + net(before.get(account.id)), 0)
  if (opening === 0) return []
  const retained = accounts.find((account) => account.role === 'retainedEarnings')
  return [
    {
      account: retained?.id ?? '',
      name: 'Résultats antérieurs non fermés (calculé)',
      nameEn: 'Earlier results not closed (computed)',
      type: 'equity',
      gifi: retained?.gifi ?? null,
      opening,
      debit: 0,
      credit: 0,
      closing: opening,
      computed: true,
    },
  ]
}

function gifiNames(code: string): { name: string; nameEn: string } {
  if (code === '') return { name: 'Sans code IGRF', nameEn: 'No GIFI code' }
  const { name, nameEn } = gifiOf(code) ?? { name: 'Code IGRF inconnu', nameEn: 'Unknown GIFI code' }
  return { name, nameEn }
}

function byGifi(rows: readonly TrialBalanceRow[]): TrialBalanceRow[] {
  const groups = new Map<string, TrialBalanceRow>()
  for (const row of rows) {
    const code = row.gifi ?? ''
    const group = groups.get(code)
    groups.set(code, {
      ...row,
      account: code,
      ...gifiNames(code),
      opening: row.opening + (group?.opening ?? 0),
      debit: row.debit + (group?.debit ?? 0),
      credit: row.credit + (group?.credit ?? 0),
      closing: row.closing + (group?.closing ?? 0),
      computed: row.computed && (group?.computed ?? true),
    })
  }
  return [...groups.values()].sort((a, b) => (a.account < b.account ? -1 : 1))
}

/**
 * The trial balance. Balance-sheet accounts open with all that came before `from`; income and expenses count from
 * `from`, and what they earned before stands on one computed line. Debits equal credits in every column, or the
 * books are broken: company.verify says where.
 */
export function trialBalance(sql: Sql, query: TrialBalanceQuery): TrialBalance {
  const accounts = accountsOf(sql)
  const { before, during } = spansOf(sql, query)
  const own = accounts
    .filter((account) => during.has(account.id) || (!isResult(account) && net(before.get(account.id)) !== 0))
    .map((account) =>
      rowOf(account, isResult(account) ? 0 : net(before.get(account.id)), during.get(account.id)),
    )
  const rows = [...own, ...earlierResults(accounts, before)]
  return {
    rows: query.gifi ? byGifi(rows) : rows,
    totalDebit: rows.reduce((sum, row) => sum + row.debit, 0),
    totalCredit: rows.reduce((sum, row) => sum + row.credit, 0),
  }
}
