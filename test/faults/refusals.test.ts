/**
 * Protects: whatever stands in the way of a company file is named in both languages, with what to do next, and the books
 * are afterwards what they were.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it, test } from 'vitest'
import { keyFilePath, newRecoveryKey } from '../../db/company/keys.ts'
import type { ErrorAnswer } from '../../db/rules/errors.ts'
import {
  Desk,
  digestOf,
  entriesIn,
  faultsOf,
  filesUnder,
  hashesOf,
  PASSPHRASE,
  postOne,
} from '../support/companyFile.ts'
import { hold } from '../support/holder.ts'
import { codeOf } from '../support/refused.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const ENTRIES = 3

interface Given {
  readonly name: string
  readonly code: string
  readonly passphrase?: string
  readonly secret?: string
  /** Makes things go wrong; the file is closed. */
  readonly spoil: (desk: Desk) => void
}

const changed =
  (statement: string, ...values: readonly string[]) =>
  (desk: Desk) => {
    const database = new Database(desk.path)
    database.prepare(statement).run(...values)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  }

const setMeta = (key: string, value: string) => changed('UPDATE meta SET value = ? WHERE key = ?', value, key)
/** One damaged byte may be of the name under which the company's identity is kept. */
const withoutIdentity = changed("UPDATE meta SET key = 'compamy' WHERE key = 'company'")

const otherDatabase = (journal: string) => (desk: Desk) => {
  rmSync(desk.path)
  const database = new Database(desk.path)
  database.pragma(`journal_mode = ${journal}`)
  database.exec('CREATE TABLE note (text TEXT); CREATE TABLE meta (key TEXT, value TEXT)')
  database.close()
}

const replaceWith = (content: string | Uint8Array) => (desk: Desk) => writeFileSync(desk.path, content)
const nothing = () => {}

const TABLE: readonly Given[] = [
  { name: 'no file', code: 'company.notFound', spoil: (desk) => rmSync(desk.path) },
  {
    name: 'a folder',
    code: 'company.isFolder',
    spoil: (desk) => {
      rmSync(desk.path)
      mkdirSync(desk.path)
    },
  },
  { name: 'an empty file', code: 'company.notCompany', spoil: replaceWith('') },
  { name: 'a text', code: 'company.notCompany', spoil: replaceWith('Chère madame,\n'.repeat(100)) },
  { name: 'a few bytes', code: 'company.notCompany', spoil: replaceWith('SQLite') },
  { name: 'another SQLite database', code: 'company.notCompany', spoil: otherDatabase('DELETE') },
  { name: 'another SQLite database with a journal', code: 'company.notCompany', spoil: otherDatabase('WAL') },
  { name: 'random bytes', code: 'company.noKeyFile', spoil: replaceWith(randomBytes(40_960)) },
  {
    name: 'random bytes, with a passphrase',
    code: 'company.keyFileMissing',
    secret: PASSPHRASE,
    spoil: replaceWith(randomBytes(40_960)),
  },
  {
    name: 'random bytes, with a recovery key',
    code: 'company.wrongKey',
    secret: newRecoveryKey(),
    spoil: replaceWith(randomBytes(40_960)),
  },
  {
    name: 'random bytes of an odd length',
    code: 'company.notCompany',
    spoil: replaceWith(randomBytes(40_000)),
  },
  { name: 'a newer log', code: 'company.newerVersion', spoil: setMeta('log_version', '999') },
  { name: 'newer tables', code: 'company.newerVersion', spoil: setMeta('state_version', '999') },
  { name: 'a version that is none', code: 'company.damaged', spoil: setMeta('log_version', 'deux') },
  { name: 'no identity', code: 'company.damaged', spoil: withoutIdentity },
  { name: 'no passphrase', code: 'company.needsKey', passphrase: PASSPHRASE, spoil: nothing },
  {
    name: 'a wrong passphrase',
    code: 'company.wrongKey',
    passphrase: PASSPHRASE,
    secret: 'another',
    spoil: nothing,
  },
  {
    name: 'a missing key file, and no passphrase',
    code: 'company.noKeyFile',
    passphrase: PASSPHRASE,
    spoil: (desk) => rmSync(keyFilePath(desk.path)),
  },
  {
    name: 'a missing key file',
    code: 'company.keyFileMissing',
    passphrase: PASSPHRASE,
    secret: PASSPHRASE,
    spoil: (desk) => rmSync(keyFilePath(desk.path)),
  },
  {
    name: 'an encrypted file cut inside a page',
    code: 'company.damaged',
    passphrase: PASSPHRASE,
    secret: PASSPHRASE,
    spoil: (desk) => truncateSync(desk.path, 30_000),
  },
  {
    name: 'an encrypted file cut between pages',
    code: 'company.damaged',
    passphrase: PASSPHRASE,
    secret: PASSPHRASE,
    spoil: (desk) => truncateSync(desk.path, 32_768),
  },
]

it.each(TABLE.map((given) => [given.name, given] as const))(
  '%s',
  (_name, { code, passphrase, secret, spoil }) => {
    const desk = new Desk(temporaryFolder())
    desk.filled(ENTRIES, { passphrase })
    spoil(desk)
    const books = filesUnder(desk.at('.'))
    const before = books.map(digestOf)
    expect(codeOf(() => desk.with(() => {}, { secret }))).toBe(code)
    expect(books.map(digestOf)).toEqual(before)
  },
)

