/** Protects: a program killed at any moment loses nothing it had acknowledged, and leaves nothing half done. */
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Company } from '../../db/company/company.ts'
import { chartFor } from '../../db/rules/charts/index.ts'
import { withBundled } from '../support/bundledProgram.ts'
import { startWorker } from '../support/children.ts'
import { Desk } from '../support/companyFile.ts'
import { wrongIn } from '../support/companyPicture.ts'
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

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Accounts by which sales are invoiced, paid, deposited and reconciled. */
const ACCOUNTS = chartFor('CA').filter(({ code }) =>
  ['1000', '1010', '1015', '1030', '1060', '2155', '3000', '3100', '4000'].includes(code),
)

/** Where that which an operation answered by its id can be found again, whatever came after. */
const TABLES: Readonly<Record<string, string>> = {
  'ledger.post': 'entry',
  'ledger.reverse': 'entry',
  'ledger.correct': 'entry',
  'party.create': 'party',
  'invoice.send': 'document',
}

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
  return facts.filter(({ operation, id, head }) => {
    const table = TABLES[operation]
    const isThere = !table || company.sql.get(`SELECT 1 FROM ${table} WHERE id = ?`, id)
    return !isThere || !company.sql.get('SELECT 1 FROM change WHERE hash = ?', head)
  })
}

async function killedAgainAndAgain(program: string, from: number): Promise<Acknowledged[]> {
  const random = randomFrom(from)
  const desk = new Desk(temporaryFolder())
  desk.filled(1, { accounts: ACCOUNTS })
  const facts: Acknowledged[] = []
  for (let cycle = 0; cycle < CYCLES_A_COMPANY; cycle += 1) {
    const worker = startWorker(desk.folder, random(1_000_000), program)
    if (random(10) > 0) await worker.said(1 + random(OPERATIONS_MAX))
    await wait(random(MORE_MS))
    const now = acknowledged(await worker.kill())
    facts.push(...now)
    desk.with((company) => {
      const where = `seed ${seed}, company ${from}, cycle ${cycle}`
      expect(lost(company, facts), where).toEqual([])
      expect(wrongIn(company), where).toEqual([])
    })
  }
  return facts
}

test(
  `${CYCLES} kills lose nothing`,
  async () => {
    const companies = Array.from({ length: CYCLES / CYCLES_A_COMPANY }, (_, index) => seed + index)
    const facts: Acknowledged[] = []
    await withBundled(WORKER, async (program) => {
      const next = async (): Promise<void> => {
        for (let from = companies.shift(); from !== undefined; from = companies.shift())
          facts.push(...(await killedAgainAndAgain(program, from)))
      }
      await Promise.all(Array.from({ length: AT_ONCE }, next))
    })
    const kinds = new Set(facts.map(({ operation }) => operation))
    keepFigures('kill -9 at random moments', {
      kills: CYCLES,
      'operations kept': facts.length,
      'of kinds': kinds.size,
      lost: 0,
    })
    expect(facts.length).toBeGreaterThan(CYCLES)
    expect(kinds.size).toBeGreaterThan(10)
  },
  long ? 14_400_000 : 600_000,
)
