/** Dashes that stand for nothing in a column without a value: no sign of the amount beside them. */
import { dateIn } from './dates.ts'
import { isSign, isSymbol, type Marks, moneyIn } from './money.ts'
import type { Cell, Row } from './rows.ts'

const DASH = /^[-−–—]$/

/** A dash alone in its cell. */
export function isDash(text: string): boolean {
  return DASH.test(text)
}

/** A mark of a bank beside an amount (a dot, a star), which says nothing to the holder. */
export function isMark(text: string): boolean {
  return isDash(text) || /^[.*•·]$/.test(text)
}

interface Place {
  readonly left: number
  readonly right: number
  count: number
}

/** Different places of a document that are looked at, at most. */
const PLACES_MAX = 1500

/** Where cells of one kind stand, each place once. */
class Places {
  readonly #places = new Map<string, Place>()

  add({ left, right }: Cell): void {
    const key = `${Math.round(left)} ${Math.round(right)}`
    const known = this.#places.get(key)
    if (known) known.count++
    else if (this.#places.size < PLACES_MAX) this.#places.set(key, { left, right, count: 1 })
  }

  /** How many cells stand over or under a dash, and all beside the amount. */
  count(dash: Cell, amount: Cell): number {
    const middle = (dash.left + dash.right) / 2
    let sum = 0
    for (const { left, right, count } of this.#places.values())
      if (left - 2 <= middle && middle <= right + 2 && (right <= amount.left + 2 || left >= amount.right - 2))
        sum += count
    return sum
  }
}

/** Texts of a narrow column: a number, a code. */
const NARROW = 12

export class Fillers {
  readonly #amounts = new Places()
  readonly #values = new Places()
  readonly #signs = new Places()

  constructor(rows: readonly Row[], marks: Marks) {
    for (const { cells } of rows)
      for (const cell of cells) {
        const { text } = cell
        if (isSign(text)) this.#signs.add(cell)
        else if (moneyIn(text, marks)) this.#amounts.add(cell)
        else if (dateIn(text) || (text.length <= NARROW && !isSymbol(text))) this.#values.add(cell)
      }
  }

  /** Whether a dash fills a column of other amounts (the other side of the account), or of values more than of signs. */
  has(dash: Cell, amount: Cell): boolean {
    if (!isDash(dash.text)) return false
    if (this.#amounts.count(dash, amount) > 0) return true
    const values = this.#values.count(dash, amount)
    return values >= 2 && values > this.#signs.count(dash, amount)
  }
}
