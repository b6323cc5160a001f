/**
 * Protects the promise that what was acknowledged survives the power: a process that is killed loses nothing even where
 * SQLite leaves the disk its time, so no crash test sees the difference. Every connection by which a company is written to
 * is asked what it waits for.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Company, openCompany } from '../../../db/company/company.ts'
import { openDatabase } from '../../../db/company/connection.ts'
import { createCompany } from '../../../db/company/create.ts'
import type { Sql } from '../../../db/sql.ts'
import { SMALL_COMPANY } from '../../support/companyFile.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-test-'))
const place = { home: path.join(folder, 'home'), keychain: null }
const now = () => Date.UTC(2026, 2, 31, 12)
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const said = ({ database }: Sql) =>
  Object.fromEntries(
    ['synchronous', 'fullfsync', 'journal_mode', 'foreign_keys', 'trusted_schema', 'cell_size_check'].map(
      (name) => [name, database.pragma(name, { simple: true })],
    ),
  )

const FULL = 2
/** A commit is on the disk before it is acknowledged, also where the system only hands it to the drive. */
const DURABLE = {
  synchronous: FULL,
  fullfsync: 1,
  journal_mode: 'wal',
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
}

describe.each([
  ['a plain company', undefined],
  ['an encrypted company', 'cinq mots pour un coffre'],
])('%s', (name, passphrase) => {
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.grandlivre`)
  let created: Company
  let secret: string | undefined
  beforeAll(() => {
    const made = createCompany(
      { ...SMALL_COMPANY, accounts: [], ...(passphrase ? { passphrase } : {}) },
      { path: file, place, now, door: 'test' },
    )
    created = made.company
    secret = made.recoveryKey ?? undefined
  })
  afterAll(() => created.close())

  test('is durable from its first commit', () => {
    expect(said(created.sql)).toEqual(DURABLE)
  })

  test('what is written stands in the journal, and after a checkpoint in the file', () => {
    const bytes = () => fs.statSync(file).size
    const before = bytes()
    created.write({ door: 'test', operation: 'test' }, () =>
      created.sql.run("INSERT INTO meta VALUES ('test', ?)", 'x'.repeat(100_000)),
    )
    expect(bytes()).toBe(before)
    created.checkpoint()
    expect(bytes()).toBeGreaterThan(before + 100_000)
  })

  test('is durable when it is opened again', () => {
    const opened = openCompany({ path: file, place, now, secret })
    try {
      expect(said(opened.sql)).toEqual(DURABLE)
    } finally {
      opened.close()
    }
  })
})

test('a file that is written beside another, to take its place, is forced to the disk too', () => {
  const draft = openDatabase(path.join(folder, 'draft.grandlivre'), {}, false)
  try {
    expect(said(draft)).toMatchObject({ synchronous: FULL, fullfsync: 1 })
  } finally {
    draft.close()
  }
})
