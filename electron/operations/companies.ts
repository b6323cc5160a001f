/** Operations on a company as a whole: its file, its backups, its proof. */
import { z } from 'zod'
import { backup, backups, lastBackup, restore } from '../../db/company/backup.ts'
import { type Company, openCompany } from '../../db/company/company.ts'
import { createCompany, type NewCompany, takeBack } from '../../db/company/create.ts'
import { decrypt, encrypt } from '../../db/company/encryption.ts'
import { undoUpgrade } from '../../db/company/upgrade.ts'
import { verifyCompany } from '../../db/company/verify.ts'
import { heldCount } from '../../db/ledger/held.ts'
import { lockedThrough } from '../../db/ledger/periods.ts'
import { recordDrafts } from '../../db/records/fields.ts'
import { identifiersWith } from '../../db/records/identity.ts'
import { taxRegistrations } from '../../db/records/taxes.ts'
import { requireCountry } from '../../db/rules/charts/countries.ts'
import { chartFor } from '../../db/rules/charts/index.ts'
import { usualTaxes } from '../../db/rules/tax.ts'
import { date, filePath, line } from './codecs.ts'
import { onFile, reads, writes } from './registry.ts'
import { fillSample, SAMPLE_COMPANY } from './sample/index.ts'
import type { Tools } from './tools.ts'

const passphrase = z.string().min(1).max(1_000)
const yearEnd = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const fiscalYearShape = z.strictObject({ year: z.int(), start: date, end: date })
const copyShape = z.strictObject({
  path: z.string(),
  bytes: z.int(),
  ledgerHash: z.string(),
  stateHash: z.string(),
})
const createdShape = z.strictObject({
  id: z.string(),
  path: z.string(),
  accounts: z.int(),
  recoveryKey: z.string().optional(),
})

const createInput = z.strictObject({
  name: line(200).min(1),
  country: z.string().length(2).toUpperCase(),
  province: z.string().min(1).max(3).toUpperCase().optional(),
  language: z.enum(['fr', 'en']).optional(),
  currency: z.string().length(3).toUpperCase().optional(),
  fiscalYearEnd: yearEnd.optional(),
  /** false for a small supplier, who charges no tax and gets none back. */
  taxRegistered: z.boolean().default(true),
  registeredSince: date.optional(),
  passphrase: passphrase.optional(),
})

/** What a person left out is what their country usually has. */
function newCompany(input: z.output<typeof createInput>): NewCompany {
  const country = requireCountry(input.country)
  const province = input.province ?? (country.code === 'CA' ? 'QC' : null)
  const taxes = input.taxRegistered ? usualTaxes(country.code, province ?? undefined) : []
  return {
    name: input.name,
    country: country.code,
    province,
    currency: input.currency ?? country.currency,
    fiscalYearEnd: input.fiscalYearEnd ?? country.fiscalYearEnd,
    language: input.language ?? country.language,
    accounts: chartFor(country.code),
    taxes: taxes.map((code) => ({ code, since: input.registeredSince ?? null, number: null })),
    passphrase: input.passphrase,
  }
}

const create = onFile({
  name: 'company.create',
  summary: {
    fr: 'Crée une entreprise : un nouveau fichier avec le plan comptable et les taxes de son pays.',
    en: 'Creates a company: a new file with the chart of accounts and the taxes of its country.',
  },
  scope: 'files:write',
  input: createInput,
  output: createdShape,
  run: async (input, path, tools) => {
    const fresh = newCompany(input)
    const { company, recoveryKey } = createCompany(fresh, { ...tools, path })
    const { id } = company
    company.close()
    return { id, path, accounts: fresh.accounts.length, ...(recoveryKey ? { recoveryKey } : {}) }
  },
})

const sample = onFile({
  name: 'company.sample',
  summary: {
    fr: 'Crée l’entreprise modèle : un an de livres d’une firme de construction du Québec.',
    en: 'Creates the sample company: a year of books of a Quebec construction firm.',
  },
  scope: 'files:write',
  input: z.strictObject({ language: z.enum(['fr', 'en']).default('fr') }),
  output: createdShape,
  run: async ({ language }, path, tools) => {
    const fresh = newCompany(createInput.parse({ ...SAMPLE_COMPANY, language }))
    const { company } = createCompany(fresh, { ...tools, path })
    try {
      company.write({ door: tools.door, operation: 'company.sample' }, () => fillSample(company))
    } catch (error) {
      takeBack(company)
      throw error
    }
    company.close()
    return { id: company.id, path, accounts: fresh.accounts.length }
  },
})

