/**
 * Protects: the program can be left open for weeks. Under mixed work its memory, its handles and its threads do not grow,
 * posting stays quick, and nothing that was acknowledged is missing at the end.
 *
 * Memory is that of the system (/proc), at rest and after garbage was collected. Its slope is that of straight lines, one
 * for each stretch between two works on the whole file: these leave memory with the allocator, now more, now less, and
 * what they leave has a limit of its own. What the program itself holds is counted by kind (`holdings.ts`), ten times: the
 * answers it keeps for a while are now more, now less.
 *
 *   TESTS=soak COUNT=0 MINUTES=240 ENTRIES=900000 npm run test:long
 */
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { JOBS_KEPT_MAX } from '../../electron/host/jobs.ts'
import { withBundled } from '../support/bundledProgram.ts'
import { Desk, entriesIn, faultsOf } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { makeBooks } from './books.ts'
import { bytesOf, changedKinds, type Holdings, holdingsIn } from './holdings.ts'
import { Load, type Paces } from './load.ts'
import { type RunningProgram, startProgram } from './program-calls.ts'
import { quantile, type Sample, type Slope, sampleOf, slopeOf } from './samples.ts'

const chosen = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const PROGRAM = fileURLToPath(new URL('program.ts', import.meta.url))
const SECONDS = long ? chosen('MINUTES', 20) * 60 : 2
const ENTRIES = long ? chosen('ENTRIES', 300_000) : 500
/** Memory and handles are compared from then on: caches are full, and what works side by side has done so. */
const WARM = long ? 1 / 3 : 0
/** From then on what is held is counted even if fewer answers are kept than ever may be. */
const SETTLED_AT_LAST = 2 / 3
const COUNT_EVERY_S = long ? (SECONDS * (1 - WARM)) / 10 : SECONDS
/** However slow the machine is. */
const LOOKS_MIN = 5
const LOOK_MS = long ? 10_000 : 300
const PACES: Paces = long
  ? {
      post_ms: 20,
      invoice_ms: 400,
      read_ms: 250,
      statement_ms: 4_000,
      backup_ms: 90_000,
      verify_ms: 240_000,
    }
  : { post_ms: 15, invoice_ms: 100, read_ms: 50, statement_ms: 1_500, backup_ms: 4_000, verify_ms: 60_000 }

const POSTING_P99_MS = 15
/** On a machine where one bare commit takes longer than this, how long posting takes says nothing of the program. */
const QUIET_P99_MS = 5
const GROWTH_MIB_AN_HOUR = 1
/** How much more the second half may hold after backups and verifications than the first. */
const LEFT_BEHIND_MAX = 1.3
/** One or two for each who works, and a few of the program's own. */
const SOCKETS_MAX = 16

interface Look extends Sample {
  /** Backups and verifications before it. */
  readonly stretch: number
  /** What the threads of the program hold once garbage is collected. */
  readonly heapMiB: number
  /** Work that has ended and whose answer is still kept, for a while. */
  readonly jobs: number
  readonly codeMiB: number
}

/** What the program held at some time. */
interface Counted {
  /** Seconds since the start. */
  readonly at: number
  readonly held: Holdings
}

async function held(program: RunningProgram): Promise<Holdings> {
  const folder = temporaryFolder()
  await program.collect(folder)
  const holdings = holdingsIn(folder)
  rmSync(folder, { recursive: true })
  return holdings
}

async function lookAt(program: RunningProgram, at: number, stretch: number): Promise<Look> {
  const heaps = await program.collect()
  const heapMiB = heaps.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20
  const codeMiB = heaps.reduce((sum, { code }) => sum + code, 0) / 2 ** 20
  const { items } = await program.call('job.list', {})
  const jobs = items.filter(({ endedAt }) => endedAt !== null).length
  return { ...sampleOf(program.pid, at), heapMiB, codeMiB, jobs, stretch }
}

/** As many answers are kept as ever are: until then what is held grows, and ought to. */
const isSettled = ({ at, jobs }: Look) =>
  at >= SECONDS * WARM && (!long || jobs >= JOBS_KEPT_MAX || at >= SECONDS * SETTLED_AT_LAST)

/** Looks at the program at rest, again and again, until the time is over or the load has failed. */
async function watch(program: RunningProgram, load: Load, ended: AbortSignal) {
  const looks: Look[] = []
  const counted: Counted[] = []
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  const isOver = () => seconds() >= SECONDS && looks.length >= LOOKS_MIN
  const isToCount = (look: Look) => {
    const last = counted.at(-1)
    return last ? isOver() || look.at - last.at >= COUNT_EVERY_S : isSettled(look)
  }
  while ((!isOver() || counted.length < 2) && !ended.aborted) {
    await wait(LOOK_MS)
    await load.atRest(async () => {
      const look = await lookAt(program, seconds(), load.wholeFiles + counted.length)
      looks.push(look)
      if (isToCount(look)) counted.push({ at: look.at, held: await held(program) })
    })
  }
  return { looks, counted }
}

/** The looks of each time between two works on the whole file, as points. */
function stretches(looks: readonly Look[]) {
  const groups = Map.groupBy(looks, ({ stretch }) => stretch)
  return [...groups.values()].map((group) => group.map((look) => [look.at, look.rssMiB] as const))
}

