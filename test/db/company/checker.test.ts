/**
 * Protects docs/check_company.py, by which anyone verifies a company without our program: sound files of every kind pass,
 * nothing is written, every planted forgery is found and named, and company.verify says the same of each.
 */
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgerHash } from '../../../db/changes/hashes.ts'
import { VERSIONS } from '../../../db/changes/versions.ts'
import { backup } from '../../../db/company/backup.ts'
import { decrypt } from '../../../db/company/encryption.ts'
import { verifyCompany } from '../../../db/company/verify.ts'
import { trialBalance } from '../../../db/ledger/trial-balance.ts'
import { Sql } from '../../../db/sql.ts'
import { pasts, unpack } from '../../fixtures/upgrades/past.ts'
import { startedBilling } from '../../simulation/billing.ts'
import { billing } from '../../simulation/billingSteps.ts'
import type { History } from '../../simulation/live.ts'
import { Office, startedCompany } from '../../simulation/office.ts'
import { contest, history } from '../../simulation/steps.ts'
import { day } from '../../support/books.ts'
import { check, checker, checkMany } from '../../support/checker.ts'
import { type Laptop, Workshop } from '../../support/company.ts'
import { Desk, digestOf, PASSPHRASE } from '../../support/companyFile.ts'
import { everything } from '../../support/everything.ts'
import { keepFigures } from '../../support/figures.ts'
import { fieldsOf, unguard, withoutTriggers } from '../../support/flips.ts'
import { FORGERIES, flip, retable, rewrite } from '../../support/forgeries.ts'
import { long, seed } from '../../support/properties.ts'
import { python } from '../../support/python.ts'
import { randomFrom } from '../../support/random.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const workshop = new Workshop()
const folder = workshop.folder
let office: Laptop
/** The company with everything in it, closed and whole in one file. */
let whole = ''

beforeAll(async () => {
  office = await everything(workshop)
  office.company.sql.database.pragma('wal_checkpoint(TRUNCATE)')
  whole = path.join(folder, 'whole.grandlivre')
  fs.copyFileSync(office.path, whole)
})
afterAll(() => workshop.close())

/** What a folder holds: names, sizes, times, bytes. */
const picture = (at: string) =>
  fs.readdirSync(at).map((name) => {
    const file = path.join(at, name)
    return [name, fs.statSync(file).mtimeMs, digestOf(file)]
  })

const apart = (name: string): string => {
  const at = path.join(temporaryFolder(), name)
  fs.copyFileSync(whole, at)
  return at
}

describe.skipIf(python === undefined)('a sound file', () => {
  test('passes, with the ledger hash and the trial balance of the program; nothing is written', () => {
    const file = apart('acme.grandlivre')
    const before = picture(path.dirname(file))
    for (const month of ['2026-01', '2026-02', '2026-12']) {
      const { status, output } = check(file, '--trial-balance', month)
      expect([status, output]).toEqual([0, expect.stringContaining('tout est juste / all is sound')])
      expect(output).toContain(`ledger hash: ${ledgerHash(office.company.sql)}\n`)
      const { rows } = trialBalance(office.company.sql, {
        asOf: day(`${month}-28`),
        from: null,
        gifi: false,
        closing: 'included',
      })
      const printed = [...output.matchAll(/^(\d{4}) +(\d+) +(\d+) +\(cents\)$/gm)].map((row) => [
        row[1],
        Number(row[2]) - Number(row[3]),
      ])
      expect(printed.filter(([, net]) => net !== 0)).toEqual(
        rows.filter(({ closing }) => closing !== 0).map(({ account, closing }) => [account, closing]),
      )
    }
    expect(picture(path.dirname(file))).toEqual(before)
  })

  test('passes where nothing can be written, with a name that needs quoting', () => {
    const file = apart('a b#c%20é?.grandlivre')
    fs.chmodSync(file, 0o444)
    fs.chmodSync(path.dirname(file), 0o555)
    expect(check(file)).toMatchObject({ status: 0 })
    fs.chmodSync(path.dirname(file), 0o755)
  })

  test('passes after an upgrade from every past version, as a backup, and decrypted', {
    timeout: 600_000,
  }, () => {
    const made = pasts.flatMap((name) => {
      const desk = new Desk(temporaryFolder())
      const { ledgerHash: hash } = unpack(name, desk.path)
      const copy = desk.with((company) => backup(company, 'manual', desk.at('backup.grandlivre')))
      return [desk.path, copy.path].map((file) => ({ name, hash, file }))
    })
    for (const [index, { status, output }] of checkMany(made.map(({ file }) => [file])).entries()) {
      const { name, hash } = made[index]!
      expect([name, status]).toEqual([name, 0])
      expect(output).toContain(hash)
    }
    const desk = new Desk(temporaryFolder())
    desk.filled(2, { passphrase: PASSPHRASE })
    const { status, output } = check(desk.path)
    expect(status).toBe(2)
    expect(output).toContain('run company.decrypt first')
    decrypt(desk.path, PASSPHRASE)
    expect(check(desk.path)).toMatchObject({ status: 0 })
  })
})