test('a file cut at any length is damaged or no company, and is left as it is', () => {
  const desk = new Desk(temporaryFolder())
  desk.filled(ENTRIES)
  const whole = readFileSync(desk.path)
  const cuts = [1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, 8192, whole.length >> 1, whole.length - 1]
  for (const cut of cuts) {
    writeFileSync(desk.path, whole.subarray(0, cut))
    const code = codeOf(() => desk.with((company) => postOne(company, 100)))
    expect(['company.damaged', 'company.notCompany'], String(cut)).toContain(code)
    expect(readFileSync(desk.path).equals(whole.subarray(0, cut)), String(cut)).toBe(true)
  }
})

describe('in a place that is not safe', () => {
  test('a company that was put in a synchronised folder does not open', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(ENTRIES)
    mkdirSync(desk.at('OneDrive'))
    const path = desk.at('OneDrive/acme.grandlivre')
    renameSync(desk.path, path)
    expect(codeOf(() => desk.open({ path }))).toBe('company.syncedFolder')
  })
})

describe('held by another program', () => {
  test('for a short while: the writer waits', async () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(ENTRIES)
    const { letGo } = await hold(desk.path, 'BEGIN IMMEDIATE', 700)
    desk.with((company) => {
      postOne(company, 100)
      expect([faultsOf(company), entriesIn(company)]).toEqual([[], ENTRIES + 1])
    })
    await letGo()
  })

  it.each([
    ['by a writer', 'BEGIN IMMEDIATE'],
    ['by one who keeps everyone out', 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'],
  ])('%s, for longer than is bearable: says so, and nothing is lost', async (_name, mode) => {
    const desk = new Desk(temporaryFolder())
    const { ledger, state } = desk.filled(ENTRIES)
    const { letGo } = await hold(desk.path, mode)
    const start = performance.now()
    expect(codeOf(() => desk.with((company) => postOne(company, 100), { busyMs: 200 }))).toBe(
      'company.locked',
    )
    expect(performance.now() - start).toBeGreaterThan(150)
    await letGo()
    desk.with((company) => expect(hashesOf(company)).toEqual({ ledger, state }))
  })
})

describe('under an open company', () => {
  it.each([
    ['the file is removed', (desk: Desk) => rmSync(desk.path)],
    ['the file is moved', (desk: Desk) => renameSync(desk.path, desk.at('moved.grandlivre'))],
    [
      'another company takes its place',
      (desk: Desk) => {
        desk.create({}, desk.at('other.grandlivre')).company.close()
        renameSync(desk.at('other.grandlivre'), desk.path)
      },
    ],
    ['its journal is removed', (desk: Desk) => rmSync(`${desk.path}-wal`)],
  ])('%s: nothing more is written to it', (_name, change) => {
    const desk = new Desk(temporaryFolder())
    desk.filled(ENTRIES)
    const company = desk.open()
    change(desk)
    expect(codeOf(() => postOne(company, 100))).toBe('company.replaced')
    expect(codeOf(() => company.write({ door: 'test', operation: 'test' }, () => 1))).toBe('company.replaced')
    expect(entriesIn(company)).toBe(ENTRIES)
    company.close()
  })

  test('its journal is removed: closed and opened again, all that was written is there', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(ENTRIES)
    const company = desk.open()
    postOne(company, 900)
    const { ledger, state } = hashesOf(company)
    rmSync(`${desk.path}-wal`)
    company.close()
    desk.with((again) => {
      expect(hashesOf(again)).toEqual({ ledger, state })
      expect(again.device).not.toBe(null)
    })
  })

  test('the journal of a crash is removed: what the file still holds is whole, and goes on as a new device', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(ENTRIES)
    const company = desk.open()
    const device = company.device
    postOne(company, 900)
    const crashed = desk.at('crashed.grandlivre')
    copyFileSync(desk.path, crashed) // without its journal
    company.close()
    renameSync(crashed, desk.path)
    desk.with((again) => {
      expect([faultsOf(again), entriesIn(again)]).toEqual([[], ENTRIES])
      postOne(again, 900)
      expect(again.device).not.toBe(device)
      expect(faultsOf(again)).toEqual([])
    })
  })
})

test('a person without the right to write is told so, and reads on', () => {
  const desk = new Desk(temporaryFolder())
  const { ledger, state } = desk.filled(ENTRIES)
  if (process.getuid?.() === 0)
    for (const path of [desk.folder, join(desk.folder, 'books'), desk.place.home, ...filesUnder(desk.folder)])
      chownSync(path, 65_534, 65_534)
  for (const name of ['devices', 'keys'])
    if (process.getuid?.() === 0) chownSync(join(desk.place.home, name), 65_534, 65_534)
  const program = fileURLToPath(new URL('unprivileged.ts', import.meta.url))
  const answers = JSON.parse(
    execFileSync(process.execPath, [program, desk.folder, String(ENTRIES)], { encoding: 'utf8' }),
  ) as Record<string, ErrorAnswer | boolean>
  const { 'read of a read-only file': read, ...refused } = answers
  expect(read).toBe(true)
  const codes = Object.fromEntries(
    Object.entries(refused).map(([name, answer]) => [name, (answer as ErrorAnswer).code ?? answer]),
  )
  expect(codes).toEqual(Object.fromEntries(Object.keys(refused).map((name) => [name, 'company.readOnly'])))
  expect(Object.keys(refused)).toHaveLength(6)
  desk.with((company) => expect(hashesOf(company)).toEqual({ ledger, state }))
})
