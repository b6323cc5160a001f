/** The financial statements: sections with their accounts, what each adds up to, a comparison beside. */
import type { Day } from '../../../db/rules/dates.ts'
import type { Text } from '../../../db/rules/errors.ts'
import type { Cents } from '../../../db/rules/money.ts'
import type { ReportRow, RowStyle } from '../../exports/table.ts'
import { statementOperations } from '../report-statements.ts'
import { exported, picked } from './exportable.ts'
import { type Columns, type Sheet, stampOf } from './sheet.ts'

interface Compared {
  readonly amount: Cents
  readonly comparison?: Cents | undefined
  readonly difference?: Cents | undefined
}

interface Section {
  readonly label: Text
  readonly rows: readonly (Compared & { account: string; name: string; nameEn: string })[]
  readonly computed?: readonly (Compared & { label: Text })[]
  readonly total: Compared
}

const figures = ({ amount, comparison, difference }: Compared) => ({
  amount,
  comparison: comparison ?? null,
  difference: difference ?? null,
})

const line = (name: string, sums: Compared, style: RowStyle): ReportRow => ({
  style,
  cells: { name, ...figures(sums) },
})

const totalOf: Text = { fr: 'Total — {label}', en: 'Total — {label}' }

/** A section without accounts is left out: its total is nil. */
function sectionRows({ label, rows, computed = [], total }: Section, sheet: Sheet): ReportRow[] {
  if (rows.length + computed.length === 0) return []
  const name = sheet.say(label)
  return [
    { style: 'section', cells: { name } },
    ...rows.map((row) => ({
      indent: 1,
      cells: { account: row.account, name: sheet.nameOf(row), ...figures(row) },
    })),
    ...computed.map((row) => ({ indent: 1, cells: { name: sheet.say(row.label), ...figures(row) } })),
    line(sheet.say(totalOf, { label: name }), total, 'subtotal'),
  ]
}

const columnsOf = (isCompared: boolean): Columns => ({
  account: 'text',
  name: 'text',
  amount: 'money',
  ...(isCompared ? { comparison: 'money', difference: 'money' } : {}),
})

const compared: Text = { fr: 'Comparaison : {span}', en: 'Comparison: {span}' }

function projectName(sheet: Sheet, id: string): string {
  const row = sheet.company.sql.get<{ name: string | null }>('SELECT name FROM project WHERE id = ?', id)
  return sheet.say({ fr: 'Projet : {name}', en: 'Project: {name}' }, { name: row?.name ?? id })
}

const income = exported(
  picked(statementOperations, 'report.incomeStatement'),
  ({ from, to, sections, ...totals }, sheet, { compareFrom, compareTo, projectId }) => {
    const of = (name: string) => sectionRows(sections.find(({ section }) => section === name)!, sheet)
    const total = (text: Text, sums: Compared) => line(sheet.say(text), sums, 'total')
    return {
      title: sheet.say({ fr: 'État des résultats', en: 'Income statement' }),
      subtitle: [
        ...sheet.span(from, to),
        ...(projectId === undefined ? [] : [projectName(sheet, projectId)]),
        ...sheet.span(compareFrom, compareTo).map((span) => sheet.say(compared, { span })),
      ],
      columns: sheet.columns(columnsOf(compareFrom !== undefined)),
      rows: [
        ...of('sales'),
        ...of('costOfSales'),
        total({ fr: 'Marge brute', en: 'Gross margin' }, totals.grossMargin),
        ...of('expenses'),
        total({ fr: 'Résultat d’exploitation', en: 'Operating income' }, totals.operatingIncome),
        ...of('otherIncome'),
        ...of('interest'),
        total({ fr: 'Résultat avant impôts', en: 'Income before taxes' }, totals.incomeBeforeTax),
        ...of('incomeTax'),
        total({ fr: 'Résultat net', en: 'Net income' }, totals.netIncome),
      ],
      stamp: stampOf(from, to),
    }
  },
)

const balance = exported(
  picked(statementOperations, 'report.balanceSheet'),
  ({ asOf, sections, ...totals }, sheet, { compareAsOf, closing }) => {
    const of = (name: string) => sectionRows(sections.find(({ section }) => section === name)!, sheet)
    const total = (text: Text, sums: Compared) => line(sheet.say(text), sums, 'total')
    const asOfOther = (day: Day | undefined) => (day ? [sheet.say(compared, { span: sheet.asOf(day) })] : [])
    return {
      title: sheet.say({ fr: 'Bilan', en: 'Balance sheet' }),
      subtitle: [
        sheet.asOf(asOf),
        ...(closing === 'excluded'
          ? [sheet.say({ fr: 'Avant écriture de fermeture', en: 'Before the closing entry' })]
          : []),
        ...asOfOther(compareAsOf),
      ],
      columns: sheet.columns(columnsOf(compareAsOf !== undefined)),
      rows: [
        ...of('currentAssets'),
        ...of('longTermAssets'),
        total({ fr: 'Total de l’actif', en: 'Total assets' }, totals.totalAssets),
        ...of('currentLiabilities'),
        ...of('longTermLiabilities'),
        total({ fr: 'Total du passif', en: 'Total liabilities' }, totals.totalLiabilities),
        ...of('equity'),
        total(
          { fr: 'Total du passif et des capitaux propres', en: 'Total liabilities and equity' },
          totals.totalLiabilitiesAndEquity,
        ),
      ],
      stamp: asOf,
    }
  },
)

export const statementExports = [income, balance] as const
