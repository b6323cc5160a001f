/**
 * Protects: numbers of entries and documents follow one another without a gap and never twice, though eight programs take
 * them from one file at once, give some acts up after reading their numbers, and are killed at any moment.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Company } from '../../../db/company/company.ts'
import { saveRecord } from '../../../db/records/parties.ts'
import { startWorker } from '../../support/children.ts'
import { Desk, FEW_ACCOUNTS, faultsOf } from '../../support/companyFile.ts'
import { keepFigures } from '../../support/figures.ts'
import { long, seed } from '../../support/properties.ts'
import { randomFrom } from '../../support/random.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const NUMBERS = long ? 100_000 : 1_000
const WRITERS = 8
/** Each is killed after about so many acts, or before its first. */
const ACTS_MAX = long ? 200 : 24

interface Done {
  readonly entries: readonly string[]
  readonly invoices: readonly string[]
  readonly quotes: readonly string[]
}
const KINDS = ['entries', 'invoices', 'quotes'] as const

function newBooks(): Desk {
  const desk = new Desk(temporaryFolder())
  const receivable = {
    code: '1060',
    name: 'Clients',
    nameEn: 'Clients',
    type: 'asset',
    role: 'receivable',
  } as const
  const sales = { code: '4010', name: 'Ventes', nameEn: 'Sales', type: 'income', role: 'sales' } as const
  const { company } = desk.create({ accounts: [...FEW_ACCOUNTS, receivable, sales] })
  company.write({ door: 'test', operation: 'test' }, () =>
    saveRecord(company, 'party', 'client', { name: 'Tremblay', roles: 'client' }),
  )
  company.close()
  return desk
}

/** Lines that were said whole; the kill may have cut the last. */
const said = (text: string): Done[] =>
  text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Done)

/** The numbers of a series in the books, in the order in which they were given. */
function inBooks(company: Company): Record<(typeof KINDS)[number], string[]> {
  const numbers = (query: string) => company.sql.all<{ number: string }>(query).map(({ number }) => number)
  const documents = (kind: string) =>
    numbers(
      `SELECT d.number FROM document d JOIN change c ON c.seq = d.change WHERE d.kind = '${kind}' ORDER BY c.seq`,
    )
  return {
    entries: numbers('SELECT number FROM entry ORDER BY key'),
    invoices: documents('invoice'),
    quotes: documents('quote'),
  }
}

/** Numbers of one form that begin again each year: `FAC-2025-0001` … `FAC-2026-0001` …, each series in order. */
function gaps(numbers: readonly string[]): string[] {
  const last = new Map<string, number>()
  return numbers.filter((number) => {
    const [, series, counter] = /^(.*?)(\d+)$/.exec(number)!
    const expected = (last.get(series!) ?? 0) + 1
    last.set(series!, Number(counter))
    return Number(counter) !== expected
  })
}

test(
  `${NUMBERS} numbers by ${WRITERS} programs that are killed: none twice, none left out`,
  async () => {
    const started = performance.now()
    const desk = newBooks()
    const random = randomFrom(seed)
    const done: Done[] = []
    let [kills, taken, seeds] = [0, 0, seed]
    const write = async (): Promise<void> => {
      while (taken < NUMBERS) {
        seeds += 1
        const worker = startWorker(
          desk.folder,
          seeds,
          new URL('children/numbers.ts', import.meta.url).pathname,
        )
        await worker.said(random(ACTS_MAX))
        await wait(random(20))
        const acts = said(await worker.kill())
        kills += 1
        done.push(...acts)
        taken += acts.reduce((sum, act) => sum + KINDS.reduce((all, kind) => all + act[kind].length, 0), 0)
      }
    }
    await Promise.all(Array.from({ length: WRITERS }, write))
    const where = `seed ${seed}`
    desk.with((company) => {
      const books = inBooks(company)
      const counted: Record<string, number> = {}
      for (const kind of KINDS) {
        const acknowledged = done.flatMap((act) => act[kind])
        const known = new Set(books[kind])
        expect(known.size, `${kind} twice, ${where}`).toBe(books[kind].length)
        expect(new Set(acknowledged).size, `${kind} given twice, ${where}`).toBe(acknowledged.length)
        expect(
          acknowledged.filter((number) => !known.has(number)),
          `${kind} lost, ${where}`,
        ).toEqual([])
        expect(gaps(books[kind]), `gaps in ${kind}, ${where}`).toEqual([])
        counted[kind] = books[kind].length
      }
      expect(faultsOf(company), where).toEqual([])
      keepFigures('numbers by 8 programs and kills', { ...counted, kills, twice: 0, gaps: 0 }, started)
    })
  },
  long ? 3_600_000 : 300_000,
)