/** What the program holds more, an hour, and of what from the first time to the last. */
function growthOfHeld(counted: readonly Counted[]) {
  const points = counted.map(({ at, held: holdings }) => [at, bytesOf(holdings) / 2 ** 20] as const)
  return { more: slopeOf([points]), kinds: changedKinds(counted[0]!.held, counted.at(-1)!.held) }
}

/** The most in the first and in the second half. */
function halves(
  looks: readonly Look[],
  what: 'handles' | 'threads' | 'rssMiB',
): [first: number, second: number] {
  const middle = looks.length >> 1
  const most = (part: readonly Look[]) => Math.max(...part.map((look) => look[what]))
  return [most(looks.slice(0, middle)), most(looks.slice(middle))]
}

/** The samples, and what is held more, a line each, beside the other results. */
function keep(name: string, lines: readonly unknown[]): void {
  const folder = process.env.TEST_RESULTS
  if (!folder) return
  mkdirSync(folder, { recursive: true }) // the first to leave something there
  writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** The load on the program that ships: from its sources, each start of a reader of statements would cost more than its work. */
async function soaked(bundled: string) {
  const desk = new Desk(temporaryFolder())
  const year = new Date().getFullYear()
  makeBooks(desk.path, desk.place, ENTRIES, year)
  const program = await startProgram(bundled, desk.place.home, desk.path)
  const load = new Load({ call: program.call, random: randomFrom(seed), folder: desk.folder, year }, PACES)
  await load.warmUp()
  const bare = new Worker(fileURLToPath(new URL('bare.ts', import.meta.url)), {
    workerData: desk.at('bare.db'),
  })
  const failed = new AbortController()
  const working = load.run().finally(() => failed.abort())
  working.catch(() => {}) // thrown below, once the program is at rest
  const { looks, counted } = await watch(program, load, failed.signal)
  keep('soak.jsonl', looks)
  load.stop()
  await working
  bare.postMessage('enough')
  const [[commits]] = (await Promise.all([once(bare, 'message')])) as [[number[]]]
  await program.stop()
  return { desk, load, commits, counted, looks: looks.filter(({ at }) => at >= SECONDS * WARM) }
}

const shown = ({ anHour, error }: Slope) => `${anHour.toFixed(2)} ± ${error.toFixed(2)}`

test.skipIf(process.platform !== 'linux')(
  `${SECONDS} s of mixed work on ${ENTRIES} entries: nothing grows, nothing is lost, posting stays quick`,
  async () => {
    const start = performance.now()
    const { desk, load, commits, counted, looks } = await withBundled(PROGRAM, soaked)
    desk.with((company) => {
      expect(entriesIn(company)).toBe(ENTRIES + load.posted)
      expect(faultsOf(company)).toEqual([])
    })
    const rss = slopeOf(stretches(looks))
    const { more, kinds } = growthOfHeld(counted)
    keep('soak-held.jsonl', kinds)
    const [rssBefore, rssAfter] = halves(looks, 'rssMiB')
    const posting = quantile(load.times.get('ledger.post')!, 0.99)
    const commit = quantile(commits, 0.99)
    keepFigures(
      'soak: the program under mixed work',
      {
        calls: load.calls,
        entries: ENTRIES + load.posted,
        'statements not read in time': load.tooSlow,
        looks: looks.length,
        'RSS, MiB an hour': shown(rss),
        'held, MiB an hour': shown(more),
        'heap, with the books of the engine, MiB': `${looks[0]!.heapMiB.toFixed(2)} to ${looks.at(-1)!.heapMiB.toFixed(2)}`,
        'compiled code, MiB': `${looks[0]!.codeMiB.toFixed(2)} to ${looks.at(-1)!.codeMiB.toFixed(2)}`,
        'most RSS in each half, MiB': `${rssBefore.toFixed(0)}, ${rssAfter.toFixed(0)}`,
        handles: looks.at(-1)!.handles,
        threads: looks.at(-1)!.threads,
        'posting p99, ms': posting.toFixed(1),
        'bare commit p99 beside it, ms': commit.toFixed(1),
      },
      start,
    )
    for (const what of ['handles', 'threads'] as const) {
      const [first, second] = halves(looks, what)
      expect(second, what).toBeLessThanOrEqual(first)
    }
    expect(Math.max(...looks.map(({ sockets }) => sockets))).toBeLessThanOrEqual(SOCKETS_MAX)
    if (!long) return
    const grows = ({ anHour, error }: Slope) => anHour - 2 * error
    expect(grows(rss), 'MiB an hour, less two errors').toBeLessThan(GROWTH_MIB_AN_HOUR)
    expect(grows(more), `held more: ${kinds.slice(0, 10).join(', ')}`).toBeLessThan(GROWTH_MIB_AN_HOUR)
    expect(rssAfter).toBeLessThan(rssBefore * LEFT_BEHIND_MAX)
    if (commit <= QUIET_P99_MS) expect(posting).toBeLessThanOrEqual(POSTING_P99_MS)
  },
  (SECONDS + 3_600) * 1000,
)
