/** Protects: a program killed at any moment loses nothing it had acknowledged, and leaves nothing half done. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Company } from '../../db/company/company.ts'
import { startWorker } from '../support/children.ts'
import { Desk, faultsOf } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import type { Acknowledged } from './worker.ts'

const CYCLES = long ? 3000 : 100
/** Kills on one company, after which the next one starts small again. */
const CYCLES_A_COMPANY = 10
const AT_ONCE = 2
/** Most operations that a program has done when it is killed, and most of what it may have begun since. */
const OPERATIONS_MAX = 12
const MORE_MS = 12

/** Lines that were said whole; the kill may have cut the last. */
function acknowledged(said: string): Acknowledged[] {
  return said
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Acknowledged)
}

/** Acknowledged facts that the company does not hold. */
function lost(company: Company, facts: readonly Acknowledged[]): Acknowledged[] {
  return facts.filter(({ operation, answer }) => {
    if (answer.hash) return !company.sql.get('SELECT 1 FROM change WHERE hash = ?', answer.hash)
    const table = operation.startsWith('party')
      ? 'party'
      : operation.startsWith('account')
        ? 'account'
        : 'entry'
    return !company.sql.get(`SELECT 1 FROM ${table} WHERE id = ?`, answer.id ?? answer.code ?? '')
  })
}

const HALF_DONE = 'SELECT act FROM change GROUP BY act HAVING count(*) <> max(act_count)'

async function killedAgainAndAgain(cycles: number, from: number): Promise<number> {
  const random = randomFrom(from)
  const desk = new Desk(temporaryFolder())
  desk.filled(1)
  const facts: Acknowledged[] = []
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const worker = startWorker(desk.folder, random(1_000_000))
    if (random(10) > 0) await worker.said(1 + random(OPERATIONS_MAX))
    await wait(random(MORE_MS))
    const now = acknowledged(await worker.kill())
    facts.push(...now)
    desk.with((company) => {
      const where = `seed ${seed}, company ${from}, cycle ${cycle}`
      expect(lost(company, facts), where).toEqual([])
      expect(company.sql.all(HALF_DONE), where).toEqual([])
      expect(faultsOf(company), where).toEqual([])
    })
  }
  return facts.length
}

test(
  `${CYCLES} kills lose nothing`,
  async () => {
    const companies = Array.from({ length: CYCLES / CYCLES_A_COMPANY }, (_, index) => seed + index)
    const counts: number[] = []
    const next = async (): Promise<void> => {
      for (let from = companies.shift(); from !== undefined; from = companies.shift())
        counts.push(await killedAgainAndAgain(CYCLES_A_COMPANY, from))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    const kept = counts.reduce((sum, count) => sum + count, 0)
    keepFigures('kill -9 at random moments', { kills: CYCLES, 'operations kept': kept, lost: 0 })
    expect(kept).toBeGreaterThan(CYCLES)
  },
  long ? 3_600_000 : 600_000,
)
