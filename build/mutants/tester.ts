/**
 * The process in which mutants live: started in a copy of the tree whose files carry all faults, it runs test files
 * with one of them planted (0: none) and answers which test failed. Every run takes all files of the tree anew, so
 * that nothing a fault left in a variable reaches the next run.
 */
import fs from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CHOOSE, TICK } from './rewrite.ts'
import { type Outcome, runFile, startFile, usedMs } from './suites.ts'

/** One run that is asked for; `wanted` are numbers of tests, null for all. */
export interface Ask {
  readonly file: string
  readonly wanted: readonly number[] | null
  readonly mutant: number
  /** Computing time after which loops are broken off. */
  readonly limitMs: number
  /** Runs every test and tells which faults each of them reached. */
  readonly record: boolean
}

export interface Answer {
  readonly outcomes: readonly Outcome[]
  /** The faults each test reached, by its number; -1 for what ran outside tests. */
  readonly reached: Readonly<Record<number, readonly number[]>>
  /** Computing time before the first test: some files make there what all their tests look at. */
  readonly loadMs: number
  readonly rssMiB: number
}

const [copy, countText] = process.argv.slice(2) as [string, string]
const here = pathToFileURL(`${copy}/`).href
const standIn = new URL('./suites.ts', import.meta.url).href
const reached = new Uint8Array(Number(countText) + 1)
const stripped = new Map<string, string>()
let planted = 0
let run = 0
let ticks = 0
let deadlineMs = Number.POSITIVE_INFINITY

function sourceOf(url: string): string {
  let text = stripped.get(url)
  if (text === undefined) {
    text = module.stripTypeScriptTypes(fs.readFileSync(fileURLToPath(url), 'utf8'))
    stripped.set(url, text)
  }
  return text
}

module.registerHooks({
  resolve(specifier, context, next) {
    const ours = context.parentURL?.startsWith(here)
    if (ours && specifier === 'vitest') return { url: standIn, format: 'module', shortCircuit: true }
    const found = next(specifier, context)
    if (!found.url.startsWith(here) || !found.url.endsWith('.ts')) return found
    return { ...found, url: `${found.url}?run=${run}` }
  },
  load(url, context, next) {
    const bare = url.split('?')[0]!
    if (!bare.startsWith(here) || !bare.endsWith('.ts')) return next(url, context)
    return { format: 'module', source: sourceOf(bare), shortCircuit: true }
  },
})

const choose = (id: number): boolean => id === planted
const note = (id: number): boolean => {
  reached[id] = 1
  return false
}
const tick = (): void => {
  if ((++ticks & 1023) === 0 && usedMs() > deadlineMs) throw new Error('a loop that does not end')
}
Object.assign(globalThis, { [CHOOSE]: choose, [TICK]: tick })
// On a busy machine a slow test says nothing about a fault: time hardly passes for those who measure it.
let now = 0
performance.now = () => (now += 0.001)

function takeReached(): number[] {
  const found: number[] = []
  reached.forEach((is, id) => {
    if (is) found.push(id)
  })
  reached.fill(0)
  return found
}

async function perform(ask: Ask): Promise<Answer> {
  const outcomes: Outcome[] = []
  const byTest: Record<number, number[]> = {}
  const outside = new Set<number>()
  const keepOutside = () => {
    for (const id of takeReached()) outside.add(id)
  }
  run += 1
  planted = ask.mutant
  const started = usedMs()
  let loadMs = 0
  deadlineMs = started + ask.limitMs
  Object.assign(globalThis, { [CHOOSE]: ask.record ? note : choose })
  startFile(path.join(copy, ask.file))
  try {
    await import(`${pathToFileURL(path.join(copy, ask.file)).href}?run=${run}`)
    loadMs = usedMs() - started
    await runFile({
      wanted: ask.wanted && new Set(ask.wanted),
      before: () => ask.record && keepOutside(),
      after: (outcome) => {
        outcomes.push(outcome)
        if (ask.record) byTest[outcome.index] = takeReached()
        return !ask.record && outcome.error !== null
      },
    })
  } catch (error) {
    outcomes.push({ index: -1, ms: 0, error: String(error) })
  }
  if (ask.record) {
    keepOutside()
    byTest[-1] = [...outside]
  }
  return { outcomes, reached: byTest, loadMs, rssMiB: process.memoryUsage().rss / 2 ** 20 }
}

// A fault may leave a promise that nobody waits for: it is no reason to lose the process.
process.on('unhandledRejection', () => {})
process.on('message', (ask: Ask) => {
  void perform(ask).then((answer) => process.send!(answer))
})
process.on('disconnect', () => process.exit())
