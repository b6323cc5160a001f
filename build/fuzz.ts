/**
 * Breaks files by the million: keeps processes busy that read them, ends the one that hangs, replaces the one that
 * dies, and keeps what was found in a file, so that a run of the same seed goes on where it stopped.
 */
import { type ChildProcess, fork } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from './steps.ts'

/** Cases between two notes: what is lost of a process that is stopped. */
const CHUNK = 500
const HANG_MS = 20_000
const LOOK_MS = 1_000
/** A process that dies so often in one part does not even start. */
const DEATHS_MAX = 20
/** Less than the process that reads bank files gets; little room for what is young, since thousands of files pass here. */
const HEAP = ['--max-old-space-size=128', '--max-semi-space-size=4']
const program = path.join(root, 'test/bank/children/fuzz.ts')
const folder = path.join(root, 'node_modules/.cache/grandlivre-fuzz')

interface Tally {
  cases: number
  read: number
  refused: number
  ms: number
  slowestMs: number
  slowest: number
}

interface Failure {
  readonly index: number
  readonly what: string
}

interface Answer {
  readonly tallies: Readonly<Record<string, Tally>>
  readonly failures: readonly Failure[]
  readonly rssMiB: number
}

/** What a run has found so far; `next` is the first case that nobody has. */
export interface Found {
  readonly seed: number
  readonly from: number
  next: number
  /** Parts of earlier cases that a stopped run left. */
  open: [number, number][]
  seconds: number
  rssMiB: number
  readonly tallies: Record<string, Tally>
  readonly failures: Failure[]
}

export interface FuzzOptions {
  readonly seed: number
  /** First case, and how many. */
  readonly from: number
  readonly count: number
  readonly workers: number
  readonly say: (line: string) => void
}

const fileOf = ({ seed, from }: Pick<Found, 'seed' | 'from'>) => path.join(folder, `${seed}-${from}.json`)

function remembered(options: FuzzOptions): Found {
  const { seed, from } = options
  try {
    return JSON.parse(fs.readFileSync(fileOf(options), 'utf8')) as Found
  } catch {
    return { seed, from, next: from, open: [], seconds: 0, rssMiB: 0, tallies: {}, failures: [] }
  }
}

function add(found: Found, answer: Answer): void {
  for (const [group, tally] of Object.entries(answer.tallies)) {
    const sum = found.tallies[group]
    if (!sum) {
      found.tallies[group] = { ...tally }
      continue
    }
    sum.cases += tally.cases
    sum.read += tally.read
    sum.refused += tally.refused
    sum.ms += tally.ms
    if (tally.slowestMs > sum.slowestMs)
      Object.assign(sum, { slowestMs: tally.slowestMs, slowest: tally.slowest })
  }
  found.failures.push(...answer.failures)
  found.rssMiB = Math.max(found.rssMiB, answer.rssMiB)
}

/** One process at a time, and the part of the cases that it has. */
class Reader {
  readonly #found: Found
  readonly #end: number
  readonly #progress: string
  readonly #done: () => void
  #child: ChildProcess | undefined
  #part: [number, number] | undefined
  #skip: number[] = []
  #seen = { index: -1, since: 0 }

  constructor(found: Found, end: number, number: number, done: () => void) {
    this.#found = found
    this.#end = end
    this.#progress = path.join(folder, `${found.seed}-${found.from}-${number}.at`)
    this.#done = done
    this.#start()
  }

