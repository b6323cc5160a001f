/** Making a company: a new file with its chart of accounts, its taxes and its first owner. */
import { existsSync, realpathSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { append } from '../changes/append.ts'
import type { Draft } from '../changes/drafts.ts'
import { uuidv7 } from '../changes/ids.ts'
import { createTables } from '../changes/rebuild.ts'
import { type RecordValues, recordDrafts } from '../records/fields.ts'
import type { ChartAccount } from '../rules/charts/index.ts'
import { type InstantMs, localDay } from '../rules/dates.ts'
import type { Sql } from '../sql.ts'
import { Company } from './company.ts'
import { APPLICATION_ID, openDatabase, useWal } from './connection.ts'
import { noteHead, registerDevice } from './device.ts'
import { guarded } from './errors.ts'
import { putInPlace, removeDatabase } from './files.ts'
import { checkPassphrase, fileKeyOf, keyFilePath, newRecoveryKey, writeKeyFile } from './keys.ts'
import { checkLocation, checkNewFile } from './location.ts'
import { deviceRecords, forgetDevice, type Place } from './place.ts'

export interface NewCompany {
  readonly name: string
  readonly country: string
  readonly province: string | null
  readonly currency: string
  /** `MM-DD` */
  readonly fiscalYearEnd: string
  readonly language: string
  readonly accounts: readonly ChartAccount[]
  /** Codes of the taxes it is registered for; none for a small supplier. */
  readonly taxes: readonly {
    readonly code: string
    readonly since: string | null
    readonly number: string | null
  }[]
  readonly passphrase?: string | undefined
}

export interface CreateOptions {
  readonly path: string
  readonly place: Place
  readonly now: () => InstantMs
  readonly door: string
}

function ownerName(): string {
  try {
    return userInfo().username
  } catch {
    return '' // an account without a name, as some servers have
  }
}

function firstRecords(input: NewCompany, today: string): RecordValues[] {
  const { name, province, fiscalYearEnd, language } = input
  return [
    {
      kind: 'company',
      record: 'company',
      values: { name, province, fiscal_year_end: fiscalYearEnd, language, created_day: today },
    },
    { kind: 'user', record: 'owner', values: { name: ownerName(), role: 'owner' } },
    ...input.taxes.map(
      ({ code, since, number }): RecordValues => ({
        kind: 'tax_registration',
        record: code,
        values: { since, number },
      }),
    ),
    ...input.accounts.map(
      (account): RecordValues => ({
        kind: 'account',
        record: account.code,
        values: {
          name: account.name,
          name_en: account.nameEn,
          type: account.type,
          role: account.role ?? null,
          gifi: account.gifi ?? null,
          currency: account.currency ?? null,
        },
      }),
    ),
  ]
}

function fillFile(sql: Sql, input: NewCompany, options: CreateOptions): { id: string; device: string } {
  const id = uuidv7(options.now())
  sql.database.pragma(`application_id = ${APPLICATION_ID}`)
  const device = sql.write(() => {
    createTables(sql, id)
    const author = { user: 'owner', door: options.door, operation: 'company.create' }
    const made = registerDevice(sql, options.place, author, options.now())
    const created: Draft = {
      type: 'company.created',
      body: { country: input.country, currency: input.currency },
    }
    const drafts = [created, ...recordDrafts(sql, firstRecords(input, localDay(options.now())))]
    append(sql, { device: made.id, author, now: options.now(), drafts })
    return made.id
  })
  return { id, device }
}

/** A new file takes the place of a deleted one: what was noted of that one no longer holds. */
export function forgetPath(place: Place, company: string, path: string): void {
  for (const record of deviceRecords(place, company))
    if (record.path === path) forgetDevice(place, record.device)
}

/**
 * Creates a company file, whole or not at all, and opens it. Refuses an existing file, a missing or unsafe folder and a
 * weak passphrase. `recoveryKey` is given once and kept nowhere.
 */
export function createCompany(
  input: NewCompany,
  options: CreateOptions,
): { company: Company; recoveryKey: string | null } {
  checkNewFile(options.path)
  checkLocation(options.path)
  if (input.passphrase !== undefined) checkPassphrase(input.passphrase)
  const recoveryKey = input.passphrase === undefined ? null : newRecoveryKey()
  const key = recoveryKey ? fileKeyOf(recoveryKey) : undefined
  const draft = `${options.path}.creating`
  return guarded(() => {
    removeDatabase(draft)
    const sql = openDatabase(draft, { key }, false)
    try {
      const { id, device } = fillFile(sql, input, options)
      sql.close()
      if (key) writeKeyFile(options.path, key, input.passphrase!)
      putInPlace(draft, options.path)
      const opened = openDatabase(options.path, { key })
      useWal(opened)
      noteHead(opened, options.place, id, options.path, device)
      return { company: new Company({ ...options }, opened, key ?? null), recoveryKey }
    } catch (error) {
      sql.close()
      removeDatabase(draft)
      if (!existsSync(options.path)) rmSync(keyFilePath(options.path), { force: true })
      throw error
    }
  })
}

/** Takes back a company that was just made and could not be filled: closes it, and leaves nothing of it. */
export function takeBack(company: Company): void {
  const { path, place, id } = company
  company.close()
  forgetPath(place, id, realpathSync(path))
  removeDatabase(path)
  rmSync(keyFilePath(path), { force: true })
}
