/**
 * Protects: whatever version a file is of, and at whatever statement its upgrade or its way back is killed, the books
 * are whole afterwards: the same balances, the older file kept byte for byte, both ways open.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Company } from '../../db/company/company.ts'
import { undoUpgrade } from '../../db/company/upgrade.ts'
import { BALANCES_KEPT } from '../../db/ledger/balances.ts'
import { type Past, pasts, unpack, versionOf } from '../fixtures/upgrades/past.ts'
import { Desk, digestOf, entriesIn, faultsOf, hashesOf, postOne } from '../support/companyFile.ts'
import { crashStates } from '../support/crashes.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const random = randomFrom(seed)
/** The oldest, and two that change from run to run; all of them when there is time. */
const TRIED = long
  ? pasts
  : [pasts[0]!, pasts[1 + random(pasts.length - 1)]!, pasts[1 + random(pasts.length - 1)]!]
const KILLS = long ? 40 : 2
const LIMIT_MS = 3_600_000

const counted = { files: TRIED.length, statements: 0, states: 0, kills: 0 }

interface Given {
  readonly desk: Desk
  readonly past: Past
  /** Where the older file is kept. */
  readonly kept: string
  /** Digest of the older file. */
  readonly before: string
}

function given(name: string): Given {
  const desk = new Desk(temporaryFolder())
  const past = unpack(name, desk.path)
  return { desk, past, kept: `${desk.path}.before-1.${versionOf(name)}`, before: digestOf(desk.path) }
}

/** The books say what they said. Everything is verified now and then: it takes the most time by far. */
function expectSame(company: Company, past: Past, where: string, everything: boolean): void {
  expect(hashesOf(company).ledger, where).toBe(past.ledgerHash)
  expect(company.sql.all(BALANCES_KEPT), where).toEqual(past.balances)
  if (everything) expect(faultsOf(company), where).toEqual([])
}

/** Goes on after a crash, and back again; also goes back at once, where there is something to go back to. */
function bothWays({ desk, past, kept, before }: Given, where: string, everything: boolean): void {
  desk.with((company) => expectSame(company, past, where, everything))
  expect(digestOf(kept), where).toBe(before)
  undoUpgrade(desk.path)
  expect(digestOf(desk.path), where).toBe(before)
  expect(existsSync(kept), where).toBe(false)
}

test.each(TRIED)(
  '%s: a crash at any statement of its upgrade, then resumed or put back',
  (name) => {
    const one = given(name)
    const { desk, past, before } = one
    const states = crashStates(desk.folder, temporaryFolder(), () => desk.with(() => {}))
    expect(states.count).toBeGreaterThan(8)
    counted.statements += states.looks >> 1
    counted.states += states.count
    for (let index = 0; index < states.count; index += 1) {
      const where = `seed ${seed}, ${states.stepOf(index)}`
      states.restore(index)
      bothWays(one, where, index % 4 === 0)
      states.restore(index)
      if (existsSync(one.kept)) undoUpgrade(desk.path)
      if (index < states.count - 1 || digestOf(desk.path) === before)
        desk.with((company) => expectSame(company, past, where, false))
    }
  },
  LIMIT_MS,
)

test.each(TRIED)(
  '%s: a crash at any statement of the way back leaves one of the two, and both are there',
  (name) => {
    const { desk, past, before } = given(name)
    desk.with((company) => postOne(company, 5))
    const entries = desk.with(entriesIn)
    const states = crashStates(desk.folder, temporaryFolder(), () => undoUpgrade(desk.path))
    counted.statements += states.looks >> 1
    counted.states += states.count
    for (let index = 0; index < states.count; index += 1) {
      const where = `seed ${seed}, ${states.stepOf(index)}`
      states.restore(index)
      if (digestOf(desk.path) !== before) undoUpgrade(desk.path)
      expect(digestOf(desk.path), where).toBe(before)
      const after = desk.names().filter((file) => file.includes('.after-upgrade'))
      desk.with((company) => expect(entriesIn(company), where).toBe(entries), {
        path: desk.at(after.at(-1)!),
      })
      desk.with((company) => expectSame(company, past, where, index === 0))
    }
  },
  LIMIT_MS,
)

/** Runs the program to its end, or to its death at a step; gives what it printed. */
function upgraded(desk: Desk, what: 'open' | 'undo', step: number): string {
  const program = fileURLToPath(new URL('upgrader.ts', import.meta.url))
  const words = [program, desk.folder, what, String(step)]
  const { signal, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect(signal, stderr).toBe(step === 0 ? null : 'SIGKILL')
  return stdout
}

test(
  `killed for good at a step of the upgrade or of the way back, ${KILLS} times for each file`,
  () => {
    for (const name of TRIED) {
      const one = given(name)
      const { desk, past, before } = one
      const steps = { open: Number(upgraded(desk, 'open', 0)), undo: Number(upgraded(desk, 'undo', 0)) }
      expect(steps.open).toBeGreaterThan(100)
      for (let kill = 0; kill < KILLS; kill += 1) {
        const [open, undo] = [1 + random(steps.open), 1 + random(steps.undo)]
        const where = `seed ${seed}, ${name}, killed at ${open} of ${steps.open}, then at ${undo} of ${steps.undo}`
        upgraded(desk, 'open', open)
        desk.with((company) => expectSame(company, past, where, kill % 4 === 0))
        upgraded(desk, 'undo', undo)
        if (digestOf(desk.path) !== before) undoUpgrade(desk.path)
        expect(digestOf(desk.path), where).toBe(before)
        counted.kills += 2
      }
    }
    keepFigures('upgrades killed at every statement', counted)
  },
  LIMIT_MS,
)
