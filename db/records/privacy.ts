/**
 * The right to be forgotten: the personal part of a client or supplier goes, everywhere and for ever, with that of its
 * contacts, documents and entries, once the law no longer asks to keep them.
 */
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { isErased } from './fields.ts'
import { alreadyErased, getParty, partyFamily } from './parties.ts'

const { refuse } = catalogue({
  'privacy.inUse': {
    fr: 'Des écritures ou des documents nomment encore cette fiche ({count}). La loi demande de les garder {years} ans après l’exercice : l’effacement sera possible ensuite.',
    en: 'Entries or documents still name this record ({count}). The law asks to keep them {years} years after the fiscal year: it can be erased after that.',
  },
})

interface Erasable {
  readonly kind: string
  readonly record: string
}

/** Years for which books are kept after the fiscal year: Canada 6 (ITA s. 230), France, Belgium and OHADA 10. */
function retentionYears(country: string): number {
  return country === 'CA' ? 6 : 10
}

/** Entries and documents that count in the books and that the law still asks to keep. */
function keptByLaw(sql: Sql, family: string, limit: string): number {
  const entries = sql.get<{ n: number }>(
    'SELECT count(*) AS n FROM posting WHERE party IN (SELECT value FROM json_each(?)) AND date > ?',
    family,
    limit,
  )!
  const documents = sql.get<{ n: number }>(
    `SELECT count(*) AS n FROM document d WHERE d.party IN (SELECT value FROM json_each(?)) AND d.date > ?
       AND d.entry IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM entry e JOIN posting p ON p.entry = e.key WHERE e.id = d.entry AND p.party = d.party)`,
    family,
    limit,
  )!
  return entries.n + documents.n
}

/** What of a family is personal: the records themselves, contacts, drafts and documents with their papers, memos. */
function personalParts(sql: Sql, family: string): Erasable[] {
  return sql.all<Erasable>(
    `WITH family (id) AS (SELECT value FROM json_each(?)),
       paper (id) AS (SELECT id FROM document WHERE party IN family UNION SELECT id FROM draft WHERE party IN family)
     SELECT 'party' AS kind, id AS record FROM family
     UNION SELECT 'contact', id FROM contact WHERE party IN family
     UNION SELECT 'document', id FROM document WHERE party IN family
     UNION SELECT 'draft', d.id FROM draft d JOIN paper p ON p.id = d.id
     UNION SELECT 'draft_line', l.id FROM draft_line l JOIN paper p ON p.id = l.document
     UNION SELECT 'attachment', a.id FROM attachment a JOIN paper p ON a.target = 'document:' || p.id
     UNION SELECT t.kind, t.record FROM document d JOIN entry e ON e.id = d.entry JOIN part t ON t.change = e.change
       WHERE d.party IN family AND t.kind = 'entry' AND t.record = e.id
     UNION SELECT t.kind, t.record FROM posting l JOIN entry e ON e.key = l.entry JOIN part t ON t.change = e.change
       WHERE l.party IN family AND t.kind = 'entry' AND t.record = e.id`,
    family,
  )
}

/**
 * Erases the personal part of a client or supplier, and of those merged with it: at once when nothing in the books names
 * it, else after the country's retention period. Refuses before that, and when nothing is left to erase.
 */
export function erasePersonal(company: Company, id: string, today: string): void {
  const { sql } = company
  getParty(sql, id)
  const family = JSON.stringify(partyFamily(sql, id))
  const left = personalParts(sql, family).filter(({ kind, record }) => !isErased(sql, kind, record))
  if (left.length === 0) throw alreadyErased()
  const years = retentionYears(company.facts().country)
  const limit = `${Number(today.slice(0, 4)) - years - 1}${today.slice(4)}`
  const count = keptByLaw(sql, family, limit)
  if (count > 0) throw refuse('privacy.inUse', { count, years })
  company.append([{ type: 'record.erased', body: { records: left } }])
}
