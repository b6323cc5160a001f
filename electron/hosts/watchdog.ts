/**
 * A thread that ends its own process when the process uses too much memory. A thread and not a timer, because the
 * main thread may be busy for good; the heap limit of V8 does not count buffers.
 */
import { parentPort, workerData } from 'node:worker_threads'

const INTERVAL_MS = 25
const limitBytes = Number(workerData) * 1024 * 1024

setInterval(() => {
  if (process.memoryUsage.rss() > limitBytes) process.kill(process.pid, 'SIGKILL')
}, INTERVAL_MS)
parentPort?.postMessage('watching')
