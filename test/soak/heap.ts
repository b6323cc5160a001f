/** What a thread of the program holds in memory once its garbage is collected. */
import { join } from 'node:path'
import v8 from 'node:v8'
import { threadId } from 'node:worker_threads'

/** Name of the channel on which threads are asked to collect. */
export const COLLECT = 'collect'

/** What is asked on it, and of the program. */
export interface Question {
  readonly ask: typeof COLLECT
  /** Folder for a snapshot of each thread, the file `<number of the thread>.heapsnapshot`; null for none: they take seconds. */
  readonly snapshots: string | null
}

export const isQuestion = (message: unknown): message is Question =>
  (message as { ask?: unknown } | null)?.ask === COLLECT

export interface Heap {
  readonly thread: string
  /** What it holds, without its code. */
  readonly bytes: number
  /** Code that the engine has compiled: it comes as it is used, slower and slower, and ends with the size of the program. */
  readonly code: number
}

function codeBytes(): number {
  const spaces = v8.getHeapSpaceStatistics().filter(({ space_name }) => /code|trusted/.test(space_name))
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0)
}

/** Twice: what the first one lets go of may hold other things. */
export function heapAfterCollecting(thread: string, { snapshots }: Question): Heap {
  if (!globalThis.gc) throw new Error('started without --expose-gc')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  const code = codeBytes()
  if (snapshots) v8.writeHeapSnapshot(join(snapshots, `${threadId}.heapsnapshot`))
  return { thread, bytes: heapUsed + external - code, code }
}
