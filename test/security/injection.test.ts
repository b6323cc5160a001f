/**
 * Protects: a text is never more than a text. Payloads in every field of every operation alter no statement of SQL,
 * open no file but the one that a person names, and end in an answer or a refusal, never in a bug.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { failed } from '../../electron/doors/answer.ts'
import { operations } from '../../electron/operations/index.ts'
import { encodeOutput, performFile, performFree, performOn } from '../../electron/operations/perform.ts'
import type { Operation } from '../../electron/operations/registry.ts'
import type { Tools } from '../../electron/operations/tools.ts'
import { Performer, type Step } from '../operations/performer.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { type Place, placesOf } from './fields.ts'
import { harmlessTwin, MARK, payloadsFor } from './payloads.ts'
import { taken, watch } from './watch.ts'

vi.mock('better-sqlite3', async (original) => {
  const { watchedDatabase } = await import('./watch.ts')
  const real = await original<{ default: never }>()
  return { ...real, default: watchedDatabase(real.default) }
})

const root = path.resolve(import.meta.dirname, '../..')
const outside = temporaryFolder()
const payloads = payloadsFor(outside)
const random = randomFrom(seed)

/** Empties the folder that nothing may reach, but for one file that is worth reaching. */
function bait(): void {
  for (const name of fs.readdirSync(outside)) fs.rmSync(path.join(outside, name), { recursive: true })
  fs.writeFileSync(path.join(outside, `${MARK}.bait`), 'Date,Montant\n')
}
bait()

/** Fields in which a person names a file, which is then opened, whatever its place; no other text leads to a file. */
const NAMES_A_FILE: readonly RegExp[] = [
  /^(?:bank\.(?:inspect|preview|import)|attachment\.add|company\.setLogo)\.path$/,
  /^(?:report\.export|(?:invoice|quote|order|creditNote)\.pdf)\.path$/,
  /^(?:attachment\.save|company\.backup)\.to$/,
  /^company\.restore\.from$/,
]

/** Thrown at the end of a writing operation that went well, so that nothing of it stays. */
class Undone extends Error {}

function undone(operation: Operation, decimals: number): Operation {
  const run = operation.run as (...given: unknown[]) => unknown
  const tried = (...given: unknown[]) => {
    encodeOutput(operation.output, run(...given) as never, decimals)
    throw new Undone()
  }
  return { ...operation, run: tried } as Operation
}

let copies = 0

/** A copy of the file of a step, when there is one; its path is free otherwise. */
function ownFile(file: string): string {
  copies += 1
  const own = path.join(path.dirname(file), `tried-${copies}.grandlivre`)
  if (fs.existsSync(file)) fs.copyFileSync(file, own)
  return own
}

async function run(operation: Operation, { books, file }: Step, input: unknown): Promise<void> {
  const jobs = { list: () => [], get: () => null, cancel: () => false }
  const tools: Tools = { ...books.tools, jobs, parseStatement: async ({ path: name }) => readFirst(name) }
  if (operation.kind === 'free') await performFree(operation, input, tools)
  else if (operation.kind === 'file') await performFile(ownFile(file), operation, input, tools)
  else if (operation.kind === 'read') await performOn(books.company, operation, input, tools)
  else await performOn(books.company, undone(operation, books.company.facts().decimals), input, tools)
}

/** Stands for the child that reads a bank file: it opens what it is told, and finds nothing in it. */
function readFirst(name: string): never {
  fs.closeSync(fs.openSync(name, 'r'))
  throw Object.assign(new Error('nothing in it'), { code: 'EIO', syscall: 'read' })
}

interface Outcome {
  readonly kind: 'answered' | 'refused' | 'unreached' | 'bug'
  readonly detail: string
}

