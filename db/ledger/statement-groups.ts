/**
 * Where an account stands in the statements: decided by its type, then by its GIFI line where it has one, then by the
 * part it plays, then by its number in the charts whose classes are fixed by law (France, Belgium, OHADA).
 */
import type { AccountRole, AccountType } from '../rules/charts/account.ts'
import { gifiSection } from '../rules/charts/gifi.ts'
import type { Text } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'

export const RESULT_SECTIONS = [
  'sales',
  'costOfSales',
  'expenses',
  'otherIncome',
  'interest',
  'incomeTax',
] as const
export type ResultSection = (typeof RESULT_SECTIONS)[number]

export const BALANCE_SECTIONS = [
  'currentAssets',
  'longTermAssets',
  'currentLiabilities',
  'longTermLiabilities',
  'equity',
] as const
export type BalanceSection = (typeof BALANCE_SECTIONS)[number]

/** What a section, a total or a computed line is called. */
export const STATEMENT_TEXTS = {
  sales: { fr: 'Ventes', en: 'Sales' },
  costOfSales: { fr: 'Coût des ventes', en: 'Cost of sales' },
  expenses: { fr: 'Frais d’exploitation', en: 'Operating expenses' },
  otherIncome: { fr: 'Autres revenus', en: 'Other income' },
  interest: { fr: 'Intérêts', en: 'Interest' },
  incomeTax: { fr: 'Impôts sur le revenu', en: 'Income taxes' },
  currentAssets: { fr: 'Actif à court terme', en: 'Current assets' },
  longTermAssets: { fr: 'Actif à long terme', en: 'Long-term assets' },
  currentLiabilities: { fr: 'Passif à court terme', en: 'Current liabilities' },
  longTermLiabilities: { fr: 'Passif à long terme', en: 'Long-term liabilities' },
  equity: { fr: 'Capitaux propres', en: 'Equity' },
  earlierEarnings: {
    fr: 'Résultats antérieurs non fermés (calculé)',
    en: 'Earlier results not closed (computed)',
  },
  currentEarnings: {
    fr: 'Résultat de l’exercice en cours (calculé)',
    en: 'Result of the current year (computed)',
  },
} as const satisfies Readonly<Record<string, Text>>

/** What the statements need of an account. */
export interface StatementAccount {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly type: AccountType
  readonly role: AccountRole | null
  readonly gifi: string | null
}

/** Every account, in order of number. */
export function statementAccounts(sql: Sql): StatementAccount[] {
  return sql.all<StatementAccount>(
    `SELECT id, coalesce(name, id) AS name, coalesce(name_en, name, id) AS nameEn, type, role, gifi
     FROM account ORDER BY id`,
  )
}

const COST_ROLES: readonly (string | null)[] = ['costOfSales', 'subcontract', 'discountReceived']
const SALES_ROLES: readonly (string | null)[] = ['sales', 'discountGiven']

/**
 * Section of the income statement, null for a balance-sheet account. An account of wages or amortization whose GIFI
 * line is one of cost of sales (site wages, 8340) belongs to cost of sales: the gross margin needs it.
 */
export function resultSection({ type, role, gifi }: StatementAccount): ResultSection | null {
  if (type === 'income') return SALES_ROLES.includes(role) ? 'sales' : 'otherIncome'
  if (type !== 'expense') return null
  const line = gifiSection(gifi ?? '')
  if (role === 'incomeTax' || line === 'incomeTax') return 'incomeTax'
  if (role === 'interest') return 'interest'
  return COST_ROLES.includes(role) || line === 'costOfSales' ? 'costOfSales' : 'expenses'
}

/** First GIFI line beyond the current ones (RC4088, schedule 100). */
const LONG_TERM_GIFI: Readonly<Record<string, string>> = { asset: '1600', liability: '3140' }
/** First digit of what lasts, in charts of ten classes: 2 for fixed assets, 1 for long-term funds. */
const LONG_TERM_CLASS: Readonly<Record<string, string>> = { asset: '2', liability: '1' }
const LONG_TERM_ROLES: readonly (string | null)[] = ['fixedAsset', 'accumulatedDepreciation', 'loan']

function isLongTerm({ id, type, role, gifi }: StatementAccount, country: string): boolean {
  if (gifi !== null && gifiSection(gifi) === type) return gifi >= LONG_TERM_GIFI[type]!
  if (country !== 'CA') return id.startsWith(LONG_TERM_CLASS[type]!)
  return LONG_TERM_ROLES.includes(role)
}

/** Section of the balance sheet, null for income and expenses. */
export function balanceSection(account: StatementAccount, country: string): BalanceSection | null {
  if (account.type === 'equity') return 'equity'
  if (account.type === 'asset') return isLongTerm(account, country) ? 'longTermAssets' : 'currentAssets'
  if (account.type === 'liability')
    return isLongTerm(account, country) ? 'longTermLiabilities' : 'currentLiabilities'
  return null
}
