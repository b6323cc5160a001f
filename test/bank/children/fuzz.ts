/**
 * Reads broken files by the hundred: gets numbers of cases, answers with what became of them. Started by build/fuzz.ts
 * with the seed and a file in which it writes the case it is at, so that one that hangs or kills it is known.
 */
import fs from 'node:fs'
import { type Case, Cases, judge } from '../../support/fuzz/cases.ts'
import { clock } from '../../support/fuzz/clock.ts'

interface Order {
  readonly from: number
  readonly to: number
  readonly skip: readonly number[]
}

interface Tally {
  cases: number
  read: number
  refused: number
  ms: number
  slowestMs: number
  slowest: number
}

const SLOW_MS = 1_000
const [seed = 1, progress = 0] = [Number(process.argv[2]), fs.openSync(process.argv[3]!, 'w')]
const cases = new Cases(seed)
const place = Buffer.alloc(8)

/** Milliseconds of one more reading. */
async function again(broken: Case): Promise<number> {
  const elapsed = clock()
  await judge(broken)
  return elapsed()
}

async function run(index: number, tallies: Map<string, Tally>): Promise<string | null> {
  place.writeDoubleLE(index)
  fs.writeSync(progress, place, 0, 8, 0)
  const broken = cases.make(index)
  const tally = tallies.get(broken.group) ?? {
    cases: 0,
    read: 0,
    refused: 0,
    ms: 0,
    slowestMs: 0,
    slowest: index,
  }
  tallies.set(broken.group, tally)
  const elapsed = clock()
  try {
    tally.cases++
    tally[await judge(broken)]++
    let ms = elapsed()
    for (let times = 0; times < 2 && ms > SLOW_MS; times++) ms = Math.min(ms, await again(broken))
    tally.ms += ms
    if (ms > tally.slowestMs) Object.assign(tally, { slowestMs: ms, slowest: index })
    return ms > SLOW_MS ? `${broken.group} ${broken.name}: ${Math.round(ms)} ms` : null
  } catch (error) {
    return `${broken.group} ${broken.name}: ${String((error as Error).stack)
      .split('\n')
      .slice(0, 8)
      .join(' | ')}`
  }
}

process.on('message', async ({ from, to, skip }: Order) => {
  const tallies = new Map<string, Tally>()
  const failures: { index: number; what: string }[] = []
  for (let index = from; index < to; index++) {
    const what = skip.includes(index) ? null : await run(index, tallies)
    if (what !== null) failures.push({ index, what })
  }
  process.send!({
    tallies: Object.fromEntries(tallies),
    failures,
    rssMiB: Math.ceil(process.resourceUsage().maxRSS / 1024),
  })
})
process.on('disconnect', () => process.exit(0))
