/** Whole programs in turn, A B C, A B C, ..., with the system's own account of each: time, processor, largest memory. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'

export interface Job {
  readonly name: string
  /** For a shell. */
  readonly cmd: string
  /** Before each round, not counted. */
  readonly prep?: string
  readonly rounds?: number
  readonly warmup?: number
  readonly env?: Readonly<Record<string, string>>
  readonly timeout?: number
}

interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** Seconds, seconds of the processor, megabytes. */
export interface Ran {
  readonly wall: Spread
  readonly cpu: Spread
  readonly rss_mb: Spread
  readonly runs: number
}

/** Node counts a child's memory only from inside; the harness's clock has it from the system. */
const CLOCK = `
import json, sys
sys.path.insert(0, sys.argv[1])
from measure import side_by_side
order = json.load(sys.stdin)
json.dump(side_by_side(order['jobs'], order['rounds'], log=lambda line: print(line, file=sys.stderr)), sys.stdout)
`

/** Runs them in rounds; a program that failed has no result. */
export function runJobs(harness: string, jobs: readonly Job[], rounds: number): ReadonlyMap<string, Ran> {
  const run = spawnSync('python3', ['-c', CLOCK, path.join(harness, 'lib')], {
    input: JSON.stringify({ jobs, rounds }),
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (run.status !== 0) throw new Error(`the clock of the harness ended with ${run.status}`)
  const results = JSON.parse(run.stdout) as Record<string, Ran | { failed: true }>
  return new Map(
    Object.entries(results).flatMap(([name, ran]) => ('failed' in ran ? [] : [[name, ran] as const])),
  )
}
