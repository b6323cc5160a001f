/**
 * Protects: when memory runs short at any point of any operation that writes, the person is told so, the program goes on,
 * and the books are what they were; with enough of it the same operation succeeds.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { named } from '../../db/company/errors.ts'
import { type Around, Performer, type Step } from '../operations/performer.ts'
import { answeredOnce } from '../support/answeredOnce.ts'
import { Books } from '../support/books.ts'
import { hashesOf } from '../support/companyFile.ts'
import {
  contentOf,
  damageOf,
  type Opening,
  type Picture,
  pictureOf,
  wrongIn,
} from '../support/companyPicture.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { keepFigures } from '../support/figures.ts'
import { copyFolder, putBack } from '../support/leftBehind.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { outcomeOf } from '../support/refused.ts'
import { ShortMemory } from '../support/shortMemory.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { isPreview, operationsToTry, SECRET } from '../support/writingOperations.ts'

/** So many operations are tried; in the long form all. */
const OPERATIONS = 2
/** What SQLite has for a company that is opened, and then for an operation on one that is open. */
const FIRST_BYTES = { opening: 64 * 1024, open: 1024 }
const GROWTH = 1.1
/** No operation on the books of this test needs more. */
const ENOUGH_BYTES = 8 * 2 ** 20

/** After one failure in so many, every file beside the books is looked at too. */
const ALL_FILES = 8

interface Counted {
  tries: number
  'told that memory is short': number
  'most KiB needed': number
}

/** First of all: a connection that is open already knows no limit. */
const memory = new ShortMemory()

/** One performance, tried with more and more memory. */
class Tried {
  readonly #step: Step
  readonly #memory: ShortMemory
  readonly #counted: Counted
  readonly #content: string
  readonly #before: Picture
  readonly #opening: Opening
  #answer: unknown

  constructor(step: Step, memory: ShortMemory, counted: Counted) {
    this.#step = step
    this.#memory = memory
    this.#counted = counted
    this.#opening = { place: step.books.place, now: step.books.now, secret: SECRET }
    this.#content = this.#books()
    step.books.company.close()
    this.#before = pictureOf(step.books.workshop.folder, this.#opening)
  }

  /** What must not change: of the books that a backup is made of, which it signs first, the ledger. */
  #books(): string {
    const { books, kind } = this.#step
    return kind === 'file' ? hashesOf(books.company).ledger : contentOf(books.company)
  }

  /** After a failure the books are what they were, to this connection and to a new one, and so is all beside them. */
  #unchanged(where: string): void {
    const { books } = this.#step
    if (books.sql.database.open) expect(this.#books(), where).toBe(this.#content)
    books.reopen()
    expect(this.#books(), where).toBe(this.#content)
    if (this.#counted.tries % ALL_FILES > 0) return
    books.company.close()
    const same = { before: this.#before, after: this.#before }
    const except = relative(books.workshop.folder, books.path) // looked at above
    expect(damageOf(books.workshop.folder, same, this.#opening, except), where).toEqual([])
    books.reopen()
    contentOf(books.company)
  }

  /** Performs it with a little more memory each time, until that is enough. */
  async #climb(how: 'opening' | 'open', random: (below: number) => number): Promise<void> {
    const { books, name, kind, perform } = this.#step
    const ready = () => {
      if (how === 'opening') books.company.close()
    }
    books.reopen()
    contentOf(books.company)
    ready()
    const left = this.#memory.left()
    // no two seeds stop at the same places
    for (let bytes = FIRST_BYTES[how] * (1 + random(100) / 1000); ; bytes *= GROWTH) {
      const where = `seed ${seed}, ${name}, ${how}, ${Math.floor(bytes)} bytes`
      expect(bytes, where).toBeLessThan(ENOUGH_BYTES)
      const code = await this.#memory.leaving(bytes, left, () =>
        outcomeOf(async () => {
          if (how === 'opening' && kind !== 'file') books.reopen()
          this.#answer = await perform()
        }),
      )
      this.#counted.tries += 1
      if (code === null) {
        const kib = Math.ceil(bytes / 1024)
        this.#counted['most KiB needed'] = Math.max(this.#counted['most KiB needed'], kib)
        return books.company.close()
      }
      expect(code, where).toBe('memory.short')
      this.#counted['told that memory is short'] += 1
      this.#unchanged(where)
      ready()
    }
  }

  /** On a company that must be opened first, and on one that is open; gives the answer of the last. */
  async run(scratch: string, random: (below: number) => number): Promise<unknown> {
    const { books, kind } = this.#step
    const copy = mkdtempSync(join(scratch, 'before-'))
    copyFolder(books.workshop.folder, copy)
    await this.#climb('opening', random)
    if (kind !== 'file') {
      putBack(copy, books.workshop.folder)
      await this.#climb('open', random)
    }
    rmSync(copy, { recursive: true })
    books.reopen()
    expect(wrongIn(books.company)).toEqual([])
    return this.#answer
  }
}

test('an opening that fails for want of memory leaves no connection behind, which would lock the file', async () => {
  const books = new Books()
  books.company.close()
  const left = memory.left()
  let failures = 0
  for (let bytes = FIRST_BYTES.opening; ; bytes *= 1.02) {
    const code = await memory.leaving(bytes, left, () => outcomeOf(() => books.reopen()))
    if (code === null) break
    failures += 1
    expect(code).toBe('memory.short')
    expect(memory.left(), `${Math.floor(bytes)} bytes`).toBeGreaterThan(left - 8_192)
  }
  expect(failures).toBeGreaterThan(50)
})

test('a value that finds no room in memory is told so too, which the driver says without a code', async () => {
  const books = new Books()
  const statement = books.sql.database.prepare('SELECT length(?)')
  const long = 'x'.repeat(2 ** 20)
  const thrown = await memory.leaving(2 ** 16, memory.left(), async () => {
    try {
      return statement.get(long)
    } catch (error) {
      return error
    }
  })
  expect(thrown).not.toHaveProperty('code')
  expect(named(thrown)).toMatchObject({ code: 'memory.short', retryable: true })
  expect(statement.pluck().get(long)).toBe(2 ** 20)
})

test(
  'memory that runs short in every operation that writes',
  async () => {
    const random = randomFrom(seed)
    const scratch = temporaryFolder()
    const names = new Set<string>()
    const toTry = operationsToTry(random, OPERATIONS)
    const counted = { tries: 0, 'told that memory is short': 0, 'most KiB needed': 0 }
    const around: Around = async (step) => {
      if (!toTry.has(step.name) || names.has(step.name) || isPreview(step.input)) return step.perform()
      const undo = answeredOnce(step.name)
      names.add(step.name)
      try {
        return await new Tried(step, memory, counted).run(scratch, random)
      } finally {
        undo()
      }
    }
    await everyOperation(new Performer(around))
    expect(names.size).toBe(toTry.size)
    keepFigures('memory short in every operation', { operations: names.size, ...counted })
  },
  long ? 14_400_000 : 600_000,
)
