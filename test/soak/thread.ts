/** The thread of a company, as the program starts it, which also collects its garbage when asked. */
import { BroadcastChannel, workerData } from 'node:worker_threads'
import type { WorkerStart } from '../../electron/host/messages.ts'
import '../../electron/host/worker.ts'
import { COLLECT, heapAfterCollecting, isQuestion } from './heap.ts'

const channel = new BroadcastChannel(COLLECT)
channel.onmessage = (event) => {
  const { data } = event as { data: unknown }
  if (isQuestion(data)) channel.postMessage(heapAfterCollecting((workerData as WorkerStart).role, data))
}
channel.unref()
