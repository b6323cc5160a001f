/** Operations on clients, suppliers and projects. */
import { z } from 'zod'
import { getParty, type PartyRow, saveRecord } from '../../db/records/parties.ts'
import { erasePersonal } from '../../db/records/privacy.ts'
import { getProject } from '../../db/records/projects.ts'
import { localDay } from '../../db/rules/dates.ts'
import { plain } from '../../db/rules/plain.ts'
import { id, line, page } from './codecs.ts'
import { reads, writes } from './registry.ts'

const roles = z.array(z.enum(['client', 'supplier'])).max(2)
const optional = (max: number) => line(max).nullable().optional()

const partyFields = {
  email: optional(200),
  phone: optional(50),
  address: optional(300),
  city: optional(100),
  province: optional(50),
  postalCode: optional(20),
  country: optional(2),
  language: z.enum(['fr', 'en']).nullable().optional(),
  taxNumbers: z.record(z.string().max(20), z.string().max(40)).optional(),
}

const partyShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  taxNumbers: z.record(z.string(), z.string()),
})

function show(row: PartyRow): z.output<typeof partyShape> {
  return {
    id: row.id,
    name: row.name ?? '',
    roles: JSON.parse(row.roles ?? '[]') as z.output<typeof roles>,
    email: row.email,
    phone: row.phone,
    address: row.address,
    city: row.city,
    province: row.province,
    postalCode: row.postal_code,
    country: row.country,
    language: row.language,
    taxNumbers: JSON.parse(row.tax_numbers ?? '{}') as Record<string, string>,
  }
}

interface Fields {
  readonly name?: string | undefined
  readonly roles?: readonly string[] | undefined
  readonly postalCode?: string | null | undefined
  readonly taxNumbers?: Readonly<Record<string, string>> | undefined
  readonly [field: string]: unknown
}

function valuesOf({
  roles: parts,
  postalCode,
  taxNumbers,
  ...rest
}: Fields): Record<string, string | null | undefined> {
  return {
    ...(rest as Record<string, string | null | undefined>),
    roles: parts && JSON.stringify(parts),
    postal_code: postalCode,
    tax_numbers: taxNumbers && JSON.stringify(taxNumbers),
  }
}

const createParty = writes({
  name: 'party.create',
  summary: { fr: 'Ajoute un client ou un fournisseur.', en: 'Adds a client or a supplier.' },
  scope: 'parties:write',
  input: z.strictObject({ name: line(200).min(1), roles: roles.min(1), ...partyFields }),
  output: partyShape,
  run: (input, company) => show(getParty(company.sql, saveRecord(company, 'party', null, valuesOf(input)))),
})

const updateParty = writes({
  name: 'party.update',
  summary: {
    fr: 'Change la fiche d’un client ou d’un fournisseur.',
    en: 'Changes the record of a client or supplier.',
  },
  scope: 'parties:write',
  input: z.strictObject({
    id,
    name: line(200).min(1).optional(),
    roles: roles.min(1).optional(),
    ...partyFields,
  }),
  output: partyShape,
  run: ({ id: party, ...fields }, company) => {
    getParty(company.sql, party)
    saveRecord(company, 'party', party, valuesOf(fields))
    return show(getParty(company.sql, party))
  },
})

const one = reads({
  name: 'party.get',
  summary: { fr: 'Montre un client ou un fournisseur.', en: 'Shows a client or supplier.' },
  scope: 'parties:read',
  input: z.strictObject({ id }),
  output: partyShape,
  run: (input, company) => show(getParty(company.sql, input.id)),
})

const list = reads({
  name: 'party.list',
  summary: { fr: 'Liste les clients et fournisseurs.', en: 'Lists clients and suppliers.' },
  scope: 'parties:read',
  input: z.strictObject({
    role: z.enum(['client', 'supplier']).optional(),
    text: z.string().max(100).optional(),
    ...page,
  }),
  output: z.strictObject({ items: z.array(partyShape), nextCursor: z.string().optional(), total: z.int() }),
  run: (input, company) => {
    const wanted = plain(input.text ?? '')
    const all = company.sql
      .all<PartyRow>('SELECT * FROM party ORDER BY id')
      .map(show)
      .filter((party) => !input.role || party.roles.includes(input.role))
      .filter((party) => plain(`${party.name} ${party.email ?? ''} ${party.phone ?? ''}`).includes(wanted))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    const from = Number(input.cursor ?? 0) || 0
    const items = all.slice(from, from + input.limit)
    const next = from + input.limit
    return { items, total: all.length, ...(next < all.length ? { nextCursor: String(next) } : {}) }
  },
})

const erase = writes({
  name: 'privacy.erase',
  summary: {
    fr: 'Efface les renseignements personnels d’un client ou fournisseur, partout et pour toujours.',
    en: 'Erases the personal information of a client or supplier, everywhere and for ever.',
  },
  scope: 'privacy:write',
  input: z.strictObject({ partyId: id }),
  output: z.strictObject({ erased: z.boolean() }),
  run: (input, company) => {
    erasePersonal(company, input.partyId, localDay(company.now()))
    return { erased: true }
  },
})

const projectShape = z.strictObject({
  id: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  status: z.string().nullable(),
})
const projectStatus = z.enum(['planned', 'active', 'onHold', 'done', 'cancelled'])

const createProject = writes({
  name: 'project.create',
  summary: { fr: 'Ajoute un projet.', en: 'Adds a project.' },
  scope: 'projects:write',
  input: z.strictObject({
    name: line(200).min(1),
    code: optional(40),
    status: projectStatus.default('active'),
  }),
  output: projectShape,
  run: (input, company) => {
    const row = getProject(company.sql, saveRecord(company, 'project', null, input))
    return { ...row, name: row.name ?? '' }
  },
})

const listProjects = reads({
  name: 'project.list',
  summary: { fr: 'Liste les projets.', en: 'Lists the projects.' },
  scope: 'projects:read',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(projectShape) }),
  run: (_input, company) => ({
    items: company.sql
      .all<z.output<typeof projectShape>>(
        "SELECT id, code, coalesce(name, '') AS name, status FROM project ORDER BY code, id",
      )
      .map((row) => ({ ...row })),
  }),
})

export const partyOperations = [
  createParty,
  updateParty,
  one,
  list,
  erase,
  createProject,
  listProjects,
] as const
