/**
 * What a crash leaves on the disk. While some work runs, the folder it works in is copied before each of its calls and at
 * its end, when anything has changed since the last copy: a process killed at that moment leaves exactly this. A file
 * that is filled in several steps is also left empty and half.
 */
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Call, watchCalls } from './calls.ts'

/** What changed on the disk, cheaply: names, sizes and times. */
export function outline(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const found = statSync(join(folder, name), { bigint: true, throwIfNoEntry: false })
      return found ? `${name} ${found.ino} ${found.size} ${found.mtimeNs}` : name
    })
    .join('\n')
}

/** Copies a folder, times included. */
export function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  cpSync(from, to, { recursive: true, preserveTimestamps: true })
}

/** Makes a folder what its copy is. */
export function putBack(copy: string, folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  copyFolder(copy, folder)
}

/** One state of the disk. */
export interface Left {
  /** The call that it was left at. */
  readonly at: string
  /** A copy of the folder. */
  readonly copy: string
}

export interface LeftBehind {
  /** How many calls were made: a crash was tried before each, and at the end. */
  readonly calls: number
  /** The states, in order, of which no two that follow each other are the same. */
  readonly left: readonly Left[]
  /** What the work threw. */
  readonly thrown: unknown
  readonly answer: unknown
}

/** Runs work that changes `folder` and keeps, in `keep`, all that a crash could have left of it. */
export async function leftBehind(
  folder: string,
  keep: string,
  work: () => Promise<unknown>,
): Promise<LeftBehind> {
  const left: Left[] = []
  let calls = 0
  let last = outline(folder)
  const kept = (at: string): string => {
    const copy = join(keep, String(left.length))
    copyFolder(folder, copy)
    left.push({ at, copy })
    return copy
  }
  const look = (at: string) => {
    const now = outline(folder)
    if (now === last) return
    last = now
    kept(at)
  }
  const torn = ({ name, writes }: Call) => {
    if (!writes?.startsWith(folder)) return
    for (const share of [0, 0.5]) {
      const file = join(kept(`within ${name} ${writes}`), relative(folder, writes))
      truncateSync(file, Math.floor(statSync(file).size * share))
    }
  }
  kept('the beginning')
  const unwatch = watchCalls({
    before: ({ name }) => {
      calls += 1
      look(`before ${calls}: ${name}`)
    },
    after: torn,
  })
  let answer: unknown
  let thrown: unknown
  try {
    answer = await work()
  } catch (error) {
    thrown = error
  } finally {
    unwatch()
  }
  look('the end')
  return { calls: calls + 1, left, thrown, answer }
}