/** Opens the company of a file operation and closes it whatever happens. */
function withCompany<T>(path: string, tools: Tools, readonly: boolean, work: (company: Company) => T): T {
  const company = openCompany({ ...tools, path, readonly })
  try {
    return work(company)
  } finally {
    company.close()
  }
}

const verify = onFile({
  name: 'company.verify',
  summary: {
    fr: 'Vérifie tout : fichier, chaînes, signatures, équilibre, soldes, et les tables reconstruites depuis le journal.',
    en: 'Verifies everything: file, chains, signatures, balance, balances kept, and the tables rebuilt from the log.',
  },
  scope: 'files:read',
  input: z.strictObject({}),
  output: z.strictObject({
    ok: z.boolean(),
    entries: z.int(),
    postings: z.int(),
    ledgerHash: z.string(),
    stateHash: z.string(),
    checks: z.array(
      z.strictObject({
        name: z.string(),
        ok: z.boolean(),
        detail: z.strictObject({ fr: z.string(), en: z.string() }),
      }),
    ),
  }),
  run: async (_input, path, tools) =>
    withCompany(path, tools, false, (company) => {
      const label = { fr: 'Reconstruction depuis le journal', en: 'Rebuilding from the log' }
      const result = verifyCompany(company.sql, (done, total) => {
        tools.signal.throwIfAborted()
        tools.progress(done, total, label)
      })
      return { ...result, checks: [...result.checks] }
    }),
})

/** A backup waits long for its turn to note itself: SQLite's lock knows no queue, and windows may write without a pause. */
const PATIENCE_MS = 60_000

const backUp = onFile({
  name: 'company.backup',
  summary: {
    fr: 'Sauvegarde l’entreprise dans un autre fichier, relu et vérifié.',
    en: 'Backs the company up to another file, read back and verified.',
  },
  scope: 'files:write',
  input: z.strictObject({ to: filePath.optional() }),
  output: copyShape,
  run: async ({ to }, path, tools) =>
    withCompany(path, tools, false, (company) => {
      company.sql.database.pragma(`busy_timeout = ${PATIENCE_MS}`)
      return backup(company, 'manual', to)
    }),
})

const listBackups = reads({
  name: 'company.backups',
  summary: { fr: 'Liste les sauvegardes automatiques.', en: 'Lists the automatic backups.' },
  scope: 'files:read',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(z.strictObject({ path: z.string(), at: z.int(), bytes: z.int() })),
  }),
  run: (_input, company) => ({ items: backups(company.place, company.id) }),
})

const restoreFrom = onFile({
  name: 'company.restore',
  summary: {
    fr: 'Refait un fichier d’entreprise depuis une sauvegarde, sans toucher à celle-ci.',
    en: 'Makes a company file from a backup, which stays as it is.',
  },
  scope: 'files:write',
  input: z.strictObject({ from: filePath, passphrase: passphrase.optional() }),
  output: copyShape,
  run: async (input, path, tools) => restore(input.from, path, tools.place, input.passphrase ?? tools.secret),
})

const encryptFile = onFile({
  name: 'company.encrypt',
  summary: {
    fr: 'Chiffre le fichier ; la clé de secours n’est montrée qu’une fois.',
    en: 'Encrypts the file; the recovery key is shown once only.',
  },
  scope: 'files:write',
  input: z.strictObject({ passphrase }),
  output: z.strictObject({ recoveryKey: z.string() }),
  run: async (input, path) => ({ recoveryKey: encrypt(path, input.passphrase) }),
})

const decryptFile = onFile({
  name: 'company.decrypt',
  summary: { fr: 'Retire le chiffrement du fichier.', en: 'Removes the encryption of the file.' },
  scope: 'files:write',
  input: z.strictObject({}),
  output: z.strictObject({ encrypted: z.boolean() }),
  run: async (_input, path, tools) => {
    decrypt(path, tools.secret)
    return { encrypted: false }
  },
})

