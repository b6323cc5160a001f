/** The cells of a row with what they are: dates, amounts with their signs, text. */
import { dateIn, leadingDate, type PrintedDate } from './dates.ts'
import type { Fillers } from './fillers.ts'
import { isSign, isSymbol, type Marks, type Money, moneyIn } from './money.ts'
import { type Cell, partOf, type Row } from './rows.ts'

export interface ReadCell extends Cell {
  readonly date: PrintedDate | null
  readonly money: Money | null
  /** Right edge of the digits, without a sign or currency behind them. */
  readonly digitsRight: number
}

export interface ReadRow {
  readonly row: Row
  /** Place among the rows of the document. */
  readonly at: number
  readonly cells: readonly ReadCell[]
}

function digitsRight(cell: Cell): number {
  let end = cell.text.length
  while (end > 0 && !(cell.text[end - 1]! >= '0' && cell.text[end - 1]! <= '9')) end--
  return end === cell.text.length || end === 0 ? cell.right : partOf(cell, 0, end).right
}

/** Cells joined into one, with a space between. */
function merged(a: Cell, b: Cell): Cell {
  return { text: `${a.text} ${b.text}`, left: a.left, right: b.right, size: a.size }
}

const TWO_DIGITS = /^\d{2}$/
const BEHIND = 3.2
const BEFORE = 9

/** Signs, currencies and split days go to the cell they belong to. */
function gathered(cells: readonly Cell[], marks: Marks, fillers: Fillers): Cell[] {
  const out: Cell[] = []
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    const last = out.at(-1)
    const next = cells[i + 1]
    const isMoney = (one: Cell | undefined) => one !== undefined && moneyIn(one.text, marks) !== null
    const sign = isSign(cell.text)
    if (
      (sign || isSymbol(cell.text)) &&
      isMoney(last) &&
      cell.left - last!.right < cell.size * BEHIND &&
      !fillers.has(cell, last!) &&
      moneyIn(`${last!.text} ${cell.text}`, marks)
    )
      out[out.length - 1] = merged(last!, cell)
    else if (
      (sign || isSymbol(cell.text)) &&
      next &&
      isMoney(next) &&
      next.left - cell.right < cell.size * BEFORE &&
      !fillers.has(cell, next) &&
      moneyIn(`${cell.text} ${next.text}`, marks)
    ) {
      out.push({ ...merged(cell, next), left: next.left })
      i++
    } else if (
      last &&
      i === out.length * 2 - 1 &&
      out.slice(0, -1).every(({ text }) => dateIn(text)) &&
      TWO_DIGITS.test(last.text) &&
      TWO_DIGITS.test(cell.text) &&
      cell.left - last.right < cell.size * 2.6
    )
      out[out.length - 1] = merged(last, cell)
    else out.push(cell)
  }
  return out
}

const NUMBERED = /^0\d{2,4} (?=\d)/

const TWO_DATES = /^(\d{2}[./]\d{2}\.?)\/?(\d{2}[./]\d{2}\.?)$/

/** `03/1103/11` and `03.11./04.11.`: two days in one text; null for any other. */
function daysApart(cell: Cell): Cell[] | null {
  const match = TWO_DATES.exec(cell.text)
  if (!match || !dateIn(match[1]!) || !dateIn(match[2]!)) return null
  const length = cell.text.length
  return [partOf(cell, 0, match[1]!.length), partOf(cell, length - match[2]!.length, length)]
}

/** A date glued to the text behind it is a cell of its own, in the first cell of a row. */
function withoutLeadingDates(cells: readonly Cell[]): Cell[] {
  const [first, ...rest] = cells
  if (!first) return []
  if (dateIn(first.text)) {
    // the second date of a card may be glued to its text
    const [second, ...others] = rest
    const leading = second && dateIn(second.text) === null ? leadingDate(second.text) : null
    if (
      !leading ||
      !second ||
      leading.end >= second.text.length ||
      !/\p{L}/u.test(second.text.slice(0, leading.end))
    )
      return [...cells]
    return [
      first,
      partOf(second, 0, leading.end),
      partOf(second, leading.end + 1, second.text.length),
      ...others,
    ]
  }
  const out: Cell[] = []
  let remains = first
  // a running number before the date, filled up with zeros, says nothing of the movement
  const number = NUMBERED.exec(first.text)?.[0].length ?? 0
  if (number > 0 && leadingDate(first.text.slice(number))) remains = partOf(first, number, first.text.length)
  for (let i = 0; i < 2; i++) {
    const leading = leadingDate(remains.text)
    if (!leading || leading.end >= remains.text.length) break
    out.push(partOf(remains, 0, leading.end))
    remains = partOf(remains, leading.end + 1, remains.text.length)
  }
  return [...out, remains, ...rest]
}

