/** What the program remembers for its first screen. Nothing of it is in a company. */
import { mkdirSync } from 'node:fs'
import { z } from 'zod'
import { filePath } from './codecs.ts'
import { companiesFolder, forgetCompany, recentCompanies } from './recents.ts'
import { free } from './registry.ts'

export const appCompanies = free({
  name: 'app.companies',
  summary: {
    fr: 'Entreprises ouvertes récemment et dossier proposé pour les nouvelles.',
    en: 'Companies opened lately, and the folder proposed for new ones.',
  },
  scope: 'app:read',
  input: z.strictObject({}),
  output: z.object({
    items: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.int() })),
    folder: z.string(),
  }),
  run: async (_input, tools) => {
    const folder = companiesFolder()
    try {
      mkdirSync(folder, { recursive: true })
    } catch {
      // the first screen is shown all the same; whoever puts a company there is told
    }
    return { items: await recentCompanies(tools.place.home), folder }
  },
})

export const appForget = free({
  name: 'app.forget',
  summary: {
    fr: 'Retirer une entreprise de la liste des récentes ; son fichier reste.',
    en: 'Take a company off the recent list; its file stays.',
  },
  scope: 'app:write',
  input: z.strictObject({ path: filePath }),
  output: z.object({ forgotten: z.boolean() }),
  run: async ({ path }, tools) => ({ forgotten: await forgetCompany(tools.place.home, path) }),
})
