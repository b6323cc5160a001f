/** Operations on clients and suppliers. */
import { z } from 'zod'
import { contactsOf } from '../../db/records/contacts.ts'
import { getParty, type PartyRow } from '../../db/records/parties.ts'
import { partyBalance } from '../../db/records/party-balance.ts'
import { DUPLICATE_REASONS, duplicateGroups, findDuplicates } from '../../db/records/party-duplicates.ts'
import {
  type PartyValues,
  partyWarnings,
  saveParty,
  taxNumberWarnings,
} from '../../db/records/party-fields.ts'
import { listParties } from '../../db/records/party-list.ts'
import { mergedInto, mergeParties, previewMerge, unmergeParty } from '../../db/records/party-merge.ts'
import { erasePersonal } from '../../db/records/privacy.ts'
import { localDay } from '../../db/rules/dates.ts'
import { accountCode, id, line, money, note, page } from './codecs.ts'
import { contactShape, showContact } from './contacts.ts'
import { reads, writes } from './registry.ts'
import { present, warningShape } from './shapes.ts'

const roles = z.array(z.enum(['client', 'supplier'])).max(2)
const optional = (max: number) => line(max).nullable().optional()
const taxNumbers = z.record(z.string().max(20), z.string().max(40))
const taxes = z.array(z.string().max(20)).max(10)
const method = z.enum(['bank_transfer', 'cash', 'check', 'card', 'other'])

const partyFields = {
  /** The company's own number of the client or supplier. */
  number: optional(40),
  email: optional(200),
  phone: optional(50),
  address: optional(300),
  city: optional(100),
  province: optional(50),
  postalCode: optional(20),
  country: optional(2),
  deliveryAddress: note.nullable().optional(),
  language: z.enum(['fr', 'en']).nullable().optional(),
  /** `TPS`, `TVQ`, `NEQ`… An odd number is kept, with a warning. */
  taxNumbers: taxNumbers.optional(),
  /** `Net 30`, `2/10 Net 30`, `30 jours fin de mois`… */
  terms: optional(60),
  salesAccount: accountCode.nullable().optional(),
  purchaseAccount: accountCode.nullable().optional(),
  salesTaxes: taxes.nullable().optional(),
  purchaseTaxes: taxes.nullable().optional(),
  creditLimit: money.nullable().optional(),
  method: method.nullable().optional(),
  notes: note.nullable().optional(),
  archived: z.boolean().optional(),
}

const text = z.string().nullable()

const partyShape = z.strictObject({
  id: z.string(),
  number: text,
  name: z.string(),
  roles,
  email: text,
  phone: text,
  address: text,
  city: text,
  province: text,
  postalCode: text,
  country: text,
  deliveryAddress: text,
  language: text,
  taxNumbers: z.record(z.string(), z.string()),
  terms: text,
  salesAccount: text,
  purchaseAccount: text,
  salesTaxes: z.array(z.string()).nullable(),
  purchaseTaxes: z.array(z.string()).nullable(),
  creditLimit: money.nullable(),
  method: text,
  notes: text,
  archived: z.boolean(),
})

const warnedShape = partyShape.extend({ warnings: z.array(warningShape) })

const listOf = (json: string | null): string[] | null =>
  json === null ? null : (JSON.parse(json) as string[])

function show(row: PartyRow): z.output<typeof partyShape> {
  return {
    id: row.id,
    number: row.number,
    name: row.name ?? '',
    roles: JSON.parse(row.roles ?? '[]') as z.output<typeof roles>,
    email: row.email,
    phone: row.phone,
    address: row.address,
    city: row.city,
    province: row.province,
    postalCode: row.postal_code,
    country: row.country,
    deliveryAddress: row.delivery_address,
    language: row.language,
    taxNumbers: JSON.parse(row.tax_numbers ?? '{}') as Record<string, string>,
    terms: row.terms,
    salesAccount: row.sales_account,
    purchaseAccount: row.purchase_account,
    salesTaxes: listOf(row.sales_taxes),
    purchaseTaxes: listOf(row.purchase_taxes),
    creditLimit: row.credit_limit,
    method: row.method,
    notes: row.notes,
    archived: row.archived === 1,
  }
}

