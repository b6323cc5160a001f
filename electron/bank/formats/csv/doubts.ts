/** What makes the reading of a table doubtful, so that a person is asked. */
import { dateShape } from '../calendar.ts'
import { scanAmount } from '../decimal.ts'
import { fold } from '../text.ts'
import { isBalanceText } from './balance-texts.ts'
import type { Columns } from './columns.ts'
import type { Entry } from './entries.ts'
import type { FoundHeader } from './header.ts'
import { isBalanceOrTotal } from './margins.ts'
import { rolesOfName } from './names.ts'
import type { ColumnProfile } from './profile.ts'
import { isDataRow } from './separator.ts'
import { filledCells, type TableRow } from './split.ts'
import { namesTotal } from './totals.ts'

/** Names of amounts that are not in whole units of money: in cents, or in thousands. */
const SCALED =
  /(?:^|[^a-z])(?:cents|centimes|centavos|milliers|miles|thousands?|k€|k\$|keur|kcad|kusd|m€|millions?)(?![a-z])/

/** Columns of the books of a company: there the debit of a bank is what comes in. */
const OF_BOOKS =
  /^(journal|jnl|jrnl|jal|codejournal|journalcode|codejrnl|lettrage|lettre|ecriturenum|grootboek|dagboek)$/

/** Two sides of the books, with no balance that would tell whose sides they are. */
export function areOfBooks({ amounts, balance }: Columns, header: FoundHeader | null): boolean {
  return (
    amounts.length === 2 && balance === null && header?.names.some(({ key }) => OF_BOOKS.test(key)) === true
  )
}

/** Amounts in cents or in thousands by their name. */
export function areScaled({ amounts }: Columns, header: FoundHeader | null): boolean {
  return amounts.some(({ index }) => SCALED.test(fold(header?.cells[index] ?? '')))
}

/** Three words and a figure, like a movement's text (`Contribution (year: 2025)`); a code of a direction is shorter. */
const NO_DIRECTION = /^(?=.*\d)\S+ \S+ \S/

/** From so many rows on, and so large a share of all. */
const ELSEWHERE_MIN = 2
const ELSEWHERE_SHARE = 0.2
const ELSEWHERE_SAMPLE = 1000

/** Rows that move nothing where the amounts are, and have a figure with decimals in a column that nothing is known of. */
export function movesElsewhere(entries: readonly Entry[], columns: Columns): boolean {
  const { amounts, balance, fee } = columns
  const known = new Set([balance, fee, ...amounts.map(({ index }) => index)])
  const moves = (cell: string) => /[1-9]/.test(cell)
  const isMoney = (cell: string) => /[.,]\d\d\D{0,4}$/.test(cell) && moves(cell) && scanAmount(cell) !== null
  const sample = entries.slice(0, ELSEWHERE_SAMPLE)
  const found = sample.filter(
    ({ row }) =>
      !amounts.some(({ index }) => moves(row.cells[index] ?? '')) &&
      row.cells.some((cell, i) => !known.has(i) && isMoney(cell.trim()) && dateShape(cell.trim()) === null),
  )
  return found.length >= ELSEWHERE_MIN && found.length >= sample.length * ELSEWHERE_SHARE
}

/** A name that means a direction over a column with just two words. */
export function namesDirection(header: FoundHeader, profiles: readonly ColumnProfile[]): boolean {
  return header.names.some(({ key }, i) => {
    const values = [...(profiles[i]?.values ?? [])]
    const asText = values.some((value) => NO_DIRECTION.test(value))
    return rolesOfName(key).includes('direction') && values.length === 2 && !asText
  })
}

/** So many rows alike above a header are movements of a table before it, whose names are not known. */
const ABOVE_MIN = 2

/** The text behind a day is as a rule that of a movement, also where it begins like the name of a sum (`TOTAL ENERGIES`). */
function statesSum(row: TableRow): boolean {
  const [first = '', second = ''] = filledCells(row).map((cell) => cell.trim())
  if (dateShape(first) === null) return isBalanceOrTotal(row)
  return isBalanceText(second) || namesTotal(second) || /^(solde|saldo|balance|kontostand)\W*$/i.test(second)
}

/** Line of the first of some rows alike with a day, an amount and a text above the names of the columns: they are left out. */
export function movementsAbove(rows: readonly TableRow[], header: FoundHeader | null): number | null {
  const isDay = (cell: string) => dateShape(cell.trim()) !== null
  const isText = (cell: string) => /\p{L}{2}/u.test(cell) && !isDay(cell) && scanAmount(cell.trim()) === null
  const above = rows
    .slice(0, header?.at ?? 0)
    .filter((row) => isDataRow(row) && !statesSum(row))
    .map(({ cells, line }) => ({ line, day: cells.findIndex(isDay), hasText: cells.some(isText) }))
  const alike = above.filter(
    ({ day, hasText }, i) => hasText && (above[i - 1]?.day === day || above[i + 1]?.day === day),
  )
  return alike.length >= ABOVE_MIN ? alike[0]!.line : null
}
