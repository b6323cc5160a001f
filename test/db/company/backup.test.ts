/** Protects: a backup is a whole company, verified before it is called one; enough are kept; restoring overwrites nothing. */
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import {
  type BackupFile,
  backup,
  backupIfChanged,
  backups,
  kept,
  lastBackup,
  restore,
} from '../../../db/company/backup.ts'
import type { Sql } from '../../../db/sql.ts'
import { Desk, digestOf, entriesIn, faultsOf, hashesOf, postOne } from '../../support/companyFile.ts'
import { crashStates } from '../../support/crashes.ts'
import { withoutTriggers } from '../../support/flips.ts'
import { codeOf } from '../../support/refused.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const HOUR = 3600_000
const DAY = 24 * HOUR
const start = Date.UTC(2026, 11, 31, 18)

/** Backups taken so long before `start`, newest first. */
const taken = (...ages: readonly number[]): BackupFile[] =>
  ages.map((age) => ({ path: new Date(start - age).toISOString(), at: start - age, bytes: 1 }))
const every = (step: number, count: number) =>
  taken(...Array.from({ length: count }, (_, index) => index * step))

describe('which backups are kept', () => {
  it.each([
    ['none of none', [], 0],
    ['all of ten', every(60_000, 10), 10],
    ['the newest ten of an hour', every(60_000, 50), 10],
    ['the newest ten, then the last of each day', every(6 * HOUR, 40), 10 + 7],
    ['thirty days, then months', every(DAY, 100), 30 + 3],
    ['thirty days with a backup, then months', every(15 * DAY, 100), 30 + 9],
    ['a backup a year', every(366 * DAY, 12), 12],
  ])('%s', (_what, files, count) => {
    expect(kept(files).size).toBe(count)
    for (const file of files.slice(0, 10)) expect(kept(files)).toContain(file.path)
  })

  test('thinning again, day after day, keeps what it kept', () => {
    let files: BackupFile[] = []
    for (let day = 0; day < 800; day += 1) {
      const at = start + day * DAY
      files = [{ path: String(at), at, bytes: 1 }, ...files]
      const keep = kept(files)
      files = files.filter((file) => keep.has(file.path))
    }
    const months = new Set(files.map((file) => new Date(file.at).toISOString().slice(0, 7)))
    expect(months.size).toBe(24)
    expect(files.length).toBeLessThan(56)
  })
})

describe('a backup', () => {
  test('is a whole company of its own, and is noted', () => {
    const desk = new Desk(temporaryFolder())
    const { ledger, state } = desk.filled(3)
    const made = desk.with((company) => {
      const result = backup(company, 'manual')
      expect(lastBackup(company.sql)).toMatchObject({
        path: result.path,
        bytes: result.bytes,
        ledgerHash: ledger,
      })
      expect(backups(desk.place, company.id).map((file) => file.path)).toEqual([result.path])
      return result
    })
    expect(made).toMatchObject({ ledgerHash: ledger, stateHash: state })
    expect(made.path.startsWith(desk.place.home)).toBe(true)
    expect(readFileSync(made.path).length).toBe(made.bytes)
    desk.with((company) => expect([faultsOf(company), entriesIn(company)]).toEqual([[], 3]), {
      path: made.path,
    })
  })

  test('is only made when something changed, or when the last one is gone', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    desk.with((company) => {
      const first = backupIfChanged(company, 'closing')
      expect(first).not.toBe(null)
      expect(backupIfChanged(company, 'daily')).toBe(null)
      postOne(company, 100)
      expect(backupIfChanged(company, 'daily')?.ledgerHash).toBe(hashesOf(company).ledger)
      rmSync(lastBackup(company.sql)!.path)
      expect(backupIfChanged(company, 'daily')).not.toBe(null)
    })
  })

  test('taken twice in the same second has two names', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    desk.with(
      (company) => {
        const paths = [1, 2, 3].map(() => backup(company, 'manual').path)
        expect(new Set(paths).size).toBe(3)
      },
      { now: () => 1_770_000_000_000 },
    )
  })

  test('thins those before it, with their keys and with what crashes left', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    desk.with((company) => {
      const folder = dirname(backup(company, 'closing').path)
      const old = (name: string, days: number) => {
        writeFileSync(join(folder, name), '')
        const seconds = Date.now() / 1000 - days * 86_400
        utimesSync(join(folder, name), seconds, seconds)
        return join(folder, name)
      }
      const many = Array.from({ length: 12 }, (_, index) => old(`a-${index}.grandlivre`, 900 + index / 100))
      const gone = [many.at(-1)!, old('a-11.grandlivre.key', 900), old('b.grandlivre.writing', 2)]
      const fresh = old('c.grandlivre.writing', 0)
      backup(company, 'closing')
      expect([...gone, fresh].map(existsSync)).toEqual([false, false, false, true])
    })
  })

  test('is refused over anything that exists, and over the company itself', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    writeFileSync(desk.at('letter.txt'), 'chère madame')
    desk.with((company) => {
      expect(codeOf(() => backup(company, 'manual', desk.path))).toBe('company.sameFile')
      expect(codeOf(() => backup(company, 'manual', desk.at('letter.txt')))).toBe('company.exists')
      expect(codeOf(() => backup(company, 'manual', desk.at('none/a.grandlivre')))).toBe('company.noFolder')
    })
    expect(readFileSync(desk.at('letter.txt'), 'utf8')).toBe('chère madame')
  })

  it.each([
    ['its balances', "UPDATE balance SET debit = debit + 1 WHERE account = '1010'"],
    ['its chain', "UPDATE change SET user = 'x' WHERE seq = 3"],
  ])('is not made of books that do not hold: %s', (_what, fault) => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    desk.with((company) => {
      withoutTriggers(company.sql.database, () => company.sql.script(fault))
      expect(codeOf(() => backup(company, 'manual', desk.at('copy.grandlivre')))).toBe('company.notVerified')
    })
    expect(desk.names()).toEqual(['acme.grandlivre'])
  })

  test('may go where a company may not: to a folder that is synchronised', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    writeFileSync(desk.at('../.dropbox'), '')
    const elsewhere = new Desk(temporaryFolder())
    elsewhere.filled(1)
    elsewhere.with((company) => backup(company, 'manual', desk.at('copy.grandlivre')))
    expect(desk.names()).toContain('copy.grandlivre')
  })
})

