/** Where the differences go that explain themselves: the accounts that the company chose, else those of its chart. */
import type { AccountRole } from '../rules/charts/account.ts'
import { DIFFERENCE_KINDS, type DifferenceKind } from '../rules/matching/types.ts'
import type { Sql } from '../sql.ts'
import { accountByRole, findAccount } from './accounts.ts'
import { getSetting } from './settings.ts'

const CHOICES = {
  discountGiven: 'bank.discountGivenAccount',
  discountReceived: 'bank.discountReceivedAccount',
  bankFees: 'bank.feeAccount',
  rounding: 'bank.roundingAccount',
} as const satisfies Partial<Record<AccountRole, string>>

/** What a difference is of a line that brings money in or takes it out. */
function roleOf(kind: DifferenceKind, isIn: boolean): keyof typeof CHOICES {
  if (kind === 'fee') return 'bankFees'
  if (kind === 'rounding') return 'rounding'
  return isIn ? 'discountGiven' : 'discountReceived'
}

/** The account of a difference; null when none is chosen or it is closed. */
export function differenceAccount(sql: Sql, kind: DifferenceKind, isIn: boolean): string | null {
  const role = roleOf(kind, isIn)
  const code = getSetting(sql, CHOICES[role]) ?? accountByRole(sql, role)
  const account = code === null ? null : findAccount(sql, code)
  return account && !account.closed ? account.code : null
}

/** Differences that have no account, in or out: they are left to a person. */
export const withoutAccount = (sql: Sql): DifferenceKind[] =>
  DIFFERENCE_KINDS.filter((kind) => [true, false].some((isIn) => differenceAccount(sql, kind, isIn) === null))
