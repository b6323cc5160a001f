/** Rows of the tables of movements: what each holds under which column. */
import { isPendingStatus, sideOf } from '../csv/flags.ts'
import { type ReadCell, type ReadRow, splitTail } from './cells.ts'
import { columnOf, columnsByHeading, columnsByPlace, type MoneyColumn } from './columns.ts'
import type { PrintedDate } from './dates.ts'
import { isMark } from './fillers.ts'
import { type Column, type Header, headerAt } from './header.ts'
import { isSymbol, type Marks, type Money } from './money.ts'
import type { Row } from './rows.ts'
import { sectionSide } from './words.ts'

export interface Placed {
  readonly column: number
  readonly money: Money
}

/** A row read under the columns of its table. */
export interface Line {
  readonly at: number
  readonly row: Row
  readonly date: PrintedDate | null
  readonly valueDate: PrintedDate | null
  readonly label: string
  readonly reference: string
  readonly money: readonly Placed[]
  /** What a column of sides says. */
  readonly side: 'in' | 'out' | null
  /** Edges of the label; of the whole row when it has none. */
  readonly left: number
  readonly right: number
}

/** Rows under one heading on one page, or a page's rows that go on under the heading of the page before. */
export interface Region {
  readonly columns: readonly MoneyColumn[]
  readonly lines: readonly Line[]
  /** Whether the heading is printed above these rows. */
  readonly headed: boolean
  /** The text printed right above the heading. */
  readonly title: string
  /** Other rows of a table stand above it on the page. */
  readonly follows: boolean
  /** Where texts begin, by their heading. */
  readonly textLeft: number
  /** Texts stand right of the amounts. */
  readonly textRight: boolean
}

export interface Tables {
  readonly regions: readonly Region[]
  /** Headings as printed, of the first table. */
  readonly header: Header | null
  /** Rows that are headings: `Balance` in them is a name. */
  readonly headings: ReadonlySet<number>
  /** Rows with a day and an amount below a heading without days: of another table, and no movements. */
  readonly outside: readonly ReadRow[]
}

interface Span {
  readonly header: Header | null
  readonly headed: boolean
  readonly title: string
  readonly follows: boolean
  readonly rows: ReadRow[]
}

const isDated = ({ cells }: ReadRow) => Boolean(cells[0]?.date) && cells.some(({ money }) => money)

/** The text right above a heading: the name of its table. */
function titleOf(above: ReadRow | undefined, heading: ReadRow): string {
  const { page, base, size } = heading.row
  if (!above || above.row.page !== page || base - above.row.base > size * TITLE_MAX) return ''
  return above.cells.some(({ money }) => money) ? '' : (above.cells[0]?.text ?? '')
}

/** A name that was taken for the first line of the heading: `CHECKS PAID` over `DATE` over `PAID`. */
function ownTitle([first, ...others]: readonly ReadRow[]): string | null {
  const [cell, ...more] = first?.cells ?? []
  return cell && more.length === 0 && others.length > 0 && sectionSide(cell.text) ? cell.text : null
}

/** Cuts the rows at headings and at page ends. Before the first heading there are no movements. */
function spansOf(rows: readonly ReadRow[], headings: Set<number>, outside: ReadRow[]): Span[] {
  const spans: Span[] = []
  let undated = false
  const plain = rows.map(({ row }) => row)
  let header: Header | null = null
  let span: Span | null = null
  for (let i = 0; i < rows.length; i++) {
    const found = headerAt(plain, i)
    if (found) {
      const title = ownTitle(rows.slice(i, found.below)) ?? titleOf(rows[i - 1], rows[i]!)
      header = found.movements && !isPendingStatus(title) ? found : null
      if (header || found.byDay) for (let at = i; at < found.below; at++) headings.add(rows[at]!.at)
      undated = !found.movements && !found.byDay
      span = null
      i = found.below - 1
      if (header) {
        const follows = spans.at(-1)?.rows[0]?.row.page === rows[i]?.row.page
        span = { header, headed: true, title, follows, rows: [] }
        spans.push(span)
      }
      continue
    }
    if (!header) {
      if (undated && spans.length > 0 && isDated(rows[i]!)) outside.push(rows[i]!)
      continue
    }
    if (!span || span.rows.at(-1)?.row.page !== rows[i]!.row.page) {
      const fresh = span === null || span.rows.length > 0
      if (fresh) {
        span = { header, headed: false, title: '', follows: false, rows: [] }
        spans.push(span)
      }
    }
    span!.rows.push(rows[i]!)
  }
  return spans
}

const NEAR_DATE = 36
/** How far above its heading the name of a table stands, in parts of the letters' size. */
const TITLE_MAX = 2.6
const SAME_EDGE = 14

function near(cell: ReadCell, column: Column): number {
  return Math.min(
    Math.abs(cell.left - column.left),
    Math.abs(cell.right - column.right),
    Math.abs(cell.left + cell.right - column.left - column.right) / 2,
  )
}

