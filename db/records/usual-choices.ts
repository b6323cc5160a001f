/** Accounts and taxes that a record proposes to documents: checked when they are chosen, each under the path of its field. */
import type { Company } from '../company/company.ts'
import { localDay } from '../rules/dates.ts'
import { type Detail, Refusal, within } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { getAccount } from './accounts.ts'
import { checkTaxes } from './taxes.ts'

/** What is refused by some work, as details under a path; nothing when it goes through. */
export function problemsWithin(path: string, work: () => unknown): Detail[] {
  try {
    within(path, work)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [...error.details]
  }
}

/** What is wrong with a usual account: it must exist. */
export function accountProblems(sql: Sql, path: string, code: string | null | undefined): Detail[] {
  return code ? problemsWithin(path, () => getAccount(sql, code)) : []
}

/** What is wrong with usual taxes (a JSON list of codes): of another country, contradictory, or not registered for today. */
export function taxProblems(
  company: Company,
  path: string,
  codes: string | null | undefined,
  isSale: boolean,
): Detail[] {
  if (!codes) return []
  try {
    checkTaxes(company, JSON.parse(codes) as string[], localDay(company.now()), isSale)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.details.map((problem) => ({ ...problem, path: problem.path.replace(/^taxes/, path) }))
  }
}
