/** A file that an operation makes: handed over as bytes, or written to a path that does not exist yet. */
import { z } from 'zod'
import { guarded } from '../../db/company/errors.ts'
import { writeNew } from '../../db/company/files.ts'
import { checkNewFile } from '../../db/company/location.ts'
import { filePath } from './codecs.ts'

/** Where to write it; left out: the content is in the answer. */
export const toPath = { path: filePath.optional() }

export const madeFileShape = z.strictObject({
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** The content, when no path was given. */
  base64: z.string().optional(),
  path: z.string().optional(),
})

export interface MadeFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** Letters, digits and dashes of a name, so that it is a file's name on every system. */
export const fileNameOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80) || 'document'

/** Hands a file over. Refuses a path that exists. */
export function handOver(file: MadeFile, path: string | undefined): z.output<typeof madeFileShape> {
  const { fileName, mediaType, content } = file
  const bytes = content.byteLength
  if (path === undefined)
    return { fileName, mediaType, bytes, base64: Buffer.from(content).toString('base64') }
  checkNewFile(path)
  guarded(() => writeNew(path, content))
  return { fileName, mediaType, bytes, path }
}
