/** The inner side of a host: the port to whoever started it, and the watch over its memory. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export interface ParentPort {
  /** Resolves when the message is on its way, so that a long answer does not pile up. */
  post(message: unknown): Promise<void>
  onMessage(listener: (message: unknown) => void): void
}

/** Ports of Electron: messages come as events. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  start(): void
}
interface UtilityParent {
  on(event: 'message', listener: (event: { ports: readonly UtilityPort[] }) => void): void
}

/** The parent of a utility process is main, which hands over the port to whoever asked for the host. */
function handedOver(parent: UtilityParent): ParentPort {
  const port = new Promise<UtilityPort>((resolve) =>
    parent.on('message', ({ ports: [own] }) => own && resolve(own)),
  )
  return {
    post: async (message) => (await port).postMessage(message),
    onMessage: (listener) =>
      void port.then((own) => {
        own.on('message', ({ data }) => listener(data))
        own.start()
      }),
  }
}

/** The port to whoever started the host, in a forked Node process or in a utility process of Electron. */
export function parentPort(): ParentPort {
  const utility = (process as { parentPort?: UtilityParent }).parentPort
  if (utility) return handedOver(utility)
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
