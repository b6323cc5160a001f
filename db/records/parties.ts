/**
 * Clients and suppliers: records with a name, edited field by field. Two records of one person may be merged: facts keep
 * the party they were made with, and every read goes through the family of those merged.
 */
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { isErased, recordDrafts } from './fields.ts'
import type { RecordKind } from './kinds.ts'
import type { RecordRows } from './tables.ts'

const { refuse } = catalogue({
  'party.unknown': {
    fr: 'Le client ou fournisseur {id} n’existe pas dans cette entreprise.',
    en: 'Client or supplier {id} does not exist in this company.',
  },
  'privacy.alreadyErased': {
    fr: 'Cette fiche est déjà effacée.',
    en: 'This record is already erased.',
  },
})

/** Of a record whose personal part was erased: it is written no more. */
export const alreadyErased = () => refuse('privacy.alreadyErased')

export type PartyRow = RecordRows['party']

/** The record a party was merged into, or itself; null when there is none. */
function intoOf(sql: Sql, id: string): string | null {
  const row = sql.get<{ into: string | null }>(
    `SELECT p.merged_into AS "into" FROM party p JOIN party k ON k.id = p.merged_into WHERE p.id = ?`,
    id,
  )
  return row?.into ?? null
}

/**
 * The party that stands for this one now: itself, or what it was merged into, however long the chain. Two laptops may
 * have merged each into the other: the smallest identity of such a circle is kept, on every copy alike.
 */
export function resolveParty(sql: Sql, id: string): string {
  const way: string[] = []
  let at = id
  for (;;) {
    const start = way.indexOf(at)
    if (start >= 0) return way.slice(start).sort()[0]!
    way.push(at)
    const into = intoOf(sql, at)
    if (into === null) return at
    at = into
  }
}

/** The party that stands for this one, first, and all merged into it: whose facts are one account. */
export function partyFamily(sql: Sql, id: string): string[] {
  const kept = resolveParty(sql, id)
  const family = [kept]
  for (const member of family) {
    const merged = sql.all<{ id: string }>(
      'SELECT id FROM party WHERE merged_into = ? AND merged_into IS NOT NULL ORDER BY id',
      member,
    )
    for (const { id: other } of merged) if (!family.includes(other)) family.push(other)
  }
  return family
}

/** Every party that another one stands for, with that one: for reads over all parties at once. */
export function mergedParties(sql: Sql): ReadonlyMap<string, string> {
  const rows = sql.all<{ id: string }>('SELECT id FROM party WHERE merged_into IS NOT NULL')
  return new Map(
    rows.map(({ id }) => [id, resolveParty(sql, id)] as const).filter(([id, kept]) => id !== kept),
  )
}

/** The record that stands for a party. Refuses an identity that no party has. */
export function getParty(sql: Sql, id: string): PartyRow {
  const row = sql.get<PartyRow>('SELECT * FROM party WHERE id = ?', resolveParty(sql, id))
  if (!row) throw refuse('party.unknown', { id })
  return row
}

/** Sets fields of a record, a new one when `id` is null; gives its identity. Refuses one that was erased. */
export function saveRecord(
  company: Company,
  kind: RecordKind,
  id: string | null,
  values: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const record = id ?? uuidv7(company.now())
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Record<string, string | number | null>
  if (id !== null && isErased(company.sql, kind, id)) throw alreadyErased()
  if (id === null || Object.keys(given).length > 0)
    company.append(recordDrafts(company.sql, [{ kind, record, values: given }]))
  return record
}
