/** Sorts the rows of a table: movements, continuations, repeated headers, and what stands around them. */
import type { ParseProblem } from '../../parsed.ts'
import { type DateShape, dateShape } from '../calendar.ts'
import { absolute, amountOf, type DecimalMark, sameAmount, scanAmount, sumDecimals } from '../decimal.ts'
import { tidyText } from '../text.ts'
import { excerpt, rowProblem, warning } from '../texts.ts'
import { BALANCE_WORD, isBalanceText, isCarriedText } from './balance-texts.ts'
import type { Columns } from './columns.ts'
import { type Block, cellAt, type Entry, hasOwnBalance, totalRow } from './entries.ts'
import { isPendingStatus, isUnmoved, type Side, sectionOf, sideOfSection } from './flags.ts'
import { type FoundHeader, repeatsHeader } from './header.ts'
import { beginsLikeTotal, isBalanceOrTotal, isPeriod, namesAccount, onlyNamesAccount } from './margins.ts'
import { withoutClosingRow, withoutHeads } from './outline.ts'
import { isDataRow } from './separator.ts'
import { filledCells, isBlank, type TableRow } from './split.ts'
import { namesMonth, namesTotal, SUMMED_MIN, Totals } from './totals.ts'

export interface SortedRows {
  readonly blocks: Block[]
  readonly problems: ParseProblem[]
  readonly pending: number
  /** Lines of rows that name columns of another table, with movements below them. */
  readonly renamed: readonly number[]
  /** How many rows have a day and an amount, and not where the columns have them. */
  readonly strays: number
}

/** A day and a label, and no text where the movements have theirs: `Édité le`. */
const NOTE_CELLS = 2
/** Fewer words are a heading or a note. */
const NAMES_MIN = 3
/** Characters of continuation rows kept for one movement. */
const MORE_MAX = 1000
const MARKS: readonly DecimalMark[] = ['.', ',']
const EMPTY_AMOUNT = /^[-–—\s]*$/

/** Words in the columns of days and amounts, and no figure: names of columns, of another table than the one above. */
function namesColumns(row: TableRow, { date, amounts }: Columns): boolean {
  const filled = filledCells(row)
  const named = cellAt(row, date) !== '' && amounts.some(({ index }) => cellAt(row, index) !== '')
  return named && filled.length >= NAMES_MIN && !filled.some((cell) => /\d/.test(cell))
}

function isFigure(cell: string): boolean {
  const scanned = dateShape(cell) ? null : scanAmount(cell)
  return scanned !== null && (amountOf(scanned, '.') ?? amountOf(scanned, ',')) !== null
}

/** A note or a heading that stands where amounts stand: a text alone, or no figure at all. */
function isHeading(row: TableRow): boolean {
  const filled = filledCells(row)
  return filled.length === 1 || !filled.some((cell) => /\d/.test(cell))
}

/** `1 | 2 | 3` under a header: numbers of columns. */
function isNumbering(row: TableRow): boolean {
  const filled = filledCells(row)
  return filled.length > 2 && filled.every((cell, i) => cell.trim() === String(i + 1))
}

/** Names of balances and totals without any figure: those stand in the row below. */
const isLabel = (row: TableRow | undefined) =>
  row !== undefined && isBalanceOrTotal(row) && !row.cells.some((cell) => /\d/.test(cell))

class RowSorter {
  readonly blocks: Block[] = [{ before: [], entries: [], after: [] }]
  readonly problems: ParseProblem[] = []
  pending = 0
  /** Lines of rows that name columns of another table, with movements below them. */
  readonly renamed: number[] = []
  /** Rows with a day and an amount in cells of their own, and not where the columns have them. */
  strays = 0
  #names: TableRow | null = null
  /** Below a heading that says so, rows are announced and not booked. */
  #announced = false
  readonly #once: boolean
  #headed = false
  /** Of the section that the rows are in. */
  #side: Side | null = null
  #totals: Totals
  /** Rows with an amount and no day, below the last movement. */
  #parts: TableRow[] = []
  /** Those among them whose text begins like that of a total or a balance: below the last movement of a table they are one. */
  readonly #likeSums = new Set<TableRow>()
  readonly #columns: Columns
  readonly #header: FoundHeader | null

  constructor(columns: Columns, header: FoundHeader | null, once: boolean) {
    this.#once = once
    this.#columns = columns
    this.#header = header
    this.#totals = new Totals(columns.amounts)
  }

