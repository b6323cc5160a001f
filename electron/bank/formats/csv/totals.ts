/** Rows that sum up the movements above them, which a spreadsheet adds without always naming them. */

import { absolute, amountOf, type DecimalMark, sameAmount, scanAmount, sumDecimals } from '../decimal.ts'
import { monthNamed } from '../months.ts'
import { fold } from '../text.ts'
import type { TableRow } from './split.ts'

const MARKS: readonly DecimalMark[] = ['.', ',']
/**
 * How many movements a row must sum up to be their total: one that names itself may repeat a single one; one without a day
 * is no movement; one with a day and no text may be a movement, and that it is the sum of two others by chance.
 */
export const SUMMED_MIN = { named: 1, dayless: 2, dated: 3 } as const

const TOTAL =
  /^(sous-?totala?u?x?|sub-?totales?|totals?|totaux|totale|totales|totais|totaal|cumul|summe|gesamt|suma|soma)$/
/** What a total is said to be of; any other word makes it the name of a shop. */
const OF_WHAT =
  /^(du|de|des|del|do|of|for|pour|the|fur|van|le|la|mois|mes|month|monat|maand|periode|period|page|pagina|jour|day|dia|annee|year|general|mensuel|intermediaire|mouvements?|operations?|transactions?|debits?|credits?|movimientos|movimentos|\d{1,4})$/

const wordsOf = (text: string) =>
  text
    .split(/[\s.:/]+/)
    .filter((word) => word !== '')
    .map(fold)
const isMonth = (word: string) => monthNamed(word) !== undefined

/** Tried first: to fold the text of every row would cost more than all the rest. */
const MAYBE_TOTAL = /^\W*(sous|sub|sum|som|tot|cumul|gesamt)/i

/** `Total mars 2026`, `Sous-total du mois`: a total and what it is of, and nothing else. */
export function namesTotal(text: string): boolean {
  if (!MAYBE_TOTAL.test(text)) return false
  const [first = '', ...others] = wordsOf(text)
  return TOTAL.test(first) && others.every((word) => isMonth(word) || OF_WHAT.test(word))
}

/** `Mars 2026`. */
export function namesMonth(label: string): boolean {
  const words = wordsOf(label)
  return words.some(isMonth) && words.every((word) => isMonth(word) || /^\d{2,4}$/.test(word))
}

interface Sums {
  readonly all: string[]
  /** From the total before on. */
  readonly since: string[]
}

/** The sums of the amount columns of a table, kept only as far as a row asks for them. */
export class Totals {
  readonly #columns: readonly number[]
  readonly #sums = new Map<DecimalMark, Sums>()
  #added = 0
  #addedSince = 0

  constructor(amounts: readonly { readonly index: number }[]) {
    this.#columns = amounts.map(({ index }) => index)
    for (const mark of MARKS)
      this.#sums.set(mark, { all: amounts.map(() => '0'), since: amounts.map(() => '0') })
  }

  /** True when every amount of a row is the sum of its column, of all `rows` or of those below the total before: of at least so many. */
  sumsUp(row: TableRow, rows: readonly { readonly row: TableRow }[], least: number): boolean {
    this.#add(rows)
    const found = MARKS.some((mark) => {
      const { all, since } = this.#sums.get(mark)!
      return (
        (this.#addedSince >= least && this.#equals(row, since, mark)) ||
        (this.#added >= least && this.#equals(row, all, mark))
      )
    })
    if (found) this.#beginAnew()
    return found
  }

  #add(rows: readonly { readonly row: TableRow }[]): void {
    for (; this.#added < rows.length; this.#added++) {
      this.#addedSince++
      for (const [mark, { all, since }] of this.#sums) {
        for (const [i, amount] of this.#amounts(rows[this.#added]!.row, mark).entries()) {
          if (amount === null) continue
          all[i] = sumDecimals([all[i]!, amount])
          since[i] = sumDecimals([since[i]!, amount])
        }
      }
    }
  }

  #amounts(row: TableRow, mark: DecimalMark): (string | null)[] {
    return this.#columns.map((column) => {
      const scanned = scanAmount(row.cells[column] ?? '')
      return scanned && amountOf(scanned, mark)
    })
  }

  #equals(row: TableRow, sums: readonly string[], mark: DecimalMark): boolean {
    const amounts = this.#amounts(row, mark)
    // a total of debits is printed with their minus or without
    return (
      amounts.some((amount) => amount !== null) &&
      amounts.every((amount, i) => amount === null || sameAmount(absolute(amount), absolute(sums[i]!)))
    )
  }

  #beginAnew(): void {
    this.#addedSince = 0
    for (const { since } of this.#sums.values()) since.fill('0')
  }
}
