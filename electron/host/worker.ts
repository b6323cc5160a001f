/** Entry of the thread of a company. */
import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '../../db/rules/errors.ts'
import { engine } from './engine.ts'
import type { WorkerStart } from './messages.ts'
import { serveCompany } from './serveCompany.ts'
import { standBack } from './standBack.ts'

assert(parentPort, 'worker.ts runs in a worker thread')
const start = workerData as WorkerStart
if (start.role === 'file') standBack()
serveCompany(parentPort, start, engine)
