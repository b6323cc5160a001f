/**
 * The back end as a child of the launcher, run from the sources. What they say to each other over the channel of
 * `fork`: see "Launcher and back end" in docs/build.md.
 */
import { type ChildProcess, fork } from 'node:child_process'

/** The back end ends its work (backups among it) within this time, or is ended. */
const stopLimit_ms = 15_000

type FromBackEnd =
  | { readonly type: 'ready'; readonly url: string; readonly folder: string }
  | { readonly type: 'open-window'; readonly url: string }
  | { readonly type: 'already-open' }

/** How the start went: a back end that listens, another one that has opened a window, or an exit status. */
export type Started =
  | { readonly kind: 'ready'; readonly backEnd: BackEnd; readonly url: string; readonly folder: string }
  | { readonly kind: 'alreadyOpen' }
  | { readonly kind: 'ended'; readonly status: number }

export class BackEnd {
  /** Resolves to its exit status. */
  readonly ended: Promise<number>
  readonly #child: ChildProcess

  constructor(child: ChildProcess, ended: Promise<number>) {
    this.#child = child
    this.ended = ended
  }

  /** A second start of the program asks for a window at this address. */
  onOpenWindow(listener: (url: string) => void): void {
    this.#child.on('message', (message: FromBackEnd) => {
      if (message.type === 'open-window') listener(message.url)
    })
  }

  /** Asks it to end, and ends it by force when it does not. */
  async stop(): Promise<number> {
    if (this.#child.connected) this.#child.send({ type: 'stop' }, () => {})
    const force = setTimeout(() => this.#child.kill('SIGKILL'), stopLimit_ms)
    const status = await this.ended
    clearTimeout(force)
    return status
  }
}

/** Starts the back end and waits until it listens or ends. */
export function startBackEnd(program: string, words: readonly string[]): Promise<Started> {
  const child = fork(program, words, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  const ended = new Promise<number>((resolve) => {
    child.on('exit', (status) => resolve(status ?? 1))
  })
  return new Promise((resolve) => {
    child.on('message', (message: FromBackEnd) => {
      if (message.type === 'already-open') resolve({ kind: 'alreadyOpen' })
      if (message.type === 'ready') {
        const backEnd = new BackEnd(child, ended)
        resolve({ kind: 'ready', backEnd, url: message.url, folder: message.folder })
      }
    })
    void ended.then((status) => resolve({ kind: 'ended', status }))
  })
}
