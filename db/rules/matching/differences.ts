/**
 * Small differences that explain themselves: the discount that the terms give, a fee that the line names or that wires
 * cost, a cent or two of rounding. Each only beside a proof that the document is the one.
 */
import { formatCents } from '../money.ts'
import { NAME, type NameLevel } from './names.ts'
import type { Line, Paper } from './prepare.ts'
import { NUMBER, type NumberLevel } from './references.ts'
import { ROUNDING_SURE_MAX, WIRE_FEES } from './scale.ts'
import type { DifferenceKind } from './types.ts'

export interface Explained {
  readonly kind: DifferenceKind
  readonly code: 'amountDiscount' | 'amountFee' | 'amountRounding'
  readonly values: Readonly<Record<string, string>>
}

const valuesOf = (short: number, decimals: number) => ({ difference: formatCents(Math.abs(short), decimals) })

/** Why a document and a line differ; null when they do not, or when nothing says why. */
export function explain(
  line: Line,
  paper: Paper,
  proof: { readonly number: NumberLevel; readonly name: NameLevel },
  decimals: number,
): Explained | null {
  const short = paper.open - line.cents
  if (short === 0 || paper.isWhole || paper.day > line.day) return null
  const { number, name } = proof
  const isNumbered = number >= NUMBER.running || (number === NUMBER.said && name >= NAME.sure)
  const isProved = isNumbered || name === NAME.clean
  const { early } = paper
  if (early && short === early.cents && line.day <= early.through && isProved) {
    const number = paper.document.number ?? paper.document.partyName
    return { kind: 'discount', code: 'amountDiscount', values: { ...valuesOf(short, decimals), number } }
  }
  // a fee is kept back from what comes in, and added to what goes out
  const kept = line.direction === 1 ? short : -short
  const isNamed = decimals === 2 && line.fee === kept && isProved
  const isUsual = decimals === 2 && line.isWire && number === NUMBER.full && WIRE_FEES.has(kept)
  if (kept > 0 && (isNamed || isUsual))
    return { kind: 'fee', code: 'amountFee', values: valuesOf(short, decimals) }
  const isWhole = number === NUMBER.full || (isNumbered && name >= NAME.sure)
  if (Math.abs(short) <= ROUNDING_SURE_MAX && isWhole)
    return { kind: 'rounding', code: 'amountRounding', values: valuesOf(short, decimals) }
  return null
}
