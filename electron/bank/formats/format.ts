/** What a reader of one format of bank files is: it says whether a file is its own, and reads it. */
import type { ColumnMap, ParsedFile } from '../parsed.ts'
import type { Decoded } from './encoding.ts'

/** The bytes of a file with what is known about them. */
export interface StatementBytes {
  readonly bytes: Uint8Array
  /** Lower case, without the dot. */
  readonly extension: string
  readonly columns?: ColumnMap
  /** Type of our account: `asset` or `liability`. */
  readonly accountHint?: string
  /** Of a protected file. */
  readonly password?: string
}

/**
 * A format whose bytes are no text: known by its first bytes, whatever the extension says. Throws a Refusal when the file
 * holds no statement; bad rows are problems of the result.
 */
export interface BinaryFormat {
  readonly recognises: (bytes: Uint8Array) => boolean
  readonly read: (file: StatementBytes) => ParsedFile | Promise<ParsedFile>
}

/** A format that is text: `recognises` sees the start of it (8,192 characters), without spaces before it. */
export interface TextFormat {
  readonly recognises: (head: string) => boolean
  readonly read: (decoded: Decoded, file: StatementBytes) => ParsedFile
}

/** Whether the bytes begin with these characters (Latin-1). */
export function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false
  return true
}
