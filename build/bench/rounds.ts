/** Ours and the bare limit in turn, many times, so that what else the machine does falls on both. */

/** What one side took, in milliseconds. */
export interface Taken {
  readonly median: number
  readonly best: number
  /** 99th of 100. */
  readonly p99: number
  /** Time of the processor, this process's threads together; what a busy machine leaves alone. */
  readonly cpu: number
  readonly rounds: number
}

export interface Compared {
  readonly name: string
  readonly ours: Taken
  readonly bare: Taken
  /** The statements of ours alone (replay.ts). */
  readonly tables?: Taken
  /** Of the medians. */
  readonly ratio: number
  readonly cpuRatio: number
}

export interface Side {
  readonly run: () => unknown
  /** Before each round, not counted. */
  readonly prepare?: () => void
}

const cpuNow = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

interface Sample {
  readonly wall: number
  readonly cpu: number
}

function sampleOf({ run, prepare }: Side): Sample {
  prepare?.()
  const cpu = cpuNow()
  const start = performance.now()
  run()
  return { wall: performance.now() - start, cpu: cpuNow() - cpu }
}

const ordered = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)
export const medianOf = (numbers: readonly number[]) => ordered(numbers)[Math.floor(numbers.length / 2)]!

export function takenOf(samples: readonly Sample[]): Taken {
  const walls = ordered(samples.map(({ wall }) => wall))
  return {
    median: medianOf(walls),
    best: walls[0]!,
    p99: walls[Math.ceil(walls.length * 0.99) - 1]!,
    cpu: medianOf(samples.map(({ cpu }) => cpu)),
    rounds: samples.length,
  }
}

/** What is compared: ours, the bare limit, and the statements of ours alone. */
export interface Sides {
  readonly ours: Side
  readonly bare: Side
  readonly tables?: Side | undefined
}

/** Rounds that are not counted, before many that are. */
export const IDLE = 2

/** Rounds A B C, A B C, ... after those that are not counted. */
export function compare(name: string, rounds: number, { ours, bare, tables }: Sides): Compared {
  const samples = { ours: [] as Sample[], bare: [] as Sample[], tables: [] as Sample[] }
  const idle = rounds > 5 ? IDLE : 0
  for (let round = -idle; round < rounds; round++) {
    const [a, b] = [sampleOf(ours), sampleOf(bare)]
    const c = tables && sampleOf(tables)
    if (round < 0) continue
    samples.ours.push(a)
    samples.bare.push(b)
    if (c) samples.tables.push(c)
  }
  const [taken, limit] = [takenOf(samples.ours), takenOf(samples.bare)]
  const cpuRatio = limit.cpu > 0 ? taken.cpu / limit.cpu : Number.NaN
  const ratios = { ratio: taken.median / limit.median, cpuRatio }
  return {
    name,
    ours: taken,
    bare: limit,
    ...(tables ? { tables: takenOf(samples.tables) } : {}),
    ...ratios,
  }
}
