/**
 * What is injected in the page before its first script: in the main world the receiving half of the bridge, in the
 * isolated world the `electron` module of a sandboxed preload. Their sources are injected, so each uses only what
 * it is given.
 */
import type { ContextBridge } from './contextBridge.ts'
import type { StructuredText } from './structuredText.ts'

/** From the isolated world to the double. */
export type FromWorld =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }

/** From the double to the isolated world. */
export type ToWorld =
  | { readonly kind: 'reply'; readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: unknown[]; readonly ports: number[] }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'portClosed'; readonly id: number }

/** The name under which the double calls into the isolated world. */
export const ENTRY = '__fromShell'

/** In the main world: a new window is never made here, whatever asks for it; the shell is asked. */
export function mainWorld(token: string): void {
  const ask = (url: string) => {
    dispatchEvent(new CustomEvent(`${token}open`, { detail: new URL(url, location.href).href }))
    return null
  }
  globalThis.open = (url: string | URL = 'about:blank') => ask(String(url))
  addEventListener('click', (event) => {
    const link = event
      .composedPath()
      .find((node) => node instanceof HTMLAnchorElement && node.target === '_blank')
    if (!link || event.defaultPrevented) return
    event.preventDefault()
    ask((link as HTMLAnchorElement).href)
  })
}

export interface PreloadSetting {
  readonly token: string
  /** Name of the function through which this world speaks to the double; the page does not see it. */
  readonly binding: string
  readonly entry: string
  readonly droppedFrom: string
  readonly process: { readonly platform: string; readonly arch: string; readonly versions: object }
}

type Preload = (require: unknown, module: object, exports: object, process: object, global: object) => void

export function isolatedWorld(
  setting: PreloadSetting,
  bridge: ContextBridge,
  { pack, unpack }: StructuredText,
  preload: Preload,
): void {
  type Listener = (event: object, ...args: unknown[]) => void
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const post = world[setting.binding]!
  delete world[setting.binding]
  const tell = (message: FromWorld) => post(pack(message))

  const listeners = new Map<string, Set<Listener>>()
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const ports = new Map<number, MessagePort>()
  let last = 0

  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
      return ipcRenderer
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1
        calls.set(last, { resolve, reject })
        tell({ kind: 'invoke', id: last, channel, args })
      }),
  }

  /** A real channel: one end for the page, the other relayed to the double. */
  function portFor(id: number): MessagePort {
    const { port1, port2 } = new MessageChannel()
    ports.set(id, port1)
    port1.onmessage = ({ data }) => tell({ kind: 'port', id, data })
    return port2
  }

  function hear(message: ToWorld): void {
    if (message.kind === 'reply') {
      const call = calls.get(message.id)
      calls.delete(message.id)
      if (message.error === undefined) call?.resolve(message.value)
      else call?.reject(new Error(message.error))
    } else if (message.kind === 'event') {
      const event = { sender: ipcRenderer, ports: message.ports.map(portFor) }
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener(event, ...message.args)
    } else if (message.kind === 'port') ports.get(message.id)?.postMessage(message.data)
    else {
      const port = ports.get(message.id)
      ports.delete(message.id)
      port?.close()
    }
  }
  world[setting.entry] = (text) => hear(unpack(text) as ToWorld)
  addEventListener(`${setting.token}open`, (event) =>
    tell({ kind: 'open', url: (event as CustomEvent<string>).detail }),
  )

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: bridge.expose },
    webUtils: {
      getPathForFile: (file: File) => (setting.droppedFrom ? `${setting.droppedFrom}/${file.name}` : ''),
    },
  }
  // A sandboxed preload may require this and nothing of the machine.
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  const process = { ...setting.process, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} }
  preload(require, module, module.exports, process, globalThis)
}
