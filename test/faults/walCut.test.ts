/**
 * Protects: after a power cut, the books are those of the last commit that is whole in the journal: none of what was
 * on the disk is lost, nothing half done is shown, and work goes on. The journal of every operation of the registry is
 * cut at each end of a frame, a byte before and after, and inside each frame; its last sectors are zeroed, doubled,
 * shuffled, or still hold what lay there before.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ledgerHash } from '../../db/changes/hashes.ts'
import { type Company, openCompany } from '../../db/company/company.ts'
import type { Place } from '../../db/company/place.ts'
import {
  entriesIn,
  faultsOf,
  type Hashes,
  hashesOf,
  NOON,
  PASSPHRASE,
  postOne,
} from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { HEADER_BYTES, type Journal, type Recorded, record } from '../support/journal.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

type Random = (below: number) => number

/** Commits between two checkpoints. */
const EVERY = 20
/** One case of so many is tried in the quick form. */
const ONE_OF = long ? 1 : 150
const SECTORS = [512, 4096]
const SECTORS_MAX = 16
/** Every so many cases, the program goes on working where the power was cut; in the long form, after each commit too. */
const GOES_ON_EVERY = long ? 200 : 7

/** Every so many cases, every row is compared and not the ledger hash alone. */
const STATE_EVERY = 5
/** Of spoiled sectors and of half copies, at one frame of so many. */
const SPOILED_ONE_OF = 3

/** What the disk holds of a file and its journal after the power was cut. */
interface Left {
  readonly how: string
  readonly main: Buffer
  readonly wal: Buffer
  readonly shm?: Buffer
  /** Bytes of the journal that are as they were written. */
  readonly whole: number
}

/** How many bytes of the journal are as they were written, when the first `from` of them are. */
function wholeBytes(journal: Journal, wal: Buffer, from: number): number {
  let at = from
  while (at < wal.length && at < journal.wal.length && wal[at] === journal.wal[at]) at += 1
  return at
}

/** Every end of a frame, a byte before and after it, three places inside each frame, and every byte of the header. */
function* places(journal: Journal, random: Random): Generator<number> {
  for (let at = 0; at <= HEADER_BYTES; at += 1) yield at
  let start = HEADER_BYTES
  for (const { end } of journal.frames) {
    yield start + 1
    for (let inside = 0; inside < 3; inside += 1) yield start + 2 + random(end - start - 3)
    yield end - 1
    yield end
    start = end
  }
}

/** The journal ends there; or, one time in five, what lay there before still lies behind. */
function cutAt(journal: Journal, at: number, isOver: boolean): Left {
  const { base: main, under } = journal
  const whole = journal.wal.subarray(0, at)
  if (!isOver || under.length <= at) return { how: `cut at ${at}`, main, wal: whole, whole: at }
  const wal = Buffer.concat([whole, under.subarray(at)])
  return { how: `overwritten up to ${at}`, main, wal, whole: wholeBytes(journal, wal, at) }
}

type Damage = (sectors: Buffer[], random: Random) => Buffer[]

/** What a disk makes of the sectors that it was writing. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  zeroed: (sectors) => sectors.map((sector) => Buffer.alloc(sector.length)),
  doubled: (sectors) => [...sectors, ...sectors],
  shuffled: (sectors, random) =>
    sectors.map((_sector, index) => sectors[(index + 1 + random(sectors.length)) % sectors.length]!),
  lost: (sectors, random) =>
    sectors.map((sector) => (random(2) === 0 ? sector : Buffer.alloc(sector.length))),
}

/** The journal up to there, its last sectors spoiled. */
function spoiledAt(journal: Journal, at: number, name: string, random: Random): Left {
  const bytes = SECTORS[random(SECTORS.length)]!
  const wal = journal.wal.subarray(0, at)
  const from = Math.max(0, Math.floor(at / bytes) - random(SECTORS_MAX)) * bytes
  const sectors: Buffer[] = []
  for (let start = from; start < at; start += bytes) sectors.push(wal.subarray(start, start + bytes))
  const spoiled = Buffer.concat([wal.subarray(0, from), ...DAMAGES[name]!(sectors, random)])
  const how = `cut at ${at}, sectors of ${bytes} from ${from} ${name}`
  return { how, main: journal.base, wal: spoiled, whole: wholeBytes(journal, spoiled, from) }
}

const PAGE_BYTES = 4096

