/**
 * The back end's side of what it says with the desktop shell: windows to serve, secrets to seal with the system's
 * keychain, programs that only the shell can start apart, and the word to stop.
 */
import { dataOf, type Port } from '../doors/ipc.ts'
import type { Host, HostProgram } from '../hosts/host.ts'

/** The port of a utility process to the shell. */
export interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void): unknown
}

type FromShell =
  | { readonly type: 'window' }
  | { readonly type: 'stop' }
  | { readonly type: 'keychain'; readonly id: number; readonly ok: true; readonly bytes: Uint8Array }
  | { readonly type: 'keychain'; readonly id: number; readonly ok: false; readonly code: string }
  | { readonly type: 'host'; readonly id: number }
  | { readonly type: 'hostExit'; readonly id: number }

export interface ShellEvents {
  readonly window: (port: Port) => void
  readonly stop: () => void
}

/** Bytes sealed or opened, or the shell's reason why not. */
export type Sealed = { readonly bytes: Uint8Array } | { readonly refused: string }

interface Starting {
  readonly ready: (port: Port) => void
  readonly exit: () => void
}

export class ShellLink {
  readonly #parent: ParentPort
  readonly #keychain = new Map<number, (answer: Sealed) => void>()
  readonly #hosts = new Map<number, Starting>()
  #last = 0

  constructor(parent: ParentPort, events: ShellEvents) {
    this.#parent = parent
    parent.on('message', ({ data, ports }) => this.#hear(data as FromShell, ports[0], events))
  }

  #hear(message: FromShell, port: Port | undefined, events: ShellEvents): void {
    if (message.type === 'stop') events.stop()
    else if (message.type === 'window' && port) events.window(port)
    else if (message.type === 'keychain') {
      this.#keychain.get(message.id)?.(message.ok ? { bytes: message.bytes } : { refused: message.code })
      this.#keychain.delete(message.id)
    } else if (message.type === 'host' && port) this.#hosts.get(message.id)?.ready(port)
    else if (message.type === 'hostExit') {
      this.#hosts.get(message.id)?.exit()
      this.#hosts.delete(message.id)
    }
  }

  #keychainCall(action: 'seal' | 'open', bytes: Uint8Array): Promise<Sealed> {
    const id = ++this.#last
    return new Promise((resolve) => {
      this.#keychain.set(id, resolve)
      this.#parent.postMessage({ type: 'keychain', id, action, bytes })
    })
  }

  seal(bytes: Uint8Array): Promise<Sealed> {
    return this.#keychainCall('seal', bytes)
  }

  open(bytes: Uint8Array): Promise<Sealed> {
    return this.#keychainCall('open', bytes)
  }

  /** Has the shell start a parser apart. What is sent before its port comes waits. */
  startHost(_program: HostProgram): Host {
    const id = ++this.#last
    const waiting: unknown[] = []
    const listeners: ((message: unknown) => void)[] = []
    const exits: (() => void)[] = []
    let port: Port | undefined
    let ended = false
    this.#hosts.set(id, {
      ready: (own) => {
        port = own
        own.on('message', (event) => {
          for (const listener of listeners) listener(dataOf(event))
        })
        own.start?.()
        for (const message of waiting.splice(0)) own.postMessage(message)
      },
      exit: () => {
        ended = true
        for (const listener of exits) listener()
      },
    })
    this.#parent.postMessage({ type: 'host', kind: 'parse', id })
    return {
      postMessage: (message) => (port ? port.postMessage(message) : void waiting.push(message)),
      onMessage: (listener) => void listeners.push(listener),
      onExit: (listener) => (ended ? listener() : void exits.push(listener)),
      kill: () => this.#parent.postMessage({ type: 'endHost', id }),
    }
  }
}
