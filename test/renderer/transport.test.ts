/** Calls, errors, progress, cancel and events travel the same way whichever transport carries them. */
import { afterEach, expect, test, vi } from 'vitest'
import { backEndOver } from '../../renderer/transport/backEnd.ts'
import { CallError } from '../../renderer/transport/errors.ts'
import { loopback } from '../../renderer/transport/loopback.ts'
import { portTransport } from '../../renderer/transport/port.ts'
import type { BackEndEvent, CallMessage } from '../../renderer/transport/protocol.ts'

const open: MessagePort[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
  vi.unstubAllGlobals()
})

function pair() {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  const chooseFile = async () => '/tmp/a.csv'
  const { transport, attach, lose } = portTransport(port1, {
    pathOf: (file) => `/tmp/${file.name}`,
    chooseFile,
  })
  return { page: transport, attach, lose, far: port2 }
}

test('an answer goes to the call that asked, in whatever order answers come', async () => {
  const { page, far } = pair()
  const held: CallMessage[] = []
  far.onmessage = ({ data }: MessageEvent<CallMessage>) => {
    held.push(data)
    if (held.length < 2) return
    for (const { call, operation } of held.reverse()) far.postMessage({ call, ok: true, data: { operation } })
  }
  const backEnd = backEndOver(page)
  const answers = await Promise.all([
    backEnd.call('company.info', {}, { company: '/a' }),
    backEnd.call('company.verify', {}, { company: '/a' }),
  ])
  expect(answers).toEqual([{ operation: 'company.info' }, { operation: 'company.verify' }])
})

test('a refusal is thrown with everything it says', async () => {
  const { page, far } = pair()
  const error = { family: 'refusal', code: 'ledger.unbalanced', message: { fr: 'a', en: 'b' }, details: [] }
  far.onmessage = ({ data }: MessageEvent<CallMessage>) =>
    far.postMessage({ call: data.call, ok: false, error })
  const refused = backEndOver(page).call('company.info', {})
  await expect(refused).rejects.toBeInstanceOf(CallError)
  await expect(refused).rejects.toMatchObject({ answer: error })
})

test('progress reaches its own call, an abort cancels it, other events reach the listeners', async () => {
  const { page, far } = pair()
  const cancelled: string[] = []
  const events: BackEndEvent[] = []
  const backEnd = backEndOver(page)
  backEnd.onEvent((event) => events.push(event))
  const stop = new AbortController()
  far.onmessage = ({ data }: MessageEvent<CallMessage | { cancel: string }>) => {
    if ('cancel' in data) {
      cancelled.push(data.cancel)
      far.postMessage({ call: data.cancel, ok: true, data: {} })
      return
    }
    far.postMessage({ event: 'changed', company: '/a' })
    far.postMessage({ event: 'progress', call: data.call, done: 1, total: 2, label: { fr: 'x', en: 'x' } })
  }
  const seen: number[] = []
  await backEnd.call(
    'company.verify',
    {},
    {
      signal: stop.signal,
      onProgress: ({ done }) => {
        seen.push(done)
        stop.abort()
      },
    },
  )
  expect(seen).toEqual([1])
  expect(cancelled).toHaveLength(1)
  expect(events.map(({ event }) => event)).toEqual(['changed', 'progress'])
})

test('a back end that died fails what was asked; a new port carries on', async () => {
  const { page, attach, lose } = pair()
  const backEnd = backEndOver(page)
  const asked = backEnd.call('company.info', {})
  lose()
  await expect(asked).rejects.toMatchObject({ answer: { code: 'window.unreachable' } })
  const next = new MessageChannel()
  open.push(next.port1, next.port2)
  next.port2.onmessage = ({ data }: MessageEvent<CallMessage>) =>
    next.port2.postMessage({ call: data.call, ok: true, data: { again: true } })
  attach(next.port1)
  expect(await backEnd.call('company.info', {})).toEqual({ again: true })
})

test('an event that comes before anyone listens is kept for those who then do', async () => {
  const { page, far } = pair()
  const backEnd = backEndOver(page)
  far.postMessage({ event: 'open', path: '/a.grandlivre' })
  await new Promise((done) => setTimeout(done, 20))
  const heard: string[] = []
  backEnd.onEvent(({ event }) => heard.push(`first ${event}`))
  backEnd.onEvent(({ event }) => heard.push(`second ${event}`))
  await new Promise((done) => setTimeout(done, 20))
  expect(heard).toEqual(['first open', 'second open'])
})

test('over HTTP, a back end that is gone is a failure worth another try', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('connection refused')))
  const sent = loopback.send({ call: '1', operation: 'company.info', input: {} })
  await expect(sent).rejects.toMatchObject({ answer: { code: 'window.unreachable', retryable: true } })
})

test('over HTTP, a dropped file is sent once and known by its path', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return new Response(JSON.stringify({ path: '/tmp/x/relevé.csv' }))
  })
  expect(await loopback.pathOf(new File(['a'], 'relevé 1.csv'))).toBe('/tmp/x/relevé.csv')
  expect(asked).toEqual(['/api/upload?name=relev%C3%A9%201.csv'])
})
