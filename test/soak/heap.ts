/** What a thread of the program holds in memory once its garbage is collected. */
import v8 from 'node:v8'

/** Name of the channel on which threads are asked to collect, and of the question. */
export const COLLECT = 'collect'

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
export function heapAfterCollecting(thread: string): Heap {
  if (!globalThis.gc) throw new Error('started without --expose-gc')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  const code = codeBytes()
  return { thread, bytes: heapUsed + external - code, code }
}
