/**
 * Protects the promise that order never decides: three copies of a company, any operations on each, changes exchanged
 * in any order, in pieces and twice. Once everyone knows everything, logs and tables are the same to the row, every
 * entry balances, and no copy counts what a lock had not seen.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { emptyPool } from '../../db/changes/ids.ts'
import { Workshop } from '../support/company.ts'
import { long, seed, tries } from '../support/properties.ts'
import { type History, live, tally } from './live.ts'
import { Office, startedCompany } from './office.ts'
import { startChance } from './random.ts'
import { contest, history } from './steps.ts'

vi.mock('../../db/builtins.ts', async (original) => {
  const real = await original<typeof import('../../db/builtins.ts')>()
  const { repeatableBytes, repeatableFill } = await import('./random.ts')
  const crypto = { ...real.nodeCrypto(), randomBytes: repeatableBytes, randomFillSync: repeatableFill }
  return { ...real, nodeCrypto: () => crypto }
})

const QUICK_MS = 30_000
const TIMEOUT_MS = long ? 3_600_000 : 120_000

const workshop = new Workshop()
let template = ''
beforeAll(async () => {
  template = await startedCompany(workshop)
})
afterAll(() => workshop.close())

/** Every identity that a history makes. */
async function identitiesOf({ steps, seed: last }: History): Promise<unknown> {
  startChance(last)
  emptyPool()
  const office = new Office(template)
  try {
    for (const step of steps) await office.take(step)
    return office.laptops.map(({ company: { sql } }) => [
      sql.all('SELECT id, mark FROM device ORDER BY id'),
      sql.all('SELECT id, number FROM entry ORDER BY id'),
    ])
  } finally {
    office.close()
  }
}

describe('three copies of a company', () => {
  test('live a history again with the same identities: what a seed finds, it finds again', async () => {
    for (const lived of fc.sample(history, { seed, numRuns: 3 }))
      expect(await identitiesOf(lived)).toEqual(await identitiesOf(lived))
  })

  test('agree on what was done once, undone and done again', { timeout: TIMEOUT_MS }, async () => {
    const limit = long ? {} : { interruptAfterTimeLimit: QUICK_MS / 2 }
    await fc.assert(
      fc.asyncProperty(contest, (lived) => live(template, lived)),
      { ...tries(100), ...limit },
    )
  })

  test('come to the same books from any order of arrival', { timeout: TIMEOUT_MS }, async () => {
    const limit = long ? {} : { interruptAfterTimeLimit: QUICK_MS }
    await fc.assert(
      fc.asyncProperty(history, (lived) => live(template, lived)),
      { ...tries(200), ...limit },
    )
    console.log(`seed ${seed}`, Object.fromEntries([...tally].sort()))
    for (const seen of ['fact counts', 'fact lock', 'fact needs', 'fact claim'])
      expect(tally.has(seen)).toBe(true)
  })
})
