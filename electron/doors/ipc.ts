/**
 * The door of the desktop window: the messages of session.ts over a message port. Both kinds of port fit: Node's
 * (the listener receives the message) and Electron's (it receives an event with the message in `data`).
 */
import { Refusal } from '../../db/rules/errors.ts'
import { failed } from './answer.ts'
import { type Backend, Session } from './session.ts'

export interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start?(): void
  close?(): void
}

/** The message itself, from either kind of port. */
export function dataOf(message: unknown): unknown {
  const event = message as { data?: unknown; ports?: unknown } | null
  return typeof event === 'object' && event !== null && 'data' in event && 'ports' in event
    ? event.data
    : message
}

/** Serves one window until its port closes. Returns a way to end it earlier. */
export function servePort(port: Port, backend: Backend): () => void {
  const session = new Session(backend, 'window')
  session.listen((event) => port.postMessage(event))
  port.on('message', (message) => {
    const data = dataOf(message)
    if (typeof data === 'object' && data !== null && 'cancel' in data) {
      try {
        session.cancel(data)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        port.postMessage({ call: '', ...failed(error) })
      }
      return
    }
    void session.call(data).then((answer) => port.postMessage(answer))
  })
  port.on('close', () => session.close())
  port.start?.()
  return () => {
    session.close()
    port.close?.()
  }
}
