/** The people to speak with at a client or supplier: records of their own, which follow their party when it is merged. */
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { getParty, partyFamily, resolveParty, saveRecord } from './parties.ts'
import type { RecordRows } from './tables.ts'

const { refuse } = catalogue({
  'contact.unknown': {
    fr: 'La personne-ressource {id} n’existe pas dans cette entreprise.',
    en: 'Contact {id} does not exist in this company.',
  },
})

export type ContactRow = RecordRows['contact']

export interface ContactFields {
  readonly name?: string | undefined
  readonly role?: string | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly archived?: boolean | undefined
}

/** One contact; refuses an identity that none has. */
export function getContact(sql: Sql, id: string): ContactRow {
  const row = sql.get<ContactRow>('SELECT * FROM contact WHERE id = ?', id)
  if (!row) throw refuse('contact.unknown', { id })
  return { ...row, party: row.party && resolveParty(sql, row.party) }
}

/** Contacts of a party and of those merged into it, by name. */
export function contactsOf(sql: Sql, party: string, withArchived = false): ContactRow[] {
  const family = partyFamily(sql, party)
  const rows = sql.all<ContactRow>(
    `SELECT c.* FROM json_each(?) f JOIN contact c ON c.party = f.value
     WHERE ? OR coalesce(c.archived, 0) = 0 ORDER BY c.name, c.id`,
    JSON.stringify(family),
    withArchived ? 1 : 0,
  )
  return rows.map((row) => ({ ...row, party: family[0]! }))
}

const valuesOf = ({ archived, ...rest }: ContactFields) => ({
  ...rest,
  archived: archived === undefined ? undefined : Number(archived),
})

/** Adds a contact to a party. Refuses a party that does not exist or was erased. */
export function addContact(company: Company, party: string, fields: ContactFields): ContactRow {
  const { id } = getParty(company.sql, party)
  saveRecord(company, 'party', id, {})
  return getContact(company.sql, saveRecord(company, 'contact', null, { party: id, ...valuesOf(fields) }))
}

/** Changes a contact. Refuses one that does not exist or was erased. */
export function updateContact(company: Company, id: string, fields: ContactFields): ContactRow {
  getContact(company.sql, id)
  saveRecord(company, 'contact', id, valuesOf(fields))
  return getContact(company.sql, id)
}
