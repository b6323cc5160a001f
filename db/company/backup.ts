/**
 * Backups: a consistent copy taken while others write, read back and checked before it is called a backup. Automatic
 * ones go to the program's folder, one set per company, thinned with age.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ledgerHash, stateHash } from '../changes/hashes.ts'
import { heads } from '../changes/store.ts'
import { verifyChains } from '../changes/verify.ts'
import { BALANCES_FROM_POSTINGS, BALANCES_KEPT } from '../ledger/balances.ts'
import type { InstantMs } from '../rules/dates.ts'
import type { Sql } from '../sql.ts'
import type { Company } from './company.ts'
import { checkFormat, keyFor, openDatabase } from './connection.ts'
import { forgetPath } from './create.ts'
import { guarded, refuse } from './errors.ts'
import { flush, putInPlace, removeDatabase } from './files.ts'
import { type FileKey, keyFilePath } from './keys.ts'
import { checkExisting, checkLocation, checkNewFile } from './location.ts'
import { folder, type Place } from './place.ts'
import { schemaFaults } from './schema.ts'
import { bringUpToDate } from './upgrade.ts'
import { structureFaults } from './verify.ts'

export interface BackupResult {
  readonly path: string
  readonly bytes: number
  readonly ledgerHash: string
  readonly stateHash: string
}

export interface BackupFile {
  readonly path: string
  readonly at: InstantMs
  readonly bytes: number
}

export type BackupReason = 'manual' | 'closing' | 'daily'

/** Folder of a company's automatic backups. */
function backupFolder(place: Place, company: string): string {
  const path = join(folder(place, 'backups'), company)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  return path
}

/** `acme-20261121-101500-closing`, in UTC so that names sort by time. */
function backupName(company: Company, reason: BackupReason): string {
  const stamp = new Date(company.now()).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const name = company
    .facts()
    .name.normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40)
  return `${name || 'company'}-${stamp}-${reason}`
}

/** The first free name: two backups may be asked for in the same second. */
function freePath(company: Company, reason: BackupReason): string {
  const start = join(backupFolder(company.place, company.id), backupName(company, reason))
  for (let number = 1; ; number += 1) {
    const path = `${start}${number === 1 ? '' : `-${number}`}.grandlivre`
    if (!existsSync(path)) return path
  }
}

/** What a copy must be before it is trusted: sound, its chains unbroken, its balances those of its postings. */
function checkCopy(copy: Sql): void {
  const structure = structureFaults(copy, 'quick_check')
  const [fault] = structure.length > 0 ? structure : schemaFaults(copy)
  if (fault !== undefined) throw refuse('company.notVerified', { detail: fault })
  const { faults } = verifyChains(copy)
  if (faults.length > 0) throw refuse('company.notVerified', { detail: faults[0]! })
  if (JSON.stringify(copy.all(BALANCES_KEPT)) !== JSON.stringify(copy.all(BALANCES_FROM_POSTINGS)))
    throw refuse('company.notVerified', { detail: 'balances' })
}

/** The copy holds nothing that the source lacks: each of its heads is in the source's chains. */
function checkAgainst(source: Sql, copy: Sql): void {
  for (const head of heads(copy)) {
    const known = source.get<{ hash: string }>(
      'SELECT hash FROM change WHERE device = ? AND device_seq = ?',
      head.device,
      head.deviceSeq,
    )
    if (known?.hash !== head.hash)
      throw refuse('company.notVerified', { detail: `${head.device} ${head.deviceSeq}` })
  }
}

interface Copying {
  readonly from: string
  readonly to: string
  readonly key: FileKey | undefined
}

/** Copies an open database to a new file, reads it back, checks it, and gives it its name only then. */
function copyVerified(source: Sql, { from, to, key }: Copying): BackupResult {
  const draft = `${to}.writing`
  removeDatabase(draft)
  try {
    source.run('VACUUM INTO ?', draft)
    bringUpToDate({ path: draft, key }) // a backup of an older program
    const copy = openDatabase(draft, { key, readonly: true })
    let hashes: { ledgerHash: string; stateHash: string }
    try {
      checkFormat(copy, draft)
      checkCopy(copy)
      checkAgainst(source, copy)
      hashes = { ledgerHash: ledgerHash(copy), stateHash: stateHash(copy) }
    } finally {
      copy.close()
    }
    if (key) copyKeyFile(from, to) // first: from the rename on, it is what opens the copy
    putInPlace(draft, to)
    return { path: to, bytes: statSync(to).size, ...hashes }
  } catch (error) {
    removeDatabase(draft)
    if (!existsSync(to)) rmSync(keyFilePath(to), { force: true })
    throw error
  }
}