const revertUpgrade = onFile({
  name: 'company.undoUpgrade',
  summary: {
    fr: 'Remet le fichier d’avant la dernière mise à niveau ; celui d’après est gardé à côté.',
    en: 'Puts back the file from before the last upgrade; the one after is kept beside it.',
  },
  scope: 'files:write',
  input: z.strictObject({}),
  output: z.strictObject({ path: z.string(), kept: z.string() }),
  run: async (_input, path, tools) => undoUpgrade(path, tools.secret),
})

const info = reads({
  name: 'company.info',
  summary: {
    fr: 'Dit ce qu’est l’entreprise et où en sont ses livres.',
    en: 'Says what the company is and where its books stand.',
  },
  scope: 'company:read',
  input: z.strictObject({}),
  output: z.strictObject({
    id: z.string(),
    path: z.string(),
    name: z.string(),
    country: z.string(),
    province: z.string().nullable(),
    currency: z.string(),
    decimals: z.int(),
    language: z.string(),
    fiscalYearEnd: z.string(),
    encrypted: z.boolean(),
    currentYear: fiscalYearShape,
    lastBackup: z.strictObject({ at: z.int(), path: z.string(), bytes: z.int() }).nullable(),
    lockedThrough: date.nullable(),
    device: z.string().nullable(),
    held: z.int(),
    taxRegistered: z.boolean(),
    entries: z.int(),
  }),
  run: (_input, company) => {
    const last = lastBackup(company.sql)
    return {
      id: company.id,
      path: company.path,
      ...company.facts(),
      encrypted: company.key !== null,
      currentYear: { ...company.currentYear() },
      lastBackup: last ? { at: last.at, path: last.path, bytes: last.bytes } : null,
      lockedThrough: lockedThrough(company.sql),
      device: company.device,
      held: heldCount(company.sql),
      taxRegistered: taxRegistrations(company.sql).length > 0,
      entries: company.sql.get<{ n: number }>('SELECT count(*) AS n FROM entry')!.n,
    }
  },
})

const optional = (max: number) => line(max).nullable().optional()

/** Numbers of authorities, and what the law wants beside the name of a company on its documents. */
const identifiers = z.strictObject({
  /** Quebec: enterprise number, licence of the Régie du bâtiment. */
  neq: optional(20),
  rbq: optional(20),
  /** France. */
  siren: optional(20),
  siret: optional(20),
  rcs: optional(60),
  ape: optional(10),
  tva: optional(20),
  /** Belgium: Banque-Carrefour des entreprises, register of legal persons. */
  bce: optional(20),
  rpm: optional(60),
  /** OHADA. */
  rccm: optional(40),
  nif: optional(40),
  legalForm: optional(40),
  capital: optional(40),
})

const update = writes({
  name: 'company.update',
  summary: {
    fr: 'Change le nom, la fin d’exercice, la langue, les coordonnées ou les numéros de l’entreprise.',
    en: 'Changes the name, the year end, the language, the whereabouts or the numbers of the company.',
  },
  scope: 'company:write',
  input: z.strictObject({
    name: line(200).min(1).optional(),
    fiscalYearEnd: yearEnd.optional(),
    language: z.enum(['fr', 'en']).optional(),
    address: optional(300),
    city: optional(100),
    postalCode: optional(20),
    phone: optional(50),
    email: optional(200),
    website: optional(200),
    identifiers: identifiers.optional(),
  }),
  output: z.strictObject({ name: z.string(), fiscalYearEnd: z.string(), language: z.string() }),
  run: ({ fiscalYearEnd: end, postalCode, identifiers: numbers, ...rest }, company) => {
    const values = {
      ...rest,
      fiscal_year_end: end,
      postal_code: postalCode,
      identifiers: numbers && identifiersWith(company.sql, numbers),
    }
    const given = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined),
    ) as Record<string, string | null>
    if (Object.keys(given).length > 0)
      company.append(recordDrafts(company.sql, [{ kind: 'company', record: 'company', values: given }]))
    const { name, fiscalYearEnd, language } = company.facts()
    return { name, fiscalYearEnd, language }
  },
})

export const companyOperations = [
  create,
  sample,
  info,
  update,
  verify,
  backUp,
  listBackups,
  restoreFrom,
  encryptFile,
  decryptFile,
  revertUpgrade,
] as const