  get #block(): Block {
    return this.blocks.at(-1)!
  }

  sort(row: TableRow): void {
    if (isBlank(row)) return
    if (this.#header && repeatsHeader(row, this.#header)) {
      // a table without a heading of its own is no longer the announced one
      if (!this.#headed) [this.#announced, this.#side] = [false, null]
      this.#nextBlock()
      return
    }
    this.#headed = false
    const text = cellAt(row, this.#columns.date)
    const date = dateShape(text)
    if (!date && this.head(row)) return
    const { status, unmoved } = this.#columns
    if (isPendingStatus(cellAt(row, status)) || isUnmoved(cellAt(row, unmoved))) {
      this.pending++
      return
    }
    if (isPeriod(row)) {
      const { entries, after, before } = this.#block
      const margin = entries.length > 0 ? after : before
      margin.push(row)
      return
    }
    if (date) this.#dated(row, date)
    else if (isPendingStatus(text)) this.pending++
    else this.#undated(row, text)
  }

  /** Takes a heading that says whether the rows below it are booked, or which side they are on; false for any other row. */
  head(row: TableRow): boolean {
    const [at, other] = row.cells.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]))
    if (at === undefined || (other !== undefined && this.#readableAmount(row))) return false
    const text = row.cells[at]!
    // notes may stand beside such a heading
    const kind = sectionOf(text)
    // among the texts, such a word goes on with the text above
    const alone = other === undefined && !this.#columns.text.includes(at)
    const side = kind === null && alone ? sideOfSection(text) : null
    if (kind === null && side === null) return false
    this.#announced = kind === 'announced'
    this.#side = side
    this.#headed = this.#announced || side !== null
    return true
  }

  #hasAmount(row: TableRow): boolean {
    return this.#columns.amounts.some(({ index }) => !EMPTY_AMOUNT.test(cellAt(row, index)))
  }

  #readableAmount(row: TableRow): boolean {
    return this.#columns.amounts.some(({ index }) => isFigure(cellAt(row, index)))
  }

  /** What the rows below a movement add up to under a mark; null where one has no such amount. */
  #sumOf(rows: readonly TableRow[], mark: DecimalMark): string | null {
    const amounts = rows.map((row) => {
      const cell = this.#columns.amounts.map(({ index }) => cellAt(row, index)).find((text) => text !== '')
      const scanned = cell === undefined ? null : scanAmount(cell)
      return scanned && amountOf(scanned, mark)
    })
    return amounts.includes(null) ? null : absolute(sumDecimals(amounts as string[]))
  }

  /** Several amounts without a day or a balance that add up to the movement above them are its parts. */
  #arePartsOf(last: Entry): boolean {
    if (this.#parts.length < 2 || this.#parts.some((row) => cellAt(row, this.#columns.balance) !== ''))
      return false
    return MARKS.some((mark) => {
      const [whole, sum] = [this.#sumOf([last.row], mark), this.#sumOf(this.#parts, mark)]
      return whole !== null && sum !== null && sameAmount(whole, sum)
    })
  }

  /** Settles the rows without a day below a movement: its parts go into its text, others are left out and named. */
  endParts(isEnd = true): void {
    const last = this.#block.entries.at(-1)
    const parts = last !== undefined && this.#arePartsOf(last)
    for (const row of this.#parts) {
      if (isEnd && this.#likeSums.has(row)) this.#block.after.push(row)
      else if (parts) this.#continue(last, row)
      else this.problems.push(rowProblem('row.noDate', { line: row.line }))
    }
    this.#parts = []
  }

  #continue(last: Entry, row: TableRow): void {
    if (last.more.length < MORE_MAX) last.more += ` ${tidyText(row.cells.join(' ')).slice(0, MORE_MAX)}`
  }

  #dated(row: TableRow, date: DateShape): void {
    this.endParts(false)
    const amount = this.#hasAmount(row)
    const text = this.#textOf(row)
    if (this.#statesBalance(row, text)) return
    if (this.#announced) {
      this.pending++
      return
    }
    if (!amount) {
      const where = { line: row.line }
      const isNote = text === '' && filledCells(row).length <= NOTE_CELLS
      this.problems.push(isNote ? warning('file.otherRow', {}, where) : rowProblem('row.noAmount', where))
      return
    }
    if (this.#isDatedTotal(row, text)) {
      this.problems.push(totalRow(row, this.#columns, text))
      return
    }
    this.#block.entries.push({ row, date, valueDate: this.#valueDate(row), side: this.#side, more: '' })
    if (this.#names) this.renamed.push(this.#names.line)
    this.#names = null
  }

  /** Takes a row whose text says that it is a balance. */
  #statesBalance(row: TableRow, text: string): boolean {
    const alone =
      !this.#hasAmount(row) &&
      BALANCE_WORD.test(text) &&
      scanAmount(cellAt(row, this.#columns.balance)) !== null
    const states = isBalanceText(text) && (!this.#movesMoney(row) || this.#balanceIsAmount(row))
    if (!alone && !states) return false
    const balance = cellAt(row, this.#columns.balance)
    const others = row.cells.filter((cell) => cell.trim() !== text)
    // zeros may stand under the amounts
    const cells = [text, ...(isFigure(balance) ? [balance] : others)]
    this.#block.after.push({ line: row.line, cells })
    this.problems.push(warning('file.balanceRow', { text: excerpt(text) }, { line: row.line }))
    return true
  }

  #valueDate(row: TableRow): DateShape | null {
    return this.#columns.valueDate === null ? null : dateShape(cellAt(row, this.#columns.valueDate))
  }

  /** The first text of a row; where it has none, the label of a balance in another column is its text. */
  #textOf(row: TableRow): string {
    const said = this.#columns.text.map((index) => cellAt(row, index)).find((cell) => cell !== '')
    return said ?? row.cells.find((cell) => isBalanceText(cell.trim()))?.trim() ?? ''
  }

  /** Banks that fill every cell write zeros beside a balance. */
  #movesMoney(row: TableRow): boolean {
    return this.#columns.amounts.some(({ index }) => /[1-9]/.test(cellAt(row, index)))
  }

  /** A balance written in an amount column: the same figure as the balance column, or no such column at all. */
  #balanceIsAmount(row: TableRow): boolean {
    const balance = cellAt(row, this.#columns.balance)
    if (this.#columns.balance === null || balance === '') return true
    return this.#columns.amounts.some(({ index }) => cellAt(row, index) === balance)
  }

  /** A sum of the rows above under a day: its text says what it sums up, or it is the only one without any. */
  #isDatedTotal(row: TableRow, text: string): boolean {
    // without a header, the last row without a text may be the balance
    const isBare = text === '' && this.#header !== null && this.#columns.text.length > 0
    const { entries } = this.#block
    if ((!isBare && !namesTotal(text)) || hasOwnBalance(row, [entries[0], entries.at(-1)], this.#columns))
      return false
    return this.#totals.sumsUp(row, entries, isBare ? SUMMED_MIN.dated : SUMMED_MIN.named)
  }

  /** A sum of the rows above without a text of its own, or under the name of their month. */
  #isTotal(row: TableRow, label: string): boolean {
    if (this.#columns.text.some((index) => cellAt(row, index) !== '')) return false
    const least = label === '' ? SUMMED_MIN.dayless : SUMMED_MIN.named
    return (label === '' || namesMonth(label)) && this.#totals.sumsUp(row, this.#block.entries, least)
  }

  /**
   * A movement that lacks its day under a text that begins like that of a total or a balance: `TOTAL ENERGIES` beside one amount
   * that is no sum of those above, `Solde de tout compte` in a table whose balances stand in a column of their own.
   */
  #isLikeSum(row: TableRow, said: string): boolean {
    const { entries } = this.#block
    const { amounts, balance } = this.#columns
    const moving = amounts.filter(({ index }) => /[1-9]/.test(cellAt(row, index)))
    if (entries.length === 0 || moving.length !== 1 || !this.#readableAmount(row)) return false
    if (!beginsLikeTotal(said)) return balance !== null && isBalanceOrTotal(row) && !isBalanceText(said)
    return !this.#totals.sumsUp(row, entries, SUMMED_MIN.named) && !namesTotal(said)
  }

  #undated(row: TableRow, text: string): void {
    const last = this.#block.entries.at(-1)
    if (last && namesColumns(row, this.#columns)) this.#names = row
    const margin = last ? this.#block.after : this.#block.before
    const said = this.#textOf(row)
    const hasBalance = isFigure(cellAt(row, this.#columns.balance))
    const readable = this.#readableAmount(row)
    if (hasBalance && this.#statesBalance(row, said)) return
    // `TOTAL ENERGIES` beside an amount, and a balance or a value date, is a movement that lacks its day
    const moves =
      text === '' && readable && !isBalanceText(said) && (hasBalance || this.#valueDate(row) !== null)
    const isLikeSum = text === '' && !moves && this.#isLikeSum(row, said)
    if (isLikeSum) this.#likeSums.add(row)
    const isSum = !moves && !isLikeSum && isBalanceOrTotal(row)
    const stands = isSum || onlyNamesAccount(row) || isCarriedText(said)
    if (stands || [said, text].some(namesTotal)) {
      margin.push(row)
      return
    }
    if (readable && this.#statesBalance(row, said)) return
    const heading = namesAccount(row)
    const isStray = last !== undefined && !heading && isDataRow(row)
    const hasAmount = this.#hasAmount(row)
    const isReadable = hasAmount && readable
    if (isStray && !isReadable) this.strays++
    if (hasAmount && (isReadable || !isHeading(row))) {
      if (!isReadable) this.problems.push(warning('file.otherRow', {}, { line: row.line }))
      else if (last && this.#isTotal(row, text)) margin.push(row)
      else if (!last && (this.#header === null || isNumbering(row))) margin.push(row)
      else if (last && this.#once && text === '' && said !== '')
        this.#block.entries.push({
          row,
          date: last.date,
          valueDate: this.#valueDate(row),
          side: this.#side,
          more: '',
        })
      else if (last && scanAmount(text) && isLabel(this.#block.after.at(-1))) margin.push(row)
      else if (text === '') this.#parts.push(row)
      else this.problems.push(rowProblem('row.date', { line: row.line }, { text: excerpt(text) }))
      return
    }
    const below = text === '' || this.#isTextAlone(row)
    const continued = below && last !== undefined && this.#block.after.length === 0 && !this.#onlyFigures(row)
    if (isStray || (last && !continued && !heading && row.cells.some((cell) => /\d/.test(cell))))
      this.problems.push(warning('file.otherRow', {}, { line: row.line }))
    if (!continued || heading) margin.push(row)
    else this.#continue(last, row)
  }

  /** A text that goes on in the column of days, behind empty ones: a note below the table begins in the first column. */
  #isTextAlone({ cells }: TableRow): boolean {
    const filled = cells.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]))
    return filled.length === 1 && filled[0] === this.#columns.date && filled[0] > 0
  }

  /** Figures in columns of their own, and nothing where the texts are: what a foot of a table says is no text of the last movement. */
  #onlyFigures(row: TableRow): boolean {
    if (this.#columns.text.some((index) => cellAt(row, index) !== '')) return false
    return row.cells.filter((cell) => !dateShape(cell) && scanAmount(cell) !== null).length > 1
  }

  /** What follows the last movement and names another account heads the next table. */
  #nextBlock(): void {
    this.endParts()
    const { entries, after } = this.#block
    if (entries.length === 0) return
    const heading = after.findIndex(namesAccount)
    if (heading < 0) return
    this.blocks.push({ before: after.splice(heading), entries: [], after: [] })
    this.#totals = new Totals(this.#columns.amounts)
  }
}

/**
 * Sorts all rows below the header (or all rows when there is none). `once`: the table prints each day once, and a row
 * without one is of the day above; the caller must prove it.
 */
export function sortRows(
  rows: readonly TableRow[],
  above: readonly TableRow[],
  columns: Columns,
  header: FoundHeader | null,
  once = false,
): SortedRows {
  const sorter = new RowSorter(columns, header, once)
  sorter.blocks[0]!.before.push(...above)
  const heading = above.at(-1)
  if (heading) sorter.head(heading)
  for (const row of rows) sorter.sort(row)
  sorter.endParts()
  for (const { entries } of header === null ? [] : sorter.blocks) {
    for (const row of withoutHeads(entries, columns)) sorter.problems.push(totalRow(row, columns, ''))
  }
  if (header === null) sorter.problems.push(...withoutClosingRow(sorter.blocks.at(-1)!, columns))
  const { blocks, problems, pending, renamed, strays } = sorter
  return { blocks, problems, pending, renamed, strays }
}
