/**
 * A file of an older program is brought up to date by rebuilding it from its log, beside the old one: ledger hash and
 * balances must be equal, the old file is kept byte for byte, and one operation puts it back. A crash at any moment
 * leaves the old file in its place, or the new one whole.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ledgerHash } from '../changes/hashes.ts'
import { rebuild } from '../changes/rebuild.ts'
import { LOG_VERSION } from '../changes/tables.ts'
import { BALANCES_KEPT } from '../ledger/balances.ts'
import { copyBlobs } from '../records/blobs.ts'
import type { Sql } from '../sql.ts'
import { STATE_VERSION } from '../tables.ts'
import { APPLICATION_ID, type FormatVersions, openDatabase } from './connection.ts'
import { guarded, refuse } from './errors.ts'
import type { FileKey } from './keys.ts'

const keptPath = (path: string, versions: FormatVersions) =>
  `${path}.before-${versions.log}.${versions.state}`

/** Forces a file's content to the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Removes a database file and what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

function sameBalances(before: Sql, after: Sql): boolean {
  return JSON.stringify(before.all(BALANCES_KEPT)) === JSON.stringify(after.all(BALANCES_KEPT))
}

/** Builds the new file beside the old one and compares; refuses and removes it when anything differs. */
function rehearse(old: Sql, path: string, key: FileKey | undefined): void {
  removeDatabase(path)
  const fresh = openDatabase(path, { key }, false)
  try {
    fresh.database.pragma(`application_id = ${APPLICATION_ID}`)
    rebuild(old, fresh)
    copyBlobs(old, fresh)
    if (ledgerHash(fresh) !== ledgerHash(old)) throw refuse('company.notVerified', { detail: 'ledger hash' })
    if (!sameBalances(old, fresh)) throw refuse('company.notVerified', { detail: 'balances' })
    fresh.database.pragma('wal_checkpoint(TRUNCATE)')
    fresh.close()
    flush(path)
  } catch (error) {
    fresh.close()
    removeDatabase(path)
    throw error
  }
}

/** The connection to an up-to-date file: the one given, or a new one after an upgrade. */
export function upgradeIfOlder(
  sql: Sql,
  versions: FormatVersions,
  path: string,
  key: FileKey | undefined,
): Sql {
  if (versions.log === LOG_VERSION && versions.state === STATE_VERSION) return sql
  const fresh = `${path}.upgrading`
  const kept = keptPath(path, versions)
  sql.write(() => rehearse(sql, fresh, key))
  sql.database.pragma('wal_checkpoint(TRUNCATE)')
  sql.close()
  copyFileSync(path, `${kept}.copying`)
  flush(`${kept}.copying`)
  renameSync(`${kept}.copying`, kept)
  renameSync(fresh, path)
  return openDatabase(path, { key })
}

/** Files kept from before upgrades, newest first. */
function keptFiles(path: string): string[] {
  const folder = dirname(path)
  const prefix = `${basename(path)}.before-`
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.copying'))
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/**
 * Puts the file from before the last upgrade back; the upgraded one is kept beside it under `.after-upgrade`. Entries
 * made since the upgrade are only in that one. Refuses when there is none.
 */
export function undoUpgrade(path: string): { path: string; kept: string } {
  return guarded(() => {
    const before = existsSync(dirname(path)) ? keptFiles(path)[0] : undefined
    if (!before) throw refuse('company.noUpgrade')
    const kept = `${path}.after-upgrade`
    removeDatabase(kept)
    if (existsSync(path)) {
      for (const suffix of ['-wal', '-shm'])
        if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
      renameSync(path, kept)
    }
    renameSync(before, path)
    return { path, kept }
  })
}
