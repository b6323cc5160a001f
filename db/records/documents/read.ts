/** Reading one document: as issued, or as a draft. */
import type { Sql } from '../../sql.ts'
import type { DocumentRows } from '../document-tables.ts'
import { type DraftRow, findDraft } from './drafts.ts'
import { refuse } from './errors.ts'

export type DocumentRow = DocumentRows['document']
export type DocumentLineRow = DocumentRows['document_line']

/** The issued document of an id, the one that counts first; nothing for a draft. */
export function findIssued(sql: Sql, id: string): DocumentRow | undefined {
  return sql.get<DocumentRow>('SELECT * FROM document WHERE id = ? ORDER BY counts DESC, fact LIMIT 1', id)
}

/** An issued document that counts. Refuses a draft, a held one, one of another kind. */
export function getIssued(sql: Sql, id: string, kinds?: readonly string[]): DocumentRow {
  const row = findIssued(sql, id)
  if (!row) {
    const draft = findDraft(sql, id)
    throw draft && draft.removed === null ? refuse('document.stillDraft') : refuse('document.unknown', { id })
  }
  if (kinds && !kinds.includes(row.kind)) throw refuse('document.otherKind', { kind: row.kind })
  if (row.counts !== 1) throw refuse('document.held', { number: row.number })
  return row
}

/** A draft that can still be changed. Refuses one that was issued or removed, and one of another kind. */
export function getDraft(sql: Sql, id: string, kinds?: readonly string[]): DraftRow {
  const issued = findIssued(sql, id)
  if (issued) throw refuse('document.notDraft', { number: issued.number })
  const draft = findDraft(sql, id)
  // the template of a recurring invoice is no invoice
  if (!draft || draft.removed !== null || draft.template === 1) throw refuse('document.unknown', { id })
  if (kinds && !kinds.includes(draft.kind ?? ''))
    throw refuse('document.otherKind', { kind: draft.kind ?? '' })
  return draft
}

export function issuedLines(sql: Sql, fact: string): DocumentLineRow[] {
  return sql.all<DocumentLineRow>('SELECT * FROM document_line WHERE fact = ? ORDER BY no', fact)
}

export function issuedTaxes(sql: Sql, fact: string): DocumentRows['document_tax'][] {
  return sql.all<DocumentRows['document_tax']>('SELECT * FROM document_tax WHERE fact = ? ORDER BY no', fact)
}

/** True when a credit note cancelled it, or its entry was reversed. */
export function isCancelled(sql: Sql, row: DocumentRow): boolean {
  if (row.counts === 1 && row.stands !== 1) return true
  if (row.answer === 'cancelled') return true
  return sql.get('SELECT 1 FROM document WHERE cancels = ? AND stands = 1', row.id) !== undefined
}
