/**
 * Reaches the back end through the MessagePort that the desktop shell hands to the page. The port comes as a window
 * message; when the back end died and was started again, a new one is asked for and work goes on.
 */
import { unreachable } from './errors.ts'
import type { AnswerMessage, BackEndEvent, CallMessage, FileKind, Transport } from './protocol.ts'

/** What the shell's preload exposes. */
export interface ShellBridge {
  readonly platform: string
  /** Has a port sent to the page as a window message `{ grandlivre: 'port' }`. */
  readonly port: () => Promise<void>
  readonly pathOf: (file: File) => string
  readonly chooseFile: (kind: FileKind) => Promise<string | null>
}

type Incoming = AnswerMessage | BackEndEvent
type Waiting = Map<string, { answer: (answer: AnswerMessage) => void; lost: (error: unknown) => void }>

/** Calls over one port; `attach` replaces it by a new one. */
export function portTransport(first: MessagePort, bridge: Pick<ShellBridge, 'pathOf' | 'chooseFile'>) {
  const waiting: Waiting = new Map()
  const listeners = new Set<(event: BackEndEvent) => void>()
  let port = first

  const tell = (event: BackEndEvent) => {
    for (const listener of listeners) listener(event)
  }
  const attach = (next: MessagePort) => {
    port = next
    port.onmessage = ({ data }: MessageEvent<Incoming>) => {
      if ('event' in data) return tell(data)
      waiting.get(data.call)?.answer(data)
      waiting.delete(data.call)
    }
  }
  /** What was asked of a back end that died gets no answer any more: each call fails and may be tried again. */
  const lose = () => {
    for (const { lost } of waiting.values()) lost(unreachable(null))
    waiting.clear()
  }
  attach(first)
  const transport: Transport = {
    send: (message: CallMessage) =>
      new Promise((answer, lost) => {
        waiting.set(message.call, { answer, lost })
        port.postMessage(message)
      }),
    cancel: (call) => port.postMessage({ cancel: call }),
    listen: (listener) => void listeners.add(listener),
    pathOf: async (file) => bridge.pathOf(file),
    chooseFile: bridge.chooseFile,
  }
  return { transport, attach, lose, tell }
}

/** Asks the shell for a port and waits for the window message that carries it. */
function nextPort(bridge: ShellBridge): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const onMessage = ({ data, ports, source }: MessageEvent<{ grandlivre?: string } | null>) => {
      if (source !== window || data?.grandlivre !== 'port' || !ports[0]) return
      window.removeEventListener('message', onMessage)
      resolve(ports[0])
    }
    window.addEventListener('message', onMessage)
    bridge.port().catch(reject)
  })
}

/** The transport of a page inside the desktop shell. */
export async function shellTransport(bridge: ShellBridge): Promise<Transport> {
  const { transport, attach, lose, tell } = portTransport(await nextPort(bridge), bridge)
  window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    const message = data as ({ grandlivre?: string } & BackEndEvent) | null
    if (source !== window || message?.grandlivre !== 'event') return
    if (message.event === 'backEnd' && message.state !== 'ready') lose()
    if (message.event === 'backEnd' && message.state === 'ready') void nextPort(bridge).then(attach)
    tell(message)
  })
  return transport
}
