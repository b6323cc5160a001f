/**
 * Contents of attachments, in the company file by their SHA-256, and the rows that name them. A content may arrive from
 * another device after the change that names it; it is checked against its hash, never trusted.
 */
import { nodeCrypto, nodeZlib } from '../builtins.ts'
import type { Applied } from '../changes/applied.ts'
import { CODEC_DEFLATE, CODEC_PLAIN } from '../changes/envelope.ts'
import type { Sql } from '../sql.ts'

export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024

/** SHA-256 of a content, hex. */
export const sha256Of = (content: Uint8Array): string => nodeCrypto().hash('sha256', content, 'hex')

export function applyAttachment(sql: Sql, change: Applied<'attachment.added'>): void {
  const { id, hash, bytes, target } = change.body
  const part = change.part('attachment', id) as { name?: string } | undefined
  sql.run(
    'INSERT INTO attachment (id, hash, bytes, target, name) VALUES (?,?,?,?,?)',
    id,
    hash,
    bytes,
    target,
    part?.name ?? null,
  )
}

/** Keeps a content under its hash; deflated when that makes it smaller. */
export function putBlob(sql: Sql, content: Uint8Array): string {
  const hash = sha256Of(content)
  const packed = nodeZlib().deflateSync(content, { level: 1 })
  const isSmaller = packed.length < content.length
  sql.run(
    'INSERT OR IGNORE INTO blob (hash, codec, content) VALUES (?,?,?)',
    hash,
    isSmaller ? CODEC_DEFLATE : CODEC_PLAIN,
    isSmaller ? packed : content,
  )
  return hash
}

function unpackBlob(row: { codec: number; content: Uint8Array }): Uint8Array {
  return row.codec === CODEC_PLAIN
    ? row.content
    : nodeZlib().inflateSync(row.content, { maxOutputLength: ATTACHMENT_BYTES_MAX })
}

/** A content by its hash; null when it is not here (yet). */
export function getBlob(sql: Sql, hash: string): Uint8Array | null {
  const row = sql.get<{ codec: number; content: Uint8Array }>(
    'SELECT codec, content FROM blob WHERE hash = ?',
    hash,
  )
  return row ? unpackBlob(row) : null
}

/** Hashes of attachments whose content another device still has to send. */
export function missingBlobs(sql: Sql): string[] {
  return sql
    .all<{ hash: string }>(
      `SELECT DISTINCT a.hash FROM attachment a
       WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.hash = a.hash)
         AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.kind = 'attachment' AND e.record = a.id) ORDER BY 1`,
    )
    .map((row) => row.hash)
}

/** Takes name and content away, unless another attachment still holds the same content. */
export function eraseAttachment(sql: Sql, id: string): void {
  sql.run('UPDATE attachment SET name = NULL WHERE id = ?', id)
  sql.run(
    `DELETE FROM blob WHERE hash = (SELECT hash FROM attachment WHERE id = ?)
       AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.hash = blob.hash AND a.id <> ?
         AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.kind = 'attachment' AND e.record = a.id))`,
    id,
    id,
  )
}

/** Contents that are here and match their hash, that are not here, and that do not match. */
export function verifyBlobs(sql: Sql): { present: number; missing: number; faults: string[] } {
  const faults: string[] = []
  let present = 0
  for (const { hash } of sql.all<{ hash: string }>('SELECT hash FROM blob ORDER BY hash')) {
    present += 1
    if (!isSound(sql, hash)) faults.push(hash)
  }
  return { present, missing: missingBlobs(sql).length, faults }
}

function isSound(sql: Sql, hash: string): boolean {
  try {
    return sha256Of(getBlob(sql, hash)!) === hash
  } catch {
    return false // content that no longer inflates
  }
}

/** Takes every content along into a file that was rebuilt, one at a time. */
export function copyBlobs(from: Sql, to: Sql): void {
  const hasBlobs =
    from.get("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'blob'") !== undefined
  if (!hasBlobs) return
  for (const { hash } of from.all<{ hash: string }>('SELECT hash FROM blob')) {
    const row = from.get<{ codec: number; content: Uint8Array }>(
      'SELECT codec, content FROM blob WHERE hash = ?',
      hash,
    )!
    to.run('INSERT OR IGNORE INTO blob (hash, codec, content) VALUES (?,?,?)', hash, row.codec, row.content)
  }
}
