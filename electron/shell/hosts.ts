/**
 * Programs that run apart for the back end (parsers of files of others), each in a process of its own that can be
 * killed. Only main can start one here, so the back end asks, and gets a port to it.
 */
import { fileURLToPath } from 'node:url'
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { RequestId, ToBackEnd } from './messages.ts'

/** Files under way at the same time; the back end reads one or a few. */
export const HOSTS_MAX = 8

/** What a parser may use of memory, buffers included; a thread inside it watches. As where Node is forked. */
const MEMORY_MIB = '700'

const programs = { parse: fileURLToPath(new URL('../host/parse.mjs', import.meta.url)) } as const
export type HostKind = keyof typeof programs

type Send = (message: ToBackEnd, ports?: MessagePortMain[]) => void

/** A parser has no business with the person's variables; Windows does not start a process without this one. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const root = process.env.SystemRoot
  return process.platform === 'win32' && root ? { SystemRoot: root } : {}
}

/** Ends a process at once: one that spins does not listen to a polite signal. */
export function endNow(host: UtilityProcess): void {
  const { pid } = host
  host.kill()
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It had already ended.
  }
}

export class Hosts {
  readonly #running = new Map<RequestId, UtilityProcess>()
  readonly #send: Send

  constructor(send: Send) {
    this.#send = send
  }

  start(kind: HostKind, id: RequestId): void {
    if (this.#running.size >= HOSTS_MAX || this.#running.has(id)) {
      this.#send({ type: 'hostExit', id, code: null })
      return
    }
    const host = utilityProcess.fork(programs[kind], [MEMORY_MIB], {
      serviceName: `GrandLivre ${kind}`,
      env: bareEnvironment(),
    })
    this.#running.set(id, host)
    host.on('exit', (code) => {
      this.#running.delete(id)
      this.#send({ type: 'hostExit', id, code })
    })
    const { port1, port2 } = new MessageChannelMain()
    host.postMessage({ type: 'port' }, [port1])
    this.#send({ type: 'host', id }, [port2])
  }

  end(id: RequestId): void {
    const host = this.#running.get(id)
    if (host) endNow(host)
  }

  endAll(): void {
    for (const host of this.#running.values()) endNow(host)
  }
}
