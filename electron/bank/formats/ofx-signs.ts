/** Statements of OFX whose amounts do not bear the sign that the format wants: the kinds of movement give it. */
import type { ParsedLine } from '../parsed.ts'
import { isZero, negate } from './decimal.ts'
import type { OfxStatement, OfxTransaction } from './ofx-tree.ts'

const DENIED_MIN = 2

/** Kinds of movement that say by themselves whether money goes out; interest, transfers and machines do both. */
const OUT = new Set(['DEBIT', 'CHECK', 'FEE', 'SRVCHG', 'DIRECTDEBIT'])
const IN = new Set(['CREDIT', 'DEP', 'DIRECTDEP'])
/** What is spent in a shop or drawn: money out, but for a refund among them. */
const SPENT = new Set(['POS', 'CASH'])

const kindOf = ({ type }: OfxTransaction) => type.toUpperCase()

/** What the kinds say against the signs of a statement. */
interface Denial {
  /** Kinds that take money out, here; empty when the signs are believed. */
  readonly out: ReadonlySet<string>
  /** True when what bears a minus is money in. */
  readonly turned: boolean
}

const NONE: Denial = { out: new Set(), turned: false }

/**
 * Whether the amounts of a statement all bear the sign that their kinds deny, money out among them: signs are those of what is
 * owed (cards), or there are none. One debit as the format wants it proves that signs are meant, and a single one may be a
 * reversal. What is spent counts as a debit on a card, and where no amount has a minus: two refunds and nothing else are
 * rarer than banks that leave signs out.
 * `amountIn`: the amount of a record as a decimal string, or null.
 */
export function denialOf(
  { transactions, isCard }: OfxStatement,
  amountIn: (record: OfxTransaction) => string | null,
): Denial {
  const values = transactions.map(amountIn)
  const hasMinus = values.some((value) => value?.startsWith('-'))
  const out = isCard || !hasMinus ? new Set([...OUT, ...SPENT]) : OUT
  let denied = 0
  for (const [i, record] of transactions.entries()) {
    const value = values[i] ?? null
    if (value === null || isZero(value) || !out.has(kindOf(record))) continue
    if (value.startsWith('-')) return NONE
    denied++
  }
  return denied >= DENIED_MIN ? { out, turned: hasMinus } : NONE
}

/** The movement with the sign of its kind; those whose kind says nothing are turned as the others when these are turned. */
export function byKind(line: ParsedLine, record: OfxTransaction, { out, turned }: Denial): ParsedLine {
  const kind = kindOf(record)
  const isOut = line.amount.startsWith('-')
  if (out.has(kind)) return isOut ? line : { ...line, amount: negate(line.amount) }
  if (IN.has(kind)) return isOut ? { ...line, amount: negate(line.amount) } : line
  return turned ? { ...line, amount: negate(line.amount) } : line
}
