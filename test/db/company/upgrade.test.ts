/** Protects: books of an older program come up to date without losing a cent, and the way back stays open. */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, test } from 'vitest'
import { VERSIONS } from '../../../db/changes/versions.ts'
import { backup, restore } from '../../../db/company/backup.ts'
import type { Company } from '../../../db/company/company.ts'
import { encrypt } from '../../../db/company/encryption.ts'
import { undoUpgrade } from '../../../db/company/upgrade.ts'
import { BALANCES_KEPT } from '../../../db/ledger/balances.ts'
import { STATE_VERSION } from '../../../db/tables.ts'
import { type Past, pasts, presents, shapeOf, unpack, versionOf } from '../../fixtures/upgrades/past.ts'
import {
  Desk,
  digestOf,
  entriesIn,
  faultsOf,
  filesWith,
  hashesOf,
  PASSPHRASE,
  postOne,
} from '../../support/companyFile.ts'
import { codeOf } from '../../support/refused.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

/** The books are up to date, sound, and say what they said. */
function expectSame(company: Company, past: Past, step = ''): void {
  expect(company.sql.get("SELECT value FROM meta WHERE key = 'state_version'"), step).toEqual({
    value: String(STATE_VERSION),
  })
  expect(hashesOf(company).ledger, step).toBe(past.ledgerHash)
  expect(company.sql.all(BALANCES_KEPT), step).toEqual(past.balances)
  expect(faultsOf(company), step).toEqual([])
}

function deskOf(name: string): { desk: Desk; past: Past; kept: string } {
  const desk = new Desk(temporaryFolder())
  const past = unpack(name, desk.path)
  return { desk, past, kept: `${desk.path}.before-1.${versionOf(name)}` }
}

/** Runs SQL on a closed file. */
function change(path: string, ...statements: readonly string[]): void {
  const database = new Database(path)
  for (const statement of statements) database.exec(statement)
  database.close()
}

describe('the files of the past', () => {
  test('are of every version of the tables that there was', () => {
    const versions = new Set(pasts.map(versionOf))
    expect([...versions].sort((a, b) => a - b)).toEqual(
      Array.from({ length: STATE_VERSION }, (_, index) => index),
    )
  })

  test('are joined by one of today, for the day when its version is past: else run test/fixtures/upgrades/make.ts', () => {
    const desk = new Desk(temporaryFolder())
    const { company } = desk.create()
    const shape = shapeOf(company.sql.database)
    company.close()
    // another shape under the same number: files of the two could not be told apart, so the number must be raised
    expect(presents, 'raise STATE_VERSION, then run make.ts').toEqual([
      `state-${STATE_VERSION}-${shape.slice(0, 8)}`,
    ])
  })

  test('hold every type of change', () => {
    const types = [...pasts, ...presents].flatMap(
      (name) => unpack(name, new Desk(temporaryFolder()).path).types ?? [],
    )
    expect([...new Set(types)].sort()).toEqual(Object.keys(VERSIONS).sort())
  })
})

test.each(pasts)('%s comes up to date by being opened; the old file is kept byte for byte', (name) => {
  const { desk, past, kept } = deskOf(name)
  const before = digestOf(desk.path)
  desk.with((company) => expectSame(company, past))
  expect(digestOf(kept)).toBe(before)
  expect(desk.names()).toEqual(['acme.grandlivre', basename(kept)])
  const after = digestOf(desk.path)
  desk.with((company) => expectSame(company, past))
  expect(digestOf(desk.path)).toBe(after)
})

test.each(presents)('%s, of today, opens as it is', (name) => {
  const { desk, past } = deskOf(name)
  desk.with((company) => expectSame(company, past))
  expect(desk.names()).toEqual(['acme.grandlivre'])
})

describe.each([pasts[0]!, pasts.at(-1)!])('%s', (name) => {
  test('a backup of it restores to books of today, and stays as it is', () => {
    const { desk, past, kept } = deskOf(name)
    const before = digestOf(desk.path)
    const path = desk.at('restored.grandlivre')
    expect(restore(desk.path, path, desk.place).ledgerHash).toBe(past.ledgerHash)
    expect(digestOf(desk.path)).toBe(before)
    desk.with((company) => expectSame(company, past), { path })
    expect(existsSync(kept)).toBe(false)
  })

  test('what would not come out the same is refused, and the old file stays', () => {
    const { desk } = deskOf(name)
    change(desk.path, "UPDATE balance SET debit = debit + 1 WHERE account = '1010'")
    const before = digestOf(desk.path)
    expect(codeOf(() => desk.open())).toBe('company.notVerified')
    expect(digestOf(desk.path)).toBe(before)
    expect(desk.names()).toEqual(['acme.grandlivre'])
  })

  test('while an older program still has it open, it is left alone', () => {
    const { desk, past } = deskOf(name)
    const other = new Database(desk.path)
    other.prepare('SELECT count(*) FROM change').get()
    expect(codeOf(() => desk.open({ busyMs: 100 }))).toBe('company.locked')
    other.close()
    desk.with((company) => expectSame(company, past))
  })
})

