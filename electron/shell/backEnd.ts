/**
 * The back end, as main sees it: one process, a port for each page, started again when it dies. What was acknowledged
 * is on the disk, so its death loses nothing; the pages are told, and ask for a new port.
 */
import { fileURLToPath } from 'node:url'
import {
  MessageChannelMain,
  type MessagePortMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from 'electron'
import { type BackEndState, noticeChannels } from './channels.ts'
import { endNow, Hosts } from './hosts.ts'
import { answerKeychain, type Keychain } from './keychain.ts'
import { fromBackEnd, type ToBackEnd } from './messages.ts'

/** A back end that dies so many times in so long a time is not started again. */
const DEATHS_MAX = 3
const DEATHS_WITHIN_MS = 60_000
/** Time to back up and close the companies on quitting. */
const STOP_MS = 30_000

const program = fileURLToPath(new URL('../host/desktop.mjs', import.meta.url))

interface Options {
  readonly keychain: Keychain
  readonly onState: (state: BackEndState) => void
}

export class BackEnd {
  readonly #options: Options
  #process: UtilityProcess | null = null
  #deaths: number[] = []
  #stopped: Promise<void> | null = null

  constructor(options: Options) {
    this.#options = options
    this.#start()
  }

  #start(): void {
    const child = utilityProcess.fork(program, [], { serviceName: 'GrandLivre back end' })
    const send = (message: ToBackEnd, ports: MessagePortMain[] = []) => {
      if (this.#process === child) child.postMessage(message, ports)
    }
    const hosts = new Hosts(send)
    this.#process = child
    child.on('message', (message: unknown) => this.#hear(message, send, hosts))
    child.on('exit', () => {
      this.#process = null
      hosts.endAll()
      if (!this.#stopped) this.#startAgain()
    })
  }

  #hear(message: unknown, send: (message: ToBackEnd) => void, hosts: Hosts): void {
    const checked = fromBackEnd.safeParse(message)
    if (!checked.success) return
    const { data } = checked
    if (data.type === 'keychain') send(answerKeychain(this.#options.keychain, data))
    else if (data.type === 'host') hosts.start(data.kind, data.id)
    else hosts.end(data.id)
  }

  #startAgain(): void {
    const now = Date.now()
    this.#deaths = [...this.#deaths.filter((death) => now - death < DEATHS_WITHIN_MS), now]
    if (this.#deaths.length >= DEATHS_MAX) {
      this.#options.onState('failed')
      return
    }
    this.#options.onState('stopped')
    this.#start()
    this.#options.onState('ready')
  }

  /** Gives a page a port to the back end; it asks again after its own reload or the back end's death. */
  connect(page: WebContents): void {
    const { port1, port2 } = new MessageChannelMain()
    page.postMessage(noticeChannels.port, null, [port1])
    this.#process?.postMessage({ type: 'window' } satisfies ToBackEnd, [port2])
  }

  /** Lets the back end back up and close; ends it by force when that takes too long. */
  stop(deadline_ms = STOP_MS): Promise<void> {
    this.#stopped ??= new Promise((resolve) => {
      const child = this.#process
      if (!child) {
        resolve()
        return
      }
      const force = setTimeout(() => endNow(child), deadline_ms)
      child.once('exit', () => {
        clearTimeout(force)
        resolve()
      })
      child.postMessage({ type: 'stop' } satisfies ToBackEnd)
    })
    return this.#stopped
  }
}
