/**
 * Erasure of personal parts (Quebec's Law 25, GDPR): content and salt go, on every device; hash and cents stay, so
 * chain, balances and verify stay whole. Erasing a record is for ever: parts of it that arrive later are dropped.
 */
import type { Applied } from '../changes/applied.ts'
import type { Change } from '../changes/envelope.ts'
import type { Sql } from '../sql.ts'
import { eraseAttachment } from './blobs.ts'
import { isErased } from './fields.ts'
import { RECORD_KINDS } from './kinds.ts'

interface PartRow {
  change: number
  no: number
}

/** Removes memos from the tables and from the search index: those of an entry, or of all entries of a batch's change. */
function eraseMemos(sql: Sql, kind: string, record: string, change: number): void {
  const entries = sql.all<{ key: number; number: string; piece_number: string | null }>(
    'SELECT key, number, piece_number FROM entry WHERE change = ? AND (id = ? OR ?)',
    change,
    record,
    kind === 'batch' ? 1 : 0,
  )
  for (const { key, number, piece_number } of entries) {
    sql.run('UPDATE entry SET memo = NULL, line_memos = 0 WHERE key = ?', key)
    sql.run('UPDATE posting SET memo = NULL WHERE entry = ?', key)
    sql.run('DELETE FROM entry_text WHERE rowid = ?', key)
    sql.run(
      'INSERT INTO entry_text (rowid, text) VALUES (?,?)',
      key,
      [number, piece_number].filter(Boolean).join(' '),
    )
  }
}

function eraseRecord(sql: Sql, kind: string, record: string): void {
  if (Object.hasOwn(RECORD_KINDS, kind)) {
    const { personal } = RECORD_KINDS[kind as keyof typeof RECORD_KINDS]
    for (const field of personal) sql.run(`UPDATE ${kind} SET ${field} = NULL WHERE id = ?`, record)
    sql.run(
      'UPDATE field_value SET value = NULL WHERE kind = ? AND record = ? AND personal = 1',
      kind,
      record,
    )
  }
  if (kind === 'statement') {
    sql.run('UPDATE statement SET file_name = NULL WHERE id = ?', record)
    sql.run(
      `UPDATE bank_line SET description = NULL, reference = NULL, category = NULL
       WHERE (origin_stamp, origin_device) IN (
         SELECT c.stamp, c.device FROM part p JOIN change c ON c.seq = p.change WHERE p.kind = 'statement' AND p.record = ?)`,
      record,
    )
  }
  if (kind === 'document') {
    sql.run(
      'UPDATE document SET party_name = NULL, party_address = NULL, reference = NULL, notes = NULL WHERE id = ?',
      record,
    )
    sql.run(
      'UPDATE document_line SET description = NULL WHERE fact IN (SELECT fact FROM document WHERE id = ?)',
      record,
    )
  }
  if (kind === 'attachment') eraseAttachment(sql, record)
  if (kind === 'mark') sql.run('UPDATE mark SET reason = NULL WHERE id = ?', record)
}

/** A change from elsewhere without the personal parts that were erased here before it came. */
export function withoutErased(sql: Sql, change: Change): Change {
  const parts = change.parts.map((part) =>
    isErased(sql, part.kind, part.record) ? { ...part, salt: null, content: null } : part,
  )
  return { ...change, parts }
}

/** What waits for its causes, or for a newer program, may hold the record too. */
function eraseWaiting(sql: Sql, record: string): void {
  const rows = sql.all<{ device: string; device_seq: number; hash: string; change: string }>(
    'SELECT * FROM incoming WHERE instr(change, ?) > 0',
    record,
  )
  for (const row of rows)
    sql.run(
      'UPDATE incoming SET change = ? WHERE device = ? AND device_seq = ? AND hash = ?',
      JSON.stringify(withoutErased(sql, JSON.parse(row.change) as Change)),
      row.device,
      row.device_seq,
      row.hash,
    )
}

/**
 * Makes the search index forget: a deleted row leaves its words in the index until the next merge, so one is made now.
 */
function forgetWords(sql: Sql): void {
  sql.run("INSERT INTO entry_text (entry_text) VALUES ('optimize')")
}

export function applyErased(sql: Sql, { body }: Applied<'record.erased'>): void {
  for (const { kind, record } of body.records) {
    sql.run('INSERT OR IGNORE INTO erased (kind, record) VALUES (?,?)', kind, record)
    eraseRecord(sql, kind, record)
    const parts = sql.all<PartRow>('SELECT change, no FROM part WHERE kind = ? AND record = ?', kind, record)
    for (const part of parts) {
      if (kind === 'entry' || kind === 'batch') eraseMemos(sql, kind, record, part.change)
      sql.run('UPDATE part SET salt = NULL, content = NULL WHERE change = ? AND no = ?', part.change, part.no)
    }
    eraseWaiting(sql, record)
  }
  if (body.records.some(({ kind }) => kind === 'entry' || kind === 'batch')) forgetWords(sql)
}
