/**
 * Attachments: the paper behind an entry. The log has hash, size and (as a personal part) the name; the content lies in
 * the file by its SHA-256, once however often it is attached, and may arrive from another device after its change.
 */
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { ATTACHMENT_BYTES_MAX, getBlob, putBlob, sha256Of } from './blobs.ts'

const { refuse } = catalogue({
  'attachment.tooLarge': {
    fr: 'Ce fichier fait {bytes} octets ; une pièce jointe en a au plus {max}. Réduisez-le ou partagez-le.',
    en: 'This file has {bytes} bytes; an attachment has at most {max}. Reduce or split it.',
  },
  'attachment.empty': {
    fr: 'Ce fichier est vide ; il n’y a rien à joindre.',
    en: 'This file is empty; there is nothing to attach.',
  },
  'attachment.company': {
    fr: 'Un fichier d’entreprise ne se joint pas à une écriture. Choisissez la pièce elle-même.',
    en: 'A company file is not attached to an entry. Choose the document itself.',
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

export interface Attachment {
  readonly id: string
  readonly hash: string
  readonly bytes: number
  readonly target: string
  readonly name: string | null
}

/** Refuses a company file before it is opened: closing it again would drop the locks SQLite has on it (POSIX). */
export function checkAttachable(path: string): void {
  if (path.toLowerCase().endsWith('.grandlivre')) throw refuse('attachment.company')
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
