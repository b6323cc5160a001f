/** Which way money goes: rules that a statement may follow, tried until its balances prove one. */
import type { Entry, Happening } from './entries.ts'
import type { Money } from './money.ts'
import { balanceSide } from './words.ts'

/**
 * How the sign of an amount shows. `printed`: minus is money out. `card`: minus or CR is money in, all else out.
 * `section`: the heading above it says. `balance`: the running balances say.
 */
export type AmountRule = 'printed' | 'card' | 'section' | 'balance'
/** What a balance without a sign is: ours, or owed to the bank. */
export type BalanceRule = 'held' | 'owed'

export interface SignRules {
  readonly amount: AmountRule
  readonly balance: BalanceRule
}

const isNegative = ({ sign }: Money) => sign === 'minus' || sign === 'debit'
const isMarkedCredit = ({ sign }: Money) => sign === 'minus' || sign === 'credit'

/** A balance with its sign; a word beside it or the column it stands in is worth more than the rule. */
export function signedBalance(money: Money, rule: BalanceRule, label = '', role = 'balance'): bigint {
  const { units } = money
  const side = balanceSide(label)
  if (side && money.sign === 'none') return side === 'debit' ? -units : units
  if (role === 'debit') return -units
  if (role === 'credit') return isNegative(money) ? -units : units
  if (money.sign === 'debit') return -units
  if (money.sign === 'credit') return units
  const printed = isNegative(money) ? -units : units
  return rule === 'owed' ? -printed : printed
}

export interface SideHabits {
  /** The debit column prints its amounts with a minus. */
  readonly debitsMinus: boolean
}

export function habitsOf(happenings: readonly Happening[]): SideHabits {
  const debits = happenings.filter((one): one is Entry => one.kind === 'movement' && one.role === 'debit')
  const minus = debits.filter(({ money }) => money.sign === 'minus').length
  return { debitsMinus: minus > debits.length * 0.7 }
}

/** The amount of an entry with its sign; null where the rule does not say. */
export function signedAmount(entry: Entry, rule: AmountRule, habits: SideHabits): bigint | null {
  const { money, role, section } = entry
  const { units } = money
  if (role === 'debit' || role === 'fee') {
    const reversed = money.sign === 'credit' || (money.sign === 'minus' && !habits.debitsMinus)
    return reversed ? units : -units
  }
  if (role === 'credit') return isNegative(money) ? -units : units
  if (rule === 'printed') return isNegative(money) ? -units : units
  if (rule === 'card') return isMarkedCredit(money) ? units : -units
  if (rule === 'balance') return null
  if (section === null) return null
  if (section === 'credit') return units
  return isMarkedCredit(money) ? units : -units
}
