/** Headers on two rows: `Montant` over `Débit` and `Crédit`, or names of two words with one on each row (`Date` over `valeur`). */
import { headerName, rolesOfName } from './names.ts'
import type { TableRow } from './split.ts'

export interface JoinedRows {
  readonly cells: string[]
  /** Every name of the lower row stands under one that it goes on with. */
  readonly goesOn: boolean
  /** Every name of the upper row stands over one that goes on with it. */
  readonly goesBefore: boolean
}

/** What stands in one column of the two rows. */
interface Pair {
  readonly upper: string
  readonly lower: string
}

const rolesOf = (text: string) => rolesOfName(headerName(text).key)
const isKnown = (text: string) => rolesOf(text).length > 0
const together = ({ upper, lower }: Pair) => `${upper} ${lower}`
const isWhole = ({ upper, lower }: Pair) => upper !== '' && lower !== ''

/** Both together where that is a name or only the upper one is, else the lower one. */
function joinedCell(pair: Pair): string {
  const { upper, lower } = pair
  if (lower === '' || upper === lower) return upper
  // whose account it is stands above: `Counterparty` over `account`
  const isOne =
    isKnown(together(pair)) || (isKnown(upper) && !isKnown(lower)) || rolesOf(lower).includes('account')
  return upper !== '' && isOne ? together(pair) : lower
}

/** Of names that all have another above or below them, a third at least are one name with it. */
const belong = (named: readonly Pair[]) =>
  named.length > 0 &&
  named.every(isWhole) &&
  named.filter((pair) => joinedCell(pair) === together(pair)).length * 3 >= named.length

/** So many names make a second row of a header; one does where it is a name only with the one above. */
const BELOW_MIN = 2

/** The names of a row and of the one below, when that one holds nothing but names; null when it does not. */
export function joinedRows(row: TableRow, below: TableRow): JoinedRows | null {
  const width = Math.max(row.cells.length, below.cells.length)
  const cellOf = ({ cells }: TableRow, i: number) => (cells[i] ?? '').trim()
  const pairs = Array.from({ length: width }, (_, i) => ({ upper: cellOf(row, i), lower: cellOf(below, i) }))
  const filled = pairs.filter(({ lower }) => lower !== '')
  const words = filled.filter(({ lower }) => !/\d/.test(lower))
  // `Description` over `2`
  const isName = ({ lower }: Pair) => !/\d/.test(lower) || /^\d$/.test(lower)
  if (words.length === 0 || !filled.every(isName)) return null
  // figures beside the names are notes above them
  if (!pairs.some(isWhole) && pairs.some(({ upper }) => /\d/.test(upper))) return null
  if (words.length < BELOW_MIN && !(isWhole(words[0]!) && isKnown(together(words[0]!)))) return null
  const goesOn = belong(filled)
  const goesBefore = belong(pairs.filter(({ upper }) => upper !== ''))
  const cells = pairs.map((pair) =>
    (goesOn || goesBefore) && isWhole(pair) ? together(pair) : joinedCell(pair),
  )
  const named = pairs.filter(({ lower }, i) => lower !== '' && isKnown(cells[i]!))
  const enough = goesOn || goesBefore || named.length * 2 >= filled.length
  return enough ? { cells, goesOn, goesBefore } : null
}
