/** Protects: a backup taken while others write is whole, and comes back as the same books. */
import { expect, test } from 'vitest'
import { backup, restore } from '../../db/company/backup.ts'
import { startWorker } from '../support/children.ts'
import { Desk, faultsOf, hashesOf } from '../support/companyFile.ts'
import { long, seed } from '../support/properties.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const BACKUPS = long ? 500 : 5

test(
  `${BACKUPS} backups taken while two programs write`,
  async () => {
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
    } finally {
      await Promise.all(writers.map((writer) => writer.kill()))
    }
  },
  long ? 3_600_000 : 300_000,
)