function copyKeyFile(from: string, to: string): void {
  if (!existsSync(keyFilePath(from))) return
  copyFileSync(keyFilePath(from), keyFilePath(to))
  flush(keyFilePath(to))
}

const isSameFile = (a: string, b: string): boolean =>
  existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b)

/** Backs an open company up, to a file of the person's choice or to its folder of backups. */
export function backup(company: Company, reason: BackupReason, to?: string): BackupResult {
  const path = to ? resolve(to) : freePath(company, reason)
  if (isSameFile(path, company.path)) throw refuse('company.sameFile')
  checkNewFile(path)
  if (company.device !== null)
    company.write({ door: 'program', operation: 'company.backup' }, () => company.sign('backup'))
  return company.attempt(() => {
    const copying = { from: company.path, to: path, key: company.key ?? undefined }
    const result = copyVerified(company.sql, copying)
    const note = JSON.stringify({
      path: result.path,
      at: company.now(),
      bytes: result.bytes,
      ledgerHash: result.ledgerHash,
    })
    company.sql.write(() =>
      company.sql.run(
        "INSERT INTO local (key, value) VALUES ('last_backup', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        note,
      ),
    )
    if (!to) thin(company.place, company.id)
    return result
  })
}

export interface LastBackup {
  readonly path: string
  readonly at: InstantMs
  readonly bytes: number
  readonly ledgerHash: string
}

/** The last backup made from this copy; null when there is none. */
export function lastBackup(sql: Sql): LastBackup | null {
  const row = sql.get<{ value: string }>("SELECT value FROM local WHERE key = 'last_backup'")
  return row ? (JSON.parse(row.value) as LastBackup) : null
}

/** Backs up on closing, or daily, when something changed since the last backup; null when nothing did. */
export function backupIfChanged(company: Company, reason: BackupReason): BackupResult | null {
  const last = lastBackup(company.sql)
  if (last?.ledgerHash === ledgerHash(company.sql) && existsSync(last.path)) return null
  return backup(company, reason)
}

/** Automatic backups of a company, newest first. */
export function backups(place: Place, company: string): BackupFile[] {
  const path = backupFolder(place, company)
  return readdirSync(path)
    .filter((name) => name.endsWith('.grandlivre'))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(path, name))
      return { path: join(path, name), at: Math.floor(mtimeMs), bytes: size }
    })
    .sort((a, b) => b.at - a.at || (a.path < b.path ? 1 : -1))
}

const KEEP_NEWEST = 10
const KEEP_DAYS = 30
const KEEP_MONTHS = 24

/** Which backups to keep: the newest ten, the last of each of thirty days, the last of each of twenty-four months. */
export function kept(files: readonly BackupFile[]): ReadonlySet<string> {
  const keep = new Set(files.slice(0, KEEP_NEWEST).map((file) => file.path))
  const lastOf = (letters: number, count: number) => {
    const seen = new Set<string>()
    for (const file of files) {
      const period = new Date(file.at).toISOString().slice(0, letters)
      if (seen.has(period) || seen.size >= count) continue
      seen.add(period)
      keep.add(file.path)
    }
  }
  lastOf(10, KEEP_DAYS)
  lastOf(7, KEEP_MONTHS)
  return keep
}

/** A copy still being written after so long was left by a crash. */
const UNFINISHED_MS = 24 * 3600 * 1000

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.includes('.writing'))) {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs > UNFINISHED_MS) rmSync(path, { force: true })
  }
}

function thin(place: Place, company: string): void {
  removeUnfinished(backupFolder(place, company))
  const files = backups(place, company)
  const keep = kept(files)
  for (const { path } of files.filter((file) => !keep.has(file.path))) {
    rmSync(path, { force: true })
    rmSync(keyFilePath(path), { force: true })
  }
}

/** Makes a new company file from a backup, read back and checked; the copy becomes a device at its first change. */
export function restore(from: string, to: string, place: Place, secret?: string): BackupResult {
  checkExisting(from)
  if (isSameFile(from, to)) throw refuse('company.sameFile')
  checkNewFile(to)
  checkLocation(to)
  const key = keyFor(from, secret)
  return guarded(() => {
    const source = openDatabase(from, { key, readonly: true })
    try {
      checkFormat(source, from)
      const result = copyVerified(source, { from, to: resolve(to), key })
      forgetPath(
        place,
        source.get<{ value: string }>("SELECT value FROM meta WHERE key = 'company'")!.value,
        resolve(to),
      )
      return result
    } finally {
      source.close()
    }
  })
}
