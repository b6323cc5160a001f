/**
 * A file of an older program is brought up to date by rebuilding it from its log, beside the old one: ledger hash and
 * balances must be equal, the old file is kept byte for byte, and one operation puts it back. A crash at any moment
 * leaves the old file in its place, or the new one whole.
 */
import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ledgerHash } from '../changes/hashes.ts'
import { rebuild } from '../changes/rebuild.ts'
import { LOG_VERSION } from '../changes/tables.ts'
import { verifyChains } from '../changes/verify.ts'
import { BALANCES_KEPT } from '../ledger/balances.ts'
import { copyBlobs } from '../records/blobs.ts'
import { Refusal } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { STATE_VERSION } from '../tables.ts'
import { APPLICATION_ID, checkFormat, type FormatVersions, keyFor, openDatabase } from './connection.ts'
import { guarded, named, refuse } from './errors.ts'
import { BESIDE, flush, putInPlace, removeDatabase } from './files.ts'
import type { FileKey } from './keys.ts'

const isCurrent = ({ log, state }: FormatVersions) => log === LOG_VERSION && state === STATE_VERSION

const keptPath = (path: string, versions: FormatVersions) =>
  `${path}.before-${versions.log}.${versions.state}`

function sameBalances(before: Sql, after: Sql): boolean {
  return JSON.stringify(before.all(BALANCES_KEPT)) === JSON.stringify(after.all(BALANCES_KEPT))
}

/** Builds the new file beside the old one and compares; refuses and removes it when anything differs. */
function rehearse(old: Sql, path: string, key: FileKey | undefined): void {
  removeDatabase(path)
  const fresh = openDatabase(path, { key }, false)
  try {
    fresh.database.pragma(`application_id = ${APPLICATION_ID}`)
    fresh.write(() => {
      rebuild(old, fresh)
      copyBlobs(old, fresh)
    })
    if (ledgerHash(fresh) !== ledgerHash(old)) throw refuse('company.notVerified', { detail: 'ledger hash' })
    if (!sameBalances(old, fresh)) throw refuse('company.notVerified', { detail: 'balances' })
    fresh.close()
  } catch (error) {
    fresh.close()
    removeDatabase(path)
    throw logFaultBehind(old, error)
  }
}

/** A rebuild that ends in a bug of ours is damage when the log that it reads is not what was written. */
function logFaultBehind(old: Sql, error: unknown): unknown {
  if (error instanceof Refusal || named(error) !== error) return error
  try {
    const [fault] = verifyChains(old).faults
    return fault === undefined ? error : refuse('company.damaged', { detail: fault })
  } catch (unreadable) {
    return refuse('company.damaged', { detail: (unreadable as Error).message })
  }
}

/** Keeps the old file, byte for byte, under a second name; where the disk knows no second names, as a copy. */
function keepOld(path: string, kept: string): void {
  const draft = `${kept}.copying`
  rmSync(draft, { force: true })
  try {
    linkSync(path, draft)
  } catch {
    copyFileSync(path, draft)
    flush(draft)
  }
  renameSync(draft, kept)
}

export interface UpgradeOptions {
  readonly path: string
  readonly key: FileKey | undefined
  readonly busyMs?: number | undefined
}

/**
 * Brings a file up to date if it is older; `keep` is called with its versions before it is replaced. Nobody else may have
 * the file open meanwhile: they would go on writing to the old one.
 */
export function bringUpToDate(
  options: UpgradeOptions,
  keep: (versions: FormatVersions) => void = () => {},
): void {
  const { path, key, busyMs } = options
  const fresh = `${path}.upgrading`
  const old = openDatabase(path, { key, busyMs, alone: true })
  let versions: FormatVersions
  try {
    versions = checkFormat(old, path)
    if (isCurrent(versions)) return
    rehearse(old, fresh, key)
  } finally {
    old.close()
  }
  keep(versions)
  putInPlace(fresh, path)
}

/** The same for a company in use: the old file is kept beside it. */
export function upgrade(options: UpgradeOptions): void {
  bringUpToDate(options, (versions) => keepOld(options.path, keptPath(options.path, versions)))
}

/** The connection to an up-to-date file: the one given, or a new one after an upgrade. */
export function upgradeIfOlder(sql: Sql, versions: FormatVersions, options: UpgradeOptions): Sql {
  if (isCurrent(versions)) return sql
  sql.close()
  upgrade(options)
  return openDatabase(options.path, options)
}

/** The file kept from before the last upgrade; numbers are compared as numbers (1.10 comes after 1.9). */
function lastKept(path: string): string | undefined {
  const prefix = `${basename(path)}.before-`
  const byVersion = new Intl.Collator('en', { numeric: true })
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.copying'))
    .sort((a, b) => byVersion.compare(b, a))
    .map((name) => join(dirname(path), name))[0]
}

/**
 * Brings what SQLite still keeps beside the file into it, so that one name is all there is to move. A damaged file is
 * moved as it is: that is when going back is needed most.
 */
function settle(path: string, secret: string | undefined): void {
  if (!existsSync(`${path}-wal`)) return // nobody has it open, and no crash left anything
  try {
    openDatabase(path, { key: keyFor(path, secret), alone: true }).close()
  } catch (error) {
    if ((named(error) as { code?: unknown }).code !== 'company.damaged') throw error
  }
}

/** `acme.grandlivre.after-upgrade`, with a number when an earlier return has taken that name. */
function nameAfter(path: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${path}.after-upgrade${number === 1 ? '' : `-${number}`}`
    if (!existsSync(name)) return name
  }
}

/**
 * Puts the file from before the last upgrade back; the upgraded one is kept beside it under `.after-upgrade`. Entries
 * made since the upgrade are only in that one. Refuses when there is none, or while the company is open elsewhere.
 */
export function undoUpgrade(path: string, secret?: string): { path: string; kept: string } {
  return guarded(() => {
    const before = existsSync(dirname(path)) ? lastKept(path) : undefined
    if (!before) throw refuse('company.noUpgrade')
    const kept = nameAfter(path)
    if (existsSync(path)) {
      settle(path, secret)
      for (const suffix of BESIDE) if (existsSync(path + suffix)) keepOld(path + suffix, kept + suffix)
      keepOld(path, kept)
    }
    putInPlace(before, path)
    return { path, kept }
  })
}
