/** Where the taxes of sales and purchases go in the chart. */

import { catalogue } from '../rules/errors.ts'
import type { Ppm } from '../rules/money.ts'
import { taxOf } from '../rules/tax.ts'
import { MEALS_RECOVERY_PPM } from '../rules/taxes/canada.ts'
import type { Sql } from '../sql.ts'
import { accountByRole } from './accounts.ts'

const { refuse } = catalogue({
  'bank.noTaxAccount': {
    fr: 'Aucun compte ne reçoit la taxe {code}. Créez le compte {account}.',
    en: 'No account receives tax {code}. Create account {account}.',
  },
})

/** The account of a tax: what was collected on sales, what is given back on purchases. Refuses when the chart has none. */
export function taxAccount(sql: Sql, code: string, isSale: boolean): string {
  const tax = taxOf(code)
  const account = isSale ? tax?.collectedAccount : tax?.recoverableAccount
  const role = isSale ? 'taxCollected' : 'taxRecoverable'
  const found = account ?? accountByRole(sql, role)
  if (!found || !sql.get('SELECT 1 FROM account WHERE id = ?', found))
    throw refuse('bank.noTaxAccount', { code, account: found ?? role })
  return found
}

/** Part of a purchase's tax that is given back, by the tax and by the account that bears the cost; parts per million. */
export function recoveredPart(sql: Sql, country: string, code: string, account: string): Ppm {
  if (taxOf(code)?.recoverable === false) return 0
  if (country !== 'CA') return 1_000_000
  const row = sql.get<{ role: string | null }>('SELECT role FROM account WHERE id = ?', account)
  return row?.role === 'meals' ? MEALS_RECOVERY_PPM : 1_000_000
}
