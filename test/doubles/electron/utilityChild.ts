/** Loaded first in a utility process: `process.parentPort`, and ports, over the line to the double. */
import { EventEmitter } from 'node:events'
import type { FromChild, ToChild } from './utilityProcess.ts'

const ports = new Map<number, Port>()
const send = (message: FromChild) => {
  if (process.connected) process.send?.(message)
}

class Port extends EventEmitter {
  readonly #id: number
  #started = false
  #queue: unknown[] = []

  constructor(id: number) {
    super()
    this.#id = id
    ports.set(id, this)
  }

  postMessage(data: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('the double passes no ports through ports')
    send({ kind: 'port', id: this.#id, data })
  }

  start(): void {
    this.#started = true
    for (const data of this.#queue.splice(0)) this.receive(data)
  }

  receive(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] })
    else this.#queue.push(data)
  }

  close(): void {
    if (ports.delete(this.#id)) send({ kind: 'portClosed', id: this.#id })
    this.emit('close')
  }
}

const parentPort = new EventEmitter() as EventEmitter & { postMessage: (data: unknown) => void }
parentPort.postMessage = (data) => send({ kind: 'message', data })

// A back end written as an ES module listens late: what came before waits for its first listener.
const early: object[] = []
function deliverEarly(): void {
  for (const event of early.splice(0)) parentPort.emit('message', event)
}
parentPort.on('newListener', (name) => {
  if (name === 'message') queueMicrotask(deliverEarly)
})

process.on('message', (message: ToChild) => {
  if (message.kind === 'message') {
    const event = { data: message.data, ports: message.ports.map((id) => new Port(id)) }
    if (parentPort.listenerCount('message') > 0) parentPort.emit('message', event)
    else early.push(event)
  } else if (message.kind === 'port') ports.get(message.id)?.receive(message.data)
  else {
    const port = ports.get(message.id)
    ports.delete(message.id)
    port?.emit('close')
  }
})
// A utility process does not outlive main.
process.on('disconnect', () => process.exit(1))

Object.defineProperty(process, 'parentPort', { value: parentPort })
Object.defineProperty(process, 'type', { value: 'utility' })
