/** Balances printed outside the table of movements: `Opening balance $1,234.56`, or a label above its amount. */
import type { ReadCell, ReadRow } from './cells.ts'
import { type Marks, type Money, moneyIn } from './money.ts'
import { type BalanceKind, balanceKind } from './words.ts'

export interface PrintedBalance {
  readonly at: number
  readonly kind: BalanceKind
  readonly label: string
  /** The cell that names the balance. */
  readonly name: string
  readonly money: Money
}

const ROWS_BELOW = 4
const TAIL =
  /[:=\s]\s{0,8}((?:[-+−]\s?)?(?:[A-Z]{3} )?[$€£]?\s?[-−]?\d[\d .,'’]{0,30}(?:\s?(?:\$|€|CR|DR|OD|-|CAD|EUR|USD|XOF|F ?CFA))?)$/

/** The amount at the end of a label; its dates are not taken for amounts, since those have no two decimals. */
function amountAtEnd(text: string, marks: Marks): Money | null {
  if (text.length > 140) return null
  const match = TAIL.exec(text)
  return match && moneyIn(match[1]!.trim(), marks)
}

const AMOUNTS =
  /(?:[-+−]\s?)?(?:[$€£]\s?[-−]?)?(?<!\d)(?:\d{1,3}(?:[ ,.'’]\d{3}){1,6}|\d{1,18})[.,]\d{2}(?:\s?(?:CR|DR|OD|-(?!\d)))?(?!\d)/g
const LONGEST = 300

interface Said {
  readonly kind: BalanceKind
  readonly label: string
  readonly money: Money
}

/** Balances of a text that names several amounts: `Previous balance $10.00 Payments $10.00 New balance $0.00`. */
function saidInLine(text: string, marks: Marks): Said[] {
  if (text.length > LONGEST) return []
  const amounts = [...text.matchAll(AMOUNTS)]
  if (amounts.length < 2) return []
  let from = 0
  return amounts.flatMap(({ 0: amount, index }) => {
    const label = text.slice(from, index).trim()
    from = index + amount.length
    const kind = balanceKind(label)
    const money = moneyIn(amount.trim(), marks)
    return kind && money ? [{ kind, label, money }] : []
  })
}

function overlaps(a: ReadCell, b: ReadCell): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > -6
}

/** The amount printed below a label, in one of the next rows. */
function amountBelow(rows: readonly ReadRow[], index: number, label: ReadCell): Money | null {
  const { row } = rows[index]!
  for (let i = index + 1; i <= index + ROWS_BELOW && i < rows.length; i++) {
    const next = rows[i]!
    if (next.row.page !== row.page || next.row.base - row.base > 60) return null
    const under = next.cells.filter((cell) => overlaps(cell, label))
    const amounts = under.filter(({ money }) => money)
    if (amounts.length > 0) {
      const middle = (cell: ReadCell) => Math.abs(cell.left + cell.right - label.left - label.right)
      return amounts.reduce((a, b) => (middle(b) < middle(a) ? b : a)).money
    }
  }
  return null
}

/** Kinds of balance that a cell names first and last: `Opening balance Money out Money in Closing balance`. */
function kindsIn(text: string): readonly [BalanceKind, BalanceKind] | null {
  const words = text.split(' ')
  if (words.length < 4 || words.length > 14) return null
  const [first, last] = [balanceKind(words.slice(0, 2).join(' ')), balanceKind(words.slice(-2).join(' '))]
  return first && last && first !== last ? [first, last] : null
}

/** The outermost amounts of the next row that has several under a cell. */
function amountsBelow(
  rows: readonly ReadRow[],
  index: number,
  label: ReadCell,
): readonly [Money, Money] | null {
  const { row } = rows[index]!
  for (const next of rows.slice(index + 1, index + 1 + ROWS_BELOW)) {
    if (next.row.page !== row.page || next.row.base - row.base > 60) return null
    const amounts = next.cells.filter((cell) => cell.money && overlaps(cell, label))
    if (amounts.length > 1) return [amounts[0]!.money!, amounts.at(-1)!.money!]
  }
  return null
}

/** Whether two cells side by side are one label: `Solde au` and `28 février 2026`. */
function labelAt(cells: readonly ReadCell[], index: number): string {
  const next = cells[index + 1]
  return next && !next.money && next.left - cells[index]!.right < 40
    ? `${cells[index]!.text} ${next.text}`
    : cells[index]!.text
}

/** All balances printed in the rows, each with the amount that stands behind or below its label. */
export function printedBalances(
  rows: readonly ReadRow[],
  headings: ReadonlySet<number>,
  marks: Marks,
): PrintedBalance[] {
  const found: PrintedBalance[] = []
  for (const [index, { cells, at }] of rows.entries()) {
    if (headings.has(at)) continue
    for (const [i, cell] of cells.entries()) {
      if (cell.money || cell.date) continue
      const several = saidInLine(cell.text, marks)
      if (several.length > 0) {
        found.push(...several.map((one) => ({ at, name: cell.text, ...one })))
        continue
      }
      const kinds = kindsIn(cell.text)
      const ends = kinds && amountsBelow(rows, index, cell)
      if (kinds && ends) {
        found.push(...ends.map((money, e) => ({ at, kind: kinds[e]!, label: '', name: cell.text, money })))
        continue
      }
      const label = labelAt(cells, i)
      const kind = balanceKind(cell.text) ?? (label === cell.text ? null : balanceKind(label))
      if (!kind) continue
      const behind = cells.slice(i + 1)
      const stop = behind.findIndex(
        (other) => !other.money && !other.date && balanceKind(other.text) !== null,
      )
      const near = (stop < 0 ? behind : behind.slice(0, stop)).find(({ money }) => money)
      const money = amountAtEnd(cell.text, marks) ?? near?.money ?? amountBelow(rows, index, cell)
      if (money) found.push({ at, kind, label, name: cell.text, money })
    }
  }
  return found
}