describe.skipIf(python === undefined)('a company of three laptops', () => {
  test('passes after any history, on each of them, where company.verify does', {
    timeout: 900_000,
  }, async () => {
    const started = performance.now()
    const files: { file: string; ok: boolean }[] = []
    const [general, billed] = [new Workshop(), new Workshop()]
    const templates = [await startedCompany(general), await startedBilling(billed)] as const
    const kinds = [
      [templates[0], history],
      [templates[0], contest],
      [templates[1], billing],
    ] as const
    let held = 0
    for (const [template, arbitrary] of kinds)
      for (const lived of fc.sample(arbitrary as fc.Arbitrary<History>, { numRuns: long ? 100 : 5, seed })) {
        const three = new Office(template)
        const keep = (laptop: Laptop, isWhole: boolean) => {
          const { company, path: from, name } = laptop
          // a part came emptied by someone who knew of its erasure, and the erasure itself did not come yet
          const { ok } = laptop.verify()
          if (isWhole) expect(ok, `seed ${seed}`).toBe(true)
          company.sql.database.pragma('wal_checkpoint(TRUNCATE)')
          const file = path.join(folder, `${files.length}-${name}.grandlivre`)
          fs.copyFileSync(from, file)
          files.push({ file, ok })
          held += company.sql.get<{ n: number }>('SELECT count(*) AS n FROM entry WHERE counts = 0')!.n
        }
        for (const step of lived.steps) await three.take(step)
        for (const laptop of three.laptops) keep(laptop, false) // each knows something else
        three.exchangeAll(lived.seed)
        keep(three.laptops[0]!, true)
        three.close()
      }
    general.close()
    billed.close()
    const found = checkMany(files.map(({ file }) => [file]))
    const apart = found.filter(({ status }, no) => (status === 0) !== files[no]!.ok)
    expect(apart, `seed ${seed}`).toEqual([])
    keepFigures('the checker on sound companies', { companies: files.length, 'entries held': held }, started)
  })
})

describe.skipIf(python === undefined)('what cannot be checked', () => {
  test('is said, with what to do: exit status 2', () => {
    const cases: Record<string, (file: string) => void> = {
      'not there': (file) => fs.rmSync(file),
      'something else': (file) => fs.writeFileSync(file, 'a,b\n1,2\n'),
      'close the company in GrandLivre': (file) => fs.writeFileSync(`${file}-wal`, 'x'),
      'check a backup': (file) => fs.writeFileSync(`${file}-journal`, 'x'),
      'take the checker of its version': (file) => {
        const raw = new Database(file)
        raw.exec("UPDATE meta SET value = '2' WHERE key = 'log_version'")
        raw.close()
      },
      'open the company once in GrandLivre': (file) => void unpack('state-0-month', file),
    }
    for (const [said, spoil] of Object.entries(cases)) {
      const file = apart('acme.grandlivre')
      spoil(file)
      const { status, output } = check(file)
      expect([said, status]).toEqual([said, 2])
      expect(output).toContain(said)
    }
  })

  test('bytes of the file destroyed: a fault, never a trace of the program', () => {
    const bytes = fs.readFileSync(whole)
    const random = randomFrom(seed)
    const commands: string[][] = []
    for (let index = 0; index < (long ? 300 : 20); index += 1) {
      const page = 1 + random(bytes.length / 4096 - 1)
      const broken = Buffer.from(bytes)
      broken.fill(random(256), page * 4096, page * 4096 + 1 + random(4096))
      const file = path.join(folder, `broken-${index}.grandlivre`)
      fs.writeFileSync(file, broken)
      commands.push([file])
    }
    for (const { status, output } of checkMany(commands)) {
      expect([0, 1, 2]).toContain(status)
      expect(output).toMatch(/all is sound|fautes \/ faults|NOT CHECKED/)
    }
  })
})

interface Planted {
  readonly what: string
  readonly file: string
  readonly names: readonly string[]
}

/** Forges a copy of the whole company; null when nothing could be done with what chance gave. */
function plant(what: string, index: number, random: (below: number) => number): Planted | null {
  const file = path.join(folder, `forged-${index}.grandlivre`)
  fs.copyFileSync(whole, file)
  const raw = new Database(file)
  raw.pragma('journal_mode = DELETE')
  unguard(raw)
  try {
    const names = withoutTriggers(raw, () => (FORGERIES[what] ?? flip(what))(raw, random))
    if (names === null) return null
    expect(verifyCompany(new Sql(raw)).ok, `${what} ${names}, seed ${seed}`).toBe(false)
    return { what, file, names }
  } finally {
    raw.close()
  }
}

/** Columns that hold anything, of the tables that the checker reads. */
function readColumns(): string[] {
  const raw = new Database(whole, { readonly: true })
  const fields = ['change', 'part', 'entry', 'posting', 'balance'].flatMap((table) => fieldsOf(raw, table))
  raw.close()
  return [...new Set(fields.map(({ table, column }) => `${table}.${column}`))]
}

const PLANTED = long ? 4_000 : 100
const AT_ONCE = 50