  #start(): void {
    const child = fork(program, [String(this.#found.seed), this.#progress], {
      execArgv: HEAP,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    try {
      os.setPriority(child.pid!, 10)
    } catch {}
    child.on('message', (answer: Answer) => {
      add(this.#found, answer)
      this.#part = undefined
      this.#skip = []
      this.#next()
    })
    child.on('exit', (code, signal) => {
      if (this.#child === child && this.#part) this.#died(`ended with ${signal ?? code}`)
    })
    this.#child = child
    this.#seen = { index: -1, since: Date.now() }
    this.#next()
  }

  #next(): void {
    const found = this.#found
    this.#part ??= found.open.shift()
    if (!this.#part && found.next < this.#end) {
      this.#part = [found.next, Math.min(found.next + CHUNK, this.#end)]
      found.next = this.#part[1]
    }
    if (this.#part) {
      this.#child!.send({ from: this.#part[0], to: this.#part[1], skip: this.#skip })
      return
    }
    this.#child!.disconnect()
    this.#child = undefined
    this.#done()
  }

  /** The part that is under way, for a run that stops now. */
  get part(): [number, number] | undefined {
    return this.#part
  }

  #index(): number {
    try {
      return fs.readFileSync(this.#progress).readDoubleLE()
    } catch {
      return -1
    }
  }

  /** Ends a process that is at the same case for too long. */
  look(): void {
    if (!this.#child) return
    const index = this.#index()
    if (index !== this.#seen.index) this.#seen = { index, since: Date.now() }
    else if (Date.now() - this.#seen.since > HANG_MS) this.#died(`still at it after ${HANG_MS / 1000} s`)
  }

  #died(what: string): void {
    const index = this.#index()
    this.#found.failures.push({ index, what })
    this.#skip.push(index)
    this.stop()
    if (this.#skip.length < DEATHS_MAX) this.#start()
    else this.#done()
  }

  stop(): void {
    const child = this.#child
    this.#child = undefined
    child?.kill('SIGKILL')
  }
}

/** Runs the cases that are left of a seed; ends early, with all it has found kept, when the signal says so. */
export async function fuzz(options: FuzzOptions, signal?: AbortSignal): Promise<Found> {
  fs.mkdirSync(folder, { recursive: true })
  const found = remembered(options)
  const end = options.from + options.count
  const before = found.seconds
  const started = Date.now()
  const readers: Reader[] = []
  const keep = () => {
    found.seconds = before + (Date.now() - started) / 1000
    const open = [...readers.flatMap(({ part }) => (part ? [part] : [])), ...found.open]
    fs.writeFileSync(fileOf(found), JSON.stringify({ ...found, open }))
  }
  if (found.next > options.from) options.say(`seed ${found.seed} goes on at case ${found.next}`)
  await new Promise<void>((resolve) => {
    let busy = options.workers
    const done = () => {
      busy--
      if (busy === 0) resolve()
    }
    for (let number = 0; number < options.workers; number++)
      readers.push(new Reader(found, end, number, done))
    let looks = 0
    const timer = setInterval(() => {
      for (const reader of readers) reader.look()
      if (++looks % 15 === 0) keep()
      if (looks % 60 === 0)
        options.say(`${found.next - found.from} of ${options.count}, ${found.failures.length} failed`)
      if (busy === 0) clearInterval(timer)
    }, LOOK_MS)
    signal?.addEventListener('abort', () => {
      clearInterval(timer)
      keep()
      for (const reader of readers) reader.stop()
      resolve()
    })
  })
  if (!signal?.aborted) keep()
  return found
}

const column = (value: string | number, width: number) => String(value).padStart(width)

/** What was found as a table. */
export function fuzzTable(found: Found): string {
  const groups = Object.entries(found.tallies).sort(([a], [b]) => (a < b ? -1 : 1))
  const total = groups.reduce((sum, [, { cases }]) => sum + cases, 0)
  const lines = groups.map(
    ([group, { cases, read, refused, ms, slowestMs, slowest }]) =>
      `${group.padEnd(8)}${column(cases, 9)}${column(read, 9)}${column(refused, 9)}${column((ms / cases).toFixed(2), 9)}${column(Math.round(slowestMs), 9)}  case ${slowest}`,
  )
  return [
    `${'broken'.padEnd(8)}${column('cases', 9)}${column('read', 9)}${column('refused', 9)}${column('mean ms', 9)}${column('slowest', 9)}`,
    ...lines,
    `seed ${found.seed}: ${total} broken files in ${Math.round(found.seconds)} s, ${found.failures.length} failed, at most ${found.rssMiB} MiB`,
    ...found.failures.slice(0, 20).map(({ index, what }) => `   case ${index}: ${what}`),
  ].join('\n')
}
