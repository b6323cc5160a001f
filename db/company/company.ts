/**
 * An open company: its connection, who this copy is, and the one way to write to it. Several processes may have the
 * same file open; nothing that decides is cached between operations.
 */
import { existsSync, statSync } from 'node:fs'
import { type Author, append } from '../changes/append.ts'
import type { Draft } from '../changes/drafts.ts'
import { drainWaiting } from '../changes/receive.ts'
import { type SignatureReason, signHead } from '../changes/signing.ts'
import { companyIdOf, type Stored } from '../changes/store.ts'
import { type FiscalYear, fiscalYearOf, type InstantMs, localDay } from '../rules/dates.ts'
import { assert } from '../rules/errors.ts'
import { decimalsOf } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { checkFormat, keyFor, openDatabase, useWal } from './connection.ts'
import { type Device, knownDevice, noteHead, registerDevice } from './device.ts'
import { guarded, named, refuse } from './errors.ts'
import { removeDatabase } from './files.ts'
import { type FileKey, rekeyingPath } from './keys.ts'
import { checkExisting, checkLocation, checkOneName } from './location.ts'
import type { Place } from './place.ts'
import { damageBehind } from './schema.ts'
import { upgradeIfOlder } from './upgrade.ts'

export interface CompanyFacts {
  readonly name: string
  readonly country: string
  readonly province: string | null
  readonly currency: string
  /** Digits after the decimal mark of the company's currency. */
  readonly decimals: number
  /** `MM-DD` */
  readonly fiscalYearEnd: string
  readonly language: string
}

export interface OpenCompany {
  readonly path: string
  readonly place: Place
  readonly now: () => InstantMs
  /** Passphrase or recovery key of an encrypted file. */
  readonly secret?: string | undefined
  readonly readonly?: boolean
  readonly busyMs?: number
}

export class Company {
  readonly path: string
  readonly sql: Sql
  readonly place: Place
  readonly now: () => InstantMs
  readonly id: string
  readonly key: FileKey | null
  /** The file and its journal, as they were opened. */
  readonly #files: string
  #device: Device | null
  #author: Author | null = null

  constructor(options: OpenCompany, sql: Sql, key: FileKey | null) {
    this.path = options.path
    this.sql = sql
    this.place = options.place
    this.now = options.now
    this.key = key
    this.id = companyIdOf(sql)
    this.#files = filesOf(options.path)
    this.#device = knownDevice(sql, this.place, this.id, this.path)
  }

  /** This copy's device; null until its first change. */
  get device(): string | null {
    return this.#device?.id ?? null
  }

  /** What the company is: read now, for another process may have changed it. */
  facts(): CompanyFacts {
    const row = this.sql.get<Record<string, string | null>>('SELECT * FROM company')
    assert(row, 'the company has no facts')
    const currency = row.currency!
    return {
      name: row.name ?? '',
      country: row.country!,
      province: row.province ?? null,
      currency,
      decimals: decimalsOf(currency),
      fiscalYearEnd: row.fiscal_year_end ?? '12-31',
      language: row.language ?? 'fr',
    }
  }

  /** The fiscal year of today. */
  currentYear(): FiscalYear {
    return fiscalYearOf(localDay(this.now()), this.facts().fiscalYearEnd)
  }

  /** The person at this copy: the operating system's account is the first owner. */
  user(): { id: string; role: string } {
    const row = this.sql.get<{ id: string; role: string | null }>(
      "SELECT id, role FROM user ORDER BY coalesce(role, '') <> 'owner', id LIMIT 1",
    )
    return { id: row?.id ?? 'owner', role: row?.role ?? 'owner' }
  }

  /** What an error met in this file is told as. */
  told(error: unknown): unknown {
    return damageBehind(this.sql, named(error))
  }

  /** Work on this file that is no operation; what it ends in is told as what it means. */
  attempt<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw this.told(error)
    }
  }

  /** Reads in one snapshot. */
  read<T>(work: () => T): T {
    return this.attempt(() => this.sql.read(work))
  }

  /** One operation: one BEGIN IMMEDIATE. What `work` throws rolls everything back. */
  write<T>(author: Omit<Author, 'user'>, work: () => T): T {
    if (guarded(() => filesOf(this.path)) !== this.#files) throw refuse('company.replaced')
    const before = this.#device
    const result = this.attempt(() => {
      try {
        return this.sql.write(() => {
          this.#author = { user: this.user().id, ...author }
          return work()
        })
      } catch (error) {
        this.#device = before // a device registered by what was rolled back does not exist
        throw error
      } finally {
        this.#author = null
      }
    })
    if (this.#device) noteHead(this.sql, this.place, this.id, this.path, this.#device.id)
    return result
  }

  /** Makes and applies the changes of one act; only inside `write`. */
  append(drafts: readonly Draft[]): Stored[] {
    assert(this.#author, 'changes are made inside an operation')
    return append(this.sql, { device: this.ensureDevice(), author: this.#author, now: this.now(), drafts })
  }

  /** Signs the head of this device's chain; inside `write`. */
  sign(reason: SignatureReason): void {
    const device = this.#device
    if (device?.privateKey) signHead(this.sql, this.id, device.id, device.privateKey, reason)
  }

  /** Changes whenever another connection wrote to the file. */
  dataVersion(): number {
    return this.sql.database.pragma('data_version', { simple: true }) as number
  }

  /** Brings the journal into the file, as far as no reader still needs it; waits for nobody. */
  checkpoint(): void {
    this.attempt(() => this.sql.database.pragma('wal_checkpoint(PASSIVE)'))
  }

  close(): void {
    this.sql.close()
  }

  /** This copy's device, registered now if it is a new one; inside `write`. Its number series can then be read. */
  ensureDevice(): string {
    // looked up again: another process may have registered this copy in the meantime
    this.#device ??= knownDevice(this.sql, this.place, this.id, this.path)
    if (!this.#device) {
      assert(this.#author, 'a device is registered inside an operation')
      this.#device = registerDevice(this.sql, this.place, this.#author, this.now())
    }
    return this.#device.id
  }
}

/**
 * Which files a path stands for now. A file moved or replaced under an open connection would take writes that nobody
 * finds again; the same holds for its journal, where the last ones are.
 */
function filesOf(path: string): string {
  const inode = (file: string) => statSync(file, { bigint: true, throwIfNoEntry: false })?.ino
  return `${inode(path)} ${inode(`${path}-wal`)}`
}

/**
 * Opens a company file, brought up to date first when an older program wrote it. Refuses, each with its reason: no
 * such file, no company, wrong key, newer version, damaged, locked, read-only, synchronised folder, network share.
 */
export function openCompany(options: OpenCompany): Company {
  checkExisting(options.path)
  checkLocation(options.path)
  checkOneName(options.path)
  const { path, readonly = false, busyMs } = options
  const key = keyFor(path, options.secret, busyMs)
  return guarded(() => {
    let sql = openDatabase(path, { key, readonly, busyMs })
    try {
      sql = upgradeIfOlder(sql, checkFormat(sql, path), { path, key, busyMs })
      if (!readonly) {
        useWal(sql)
        removeUnfinished(path)
        drainWaiting(sql)
      }
      return new Company(options, sql, key ?? null)
    } catch (error) {
      sql.close()
      throw error
    }
  })
}

/**
 * Copies in the other form that a crash left while encrypting or decrypting: one may be plain. Whoever makes one keeps
 * the file to themselves, so what is found while it is open is left over.
 */
function removeUnfinished(path: string): void {
  const draft = rekeyingPath(path)
  if (existsSync(draft)) removeDatabase(draft)
}
