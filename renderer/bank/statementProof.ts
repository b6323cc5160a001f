import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { toCents } from '../format/figures.ts'
import type { InspectAccount } from '../transport/wire.ts'

/** Whether opening + money in − money out makes the closing balance that the bank printed. */
export interface StatementFigures {
  /** The file has both balances. */
  readonly known: boolean
  readonly proved: boolean
  /** What the closing balance has beyond the computed one, as a decimal; null without both. */
  readonly gap: string | null
}

/** `money`: the currency of the amounts. */
export function proofOf(account: InspectAccount, money: string): StatementFigures {
  const { openingBalance, closingBalance, sumCredits, sumDebits } = account
  if (openingBalance === null || closingBalance === null) return { known: false, proved: false, gap: null }
  const computed = toCents(openingBalance, money) + toCents(sumCredits, money) - toCents(sumDebits, money)
  const gap = toCents(closingBalance, money) - computed
  return { known: true, proved: gap === 0, gap: formatCents(gap, decimalsOf(money)) }
}
