/** What a whole table decides once: order of the dates, decimal mark. */

import { decimalsOf } from '../../../../db/rules/money.ts'
import type { ColumnMap } from '../../parsed.ts'
import { decideOrder, type OrderDecision, type OrderHint, orderOfFormat } from '../calendar.ts'
import {
  amountOf,
  type DecimalMark,
  isZero,
  type MarkVotes,
  markOfGroups,
  scanAmount,
  voteForMark,
} from '../decimal.ts'
import { fold } from '../text.ts'
import { excerpt, refuse } from '../texts.ts'
import { type MarkChoice, rowAmount, signRule } from './amounts.ts'
import { chainShares } from './balances.ts'
import type { Columns } from './columns.ts'
import { cellAt, type Entry } from './entries.ts'
import { isNumberCell } from './split.ts'

/** Share of balances that must follow from the amounts. */
const PROVEN = 0.8
const SAMPLE = 300

/** Words of headers in languages whose dates start with the day. */
const DAY_FIRST =
  /libell|montant|solde|retrait|depot|devise|compte|datum|bedrag|saldo|omschr|mededel|munt\b|betrag|buchung|verwendung|wahrung|waehrung|fecha|importe|concepto|valeur|valuta|debet|remarque/
/** Both words of banks of Britain and India; where money of America is named they prove nothing. */
const isBritish = (names: string) => names.includes('paid in') && names.includes('paid out')
const MONTH_FIRST_CURRENCIES = new Set(['USD', 'CAD'])
/** The two columns of amounts of a bank that writes the month first in every language: RBC. */
const MONTH_FIRST = /\bcad\s?\$? \| usd\b/
const DAY_FIRST_CURRENCIES = new Set([
  'EUR',
  'GBP',
  'CHF',
  'XOF',
  'XAF',
  'AUD',
  'NZD',
  'INR',
  'MAD',
  'TND',
  'DZD',
  'CDF',
  'SGD',
  'BRL',
])

/** What header, decimal mark and currency suggest about the order of day and month. */
export function orderHint(
  header: readonly string[] | null,
  mark: DecimalMark,
  currency: string | null,
): OrderHint {
  const names = fold((header ?? []).join(' | '))
  if (MONTH_FIRST.test(names)) return 'mdy'
  if (DAY_FIRST.test(names) || mark === ',') return 'dmy'
  if (isBritish(names)) return currency && MONTH_FIRST_CURRENCIES.has(currency) ? null : 'dmy'
  return currency && DAY_FIRST_CURRENCIES.has(currency) ? 'dmy' : null
}

/** The entries of a table, account by account where a column names theirs. */
export const byAccount = (entries: readonly Entry[], { account }: Columns): (readonly Entry[])[] =>
  account === null ? [entries] : [...Map.groupBy(entries, ({ row }) => cellAt(row, account)).values()]

/** The order of the dates of all entries, booking and value dates together; `tables`: the entries of each account. */
export function tableOrder(
  tables: readonly (readonly Entry[])[],
  map: ColumnMap | undefined,
  hint: OrderHint,
): OrderDecision {
  if (map?.dateFormat !== undefined) {
    const order = orderOfFormat(map.dateFormat)
    if (!order) throw refuse('bank.dateFormatUnknown', { format: excerpt(map.dateFormat) })
    return { order, certain: true }
  }
  const datesOf = tables.map((entries) => entries.map(({ date }) => date))
  const valuesOf = tables.map((entries) => entries.flatMap(({ valueDate }) => valueDate ?? []))
  const [dates, values] = [datesOf.flat(), valuesOf.flat()]
  const booked = decideOrder(dates, hint, values, datesOf)
  if (booked.certain || values.length === 0) return booked
  const valued = decideOrder(values, hint, dates, valuesOf)
  return valued.certain && valued.order !== 'ymd' ? valued : booked
}

function votesOf(entries: readonly Entry[], indexes: readonly number[]): MarkVotes {
  const texts = function* () {
    for (const { row } of entries)
      for (const index of indexes) if (!isNumberCell(row, index)) yield row.cells[index] ?? ''
  }
  return voteForMark(texts())
}

export interface MarkDecision extends MarkChoice {
  /** The value that can be read two ways when nothing decides; null when the mark is certain. */
  readonly open: string | null
}

/** Money of three decimals, as that of Tunisia: three digits after a mark are no sure group. */
export const hasThreeDecimals = (currency: string | null) => currency !== null && decimalsOf(currency) === 3

