/** What a whole table decides once: order of the dates, decimal mark. */

import { decimalsOf } from '../../../../db/rules/money.ts'
import type { ColumnMap } from '../../parsed.ts'
import {
  type DateShape,
  decideOrder,
  type OrderDecision,
  type OrderHint,
  orderOfFormat,
} from '../calendar.ts'
import { type DecimalMark, type MarkVotes, voteForMark } from '../decimal.ts'
import { fold } from '../text.ts'
import { excerpt, refuse } from '../texts.ts'
import type { MarkChoice } from './amounts.ts'
import type { Columns } from './columns.ts'
import type { Entry } from './rows.ts'

/** Words of headers in languages whose dates start with the day. */
const DAY_FIRST =
  /libell|montant|solde|retrait|depot|devise|compte|datum|bedrag|saldo|omschr|mededel|munt\b|betrag|buchung|verwendung|wahrung|waehrung|fecha|importe|concepto|valeur|valuta|debet|paid (in|out)|remarque|operation/
/** Headers of banks that write the month first: RBC (also in French), and the spelling of the United States. */
const MONTH_FIRST = /\b(cad|usd)\s*\$|\bcad \| usd\b|check (or slip|number)|checknumber/
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

/** What header, separator and currency suggest about the order of day and month. */
export function orderHint(
  header: readonly string[] | null,
  mark: DecimalMark,
  separator: string,
  currency: string | null,
): OrderHint {
  const names = fold((header ?? []).join(' | '))
  if (MONTH_FIRST.test(names)) return 'mdy'
  if (DAY_FIRST.test(names) || mark === ',' || separator === ';') return 'dmy'
  return currency && DAY_FIRST_CURRENCIES.has(currency) ? 'dmy' : null
}

/** The order of the dates of all entries, booking and value dates together. */
export function tableOrder(
  entries: readonly Entry[],
  map: ColumnMap | undefined,
  hint: OrderHint,
): OrderDecision {
  if (map?.dateFormat !== undefined) {
    const order = orderOfFormat(map.dateFormat)
    if (!order) throw refuse('bank.dateFormatUnknown', { format: excerpt(map.dateFormat) })
    return { order, certain: true }
  }
  const dates = entries.map((entry) => entry.date)
  const alone = decideOrder(dates, hint)
  if (alone.certain) return alone
  const values = entries.map((entry) => entry.valueDate).filter((shape): shape is DateShape => shape !== null)
  const together = decideOrder(values, hint)
  return values.length > 0 && together.certain && together.order !== 'ymd' ? together : alone
}

function votesOf(entries: readonly Entry[], indexes: readonly number[]): MarkVotes {
  const texts = function* () {
    for (const { row } of entries) for (const index of indexes) yield row.cells[index] ?? ''
  }
  return voteForMark(texts())
}

export interface MarkDecision extends MarkChoice {
  /** The value that can be read two ways when nothing decides; null when the mark is certain. */
  readonly open: string | null
}

/** The decimal mark of some columns; `other` is asked when they do not say, then the kind of file. */
function decideMark(
  votes: MarkVotes,
  other: MarkVotes,
  likely: DecimalMark,
  currency: string | null,
): MarkDecision {
  if (votes.dot > 0 && votes.comma > 0)
    return { mark: votes.dot >= votes.comma ? '.' : ',', uniform: false, open: null }
  if (votes.dot + votes.comma > 0) return { mark: votes.dot > 0 ? '.' : ',', uniform: true, open: null }
  if (other.dot + other.comma > 0 && (other.dot === 0 || other.comma === 0))
    return { mark: other.dot > 0 ? '.' : ',', uniform: true, open: null }
  if (votes.ambiguous === null) return { mark: likely, uniform: true, open: null }
  const asThousands: DecimalMark = votes.ambiguous.includes(',') ? '.' : ','
  const wholeUnits = currency !== null && decimalsOf(currency) === 0
  return { mark: asThousands, uniform: true, open: wholeUnits ? null : votes.ambiguous }
}

/** The decimal mark of the amounts, and that of the balances, which may be another (Boursorama). */
export function tableMarks(
  entries: readonly Entry[],
  columns: Columns,
  map: ColumnMap | undefined,
  separator: string,
  currency: string | null,
): { amounts: MarkDecision; balances: MarkDecision } {
  const amounts = votesOf(
    entries,
    columns.amounts.map(({ index }) => index),
  )
  const balances = votesOf(entries, columns.balance === null ? [] : [columns.balance])
  const likely: DecimalMark = separator === ';' ? ',' : '.'
  if (map?.decimal) {
    const chosen = { mark: map.decimal, uniform: true, open: null }
    return {
      amounts: chosen,
      balances: { ...decideMark(balances, amounts, map.decimal, currency), open: null },
    }
  }
  const first = decideMark(amounts, balances, likely, currency)
  return { amounts: first, balances: decideMark(balances, amounts, first.mark, currency) }
}
