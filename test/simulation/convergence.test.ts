/**
 * Protects the promise that order never decides: three copies of a company, any operations on each, changes exchanged
 * in any order, in pieces and twice. Once everyone knows everything, logs and tables are the same to the row, every
 * entry balances, and no copy counts what a lock had not seen.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Workshop } from '../support/company.ts'
import { long, seed, tries } from '../support/properties.ts'
import { checkAtRest, checkSame, checkWhole } from './checks.ts'
import { Office, startedCompany } from './office.ts'
import { verdicts } from './oracle.ts'
import { startChance } from './random.ts'
import { type History, history } from './steps.ts'

vi.mock('node:crypto', async (original) => ({
  ...(await original<typeof import('node:crypto')>()),
  randomBytes: (await import('./random.ts')).repeatableBytes,
}))

const QUICK_MS = 45_000
const TIMEOUT_MS = long ? 3_600_000 : 120_000

const workshop = new Workshop()
let template = ''
beforeAll(async () => {
  template = await startedCompany(workshop)
})
afterAll(() => workshop.close())

interface Tally {
  done: number
  refused: number
}
const tally = new Map<string, Tally>()

function add(name: string, done: number, refused: number): void {
  const known = tally.get(name) ?? { done: 0, refused: 0 }
  tally.set(name, { done: known.done + done, refused: known.refused + refused })
}

/** What the histories really did: a property over nothing proves nothing. */
function count(office: Office): void {
  for (const [name, n] of Object.entries(office.done)) add(name, n, 0)
  for (const [name, n] of Object.entries(office.refused)) add(name, 0, n)
  for (const verdict of verdicts(office.laptops[0]!.company.sql).values()) add(`fact ${verdict}`, 1, 0)
}

/** Runs a history; `plant` may put a fault into some copy first. */
async function live({ steps, seed: last }: History, plant: (office: Office) => void = () => {}) {
  startChance(last)
  const office = new Office(template)
  try {
    plant(office)
    for (const step of steps) {
      await office.take(step)
      for (const laptop of office.laptops) checkAtRest(laptop.company.sql)
    }
    office.exchangeAll(last)
    checkSame(office.laptops)
    for (const laptop of office.laptops) checkWhole(laptop)
    count(office)
  } finally {
    office.close()
  }
}

describe('three copies of a company', () => {
  test('come to the same books from any order of arrival', { timeout: TIMEOUT_MS }, async () => {
    const limit = long ? {} : { interruptAfterTimeLimit: QUICK_MS }
    await fc.assert(
      fc.asyncProperty(history, (lived) => live(lived)),
      { ...tries(200), ...limit },
    )
    console.log(`seed ${seed}`, Object.fromEntries([...tally].sort()))
    for (const seen of ['fact counts', 'fact lock', 'fact needs', 'fact claim'])
      expect(tally.has(seen)).toBe(true)
  })
})
