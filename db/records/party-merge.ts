/**
 * Merging two records of one client or supplier, and undoing it. Nothing moves: the merged record names the one that
 * stands for it, and its empty fields are filled. Both are values of fields, settled on every copy like any other.
 */
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { isErased, type RecordValues, recordDrafts } from './fields.ts'
import { RECORD_KINDS } from './kinds.ts'
import { getParty, type PartyRow, partyFamily } from './parties.ts'

const { refuse } = catalogue({
  'party.sameParty': {
    fr: 'Ces deux fiches sont déjà la même : « {name} ». Choisissez deux fiches différentes.',
    en: 'These two records are already one: “{name}”. Choose two different records.',
  },
  'party.mergeErased': {
    fr: 'Une fiche effacée ne se fusionne pas. Choisissez deux fiches qui ont encore un nom.',
    en: 'An erased record is not merged. Choose two records that still have a name.',
  },
  'party.notMerged': {
    fr: 'La fiche « {name} » n’est fusionnée avec aucune autre ; il n’y a rien à défaire.',
    en: 'The record “{name}” is merged with no other; there is nothing to undo.',
  },
})

type Values = Record<string, string | number | null>

/** Fields that say what a record is, not what is known of the person: never copied. */
const OWN = ['roles', 'tax_numbers', 'merged_into', 'archived']

const rolesOf = (row: PartyRow): string[] => JSON.parse(row.roles ?? '[]') as string[]
const numbersOf = (row: PartyRow) => JSON.parse(row.tax_numbers ?? '{}') as Record<string, string>

/** What the kept record lacks and the merged one has; roles and tax numbers are those of both. */
function filled(kept: PartyRow, merged: PartyRow): Values {
  const values: Values = {}
  for (const field of RECORD_KINDS.party.fields) {
    if (OWN.includes(field)) continue
    const [own, other] = [kept[field], merged[field]]
    if ((own === null || own === '') && other !== null && other !== '') values[field] = other
  }
  const roles = JSON.stringify([...new Set([...rolesOf(kept), ...rolesOf(merged)])])
  if (roles !== JSON.stringify(rolesOf(kept))) values.roles = roles
  const numbers = JSON.stringify({ ...numbersOf(merged), ...numbersOf(kept) })
  if (Object.keys(numbersOf(merged)).some((kind) => !Object.hasOwn(numbersOf(kept), kind)))
    values.tax_numbers = numbers
  return values
}

/** The two records that are to become one. Refuses two that are one already, and erased ones. */
function pair(sql: Sql, keep: string, merge: string): readonly [kept: PartyRow, merged: PartyRow] {
  const [kept, merged] = [getParty(sql, keep), getParty(sql, merge)]
  if (kept.id === merged.id) throw refuse('party.sameParty', { name: kept.name ?? '' })
  if (isErased(sql, 'party', kept.id) || isErased(sql, 'party', merged.id)) throw refuse('party.mergeErased')
  return [kept, merged]
}

/** What a merge would do: both records as they are, and the kept one as it would be. Refuses what `mergeParties` does. */
export function previewMerge(sql: Sql, keep: string, merge: string) {
  const [kept, merged] = pair(sql, keep, merge)
  return { kept, merged, result: { ...kept, ...filled(kept, merged) } as PartyRow }
}

/**
 * Merges one record into another, which stands for both from then on. Refuses two records that are one already, and
 * erased ones.
 */
export function mergeParties(company: Company, keep: string, merge: string): PartyRow {
  const { sql } = company
  const [kept, merged] = pair(sql, keep, merge)
  const sets: RecordValues[] = [{ kind: 'party', record: merged.id, values: { merged_into: kept.id } }]
  const fill = filled(kept, merged)
  if (Object.keys(fill).length > 0) sets.push({ kind: 'party', record: kept.id, values: fill })
  company.append(recordDrafts(sql, sets))
  return getParty(sql, kept.id)
}

interface Held {
  readonly field: string
  readonly stamp: number
  readonly device: string
}

/** The change that merged a record: its stamp and device, which the values it filled share. */
function mergedBy(sql: Sql, id: string): Held {
  return sql.get<Held>(
    `SELECT field, stamp, device FROM field_value WHERE kind = 'party' AND record = ? AND field = 'merged_into'
     ORDER BY stamp DESC, device DESC LIMIT 1`,
    id,
  )!
}

/** What the fields filled by a merge were before it, for those that nothing has changed since. */
function before(sql: Sql, kept: string, merge: Held): Values {
  const values: Values = {}
  const fields = sql.all<{ field: string }>(
    `SELECT field FROM field_value WHERE kind = 'party' AND record = ? AND stamp = ? AND device = ? AND field <> 'merged_into'`,
    kept,
    merge.stamp,
    merge.device,
  )
  for (const { field } of fields) {
    const [now, earlier] = sql.all<Held & { value: string | null }>(
      `SELECT field, stamp, device, value FROM field_value WHERE kind = 'party' AND record = ? AND field = ?
       ORDER BY stamp DESC, device DESC LIMIT 2`,
      kept,
      field,
    )
    if (now!.stamp !== merge.stamp || now!.device !== merge.device) continue
    values[field] = earlier?.value == null ? null : (JSON.parse(earlier.value) as string | number | null)
  }
  return values
}

/** Records that name this one as the one that stands for them. */
function namers(sql: Sql, id: string): string[] {
  return sql
    .all<{ id: string }>('SELECT id FROM party WHERE merged_into = ? AND id <> ? ORDER BY id', id, id)
    .map((row) => row.id)
}

/**
 * Makes a merged record one of its own again; what the merge filled in the other, and nobody changed since, goes.
 * Refuses a record that stands alone. The record that stands for others is set apart from all of them.
 */
export function unmergeParty(company: Company, id: string): PartyRow {
  const { sql } = company
  const kept = getParty(sql, id)
  const apart = kept.id === id ? namers(sql, id) : [id]
  if (apart.length === 0) throw refuse('party.notMerged', { name: kept.name ?? '' })
  // two laptops may have merged each into the other: then the one that stands for both is cut loose too
  const cut = kept.merged_into === null ? apart : [...apart, kept.id]
  const sets = new Map<string, Values>()
  const put = (record: string, values: Values) => sets.set(record, { ...sets.get(record), ...values })
  for (const record of cut) {
    const into = sql.get<PartyRow>('SELECT * FROM party WHERE id = ?', record)!.merged_into!
    put(record, { merged_into: null })
    if (!isErased(sql, 'party', into)) put(into, before(sql, into, mergedBy(sql, record)))
  }
  const records = [...sets].filter(([, values]) => Object.keys(values).length > 0)
  company.append(
    recordDrafts(
      sql,
      records.map(([record, values]) => ({ kind: 'party', record, values })),
    ),
  )
  return getParty(sql, id)
}

/** The records merged into the one that stands for them, each with its own name. */
export function mergedInto(sql: Sql, kept: string): { id: string; name: string }[] {
  return partyFamily(sql, kept)
    .slice(1)
    .map((id) => ({
      id,
      name: sql.get<{ name: string | null }>('SELECT name FROM party WHERE id = ?', id)?.name ?? '',
    }))
}
