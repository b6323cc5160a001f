/**
 * Protects: a disk that is full after any number of bytes, under the company's own journal or under a file that is being
 * made (backup, restored or encrypted company, report, attachment), is told as such; the books are what they were, and
 * no half file is left. Every operation of the registry is tried with ever more room until it succeeds.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Performer, type Step } from '../operations/performer.ts'
import { faultsOf, hashesOf } from '../support/companyFile.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { keepFigures } from '../support/figures.ts'
import { canLimitFiles, withFileLimit } from '../support/fileLimit.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { outcomeOf } from '../support/refused.ts'

const CODES = ['company.diskFull', 'disk.failed']
/** Room for a file: none, a little, some share more each time; in the quick form, two sizes by chance. */
const MORE = 1.25
const FEW_BYTES = 20_000
const MANY_BYTES = 500_000
/** In the quick form, one of so many operations on the open company is tried so; all that make files are. */
const ONE_OF = long ? 1 : 8

/**
 * Files of a folder and what is in them, but for those of the company that this process has open. Of other companies
 * their size: who opens one for the first time sets its journal in its header.
 */
function filesIn(folder: string, open: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name)
    if (path.startsWith(open) || /-(wal|shm)$/.test(name) || statSync(path).isDirectory()) continue
    if (name.includes('keys/')) continue // the private key of a device that never came to be opens nothing
    found[name] = name.endsWith('.grandlivre')
      ? `${statSync(path).size} bytes`
      : createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  return found
}

class Room {
  readonly #random = randomFrom(seed)
  readonly refusals = new Map<string, number>()

  readonly around = async (step: Step): Promise<unknown> => {
    const { books } = step
    if (step.kind === 'write' && this.#random(ONE_OF) > 0) return step.perform()
    for (const bytes of this.#rooms()) {
      books.sql.database.pragma('wal_checkpoint(TRUNCATE)')
      const before = [hashesOf(books.company), filesIn(books.workshop.folder, books.path)]
      let answer: unknown
      let thrown: unknown
      const perform = async () => {
        try {
          answer = await step.perform()
        } catch (error) {
          thrown = error
          throw error
        }
      }
      const code = await withFileLimit(bytes, () => outcomeOf(perform))
      if (code === null) return answer
      if (!CODES.includes(code)) throw thrown // what is refused with all the room in the world too
      const about = `seed ${seed}, ${step.name}, ${bytes} bytes`
      expect([hashesOf(books.company), filesIn(books.workshop.folder, books.path)], about).toEqual(before)
      this.refusals.set(step.name, (this.refusals.get(step.name) ?? 0) + 1)
    }
    return step.perform()
  };

  *#rooms(): Generator<number> {
    if (long) for (let bytes = 0; ; bytes = Math.floor(8 + bytes * MORE)) yield bytes
    yield this.#random(FEW_BYTES)
    yield this.#random(MANY_BYTES)
  }
}

test.runIf(canLimitFiles)(
  'no room for the files of any operation',
  async () => {
    const room = new Room()
    const performer = new Performer(room.around)
    await everyOperation(performer)
    const { books } = performer
    const at = (name: string) => join(books.workshop.folder, name)
    for (const format of ['csv', 'xlsx', 'pdf'] as const)
      await performer.do('report.export', {
        ...{ report: 'report.generalLedger', input: { from: '2026-01-01', to: '2026-12-31' } },
        ...{ format, path: at(`ledger.${format}`) },
      })
    expect(faultsOf(books.company)).toEqual([])
    const refused = [...room.refusals.values()].reduce((sum, one) => sum + one, 0)
    keepFigures('no room for files', { operations: room.refusals.size, refusals: refused })
  },
  long ? 3_600_000 : 180_000,
)
