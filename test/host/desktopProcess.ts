/** The back end of the desktop app under a stand-in for the shell; works one company and tells what came back. */
import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { startNodeHost } from '../../electron/hosts/node-host.ts'

const [company, statement] = process.argv.slice(2)
const shell = new EventEmitter()
const say = (data: unknown, ports: unknown[] = []) => shell.emit('message', { data, ports })
const parser = new URL('../../electron/hosts/parse-child.ts', import.meta.url)

/** Starts a parser as the shell does: apart, with a port for whoever asked. */
function startParser(id: number): void {
  const host = startNodeHost({ entry: parser, heapMiB: 256, memoryMiB: 512 })
  const { port1, port2 } = new MessageChannel()
  host.onMessage((message) => port1.postMessage(message))
  port1.on('message', (message) => host.postMessage(message))
  host.onExit(() => {
    port1.close()
    say({ type: 'hostExit', id, code: 0 })
  })
  say({ type: 'host', id }, [port2])
}

type Asked = { type: 'keychain'; id: number; bytes: Uint8Array } | { type: 'host' | 'endHost'; id: number }

Object.assign(process, {
  parentPort: {
    on: (event: string, listener: (message: unknown) => void) => shell.on(event, listener),
    postMessage: (message: Asked) => {
      if (message.type === 'keychain')
        say({ ...message, ok: true, bytes: message.bytes.map((byte) => byte ^ 0x55) })
      else if (message.type === 'host') startParser(message.id)
    },
  },
})

const { port1, port2 } = new MessageChannel()
const answers = new Map<string, (answer: unknown) => void>()
const events: unknown[] = []
port1.on('message', (message) =>
  'event' in message ? events.push(message) : answers.get(message.call)?.(message),
)
const call = (operation: string, input: object = {}) =>
  new Promise<unknown>((resolve) => {
    answers.set(operation, resolve)
    port1.postMessage({ call: operation, operation, company, input })
  })

const started = import('../../electron/host/desktop.ts')
// A window may come before the books can be served.
setImmediate(() => say({ type: 'window' }, [port2]))
await started
const made = await call('company.create', { name: 'Bureau', country: 'CA' })
const changed = await call('company.update', { name: 'Bureau Tremblay' })
const info = await call('company.info')
const inspected = await call('bank.inspect', { path: statement })
process.send!({ made, changed, info, inspected, events }, () => say({ type: 'stop' }))
