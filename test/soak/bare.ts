/**
 * The measure of the machine beside the load: what one small commit costs SQLite alone, in a thread and a file of its
 * own, while the program works. A slow disk or busy processors show here as they do in the program.
 */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const EVERY_MS = 100

const database = new Database(workerData as string)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('CREATE TABLE note (text TEXT)')
const insert = database.prepare('INSERT INTO note VALUES (?)')
const times: number[] = []
const timer = setInterval(() => {
  const start = performance.now()
  insert.run('x'.repeat(1_000))
  times.push(performance.now() - start)
}, EVERY_MS)
parentPort!.once('message', () => {
  clearInterval(timer)
  database.close()
  parentPort!.postMessage(times)
  parentPort!.close()
})
