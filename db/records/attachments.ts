/**
 * Attachments: the paper behind an entry. The log has hash, size and (as a personal part) the name; the content lies in
 * the file by its SHA-256, once however often it is attached, and may arrive from another device after its change.
 */
import { hash as digest } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { Applied } from '../changes/apply.ts'
import { CODEC_DEFLATE, CODEC_PLAIN } from '../changes/envelope.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'

const { refuse, texts } = catalogue({
  'attachment.tooLarge': {
    fr: 'Ce fichier fait {bytes} octets ; une pièce jointe en a au plus {max}. Réduisez-le ou partagez-le.',
    en: 'This file has {bytes} bytes; an attachment has at most {max}. Reduce or split it.',
  },
  'attachment.empty': {
    fr: 'Ce fichier est vide ; il n’y a rien à joindre.',
    en: 'This file is empty; there is nothing to attach.',
  },
  'attachment.unknown': {
    fr: 'La pièce jointe {id} n’existe pas.',
    en: 'Attachment {id} does not exist.',
  },
  'attachment.notHere': {
    fr: 'Le contenu de « {name} » est encore sur l’appareil qui l’a joint. Échangez avec lui, puis recommencez.',
    en: 'The content of “{name}” is still on the device that attached it. Exchange with it, then try again.',
  },
  'attachment.damaged': {
    fr: 'Le contenu de « {name} » ne correspond plus à son empreinte. Restaurez-le d’une sauvegarde.',
    en: 'The content of “{name}” no longer matches its hash. Restore it from a backup.',
  },
})
export const attachmentTexts = texts

export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024

export interface Attachment {
  readonly id: string
  readonly hash: string
  readonly bytes: number
  readonly target: string
  readonly name: string | null
}

const sha256Of = (content: Uint8Array): string => digest('sha256', content, 'hex')

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
  const packed = deflateSync(content, { level: 1 })
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
    : inflateSync(row.content, { maxOutputLength: ATTACHMENT_BYTES_MAX })
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

/** Attaches a content to a record (`entry:<id>`), inside `company.write`. Refuses an empty or too large one. */
export function attach(company: Company, target: string, name: string, content: Uint8Array): Attachment {
  if (content.length === 0) throw refuse('attachment.empty')
  if (content.length > ATTACHMENT_BYTES_MAX)
    throw refuse('attachment.tooLarge', { bytes: content.length, max: ATTACHMENT_BYTES_MAX })
  const hash = putBlob(company.sql, content)
  const id = uuidv7(company.now())
  company.append([
    {
      type: 'attachment.added',
      body: { id, hash, bytes: content.length, target },
      parts: [{ kind: 'attachment', record: id, content: { name } }],
    },
  ])
  return { id, hash, bytes: content.length, target, name }
}

/** Attachments of a record. */
export function attachmentsOf(sql: Sql, target: string): (Attachment & { isHere: boolean })[] {
  return sql
    .all<Attachment & { here: number }>(
      `SELECT a.*, EXISTS (SELECT 1 FROM blob b WHERE b.hash = a.hash) AS here FROM attachment a
       WHERE a.target = ? ORDER BY a.id`,
      target,
    )
    .map(({ here, ...attachment }) => ({ ...attachment, isHere: here === 1 }))
}

/** An attachment with its content, checked against its hash. Refuses an unknown one, and one whose content is not here. */
export function readAttachment(sql: Sql, id: string): Attachment & { content: Uint8Array } {
  const attachment = sql.get<Attachment>('SELECT * FROM attachment WHERE id = ?', id)
  if (!attachment) throw refuse('attachment.unknown', { id })
  const name = attachment.name ?? attachment.hash.slice(0, 12)
  const content = getBlob(sql, attachment.hash)
  if (!content) throw refuse('attachment.notHere', { name })
  if (sha256Of(content) !== attachment.hash) throw refuse('attachment.damaged', { name })
  return { ...attachment, content }
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
