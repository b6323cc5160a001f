/** The financial statements: income statement and balance sheet; every row names the movements behind it. */
import { z } from 'zod'
import { balanceSheet } from '../../db/ledger/balance-sheet.ts'
import { type Compared, incomeStatement, type StatementRow } from '../../db/ledger/income-statement.ts'
import type { Day } from '../../db/rules/dates.ts'
import { catalogue } from '../../db/rules/errors.ts'
import { date, id, money } from './codecs.ts'
import { reads } from './registry.ts'
import { checkSpan, comparisonOf } from './report-period.ts'
import { present, textShape } from './shapes.ts'

const { refuse, detail } = catalogue({
  'report.unknownProject': {
    fr: 'Le projet {project} n’existe pas. Choisissez-en un dans la liste.',
    en: 'Project {project} does not exist. Choose one from the list.',
  },
})

/** With a comparison: the other amount, and what it takes to come from it to the first. */
const comparedShape = { amount: money, comparison: money.optional(), difference: money.optional() }
const totalShape = z.strictObject(comparedShape)

const rowShape = z.strictObject({
  account: z.string(),
  name: z.string(),
  nameEn: z.string(),
  ...comparedShape,
  /** The movements behind it: ledger.register of this account over these days; without a start, all before. */
  from: date.optional(),
  to: date,
})

const sectionShape = { section: z.string(), label: textShape, rows: z.array(rowShape), total: totalShape }

const show = ({ amount, comparison, difference }: Compared) => ({
  amount,
  ...present({ comparison, difference }),
})

const showRow = (row: StatementRow, from: Day | undefined, to: Day) => ({
  account: row.account,
  name: row.name,
  nameEn: row.nameEn,
  ...show(row),
  ...present({ from }),
  to,
})

const income = reads({
  name: 'report.incomeStatement',
  summary: {
    fr: 'État des résultats d’une période, de l’entreprise ou d’un projet, avec comparaison.',
    en: 'Income statement of a period, of the company or of a project, with a comparison.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    from: date,
    to: date,
    compareFrom: date.optional(),
    compareTo: date.optional(),
    projectId: id.optional(),
  }),
  output: z.strictObject({
    from: date,
    to: date,
    sections: z.array(z.strictObject(sectionShape)),
    grossMargin: totalShape,
    operatingIncome: totalShape,
    incomeBeforeTax: totalShape,
    netIncome: totalShape,
  }),
  run: ({ from, to, compareFrom, compareTo, projectId }, { sql }) => {
    checkSpan(from, to)
    const compare = comparisonOf(compareFrom, compareTo)
    if (projectId !== undefined && !sql.get('SELECT 1 FROM project WHERE id = ?', projectId))
      throw refuse('report.unknownProject', { project: projectId }, [
        detail('projectId', 'report.unknownProject', { project: projectId }),
      ])
    const report = incomeStatement(sql, { from, to, compare, project: projectId })
    return {
      from,
      to,
      sections: report.sections.map((part) => ({
        section: part.section,
        label: part.label,
        rows: part.rows.map((row) => showRow(row, from, to)),
        total: show(part),
      })),
      grossMargin: show(report.grossMargin),
      operatingIncome: show(report.operatingIncome),
      incomeBeforeTax: show(report.incomeBeforeTax),
      netIncome: show(report.netIncome),
    }
  },
})

const balance = reads({
  name: 'report.balanceSheet',
  summary: {
    fr: 'Bilan à une date, avec comparaison.',
    en: 'Balance sheet as of a day, with a comparison.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    asOf: date,
    compareAsOf: date.optional(),
    closing: z.enum(['included', 'excluded']).default('included'),
  }),
  output: z.strictObject({
    asOf: date,
    sections: z.array(
      z.strictObject({
        ...sectionShape,
        /** Results that no closing entry has moved: report.incomeStatement over these days. */
        computed: z.array(
          z.strictObject({
            line: z.string(),
            label: textShape,
            ...comparedShape,
            from: date.optional(),
            to: date,
          }),
        ),
      }),
    ),
    totalAssets: totalShape,
    totalLiabilities: totalShape,
    totalEquity: totalShape,
    totalLiabilitiesAndEquity: totalShape,
  }),
  run: (input, company) => {
    const { country, fiscalYearEnd } = company.facts()
    const report = balanceSheet(company.sql, { ...input, country, fiscalYearEnd })
    return {
      asOf: input.asOf,
      sections: report.sections.map((part) => ({
        section: part.section,
        label: part.label,
        rows: part.rows.map((row) => showRow(row, undefined, input.asOf)),
        total: show(part),
        computed: part.computed.map((row) => ({
          line: row.line,
          label: row.label,
          ...show(row),
          ...present({ from: row.from }),
          to: row.to,
        })),
      })),
      totalAssets: show(report.totalAssets),
      totalLiabilities: show(report.totalLiabilities),
      totalEquity: show(report.totalEquity),
      // the two are equal, or the report was refused
      totalLiabilitiesAndEquity: show(report.totalAssets),
    }
  },
})

export const statementOperations = [income, balance] as const
