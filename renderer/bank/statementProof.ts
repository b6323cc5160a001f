import Decimal from 'decimal.js'
import type { InspectAccount } from '../transport/wire.ts'

/** Whether opening + money in − money out makes the closing balance that the bank printed. */
export interface StatementFigures {
  /** The file has both balances. */
  readonly known: boolean
  readonly proved: boolean
  /** What the closing balance has beyond the computed one, as a decimal; null without both. */
  readonly gap: string | null
}

/** A file may hold any number: what no account of the books can have is refused there, and shown here. */
const Exact = Decimal.clone({ precision: 1_000, toExpPos: 1_000, toExpNeg: -1_000 })

export function proofOf(account: InspectAccount): StatementFigures {
  const { openingBalance, closingBalance, sumCredits, sumDebits } = account
  if (openingBalance === null || closingBalance === null) return { known: false, proved: false, gap: null }
  const computed = new Exact(openingBalance).plus(sumCredits).minus(sumDebits)
  const gap = new Exact(closingBalance).minus(computed)
  return { known: true, proved: gap.isZero(), gap: gap.toString() }
}
