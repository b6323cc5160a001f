/** A process that performs one operation on the books of a test and is killed at one of its calls. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Job } from '../faults/stepWorker.ts'
import type { Books } from './books.ts'
import { compileCache } from './children.ts'

const program = fileURLToPath(new URL('../faults/stepWorker.ts', import.meta.url))

/** What the file of a statement says; null for any other input. */
async function parsedOf(books: Books, input: object): Promise<Job['parsed']> {
  const { path } = input as { path?: string }
  if (!path) return null
  return books.tools.parseStatement({ path }).catch(() => null)
}

/** Performs it in a process of its own, on closed books. True when it was killed, false when it ended before that call. */
export async function killedAt(
  books: Books,
  operation: string,
  input: object,
  killAt: number,
): Promise<boolean> {
  const { path, place, now } = books
  const parsed = await parsedOf(books, input)
  const job: Job = { path, home: place.home, now: now(), operation, input, parsed, killAt }
  const folder = mkdtempSync(join(tmpdir(), 'grandlivre-job-'))
  const file = join(folder, 'job.json')
  writeFileSync(file, JSON.stringify(job))
  const child = spawn(process.execPath, [program, file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  rmSync(folder, { recursive: true, force: true })
  // Windows tells a process that was ended from one that failed by what it said only
  const isKilled = signal === 'SIGKILL' || (process.platform === 'win32' && code === 1 && complaint === '')
  if (!isKilled && code !== 0) throw new Error(`the process failed: ${complaint}`)
  return isKilled
}
