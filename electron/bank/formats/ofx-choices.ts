/**
 * What the whole of an OFX file tells of its figures: the mark of decimals, and the order of dates that are not written as the
 * format wants them. Source: OFX 1.6, 3.2.9 (amounts have a comma or a dot before decimals and no other mark) and 3.2.8 (dates).
 */
import { decimalsOf } from '../../../db/rules/money.ts'
import type { ColumnMap } from '../parsed.ts'
import {
  type DateOrder,
  type DateShape,
  dateShape,
  dayUnder,
  decideOrder,
  orderOfFormat,
} from './calendar.ts'
import { type DecimalMark, type MarkVotes, markOfGroups, voteForMark } from './decimal.ts'
import type { OfxStatement } from './ofx-tree.ts'
import { excerpt, refuse } from './texts.ts'

/** A choice for the file or a statement; `open` is a value that can be read in two ways, when nothing decides. */
export interface Choice<T> {
  readonly value: T
  readonly open: string | null
}

/** What the amounts of some statements say of the mark. */
export function votesOf(statements: readonly OfxStatement[]): MarkVotes {
  const texts = function* () {
    for (const { transactions, ledgerBalance } of statements) {
      for (const record of transactions) yield record.amount
      yield ledgerBalance
    }
  }
  return voteForMark(texts())
}

/** The mark that a text which can be read in two ways has as a decimal. */
const ownMark = (text: string): DecimalMark => (text.includes(',') ? ',' : '.')

/**
 * The decimal mark of one statement: by its own amounts, then by those of the file. Where all have a mark before three digits,
 * the decimals of the currency decide: three of them in Tunisia, none in Chile or West Africa. Of two decimals, `1,234` is a
 * thousand; `1.234` may be one, or an amount with a zero too many, and is asked. `votesOfFile` is asked where its own do not decide.
 */
export function markOf(
  statement: OfxStatement,
  votesOfFile: () => MarkVotes,
  columns: ColumnMap | undefined,
): Choice<DecimalMark> {
  if (columns?.decimal) return { value: columns.decimal, open: null }
  const own = votesOf([statement])
  const places = decimalsOf(statement.currency.toUpperCase())
  const { ambiguous } = own
  if (own.dot === own.comma && ambiguous !== null && places !== 2)
    return { value: places === 3 ? ownMark(ambiguous) : markOfGroups(ambiguous), open: null }
  const { dot, comma } = own.dot === own.comma ? votesOfFile() : own
  if (dot !== comma) return { value: comma > dot ? ',' : '.', open: null }
  if (ambiguous === null) return { value: '.', open: null }
  return { value: markOfGroups(ambiguous), open: ambiguous.includes(',') ? null : ambiguous }
}

/** The shape of a DTPOSTED: eight digits, then perhaps a time and a zone; else a date in another writing. */
export function shapeOf(text: string): DateShape | null {
  return dateShape(/^\d{8}/.exec(text)?.[0] ?? text)
}

/** The day of a DTPOSTED as the bank wrote it, without shift; null for none, or one in an order that is not the file's. */
export function ofxDay(text: string, order: DateOrder): string | null {
  const shape = shapeOf(text)
  return shape && (shape.order !== null || order !== 'ymd') ? dayUnder(shape, order) : null
}

/** Year first as the format wants it, unless no date of the file is written so: then what the dates show. */
export function orderOf(
  statements: readonly OfxStatement[],
  columns: ColumnMap | undefined,
): Choice<DateOrder> {
  if (columns?.dateFormat !== undefined) {
    const value = orderOfFormat(columns.dateFormat)
    if (!value) throw refuse('bank.dateFormatUnknown', { format: excerpt(columns.dateFormat) })
    return { value, open: null }
  }
  const texts = statements.flatMap(({ transactions }) => transactions.map(({ posted }) => posted))
  // nearly always the first one tells
  if (texts.some((text) => (shapeOf(text)?.order ?? null) !== null)) return { value: 'ymd', open: null }
  const shapes = texts.map(shapeOf).filter((shape) => shape !== null)
  if (shapes.length === 0) return { value: 'ymd', open: null }
  const { order, certain } = decideOrder(shapes, null)
  return { value: order, open: certain ? null : (texts.find((text) => shapeOf(text) !== null) ?? null) }
}
