/** Operations on the people to speak with at a client or supplier. */
import { z } from 'zod'
import { addContact, type ContactRow, contactsOf, updateContact } from '../../db/records/contacts.ts'
import { getParty } from '../../db/records/parties.ts'
import { id, line } from './codecs.ts'
import { reads, writes } from './registry.ts'

const optional = (max: number) => line(max).nullable().optional()
const fields = { role: optional(100), email: optional(200), phone: optional(50) }

export const contactShape = z.strictObject({
  id: z.string(),
  partyId: z.string().nullable(),
  name: z.string(),
  /** What they do there: `Comptable`, `Chargée de projet`. */
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  archived: z.boolean(),
})

export const showContact = (row: ContactRow): z.output<typeof contactShape> => ({
  id: row.id,
  partyId: row.party,
  name: row.name ?? '',
  role: row.role,
  email: row.email,
  phone: row.phone,
  archived: row.archived === 1,
})

const create = writes({
  name: 'contact.create',
  summary: {
    fr: 'Ajoute une personne-ressource à un client ou fournisseur.',
    en: 'Adds a contact to a client or supplier.',
  },
  scope: 'parties:write',
  input: z.strictObject({ partyId: id, name: line(200).min(1), ...fields }),
  output: contactShape,
  run: ({ partyId, ...given }, company) => showContact(addContact(company, partyId, given)),
})

const update = writes({
  name: 'contact.update',
  summary: { fr: 'Change une personne-ressource.', en: 'Changes a contact.' },
  scope: 'parties:write',
  input: z.strictObject({ id, name: line(200).min(1).optional(), ...fields }),
  output: contactShape,
  run: ({ id: contact, ...given }, company) => showContact(updateContact(company, contact, given)),
})

const archive = writes({
  name: 'contact.archive',
  summary: {
    fr: 'Retire une personne-ressource des listes, ou l’y remet.',
    en: 'Takes a contact out of the lists, or puts it back.',
  },
  scope: 'parties:write',
  input: z.strictObject({ id, archived: z.boolean().default(true) }),
  output: contactShape,
  run: (input, company) => showContact(updateContact(company, input.id, { archived: input.archived })),
})

const list = reads({
  name: 'contact.list',
  summary: {
    fr: 'Liste les personnes-ressources d’un client ou fournisseur.',
    en: 'Lists the contacts of a client or supplier.',
  },
  scope: 'parties:read',
  input: z.strictObject({ partyId: id, archived: z.boolean().default(false) }),
  output: z.strictObject({ items: z.array(contactShape) }),
  run: (input, { sql }) => {
    const party = getParty(sql, input.partyId)
    return { items: contactsOf(sql, party.id, input.archived).map(showContact) }
  },
})

export const contactOperations = [create, update, archive, list] as const
