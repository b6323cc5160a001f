/** No file of this process may grow beyond so many bytes while it works: what a full disk or a quota does to files. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const prlimit = '/usr/bin/prlimit'

/** Whether this system can be told. */
export const canLimitFiles = existsSync(prlimit)

// a write beyond the limit also sends a signal, on which a library that watches signals would end the process
process.on('SIGXFSZ', () => {})

export async function withFileLimit<T>(bytes: number, work: () => T | Promise<T>): Promise<T> {
  const set = (limit: string) => execFileSync(prlimit, [`--pid=${process.pid}`, `--fsize=${limit}:`])
  set(String(bytes))
  try {
    return await work()
  } finally {
    set('unlimited')
  }
}
