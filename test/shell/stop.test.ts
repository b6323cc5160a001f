/** A back end that does not end when asked is ended by force at the deadline, so that the program always closes. */
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { afterAll, expect, test, vi } from 'vitest'

/** A process that ignores what it is asked, politely or not; stands where Electron's would. */
class Deaf extends EventEmitter {
  static readonly all: Deaf[] = []
  readonly #child = spawn(process.execPath, [
    '-e',
    "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)",
  ])
  readonly pid = this.#child.pid
  readonly heard: unknown[] = []

  constructor() {
    super()
    Deaf.all.push(this)
    this.#child.on('exit', (_code, signal) => this.emit('exit', signal))
  }

  postMessage(message: unknown): void {
    this.heard.push(message)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

vi.mock('electron', () => ({
  utilityProcess: { fork: () => new Deaf() },
  MessageChannelMain: class {},
  safeStorage: {},
}))

afterAll(() => {
  for (const { pid } of Deaf.all)
    try {
      process.kill(pid!, 'SIGKILL')
    } catch {
      // Already ended, as it should.
    }
})

test('a deaf back end is killed at the deadline, and not started again', async () => {
  const { BackEnd } = await import('../../electron/shell/backEnd.ts')
  const states: string[] = []
  const keychain = {
    available: () => false,
    seal: (bytes: Uint8Array) => bytes,
    open: (bytes: Uint8Array) => bytes,
  }
  const backEnd = new BackEnd({ keychain, onState: (state) => states.push(state) })
  const [deaf] = Deaf.all
  await new Promise((resolve) => setTimeout(resolve, 300))
  const ended = new Promise((resolve) => deaf!.once('exit', resolve))
  await Promise.all([backEnd.stop(200), backEnd.stop(200)])
  expect(await ended).toMatch(/^SIG(KILL|TERM)$/)
  expect(deaf!.heard).toEqual([{ type: 'stop' }])
  expect(states).toEqual([])
  expect(Deaf.all).toHaveLength(1)
})
