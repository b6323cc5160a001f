/**
 * Protects the promise of double entry: after any sequence of operations, debits equal credits in every entry, company,
 * currency and period, and every balance kept is that of the entries that count. Two copies of a company in each of three
 * currencies post, undo, bill, pay, match, lock, close and merge; a second set of sums is compared after each operation.
 *
 * LONG=1 lives histories in one program for each processor until OPERATIONS (10 million) are done, or HOURS (1) are over.
 * What a seed has done is kept in node_modules/.cache/grandlivre-balance, and the same command goes on where it was. A
 * failure names its history and step.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Workshop } from '../support/company.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { type Lived, liveBalance, OPERATIONS } from './balanceHistory.ts'
import { addHistory, type Lives, NO_LIVES, numberOf, progressOf, templatesOf } from './balanceLives.ts'
import type { MemoryCopy, Template } from './memoryCopy.ts'

vi.mock('../../db/builtins.ts', async (original) => {
  const real = await original<typeof import('../../db/builtins.ts')>()
  const { repeatableBytes, repeatableFill } = await import('./random.ts')
  const crypto = { ...real.nodeCrypto(), randomBytes: repeatableBytes, randomFillSync: repeatableFill }
  return { ...real, nodeCrypto: () => crypto }
})

/** Of this process alone, and of the clock: on a busy machine the one is far from the other. */
const QUICK_CPU_MS = 7_000
const QUICK_MS = 30_000
/** From so many operations on, every kind must have been done. */
const EVERY_KIND = 20_000
const wanted = Number(process.env.OPERATIONS || 10_000_000)
const hours = Number(process.env.HOURS || 1)

const workshop = new Workshop()
let templates: readonly Template[] = []
beforeAll(async () => {
  templates = await templatesOf(workshop)
})
afterAll(() => workshop.close())

const live = (history: number, tally: Map<string, Lived>, plant?: (on: MemoryCopy) => void) =>
  liveBalance(templates[history % templates.length]!, numberOf(seed, history), tally, plant)

/** What one program of several has lived; fails with what it said. */
function livedApart(which: number, of: number): Promise<Lives> {
  const file = path.join(import.meta.dirname, 'children/balance.ts')
  const values = [seed, which, of, Math.ceil(wanted / of), hours].map(String)
  const child = spawn(process.execPath, [file, ...values], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve(progressOf(seed, which, of)) : reject(new Error(said))))
  })
}

/** For some seconds, here. */
function livedHere(): Lives {
  const lives = structuredClone(NO_LIVES)
  const started = performance.now()
  const cpu = process.cpuUsage()
  const isOver = () => {
    const { user, system } = process.cpuUsage(cpu)
    return (user + system) / 1000 > QUICK_CPU_MS || performance.now() - started > QUICK_MS
  }
  while (!isOver()) {
    const tally = new Map<string, Lived>()
    addHistory(lives, live(lives.histories, tally), tally)
  }
  lives.seconds = (performance.now() - started) / 1000
  return lives
}

const timeout = long ? hours * 3_600_000 + 600_000 : 600_000
test('debits equal credits after every operation', { timeout }, async () => {
  const programs = long ? availableParallelism() : 1
  const all = long
    ? await Promise.all(Array.from({ length: programs }, (_, which) => livedApart(which, programs)))
    : [livedHere()]
  const sum = (of: (one: Lives) => number) => all.reduce((total, one) => total + of(one), 0)
  const [done, refused, histories] = [
    sum((one) => one.done),
    sum((one) => one.refused),
    sum((one) => one.histories),
  ]
  console.log(`seed ${seed}`, ...all)
  keepFigures('balance after every operation', {
    operations: done + refused,
    done,
    histories,
    merged: sum((one) => one.merged),
    entries: sum((one) => one.entries),
    'a second': Math.round(sum((one) => (one.done + one.refused) / one.seconds)),
  })
  expect(histories).toBeGreaterThan(0)
  expect(done + refused).toBe(histories * OPERATIONS)
  for (const one of all)
    if (one.done >= EVERY_KIND)
      for (const [name, [times]] of Object.entries(one.kinds)) expect(times, name).toBeGreaterThan(0)
})

/** Faults in the tables of the copies: each must be found within some histories. */
const FAULTS: Readonly<Record<string, string>> = {
  'a balance forgets a cent': `AFTER UPDATE ON balance WHEN NEW.debit > OLD.debit AND NEW.debit % 97 = 0
    BEGIN UPDATE balance SET debit = NEW.debit - 1 WHERE account = NEW.account AND month = NEW.month AND closing = NEW.closing; END`,
  'a held entry stays in the balances': `AFTER UPDATE OF counts ON entry WHEN NEW.counts = 0
    BEGIN UPDATE entry SET counts = 1 WHERE key = NEW.key; END`,
  'a posting is lost': `BEFORE INSERT ON posting WHEN NEW.no = 3 AND NEW.cents % 11 = 0 BEGIN SELECT RAISE(IGNORE); END`,
  'a balance of no entry': `AFTER INSERT ON entry WHEN NEW.kind = 'reversal'
    BEGIN INSERT OR IGNORE INTO balance VALUES ('9999', '2026-01', 0, 100, 100); END`,
  'an undone entry gives its number again': `AFTER UPDATE ON series WHEN NEW.name = 'entry' AND NEW.last % 50 = 0
    BEGIN UPDATE series SET last = NEW.last - 1 WHERE device = NEW.device AND name = 'entry'; END`,
}

test.each(Object.entries(FAULTS))('is found: %s', { timeout: 300_000 }, (_name, trigger) => {
  const plant = (on: MemoryCopy) => on.sql.script(`CREATE TRIGGER planted ${trigger}`)
  expect(() => {
    for (let history = 0; history < 10; history += 1) live(history, new Map(), plant)
    // a trigger that undoes what the program decides is met by the program itself, which then goes round without end
  }).toThrow(/history \d+|facts do not settle/)
})
