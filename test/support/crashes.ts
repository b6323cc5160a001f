/**
 * Where a crash can leave the disk: while some work runs, a copy of its folder is taken before and after every step
 * that touches files (calls of node:fs, statements that SQLite writes by). A process killed at that moment leaves
 * exactly this; the test puts each copy back and starts the program again.
 */

/**
 * Where a crash can leave the disk: while some work runs, a copy of its folder is taken before and after every step
 * that touches files (calls of node:fs, statements that SQLite writes by). A process killed at that moment leaves
 * exactly this; the test puts each copy back and starts the program again.
 */
import fs, { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Sql } from '../../db/sql.ts'

type Work = (...given: unknown[]) => unknown
type Owner = Record<string, Work>

const FS_STEPS = [
  'renameSync',
  'rmSync',
  'writeFileSync',
  'copyFileSync',
  'linkSync',
  'fsyncSync',
  'writeSync',
  'mkdirSync',
]

/** Every statement, however it was prepared, begins and ends of transactions among them. */
const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as unknown as Owner

/** What changed on the disk, cheaply: names, sizes and times. */
function outline(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const found = statSync(join(folder, name), { bigint: true, throwIfNoEntry: false })
      return found ? `${name} ${found.ino} ${found.size} ${found.mtimeNs}` : name
    })
    .join('\n')
}

export interface CrashStates {
  /** Steps before and after which the disk was looked at. */
  readonly looks: number
  /** How many different states there are. */
  readonly count: number
  /** Puts the folder as the crash numbered `index` left it. */
  readonly restore: (index: number) => void
  /** What the crash came before or after. */
  readonly stepOf: (index: number) => string
}

function replaceContent(folder: string, from: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  cpSync(from, folder, { recursive: true, preserveTimestamps: true })
}

/** Runs work that changes `folder` and keeps, in `keep`, every state in which a crash could have left it. */
export function crashStates(folder: string, keep: string, work: () => void): CrashStates {
  const steps: string[] = []
  let last = ''
  let inside = false
  let looks = 0
  const look = (step: string) => {
    if (inside) return
    inside = true
    looks += 1
    const now = outline(folder)
    if (now !== last) {
      last = now
      const copy = join(keep, String(steps.length))
      mkdirSync(copy, { recursive: true })
      cpSync(folder, copy, { recursive: true, preserveTimestamps: true })
      steps.push(step)
    }
    inside = false
  }
  const undo: (() => void)[] = []
  const watch = (owner: Owner, name: string) => {
    const real = owner[name]!
    owner[name] = function watched(this: unknown, ...given: unknown[]) {
      look(`before ${name}`)
      const result = real.apply(this, given)
      look(`after ${name} ${typeof given[0] === 'string' ? given[0] : ''}`)
      return result
    }
    undo.push(() => {
      owner[name] = real
    })
  }
  for (const name of FS_STEPS) watch(fs as unknown as Owner, name)
  for (const name of ['pragma', 'exec', 'close']) watch(Database.prototype as unknown as Owner, name)
  watch(statement, 'run')
  for (const name of ['run', 'write', 'script']) watch(Sql.prototype as unknown as Owner, name)
  syncBuiltinESMExports()
  try {
    work()
    look('the end')
  } finally {
    for (const back of undo) back()
    syncBuiltinESMExports()
  }
  return {
    looks,
    count: steps.length,
    restore: (index) => replaceContent(folder, join(keep, String(index))),
    stepOf: (index) => steps[index]!,
  }
}
