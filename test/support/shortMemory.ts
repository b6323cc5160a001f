/**
 * Memory that runs short, for SQLite alone. The driver is built without SQLite's count of its memory, and then no limit
 * holds; here it is loaded from a copy in which that one number says otherwise. Must be imported before any database is opened.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'

const require = createRequire(import.meta.url)

/** SQLite's settings as they are compiled: longest text, never corrupt, lookaside slots, pages of a statement's journal. */
const SETTINGS = Buffer.from('feffff7f00000000b00400002800000000000100', 'hex')
/** Where, before these, stands whether memory is counted. */
const COUNTED_BEFORE = 12

/** Loads the driver that counts, in place of its original, in this process. */
function loadCounting(): void {
  const { getPrebuildPath } = require(join(dirname(require.resolve('better-sqlite3')), 'binding.js'))
  const original = getPrebuildPath() as string
  const bytes = readFileSync(original)
  const at = bytes.indexOf(SETTINGS)
  if (at < 0 || bytes.indexOf(SETTINGS, at + 1) >= 0)
    throw new Error(`another SQLite than expected: ${original}`)
  bytes.writeInt32LE(1, at - COUNTED_BEFORE)
  const folder = mkdtempSync(join(tmpdir(), 'grandlivre-driver-'))
  const copy = join(folder, 'counting.node')
  writeFileSync(copy, bytes)
  const module = { exports: {} }
  process.dlopen(module, copy)
  if (process.platform !== 'win32') rmSync(folder, { recursive: true }) // Windows keeps a library that is in use
  require.cache[original] = { id: original, filename: original, loaded: true, ...module } as NodeJS.Module
}

/** All that SQLite may have in this process, ever: a limit can only be lowered. */
const LIMIT_BYTES = 12 * 2 ** 20
/** How exactly the memory that is left is known. */
const STEP_BYTES = 256

const nothing = Buffer.alloc(LIMIT_BYTES)

/** Takes so many bytes of SQLite's memory, in one piece; throws when there are not so many. */
const taken = (bytes: number): Database.Database => new Database(nothing.subarray(0, bytes))

function fits(bytes: number): boolean {
  try {
    taken(bytes).close()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_NOMEM' || /memory/i.test((error as Error).message))
      return false
    throw error
  }
}

export class ShortMemory {
  constructor() {
    loadCounting()
    const database = new Database(':memory:')
    database.pragma(`hard_heap_limit = ${LIMIT_BYTES}`)
    database.close()
    if (fits(LIMIT_BYTES)) throw new Error('the limit does not hold')
  }

  /** How many bytes SQLite could take now. */
  left(): number {
    let [yes, no] = [0, LIMIT_BYTES]
    while (no - yes > STEP_BYTES) {
      const middle = Math.floor((yes + no) / 2)
      if (fits(middle)) yes = middle
      else no = middle
    }
    return yes
  }

  /** Does some work while SQLite has no more than `bytes` to take, of those that are `left`. */
  async leaving<T>(bytes: number, left: number, work: () => Promise<T>): Promise<T> {
    const rest = taken(Math.max(0, left - Math.floor(bytes)))
    try {
      return await work()
    } finally {
      rest.close()
    }
  }
}
