/**
 * `node build/bench/run.ts --harness FOLDER [--work FOLDER] [--rounds 5] [--size 1m] [--busy] [--quick] [--out FILE]`
 * measures all that has a target beside bare SQLite and other ledgers, and writes build/bench/RESULTS.md. The harness
 * must be set up (its README); `--work` is where, else GL_BENCH_WORK. `--quick` leaves the other ledgers out.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundleBench } from './bundle.ts'
import { Jobs, truthOf } from './jobs.ts'
import { type Job, runJobs } from './processes.ts'
import { pageOf } from './results.ts'
import { type Compared, medianOf } from './rounds.ts'
import { type Figure, type Measured, rowsOfTargets } from './targets.ts'

const { values } = parseArgs({
  options: {
    harness: { type: 'string' },
    work: { type: 'string', default: process.env.GL_BENCH_WORK ?? '' },
    rounds: { type: 'string', default: '5' },
    size: { type: 'string', default: '1m' },
    busy: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(import.meta.dirname, 'RESULTS.md') },
  },
})
const { harness, work, size } = values
if (!harness || !work) throw new Error('--harness and --work (or GL_BENCH_WORK) are missing')
const rounds = Number(values.rounds)
const started = performance.now()
const at = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-measures-'))
const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** What a verb of our program prints. */
function answer(program: string, ...verb: string[]): string {
  const run = spawnSync(process.execPath, [program, ...verb], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (run.status !== 0) throw new Error(`${verb[0]} ended with ${run.status}`)
  return run.stdout
}

const byName = (compared: readonly Compared[]) => new Map(compared.map((each) => [each.name, each]))

function reads(jobs: Jobs, program: string, each: string): ReadonlyMap<string, Compared> {
  say(`== in process, ${each}`)
  const [ours, bare] = [jobs.file(`${each}.grandlivre`), jobs.file(`${each}.bare`)]
  const dir = jobs.data(`ledger-${each}`)
  if (!fs.existsSync(ours)) answer(program, 'import-journal', '--db', ours, '--dir', dir)
  answer(program, 'bare-load', '--db', bare, '--dir', dir)
  const text = answer(program, 'measure-reads', '--db', ours, '--bare', bare, '--dir', dir)
  return byName(JSON.parse(text) as Compared[])
}

function importing(jobs: Jobs, program: string): ReadonlyMap<string, Compared> {
  say('== a statement, in process')
  const db = jobs.file('started.grandlivre')
  answer(program, 'init', '--db', db)
  const text = answer(program, 'measure-import', '--db', db, '--dir', jobs.data('bank-100k'))
  return byName(JSON.parse(text) as Compared[])
}

/** Takes a file out of the system's memory, where it may. */
function forget(file: string): boolean {
  spawnSync('sync', [file])
  return spawnSync('dd', [`of=${file}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0']).status === 0
}

/** Each round three new processes, one after the other; `before` each of them. */
function opening(jobs: Jobs, program: string, before: (file: string) => void): Figure {
  const { busiest } = truthOf(jobs.data(`ledger-${size}`))
  const [ours, bare, asked] = [`${size}.grandlivre`, `${size}.bare`, 'opening.json'].map((name) =>
    jobs.file(name),
  ) as [string, string, string]
  const own = ['--db', ours, '--account', busiest.code]
  answer(program, 'measure-open', ...own, '--take-down', asked)
  const sides = {
    ours: { file: ours, words: own },
    limit: { file: bare, words: ['--bare', bare, '--account', String(busiest.id)] },
    tables: { file: ours, words: ['--db', ours, '--replay', asked] },
  }
  const taken = { ours: [] as number[], limit: [] as number[], tables: [] as number[] }
  for (let round = -1; round < rounds * 3; round++)
    for (const side of ['ours', 'limit', 'tables'] as const) {
      before(sides[side].file)
      const ms = Number(answer(program, 'measure-open', ...sides[side].words))
      if (round >= 0) taken[side].push(ms)
    }
  return { ours: medianOf(taken.ours), limit: medianOf(taken.limit), tables: medianOf(taken.tables) }
}

const isOurs = ({ name }: Job) => name.startsWith('ours ') || name.startsWith('floor ')

function programs(jobs: Jobs): Measured['programs'] {
  const groups = [
    jobs.loading(size),
    jobs.balances(size),
    jobs.reading(size),
    jobs.statements('100k'),
    jobs.statements('10k'),
    jobs.statementsElsewhere('10k'),
    jobs.matching('10k'),
  ]
  return new Map(
    groups.flatMap((group) => {
      const asked = values.quick ? group.filter(isOurs) : group
      return asked.length === 0 ? [] : [...runJobs(harness!, asked, rounds)]
    }),
  )
}

function scores(jobs: Jobs): string {
  const script = path.join(harness!, 'gen', 'score-recon.mjs')
  const words = [script, jobs.data('recon-10k'), jobs.file('matching.csv')]
  const run = spawnSync(process.execPath, words, { encoding: 'utf8' })
  const overall = run.status === 0 ? JSON.stringify(JSON.parse(run.stdout).overall) : 'not scored'
  return `Matching 10k × 10k, first proposals: ${overall}.`
}

/** Both sides by the processor: the one that leaves more to other threads is quicker by the clock. */
function processorOf(ran: Measured['programs']): string {
  const [ours, baseline] = ['ours matching', 'floor matching'].map((name) => ran.get(name)?.cpu.median)
  if (ours === undefined || baseline === undefined) return 'Matching: not measured.'
  const shown = (seconds: number) => `${Math.round(seconds * 1000)} ms`
  return `Matching by the time of the processor, all threads: ours ${shown(ours)}, the baseline ${shown(baseline)}.`
}

try {
  const program = await bundleBench()
  const jobs = new Jobs({ harness, work, program, at, rounds })
  const ran = programs(jobs)
  const measured: Measured = {
    programs: ran,
    reads: new Map(['10k', '100k', size].map((each) => [each, reads(jobs, program, each)])),
    writes: byName(
      JSON.parse(answer(program, 'measure-writes', '--dir', jobs.data('ledger-100k'))) as Compared[],
    ),
    parsing: byName(
      JSON.parse(
        answer(
          program,
          'measure-parse',
          '--dir',
          jobs.data('bank-100k'),
          '--scanners',
          path.join(harness, 'limits', 'parse.mjs'),
        ),
      ) as Compared[],
    ),
    importing: importing(jobs, program),
    open: { warm: opening(jobs, program, () => {}), cold: opening(jobs, program, forget) },
    isBusy: values.busy,
  }
  const minutes = Math.round((performance.now() - started) / 60_000)
  const about = { isBusy: values.busy, minutes, rounds, notes: [scores(jobs), processorOf(ran)] }
  fs.writeFileSync(values.out, pageOf(rowsOfTargets(measured, size), about))
  say(values.out)
} finally {
  fs.rmSync(at, { recursive: true, force: true })
}
