/** Programs of the tests as real processes, started the quick way: compiled once, then from a cache. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** What the programs of the tests are compiled to, kept from one run to the next. */
export const compileCache = join(tmpdir(), `grandlivre-compiled-${process.getuid?.() ?? 0}`)
const worker = fileURLToPath(new URL('../faults/worker.ts', import.meta.url))

export interface Worker {
  /** Settled when it has said so many lines (the first when it has opened the company), or ended. */
  readonly said: (lines: number) => Promise<void>
  /** Ends it at once, as a power cut would, and gives all that it had said; fails when it had ended by itself. */
  readonly kill: () => Promise<string>
}

/** Starts a program of the tests, test/faults/worker.ts when none is named, on the company of a folder. */
export function startWorker(folder: string, seed: number, program = worker): Worker {
  mkdirSync(compileCache, { recursive: true })
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    [program, folder, String(seed)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    },
  )
  let said = ''
  let complaint = ''
  let ended = false
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close').then(() => {
    ended = true
  })
  return {
    said: async (lines) => {
      while (!ended && said.split('\n').length <= lines)
        await Promise.race([once(child.stdout, 'data'), closed])
    },
    kill: async () => {
      if (ended) throw new Error(`the worker ended by itself: ${complaint}`)
      child.kill('SIGKILL')
      await closed
      return said
    },
  }
}
