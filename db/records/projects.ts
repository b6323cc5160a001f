/** Projects: what is built or done for a client, over time; and what each has brought in and cost. */
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import { type Cents, divideRounded, formatCents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { BILLS } from './documents/analysis.ts'
import type { RecordRows } from './tables.ts'

const { refuse } = catalogue({
  'project.unknown': {
    fr: 'Le projet {id} n’existe pas dans cette entreprise.',
    en: 'Project {id} does not exist in this company.',
  },
})

export type ProjectRow = RecordRows['project']

/** One project; refuses an identity that none has. */
export function getProject(sql: Sql, id: string): ProjectRow {
  const row = sql.get<ProjectRow>('SELECT * FROM project WHERE id = ?', id)
  if (!row) throw refuse('project.unknown', { id })
  return row
}

export interface Period {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** Documents of one kind that name the project. */
interface KindCount {
  readonly kind: string
  readonly count: number
  readonly total: Cents
}

export interface Profitability {
  readonly revenue: Cents
  readonly cost: Cents
  readonly margin: Cents
  /** Of the revenue, with two decimals; null without revenue. */
  readonly marginPercent: string | null
  /** Before tax: what was invoiced to the client, less credit notes. */
  readonly invoiced: Cents
  /** Of the estimate, with two decimals; null without an estimate. */
  readonly invoicedPercent: string | null
  /** What of the estimate is not invoiced yet, below zero when more was; null without an estimate. */
  readonly toInvoice: Cents | null
  readonly documents: readonly KindCount[]
}

/** Part of a whole in percent with two decimals; null where there is no whole. */
const percentOf = (part: Cents, whole: Cents | null): string | null =>
  whole === null || whole <= 0 ? null : formatCents(divideRounded(BigInt(part) * 10_000n, BigInt(whole)))

const FIRST_DAY = '0000-00-00'
const LAST_DAY = '9999-99-99'
const range = ({ from, to }: Period): [string, string] => [from ?? FIRST_DAY, to ?? LAST_DAY]

function collect<Row extends { project: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const byProject = new Map<string, Row[]>()
  for (const row of rows) byProject.set(row.project, [...(byProject.get(row.project) ?? []), row])
  return byProject
}

/** Movements of income and expense accounts that name a project; the closing of a year is none. */
function results(sql: Sql, period: Period) {
  return collect(
    sql.all<{ project: string; type: string; cents: Cents }>(
      `SELECT p.project, a.type, sum(p.cents) AS cents
       FROM posting p JOIN account a ON a.id = p.account JOIN entry e ON e.key = p.entry
       WHERE p.project IS NOT NULL AND a.type IN ('income', 'expense') AND p.date BETWEEN ? AND ?
         AND e.counts = 1 AND e.kind <> 'closing'
       GROUP BY p.project, a.type`,
      ...range(period),
    ),
  )
}

/** Documents that stand by the project of their lines, else of the whole document: before tax, releases of holdbacks apart. */
function documents(sql: Sql, period: Period) {
  return collect(
    sql.all<KindCount & { project: string }>(
      `SELECT coalesce(l.project, d.project) AS project, d.kind, count(DISTINCT d.id) AS count, sum(l.net) AS total
       FROM document d JOIN document_line l ON l.fact = d.fact
       WHERE d.stands = 1 AND ${BILLS} AND d.date BETWEEN ? AND ? AND coalesce(l.project, d.project) IS NOT NULL
       GROUP BY 1, d.kind ORDER BY 1, d.kind`,
      ...range(period),
    ),
  )
}

/** What each of these projects brought in and cost, from the entries and documents that name it. */
export function profitability(
  company: Company,
  projects: readonly ProjectRow[],
  period: Period,
): (Profitability & { readonly project: ProjectRow })[] {
  const [posted, issued] = [results(company.sql, period), documents(company.sql, period)]
  return projects.map((project) => {
    const sums = posted.get(project.id) ?? []
    const sumOf = (type: string) => sums.find((row) => row.type === type)?.cents ?? 0
    const [revenue, cost] = [0 - sumOf('income'), sumOf('expense')]
    const kinds = (issued.get(project.id) ?? []).map(({ kind, count, total }) => ({ kind, count, total }))
    const totalOf = (kind: string) => kinds.find((row) => row.kind === kind)?.total ?? 0
    const invoiced = totalOf('invoice') - totalOf('creditNote')
    const margin = revenue - cost
    return {
      project,
      revenue,
      cost,
      margin,
      marginPercent: percentOf(margin, revenue),
      invoiced,
      invoicedPercent: percentOf(invoiced, project.estimate),
      toInvoice: project.estimate === null ? null : project.estimate - invoiced,
      documents: kinds,
    }
  })
}
