/** The taxes a company is registered for, with dates: a small supplier charges none and gets none back. */
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import { taxCodes, taxOf } from '../rules/tax.ts'
import type { Sql } from '../sql.ts'
import { recordDrafts } from './fields.ts'

const { refuse } = catalogue({
  'tax.notHere': {
    fr: 'La taxe {code} ne s’applique pas à cette entreprise. Taxes possibles : {known}.',
    en: 'Tax {code} does not apply to this company. Possible taxes: {known}.',
  },
  'tax.notRegistered': {
    fr: 'L’entreprise n’est pas inscrite à la taxe {code} le {date}. Inscrivez-la dans Paramètres, ou saisissez le montant sans taxes.',
    en: 'The company is not registered for tax {code} on {date}. Register it in Settings, or enter the amount without taxes.',
  },
})

export interface TaxRegistration {
  readonly code: string
  /** null: since always. */
  readonly since: Day | null
  readonly until: Day | null
  readonly number: string | null
}

export function taxRegistrations(sql: Sql): TaxRegistration[] {
  return sql.all<TaxRegistration>('SELECT id AS code, since, until, number FROM tax_registration ORDER BY id')
}

/** True when the company charges and recovers that tax on that day; ZERO and EXO need no registration. */
export function isRegistered(sql: Sql, code: string, day: Day): boolean {
  if (taxOf(code)?.country === '*') return true
  return taxRegistrations(sql).some(
    (registration) =>
      registration.code === code &&
      (registration.since === null || registration.since <= day) &&
      (registration.until === null || day <= registration.until),
  )
}

/** Refuses taxes of another country or province, and taxes the company is not registered for on that day. */
export function checkTaxes(company: Company, codes: readonly string[], day: Day): void {
  const { country, province } = company.facts()
  const known = taxCodes(country, province ?? undefined, day).map((tax) => tax.code)
  for (const code of codes) {
    if (!known.includes(code)) throw refuse('tax.notHere', { code, known: known.join(', ') })
    const tax = taxOf(code)
    if (tax?.recoverable !== false && !isRegistered(company.sql, code, day))
      throw refuse('tax.notRegistered', { code, date: day })
  }
}

/** Registers the company for a tax, or changes its dates or number. Refuses a tax of another place. */
export function registerTax(
  company: Company,
  code: string,
  fields: {
    readonly since?: Day | null | undefined
    readonly until?: Day | null | undefined
    readonly number?: string | null | undefined
  },
  today: Day,
): void {
  const { country, province } = company.facts()
  const known = taxCodes(country, province ?? undefined, today).map((tax) => tax.code)
  if (!known.includes(code)) throw refuse('tax.notHere', { code, known: known.join(', ') })
  const values = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Record<string, string | null>
  company.append(
    recordDrafts(company.sql, [{ kind: 'tax_registration', record: code, values: { ...values } }]),
  )
}
