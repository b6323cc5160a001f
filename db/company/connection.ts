/** Opening the SQLite database of a company: settings, key, and what is checked before anything is believed. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { getMeta } from '../changes/rebuild.ts'
import { LOG_VERSION } from '../changes/tables.ts'
import { Sql } from '../sql.ts'
import { STATE_VERSION } from '../tables.ts'
import { BUSY_SECONDS, guarded, refuse } from './errors.ts'
import { type FileKey, keyFilePath, readRecoveryKey, unlockKey } from './keys.ts'

/** `GrLv` in the header of every plain company file (PRAGMA application_id). */
export const APPLICATION_ID = 0x47724c76

/** Page size of every company file; an encrypted one is nothing but pages. */
const PAGE_BYTES = 4096

const codeOf = (error: unknown) => String((error as { code?: unknown }).code)

/**
 * True when the file is no plain SQLite database but may be an encrypted one. It is SQLite that looks: opening and
 * closing the file in any other way would drop the locks of a connection that this process has on it. Refuses what
 * can be neither.
 */
export function looksEncrypted(path: string, busyMs?: number): boolean {
  return guarded(() => {
    try {
      // a number of the header is enough: reading the whole schema takes half of what opening takes
      connect(path, { readonly: true, busyMs }, true, (database) => {
        database.pragma('application_id')
        database.close()
      })
      return false
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_NOTADB') throw error
    }
    if (statSync(path).size % PAGE_BYTES === 0) return true
    if (existsSync(keyFilePath(path))) throw refuse('company.damaged', { detail: 'size' })
    throw refuse('company.notCompany', { path })
  })
}

/** The form of encrypted files: SQLCipher 4, which other programs read too. */
export function useCipher(database: Database.Database): void {
  database.pragma("cipher = 'sqlcipher'")
  database.pragma('legacy = 4')
}

/** Sets the key of a connection; must come before anything is read. */
function setKey(database: Database.Database, key: FileKey): void {
  useCipher(database)
  database.pragma(`key = "x'${key}'"`)
}

/**
 * The key of a file, when it needs one. Refuses a missing or wrong secret, and a key file that is not this file's. A file that
 * is no database and has no key file beside it is encrypted and lost its key file, or damaged: nothing in it tells which.
 */
export function keyFor(path: string, secret: string | undefined, busyMs?: number): FileKey | undefined {
  if (!looksEncrypted(path, busyMs)) return undefined
  if (!secret && !existsSync(keyFilePath(path)))
    throw refuse('company.noKeyFile', { path: keyFilePath(path) })
  if (!secret) throw refuse('company.needsKey')
  const key = unlockKey(path, secret)
  if (!readRecoveryKey(secret)) checkKeyFile(path, key, busyMs)
  return key
}

/** A passphrase that opens the key file is right: when the file does not open then, the person must not go on guessing. */
function checkKeyFile(path: string, key: FileKey, busyMs: number | undefined): void {
  guarded(() => {
    try {
      openDatabase(path, { key, readonly: true, busyMs }).close()
    } catch (error) {
      throw codeOf(error) === 'company.wrongKey'
        ? refuse('company.keyMismatch', { path: keyFilePath(path) })
        : error
    }
  })
}

/**
 * Pages after which the writer itself must bring the journal into the file, 40 MB. Who keeps a company open does it
 * before, when nobody waits (Company.checkpoint): at SQLite's own 1000 pages one operation in fifty takes twice its time.
 */
const JOURNAL_PAGES = 10_000

/** The journal of an open company. Set only on a file known to be one: it writes to the header. */
export function useWal(sql: Sql): void {
  sql.database.pragma('journal_mode = WAL')
  sql.database.pragma(`wal_autocheckpoint = ${JOURNAL_PAGES}`)
}

function configure(database: Database.Database): void {
  database.pragma('synchronous = FULL')
  database.pragma('fullfsync = ON')
  database.pragma('foreign_keys = ON')
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  database.pragma('cache_size = -32000')
  database.pragma('temp_store = MEMORY')
}

export interface OpenOptions {
  readonly key?: FileKey | undefined
  readonly readonly?: boolean
  /** How long to wait for another writer. */
  readonly busyMs?: number | undefined
  /** Refused as locked while anyone else has the file open; then keeps everyone out until it is closed. */
  readonly alone?: boolean
}

/** A file that does not exist is as open to us as its folder. */
function isOurs(path: string): boolean {
  try {
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(resolve(path)), constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Until a company is open, nothing but its header and its schema is asked, by statements that are right: when SQLite finds
 * one wrong, a number or a name in them was changed.
 */
function asDamage(error: unknown): unknown {
  if (codeOf(error) !== 'SQLITE_ERROR') return error
  return refuse('company.damaged', { detail: (error as Error).message })
}

/** SQLite says only that it cannot open a file when it may not read it, or make its journal beside it. */
function explained(error: unknown, path: string, options: OpenOptions): unknown {
  const code = codeOf(error)
  if (code === 'SQLITE_NOTADB' && options.key) return refuse('company.wrongKey')
  if (code.startsWith('SQLITE_CANTOPEN') && !isOurs(path)) return refuse('company.readOnly')
  return asDamage(error)
}

/** What `use` makes of a new connection; when it throws, the connection is closed again. */
function connect<T>(
  path: string,
  options: OpenOptions,
  mustExist: boolean,
  use: (database: Database.Database) => T,
): T {
  const { key, readonly = false, busyMs = BUSY_SECONDS * 1000 } = options
  let database: Database.Database | undefined
  try {
    database = new Database(path, { readonly, fileMustExist: mustExist, timeout: busyMs })
    if (key) setKey(database, key)
    if (options.alone) database.pragma('locking_mode = EXCLUSIVE')
    return use(database)
  } catch (error) {
    database?.close()
    throw explained(error, path, options)
  }
}

/** Opens a database file as it is, without looking at what is in it and without changing it. */
export function openDatabase(path: string, options: OpenOptions = {}, mustExist = true): Sql {
  return connect(path, options, mustExist, (database) => {
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    configure(database)
    return new Sql(database)
  })
}

export interface FormatVersions {
  readonly log: number
  readonly state: number
}

function readMeta(sql: Sql, key: string): string | null {
  try {
    return getMeta(sql, key)
  } catch (error) {
    throw asDamage(error)
  }
}

/** Checks that an open database is a company of a version this program reads. */
export function checkFormat(sql: Sql, path: string): FormatVersions {
  const isCompany =
    sql.get("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'") !== undefined
  if (!isCompany || readMeta(sql, 'format') !== 'grandlivre') throw refuse('company.notCompany', { path })
  const versions = {
    log: Number(readMeta(sql, 'log_version')),
    state: Number(readMeta(sql, 'state_version')),
  }
  if (statSync(path).size % PAGE_BYTES !== 0) throw refuse('company.damaged', { detail: 'size' })
  const isWhole = versions.log > 0 && versions.state >= 0 && readMeta(sql, 'company') !== null
  if (!isWhole) throw refuse('company.damaged', { detail: 'meta' })
  if (versions.log > LOG_VERSION || versions.state > STATE_VERSION)
    throw refuse('company.newerVersion', { found: `${versions.log}.${versions.state}` })
  return versions
}
