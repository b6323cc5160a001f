/** Operations on attachments: the paper behind an entry. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { guarded } from '../../db/company/errors.ts'
import { writeNew } from '../../db/company/files.ts'
import { checkExisting, checkNewFile } from '../../db/company/location.ts'
import { getEntry } from '../../db/ledger/entries.ts'
import { attach, attachmentsOf, checkAttachable, readAttachment } from '../../db/records/attachments.ts'
import { ATTACHMENT_BYTES_MAX } from '../../db/records/blobs.ts'
import { id, filePath as path } from './codecs.ts'
import { reads, writes } from './registry.ts'

const attachmentShape = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  hash: z.string(),
  bytes: z.int(),
  /** False while the content is still on the device that attached it. */
  isHere: z.boolean(),
})

/** At most one byte more than allowed: enough to refuse it, never the whole of a huge file. */
async function readBounded(file: string): Promise<Uint8Array> {
  checkAttachable(file)
  checkExisting(file)
  const { size } = await stat(file)
  const handle = await open(file, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(size, ATTACHMENT_BYTES_MAX + 1))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const add = writes({
  name: 'attachment.add',
  summary: {
    fr: 'Joint une pièce à une écriture ; elle est gardée dans le fichier.',
    en: 'Attaches a file to an entry; it is kept in the company file.',
  },
  scope: 'ledger:write',
  input: z.strictObject({ entryId: id, path }),
  output: attachmentShape,
  prepare: (input) => readBounded(input.path),
  run: (input, company, content) => {
    const entry = getEntry(company.sql, input.entryId)
    const { target: _target, ...added } = attach(company, `entry:${entry.id}`, basename(input.path), content)
    return { ...added, isHere: true }
  },
})

const list = reads({
  name: 'attachment.list',
  summary: { fr: 'Liste les pièces jointes d’une écriture.', en: 'Lists the attachments of an entry.' },
  scope: 'ledger:read',
  input: z.strictObject({ entryId: id }),
  output: z.strictObject({ items: z.array(attachmentShape) }),
  run: (input, company) => ({
    items: attachmentsOf(company.sql, `entry:${input.entryId}`).map(({ target: _target, ...rest }) => rest),
  }),
})

const save = reads({
  name: 'attachment.save',
  summary: { fr: 'Enregistre une pièce jointe dans un fichier.', en: 'Saves an attachment to a file.' },
  scope: 'ledger:read',
  input: z.strictObject({ id, to: path }),
  output: z.strictObject({ path: z.string(), bytes: z.int() }),
  run: (input, company) => {
    checkNewFile(input.to)
    const { content, bytes } = readAttachment(company.sql, input.id)
    guarded(() => writeNew(input.to, content))
    return { path: input.to, bytes }
  },
})

export const attachmentOperations = [add, list, save] as const
