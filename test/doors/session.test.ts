/** Protects: both kinds of message port speak the protocol of the window, and nothing malformed ends the back end. */
import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { type Port, servePort } from '../../electron/doors/ipc.ts'
import { distance, nearest } from '../../electron/doors/nearest.ts'
import { CALLS_MAX, Session } from '../../electron/doors/session.ts'
import { FakeBackend } from './fakes.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function window(wrap: (port: Port) => Port = (port) => port) {
  const { port1, port2 } = new MessageChannel()
  const backend = new FakeBackend()
  ends.push(servePort(wrap(port1 as unknown as Port), backend), () => port2.close())
  const seen: Record<string, unknown>[] = []
  const waiting: (() => void)[] = []
  port2.on('message', (message) => {
    seen.push(message)
    for (const wake of waiting.splice(0)) wake()
  })
  const until = async (match: (message: Record<string, unknown>) => boolean) => {
    for (;;) {
      const found = seen.find(match)
      if (found) return found
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  return { port: port2, backend, until, seen }
}

/** A port like that of the desktop shell: its listener receives an event that holds the message. */
function asEvent(port: Port): Port {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: string, listener: (message?: unknown) => void) =>
      port.on(event as 'message', (data) => listener(event === 'message' ? { data, ports: [] } : undefined)),
    close: () => port.close?.(),
  }
}

it.each([
  ['a port of Node', undefined],
  ['a port of the desktop shell', asEvent],
])('%s carries calls, progress, cancellation and events', async (_what, wrap) => {
  const { port, backend, until } = window(wrap)
  port.postMessage({ call: '1', operation: 'test.echo', input: { a: [1] } })
  expect(await until((one) => one.call === '1')).toEqual({ call: '1', ok: true, data: { a: [1] } })
  port.postMessage({ call: '2', operation: 'test.wait', input: {} })
  expect(await until((one) => one.event === 'progress')).toMatchObject({ call: '2', done: 1, total: 2 })
  port.postMessage({ cancel: '2' })
  expect(await until((one) => one.call === '2' && 'ok' in one)).toMatchObject({
    ok: false,
    error: { code: 'door.cancelled' },
  })
  backend.emit({ event: 'changed', company: '/a' })
  expect(await until((one) => one.event === 'changed')).toEqual({ event: 'changed', company: '/a' })
})

it.each([
  null,
  7,
  'x',
  [],
  {},
  { call: 1 },
  { call: 'a' },
  { cancel: 7 },
  { cancel: 'x', more: 1 },
  { call: 'a', operation: 'x', door: 'cli' },
])('answers the malformed message %j with a refusal', async (message) => {
  const { port, until } = window()
  port.postMessage(message)
  expect(await until((one) => 'ok' in one)).toMatchObject({ ok: false, error: { code: 'door.badMessage' } })
})

it('stops telling a window that is gone', async () => {
  const { port, backend } = window()
  expect(backend.listeners.size).toBe(1)
  port.close()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(backend.listeners.size).toBe(0)
})

it('bounds the calls under way', async () => {
  const session = new Session(new FakeBackend(), 'window')
  const calls = Array.from({ length: CALLS_MAX }, (_, i) =>
    session.call({ call: `${i}`, operation: 'test.wait' }),
  )
  expect(await session.call({ call: 'more', operation: 'test.echo' })).toMatchObject({
    ok: false,
    error: { code: 'door.busy' },
  })
  for (let i = 0; i < CALLS_MAX; i++) session.cancel({ cancel: `${i}` })
  expect(
    (await Promise.all(calls)).every((answer) => !answer.ok && answer.error.code === 'door.cancelled'),
  ).toBe(true)
})

it.each([
  ['ledger.post', 'ledger.post', 0],
  ['ledger.psot', 'ledger.post', 1],
  ['', 'abc', 3],
  ['company', 'companies', 3],
])('counts the changes from %j to %j', (a, b, changes) => expect(distance(a, b)).toBe(changes))

it('proposes the names that were meant, and none for noise', () => {
  const names = ['ledger.post', 'ledger.reverse', 'bank.import', 'bank.inspect', 'company.create', 'help']
  expect(nearest('ledger.pots', names)[0]).toBe('ledger.post')
  expect(nearest('bankimport', names)[0]).toBe('bank.import')
  expect(nearest('compny.crate', names)[0]).toBe('company.create')
  expect(nearest('zzzzzzzz', names)).toEqual([])
})
