/**
 * The back end of the program, as `electron/host/main.ts` starts it, which also collects its garbage when the soak test
 * asks: what is then left in memory is what somebody still holds. Started with `--expose-gc`.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { BroadcastChannel } from 'node:worker_threads'
import { defaultHome } from '../../db/company/place.ts'
import { runBackEnd } from '../../electron/host/process.ts'
import { realParts } from '../../electron/host/real.ts'
import { COLLECT, type Heap, heapAfterCollecting, isQuestion, type Question } from './heap.ts'

/** In which every thread has answered: it is asked at rest. */
const PATIENCE_MS = 300
/** A thread writes its snapshot in two or three seconds. */
const SNAPSHOT_PATIENCE_MS = 60_000

const channel = new BroadcastChannel(COLLECT)
let heaps: Heap[] = []
/** Threads that answered the last question without snapshots. */
let threads = 0
channel.onmessage = (event) => {
  const { data } = event as { data: unknown }
  if (!isQuestion(data)) heaps.push(data as Heap)
}

async function collect(question: Question): Promise<void> {
  channel.postMessage(question)
  heaps = [heapAfterCollecting('program', question)]
  await wait(PATIENCE_MS)
  const end = performance.now() + SNAPSHOT_PATIENCE_MS
  while (question.snapshots && heaps.length < threads && performance.now() < end) await wait(PATIENCE_MS)
  threads = heaps.length
  process.send?.({ type: 'heaps', heaps })
}

process.on('message', (message) => {
  if (isQuestion(message)) void collect(message)
})
const parts = await realParts(defaultHome())
await runBackEnd({ ...parts, script: new URL('./thread.ts', import.meta.url) }, process.argv.slice(2))
