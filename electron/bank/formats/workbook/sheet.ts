/** The cells of one sheet as they are read, whatever the kind of workbook, within the limits of a workbook. */

import { dateShape } from '../calendar.ts'
import { scanAmount } from '../decimal.ts'
import { COLUMNS_MAX, ROWS_MAX } from '../limits.ts'
import type { Sheet } from '../tables/sheet.ts'
import { refuse } from '../texts.ts'
import {
  CELL_TEXT_MAX,
  CELLS_MAX,
  CHARACTERS_MAX,
  COVERED_MAX,
  MERGED_MAX,
  MERGED_ROWS_MAX,
  SHEETS_MAX,
} from './limits.ts'
import { damaged, refuseWorkbook } from './texts.ts'

/** What all sheets of a workbook have used up together. */
export class CellBudget {
  #cells = 0
  #characters = 0
  #sheets = 0

  cells(count: number): void {
    this.#cells += count
    if (this.#cells > CELLS_MAX) throw refuseWorkbook('bank.workbookTooManyCells', { max: CELLS_MAX })
  }

  characters(count: number): void {
    this.#characters += count
    if (this.#characters > CHARACTERS_MAX)
      throw refuseWorkbook('bank.workbookTooLarge', { max: CHARACTERS_MAX / (1024 * 1024) })
  }

  sheet(): void {
    if (++this.#sheets > SHEETS_MAX) throw damaged('noSheet')
  }
}

/** Columns whose number cells are marked as such. */
const NUMBERED_MAX = 31

interface Merged {
  readonly row: number
  readonly column: number
  /** The rows below that it covers, from the first to the last. */
  readonly from: number
  readonly to: number
}

const isAmount = (text: string) => text !== '' && dateShape(text) === null && scanAmount(text) !== null

/** Collects the cells of one sheet; rows and columns count from zero, in any order. */
export class SheetBuilder {
  readonly #budget: CellBudget
  readonly #rows = new Map<number, string[]>()
  /** Columns of number cells, bit by bit, of the rows that have any. */
  readonly #numbers = new Map<number, number>()
  readonly #hidden = new Set<number>()
  readonly #merged: Merged[] = []
  /** Currencies of columns by the formats of their numbers, and the first row that has one; null for several. */
  readonly #currencies = new Map<number, { code: string | null; readonly row: number }>()
  readonly #amounts = new Map<number, ReadonlySet<number>>()
  #uncomputed = 0

  constructor(budget: CellBudget) {
    this.#budget = budget
    budget.sheet()
  }

  /** Puts a text into a cell; an empty one takes no room, wherever it stands. */
  put(row: number, column: number, text: string): void {
    if (text === '' || !(row >= 0) || !(column >= 0)) return
    if (column >= COLUMNS_MAX) throw refuse('bank.tooManyColumns', { max: COLUMNS_MAX })
    const kept = text.length > CELL_TEXT_MAX ? text.slice(0, CELL_TEXT_MAX) : text
    this.#budget.characters(kept.length)
    let cells = this.#rows.get(row)
    if (!cells) {
      if (this.#rows.size >= ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
      cells = []
      this.#rows.set(row, cells)
    }
    if (column >= cells.length) {
      this.#budget.cells(column + 1 - cells.length)
      while (cells.length < column) cells.push('')
    }
    cells[column] = kept
  }

  /** Puts a number, already as text, into a cell, with the currency that its format shows. */
  putNumber(row: number, column: number, text: string, currency: string | null = null): void {
    this.put(row, column, currency === null ? text : `${text} ${currency}`)
    if (currency !== null) this.#noteCurrency(row, column, currency)
    if (text !== '' && column < NUMBERED_MAX)
      this.#numbers.set(row, (this.#numbers.get(row) ?? 0) | (1 << column))
  }

  /** Puts a formula whose result is missing, as it is written: as an amount or a date it is then refused by its row. */
  putFormula(row: number, column: number, formula: string): void {
    this.put(row, column, formula)
    if (formula !== '') this.#uncomputed++
  }

  #noteCurrency(row: number, column: number, currency: string): void {
    const known = this.#currencies.get(column)
    if (!known) this.#currencies.set(column, { code: currency, row })
    else if (known.code !== currency) known.code = null
  }

  /** Numbers beside others whose format shows a currency have the same, where it is only one. */
  #spreadCurrencies(): void {
    for (const [column, { code, row: first }] of this.#currencies) {
      if (code === null || column >= NUMBERED_MAX) continue
      for (const [row, cells] of this.#rows) {
        const text = cells[column] ?? ''
        const isNumber = ((this.#numbers.get(row) ?? 0) & (1 << column)) !== 0
        // above them a long number is that of an account
        if (!isNumber || !/^-?\d[\d.]{0,20}$/.test(text) || (row < first && /^\d{7}/.test(text))) continue
        this.put(row, column, `${text} ${code}`)
      }
    }
  }

  /** Columns of numbers with decimals and no currency, none of which stands on a row with one of a column that has it. */
  #otherSides(): void {
    const codes = new Set([...this.#currencies.values()].map(({ code }) => code))
    if (codes.size !== 1 || codes.has(null)) return
    const beside = new Map<number, number>()
    const withDecimals = new Set<number>()
    for (const [row, bits] of this.#numbers)
      for (let column = 0; column < NUMBERED_MAX; column++) {
        if ((bits & (1 << column)) === 0) continue
        beside.set(column, (beside.get(column) ?? 0) | bits)
        if (/\.\d\d$/.test(this.#textAt(row, column))) withDecimals.add(column)
      }
    for (const [column, { code, row }] of [...this.#currencies])
      for (const other of withDecimals)
        if (
          column < NUMBERED_MAX &&
          !this.#currencies.has(other) &&
          (beside.get(column)! & (1 << other)) === 0
        )
          this.#currencies.set(other, { code, row })
  }

  hideRow(row: number): void {
    if (this.#hidden.size < ROWS_MAX) this.#hidden.add(row)
  }

  /** A cell that covers others: its text stands in each row that it covers, save where its amount would move twice. */
  merge(row: number, column: number, lastRow: number): void {
    if (lastRow > row && lastRow - row <= MERGED_ROWS_MAX && this.#merged.length < MERGED_MAX)
      this.#merged.push({ row, column, from: row + 1, to: lastRow })
  }

  /** One row more that a cell covers, where the rows of its table do not stand one under the other. */
  cover(row: number, column: number, below: number): void {
    if (this.#merged.length < MERGED_MAX) this.#merged.push({ row, column, from: below, to: below })
  }

  #textAt(row: number, column: number): string {
    return this.#rows.get(row)?.[column] ?? ''
  }

  /** Columns of the amounts of a row. */
  #amountsOf(row: number): ReadonlySet<number> {
    let columns = this.#amounts.get(row)
    if (!columns) {
      columns = new Set(
        (this.#rows.get(row) ?? []).flatMap((text, column) => (isAmount(text) ? [column] : [])),
      )
      this.#amounts.set(row, columns)
    }
    return columns
  }

  /** An amount of its own, in a column where the row above has none or another: a text there goes on below it. */
  #hasOwnAmount(row: number, above: number): boolean {
    for (const column of this.#amountsOf(row))
      if (this.#textAt(above, column) === '' || this.#amountsOf(above).has(column)) return true
    return false
  }

  /** Rows under an amount that covers them, without any of their own: they are lines of the same movement. */
  #sameMovement(): Set<number> {
    const rows = new Set<number>()
    let looked = 0
    for (const { row, column, from, to } of this.#merged) {
      if (!isAmount(this.#textAt(row, column))) continue
      looked += to - from + 1
      if (looked > COVERED_MAX) break
      for (let below = from; below <= to; below++)
        if (this.#rows.has(below) && !this.#hasOwnAmount(below, row)) rows.add(below)
    }
    this.#amounts.clear()
    return rows
  }

  #repeatMerged(): void {
    const same = this.#sameMovement()
    for (const { row, column, from, to } of this.#merged) {
      const text = this.#textAt(row, column)
      for (let below = from; below <= to && text !== ''; below++)
        if (this.#rows.has(below) && !same.has(below) && this.#textAt(below, column) === '')
          this.put(below, column, text)
    }
  }

  finish(name: string, hidden: boolean): Sheet {
    this.#repeatMerged()
    this.#otherSides()
    this.#spreadCurrencies()
    const numbers = [...this.#rows.keys()]
    if (!numbers.every((row, i) => i === 0 || numbers[i - 1]! < row)) numbers.sort((a, b) => a - b)
    const rows = numbers.map((row) => ({
      cells: this.#rows.get(row)!,
      line: row + 1,
      numbers: this.#numbers.get(row) ?? 0,
    }))
    let hiddenRows = 0
    for (const row of this.#hidden) if (this.#rows.has(row)) hiddenRows++
    return { name, hidden, rows, hiddenRows, uncomputed: this.#uncomputed }
  }
}
