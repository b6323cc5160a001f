/** The coding of one bank line: over which accounts, with which taxes, and what it comes to. */
import { type Cents, decimalsOf, formatCents, parseCents } from '../../db/rules/money.ts'
import type { Account, Allocation } from '../transport/wire.ts'

export interface Part {
  readonly key: number
  readonly account: string
  /** Wire amount, positive, taxes included; empty for what is left. */
  readonly amount: string
  readonly taxes: readonly string[]
  readonly memo: string
  readonly projectId: string
}

let nextKey = 0
export function blankPart(): Part {
  nextKey += 1
  return { key: nextKey, account: '', amount: '', taxes: [], memo: '', projectId: '' }
}

/** Roles of accounts whose movements carry no sales tax. */
const WITHOUT_TAX = new Set([
  'bankFees',
  'interest',
  'interestIncome',
  'insurance',
  'wages',
  'payrollCharges',
  'depreciation',
  'badDebt',
  'incomeTax',
  'exchange',
  'rounding',
  'taxNotRecoverable',
  'disposalGain',
  'disposalLoss',
])
const TAXED_ASSETS = new Set(['fixedAsset', 'inventory', 'workInProgress'])

/** True where the usual taxes are worth proposing: income, expenses and purchases of goods, not wages or interest. */
export function usuallyTaxed({ type, role }: Pick<Account, 'type' | 'role'>): boolean {
  if (role !== undefined && WITHOUT_TAX.has(role)) return false
  return type === 'income' || type === 'expense' || (role !== undefined && TAXED_ASSETS.has(role))
}

/** The amount of each part in minor units, the last empty one taking what is left. */
export function amountsOf(parts: readonly Part[], total: Cents, currency: string): readonly Cents[] {
  const decimals = decimalsOf(currency)
  const typed = parts.map(({ amount }) => (amount === '' ? null : parseCents(amount, decimals)))
  const given = typed.reduce<Cents>((sum, cents) => sum + (cents ?? 0), 0)
  const takesRest = typed.lastIndexOf(null)
  return typed.map((cents, index) => cents ?? (index === takesRest ? total - given : 0))
}

export function faultsOfParts(parts: readonly Part[], amounts: readonly Cents[], total: Cents) {
  const sum = amounts.reduce((all, amount) => all + amount, 0)
  return {
    accounts: new Set(parts.filter(({ account }) => account === '').map(({ key }) => key)),
    amounts: new Set(parts.filter((_, index) => amounts[index] === 0).map(({ key }) => key)),
    left: total - sum,
  }
}

/** What `bank.code` is told; a single part leaves its amount out, so that it is the whole line. */
export function allocationsOf(
  parts: readonly Part[],
  amounts: readonly Cents[],
  currency: string,
): Allocation[] {
  return parts.map(({ account, taxes, memo, projectId }, index) => ({
    account,
    ...(parts.length > 1 ? { amount: formatCents(amounts[index]!, decimalsOf(currency)) } : {}),
    ...(taxes.length > 0 ? { taxes: [...taxes] } : {}),
    ...(memo.trim() === '' ? {} : { memo: memo.trim() }),
    ...(projectId === '' ? {} : { projectId }),
  }))
}