interface Dates {
  readonly date: ReadCell | null
  readonly value: ReadCell | null
}

/** Rows with two days under one heading of days that tell where the first of them stands. */
const PAIRS_MIN = 3

/** Where the own day stands, of rows that begin with two days under one heading; 0 where headings tell. */
function firstDayLeft(rows: readonly ReadRow[], columns: readonly Column[]): number {
  if (columns.some(({ role }) => role === 'valueDate')) return 0
  const pairs = rows.filter(({ cells: [first, second] }) => first?.date && second?.date)
  return pairs.length < PAIRS_MIN ? 0 : Math.min(...pairs.map(({ cells }) => cells[0]!.left))
}

/** Date and value date of a row: under their headings, or the first cell and another that is a date alone. */
function datesOf(cells: readonly ReadCell[], columns: readonly Column[], dateLeft: number): Dates {
  const dated = cells.filter((cell) => cell.date)
  if (columns.length === 0 || dateLeft > 0) {
    // further right stands a value date, of a row whose own date is printed above
    const date = cells[0]?.date && cells[0].left - dateLeft < SAME_EDGE ? cells[0] : null
    return { date, value: dated.find((cell) => cell !== date) ?? null }
  }
  // of three days the last is that of the value
  const heading = (role: 'date' | 'valueDate') =>
    role === 'date' ? columns.find((one) => one.role === role) : columns.findLast((one) => one.role === role)
  const [own, other] = [heading('date'), heading('valueDate')]
  let date: ReadCell | null = null
  let value: ReadCell | null = null
  for (const cell of dated) {
    const toDate = own ? near(cell, own) : Number.POSITIVE_INFINITY
    const toValue = other ? near(cell, other) : Number.POSITIVE_INFINITY
    if (!date && toDate <= toValue && toDate < NEAR_DATE) date = cell
    else if (!value && toValue < NEAR_DATE) value = cell
    else if (!value && !other && cells.indexOf(cell) === 1 && date) value = cell
  }
  return { date, value }
}

function headingOf(cell: ReadCell, columns: readonly Column[]): Column | null {
  let best: Column | null = null
  let least = 14
  for (const column of columns) {
    const cost = Math.min(Math.abs(cell.left - column.left), Math.abs(cell.right - column.right))
    if (cost < least) {
      least = cost
      best = column
    }
  }
  return best
}

function lineOf(
  read: ReadRow,
  region: readonly MoneyColumn[],
  columns: readonly Column[],
  marks: Marks,
  dateLeft: number,
): Line {
  const edges = region.map(({ right }) => right)
  const cells = read.cells.flatMap((cell) => splitTail(cell, edges, marks))
  const { date, value } = datesOf(cells, columns, dateLeft)
  const money: Placed[] = []
  const texts: ReadCell[] = []
  let reference = ''
  let side: 'in' | 'out' | null = null
  const hasText = columns.some(({ role }) => role === 'text')
  const edge = tableRight(region, columns)
  for (const cell of cells) {
    if (cell === date || cell === value) continue
    const column = cell.money ? columnOf(cell, region) : -1
    if (cell.money && column >= 0 && !money.some((one) => one.column === column)) {
      money.push({ column, money: cell.money })
      continue
    }
    if (isMark(cell.text) || isFiller(cell, cells, region)) continue
    // what stands beside the table is not of this row
    if (edges.length > 0 && cell.left > edge + 12) continue
    const role = headingOf(cell, columns)?.role
    side ??= sideIn(cell, role)
    if (role === 'reference' && cell.text.length < 30) reference = cell.text
    else if (!isDropped(cell, role, hasText)) texts.push(cell)
  }
  const shown = texts.length > 0 ? texts : cells
  return {
    at: read.at,
    row: read.row,
    date: date?.date ?? null,
    valueDate: value?.date ?? null,
    label: texts.map(({ text }) => text).join(' '),
    reference,
    money: money.map((placed) => sided(placed, region, side)),
    side,
    left: Math.min(...shown.map((cell) => cell.left)),
    right: Math.max(...shown.map((cell) => cell.right)),
  }
}

/** The side that a word says in a column of its own: `Debit` under `Type`. */
function sideIn({ text }: ReadCell, role: Column['role'] | undefined): 'in' | 'out' | null {
  if (role !== 'direction' && (role !== 'other' || text.length < 4)) return null
  return sideOf(text)
}

/** An amount without a sign has that of its row. */
function sided(placed: Placed, region: readonly MoneyColumn[], side: 'in' | 'out' | null): Placed {
  const { column, money } = placed
  if (side === null || money.sign !== 'none' || region[column]!.role !== 'amount') return placed
  return { column, money: { ...money, sign: side === 'out' ? 'debit' : 'credit' } }
}

const FILLER_MAX = 8

