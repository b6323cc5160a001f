/** The charts of accounts a new company starts from, by country. */
import { accountsOf, type ChartAccount, type ChartRow } from './account.ts'
import { BELGIUM } from './belgium.ts'
import { CANADA } from './canada.ts'
import { OHADA_COUNTRIES, requireCountry } from './countries.ts'
import { FRANCE } from './france.ts'
import { OHADA } from './ohada.ts'

export type { AccountRole, ChartAccount } from './account.ts'
export { ACCOUNT_ROLES, ACCOUNT_TYPES } from './account.ts'

const CHARTS: Readonly<Record<string, readonly ChartRow[]>> = {
  CA: CANADA,
  FR: FRANCE,
  BE: BELGIUM,
  OHADA,
}

/** The chart of a country (ISO code), in order of account number. Refuses an unsupported country. */
export function chartFor(country: string): readonly ChartAccount[] {
  const { code } = requireCountry(country)
  const chart = OHADA_COUNTRIES.includes(code) ? 'OHADA' : code
  return accountsOf(CHARTS[chart]!)
}
