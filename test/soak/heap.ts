/** What a thread of the program holds in memory once its garbage is collected. */

/** Name of the channel on which threads are asked to collect, and of the question. */
export const COLLECT = 'collect'

export interface Heap {
  readonly thread: string
  readonly bytes: number
}

/** Twice: what the first one lets go of may hold other things. */
export function heapAfterCollecting(thread: string): Heap {
  if (!globalThis.gc) throw new Error('started without --expose-gc')
  globalThis.gc()
  globalThis.gc()
  return { thread, bytes: process.memoryUsage().heapUsed + process.memoryUsage().external }
}
