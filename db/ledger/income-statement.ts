/** The income statement of any span of days, of the whole company or of one project, beside another span. */
import { addDays, type Day } from '../rules/dates.ts'
import type { Text } from '../rules/errors.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import {
  RESULT_SECTIONS,
  type ResultSection,
  resultSection,
  STATEMENT_TEXTS,
  type StatementAccount,
  statementAccounts,
} from './statement-groups.ts'
import { difference, net, type Sums, sumsThrough } from './sums.ts'

export interface Span {
  readonly from: Day
  readonly to: Day
}

export interface IncomeStatementQuery extends Span {
  readonly compare?: Span | undefined
  readonly project?: string | undefined
}

/** An amount, and where a comparison was asked, the other one and what it takes to come from it to the first. */
export interface Compared {
  readonly amount: Cents
  readonly comparison: Cents | null
  readonly difference: Cents | null
}

export interface StatementRow extends Compared {
  readonly account: string
  readonly name: string
  readonly nameEn: string
}

export interface ResultPart extends Compared {
  readonly section: ResultSection
  readonly label: Text
  readonly rows: readonly StatementRow[]
}

export interface IncomeStatement {
  /** Revenue positive in sales and other income, cost positive elsewhere. */
  readonly sections: readonly ResultPart[]
  /** Sales less cost of sales. */
  readonly grossMargin: Compared
  /** Gross margin less operating expenses. */
  readonly operatingIncome: Compared
  readonly incomeBeforeTax: Compared
  readonly netIncome: Compared
}

/** The two amounts with their difference. */
export function compared(amount: Cents, comparison: Cents | null): Compared {
  return { amount, comparison, difference: comparison === null ? null : amount - comparison }
}

/** Movements of a project: its postings, as the month balances know no project. */
function projectSums(sql: Sql, { from, to }: Span, project: string): Sums {
  const rows = sql.all<{ account: string; debit: Cents; credit: Cents }>(
    `SELECT p.account, sum(max(p.cents, 0)) AS debit, sum(max(-p.cents, 0)) AS credit
     FROM entry e JOIN posting p ON p.entry = e.key
     WHERE e.date BETWEEN ? AND ? AND e.counts = 1 AND e.kind <> 'closing' AND p.project = ? GROUP BY p.account`,
    from,
    to,
    project,
  )
  return new Map(rows.map(({ account, debit, credit }) => [account, { debit, credit }]))
}

/** Movements of a span without closing entries, which only move results to equity. */
function spanSums(sql: Sql, span: Span, project: string | undefined): Sums {
  if (project !== undefined) return projectSums(sql, span, project)
  return difference(sumsThrough(sql, span.to, 'open'), sumsThrough(sql, addDays(span.from, -1), 'open'))
}

const isRevenue = (section: ResultSection): boolean => section === 'sales' || section === 'otherIncome'

/** The rows of accounts in order, without those that are nil on both sides. `amountOf` reads one side. */
export function rowsOf(
  accounts: readonly StatementAccount[],
  amountOf: (account: string) => Cents,
  comparisonOf: ((account: string) => Cents) | null,
): StatementRow[] {
  return accounts
    .map(({ id, name, nameEn }) => ({
      account: id,
      name,
      nameEn,
      ...compared(amountOf(id), comparisonOf ? comparisonOf(id) : null),
    }))
    .filter((row) => row.amount !== 0 || (row.comparison ?? 0) !== 0)
}

/** Adds and takes away, on both sides at once. */
export function totalled(plus: readonly Compared[], minus: readonly Compared[], withComparison: boolean) {
  const sum = (side: (part: Compared) => Cents) =>
    plus.reduce((total, part) => total + side(part), 0) - minus.reduce((total, part) => total + side(part), 0)
  return compared(
    sum((part) => part.amount),
    withComparison ? sum((part) => part.comparison!) : null,
  )
}

/** The income statement. Closing entries are left out; a project's reads the postings that name it. */
export function incomeStatement(sql: Sql, query: IncomeStatementQuery): IncomeStatement {
  const accounts = statementAccounts(sql)
  const sums = spanSums(sql, query, query.project)
  const others = query.compare ? spanSums(sql, query.compare, query.project) : null
  const isCompared = others !== null
  const sectionOf = (section: ResultSection): ResultPart => {
    const sign = isRevenue(section) ? -1 : 1
    const read = (from: Sums) => (account: string) => sign * net(from.get(account)) || 0
    const rows = rowsOf(
      accounts.filter((account) => resultSection(account) === section),
      read(sums),
      others && read(others),
    )
    return { section, label: STATEMENT_TEXTS[section], rows, ...totalled(rows, [], isCompared) }
  }
  const sections = RESULT_SECTIONS.map(sectionOf)
  const [sales, costOfSales, expenses, otherIncome, interest, incomeTax] = sections as [
    ResultPart,
    ResultPart,
    ResultPart,
    ResultPart,
    ResultPart,
    ResultPart,
  ]
  const grossMargin = totalled([sales], [costOfSales], isCompared)
  const operatingIncome = totalled([grossMargin], [expenses], isCompared)
  const incomeBeforeTax = totalled([operatingIncome, otherIncome], [interest], isCompared)
  const netIncome = totalled([incomeBeforeTax], [incomeTax], isCompared)
  return { sections, grossMargin, operatingIncome, incomeBeforeTax, netIncome }
}
