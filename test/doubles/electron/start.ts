/** For tests: starts a built shell on the double, and drives its page with Playwright. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Order, Outcome, Report } from './control.ts'
import { type DoubleOptions, OPTIONS_VARIABLE } from './options.ts'

const register = new URL('./register.ts', import.meta.url).href
/** Chromium's start on a loaded machine. */
const PATIENCE_MS = 45_000

export interface StartOptions {
  /** The built main. */
  readonly main: string
  /** Folder of all data of this run. */
  readonly home: string
  /** What follows the program's name on the command line. */
  readonly words?: readonly string[]
  readonly options?: Omit<DoubleOptions, 'debugPort'>
  readonly env?: Readonly<Record<string, string>>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

export class RunningShell {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  readonly reports: Report[] = []
  /** What the program and its children wrote. */
  output = ''
  /** Exit code; null after a signal. */
  readonly ended: Promise<number | null>
  #last = 0
  #browser: Browser | null = null

  constructor({ main, home, words = [], options = {}, env = {} }: StartOptions, debugPort: number) {
    this.#child = spawn(process.execPath, ['--import', register, main, ...words], {
      env: {
        ...process.env,
        ...env,
        GRANDLIVRE_HOME: home,
        [OPTIONS_VARIABLE]: JSON.stringify({ ...options, debugPort } satisfies DoubleOptions),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.on('data', (chunk) => {
        this.output += chunk
      })
    this.#child.on('message', (message: Report | Outcome) => this.#hear(message))
    this.ended = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)))
    void this.ended.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`the shell ended:\n${this.output}`))
    })
  }

  get pid(): number {
    return this.#child.pid!
  }

  #hear(message: Report | Outcome): void {
    if ('report' in message) {
      this.reports.push(message)
      return
    }
    const waiting = this.#waiting.get(message.order)
    this.#waiting.delete(message.order)
    if (message.error === undefined) waiting?.resolve(message.value)
    else waiting?.reject(new Error(message.error))
  }

  /** Gives an order to the double (see the `obey` of its files). */
  order<T = unknown>(name: string, ...words: unknown[]): Promise<T> {
    this.#last += 1
    const order = this.#last
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(order, { resolve: resolve as (value: unknown) => void, reject })
      this.#child.send({ order, name, words } satisfies Order)
    })
  }

  /** Everything reported under a name so far. */
  reported(name: string): unknown[] {
    return this.reports.filter(({ report }) => report === name).map(({ detail }) => detail)
  }

  async page(port: number): Promise<Page> {
    const until = performance.now() + PATIENCE_MS
    let ended = false
    void this.ended.then(() => {
      ended = true
    })
    while (performance.now() < until && !ended) {
      this.#browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
      const pages = this.#browser?.contexts().flatMap((context) => context.pages()) ?? []
      const page = pages.find((candidate) => candidate.url().includes('.app.double'))
      if (page) return page
      await wait(50)
    }
    throw new Error(`no page came:\n${this.output}`)
  }

  /** Ends it whatever its state; for the end of a test. */
  async end(): Promise<void> {
    await this.#browser?.close().catch(() => {})
    // Losing its line to the test ends the double, and with it Chromium.
    if (this.#child.connected) this.#child.disconnect()
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 5_000)
    await this.ended
    clearTimeout(force)
  }
}

/** Starts a shell whose page is not waited for. */
export async function launchShell(start: StartOptions): Promise<RunningShell> {
  return new RunningShell(start, await freePort())
}

/** Starts a shell and waits for its page to be there. */
export async function startShell(start: StartOptions): Promise<{ shell: RunningShell; page: Page }> {
  const port = await freePort()
  const shell = new RunningShell(start, port)
  try {
    return { shell, page: await shell.page(port) }
  } catch (error) {
    await shell.end()
    throw error
  }
}