const NAME = pasts[0]!

test('encrypting an older file brings it up to date first', () => {
  const { desk, past, kept } = deskOf(NAME)
  encrypt(desk.path, PASSPHRASE)
  expect(existsSync(kept)).toBe(true)
  desk.with((company) => expectSame(company, past), { secret: PASSPHRASE })
})

test('an older encrypted file comes up to date encrypted, and goes back', () => {
  const desk = new Desk(temporaryFolder())
  desk.filled(3, { passphrase: PASSPHRASE })
  const secret = PASSPHRASE
  const company = desk.open({ secret })
  const past: Past = { ledgerHash: hashesOf(company).ledger, balances: company.sql.all(BALANCES_KEPT) }
  company.sql.script("DROP TABLE layout; UPDATE meta SET value = '0' WHERE key = 'state_version'")
  company.close()
  const before = digestOf(desk.path)
  for (let time = 0; time < 2; time += 1) {
    desk.with((again) => expectSame(again, past), { secret })
    expect(filesWith(desk.at('.'), 'Banque')).toEqual([])
    undoUpgrade(desk.path)
    expect(digestOf(desk.path)).toBe(before)
  }
})

describe('going back', () => {
  test('keeps what was entered since beside it, every time', () => {
    const { desk, past } = deskOf(NAME)
    const before = digestOf(desk.path)
    for (const kept of ['.after-upgrade', '.after-upgrade-2']) {
      desk.with((company) => postOne(company, 5))
      expect(undoUpgrade(desk.path)).toEqual({ path: desk.path, kept: desk.path + kept })
      expect(digestOf(desk.path)).toBe(before)
    }
    desk.with((company) => expectSame(company, past))
  })

  test('takes what a crash left in the journal along', () => {
    const { desk } = deskOf(NAME)
    const company = desk.open()
    postOne(company, 5)
    const entries = entriesIn(company)
    for (const suffix of ['', '-wal']) copyFileSync(desk.path + suffix, desk.at(`crashed${suffix}`))
    company.close()
    for (const suffix of ['', '-wal']) renameSync(desk.at(`crashed${suffix}`), desk.path + suffix)
    const { kept } = undoUpgrade(desk.path)
    desk.with((after) => expect([entriesIn(after), faultsOf(after)]).toEqual([entries, []]), { path: kept })
  })

  test('is possible when the newer file is damaged', () => {
    const { desk, past } = deskOf(NAME)
    desk.with(() => {})
    const damaged = readFileSync(desk.path).fill(0x55, 4096)
    writeFileSync(desk.path, damaged)
    const { kept } = undoUpgrade(desk.path)
    expect(readFileSync(kept).equals(damaged)).toBe(true)
    desk.with((company) => expectSame(company, past))
  })

  test('is refused while the company is open, and when there is nothing to go back to', () => {
    const { desk, kept } = deskOf(NAME)
    desk.with((company) => {
      postOne(company, 5)
      expect(codeOf(() => undoUpgrade(desk.path))).toBe('company.locked')
    })
    rmSync(kept)
    expect(codeOf(() => undoUpgrade(desk.path))).toBe('company.noUpgrade')
    expect(codeOf(() => undoUpgrade(desk.at('none/acme.grandlivre')))).toBe('company.noUpgrade')
  })

  test('takes the last of several: 1.10 comes after 1.9', () => {
    const { desk } = deskOf(NAME)
    const last = `${desk.path}.before-1.10`
    for (const version of ['1.2', '1.9', '1.10']) writeFileSync(`${desk.path}.before-${version}`, version)
    undoUpgrade(desk.path)
    expect([existsSync(last), readFileSync(desk.path, 'utf8')]).toEqual([false, '1.10'])
  })
})

it.each(['closing', 'manual'] as const)('a backup (%s) of upgraded books needs no upgrade', (reason) => {
  const { desk, past } = deskOf(NAME)
  const made = desk.with((company) => backup(company, reason))
  expect(made.ledgerHash).toBe(past.ledgerHash)
})
