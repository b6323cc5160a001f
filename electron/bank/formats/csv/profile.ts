/** What a column holds, counted over a sample of its cells; settles what its name leaves open. */
import { dateShape } from '../calendar.ts'
import { amountOf, currencyOf, scanAmount } from '../decimal.ts'
import { sideOf } from './flags.ts'
import type { TableRow } from './split.ts'

export interface ColumnProfile {
  readonly index: number
  /** Rows looked at. */
  rows: number
  filled: number
  /** Times that the text changed from one filled cell to the next, the first one counted. */
  runs: number
  last: string
  dates: number
  amounts: number
  /** Amounts with a decimal mark or sign, which numbers of accounts and cheques lack. */
  money: number
  /** Amounts with one or two decimals. */
  decimals: number
  /** Amounts with a CR/DR word behind. */
  words: number
  negatives: number
  zeros: number
  /** `0` for nothing: whether the column has decimals is told by the others. */
  bareZeros: number
  /** `-` for nothing, or for a direction. */
  dashes: number
  currencies: number
  /** D/C, debit/credit, Af/Bij ... */
  sides: number
  letters: number
  /** Account numbers in international form. */
  ibans: number
  characters: number
  readonly values: Set<string>
}

const SAMPLE = 600
/** Different values remembered of a column. */
export const VALUES_MAX = 50

/** In one piece or in groups of four: a reference with words behind it is none. */
const IBAN = /^[A-Z]{2}\d{2}(?:[\dA-Z]{8,30}|(?: [\dA-Z]{4}){2,7}(?: [\dA-Z]{1,3})?)$/

function emptyProfile(index: number): ColumnProfile {
  return {
    index,
    rows: 0,
    filled: 0,
    runs: 0,
    last: '',
    dates: 0,
    amounts: 0,
    money: 0,
    decimals: 0,
    words: 0,
    negatives: 0,
    zeros: 0,
    bareZeros: 0,
    dashes: 0,
    currencies: 0,
    sides: 0,
    letters: 0,
    ibans: 0,
    characters: 0,
    values: new Set(),
  }
}

function countAmount(profile: ColumnProfile, cell: string): void {
  const scanned = scanAmount(cell)
  if (!scanned || amountOf(scanned, '.') === null) return
  profile.amounts++
  if (scanned.signed === 'word') profile.words++
  if (scanned.negative) profile.negatives++
  if (/[.,]\d{1,2}$/.test(scanned.core)) profile.decimals++
  if (/^[0.,]*$/.test(scanned.core)) profile.zeros++
  if (scanned.core === '0' && scanned.signed === 'no') profile.bareZeros++
  const leadingZero = scanned.core.length > 1 && scanned.core[0] === '0' && /^\d+$/.test(scanned.core)
  if (/[.,]/.test(scanned.core) || scanned.signed !== 'no' || scanned.currency) profile.money++
  else if (leadingZero) profile.amounts--
}

function count(profile: ColumnProfile, raw: string): void {
  const cell = raw.trim()
  if (cell === '') return
  profile.filled++
  if (cell !== profile.last) profile.runs++
  profile.last = cell
  profile.characters += cell.length
  if (profile.values.size < VALUES_MAX) profile.values.add(cell)
  if (dateShape(cell)) profile.dates++
  if (cell === '-') profile.dashes++
  countAmount(profile, cell)
  if (cell.length <= 4 && currencyOf(cell)) profile.currencies++
  if (sideOf(cell) !== null) profile.sides++
  if (/\p{L}{2}/u.test(cell)) profile.letters++
  if (IBAN.test(cell)) profile.ibans++
}

/** A sample from the start, the middle and the end, so that an odd end does not go unseen. */
function sampleOf(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.length <= SAMPLE) return rows
  const part = SAMPLE / 3
  const middle = Math.floor(rows.length / 2)
  return [...rows.slice(0, part), ...rows.slice(middle, middle + part), ...rows.slice(-part)]
}

/** Profiles every column of the rows given (data rows only). */
export function profileColumns(rows: readonly TableRow[], width: number): ColumnProfile[] {
  const profiles = Array.from({ length: width }, (_, index) => emptyProfile(index))
  const sample = sampleOf(rows)
  for (const profile of profiles) profile.rows = sample.length
  for (const { cells } of sample) {
    for (let i = 0; i < width && i < cells.length; i++) count(profiles[i]!, cells[i]!)
  }
  return profiles
}

/** A column of D/C flags; dashes alone mean an empty column. */
export function isFlagColumn(profile: ColumnProfile): boolean {
  const dashes = profile.values.size === 1 && profile.values.has('-')
  return profile.filled > 0 && profile.sides >= profile.filled * 0.9 && !dashes
}
