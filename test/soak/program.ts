/**
 * The back end of the program, as `electron/host/main.ts` starts it, which also collects its garbage when the soak test
 * asks: what is then left in memory is what somebody still holds. Started with `--expose-gc`.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { BroadcastChannel } from 'node:worker_threads'
import { defaultHome } from '../../db/company/place.ts'
import { runBackEnd } from '../../electron/host/process.ts'
import { realParts } from '../../electron/host/real.ts'
import { COLLECT, type Heap, heapAfterCollecting } from './heap.ts'

/** In which every thread has answered: it is asked at rest. */
const PATIENCE_MS = 300

const channel = new BroadcastChannel(COLLECT)
let heaps: Heap[] = []
channel.onmessage = (event) => {
  const { data } = event as { data: Heap | typeof COLLECT }
  if (data !== COLLECT) heaps.push(data)
}

async function collect(): Promise<void> {
  heaps = [heapAfterCollecting('program')]
  channel.postMessage(COLLECT)
  await wait(PATIENCE_MS)
  process.send?.({ type: 'heaps', heaps })
}

process.on('message', (message) => {
  if ((message as { type?: unknown }).type === COLLECT) void collect()
})
const parts = await realParts(defaultHome())
await runBackEnd({ ...parts, script: new URL('./thread.ts', import.meta.url) }, process.argv.slice(2))
