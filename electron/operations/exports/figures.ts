/** Figures at a glance: receivables, key figures, best clients, cash flow, projects. */
import type { Text } from '../../../db/rules/errors.ts'
import type { Cents } from '../../../db/rules/money.ts'
import type { ReportRow } from '../../exports/table.ts'
import { documentReportOperations } from '../documents/reports.ts'
import { projectOperations } from '../projects.ts'
import { cashOperations } from '../report-cash.ts'
import { exported, picked } from './exportable.ts'
import { type Sheet, stampOf } from './sheet.ts'
import { PROJECT_STATUSES, TOTAL } from './words.ts'

const FIGURES = {
  billed: { fr: 'Facturé avant taxes', en: 'Billed before tax' },
  collected: { fr: 'Encaissé', en: 'Collected' },
  expenses: { fr: 'Dépenses', en: 'Expenses' },
  margin: { fr: 'Marge', en: 'Margin' },
} as const

const PENDING: Text = { fr: 'En attente', en: 'Pending' }
const OVERDUE: Text = { fr: 'En retard', en: 'Overdue' }

const receivables = exported(picked(documentReportOperations, 'report.receivables'), (data, sheet) => {
  const row = (text: Text, amount: Cents, count: number | null = null): ReportRow => ({
    cells: { description: sheet.say(text), count, amount },
  })
  return {
    title: sheet.say({ fr: 'Sommaire des comptes clients', en: 'Receivables summary' }),
    subtitle: sheet.span(data.from, null),
    columns: sheet.columns({ description: 'text', count: 'number', amount: 'money' }),
    rows: [
      row({ fr: 'À échoir', en: 'Not yet due' }, data.pending, data.count - data.overdueCount),
      row(OVERDUE, data.overdue, data.overdueCount),
      {
        style: 'total',
        cells: {
          description: sheet.say({ fr: 'À recevoir', en: 'Receivable' }),
          count: data.count,
          amount: data.total,
        },
      },
      row(FIGURES.collected, data.collected),
    ],
    stamp: data.from,
  }
})

const kpis = exported(picked(documentReportOperations, 'report.kpis'), (data, sheet) => {
  const { previous } = data
  return {
    title: sheet.say({ fr: 'Indicateurs', en: 'Key figures' }),
    subtitle: [
      ...sheet.span(data.from, data.to),
      ...sheet
        .span(previous.from, previous.to)
        .map((span) =>
          sheet.say({ fr: 'Période précédente : {span}', en: 'Previous period: {span}' }, { span }),
        ),
    ],
    columns: sheet.columns({ description: 'text', count: 'number', amount: 'money', previous: 'money' }),
    rows: [
      ...(['billed', 'collected', 'expenses', 'margin'] as const).map((key) => ({
        cells: { description: sheet.say(FIGURES[key]), amount: data[key], previous: previous[key] },
      })),
      { cells: { description: sheet.say(PENDING), count: data.pendingCount, amount: data.pending } },
      { cells: { description: sheet.say(OVERDUE), count: data.overdueCount, amount: data.overdue } },
    ],
    stamp: stampOf(data.from, data.to),
  }
})

const top = exported(picked(documentReportOperations, 'report.topClients'), ({ from, to, items }, sheet) => ({
  title: sheet.say({ fr: 'Meilleurs clients', en: 'Best clients' }),
  subtitle: sheet.span(from, to),
  columns: sheet.columns({ client: 'text', documents: 'number', billed: 'money', share: 'percent' }),
  rows: [
    ...items.map(({ partyName: client, documents, billed, share }) => ({
      cells: { client, documents, billed, share },
    })),
    {
      style: 'total',
      cells: {
        client: sheet.say(TOTAL),
        documents: items.reduce((sum, row) => sum + row.documents, 0),
        billed: items.reduce((sum, row) => sum + row.billed, 0),
      },
    },
  ],
  stamp: stampOf(from, to),
}))

const cash = exported(picked(cashOperations, 'report.cashFlow'), (data, sheet) => {
  const { months, forecast, accounts } = data
  const [first, last] = [months[0]!, months.at(-1)!]
  return {
    title: sheet.say({ fr: 'Flux de trésorerie', en: 'Cash flow' }),
    subtitle: [
      ...sheet.span(first.from, last.to),
      sheet.say(
        { fr: 'Comptes : {accounts}', en: 'Accounts: {accounts}' },
        { accounts: accounts.join(', ') },
      ),
    ],
    columns: sheet.columns({
      month: 'text',
      inflow: 'money',
      outflow: 'money',
      net: 'money',
      closing: 'money',
      ...(forecast.length > 0 ? { lowest: 'money', highest: 'money' } : {}),
      ...(forecast.length > 0 && data.dueBefore ? { dueIn: 'money', dueOut: 'money' } : {}),
    }),
    rows: [
      {
        cells: {
          month: sheet.say({ fr: 'Solde d’ouverture', en: 'Opening balance' }),
          closing: data.opening,
        },
      },
      ...months.map(({ month, inflow, outflow, net, closing }) => ({
        cells: { month, inflow, outflow, net, closing },
      })),
      {
        style: 'total',
        cells: {
          month: sheet.say(TOTAL),
          inflow: data.inflow,
          outflow: data.outflow,
          net: data.net,
          closing: data.closing,
        },
      },
      ...forecastRows(forecast, sheet),
    ],
    stamp: stampOf(first.from, last.to),
  }
})

type Forecast = Readonly<
  Record<'inflow' | 'outflow' | 'net' | 'closing' | 'lowest' | 'highest', Cents> &
    Record<'dueIn' | 'dueOut', Cents | null> & { month: string }
>

function forecastRows(forecast: readonly Forecast[], sheet: Sheet): ReportRow[] {
  if (forecast.length === 0) return []
  return [
    { style: 'section', cells: { month: sheet.say({ fr: 'Prévision', en: 'Forecast' }) } },
    ...forecast.map((row) => ({ cells: { ...row } })),
  ]
}

const projects = exported(
  picked(projectOperations, 'project.profitability'),
  ({ items, revenue, cost, margin }, sheet, { from, to }) => {
    const sum = (key: 'estimate' | 'invoiced' | 'toInvoice') =>
      items.reduce((total, row) => total + (row[key] ?? 0), 0)
    return {
      title: sheet.say({ fr: 'Rentabilité des projets', en: 'Profitability of projects' }),
      subtitle: sheet.span(from, to),
      columns: sheet.columns({
        code: 'text',
        name: 'text',
        status: 'text',
        revenue: 'money',
        cost: 'money',
        margin: 'money',
        marginPercent: 'number',
        estimate: 'money',
        invoiced: 'money',
        toInvoice: 'money',
      }),
      rows: [
        ...items.map(({ status, documents: _counted, ...row }) => ({
          cells: { ...row, status: sheet.word(PROJECT_STATUSES, status) },
        })),
        {
          style: 'total',
          cells: {
            name: sheet.say(TOTAL),
            revenue,
            cost,
            margin,
            estimate: sum('estimate'),
            invoiced: sum('invoiced'),
            toInvoice: sum('toInvoice'),
          },
        },
      ],
      stamp: stampOf(from, to),
    }
  },
)

export const figureExports = [receivables, kpis, top, cash, projects] as const
