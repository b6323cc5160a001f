/** Another program that holds a company file: a process of its own, for locks within one process are something else. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const program = `
const Database = require('better-sqlite3')
const [file, mode, ms] = process.argv.slice(1)
const database = new Database(file)
database.exec(mode)
console.log('held')
setTimeout(() => { database.exec('COMMIT'); database.close() }, Number(ms))
`

/** Holds a file for so long once it says so; `ended` is settled when it has let go. */
export async function hold(
  file: string,
  ms: number,
  mode = 'BEGIN IMMEDIATE',
): Promise<{ ended: Promise<unknown> }> {
  const child = spawn(process.execPath, ['-e', program, file, mode, String(ms)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return { ended }
}