describe.skipIf(python === undefined)('a forgery', () => {
  test('is found and named, and company.verify finds it too', { timeout: 3_600_000 }, () => {
    const random = randomFrom(seed)
    const started = performance.now()
    const [kinds, columns] = [Object.keys(FORGERIES), readColumns()]
    // each once, then by chance: half of them bytes
    const plan = [...kinds, ...columns]
    const counted: Record<string, number> = {
      bytes: 0,
      ...Object.fromEntries(kinds.map((kind) => [kind, 0])),
    }
    const failures: string[] = []
    for (let done = 0; done < PLANTED; ) {
      const planted: Planted[] = []
      while (planted.length < AT_ONCE) {
        const some = random(2) ? columns : kinds
        const what = plan[done + planted.length] ?? some[random(some.length)]!
        const one = plant(what, planted.length, random)
        if (one) planted.push(one)
      }
      const answers = checkMany(planted.map(({ file }) => [file]))
      for (const [index, { status, output }] of answers.entries()) {
        const { what, names } = planted[index]!
        counted[kinds.includes(what) ? what : 'bytes']! += 1
        if (status !== 1 || !names.some((name) => output.includes(name)))
          failures.push(`${what} ${names}: ${status} ${output}`)
      }
      done += planted.length
    }
    expect(failures, `seed ${seed}`).toEqual([])
    keepFigures(
      'forgeries shown to the checker',
      { planted: PLANTED, unseen: failures.length, ...counted },
      started,
    )
  })
})

describe.skipIf(python === undefined)('a forgery of log and tables together', () => {
  test('is betrayed by a signed head, or by an earlier copy', () => {
    const random = randomFrom(seed)
    const { device, device_seq: signed } = office.company.sql.get<{ device: string; device_seq: number }>(
      'SELECT device, device_seq FROM head_signature',
    )!
    for (const isSigned of [true, false]) {
      const raw = new Database(apart('log.grandlivre'))
      unguard(raw)
      const where = `device ${isSigned ? '=' : '<>'} '${device}' AND device_seq <= ${signed} AND operation = 'ledger.post'`
      const forged = withoutTriggers(raw, () => rewrite(raw, random, true, where))
      const file = path.join(temporaryFolder(), 'forged.grandlivre')
      retable(raw, file)
      raw.close()
      const made = new Database(file)
      const { checks } = verifyCompany(new Sql(made))
      made.close()
      expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(isSigned ? ['signatures'] : [])
      const alone = check(file)
      expect(alone.status).toBe(isSigned ? 1 : 0)
      if (isSigned) expect(alone.output).toContain(`signed head not in its chain: ${device} nº ${signed}`)
      const beside = check(file, '--since', whole)
      expect(beside.status).toBe(1)
      expect(beside.output).toContain(`gone since the copy: ${forged.device} nº ${forged.deviceSeq}`)
    }
  })

  test('is found by both when an entry does not balance', () => {
    const raw = new Database(apart('log.grandlivre'))
    unguard(raw)
    const forge = () => rewrite(raw, randomFrom(seed), false, "operation = 'ledger.post'")
    const { entry } = withoutTriggers(raw, forge)
    const file = path.join(temporaryFolder(), 'forged.grandlivre')
    retable(raw, file)
    raw.close()
    const made = new Database(file)
    const told = verifyCompany(new Sql(made)).checks.find(({ name }) => name === 'entries')!
    made.close()
    const { status, output } = check(file)
    expect([told.ok, status]).toEqual([false, 1])
    expect(told.detail.fr).toContain(entry)
    expect(output).toMatch(new RegExp(`entry out of balance: nº .*${entry}`))
  })

  test('an end that was cut off is missed by an earlier copy', () => {
    const file = apart('cut.grandlivre')
    const raw = new Database(file)
    raw.pragma('journal_mode = DELETE')
    unguard(raw)
    const last = raw.prepare('SELECT seq, device, device_seq FROM change ORDER BY seq DESC').get() as {
      seq: number
      device: string
      device_seq: number
    }
    withoutTriggers(raw, () => {
      raw.prepare('DELETE FROM part WHERE change = ?').run(last.seq)
      raw.prepare('DELETE FROM change WHERE seq = ?').run(last.seq)
    })
    raw.close()
    const { status, output } = check(file, '--since', whole)
    expect(status).toBe(1)
    expect(output).toContain(`gone since the copy: ${last.device} nº ${last.device_seq}`)
    expect(check(whole, '--since', file).status).toBe(0)
  })
})

describe('the program and its page', () => {
  test('it is short, and needs nothing but Python', () => {
    const lines = fs.readFileSync(checker, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(200)
    expect(lines.filter((line) => /^(import|from) /.test(line))).toEqual([
      'import argparse, collections, contextlib, functools, hashlib, json, pathlib, sqlite3, sys, zlib',
    ])
  })

  test('docs/log.md names every type of change, and its version', () => {
    const page = fs.readFileSync(path.resolve(import.meta.dirname, '../../../docs/log.md'), 'utf8')
    expect(page).toContain('All are at version 1.')
    expect(Object.values(VERSIONS).every((version) => version === 1)).toBe(true)
    for (const type of Object.keys(VERSIONS)) expect(page).toContain(`| \`${type}\` |`)
  })
})
