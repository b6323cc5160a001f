/** The thread of a company with the fake engine. */
import { parentPort, workerData } from 'node:worker_threads'
import { serveCompany } from '../../electron/host/serveCompany.ts'
import { engine } from './fakeEngine.ts'

serveCompany(parentPort!, workerData, engine)
