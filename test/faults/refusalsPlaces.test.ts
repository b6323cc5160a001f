/**
 * Protects: names, links, places and locks that stand in the way of a company file are named in both languages, with
 * what to do next; what does not stand in the way does not; and the books are afterwards what they were.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { checkLocation } from '../../db/company/location.ts'
import { Desk, digestOf, entriesIn, faultsOf, filesUnder, hashesOf, postOne } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { hold } from '../support/holder.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { codeOf, outcomeOf } from '../support/refused.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const ENTRIES = 3
const POSIX = process.platform !== 'win32'

function filledDesk() {
  const desk = new Desk(temporaryFolder())
  return { desk, hashes: desk.filled(ENTRIES) }
}

/** Opens a path, which must be refused with a code and change no byte of any file. */
function expectRefused(desk: Desk, path: string, code: string): void {
  const files = filesUnder(desk.at('.'))
  const before = files.map(digestOf)
  expect(codeOf(() => desk.open({ path }))).toBe(code)
  expect(filesUnder(desk.at('.'))).toEqual(files)
  expect(files.map(digestOf)).toEqual(before)
}

describe('names', () => {
  const windows = ['é à ñ.grandlivre', '50%20 & 1#2.grandlivre', '日本🧾.grandlivre', ' espaces .grandlivre']
  const posix = [
    'deux\nlignes.grandlivre',
    `l'o"r?x=1.grandlivre`,
    'file:x.grandlivre',
    ':memory:',
    '-rf',
    '\\',
  ]
  it.each([...windows, ...(POSIX ? posix : [])])('%j is a name like another', (name) => {
    const desk = new Desk(temporaryFolder())
    const path = desk.at(name)
    const { company } = desk.create({}, path)
    postOne(company, 100)
    company.close()
    desk.with((again) => postOne(again, 200), { path })
    expect(desk.names()).toEqual([name])
    desk.with((again) => expect([entriesIn(again), faultsOf(again)]).toEqual([2, []]), { path })
  })

  test('too long a name, or too long a path, is refused for a new company and for one that is there', () => {
    const { desk, hashes } = filledDesk()
    const deep = desk.at(Array.from({ length: 6 }, () => 'd'.repeat(90)).join('/'))
    mkdirSync(deep, { recursive: true })
    for (const path of [desk.at('n'.repeat(230)), desk.at('n'.repeat(300)), join(deep, 'a.grandlivre')])
      expect(
        codeOf(() => desk.create({}, path)),
        path,
      ).toBe('company.longPath')
    renameSync(desk.path, join(deep, 'a.grandlivre'))
    expectRefused(desk, join(deep, 'a.grandlivre'), 'company.longPath')
    expect(codeOf(() => desk.open({ path: desk.at('n'.repeat(5_000)) }))).toBe('company.notFound')
    renameSync(join(deep, 'a.grandlivre'), desk.path)
    desk.with((company) => expect(hashesOf(company)).toEqual({ ledger: hashes.ledger, state: hashes.state }))
  })

  test('the longest name that is taken serves for everything', () => {
    const desk = new Desk(temporaryFolder())
    const path = desk.at(`${'n'.repeat(209)}.grandlivre`)
    const { company } = desk.create({}, path)
    postOne(company, 100)
    company.close()
    desk.with((again) => expect(faultsOf(again)).toEqual([]), { path })
  })
})

describe.skipIf(!POSIX)('links', () => {
  test('a link to the file is the file, also while both are open', () => {
    const { desk } = filledDesk()
    symlinkSync(desk.path, desk.at('link.grandlivre'))
    const [one, other] = [desk.open(), desk.open({ path: desk.at('link.grandlivre') })]
    for (const company of [one, other, one]) postOne(company, 100)
    expect([entriesIn(one), entriesIn(other), one.device]).toEqual([ENTRIES + 3, ENTRIES + 3, other.device])
    other.close()
    one.close()
    desk.with((again) => expect([entriesIn(again), faultsOf(again)]).toEqual([ENTRIES + 3, []]))
  })

  test.each([
    ['nowhere', '/nowhere/at-all'],
    ['itself', 'link.grandlivre'],
  ])('a link to %s is no file', (_name, target) => {
    const { desk } = filledDesk()
    symlinkSync(target, desk.at('link.grandlivre'))
    expect(codeOf(() => desk.open({ path: desk.at('link.grandlivre') }))).toBe('company.notFound')
  })

  test('a file with a second name is refused by both, until one is gone', () => {
    const { desk, hashes } = filledDesk()
    const second = join(desk.folder, 'second.grandlivre')
    linkSync(desk.path, second)
    expectRefused(desk, desk.path, 'company.secondName')
    expectRefused(desk, second, 'company.secondName')
    unlinkSync(second)
    desk.with((company) => expect(hashesOf(company)).toEqual({ ledger: hashes.ledger, state: hashes.state }))
  })

  test('a pipe in place of the file is refused at once', () => {
    const { desk } = filledDesk()
    execFileSync('mkfifo', [desk.at('pipe.grandlivre')])
    expect(codeOf(() => desk.open({ path: desk.at('pipe.grandlivre') }))).toBe('company.notCompany')
    expect(codeOf(() => desk.open({ path: '/dev/null' }))).toBe('company.notCompany')
  })
})

