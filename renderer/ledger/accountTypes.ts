import type { AccountType } from '../transport/wire.ts'

export const accountTypes: readonly AccountType[] = ['asset', 'liability', 'equity', 'income', 'expense']

export const TYPE_TEXTS = {
  asset: 'account.types.asset',
  liability: 'account.types.liability',
  equity: 'account.types.equity',
  income: 'account.types.income',
  expense: 'account.types.expense',
} as const satisfies Record<AccountType, string>