async function outcomeOf(operation: Operation, step: Step, input: unknown): Promise<Outcome> {
  try {
    await run(operation, step, input)
  } catch (error) {
    if (error instanceof Undone) return { kind: 'answered', detail: '' }
    const answer = failed(error)
    if (answer.ok) throw error
    const { family, code } = answer.error
    if (family === 'assertion') return { kind: 'bug', detail: String((error as Error).stack) }
    return { kind: code === 'input.invalid' ? 'unreached' : 'refused', detail: code }
  }
  return { kind: 'answered', detail: '' }
}

/** The texts for one place: each payload bare or behind what was valid there; two of them in the quick form. */
function textsFor({ before }: Place): string[] {
  const all = payloads.map((payload) => (random(2) === 0 ? payload : `${before}${payload}`))
  return long ? all : [all[random(all.length)]!, all[random(all.length)]!]
}

const shown = (text: string) => text.replaceAll(/x'[0-9a-f]+'/g, "x'…'")

class Trial {
  readonly counted = { operations: 0, places: 0, payloads: 0, answered: 0, refused: 0, unreached: 0 }
  readonly faults: string[] = []
  readonly harmless = new Set<string>()
  readonly hostile = new Map<string, string>()
  readonly #seen = new Set<string>()

  async around(step: Step): Promise<unknown> {
    const operation = operations[step.name]!
    if (!this.#seen.has(step.name)) {
      this.#seen.add(step.name)
      this.counted.operations += 1
      for (const place of placesOf(operation, step.input))
        if (place.type === 'string') await this.#place(operation, step, place)
    }
    taken()
    const answer = await step.perform()
    this.#keepHarmless()
    return answer
  }

  #keepHarmless(): void {
    for (const text of taken().statements) this.harmless.add(shown(text))
  }

  async #place(operation: Operation, step: Step, place: Place): Promise<void> {
    this.counted.places += 1
    const name = `${operation.name}${place.path}`
    for (const text of textsFor(place)) {
      taken()
      await outcomeOf(operation, step, place.fill(harmlessTwin(text)))
      this.#keepHarmless()
      const { kind, detail } = await outcomeOf(operation, step, place.fill(text))
      this.counted.payloads += 1
      if (kind === 'bug') this.faults.push(`${name} ${JSON.stringify(text.slice(0, 60))}: ${detail}`)
      else this.counted[kind] += 1
      const { statements, files } = taken()
      for (const one of statements) this.hostile.set(shown(one), name)
      this.#checkFiles(name, text, files, step)
    }
    bait()
  }

  #checkFiles(name: string, text: string, files: readonly string[], { books }: Step): void {
    const roots = [books.workshop.folder, root]
    const within = (file: string, folder: string) => file === folder || file.startsWith(folder + path.sep)
    const strange = files.filter((file) => !roots.some((folder) => within(file, folder)))
    const wanted = path.resolve(text)
    const isNamed = NAMES_A_FILE.some((field) => field.test(name))
    for (const file of strange) {
      // the file, what is written before it is whole, and the folder whose names are made certain
      const fine = isNamed && (file.startsWith(wanted) || file === path.dirname(wanted))
      if (!fine) this.faults.push(`${name} ${JSON.stringify(text.slice(0, 60))} led to ${file}`)
    }
  }

  altered(): string[] {
    return [...this.hostile].flatMap(([text, name]) => (this.harmless.has(text) ? [] : [`${name}: ${text}`]))
  }
}

test('no text in any field of any operation is more than a text', { timeout: 3_600_000 }, async () => {
  const trial = new Trial()
  const { Sql } = await import('../../db/sql.ts')
  const here = process.cwd()
  const stop = watch(Sql)
  process.chdir(outside)
  try {
    const performer = new Performer((step) => trial.around(step))
    await everyOperation(performer)
    expect(performer.books.verify().ok).toBe(true)
  } finally {
    process.chdir(here)
    stop()
  }
  keepFigures('payloads in every text of every operation', {
    ...trial.counted,
    bugs: trial.faults.length,
    altered: trial.altered().length,
  })
  expect({ faults: trial.faults, altered: trial.altered() }).toEqual({ faults: [], altered: [] })
  expect(({} as Record<string, unknown>)[MARK]).toBeUndefined()
})
