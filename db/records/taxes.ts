/** The taxes a company is registered for, with dates: a small supplier charges none and gets none back. */
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import { isRegisteredAt } from '../rules/documents/usual.ts'
import { catalogue, type Detail, Refusal } from '../rules/errors.ts'
import { taxCodes, taxesOn, taxOf } from '../rules/tax.ts'
import type { Sql } from '../sql.ts'
import { recordDrafts } from './fields.ts'

const { refuse, detail } = catalogue({
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
  return isRegisteredAt(taxRegistrations(sql), code, day)
}

/**
 * Refuses, all at once: taxes of another country or time, contradictory codes, and taxes the company is not
 * registered for on that day. On a purchase, a tax that is never given back needs no registration: it is a cost.
 */
export function checkTaxes(company: Company, codes: readonly string[], day: Day, isSale: boolean): void {
  const known = taxCodes(company.facts().country, undefined, day).map((tax) => tax.code)
  const problems = codes.flatMap((code, index): Detail[] => {
    const path = `taxes.${index}`
    if (!known.includes(code)) return [detail(path, 'tax.notHere', { code, known: known.join(', ') })]
    const isCost = !isSale && taxOf(code)?.recoverable === false
    const isFine = isCost || isRegistered(company.sql, code, day)
    return isFine ? [] : [detail(path, 'tax.notRegistered', { code, date: day })]
  })
  const first = problems[0]
  if (first) throw new Refusal(first.code, first.message, problems)
  taxesOn(0, codes, day)
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
  const known = taxCodes(company.facts().country, undefined, today).map((tax) => tax.code)
  if (!known.includes(code)) throw refuse('tax.notHere', { code, known: known.join(', ') })
  const values = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Record<string, string | null>
  company.append(
    recordDrafts(company.sql, [{ kind: 'tax_registration', record: code, values: { ...values } }]),
  )
}
