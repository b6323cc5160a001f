/** Balances by day in a table of their own below the movements: `Date | Solde`, once or several times side by side. */
import type { ParseProblem } from '../../parsed.ts'
import { dateShape } from '../calendar.ts'
import { scanAmount } from '../decimal.ts'
import { excerpt, warning } from '../texts.ts'
import { headerName, rolesOfName } from './names.ts'
import { isDataRow } from './separator.ts'
import { filledCells, isBlank, type TableRow } from './split.ts'

/** How many columns a row names that are of days and balances, one of each in turn; 0 for other names or none. */
function namesDays(row: TableRow): number {
  // nearly every row has a figure
  if (row.cells.some((cell) => /\d/.test(cell))) return 0
  const named = filledCells(row).map((cell) => rolesOfName(headerName(cell).key)[0])
  const days = named.filter((role) => role === 'date').length
  const balances = named.filter((role) => role === 'balance').length
  return days > 0 && balances === days && named.length === 2 * days ? named.length : 0
}

/** Days and amounts in no more cells than were named. */
function isOfDays(row: TableRow, named: number): boolean {
  const filled = filledCells(row).map((cell) => cell.trim())
  const days = filled.filter((cell) => dateShape(cell) !== null)
  const amounts = filled.filter((cell) => dateShape(cell) === null && scanAmount(cell) !== null)
  return filled.length <= named && days.length > 0 && days.length + amounts.length === filled.length
}

/** The rows without such tables, each told by its names. Above the first movement nothing is taken out. */
export function withoutDayBalances(rows: readonly TableRow[]): {
  readonly rows: readonly TableRow[]
  readonly problems: readonly ParseProblem[]
} {
  const problems: ParseProblem[] = []
  if (!rows.some((row) => namesDays(row) > 0)) return { rows, problems }
  const kept: TableRow[] = []
  let [below, named] = [false, 0]
  for (const row of rows) {
    below ||= isDataRow(row)
    const names = below ? namesDays(row) : 0
    if (names > 0) {
      const text = excerpt(filledCells(row).join(' · '))
      problems.push(warning('file.dayBalances', { text }, { line: row.line }))
      named = names
    } else if (named === 0 || !(isBlank(row) || isOfDays(row, named))) {
      named = 0
      kept.push(row)
    }
  }
  return { rows: kept, problems }
}