const AMOUNTS =
  /(?:[-+−]\s?)?(?:[$€£]\s?[-−]?)?(?<![\d\p{L}])(?:\d{1,3}(?:[ ,.'’]\d{3}){1,6}|\d{1,18})[.,]\d{2}(?:\s?[€$](?!\d))?(?:\s?(?:CR|DR|OD|[-+](?![$€£\d])))?(?![\d])/gu

const WORD_BEFORE = /^(?:val|valeur|value|valuta|wert)\.?\s?:?\s/i

const BRACKETS = /^\(([^()]*)\)$/

/** A date, also in brackets or with the word for a value date before it: `Val. 02-03-2026`. */
function datedText(text: string): PrintedDate | null {
  return dateIn(text.replace(BRACKETS, '$1').replace(WORD_BEFORE, ''))
}

const DIGITS = /^[-+−]?\d{1,3}$/

/** Whole amounts in one cell, each new one told by a group of one or two digits; null for anything else. */
function wholeApart(cell: Cell): Cell[] | null {
  const groups = cell.text.split(' ')
  if (groups.length > 12 || !groups.every((group) => DIGITS.test(group))) return null
  const starts = groups.flatMap((group, i) => (i > 0 && group.length !== 3 ? [i] : []))
  if (starts.length === 0) return null
  const placeOf = (group: number) => groups.slice(0, group).join(' ').length
  return [0, ...starts].map((start, i) => partOf(cell, placeOf(start), placeOf(starts[i] ?? groups.length)))
}

interface Part {
  readonly from: number
  readonly to: number
}

/** What stands between the amounts of a cell, when each is a date or a currency; null for any other text. */
function datesBetween(text: string, amounts: readonly Part[]): Part[] | null {
  const dates: Part[] = []
  let from = 0
  for (const { from: next, to } of [...amounts, { from: text.length, to: text.length }]) {
    const between = text.slice(from, next)
    const bare = between.trim()
    const start = from + between.indexOf(bare)
    if (datedText(bare)) dates.push({ from: start, to: start + bare.length })
    else if (/[^\s$€+-]/.test(bare)) return null
    from = to
  }
  return dates
}

/** Amounts, and dates beside them, in one cell, taken apart; null when the cell holds anything else. */
function amountsApart(cell: Cell, marks: Marks): Cell[] | null {
  if (cell.text.length > 80) return null
  if (marks.whole) return wholeApart(cell)
  const amounts = [...cell.text.matchAll(AMOUNTS)].map(({ 0: text, index }) => ({
    from: index,
    to: index + text.length,
  }))
  const dates = amounts.length === 0 ? null : datesBetween(cell.text, amounts)
  if (!dates || dates.length + amounts.length < 2) return null
  return [...amounts, ...dates].sort((a, b) => a.from - b.from).map(({ from, to }) => partOf(cell, from, to))
}

/** Reads the cells of a row. */
export function readCells(row: Row, at: number, marks: Marks, fillers: Fillers): ReadRow {
  const apart = row.cells.flatMap((cell) =>
    moneyIn(cell.text, marks) ? [cell] : (amountsApart(cell, marks) ?? daysApart(cell) ?? [cell]),
  )
  const cells = withoutLeadingDates(gathered(apart, marks, fillers))
  return {
    row,
    at,
    cells: cells.map((cell, i) => {
      const read = moneyIn(cell.text, marks)
      // 12.05 is an amount where amounts have a dot, unless it opens the row
      const date = read && !marks.whole && i > 0 ? null : datedText(cell.text)
      const money = date ? null : read
      return { ...cell, date, money, digitsRight: money ? digitsRight(cell) : cell.right }
    }),
  }
}

const TAIL =
  /^(.*\S)\s+((?:[-+−]\s?)?\$?\s?(?:\d{1,3}(?:[ ,.'’]\d{3}){1,6}|\d{1,18})[.,]\d{2}(?:\s?(?:€|\$|EUR|CAD))?(?:\s?(?:CR|DR|OD|[-+]))?)$/

/** An amount at the end of a text, as a cell of its own, when it ends at one of the edges given. */
export function splitTail(cell: ReadCell, edges: readonly number[], marks: Marks): ReadCell[] {
  if (
    cell.money ||
    cell.date ||
    cell.text.length > 160 ||
    !edges.some((edge) => Math.abs(edge - cell.right) < 4)
  )
    return [cell]
  const match = TAIL.exec(cell.text)
  if (!match || !moneyIn(match[2]!, marks)) return [cell]
  // `TREMBLAY 83470 1 710,94`: a group of one or two digits before is the amount's own
  const group = /^\d{3}[ .,]/.test(match[2]!) ? (/ \d{1,2}$/.exec(match[1]!)?.[0] ?? '') : ''
  const from = match[1]!.length - group.length + 1
  const [label, amount] = [partOf(cell, 0, from), partOf(cell, from, cell.text.length)]
  return [
    { ...label, date: null, money: null, digitsRight: label.right },
    { ...amount, date: null, money: moneyIn(amount.text, marks), digitsRight: amount.right },
  ]
}
