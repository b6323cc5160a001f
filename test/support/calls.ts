/**
 * Every call by which a program can change the disk, in the order in which it makes them: those that reach SQLite, and
 * those of node:fs that write. A test looks at the disk before each, or ends the process there, as a crash would.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

type Work = (this: unknown, ...given: unknown[]) => unknown
type Owner = Record<string, Work>

export interface Call {
  readonly name: string
  /** The file that it writes in several steps, which a crash may come between. */
  readonly writes?: string
}

const FILE_CALLS = [
  ...['appendFileSync', 'chmodSync', 'copyFileSync', 'fsyncSync', 'ftruncateSync', 'linkSync', 'mkdirSync'],
  ...['openSync', 'renameSync', 'rmSync', 'unlinkSync', 'writeFileSync', 'writeSync'],
]

/** Those that make and fill a file, and which of their arguments says where. */
const FILLING: Readonly<Record<string, number>> = { copyFileSync: 1, writeFileSync: 0 }

function fileCall(name: string, given: readonly unknown[]): Call {
  const at = FILLING[name]
  return at === undefined ? { name } : { name, writes: String(given[at]) }
}

/** The beginning of a statement is what tells it from others. */
function statementCall(statement: unknown): Call {
  return {
    name: String((statement as { source?: string }).source)
      .replace(/\s+/g, ' ')
      .slice(0, 60),
  }
}

export interface Looks {
  readonly before: (call: Call) => void
  readonly after?: (call: Call) => void
}

/** Looks around every call from now on, those made while looking left out; the function that is given ends it. */
export function watchCalls({ before, after }: Looks): () => void {
  const undo: (() => void)[] = []
  let looking = false
  let ended = false
  const look = (call: Call, how: ((call: Call) => void) | undefined) => {
    looking = true
    try {
      how?.(call)
    } finally {
      looking = false
    }
  }
  const watch = (owner: Owner, name: string, callOf: (self: unknown, given: unknown[]) => Call) => {
    const real = owner[name]!
    owner[name] = function watched(this: unknown, ...given: unknown[]) {
      if (looking || ended) return real.apply(this, given) // a library may have kept this function
      const call = callOf(this, given)
      look(call, before)
      const result = real.apply(this, given)
      look(call, after)
      return result
    }
    undo.push(() => {
      owner[name] = real
    })
  }
  for (const name of FILE_CALLS) watch(fs as unknown as Owner, name, (_self, given) => fileCall(name, given))
  const database = new Database(':memory:')
  const statements = Object.getPrototypeOf(database.prepare('SELECT 1')) as Owner
  database.close()
  for (const name of ['run', 'get', 'all', 'iterate']) watch(statements, name, statementCall)
  for (const name of ['exec', 'close']) watch(Database.prototype as unknown as Owner, name, () => ({ name }))
  syncBuiltinESMExports()
  return () => {
    ended = true
    for (const back of undo) back()
    syncBuiltinESMExports()
  }
}
