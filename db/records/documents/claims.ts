/** Numbered claims: what can be done several times, but whose nth time is one. */
import type { Company } from '../../company/company.ts'

/** The first of them that nobody made yet: of two laptops that do the next one unplugged, one has it. */
export function nextClaim(company: Company, stem: string): string {
  for (let n = 0; ; n += 1) {
    const key = `${stem}:${n}`
    if (!company.sql.get('SELECT 1 FROM claim WHERE key = ?', key)) return key
  }
}
