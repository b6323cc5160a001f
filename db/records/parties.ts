/** Clients, suppliers and projects: records with a name, edited field by field; what is personal can be erased. */
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
  'project.unknown': {
    fr: 'Le projet {id} n’existe pas dans cette entreprise.',
    en: 'Project {id} does not exist in this company.',
  },
  'privacy.inUse': {
    fr: 'Des écritures nomment encore cette fiche ({count}). La loi demande de les garder {years} ans après l’exercice : l’effacement sera possible ensuite.',
    en: 'Entries still name this record ({count}). The law asks to keep them {years} years after the fiscal year: it can be erased after that.',
  },
  'privacy.alreadyErased': {
    fr: 'Cette fiche est déjà effacée.',
    en: 'This record is already erased.',
  },
})

export type PartyRow = RecordRows['party']
export type ProjectRow = RecordRows['project']

export function getParty(sql: Sql, id: string): PartyRow {
  const row = sql.get<PartyRow>('SELECT * FROM party WHERE id = ?', id)
  if (!row) throw refuse('party.unknown', { id })
  return row
}

export function getProject(sql: Sql, id: string): ProjectRow {
  const row = sql.get<ProjectRow>('SELECT * FROM project WHERE id = ?', id)
  if (!row) throw refuse('project.unknown', { id })
  return row
}

/** Sets fields of a record, a new one when `id` is null; gives its identity. */
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
  if (id !== null && isErased(company.sql, kind, id)) throw refuse('privacy.alreadyErased')
  if (id === null || Object.keys(given).length > 0)
    company.append(recordDrafts(company.sql, [{ kind, record, values: given }]))
  return record
}

/** Years for which entries are kept after the fiscal year: Canada 6 (ITA s. 230), France, Belgium and OHADA 10. */
function retentionYears(country: string): number {
  return country === 'CA' ? 6 : 10
}

/**
 * Erases the personal part of a client or supplier, everywhere and for ever: at once when no entry names it, else after
 * the country's retention period. Refuses before that.
 */
export function erasePersonal(company: Company, id: string, today: string): void {
  getParty(company.sql, id)
  if (isErased(company.sql, 'party', id)) throw refuse('privacy.alreadyErased')
  const years = retentionYears(company.facts().country)
  const limit = `${Number(today.slice(0, 4)) - years - 1}${today.slice(4)}`
  const kept = company.sql.get<{ n: number }>(
    'SELECT count(*) AS n FROM posting WHERE party = ? AND date > ?',
    id,
    limit,
  )!
  if (kept.n > 0) throw refuse('privacy.inUse', { count: kept.n, years })
  const memos = company.sql
    .all<{ kind: string; record: string }>(
      `SELECT DISTINCT p.kind, p.record FROM posting l JOIN entry e ON e.key = l.entry JOIN part p ON p.change = e.change
       WHERE l.party = ? AND p.kind = 'entry' AND p.record = e.id`,
      id,
    )
    .map(({ kind, record }) => ({ kind, record }))
  company.append([{ type: 'record.erased', body: { records: [{ kind: 'party', record: id }, ...memos] } }])
}
