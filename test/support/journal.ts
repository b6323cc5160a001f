/**
 * The journal of writes of a company (`-wal`), as SQLite documents its format: a header of 32 bytes, then frames of 24 bytes
 * and a page, the last of each commit told by the size that it gives the file. Recorded while every operation of the
 * registry is performed, with the hashes of the books after each commit, so that a test can cut it anywhere and knows
 * which books must come back.
 */
import { readFileSync } from 'node:fs'
import type { Company } from '../../db/company/company.ts'
import { Performer, type Step } from '../operations/performer.ts'
import { type Hashes, hashesOf } from './companyFile.ts'
import { everyOperation } from './everyOperation.ts'

export const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24

/** Where each frame of the newest generation ends, and whether it commits; frames of an older one lie behind. */
function framesOf(wal: Buffer): { readonly end: number; readonly commits: boolean }[] {
  const frames: { end: number; commits: boolean }[] = []
  if (wal.length < HEADER_BYTES) return frames
  const frameBytes = FRAME_HEADER_BYTES + wal.readUInt32BE(8)
  const salts = wal.subarray(16, 24)
  for (let at = HEADER_BYTES; at + frameBytes <= wal.length; at += frameBytes) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) break
    frames.push({ end: at + frameBytes, commits: wal.readUInt32BE(at + 4) !== 0 })
  }
  return frames
}

/** A file as it lies on the disk between two checkpoints, and its journal since the first of them. */
export interface Journal {
  /** The file when the journal began. */
  readonly base: Buffer
  /** The file once the journal is in it. */
  readonly after: Buffer
  /** Its frames since then, written over what lay `under` them: the journal before. */
  readonly wal: Buffer
  readonly under: Buffer
  /** What SQLite had beside it, to share the journal between programs. */
  readonly shm: Buffer
  readonly frames: readonly { readonly end: number; readonly commits: boolean }[]
  /** Hashes of the books before the first commit, after it, after the second ... */
  readonly hashes: readonly Hashes[]
}

/** Of a company: its key, and the journals of all that was done in it. */
export interface Recorded {
  readonly secret: string | undefined
  readonly company: string
  readonly journals: readonly Journal[]
}

/** Thrown where the recording ends: from there on, the file itself is copied and replaced. */
class Enough extends Error {}

class Recorder {
  readonly #path: string
  readonly #company: Company
  readonly #every: number
  readonly journals: Journal[] = []
  #base: Buffer
  #under: Buffer = Buffer.alloc(0)
  #hashes: Hashes[]

  /** Journals of `every` commits. */
  constructor(company: Company, every: number) {
    this.#path = company.path
    this.#company = company
    this.#every = every
    company.sql.database.pragma('wal_checkpoint(TRUNCATE)')
    company.sql.database.pragma('wal_autocheckpoint = 0')
    this.#base = readFileSync(this.#path)
    this.#hashes = [hashesOf(company)]
    const write = company.write.bind(company)
    company.write = (author, work) => {
      const result = write(author, work)
      const hashes = hashesOf(company)
      if (this.#walMoved()) this.#hashes.push(hashes)
      if (this.#hashes.length > this.#every) this.end()
      return result
    }
  }

  /** A transaction that wrote nothing (all was as asked) leaves the journal as it was. */
  #walMoved(): boolean {
    const frames = framesOf(readFileSync(`${this.#path}-wal`))
    return frames.filter(({ commits }) => commits).length === this.#hashes.length
  }

  /** Brings the journal into the file; the next one begins over it. */
  end(): void {
    const wal = readFileSync(`${this.#path}-wal`)
    const shm = readFileSync(`${this.#path}-shm`)
    const frames = framesOf(wal)
    const [base, under, hashes] = [this.#base, this.#under, this.#hashes]
    if (hashes.length === 1) return
    if (frames.filter(({ commits }) => commits).length !== hashes.length - 1 || !frames.at(-1)?.commits)
      throw new Error('a commit was not noted')
    this.#company.sql.database.pragma('wal_checkpoint(RESTART)')
    this.#base = readFileSync(this.#path)
    this.#under = wal
    this.#hashes = [hashes.at(-1)!]
    const own = wal.subarray(0, frames.at(-1)!.end)
    this.journals.push({ base, after: this.#base, wal: own, under, shm, frames, hashes })
  }
}

/** Performs every operation that works on an open company and records its journals, each of so many commits. */
export async function record(every: number, passphrase?: string): Promise<Recorded> {
  let recorder: Recorder | undefined
  const around = async (step: Step) => {
    recorder ??= new Recorder(step.books.company, every)
    if (step.kind === 'file' && step.file === step.books.path) throw new Enough()
    return step.perform()
  }
  const performer = new Performer(around, passphrase === undefined ? {} : { passphrase })
  await everyOperation(performer).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error
  })
  recorder!.end()
  return {
    secret: performer.books.tools.secret,
    company: performer.books.company.id,
    journals: recorder!.journals,
  }
}
