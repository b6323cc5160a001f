/** The balance sheet as of any day, beside another day: assets = liabilities + equity, or the books are broken. */
import { addDays, type Day, fiscalYearOf } from '../rules/dates.ts'
import { assert, type Text } from '../rules/errors.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { type Compared, compared, rowsOf, type StatementRow, totalled } from './income-statement.ts'
import {
  BALANCE_SECTIONS,
  type BalanceSection,
  balanceSection,
  resultSection,
  STATEMENT_TEXTS,
  type StatementAccount,
  statementAccounts,
} from './statement-groups.ts'
import { net, type Sums, sumsThrough } from './sums.ts'

export interface BalanceSheetQuery {
  readonly asOf: Day
  readonly compareAsOf?: Day | undefined
  readonly country: string
  /** `MM-DD`, to tell the result of the current year from earlier ones. */
  readonly fiscalYearEnd: string
  /** Whether the closing entry of the current year, if any, has moved its result to retained earnings. */
  readonly closing: 'included' | 'excluded'
}

/** A computed line of equity: results that no closing entry has moved, over the days where they were earned. */
export interface ComputedLine extends Compared {
  readonly line: 'earlierEarnings' | 'currentEarnings'
  readonly label: Text
  /** null: since the beginning. */
  readonly from: Day | null
  readonly to: Day
}

export interface BalancePart extends Compared {
  readonly section: BalanceSection
  readonly label: Text
  readonly rows: readonly StatementRow[]
  readonly computed: readonly ComputedLine[]
}

export interface BalanceSheet {
  /** Debit positive in assets, credit positive elsewhere. */
  readonly sections: readonly BalancePart[]
  readonly totalAssets: Compared
  readonly totalLiabilities: Compared
  readonly totalEquity: Compared
}

/** Balances of one day. */
interface Sheet {
  readonly asOf: Day
  readonly yearStart: Day
  readonly sums: Sums
  readonly earlierEarnings: Cents
  readonly currentEarnings: Cents
}

function sheetOf(
  sql: Sql,
  query: BalanceSheetQuery,
  asOf: Day,
  accounts: readonly StatementAccount[],
): Sheet {
  const yearStart = fiscalYearOf(asOf, query.fiscalYearEnd).start
  const before = sumsThrough(sql, addDays(yearStart, -1))
  const isIncluded = query.closing === 'included'
  const sums = isIncluded ? sumsThrough(sql, asOf) : withoutClosing(sql, asOf, before, yearStart)
  const results = accounts.filter((account) => resultSection(account) !== null)
  const earned = (from: Sums) => results.reduce((sum, account) => sum - net(from.get(account.id)), 0)
  const earlierEarnings = earned(before)
  return { asOf, yearStart, sums, earlierEarnings, currentEarnings: earned(sums) - earlierEarnings }
}

/** Everything before the year, and of the year all but its closing entries. */
function withoutClosing(sql: Sql, asOf: Day, before: Sums, yearStart: Day): Sums {
  const sums: Sums = new Map([...before].map(([account, sum]) => [account, { ...sum }]))
  const add = (more: Sums, sign: 1 | -1) => {
    for (const [account, { debit, credit }] of more) {
      const sum = sums.get(account) ?? { debit: 0, credit: 0 }
      sums.set(account, { debit: sum.debit + sign * debit, credit: sum.credit + sign * credit })
    }
  }
  add(sumsThrough(sql, asOf, 'open'), 1)
  add(sumsThrough(sql, addDays(yearStart, -1), 'open'), -1)
  return sums
}

function computedLines(sheet: Sheet, other: Sheet | null): ComputedLine[] {
  const lineOf = (line: ComputedLine['line'], from: Day | null, to: Day): ComputedLine => ({
    line,
    label: STATEMENT_TEXTS[line],
    from,
    to,
    ...compared(sheet[line], other ? other[line] : null),
  })
  return [
    lineOf('earlierEarnings', null, addDays(sheet.yearStart, -1)),
    lineOf('currentEarnings', sheet.yearStart, sheet.asOf),
  ].filter((line) => line.amount !== 0 || (line.comparison ?? 0) !== 0)
}

/**
 * The balance sheet. Income and expenses that no closing entry has moved yet stand on two computed lines of equity:
 * those of the fiscal year of the day, and those of earlier years. A year that is closed shows its result in retained
 * earnings, or, with closing entries left out, as the result of the current year still.
 */
export function balanceSheet(sql: Sql, query: BalanceSheetQuery): BalanceSheet {
  const accounts = statementAccounts(sql)
  const sheet = sheetOf(sql, query, query.asOf, accounts)
  const other = query.compareAsOf ? sheetOf(sql, query, query.compareAsOf, accounts) : null
  const isCompared = other !== null
  const partOf = (section: BalanceSection): BalancePart => {
    const sign = section.endsWith('Assets') ? 1 : -1
    const read =
      ({ sums }: Sheet) =>
      (account: string) =>
        sign * net(sums.get(account)) || 0
    const rows = rowsOf(
      accounts.filter((account) => balanceSection(account, query.country) === section),
      read(sheet),
      other && read(other),
    )
    const computed = section === 'equity' ? computedLines(sheet, other) : []
    const label = STATEMENT_TEXTS[section]
    return { section, label, rows, computed, ...totalled([...rows, ...computed], [], isCompared) }
  }
  const sections = BALANCE_SECTIONS.map(partOf)
  const total = (...names: readonly BalanceSection[]) =>
    totalled(
      sections.filter((part) => names.includes(part.section)),
      [],
      isCompared,
    )
  const totalAssets = total('currentAssets', 'longTermAssets')
  const totalLiabilities = total('currentLiabilities', 'longTermLiabilities')
  const totalEquity = total('equity')
  const gap = totalled([totalAssets], [totalLiabilities, totalEquity], isCompared)
  assert(gap.amount === 0 && (gap.comparison ?? 0) === 0, 'assets differ from liabilities and equity')
  return { sections, totalAssets, totalLiabilities, totalEquity }
}
