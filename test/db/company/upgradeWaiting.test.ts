/**
 * Protects what a colleague sent and what cannot be applied yet: it waits in the file, and is still there once the file was
 * brought up to date, with the signatures and the notes of this copy.
 */
import { afterAll, expect, test } from 'vitest'
import { stateHash } from '../../../db/changes/hashes.ts'
import { STATE_VERSION } from '../../../db/tables.ts'
import { SMALL_CHART } from '../../simulation/office.ts'
import { type Laptop, Workshop } from '../../support/company.ts'

const workshop = new Workshop()
afterAll(() => workshop.close())

const post = (laptop: Laptop, amount: string) =>
  laptop.run('ledger.post', {
    date: '2026-01-15',
    lines: [
      { account: '6100', debit: amount },
      { account: '1010', credit: amount },
    ],
  })

/** What the log does not hold and no rebuild could make again. */
const besideTheLog = ({ company: { sql } }: Laptop) => ({
  waiting: sql.all('SELECT * FROM incoming ORDER BY device, device_seq'),
  signed: sql.all('SELECT * FROM head_signature ORDER BY device, device_seq'),
  local: sql.all('SELECT * FROM local ORDER BY key'),
})

test('changes that wait for their causes, signatures and notes outlive an upgrade', async () => {
  const anne = workshop.createSmall(SMALL_CHART, 'anne')
  const benoit = workshop.copy(anne, 'benoit')
  await post(benoit, '1.00')
  await benoit.run('period.lock', { through: '2025-12-31' })
  benoit.company.sql.run("INSERT INTO local (key, value) VALUES ('note', 'of this copy')")
  await post(anne, '10.00')
  await post(anne, '20.00')
  const [first, ...later] = anne.changes(benoit.known())
  expect(benoit.receive(later)).toMatchObject({ applied: 0, waiting: later.length })
  const before = besideTheLog(benoit)
  expect(before.waiting).toHaveLength(later.length)
  expect(before.signed.length).toBeGreaterThan(0)

  benoit.company.sql.run("UPDATE meta SET value = ? WHERE key = 'state_version'", String(STATE_VERSION - 1))
  benoit.reopen()
  const upgraded = "SELECT value FROM meta WHERE key = 'state_version'"
  expect(benoit.company.sql.get(upgraded)).toEqual({ value: String(STATE_VERSION) })
  expect(besideTheLog(benoit)).toEqual(before)

  expect(benoit.receive([first!])).toMatchObject({ applied: 1 + later.length, waiting: 0 })
  anne.pull(benoit)
  expect(stateHash(anne.company.sql)).toBe(stateHash(benoit.company.sql))
  expect(benoit.verify().ok).toBe(true)
})
