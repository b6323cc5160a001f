/**
 * The property of convergence is tried against faults before it counts: each is planted in the tables of one copy or
 * of all, and makes the order of arrival decide, loses something, or keeps what was to go. Each must be found.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Workshop } from '../support/company.ts'
import { long, seed } from '../support/properties.ts'
import { live } from './live.ts'
import { startedCompany } from './office.ts'
import { everywhere, HISTORIES, IGNORE, onOne, type Plant } from './planting.ts'
import { history } from './steps.ts'

const workshop = new Workshop()
let template = ''
beforeAll(async () => {
  template = await startedCompany(workshop)
})
afterAll(() => workshop.close())

const FAULTS: Record<string, Plant> = {
  'first come, first served': everywhere(
    `AFTER INSERT ON claim BEGIN UPDATE claim SET stamp = (SELECT count(*) FROM claim)
     WHERE key = NEW.key AND fact = NEW.fact; END`,
  ),
  'what counted once counts for ever': everywhere(
    `BEFORE UPDATE OF counts ON entry WHEN OLD.counts = 1 AND NEW.counts = 0 ${IGNORE}`,
  ),
  'the first to rename an account is the last': everywhere(
    `BEFORE UPDATE OF name ON account WHEN OLD.name NOT LIKE 'Compte %' ${IGNORE}`,
  ),
  'the last statement to arrive names the line': everywhere(
    `AFTER INSERT ON statement_line BEGIN UPDATE bank_line SET origin_device = NEW.statement WHERE no = NEW.line; END`,
  ),
  'a lock believes it saw everything': onOne(
    `AFTER INSERT ON lock_seen BEGIN UPDATE lock_seen SET device_seq = 9999 WHERE lock = NEW.lock; END`,
  ),
  'acceptance is not heard': onOne(`BEFORE INSERT ON accepted ${IGNORE}`),
  'unlocking is not heard': onOne(`BEFORE INSERT ON lock_lift ${IGNORE}`),
  'a true twin is dropped': onOne(`BEFORE INSERT ON bank_line WHEN NEW.occurrence > 1 ${IGNORE}`),
  'a ticked entry is forgotten everywhere': everywhere(
    `BEFORE INSERT ON reconciled_entry WHEN NEW.what = 'cleared' ${IGNORE}`,
  ),
  'a beginning takes in what it had not seen': everywhere(
    `AFTER INSERT ON reconciliation_seen BEGIN UPDATE reconciliation_seen SET device_seq = 9999 WHERE fact = NEW.fact; END`,
  ),
  'an erased part is kept': onOne(`BEFORE UPDATE ON part ${IGNORE}`),
  'a balance forgets a cent': onOne(
    `AFTER UPDATE ON balance WHEN NEW.account = '6100' AND NEW.debit > OLD.debit
     BEGIN UPDATE balance SET debit = NEW.debit - 1 WHERE account = NEW.account AND month = NEW.month
       AND closing = NEW.closing; END`,
  ),
  'every seventh change of a colleague is lost': onOne(
    `BEFORE INSERT ON incoming WHEN NEW.device_seq % 7 = 0 ${IGNORE}`,
  ),
}

describe('a planted fault is found:', () => {
  test.each(Object.keys(FAULTS))('%s', { timeout: long ? 600_000 : 120_000 }, async (name) => {
    const property = fc.asyncProperty(history, (lived) => live(template, lived, FAULTS[name]))
    const result = await fc.check(property, { seed, numRuns: HISTORIES, endOnFailure: true })
    expect(result.failed, `not found in ${HISTORIES} histories`).toBe(true)
  })
})
