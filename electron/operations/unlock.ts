/** Giving the passphrase of an encrypted company. */
import { z } from 'zod'
import { openCompany } from '../../db/company/company.ts'
import { onFile } from './registry.ts'

/**
 * Checks that the passphrase, or the recovery key, opens the file. The back end keeps it in memory for the calls
 * that follow; at the command line it is given with each call.
 */
export const companyUnlock = onFile({
  name: 'company.unlock',
  summary: {
    fr: 'Ouvre une entreprise chiffrée avec sa phrase secrète ou sa clé de secours.',
    en: 'Opens an encrypted company with its passphrase or its recovery key.',
  },
  scope: 'files:read',
  input: z.strictObject({ passphrase: z.string().min(1).max(1_000) }),
  output: z.strictObject({ encrypted: z.boolean() }),
  run: async ({ passphrase }, path, tools) => {
    const company = openCompany({ path, place: tools.place, now: tools.now, secret: passphrase })
    const encrypted = company.key !== null
    company.close()
    return { encrypted }
  },
})
