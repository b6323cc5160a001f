/**
 * Protects: each operation that writes, stopped by a full disk at any page that it asks for, says so, and the books are
 * what they were; with one page more each time, it ends as ever. Every operation of the registry is tried, and first
 * taken back until the pages of the file are so full that it needs another (in the quick form, twice at most).
 */
import { expect, test } from 'vitest'
import type { Company } from '../../db/company/company.ts'
import { Performer, type Step } from '../operations/performer.ts'
import { faultsOf, hashesOf } from '../support/companyFile.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { outcomeOf } from '../support/refused.ts'

/** How often an operation that fits into the pages is taken back and tried again on fuller ones. */
const TRIES = long ? 60 : 2
const NOTE_MAX = 900
const NO_LIMIT = 1_000_000

/** Thrown at the end of an operation that is only tried. */
class TakenBack extends Error {}

/** Performs an operation and takes it back; null when it fitted, else the code of its refusal. */
async function tried(company: Company, perform: () => Promise<unknown>): Promise<string | null> {
  const write = company.write
  company.write = (author, work) =>
    write.call(company, author, () => {
      work()
      throw new TakenBack()
    }) as never
  try {
    return await outcomeOf(async () => {
      await perform().catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error
      })
    })
  } finally {
    company.write = write
  }
}

const changesOf = ({ sql }: Company): number => sql.get<{ n: number }>('SELECT total_changes() AS n')!.n

/** A disk that is as full as one likes. */
class Disk {
  readonly #random = randomFrom(seed)
  #notes = 0
  readonly refusals = new Map<string, number>()
  /** Operations that changed a row of any table. */
  readonly wrote = new Set<string>()

  readonly around = async (step: Step): Promise<unknown> => {
    if (step.kind !== 'write') return step.perform()
    const { company } = step.books
    for (let time = 0; time < TRIES; time += 1) {
      if ((await this.#refused(step, 0, () => tried(company, step.perform))) !== null) break
      await this.#fill(step)
    }
    const changes = changesOf(company)
    let answer: unknown
    const perform = async () => {
      answer = await step.perform()
    }
    for (let pages = 0; (await this.#refused(step, pages, () => outcomeOf(perform))) !== null; ) pages += 1
    if (changesOf(company) > changes) this.wrote.add(step.name)
    return answer
  }

  /** The refusal that work ends in while the file may grow by so many pages; the books are then what they were. */
  async #refused(step: Step, pages: number, work: () => Promise<string | null>): Promise<string | null> {
    const { company } = step.books
    const before = hashesOf(company)
    const code = await this.#holding(company, pages, work)
    if (code === null) return null
    const about = `seed ${seed}, ${step.name}, ${pages} pages more`
    expect([code, hashesOf(company)], about).toEqual(['company.diskFull', before])
    this.refusals.set(step.name, (this.refusals.get(step.name) ?? 0) + 1)
    return code
  }

  /** Works while the file may grow by so many pages. */
  async #holding<T>(company: Company, pages: number, work: () => Promise<T>): Promise<T> {
    const pragma = (text: string) => company.sql.database.pragma(text, { simple: true }) as number
    pragma(`max_page_count = ${pragma('page_count') + pages}`)
    try {
      return await work()
    } finally {
      pragma(`max_page_count = ${NO_LIMIT}`)
    }
  }

  /** Fills the pages of the log, of its indexes and of the notes of this copy a little more. */
  async #fill({ books }: Step): Promise<void> {
    await books.call('account.update', { code: '6150', nameEn: 'x'.repeat(1 + this.#random(200)) })
    const note = 'x'.repeat(this.#random(NOTE_MAX))
    books.sql.write(() =>
      books.sql.run('INSERT INTO local (key, value) VALUES (?, ?)', `note ${++this.#notes}`, note),
    )
  }
}

test(
  'a full disk, page by page, in every operation that writes',
  async () => {
    const disk = new Disk()
    const performer = new Performer(disk.around)
    await everyOperation(performer)
    expect(faultsOf(performer.books.company)).toEqual([])
    const refused = [...disk.refusals.values()].reduce((sum, one) => sum + one, 0)
    const never = [...disk.wrote].filter((name) => !disk.refusals.has(name))
    if (long) expect(never).toEqual([])
    else expect(refused).toBeGreaterThan(50)
    keepFigures('disk full, page by page', {
      'operations that write': disk.wrote.size,
      'refused at least once': disk.refusals.size,
      refusals: refused,
    })
  },
  long ? 3_600_000 : 180_000,
)
