/** Whether two documents are of one party. */
import type { Company } from '../../company/company.ts'
import { partyFamily } from '../parties.ts'

/** True when a credit may serve a document: both are of one family of parties. */
export function isSameParty(company: Company, a: string | null, b: string | null): boolean {
  if (a === b) return true
  return a !== null && b !== null && partyFamily(company.sql, a).includes(b)
}
