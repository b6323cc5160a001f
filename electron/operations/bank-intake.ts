/** What is common to every way in which a statement comes into an account: a file, its preview, a statement typed by hand. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { reconciledThrough } from '../../db/ledger/reconciled.ts'
import {
  type Imported,
  importStatement,
  type Planned,
  planStatement,
  type StatementToImport,
} from '../../db/records/bank.ts'
import { formatCents } from '../../db/rules/money.ts'
import { bankAmount, decimalsIn, problemShape, written } from './bank-shapes.ts'
import { date } from './codecs.ts'

type DayCode = z.output<typeof date>

/** A new line that repeats a known one under another label: same amount, same day or nearly. */
const probableLine = z.strictObject({
  /** null when it was taken for the known line. */
  lineId: z.string().nullable(),
  date: z.string(),
  amount: bankAmount,
  description: z.string(),
  knownId: z.string(),
  knownDate: z.string(),
  knownDescription: z.string(),
})

const counted = {
  read: z.int(),
  added: z.int(),
  duplicates: z.int(),
  /** New lines that are probably known already under another label; `items` are the first of them. */
  probableDuplicates: z.strictObject({ count: z.int(), skipped: z.boolean(), items: z.array(probableLine) }),
  /** New lines in a period that is reconciled, through which day: they are in none of its balances. */
  insideReconciled: z.strictObject({ count: z.int(), through: date }).nullable(),
  firstDate: date.nullable(),
  lastDate: date.nullable(),
  openingBalance: bankAmount.nullable(),
  closingBalance: bankAmount.nullable(),
  closingBalanceProved: z.boolean(),
}

/** What an import would do. */
export const plannedShape = z.strictObject({ ...counted, doubtful: z.int() })

export const namedLayout = z.strictObject({ id: z.string(), name: z.string() })

/** What an import did. */
export const importedShape = z.strictObject({
  statementId: z.string(),
  ...counted,
  /** The first of the new lines, oldest first; the others are in `bank.lines`. */
  newLines: z.array(
    z.strictObject({ id: z.string(), date: z.string(), amount: bankAmount, description: z.string() }),
  ),
  /** New lines told from known ones by the bank's number alone. */
  doubtful: z.array(z.string()),
  problems: z.array(problemShape),
  /** The remembered layout by which the file was read, or the one that was learned from it. */
  layout: z.strictObject({ remembered: namedLayout.nullable(), learned: namedLayout.nullable() }).nullable(),
})

const LINES_SHOWN = 200
const PROBABLE_SHOWN = 100

/** New lines on or before a day through which the account was reconciled. */
function insideReconciled(through: DayCode | null, { plan }: Pick<Planned, 'plan'>) {
  if (through === null) return null
  const count = plan.lines.filter((row) => row.isNew && row.date <= through).length
  return count === 0 ? null : { count, through }
}

function countsOf(
  company: Company,
  statement: StatementToImport,
  planned: Pick<Planned, 'plan' | 'closingBalanceProved'>,
) {
  const decimals = decimalsIn(company, statement.account)
  const { plan, closingBalanceProved } = planned
  const skipped = statement.skipProbable ?? false
  return {
    read: plan.read,
    added: plan.added,
    duplicates: plan.duplicates,
    probableDuplicates: {
      count: plan.probable.length,
      skipped,
      items: plan.probable.slice(0, PROBABLE_SHOWN).map(({ line, known }) => ({
        lineId: skipped ? null : line.id,
        date: line.date,
        amount: formatCents(line.cents, decimals),
        description: line.description,
        knownId: known.id,
        knownDate: known.date,
        knownDescription: known.description ?? '',
      })),
    },
    insideReconciled: insideReconciled(reconciledThrough(company.sql, statement.account), planned),
    firstDate: (plan.span?.first ?? null) as DayCode | null,
    lastDate: (plan.span?.last ?? null) as DayCode | null,
    openingBalance: written(statement.opening, decimals),
    closingBalance: written(statement.closing, decimals),
    closingBalanceProved,
  }
}

/** What an import would do, as it is answered. */
export function showPlanned(company: Company, statement: StatementToImport): z.output<typeof plannedShape> {
  const planned = planStatement(company, statement)
  return { ...countsOf(company, statement, planned), doubtful: planned.plan.doubtful.length }
}

/** Takes a statement in, and tells what came of it. */
export function takeIn(
  company: Company,
  statement: StatementToImport,
  more: Pick<z.output<typeof importedShape>, 'problems' | 'layout'>,
): z.output<typeof importedShape> {
  const imported: Imported = importStatement(company, statement)
  const { plan } = imported
  const decimals = decimalsIn(company, statement.account)
  return {
    statementId: imported.statementId,
    ...countsOf(company, statement, imported),
    newLines: plan.lines
      .filter((row) => row.isNew)
      .slice(0, LINES_SHOWN)
      .map((row) => ({
        id: row.id,
        date: row.date,
        amount: formatCents(row.cents, decimals),
        description: row.description,
      })),
    doubtful: plan.doubtful.map((row) => row.id),
    ...more,
  }
}