describe('places', () => {
  test('no folder, or a file in place of the folder', () => {
    const { desk } = filledDesk()
    for (const folder of [desk.at('none'), desk.path]) {
      expectRefused(desk, join(folder, 'a.grandlivre'), 'company.notFound')
      expect(codeOf(() => desk.create({}, join(folder, 'a.grandlivre')))).toBe('company.noFolder')
    }
  })

  it.each([
    ['removed', (desk: Desk) => rmSync(desk.at('.'), { recursive: true })],
    ['renamed', (desk: Desk) => renameSync(desk.at('.'), join(desk.folder, 'moved'))],
  ])('its folder is %s while it is open: nothing more is written', (_name, change) => {
    const { desk } = filledDesk()
    const company = desk.open()
    change(desk)
    expect(codeOf(() => postOne(company, 100))).toBe('company.replaced')
    expect(entriesIn(company)).toBe(ENTRIES)
    company.close()
  })

  it.each([0x6969, 0xff534d42, 0xfe534d42, 0x517b])('a share of the network (file system %i)', (type) => {
    const { desk } = filledDesk()
    expect(codeOf(() => checkLocation(desk.path, () => type))).toBe('company.networkShare')
  })

  test('a journal that is none is passed over', () => {
    const { desk, hashes } = filledDesk()
    writeFileSync(`${desk.path}-wal`, 'x'.repeat(10_000))
    desk.with((company) => {
      expect(hashesOf(company)).toEqual({ ledger: hashes.ledger, state: hashes.state })
      expect(faultsOf(company)).toEqual([])
    })
  })

  test('a folder in place of the journal: the disk is at fault, and the file stays', () => {
    const { desk } = filledDesk()
    mkdirSync(`${desk.path}-wal`)
    const before = digestOf(desk.path)
    expect(codeOf(() => desk.open())).toBe('disk.failed')
    expect(digestOf(desk.path)).toBe(before)
  })

  test.skipIf(!POSIX)('a disk so full that nothing can be made beside the file', () => {
    const { desk, hashes } = filledDesk()
    const program = fileURLToPath(new URL('opener.ts', import.meta.url))
    const shell = 'trap "" XFSZ; ulimit -f 0; exec "$0" "$@"'
    const ran = spawnSync('sh', ['-c', shell, process.execPath, program, desk.folder], { encoding: 'utf8' })
    // its answer cannot be written to a file either: it comes as the status of its end
    expect([ran.status, ran.stderr]).toEqual([42, ''])
    desk.with((company) => expect(hashesOf(company)).toEqual({ ledger: hashes.ledger, state: hashes.state }))
  })
})

describe('held by another program', () => {
  const random = randomFrom(seed)
  /** Of what a writer waits: the real 5 s and holds of up to 10 s when there is time, else a twentieth. */
  const BUSY_MS = long ? 5_000 : 250
  const TRIES = long ? 40 : 8

  test(`for 0 to ${BUSY_MS * 2} ms: written, or refused as held, and never half`, async () => {
    const { desk } = filledDesk()
    let entries = ENTRIES
    const counted = { holds: TRIES, written: 0, refused: 0 }
    for (let number = 0; number < TRIES; number += 1) {
      const ms = Math.round((BUSY_MS * 2 * number) / (TRIES - 1))
      const mode = random(2) === 0 ? 'BEGIN IMMEDIATE' : 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE'
      const { letGo } = await hold(desk.path, mode, ms)
      const code = await outcomeOf(() => desk.with((company) => postOne(company, 100), { busyMs: BUSY_MS }))
      await letGo()
      expect([null, 'company.locked'], `held ${ms} ms by ${mode}, seed ${seed}`).toContain(code)
      if (code === null) entries += 1
      counted[code === null ? 'written' : 'refused'] += 1
      desk.with((company) => expect(entriesIn(company), `held ${ms} ms by ${mode}`).toBe(entries))
    }
    desk.with((company) => expect(faultsOf(company)).toEqual([]))
    expect(counted.written).toBeGreaterThan(0)
    keepFigures('a company held by another program', counted)
  }, 600_000)

  test('for longer than is bearable: refused, by a writer who waited', async () => {
    const { desk, hashes } = filledDesk()
    const { letGo } = await hold(desk.path, 'BEGIN IMMEDIATE')
    expect(codeOf(() => desk.with((company) => postOne(company, 100), { busyMs: BUSY_MS }))).toBe(
      'company.locked',
    )
    await letGo()
    desk.with((company) => expect(hashesOf(company)).toEqual({ ledger: hashes.ledger, state: hashes.state }))
  })
})

test('every refusal of a company file is in the table that people read', () => {
  const page = readFileSync(new URL('../../docs/company-file.md', import.meta.url), 'utf8')
  const source = readFileSync(new URL('../../db/company/errors.ts', import.meta.url), 'utf8')
  const codes = [...source.matchAll(/^ {2}'(?:company|disk)\.(\w+)':/gm)].map((match) => match[1]!)
  expect(codes.length).toBeGreaterThan(20)
  const table = page.slice(page.indexOf('## What a refusal means'))
  expect(codes.filter((code) => !new RegExp(`\\b${code}\``).test(table))).toEqual([])
})