/** The journal was whole, and being brought into the file: some pages are there, one perhaps half. */
function halfCopied(journal: Journal, random: Random): Left {
  const { base, after, wal } = journal
  const pages = Math.ceil(after.length / PAGE_BYTES)
  const main = Buffer.alloc(
    random(2) === 0 ? after.length : Math.max(base.length, random(pages) * PAGE_BYTES),
  )
  base.copy(main)
  const share = 1 + random(100)
  for (let page = 0; page < pages; page += 1) {
    const end = (page + 1) * PAGE_BYTES - (random(50) === 0 ? random(PAGE_BYTES) : 0)
    if (random(100) < share)
      after.copy(main, page * PAGE_BYTES, page * PAGE_BYTES, Math.min(end, main.length))
  }
  const shm = random(3) === 0 ? journal.shm : undefined
  return { how: `${share} % of the pages copied`, main, wal, whole: wal.length, ...(shm ? { shm } : {}) }
}

/** All that is tried on one journal; in the quick form, some of it. */
function* leftOf(journal: Journal, random: Random): Generator<Left> {
  const chosen = () => random(ONE_OF) === 0
  let number = 0
  for (const at of places(journal, random)) {
    number += 1
    if (chosen()) yield cutAt(journal, at, number % 5 === 0)
  }
  const names = Object.keys(DAMAGES)
  for (const { end } of journal.frames) {
    const name = names[random(names.length)]!
    if (random(SPOILED_ONE_OF) > 0) continue
    if (chosen()) yield spoiledAt(journal, end, name, random)
    if (chosen()) yield halfCopied(journal, random)
  }
}

/** The machine after the power is back. */
class Afterwards {
  readonly #path: string
  readonly #place: Place
  readonly #recorded: Recorded
  readonly #worked = new Set<string>()
  readonly counted = { cases: 0, commits: 0, workedOn: 0 }

  constructor(recorded: Recorded) {
    const folder = temporaryFolder()
    this.#recorded = recorded
    this.#path = join(folder, 'acme.grandlivre')
    this.#place = { home: join(folder, 'home'), keychain: null }
    mkdirSync(this.#place.home)
  }

  #put({ main, wal, shm }: Left): void {
    writeFileSync(this.#path, main)
    writeFileSync(`${this.#path}-wal`, wal)
    rmSync(`${this.#path}-shm`, { force: true })
    if (shm) writeFileSync(`${this.#path}-shm`, shm)
  }

  #with<T>(work: (company: Company) => T): T {
    const { secret } = this.#recorded
    const company = openCompany({
      path: this.#path,
      place: this.#place,
      now: () => NOON + 86_400_000,
      secret,
    })
    try {
      return work(company)
    } finally {
      company.close()
    }
  }

  /** Opens what is left, and holds it against the commits of the journal that are whole in it. */
  look(journal: Journal, left: Left): void {
    const commits = journal.frames.filter((frame) => frame.commits && frame.end <= left.whole).length
    const expected = journal.hashes[commits]!
    this.#put(left)
    this.counted.cases += 1
    this.#with((company) => {
      expect(ledgerHash(company.sql)).toBe(expected.ledger)
      if (this.counted.cases % STATE_EVERY === 0) expect(hashesOf(company)).toEqual(expected)
      expect(company.sql.database.pragma('quick_check', { simple: true })).toBe('ok')
    })
    const isNew = !this.#worked.has(expected.ledger + expected.state)
    if ((isNew && long) || this.counted.cases % GOES_ON_EVERY === 0) this.#goOn(left, expected)
    this.#worked.add(expected.ledger + expected.state)
    this.counted.commits = this.#worked.size
  }

  /** All that can be verified holds, and the next entry is written as ever. */
  #goOn(left: Left, expected: Hashes): void {
    this.#put(left)
    this.#with((company) => {
      expect(hashesOf(company)).toEqual(expected)
      const entries = entriesIn(company)
      postOne(company, 100)
      expect([entriesIn(company), faultsOf(company)]).toEqual([entries + 1, []])
      expect(hashesOf(company).ledger).not.toBe(expected.ledger)
    })
    this.counted.workedOn += 1
  }
}

describe('a power cut while every operation is performed', () => {
  test.each([undefined, PASSPHRASE])(
    'with the passphrase %s',
    async (passphrase) => {
      const since = performance.now()
      const random = randomFrom(seed)
      const recorded = await record(EVERY, passphrase)
      const afterwards = new Afterwards(recorded)
      for (const [number, journal] of recorded.journals.entries())
        for (const left of leftOf(journal, random)) {
          const about = `seed ${seed}, journal ${number}, ${left.how}`
          try {
            afterwards.look(journal, left)
          } catch (error) {
            throw new Error(about, { cause: error })
          }
        }
      const frames = recorded.journals.reduce((sum, journal) => sum + journal.frames.length, 0)
      expect(recorded.journals.length).toBeGreaterThan(2)
      if (long) expect(afterwards.counted.cases).toBeGreaterThan(10_000)
      keepFigures(
        `power cut, ${passphrase ? 'encrypted' : 'plain'} company`,
        { frames, ...afterwards.counted },
        since,
      )
    },
    long ? 7_200_000 : 180_000,
  )
})