const partyInput = z.strictObject({
  name: line(200).min(1).optional(),
  roles: roles.min(1).optional(),
  ...partyFields,
})

const json = (value: unknown) => (value === undefined || value === null ? value : JSON.stringify(value))

function valuesOf(input: z.output<typeof partyInput>): PartyValues {
  const values = {
    number: input.number,
    name: input.name,
    roles: json(input.roles),
    email: input.email,
    phone: input.phone,
    address: input.address,
    city: input.city,
    province: input.province,
    postal_code: input.postalCode,
    country: input.country,
    delivery_address: input.deliveryAddress,
    language: input.language,
    tax_numbers: json(input.taxNumbers),
    terms: input.terms,
    sales_account: input.salesAccount,
    purchase_account: input.purchaseAccount,
    sales_taxes: json(input.salesTaxes),
    purchase_taxes: json(input.purchaseTaxes),
    credit_limit: input.creditLimit,
    method: input.method,
    notes: input.notes,
    archived: input.archived === undefined ? undefined : Number(input.archived),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as PartyValues
}

const createParty = writes({
  name: 'party.create',
  summary: { fr: 'Ajoute un client ou un fournisseur.', en: 'Adds a client or a supplier.' },
  scope: 'parties:write',
  input: partyInput.required({ name: true, roles: true }),
  output: warnedShape,
  run: (input, company) => {
    const row = saveParty(company, null, valuesOf(input))
    return { ...show(row), warnings: partyWarnings(company, row) }
  },
})

const updateParty = writes({
  name: 'party.update',
  summary: {
    fr: 'Change la fiche d’un client ou d’un fournisseur.',
    en: 'Changes the record of a client or supplier.',
  },
  scope: 'parties:write',
  input: partyInput.extend({ id }),
  output: warnedShape,
  run: ({ id: party, ...fields }, company) => {
    const row = saveParty(company, party, valuesOf(fields))
    return { ...show(row), warnings: taxNumberWarnings(show(row).taxNumbers) }
  },
})

const namedShape = z.strictObject({ id: z.string(), name: z.string() })

const one = reads({
  name: 'party.get',
  summary: {
    fr: 'Montre un client ou un fournisseur, ses personnes-ressources et les fiches fusionnées avec la sienne.',
    en: 'Shows a client or supplier, its contacts and the records merged into its own.',
  },
  scope: 'parties:read',
  input: z.strictObject({ id }),
  output: warnedShape.extend({ contacts: z.array(contactShape), merged: z.array(namedShape) }),
  run: (input, company) => {
    const row = getParty(company.sql, input.id)
    const shown = show(row)
    return {
      ...shown,
      warnings: taxNumberWarnings(shown.taxNumbers),
      contacts: contactsOf(company.sql, row.id).map(showContact),
      merged: mergedInto(company.sql, row.id),
    }
  },
})

const list = reads({
  name: 'party.list',
  summary: {
    fr: 'Liste les clients et fournisseurs, avec ce qui reste à régler de chacun.',
    en: 'Lists clients and suppliers, with what is left to settle with each.',
  },
  scope: 'parties:read',
  input: z.strictObject({
    role: z.enum(['client', 'supplier']).optional(),
    text: z.string().max(100).optional(),
    archived: z.boolean().default(false),
    sort: z.enum(['name', 'number', 'city', 'newest']).default('name'),
    ...page,
  }),
  output: z.strictObject({
    items: z.array(partyShape.extend({ receivable: money, payable: money })),
    nextCursor: z.string().optional(),
    total: z.int(),
    receivable: money,
    payable: money,
  }),
  run: (input, company) => {
    const { items, nextCursor, ...totals } = listParties(company, input)
    return {
      items: items.map(({ row, receivable, payable }) => ({ ...show(row), receivable, payable })),
      ...present({ nextCursor }),
      ...totals,
    }
  },
})

const reasons = z.array(z.enum(DUPLICATE_REASONS))

const duplicates = reads({
  name: 'party.duplicates',
  summary: {
    fr: 'Trouve les fiches qui sont sans doute la même personne ; sans critère, tous les groupes de l’entreprise.',
    en: 'Finds records that are likely one person; without input, every group of the company.',
  },
  scope: 'parties:read',
  input: z.strictObject({
    name: line(200).optional(),
    email: line(200).optional(),
    phone: line(50).optional(),
    taxNumbers: taxNumbers.optional(),
    /** A record that is left out: the one being edited. */
    exceptId: id.optional(),
  }),
  output: z.strictObject({
    items: z.array(namedShape.extend({ reasons })),
    groups: z.array(z.strictObject({ parties: z.array(namedShape), reasons })),
  }),
  run: ({ exceptId, ...traits }, { sql }) => {
    const isGiven = Object.values(traits).some((value) => value !== undefined)
    const items = isGiven ? findDuplicates(sql, traits, exceptId === undefined ? [] : [exceptId]) : []
    return {
      items: items.map((found) => ({ ...found, reasons: [...found.reasons] })),
      groups: (isGiven ? [] : duplicateGroups(sql)).map((group) => ({
        parties: group.parties.map((party) => ({ ...party })),
        reasons: [...group.reasons],
      })),
    }
  },
})

const mergePreview = reads({
  name: 'party.mergePreview',
  summary: {
    fr: 'Montre ce qu’une fusion ferait : les deux fiches, et celle qui resterait.',
    en: 'Shows what a merge would do: both records, and the one that would stay.',
  },
  scope: 'parties:read',
  input: z.strictObject({ keep: id, merge: id }),
  output: z.strictObject({ kept: partyShape, merged: partyShape, result: partyShape }),
  run: (input, { sql }) => {
    const { kept, merged, result } = previewMerge(sql, input.keep, input.merge)
    return { kept: show(kept), merged: show(merged), result: show(result) }
  },
})

const merge = writes({
  name: 'party.merge',
  summary: {
    fr: 'Fusionne deux fiches : la première tient lieu des deux, et reçoit ce qui lui manque.',
    en: 'Merges two records: the first stands for both, and gets what it lacks.',
  },
  scope: 'parties:write',
  input: z.strictObject({ keep: id, merge: id }),
  output: partyShape,
  run: (input, company) => show(mergeParties(company, input.keep, input.merge)),
})

const unmerge = writes({
  name: 'party.unmerge',
  summary: {
    fr: 'Défait une fusion : la fiche redevient la sienne, avec ses documents.',
    en: 'Undoes a merge: the record is its own again, with its documents.',
  },
  scope: 'parties:write',
  input: z.strictObject({ id }),
  output: partyShape,
  run: (input, company) => show(unmergeParty(company, input.id)),
})

const sideShape = z.strictObject({
  invoiced: money,
  paid: money,
  due: money,
  overdue: money,
  credit: money,
  balance: money,
})

const balance = reads({
  name: 'party.balance',
  summary: {
    fr: 'Dit ce qui est facturé, payé, dû et en retard avec un client ou un fournisseur.',
    en: 'Says what is invoiced, paid, due and overdue with a client or supplier.',
  },
  scope: 'parties:read',
  input: z.strictObject({ id }),
  output: z.strictObject({ client: sideShape, supplier: sideShape, creditAvailable: money.nullable() }),
  run: (input, company) => {
    const { client, supplier, creditAvailable } = partyBalance(company, input.id, localDay(company.now()))
    return { client: { ...client }, supplier: { ...supplier }, creditAvailable }
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

export const partyOperations = [
  createParty,
  updateParty,
  one,
  list,
  duplicates,
  mergePreview,
  merge,
  unmerge,
  balance,
  erase,
] as const
