/** Starts a launcher as a process with a data folder and a display of its own, and sees what is left of it. */
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { expect } from 'vitest'

export interface Run {
  readonly child: ChildProcess
  /** All that was printed so far. */
  text(): string
  /** Waits until this was printed. */
  printed(part: string): Promise<void>
  readonly ended: Promise<number | null>
}

interface Options {
  readonly words: readonly string[]
  /** The data folder. */
  readonly folder: string
  /** Value of DISPLAY; empty for none. */
  readonly display: string
}

export function launch({ words, folder, display }: Options): Run {
  const environment = {
    ...process.env,
    GRANDLIVRE_HOME: folder,
    GRANDLIVRE_ELECTRON: 'no',
    DISPLAY: display,
    WAYLAND_DISPLAY: '',
  }
  const child = spawn(process.execPath, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      text += bytes
    })
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (status) => resolve(status))
  })
  const printed = async (part: string) => {
    await expect.poll(() => text, { timeout: 30_000, interval: 50 }).toContain(part)
  }
  return { child, text: () => text, printed, ended }
}

/** Processes that were started with this folder among their arguments: the browsers of its profile. */
export function browsersOf(folder: string): string[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
      } catch {
        return false
      }
    })
}
