/** Protects: a backup taken while others write is whole, and comes back as the same books; how long a large one takes. */
import { expect, test } from 'vitest'
import { backup, restore } from '../../db/company/backup.ts'
import { post } from '../../db/ledger/post.ts'
import { toDay } from '../../db/rules/dates.ts'
import { startWorker } from '../support/children.ts'
import { Desk, faultsOf, hashesOf } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const BACKUPS = long ? 500 : 5
const ENTRIES = long ? 100_000 : 1_000
const BATCH = 500

test(
  `${BACKUPS} backups taken while two programs write`,
  async () => {
    const since = performance.now()
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    const writers = [startWorker(desk.folder, seed), startWorker(desk.folder, seed + 1)]
    try {
      await Promise.all(writers.map((writer) => writer.said(2)))
      const company = desk.open({ busyMs: 60_000 })
      const seen = new Set<string>()
      for (let number = 1; number <= BACKUPS; number += 1) {
        const made = backup(company, 'manual', desk.at(`backup-${number}.grandlivre`))
        seen.add(made.ledgerHash)
        const path = desk.at(`restored-${number}.grandlivre`)
        expect(restore(made.path, path, desk.place)).toMatchObject({
          ledgerHash: made.ledgerHash,
          stateHash: made.stateHash,
        })
        desk.with(
          (restored) => {
            expect(faultsOf(restored)).toEqual([])
            expect(hashesOf(restored)).toEqual({ ledger: made.ledgerHash, state: made.stateHash })
          },
          { path },
        )
        await Promise.all(writers.map((writer) => writer.said(2 + number)))
      }
      company.close()
      expect(seen.size).toBeGreaterThan(1)
      keepFigures('backups beside 2 writers', { backups: BACKUPS, 'of different books': seen.size }, since)
    } finally {
      await Promise.all(writers.map((writer) => writer.kill()))
    }
  },
  long ? 3_600_000 : 300_000,
)

test(
  `a company of ${ENTRIES} entries is backed up while two programs write`,
  async () => {
    const desk = new Desk(temporaryFolder())
    desk.create().company.close()
    desk.with((company) => {
      for (let posted = 0; posted < ENTRIES; posted += BATCH) {
        const entries = Array.from({ length: BATCH }, (_, index) => ({
          date: toDay('2026-03-31'),
          memo: `Vente ${posted + index}`,
          lines: [
            { account: '1010', cents: 100 + index },
            { account: '4000', cents: -100 - index },
          ],
        }))
        company.write({ door: 'test', operation: 'test' }, () => post(company, entries))
      }
    })
    const writers = [startWorker(desk.folder, seed), startWorker(desk.folder, seed + 1)]
    try {
      await Promise.all(writers.map((writer) => writer.said(2)))
      const since = performance.now()
      const made = desk.with((company) => backup(company, 'manual', desk.at('large.grandlivre')), {
        busyMs: 60_000,
      })
      const seconds = ((performance.now() - since) / 1000).toFixed(1)
      keepFigures(
        'backup of a large company',
        { entries: ENTRIES, megabytes: Math.round(made.bytes / 1e6), seconds },
        since,
      )
      desk.with(
        (copy) => expect(hashesOf(copy)).toEqual({ ledger: made.ledgerHash, state: made.stateHash }),
        {
          path: made.path,
        },
      )
    } finally {
      await Promise.all(writers.map((writer) => writer.kill()))
    }
  },
  long ? 3_600_000 : 180_000,
)
