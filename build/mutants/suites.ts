/**
 * Stands in for Vitest while mutants are tried: collects the tests of one file and runs those that are asked for, in
 * this very process, since to start one for each of thousands of mutants would take days.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect as vitestExpect } from 'vitest'

type Work = (...words: never[]) => unknown
type HookName = 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach'

interface Case {
  readonly index: number
  readonly run: () => unknown
}

interface Suite {
  readonly parts: (Case | Suite)[]
  readonly hooks: Readonly<Record<HookName, Work[]>>
}

/** What became of one test. */
export interface Outcome {
  readonly index: number
  readonly ms: number
  readonly error: string | null
}

const TEST_MS = 60_000

const emptySuite = (): Suite => ({
  parts: [],
  hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
})

let open = emptySuite()
let count = 0
let finished: Work[] = []

let folder = ''

/** Vitest's own, but for snapshots in files, which ask for its runner. */
export const expect = new Proxy(vitestExpect, {
  apply(target, self, given: Parameters<typeof vitestExpect>) {
    const assertion = Reflect.apply(target, self, given)
    return Object.defineProperty(assertion, 'toMatchFileSnapshot', {
      value: (name: string) =>
        vitestExpect(given[0]).toBe(fs.readFileSync(path.resolve(folder, name), 'utf8')),
    })
  },
})

/** Forgets the file before; what is collected next is of this one. */
export function startFile(file: string): void {
  open = emptySuite()
  count = 0
  folder = path.dirname(file)
}

function addCase(words: readonly unknown[], values: readonly unknown[]): void {
  const work = words.find((word): word is Work => typeof word === 'function')!
  open.parts.push({ index: count++, run: () => work(...(values as never[])) })
}

function addSuite(words: readonly unknown[], values: readonly unknown[]): void {
  const work = words.find((word): word is Work => typeof word === 'function')!
  const outer = open
  open = emptySuite()
  outer.parts.push(open)
  work(...(values as never[]))
  open = outer
}

/** `test(name, work)`, `test.each(table)(name, work)`, `test.skipIf(condition)(name, work)`. */
function starter(add: (words: readonly unknown[], values: readonly unknown[]) => void) {
  const plain = (...words: unknown[]) => add(words, [])
  const each =
    (table: readonly unknown[]) =>
    (...words: unknown[]) => {
      for (const row of table) add(words, Array.isArray(row) ? row : [row])
    }
  const skipIf = (condition: unknown) =>
    Object.assign(condition ? () => {} : plain, { each: condition ? () => () => {} : each })
  return Object.assign(plain, { each, skipIf })
}

export const test = starter(addCase)
export const it = starter(addCase)
export const describe = starter(addSuite)

const hook = (name: HookName) => (work: Work) => {
  open.hooks[name].push(work)
}
export const beforeAll = hook('beforeAll')
export const afterAll = hook('afterAll')
export const beforeEach = hook('beforeEach')
export const afterEach = hook('afterEach')
export function onTestFinished(work: Work): void {
  finished.push(work)
}

/** A promise that is never kept must not stop the rest. */
async function inTime(work: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the test did not end')), TEST_MS)
  })
  try {
    await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Computing time of this process: on a busy machine the time of day says little of what a test costs. */
export function usedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const isSuite = (part: Case | Suite): part is Suite => 'parts' in part
const holds = (suite: Suite, wanted: ReadonlySet<number> | null): boolean =>
  suite.parts.some((part) => (isSuite(part) ? holds(part, wanted) : !wanted || wanted.has(part.index)))

/** How the tests of a file are run: which of them, and what is told before and after each. */
export interface Run {
  readonly wanted: ReadonlySet<number> | null
  readonly before: () => void
  /** Answers true where nothing more shall run. */
  readonly after: (outcome: Outcome) => boolean
}

class Stopped extends Error {}

async function runCase(one: Case, around: readonly Suite[], run: Run): Promise<void> {
  run.before()
  const started = usedMs()
  let error: string | null = null
  finished = []
  try {
    await inTime(async () => {
      for (const { hooks } of around) for (const work of hooks.beforeEach) await work()
      await one.run()
    })
  } catch (thrown) {
    error = String(thrown)
  }
  try {
    for (const { hooks } of around.toReversed()) for (const work of hooks.afterEach) await work()
    for (const work of finished.toReversed()) await work()
  } catch (thrown) {
    error ??= String(thrown)
  }
  if (run.after({ index: one.index, ms: usedMs() - started, error })) throw new Stopped()
}

async function runSuite(suite: Suite, above: readonly Suite[], run: Run): Promise<void> {
  if (!holds(suite, run.wanted)) return
  const around = [...above, suite]
  try {
    for (const work of suite.hooks.beforeAll) await inTime(work)
    for (const part of suite.parts) {
      if (isSuite(part)) await runSuite(part, around, run)
      else if (!run.wanted || run.wanted.has(part.index)) await runCase(part, around, run)
    }
  } finally {
    for (const work of suite.hooks.afterAll.toReversed()) await inTime(work)
  }
}

/** Runs the tests that were collected; what a hook throws counts as a test of its own, number -1. */
export async function runFile(run: Run): Promise<void> {
  try {
    await runSuite(open, [], run)
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) run.after({ index: -1, ms: 0, error: String(thrown) })
  }
}
