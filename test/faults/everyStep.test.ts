/**
 * Protects: a program killed at any call of any operation that writes leaves the books as before or as after, whole, and
 * everything else that lay there; performed again, the operation does what it would have done, and nothing twice.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { answerOf } from '../../db/rules/errors.ts'
import { type Around, Performer, type Step } from '../operations/performer.ts'
import { answeredOnce, talks } from '../support/answeredOnce.ts'
import { hashesOf } from '../support/companyFile.ts'
import {
  contentOf,
  damageOf,
  type Opening,
  type Picture,
  pictureOf,
  sizesOf,
  wrongBeside,
  wrongIn,
} from '../support/companyPicture.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { keepFigures } from '../support/figures.ts'
import { killedAt } from '../support/killedAt.ts'
import { copyFolder, type Left, type LeftBehind, leftBehind, putBack } from '../support/leftBehind.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { isPreview, operationsToTry, SAMPLE, SECRET } from '../support/writingOperations.ts'

/** So many operations are tried; in the long form all. */
const OPERATIONS = 3
/** Pages of cache with which SQLite writes to the journal before the commit, so that each call leaves the disk other. */
const FEW_PAGES = 8
/** After one try in so many, the books are verified once more when the operation was performed again. */
const VERIFIED = 4

const codeOf = (thrown: unknown): string => {
  const { family, code } = answerOf(thrown)
  if (family === 'assertion') throw thrown
  return code
}

/** How an operation ended, and how many rows each table has then. */
interface Outcome {
  readonly code: string
  readonly sizes: string
}

/** What a performance does, once and then once more, when nothing is killed. */
interface Expected {
  readonly run: LeftBehind
  readonly first: Outcome
  readonly twice: Outcome
}

/** One performance of an operation, killed at each of its calls. */
class Tried {
  readonly #step: Step
  readonly #random: (below: number) => number
  readonly #folder: string
  readonly #scratch: string
  readonly #opening: Opening
  readonly #before: Picture
  after: Picture = new Map()
  calls = 0
  states = 0
  killed = 0

  constructor(step: Step, random: (below: number) => number, scratch: string, known: Picture) {
    this.#step = step
    this.#random = random
    this.#folder = step.books.workshop.folder
    this.#scratch = mkdtempSync(join(scratch, 'step-'))
    this.#opening = { place: step.books.place, now: step.books.now, secret: SECRET }
    step.books.company.close()
    copyFolder(this.#folder, this.#at('before'))
    this.#before = pictureOf(this.#folder, this.#opening, known)
  }

  #at(name: string): string {
    return join(this.#scratch, name)
  }

  /** The books among the files of a picture. */
  get #name(): string {
    return relative(this.#folder, this.#step.books.path)
  }

  #books(picture: Picture): string {
    return picture.get(this.#name)!.content!
  }

  /** Performs it on the books, which are open, and closes them. */
  async #again(isVerified: boolean): Promise<Outcome> {
    const { books, perform } = this.#step
    let code = 'done'
    try {
      await perform()
    } catch (error) {
      code = codeOf(error)
    }
    const sizes = sizesOf(books.company)
    if (isVerified) expect(wrongIn(books.company)).toEqual([])
    books.company.close()
    return { code, sizes }
  }

