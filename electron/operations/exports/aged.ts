/** Who owes what by age, with each document when the detail is asked. */
import type { z } from 'zod'
import { AGING_BUCKETS } from '../../../db/rules/documents/aging.ts'
import type { Text } from '../../../db/rules/errors.ts'
import type { ReportRow } from '../../exports/table.ts'
import { documentReportOperations } from '../documents/reports.ts'
import { exported, picked } from './exportable.ts'
import type { Columns, Drawn, Sheet } from './sheet.ts'
import { type Heading, KINDS, TOTAL } from './words.ts'

const agedReceivables = picked(documentReportOperations, 'report.agedReceivables')
type Aged = z.output<typeof agedReceivables.output>
type Party = Aged['rows'][number]

const SUMS = [...AGING_BUCKETS, 'total'] as const
const sumsOf = (row: Readonly<Record<(typeof SUMS)[number], number>>) =>
  Object.fromEntries(SUMS.map((bucket) => [bucket, row[bucket]]))

/** The column of a document: a credit is of no age. */
function bucketOf(daysLate: number): (typeof AGING_BUCKETS)[number] {
  if (daysLate === 0) return 'current'
  if (daysLate <= 30) return 'd1to30'
  if (daysLate <= 60) return 'd31to60'
  return daysLate <= 90 ? 'd61to90' : 'over90'
}

function partyRows(row: Party, who: Heading, sheet: Sheet): ReportRow[] {
  const { partyName, documents } = row
  if (!documents) return [{ cells: { [who]: partyName, ...sumsOf(row) } }]
  return [
    { style: 'section', cells: { [who]: partyName } },
    ...documents.map(({ kind, number, date, dueDate, daysLate, balance }) => ({
      indent: 1,
      cells: {
        [who]: partyName,
        kind: sheet.word(KINDS, kind),
        number,
        date,
        due: dueDate,
        daysLate,
        [bucketOf(daysLate)]: balance,
        total: balance,
      },
    })),
    { style: 'subtotal', cells: { [who]: partyName, ...sumsOf(row) } },
  ]
}

function drawAged(
  data: Aged,
  isDetailed: boolean,
  sheet: Sheet,
  who: 'client' | 'supplier',
  title: Text,
): Drawn {
  const columns: Columns = {
    [who]: 'text',
    ...(isDetailed ? { kind: 'text', number: 'text', date: 'date', due: 'date', daysLate: 'number' } : {}),
    ...Object.fromEntries(SUMS.map((bucket) => [bucket, 'money'])),
  }
  const proof = (name: Text, total: number): ReportRow => ({ cells: { [who]: sheet.say(name), total } })
  return {
    title: sheet.say(title),
    subtitle: [sheet.asOf(data.asOf)],
    columns: sheet.columns(columns),
    rows: [
      ...data.rows.flatMap((row) => partyRows(row, who, sheet)),
      { style: 'total', cells: { [who]: sheet.say(TOTAL), ...sumsOf(data.totals) } },
      proof({ fr: 'Solde au grand livre', en: 'Balance in the ledger' }, data.controlBalance),
      proof({ fr: 'Écart', en: 'Difference' }, data.difference),
    ],
    stamp: data.asOf,
  }
}

const receivables = exported(agedReceivables, (data, sheet, { detail }) =>
  drawAged(data, detail, sheet, 'client', { fr: 'Comptes clients par âge', en: 'Aged receivables' }),
)

const payables = exported(
  picked(documentReportOperations, 'report.agedPayables'),
  (data, sheet, { detail }) =>
    drawAged(data, detail, sheet, 'supplier', { fr: 'Comptes fournisseurs par âge', en: 'Aged payables' }),
)

export const agedExports = [receivables, payables] as const
