/**
 * Files dropped on a window that cannot tell their path: kept for a while in a private folder, under their own
 * name in a folder with a random one.
 */
import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from './answer.ts'

/** One bank file of a decade is below 20 MiB. */
export const UPLOAD_BYTES_MAX = 64 * 1024 * 1024
/** Kept at the same time; the oldest goes first. */
export const UPLOADS_MAX = 16

/** A file name that is safe on Linux and Windows and still recognisable by the person. */
export function safeName(name: string): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1)!
  const clean = base
    .replace(/[\p{C}<>:"|?*%]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-100)
  if (clean === '') return 'file'
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(clean) ? `_${clean}` : clean
}

export class Uploads {
  readonly #folder: string
  readonly #kept: string[] = []

  /** `folder` is emptied now: what a crash left there belongs to nobody. */
  constructor(folder: string) {
    this.#folder = folder
    rmSync(folder, { recursive: true, force: true })
  }

  /** Writes the bytes; refuses more than the limit, and then keeps nothing. */
  async receive(name: string, bytes: Readable): Promise<string> {
    const folder = join(this.#folder, randomBytes(16).toString('hex'))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, safeName(name))
    try {
      await pipeline(bytes, capped, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
    this.#kept.push(folder)
    while (this.#kept.length > UPLOADS_MAX) rmSync(this.#kept.shift()!, { recursive: true, force: true })
    return path
  }

  /** Forgets a file that has served; a path that is not one of ours is left alone. */
  drop(path: unknown): void {
    if (typeof path !== 'string') return
    const index = this.#kept.findIndex((folder) => path.startsWith(folder + sep))
    if (index >= 0) rmSync(this.#kept.splice(index, 1)[0]!, { recursive: true, force: true })
  }

  /** Deletes everything: at the end of the program. */
  clear(): void {
    this.#kept.length = 0
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

async function* capped(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let total = 0
  for await (const chunk of source) {
    total += chunk.length
    if (total > UPLOAD_BYTES_MAX) throw refuse('door.tooLarge', { limit: '64 MiB' })
    yield chunk
  }
}