/** A word in a column of amounts that holds none (`blank`), or a currency left of its amount, is no text. */
function isFiller(cell: ReadCell, cells: readonly ReadCell[], region: readonly MoneyColumn[]): boolean {
  if (cell.text.length > FILLER_MAX || /\d/.test(cell.text)) return false
  if (isSymbol(cell.text) && cells.some(({ money, left }) => money && left > cell.left)) return true
  return region.some(
    ({ role, filled, left, right }) =>
      filled && role !== 'other' && cell.left >= left - 3 && cell.right <= right + 3,
  )
}

/** A further day under a heading of days, or a short code under a heading of no use, is no text. */
function isDropped(cell: ReadCell, role: Column['role'] | undefined, hasText: boolean): boolean {
  if (role === 'date' || role === 'valueDate') return cell.date !== null
  return role === 'other' && hasText && (cell.date !== null || cell.text.length <= 6)
}

/** Where the table ends: with the last column that holds amounts, or never when texts stand right of the amounts. */
function tableRight(region: readonly MoneyColumn[], columns: readonly Column[]): number {
  const filled = region.filter((column) => column.filled && column.role !== 'other')
  const right = Math.max(...(filled.length > 0 ? filled : region).map((column) => column.right))
  return columns.some(({ role, left }) => role === 'text' && left > right) ? Number.POSITIVE_INFINITY : right
}

/** The tables under their headings; null when there is no heading with date and amount. */
export function headedTables(rows: readonly ReadRow[], marks: Marks): Tables | null {
  const headings = new Set<number>()
  const outside: ReadRow[] = []
  const spans = spansOf(rows, headings, outside)
  const first = spans[0]
  if (!first) return null
  const regions = spans.map(({ header, headed, title, follows, rows: own }): Region => {
    const same = spans.filter((other) => other.header === header).flatMap((other) => other.rows)
    const columns = columnsByHeading(headed ? own : same, header!.columns)
    const textLeft = Math.min(
      ...header!.columns.map(({ role, left }) => (role === 'text' ? left : Number.POSITIVE_INFINITY)),
    )
    const textRight = tableRight(columns, header!.columns) === Number.POSITIVE_INFINITY
    const dateLeft = firstDayLeft(same, header!.columns)
    return {
      columns,
      headed,
      title,
      follows,
      textLeft,
      textRight,
      lines: own.map((row) => lineOf(row, columns, header!.columns, marks, dateLeft)),
    }
  })
  return { regions, header: first.header, headings, outside }
}

/** Tables of the balances of days, side by side: their headings, and their rows. */
function balancesByDay(rows: readonly ReadRow[]): { headings: Set<number>; own: Set<number> } {
  const plain = rows.map(({ row }) => row)
  const headings = new Set<number>()
  const own = new Set<number>()
  for (let i = 0; i < rows.length; i++) {
    const found = headerAt(plain, i)
    if (!found?.byDay) continue
    for (; i < found.below; i++) headings.add(rows[i]!.at)
    for (; rows[i]?.cells.every(({ date, money }) => date || money); i++) own.add(rows[i]!.at)
    i--
  }
  return { headings, own }
}

/** Where the rows of a page begin with a day; infinite where none does. */
const firstLeft = (rows: readonly ReadRow[]) =>
  Math.min(...rows.flatMap(({ cells }) => (cells[0]?.date && cells.length > 1 ? [cells[0].left] : [])))

/**
 * Where the own days of a page stand. A page may print value dates alone, its day being that of the page before: they stand
 * where the second days of other rows do.
 */
function ownDayLeft(page: readonly ReadRow[], rows: readonly ReadRow[]): number {
  const [own, all] = [firstLeft(page), firstLeft(rows)]
  const isSecond = rows.some(
    ({ cells: [first, second] }) => first?.date && second?.date && Math.abs(second.left - own) < SAME_EDGE,
  )
  return own - all >= SAME_EDGE && isSecond ? all : own
}

/** All rows as one table whose columns are told by their places alone. */
export function placedTables(all: readonly ReadRow[], marks: Marks): Tables | null {
  const { headings, own: apart } = balancesByDay(all)
  const rows = all.filter(({ at }) => !apart.has(at))
  const dated = rows.filter(isDated)
  if (dated.length === 0) return null
  const [first, last] = [dated[0]!.at, dated.at(-1)!.at]
  const around = rows.filter(({ at }) => at >= first && at <= last)
  const columns = columnsByPlace(around)
  const pages = new Map<number, ReadRow[]>()
  for (const row of rows) pages.set(row.row.page, [...(pages.get(row.row.page) ?? []), row])
  const regions = [...pages.values()].map((own): Region => {
    const dateLeft = ownDayLeft(own, rows)
    return {
      columns,
      headed: false,
      title: '',
      follows: false,
      textLeft: Number.POSITIVE_INFINITY,
      textRight: false,
      lines: own.map((row) => lineOf(row, columns, [], marks, dateLeft)),
    }
  })
  return { regions, header: null, headings, outside: [] }
}
