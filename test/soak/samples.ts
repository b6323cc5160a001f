/** What the system says of the program while it works, and whether that grows. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export interface Sample {
  /** Seconds since the start. */
  readonly at: number
  readonly rssMiB: number
  /** Of it, what is no file of the disk. */
  readonly anonMiB: number
  /** Open files and the like, without sockets. */
  readonly handles: number
  /** As many as the load has calls under way, and a few of the program's own. */
  readonly sockets: number
  readonly threads: number
}

/** What a handle stands for; '' when it was closed in the meantime. */
function targetOf(pid: number, handle: string): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${handle}`)
  } catch {
    return ''
  }
}

/** Memory, open files and threads of a process. */
export function sampleOf(pid: number, at: number): Sample {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)![1])
  const targets = readdirSync(`/proc/${pid}/fd`).map((handle) => targetOf(pid, handle))
  const sockets = targets.filter((target) => target.startsWith('socket:')).length
  return {
    at,
    rssMiB: number('VmRSS') / 1024,
    anonMiB: number('RssAnon') / 1024,
    handles: targets.length - sockets,
    sockets,
    threads: number('Threads'),
  }
}

export interface Slope {
  /** Units an hour, by least squares. */
  readonly anHour: number
  /** Standard error of it. */
  readonly error: number
}

type Point = readonly [at: number, value: number]

/**
 * The one slope of several stretches of points (seconds, value), each with a level of its own: what happens between two
 * stretches lifts or lowers the level and says nothing of the slope.
 */
export function slopeOf(stretches: readonly (readonly Point[])[]): Slope {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const points = stretches.flatMap((stretch) => {
    const [at, value] = [mean(stretch.map(([x]) => x)), mean(stretch.map(([, y]) => y))]
    return stretch.map(([x, y]) => [x - at, y - value] as const)
  })
  const spread = points.reduce((sum, [x]) => sum + x ** 2, 0)
  const slope = points.reduce((sum, [x, y]) => sum + x * y, 0) / spread
  const rest = points.reduce((sum, [x, y]) => sum + (y - slope * x) ** 2, 0)
  const free = points.length - stretches.length - 1
  return { anHour: slope * 3600, error: Math.sqrt(rest / free / spread) * 3600 }
}

/** The value below which that share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
