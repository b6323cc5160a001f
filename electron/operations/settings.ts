/** Operations on what a company chose once for all its documents, on who it is to others, and on its logo. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { checkExisting } from '../../db/company/location.ts'
import { checkAttachable } from '../../db/records/attachments.ts'
import { companyIdentity, LOGO_BYTES_MAX, logoOf, setLogo, tooLargeLogo } from '../../db/records/identity.ts'
import { allSettings, setSettings } from '../../db/records/settings.ts'
import { filePath } from './codecs.ts'
import { reads, writes } from './registry.ts'

const value = z.union([z.string().max(2_000), z.number(), z.null()])

const settingsShape = z.strictObject({
  items: z.array(
    z.strictObject({
      key: z.string(),
      value,
      /** What it is when nothing is chosen. */
      usual: value,
      isUsual: z.boolean(),
    }),
  ),
})

const get = reads({
  name: 'settings.get',
  summary: {
    fr: 'Montre les paramètres des documents : numéros, modalités, textes, retenue.',
    en: 'Shows the settings of documents: numbers, terms, texts, holdback.',
  },
  scope: 'settings:read',
  input: z.strictObject({}),
  output: settingsShape,
  run: (_input, company) => ({ items: allSettings(company.sql).map((setting) => ({ ...setting })) }),
})

const set = writes({
  name: 'settings.set',
  summary: {
    fr: 'Choisit des paramètres ; une valeur nulle revient à l’usage.',
    en: 'Chooses settings; a null value goes back to the usual.',
  },
  scope: 'settings:write',
  input: z.strictObject({ values: z.record(z.string().max(60), value) }),
  output: settingsShape,
  run: (input, company) => {
    setSettings(company, input.values)
    return { items: allSettings(company.sql).map((setting) => ({ ...setting })) }
  },
})

const text = z.string().nullable()
const logoShape = z.strictObject({
  name: text,
  type: z.enum(['image/png', 'image/jpeg']),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
})

const identity = reads({
  name: 'company.get',
  summary: {
    fr: 'Montre l’identité de l’entreprise telle qu’elle s’imprime : adresse, numéros, logo.',
    en: 'Shows the identity of the company as it is printed: address, numbers, logo.',
  },
  scope: 'company:read',
  input: z.strictObject({}),
  output: z.strictObject({
    name: z.string(),
    country: z.string(),
    province: text,
    language: z.string(),
    address: text,
    city: text,
    postalCode: text,
    phone: text,
    email: text,
    website: text,
    identifiers: z.record(z.string(), z.string()),
    logo: logoShape.nullable(),
  }),
  run: (_input, company) => {
    const logo = logoOf(company.sql)
    const { content: _content, ...shown } = logo ?? { content: null }
    return { ...companyIdentity(company), logo: logo ? (shown as z.output<typeof logoShape>) : null }
  },
})

const changeLogo = writes({
  name: 'company.setLogo',
  summary: {
    fr: 'Choisit le logo des documents : une image PNG ou JPEG ; sans fichier, le retire.',
    en: 'Chooses the logo of documents: a PNG or JPEG picture; without a file, removes it.',
  },
  scope: 'company:write',
  input: z.strictObject({ path: filePath.nullable() }),
  output: z.strictObject({ logo: logoShape.nullable() }),
  prepare: async ({ path }) => {
    if (path === null) return null
    checkAttachable(path)
    checkExisting(path)
    const { size } = await stat(path)
    if (size > LOGO_BYTES_MAX) throw tooLargeLogo(size)
    return { name: basename(path), content: await readFile(path) }
  },
  run: (_input, company, file) => {
    setLogo(company, file)
    const logo = logoOf(company.sql)
    if (!logo) return { logo: null }
    const { content: _content, ...shown } = logo
    return { logo: shown }
  },
})

const showLogo = reads({
  name: 'company.logo',
  summary: { fr: 'Donne l’image du logo.', en: 'Gives the picture of the logo.' },
  scope: 'company:read',
  input: z.strictObject({}),
  output: z.strictObject({ type: text, base64: text }),
  run: (_input, company) => {
    const logo = logoOf(company.sql)
    return { type: logo?.type ?? null, base64: logo && Buffer.from(logo.content).toString('base64') }
  },
})

export const settingsOperations = [get, set, identity, changeLogo, showLogo] as const
