/** MessageChannelMain: a port lives in main until it is transferred; then what it receives is relayed to where it went. */
import { EventEmitter } from 'node:events'

interface Elsewhere {
  readonly deliver: (data: unknown) => void
  readonly closed: () => void
}

let last = 0

export class MessagePortMain extends EventEmitter {
  readonly id = ++last
  peer!: MessagePortMain
  #elsewhere: Elsewhere | null = null
  #started = false
  #closed = false
  #queue: unknown[] = []

  postMessage(data: unknown): void {
    this.peer.receive(data)
  }

  /** What the other end sent; kept until someone listens here or elsewhere. */
  receive(data: unknown): void {
    if (this.#closed) return
    if (this.#elsewhere) this.#elsewhere.deliver(data)
    else if (this.#started) this.emit('message', { data, ports: [] })
    else this.#queue.push(data)
  }

  start(): void {
    this.#started = true
    for (const data of this.#queue.splice(0)) this.receive(data)
  }

  moveTo(elsewhere: Elsewhere): void {
    this.#elsewhere = elsewhere
    for (const data of this.#queue.splice(0)) elsewhere.deliver(data)
    if (this.#closed) elsewhere.closed()
  }

  /** Closes both ends: each is told once, wherever it is. */
  close(): void {
    this.#end()
    this.peer.#end()
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    this.#elsewhere?.closed()
    this.emit('close')
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain()
  readonly port2 = new MessagePortMain()

  constructor() {
    this.port1.peer = this.port2
    this.port2.peer = this.port1
  }
}

/** The ports that went to one place, by id. */
export class PortsThere {
  readonly #ports = new Map<number, MessagePortMain>()

  add(port: MessagePortMain, elsewhere: Elsewhere): void {
    this.#ports.set(port.id, port)
    port.moveTo(elsewhere)
  }

  has(id: number): boolean {
    return this.#ports.has(id)
  }

  /** A port there sent something to its peer. */
  sent(id: number, data: unknown): void {
    this.#ports.get(id)?.postMessage(data)
  }

  closed(id: number): void {
    const port = this.#ports.get(id)
    this.#ports.delete(id)
    port?.close()
  }

  /** The place is gone, and every port with it. */
  closeAll(): void {
    for (const id of [...this.#ports.keys()]) this.closed(id)
  }
}
