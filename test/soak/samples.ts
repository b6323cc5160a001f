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

/** The straight line through points (seconds, value). */
export function slopeOf(points: readonly (readonly [at: number, value: number])[]): Slope {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [at, value] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const spread = points.reduce((sum, [x]) => sum + (x - at) ** 2, 0)
  const slope = points.reduce((sum, [x, y]) => sum + (x - at) * (y - value), 0) / spread
  const rest = points.reduce((sum, [x, y]) => sum + (y - value - slope * (x - at)) ** 2, 0)
  return { anHour: slope * 3600, error: Math.sqrt(rest / (points.length - 2) / spread) * 3600 }
}

/** The value below which that share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
