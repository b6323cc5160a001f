/** Taxes of a period with the lines of the return, and the entries behind them. */
import type { z } from 'zod'
import type { Text } from '../../../db/rules/errors.ts'
import type { ReportRow } from '../../exports/table.ts'
import { taxReportOperations } from '../report-taxes.ts'
import { exported, exportedList, picked } from './exportable.ts'
import { type Sheet, stampOf } from './sheet.ts'
import { TAX_SIDES, TOTAL } from './words.ts'

const taxSummary = picked(taxReportOperations, 'report.taxSummary')
type Summary = z.output<typeof taxSummary.output>

const OUTCOMES: Readonly<Record<string, Text>> = {
  payable: { fr: 'À payer', en: 'Payable' },
  refund: { fr: 'À recevoir', en: 'Refund' },
  nil: { fr: 'Nul', en: 'Nil' },
}

function taxRows({ items }: Summary, sheet: Sheet): ReportRow[] {
  const sum = (key: 'collected' | 'claimable' | 'selfAssessed' | 'net') =>
    items.reduce((total, row) => total + row[key], 0)
  return [
    { style: 'section', cells: { description: sheet.say({ fr: 'Par taxe', en: 'By tax' }) } },
    ...items.map((row) => ({
      cells: {
        code: row.code,
        description: sheet.nameOf(row),
        salesBase: row.sales.base,
        collected: row.collected,
        purchaseBase: row.purchases.base,
        claimable: row.claimable,
        selfAssessed: row.selfAssessed,
        amount: row.net,
      },
    })),
    {
      style: 'subtotal',
      cells: {
        description: sheet.say({ fr: 'Taxe nette', en: 'Net tax' }),
        collected: sum('collected'),
        claimable: sum('claimable'),
        selfAssessed: sum('selfAssessed'),
        amount: sum('net'),
      },
    },
  ]
}

/** Each side of the return with its lines; a line that the books cannot tell has no amount. */
function returnRows({ declaration, lines }: Summary, sheet: Sheet): ReportRow[] {
  if (!declaration) return []
  const outcome = (label: string, how: string) => `${label} — ${sheet.word(OUTCOMES, how)}`
  return [
    ...declaration.parts.flatMap(({ part, label, balance, outcome: how }): ReportRow[] => [
      { style: 'section', cells: { description: sheet.say(label) } },
      ...lines
        .filter((line) => line.part === part)
        .map(({ line, label: name, amount = null, assumesNil }) => ({
          style: 'normal' as const,
          indent: 1,
          cells: {
            code: line,
            description:
              assumesNil.length === 0
                ? sheet.say(name)
                : sheet.say(
                    { fr: '{name} (sans : {lines})', en: '{name} (without: {lines})' },
                    { name: sheet.say(name), lines: assumesNil.join(', ') },
                  ),
            amount,
          },
        })),
      { style: 'subtotal', cells: { description: outcome(sheet.say(label), how), amount: balance } },
    ]),
    {
      style: 'total',
      cells: {
        description: outcome(sheet.say(declaration.title), declaration.outcome),
        amount: declaration.balance,
      },
    },
  ]
}

const summary = exported(taxSummary, (data, sheet, { method }) => ({
  title: sheet.say({ fr: 'Sommaire des taxes', en: 'Tax summary' }),
  subtitle: [
    ...sheet.span(data.from, data.to),
    ...(method === 'quick' ? [sheet.say({ fr: 'Méthode rapide', en: 'Quick method' })] : []),
  ],
  columns: sheet.columns({
    code: 'text',
    description: 'text',
    salesBase: 'money',
    collected: 'money',
    purchaseBase: 'money',
    claimable: 'money',
    selfAssessed: 'money',
    amount: 'money',
  }),
  rows: [...taxRows(data, sheet), ...returnRows(data, sheet)],
  notes: data.notices.map(({ message }) => sheet.say(message)),
  stamp: stampOf(data.from, data.to),
}))

const taxEntries = picked(taxReportOperations, 'report.taxEntries')
type TaxEntry = z.output<typeof taxEntries.output>['items'][number]

/** What is collected and what can be claimed do not add up: each side has its own total. */
function sideTotals(items: readonly TaxEntry[], sheet: Sheet): ReportRow[] {
  return [...new Set(items.map(({ side }) => side))].map((side) => {
    const own = items.filter((row) => row.side === side)
    return {
      style: 'total',
      cells: {
        memo: `${sheet.say(TOTAL)} — ${sheet.word(TAX_SIDES, side)}`,
        base: own.reduce((sum, row) => sum + (row.base ?? 0), 0),
        amount: own.reduce((sum, row) => sum + row.amount, 0),
      },
    }
  })
}

const entries = exportedList(taxEntries, ({ items, sum, base }, sheet, { from, to, line, code }) => ({
  title: sheet.say({ fr: 'Écritures de taxes', en: 'Tax entries' }),
  subtitle: [
    ...sheet.span(from, to),
    ...(line ? [sheet.say({ fr: 'Ligne {line}', en: 'Line {line}' }, { line })] : []),
    ...(code ? [code] : []),
  ],
  columns: sheet.columns({
    date: 'date',
    number: 'text',
    memo: 'text',
    account: 'text',
    tax: 'text',
    type: 'text',
    base: 'money',
    amount: 'money',
  }),
  rows: [
    ...items.map(({ date, number, memo, account, code: tax, side, base: own = null, amount }) => ({
      cells: { date, number, memo, account, tax, type: sheet.word(TAX_SIDES, side), base: own, amount },
    })),
    ...(line === undefined
      ? sideTotals(items, sheet)
      : [{ style: 'total' as const, cells: { memo: sheet.say(TOTAL), base, amount: sum } }]),
  ],
  stamp: stampOf(from, to, line),
}))

export const taxExports = [summary, entries] as const
