/** The inner side of a host: the port to whoever started it, and the watch over its memory. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export interface ParentPort {
  /** Resolves when the message is on its way, so that a long answer does not pile up. */
  post(message: unknown): Promise<void>
  onMessage(listener: (message: unknown) => void): void
}

/** Electron gives its utility processes a port of its own kind. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/** The port to the parent, in a forked Node process or in a utility process of Electron. */
export function parentPort(): ParentPort {
  const utility = (process as { parentPort?: UtilityPort }).parentPort
  if (utility) {
    return {
      post: (message) => Promise.resolve(utility.postMessage(message)),
      onMessage: (listener) => utility.on('message', (event) => listener(event.data)),
    }
  }
  return {
    post: (message) => new Promise((resolve) => process.send?.(message, () => resolve())),
    onMessage: (listener) => process.on('message', listener),
  }
}

/** Starts the watchdog thread and waits until it watches. `memoryMiB` is the limit of the whole process. */
export async function watchMemory(memoryMiB: number): Promise<void> {
  const dog = new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: memoryMiB })
  await once(dog, 'message')
  dog.unref()
}