/** Numbers written without any mark beside several in groups of three: had they decimals, some would show others. */
function groupsOnly(entries: readonly Entry[], indexes: readonly number[], currency: string | null): boolean {
  if (hasThreeDecimals(currency)) return false
  let plain = 0
  let grouped = 0
  for (const { row } of entries) {
    for (const index of indexes) {
      const scanned = scanAmount(row.cells[index] ?? '')
      if (scanned?.ambiguous) grouped++
      else if (scanned && !isZero(scanned.core)) plain++
    }
  }
  return plain >= 2 && grouped >= 2
}

/** The mark under which the printed balances follow the amounts, when only one of the two does. */
function markByBalances(entries: readonly Entry[], columns: Columns): DecimalMark | null {
  const { balance, amounts } = columns
  if (balance === null || amounts.length === 0) return null
  const share = (mark: DecimalMark) => {
    const choice = { mark, uniform: true, proven: true }
    const rule = signRule(entries, columns, choice)
    const reading = { columns, amounts: choice, signs: rule, problems: [] }
    const rows = entries.slice(0, SAMPLE).flatMap((entry) => {
      const amount = rowAmount(entry, reading)
      const scanned = scanAmount(entry.row.cells[balance] ?? '')
      return 'code' in amount ? [] : [{ amount: amount.amount, balance: scanned && amountOf(scanned, mark) }]
    })
    const { down, up } = chainShares(rows)
    return Math.max(down, up)
  }
  const [dot, comma] = [share('.'), share(',')]
  if (Math.max(dot, comma) < PROVEN || Math.min(dot, comma) >= PROVEN) return null
  return dot > comma ? '.' : ','
}

interface MarkEvidence {
  readonly entries: readonly Entry[]
  readonly columns: Columns
  readonly indexes: readonly number[]
  readonly votes: MarkVotes
  /** Those of the other columns with money. */
  readonly other: MarkVotes
}

/** The decimal mark of some columns; the others are asked when they do not say, then the balances, then the currency. */
function decideMark(evidence: MarkEvidence, likely: DecimalMark, currency: string | null): MarkDecision {
  const { votes, other, entries, columns, indexes } = evidence
  if (votes.dot > 0 && votes.comma > 0)
    return { mark: votes.dot >= votes.comma ? '.' : ',', uniform: false, proven: true, open: null }
  const certain = (mark: DecimalMark) => ({ mark, uniform: true, proven: true, open: null })
  if (votes.dot + votes.comma > 0) return certain(votes.dot > 0 ? '.' : ',')
  if (other.dot + other.comma > 0 && (other.dot === 0 || other.comma === 0))
    return certain(other.dot > 0 ? '.' : ',')
  if (votes.ambiguous === null) return { mark: likely, uniform: true, proven: false, open: null }
  const proven = markByBalances(entries, columns)
  if (proven) return certain(proven)
  const wholeUnits = currency !== null && decimalsOf(currency) === 0
  const settled = wholeUnits || groupsOnly(entries, indexes, currency)
  return {
    mark: markOfGroups(votes.ambiguous),
    uniform: true,
    proven: false,
    open: settled ? null : votes.ambiguous,
  }
}

/** The decimal mark of the amounts, and that of the balances, which may be another (Boursorama). */
export function tableMarks(
  entries: readonly Entry[],
  columns: Columns,
  map: ColumnMap | undefined,
  separator: string,
  currency: string | null,
): { amounts: MarkDecision; balances: MarkDecision } {
  const amountIndexes = columns.amounts.map(({ index }) => index)
  const balanceIndexes = columns.balance === null ? [] : [columns.balance]
  const amounts = votesOf(entries, amountIndexes)
  const balances = votesOf(entries, balanceIndexes)
  const common = { entries, columns }
  const ofAmounts = { ...common, indexes: amountIndexes, votes: amounts, other: balances }
  const ofBalances = { ...common, indexes: balanceIndexes, votes: balances, other: amounts }
  const likely: DecimalMark = separator === ';' ? ',' : '.'
  if (map?.decimal) {
    const chosen = { mark: map.decimal, uniform: true, proven: true, open: null }
    return {
      amounts: chosen,
      balances: { ...decideMark(ofBalances, map.decimal, currency), open: null },
    }
  }
  const first = decideMark(ofAmounts, likely, currency)
  return { amounts: first, balances: decideMark(ofBalances, first.mark, currency) }
}
