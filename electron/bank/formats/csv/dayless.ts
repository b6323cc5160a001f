/** Rows with an amount and no day: of the day above where balances prove it or a person says so, else left out and named. */
import type { ColumnMap, ParsedAccount, ParsedLine, ParseProblem } from '../../parsed.ts'
import { excerpt, warning } from '../texts.ts'
import { proveBalances } from './balances.ts'

const NO_DATE = 'bank.row.noDate'

/** A table as it was read, its days as they stand or each holding for the rows below it. */
export interface Attempt {
  readonly accounts: readonly ParsedAccount[]
  readonly problems: ParseProblem[]
}

/** The balances printed follow from the movements, one by one, to the last. */
const isProven = ({ lines }: ParsedAccount) =>
  lines.at(-1)?.balance !== undefined &&
  proveBalances(lines.map(({ amount, balance = null }) => ({ amount, balance }))) !== null

/** Whether rows without a day are of the day above: the first of them, and that day. */
function question({ description, row, date }: ParsedLine, count: number): ParseProblem {
  const told = warning('file.missingDays', { text: excerpt(description), count }, { line: row })
  return { ...told, example: date }
}

/**
 * The reading to keep: `plain`, or the one of `again`, in which a day holds for the rows below it. Where nothing tells, what
 * such rows are is asked; they stay out until it is answered.
 */
export function withDaysAbove<T extends Attempt>(
  plain: T,
  again: () => T,
  answer: ColumnMap['missingDays'],
  hasBalance: boolean,
): T {
  const lacking = plain.problems.filter(({ code }) => code === NO_DATE)
  if (lacking.length === 0) return plain
  const dated = again()
  const isSure = hasBalance && dated.accounts.every(isProven)
  if (isSure || answer === 'above') return dated
  if (answer === undefined) {
    const rows = new Set(lacking.map(({ line }) => line))
    // with the day above, a row may still be no movement: its amount cannot be read, or it is a sum
    const taken = dated.accounts.flatMap(({ lines }) => lines.filter(({ row }) => rows.has(row)))
    const [first] = taken
    if (first) plain.problems.push(question(first, taken.length))
  }
  return plain
}
