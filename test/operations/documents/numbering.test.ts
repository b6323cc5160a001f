/**
 * Protects: eight programs that send invoices of one company at once, each killed again and again at any moment, never
 * give a number twice and leave no hole; and no number that was told is lost.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { saveRecord } from '../../../db/records/parties.ts'
import { startWorker } from '../../support/children.ts'
import { Desk, faultsOf } from '../../support/companyFile.ts'
import { long, seed } from '../../support/properties.ts'
import { randomFrom } from '../../support/random.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const biller = fileURLToPath(new URL('./children/biller.ts', import.meta.url))
const WRITERS = 8
const NUMBERS = long ? 100_000 : 80
/** Most numbers that a program has told when it is killed, and most of the time it then still has. To start one takes longer. */
const TOLD_MAX = long ? 100 : 12
const MORE_MS = 20

function started(): Desk {
  const desk = new Desk(temporaryFolder())
  const { company } = desk.create({
    accounts: [
      { code: '1060', name: 'Clients', nameEn: 'Receivables', type: 'asset', role: 'receivable' },
      { code: '4000', name: 'Ventes', nameEn: 'Sales', type: 'income', role: 'sales' },
    ],
  })
  company.write({ door: 'test', operation: 'test' }, () =>
    saveRecord(company, 'party', null, { name: 'Toitures Lévis inc.' }),
  )
  company.close()
  return desk
}

test(`${NUMBERS} numbers of ${WRITERS} programs that are killed`, {
  timeout: long ? 7_200_000 : 300_000,
}, async () => {
  const desk = started()
  const random = randomFrom(seed)
  const told: string[] = []
  const writer = async (): Promise<void> => {
    while (told.length < NUMBERS) {
      const worker = startWorker(desk.folder, random(1_000_000), biller)
      await worker.said(1 + random(TOLD_MAX))
      await wait(random(MORE_MS))
      const lines = (await worker.kill()).split('\n').slice(0, -1)
      told.push(...lines.filter((line) => line !== ''))
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  desk.with((company) => {
    const given = company.sql
      .all<{ number: string }>(
        "SELECT number FROM document WHERE kind = 'invoice' ORDER BY length(number), number",
      )
      .map(({ number }) => number)
    const whole = given.map((_, index) => `FAC-2026-${String(index + 1).padStart(4, '0')}`)
    console.log(`seed ${seed}: ${told.length} told, ${given.length} given`)
    expect(given).toEqual(whole)
    expect(new Set(told).size).toBe(told.length)
    const kept = new Set(given)
    expect(told.filter((number) => !kept.has(number))).toEqual([])
    expect(faultsOf(company)).toEqual([])
  })
})
