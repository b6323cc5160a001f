/** `utilityProcess` over `child_process.fork`; the child's half is utilityChild.ts. */
import { type ChildProcess, fork as forkChild } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { obey, report } from './control.ts'
import { type MessagePortMain, PortsThere } from './ports.ts'

export type ToChild =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: number[] }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'portClosed'; readonly id: number }
export type FromChild =
  | { readonly kind: 'message'; readonly data: unknown }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'portClosed'; readonly id: number }

interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly execArgv?: readonly string[]
  readonly cwd?: string
  readonly serviceName?: string
}

const childHalf = new URL('./utilityChild.ts', import.meta.url).href
const running = new Set<UtilityProcess>()

export class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess
  readonly #ports = new PortsThere()
  readonly serviceName: string
  pid: number | undefined

  constructor(file: string, words: readonly string[], options: ForkOptions) {
    super()
    this.serviceName = options.serviceName ?? 'Node Utility Process'
    this.#child = forkChild(file, [...words], {
      serialization: 'advanced',
      execArgv: [...(options.execArgv ?? []), '--import', childHalf],
      env: options.env ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    running.add(this)
    this.pid = this.#child.pid
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message: FromChild) => this.#hear(message))
    this.#child.on('exit', (code, signal) => {
      running.delete(this)
      this.pid = undefined
      this.#ports.closeAll()
      report('utilityExit', { serviceName: this.serviceName, code, signal })
      this.emit('exit', code ?? 1)
    })
  }

  #hear(message: FromChild): void {
    if (message.kind === 'message') this.emit('message', message.data)
    else if (message.kind === 'port') this.#ports.sent(message.id, message.data)
    else this.#ports.closed(message.id)
  }

  #send(message: ToChild): void {
    if (this.#child.connected) this.#child.send(message, () => {})
  }

  postMessage(data: unknown, ports: readonly MessagePortMain[] = []): void {
    this.#send({ kind: 'message', data, ports: ports.map((port) => port.id) })
    for (const port of ports)
      this.#ports.add(port, {
        deliver: (sent) => this.#send({ kind: 'port', id: port.id, data: sent }),
        closed: () => this.#send({ kind: 'portClosed', id: port.id }),
      })
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = {
  fork: (file: string, words: readonly string[] = [], options: ForkOptions = {}) =>
    new UtilityProcess(file, words, options),
}

obey('utilities', () => [...running].map(({ serviceName, pid }) => ({ serviceName, pid })))
