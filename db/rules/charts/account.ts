/** What an account of a chart is, and the closed list of the parts an account can play in the program. */

export const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'expense'] as const
export type AccountType = (typeof ACCOUNT_TYPES)[number]

/**
 * The part an account plays, so that the program finds "the bank" or "where TVQ is collected" without knowing
 * a number. Several accounts may play one part; the first of the chart is then the usual one.
 */
export const ACCOUNT_ROLES = [
  'bank',
  'cash',
  'creditCard',
  'transfer',
  'suspense',
  'receivable',
  'allowance',
  'holdbackReceivable',
  'taxRecoverable',
  'taxRestricted',
  'taxDeferred',
  'inventory',
  'workInProgress',
  'unbilled',
  'prepaid',
  'supplierDeposit',
  'fixedAsset',
  'accumulatedDepreciation',
  'payable',
  'holdbackPayable',
  'accrued',
  'customerDeposit',
  'deferredRevenue',
  'payroll',
  'taxCollected',
  'taxNet',
  'taxSelfAssessed',
  'incomeTaxPayable',
  'loan',
  'shareholder',
  'capital',
  'retainedEarnings',
  'currentEarnings',
  'dividends',
  'openingBalance',
  'sales',
  'discountGiven',
  'interestIncome',
  'disposalGain',
  'otherIncome',
  'costOfSales',
  'subcontract',
  'discountReceived',
  'wages',
  'payrollCharges',
  'meals',
  'rent',
  'insurance',
  'bankFees',
  'interest',
  'badDebt',
  'depreciation',
  'taxNotRecoverable',
  'rounding',
  'exchange',
  'disposalLoss',
  'incomeTax',
] as const
export type AccountRole = (typeof ACCOUNT_ROLES)[number]

/** One account of a chart. Only accounts that take postings are listed: no headings. */
export interface ChartAccount {
  readonly code: string
  /** French name, as the country's accountants know it. */
  readonly name: string
  readonly nameEn: string
  readonly type: AccountType
  readonly role?: AccountRole
  /** Canada Revenue Agency's General Index of Financial Information code; Canadian chart only. */
  readonly gifi?: string
  /** Where it is not the company's own: a bank account in dollars of the United States. */
  readonly currency?: string
}

/** code, French name, English name, type, part (empty for none), GIFI code, foreign currency. */
export type ChartRow = readonly [
  code: string,
  name: string,
  nameEn: string,
  type: AccountType,
  role?: AccountRole | '',
  gifi?: string,
  currency?: string,
]

/** Turns the rows of a table into accounts. */
export function accountsOf(rows: readonly ChartRow[]): readonly ChartAccount[] {
  return rows.map(([code, name, nameEn, type, role, gifi, currency]) => ({
    code,
    name,
    nameEn,
    type,
    ...(role ? { role } : {}),
    ...(gifi ? { gifi } : {}),
    ...(currency ? { currency } : {}),
  }))
}
