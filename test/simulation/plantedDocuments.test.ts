/**
 * The property of convergence of documents is tried against faults before it counts: each is planted in the tables of
 * one copy or of all. Each must be found.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Workshop } from '../support/company.ts'
import { long, seed } from '../support/properties.ts'
import { startedBilling } from './billing.ts'
import { billing } from './billingSteps.ts'
import { live } from './live.ts'
import { everywhere, HISTORIES, IGNORE, onOne, type Plant } from './planting.ts'

const workshop = new Workshop()
let template = ''
beforeAll(async () => {
  template = await startedBilling(workshop)
})
afterAll(() => workshop.close())

const FAULTS: Record<string, Plant> = {
  'what was sent on two laptops counts twice': everywhere(
    `BEFORE INSERT ON claim WHEN NEW.key LIKE 'send:%' ${IGNORE}`,
  ),
  'the second invoice of a part of an order counts': everywhere(
    `BEFORE INSERT ON claim WHEN NEW.key LIKE 'origin:%' ${IGNORE}`,
  ),
  'a deposit is used on two laptops': everywhere(
    `BEFORE INSERT ON claim WHEN NEW.key LIKE 'deposit:%' ${IGNORE}`,
  ),
  'a link settles more than is open': everywhere(
    `AFTER UPDATE OF effective ON allocation WHEN NEW.effective BETWEEN 1 AND NEW.cents - 1
     BEGIN UPDATE allocation SET effective = cents WHERE fact = NEW.fact AND no = NEW.no; END`,
  ),
  'links settle in the order in which they came': everywhere(
    `AFTER INSERT ON allocation BEGIN UPDATE allocation SET stamp = (SELECT count(*) FROM allocation)
     WHERE fact = NEW.fact AND no = NEW.no; END`,
  ),
  'what was settled never opens again': onOne(
    `BEFORE UPDATE OF open ON document WHEN OLD.stands = 1 AND NEW.open > OLD.open ${IGNORE}`,
  ),
  'a link that was undone settles on': onOne(
    `BEFORE UPDATE OF effective ON allocation WHEN NEW.effective = 0 ${IGNORE}`,
  ),
  'the number of a held document is given again': everywhere(
    `AFTER UPDATE OF counts ON document WHEN OLD.counts = 1 AND NEW.counts = 0 BEGIN UPDATE series SET last = last - 1
     WHERE name = NEW.series AND device = (SELECT device FROM change WHERE seq = NEW.change); END`,
  ),
  'the first answer to a quote stays': everywhere(
    `BEFORE UPDATE OF answer ON document WHEN OLD.answer IS NOT NULL ${IGNORE}`,
  ),
  'stock of what was undone stays moved': onOne(
    `BEFORE UPDATE OF counts ON stock_move WHEN NEW.counts = 0 ${IGNORE}`,
  ),
  'the first notes on a draft are the last': everywhere(
    `BEFORE UPDATE OF notes ON draft WHEN OLD.notes IS NOT NULL ${IGNORE}`,
  ),
}

describe('a planted fault is found:', () => {
  test.each(Object.keys(FAULTS))('%s', { timeout: long ? 600_000 : 180_000 }, async (name) => {
    const property = fc.asyncProperty(billing, (lived) => live(template, lived, FAULTS[name]))
    const result = await fc.check(property, { seed, numRuns: HISTORIES, endOnFailure: true })
    console.log(`${name}: history ${result.numRuns}, seed ${seed}`)
    expect(result.failed, `not found in ${HISTORIES} histories`).toBe(true)
  })
})
