/** Opening the SQLite database of a company: settings, key, and what is checked before anything is believed. */
import { closeSync, openSync, readSync } from 'node:fs'
import Database from 'better-sqlite3'
import { getMeta } from '../changes/rebuild.ts'
import { LOG_VERSION } from '../changes/tables.ts'
import { Sql } from '../sql.ts'
import { STATE_VERSION } from '../tables.ts'
import { BUSY_SECONDS, guarded, refuse } from './errors.ts'
import type { FileKey } from './keys.ts'

/** `GrLv` in the header of every plain company file (PRAGMA application_id). */
export const APPLICATION_ID = 0x47724c76

/** True when the file does not begin as a plain SQLite database does. */
export function looksEncrypted(path: string): boolean {
  return guarded(() => {
    const file = openSync(path, 'r')
    try {
      const start = Buffer.alloc(16)
      const read = readSync(file, start, 0, 16, 0)
      if (read < 16) throw refuse('company.notCompany', { path })
      return start.toString('latin1') !== 'SQLite format 3\0'
    } finally {
      closeSync(file)
    }
  })
}

/** Sets the key of a connection (SQLCipher 4 form); must come before anything is read. */
export function setKey(database: Database.Database, key: FileKey): void {
  database.pragma("cipher = 'sqlcipher'")
  database.pragma('legacy = 4')
  database.pragma(`key = "x'${key}'"`)
}

function configure(database: Database.Database, readonly: boolean): void {
  if (!readonly) database.pragma('journal_mode = WAL')
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
  readonly busyMs?: number
}

/** Opens a database file as it is, without looking at what is in it. */
export function openDatabase(path: string, options: OpenOptions = {}, mustExist = true): Sql {
  const readonly = options.readonly ?? false
  const database = new Database(path, {
    readonly,
    fileMustExist: mustExist,
    timeout: options.busyMs ?? BUSY_SECONDS * 1000,
  })
  try {
    if (options.key) setKey(database, options.key)
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    configure(database, readonly)
    return new Sql(database)
  } catch (error) {
    database.close()
    throw options.key && (error as { code?: string }).code === 'SQLITE_NOTADB'
      ? refuse('company.wrongKey')
      : error
  }
}

export interface FormatVersions {
  readonly log: number
  readonly state: number
}

/** Checks that an open database is a company of a version this program reads. */
export function checkFormat(sql: Sql, path: string): FormatVersions {
  const isCompany =
    sql.get("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'") !== undefined
  if (!isCompany || getMeta(sql, 'format') !== 'grandlivre') throw refuse('company.notCompany', { path })
  const versions = { log: Number(getMeta(sql, 'log_version')), state: Number(getMeta(sql, 'state_version')) }
  if (versions.log > LOG_VERSION || versions.state > STATE_VERSION)
    throw refuse('company.newerVersion', { found: `${versions.log}.${versions.state}` })
  return versions
}
