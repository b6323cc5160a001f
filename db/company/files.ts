/**
 * Whole files: made certain on the disk, put in the place of another, removed with what SQLite keeps beside databases.
 * Never used on a file that this process has open: closing any other handle on it would drop SQLite's locks.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'

/** What SQLite keeps beside a database while it is open, or after a crash. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const

/** Forces a file's content to the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Forces the names in a file's folder to the disk; Windows does that by itself and has no such call. */
function flushNames(path: string): void {
  if (process.platform === 'win32') return
  try {
    const folder = openSync(dirname(resolve(path)), 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    // a folder or file system that does not allow it: the names reach the disk a little later
  }
}

/** Removes what SQLite kept beside a database: left there, it would be taken for part of the next file of that name. */
function removeBeside(path: string): void {
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true })
}

/** Removes a database file and what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  rmSync(path, { force: true })
  removeBeside(path)
}

/** Gives a finished database, closed and flushed, its final name; what was there under that name is replaced at once. */
export function putInPlace(draft: string, path: string): void {
  flush(draft)
  removeBeside(path)
  renameSync(draft, path)
  removeBeside(draft)
  flushNames(path)
}

/** Gives a finished file the name of one that must not exist; where the disk knows no second names, by renaming. */
function putNew(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (existsSync(path)) throw error
    renameSync(draft, path)
  }
}

/** Writes a file that does not exist yet: under its name it is whole, whatever happens meanwhile. */
export function writeNew(path: string, content: Uint8Array, mode = 0o666): void {
  const draft = `${path}.writing`
  try {
    writeFileSync(draft, content, { mode })
    flush(draft)
    putNew(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  flushNames(path)
}
