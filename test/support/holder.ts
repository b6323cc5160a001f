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
const letGo = () => { database.exec('COMMIT'); database.close(); process.exit() }
setTimeout(letGo, Number(ms))
process.stdin.on('end', letGo).resume()
`

const LONG_MS = 60_000

/** Holds a file from now on; `letGo` ends it, or it ends by itself after so long. */
export async function hold(
  file: string,
  mode: string,
  ms = LONG_MS,
): Promise<{ letGo: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', program, file, mode, String(ms)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return {
    letGo: async () => {
      child.stdin.end()
      await ended
    },
  }
}
