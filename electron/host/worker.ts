/** Entry of the thread of a company. */
import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '../../db/rules/errors.ts'
import { engine } from './engine.ts'
import type { WorkerStart } from './messages.ts'
import { serveCompany } from './serveCompany.ts'

assert(parentPort, 'worker.ts runs in a worker thread')
serveCompany(parentPort, workerData as WorkerStart, engine)
