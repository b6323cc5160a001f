/** Reaches the back end over loopback HTTP, with server-sent events for what it says by itself. */
import { unreachable, uploadRefused } from './errors.ts'
import type { AnswerMessage, BackEndEvent, CallMessage, Transport } from './protocol.ts'

async function postJson(path: string, body: object): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  })
}

async function send(message: CallMessage): Promise<AnswerMessage> {
  try {
    const response = await postJson('/api/call', message)
    return (await response.json()) as AnswerMessage
  } catch (cause) {
    throw unreachable(cause)
  }
}

async function pathOf(file: File): Promise<string> {
  const url = `/api/upload?name=${encodeURIComponent(file.name)}`
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await fetch(url, { method: 'POST', headers, body: file }).catch((cause: unknown) => {
    throw unreachable(cause)
  })
  if (!response.ok) throw uploadRefused()
  return ((await response.json()) as { path: string }).path
}

/** The browser reopens a lost event stream by itself; no event is needed for correctness, they only save waiting. */
function listen(listener: (event: BackEndEvent) => void): void {
  const source = new EventSource('/api/events')
  source.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as BackEndEvent)
}

export const loopback: Transport = {
  send,
  cancel: (call) => void postJson('/api/cancel', { cancel: call }).catch(() => undefined),
  listen,
  pathOf,
  chooseFile: null,
}