  /** Runs it from the beginning, keeps what every call left, and what it does once and twice. */
  async #run(pages?: number): Promise<Expected> {
    const { books, kind, perform } = this.#step
    putBack(this.#at('before'), this.#folder)
    books.reopen()
    if (pages) books.sql.database.pragma(`cache_size = ${pages}`)
    if (kind === 'file') books.company.close()
    const run = await leftBehind(this.#folder, mkdtempSync(this.#at('left-')), async () => {
      try {
        return await perform()
      } finally {
        books.company.close()
      }
    })
    rmSync(this.#at('after'), { recursive: true, force: true })
    copyFolder(this.#folder, this.#at('after'))
    this.after = pictureOf(this.#folder, this.#opening, this.#before)
    const code = run.thrown === undefined ? 'done' : codeOf(run.thrown)
    const first = { code, sizes: sizesIn(this.#books(this.after)) }
    books.reopen()
    return { run, first, twice: await this.#again(true) }
  }

  /** What was left is whole, and the operation can be performed on it as if nothing had been. */
  async #tryOne(left: Left, { first, twice }: Expected): Promise<void> {
    const { books, kind, name } = this.#step
    const where = `seed ${seed}, ${name}, ${left.at}`
    putBack(left.copy, this.#folder)
    // the system may keep SQLite's index of the journal, or lose it
    if (this.#random(2) === 0) rmSync(`${books.path}-shm`, { force: true })
    const [was, is] = [this.#books(this.#before), this.#books(this.after)]
    const pictures = { before: this.#before, after: this.after }
    expect(damageOf(this.#folder, pictures, this.#opening, this.#name), where).toEqual([])
    books.reopen()
    // a backup signs the chain, and notes itself once it is made: its books may be between the two, never their ledger
    const sound = kind === 'file' ? [was, is, contentOf(books.company)] : [was, is]
    expect(wrongBeside(books.company, sound), where).toEqual([])
    expect([was, is].map(ledgerIn), where).toContain(hashesOf(books.company).ledger)
    expect(books.company.device, where).not.toBeNull()
    const isAfter = sizesOf(books.company) === sizesIn(is)
    const again = await this.#again(this.#random(VERIFIED) === 0)
    if (kind === 'file' || was === is) expect([first.code, twice.code], where).toContain(again.code)
    else expect(again, where).toEqual(isAfter ? twice : first)
  }

  /** Tries every call; the books are then as the operation left them. */
  async everyCall(pages?: number): Promise<Expected> {
    const expected = await this.#run(pages)
    for (const left of expected.run.left) await this.#tryOne(left, expected)
    this.calls += expected.run.calls
    this.states += expected.run.left.length
    return expected
  }

  /** Kills a process that performs it, at a call of its own. */
  async kill({ run, first, twice }: Expected): Promise<void> {
    const { books, name, input } = this.#step
    putBack(this.#at('before'), this.#folder)
    const killAt = 1 + this.#random(run.calls - 1)
    const where = `seed ${seed}, ${name}, killed at call ${killAt}`
    this.killed += (await killedAt(books, name, input, killAt)) ? 1 : 0
    books.reopen()
    const content = contentOf(books.company)
    expect(wrongIn(books.company), where).toEqual([])
    const isBefore = content === this.#books(this.#before)
    if (!isBefore) expect(sizesIn(content), where).toBe(first.sizes)
    expect(await this.#again(false), where).toEqual(isBefore ? first : twice)
  }

  /** Gives the books back as the operation left them. */
  end(): void {
    putBack(this.#at('after'), this.#folder)
    this.#step.books.reopen()
    rmSync(this.#scratch, { recursive: true, force: true })
  }
}

/** The ledger's hash in a content. */
const ledgerIn = (content: string) => content.split('\n')[0]!

/** The sizes in a content. */
const sizesIn = (content: string) => content.split('\n').slice(2).join('\n')

test(
  'a kill at every call of every operation that writes',
  async () => {
    const random = randomFrom(seed)
    const scratch = temporaryFolder()
    let known: Picture = new Map()
    const counted = { calls: 0, 'states of the disk': 0, 'processes killed': 0 }
    const names = new Set<string>()
    const toTry = new Set(operationsToTry(random, OPERATIONS))
    toTry.delete(SAMPLE) // made, then filled: killed between the two it is there without its year, and holds nobody's books
    const around: Around = async (step) => {
      if (!toTry.has(step.name) || names.has(step.name) || isPreview(step.input)) return step.perform()
      const undo = answeredOnce(step.name)
      try {
        const tried = new Tried(step, random, scratch, known)
        if (step.kind === 'write') await tried.everyCall(FEW_PAGES)
        const expected = await tried.everyCall()
        if (step.kind === 'write' && !talks(step.name)) await tried.kill(expected)
        tried.end()
        known = tried.after
        names.add(step.name)
        counted.calls += tried.calls
        counted['states of the disk'] += tried.states
        counted['processes killed'] += tried.killed
        if (expected.run.thrown !== undefined) throw expected.run.thrown
        return expected.run.answer
      } finally {
        undo()
      }
    }
    await everyOperation(new Performer(around))
    expect(names.size).toBe(toTry.size)
    keepFigures('kill at every call of every operation', { operations: names.size, ...counted, lost: 0 })
  },
  long ? 14_400_000 : 600_000,
)