describe('restoring', () => {
  test('makes the same books again, in a new file that becomes a device of its own', () => {
    const desk = new Desk(temporaryFolder())
    const { ledger, state } = desk.filled(2)
    const { path: from, device } = desk.with((company) => ({
      path: backup(company, 'manual').path,
      device: company.device,
    }))
    const before = digestOf(from)
    const path = desk.at('restored.grandlivre')
    expect(restore(from, path, desk.place)).toMatchObject({ path, ledgerHash: ledger, stateHash: state })
    expect(digestOf(from)).toBe(before)
    desk.with(
      (company) => {
        expect([company.device, hashesOf(company)]).toEqual([null, { ledger, state }])
        const { number } = postOne(company, 100)
        expect(company.device).not.toBe(device)
        expect(number).not.toBe('3')
        expect(faultsOf(company)).toEqual([])
      },
      { path },
    )
    desk.with((company) => expect(company.device).toBe(device))
  })

  test('overwrites nothing, and refuses what is no backup', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    const from = desk.with((company) => backup(company, 'manual').path)
    const before = digestOf(desk.path)
    writeFileSync(desk.at('letter.txt'), 'chère madame')
    const tried: readonly (readonly [string, string, string])[] = [
      [from, desk.path, 'company.exists'],
      [from, from, 'company.sameFile'],
      [desk.at('none.grandlivre'), desk.at('a.grandlivre'), 'company.notFound'],
      [desk.at('letter.txt'), desk.at('a.grandlivre'), 'company.notCompany'],
      [desk.at('.'), desk.at('a.grandlivre'), 'company.isFolder'],
      [from, desk.at('none/a.grandlivre'), 'company.noFolder'],
    ]
    for (const [source, to, code] of tried)
      expect(
        codeOf(() => restore(source, to, desk.place)),
        code,
      ).toBe(code)
    expect(digestOf(desk.path)).toBe(before)
    expect(desk.names()).toEqual(['acme.grandlivre', 'letter.txt'])
  })

  test('refuses a backup that was altered', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    const from = desk.with((company) => {
      const spoil = (sql: Sql) => sql.script("UPDATE balance SET debit = debit + 1 WHERE account = '1010'")
      const made = backup(company, 'manual').path
      desk.with((copy) => spoil(copy.sql), { path: made })
      return made
    })
    expect(codeOf(() => restore(from, desk.at('a.grandlivre'), desk.place))).toBe('company.notVerified')
    expect(existsSync(desk.at('a.grandlivre'))).toBe(false)
  })
})

test('a crash at any step of a backup or of restoring it leaves the books, and no half backup under its name', () => {
  const desk = new Desk(temporaryFolder())
  const { state } = desk.filled(2)
  const copy = desk.at('copy.grandlivre')
  const restored = desk.at('restored.grandlivre')
  const states = crashStates(desk.folder, temporaryFolder(), () => {
    desk.with((company) => backup(company, 'manual', copy))
    restore(copy, restored, desk.place)
  })
  expect(states.count).toBeGreaterThan(8)
  for (let index = 0; index < states.count; index += 1) {
    states.restore(index)
    for (const path of [desk.path, copy, restored].filter(existsSync))
      desk.with(
        (company) =>
          expect([faultsOf(company), hashesOf(company).state], states.stepOf(index)).toEqual([[], state]),
        {
          path,
        },
      )
    rmSync(copy, { force: true })
    desk.with((company) => backup(company, 'manual', copy))
  }
}, 180_000)
