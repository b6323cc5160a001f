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
type Tell = (message: FromWorld) => void

/** `ipcRenderer`, and what the double calls when something comes for it. */
export function rendererIpc(tell: Tell) {
  type Listener = (event: object, ...args: unknown[]) => void
  const listeners = new Map<string, Set<Listener>>()
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
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
  return {
    ipcRenderer,
    replied({ id, value, error }: { id: number; value?: unknown; error?: string }): void {
      const call = calls.get(id)
      calls.delete(id)
      if (error === undefined) call?.resolve(value)
      else call?.reject(new Error(error))
    },
    happened(channel: string, args: unknown[], ports: MessagePort[]): void {
      for (const listener of [...(listeners.get(channel) ?? [])])
        listener({ sender: ipcRenderer, ports }, ...args)
    },
  }
}

/** Ports for the page: real channels, one end of which is relayed to the double. */
export function relayedPorts(tell: Tell) {
  const ports = new Map<number, MessagePort>()
  return {
    make(id: number): MessagePort {
      const { port1, port2 } = new MessageChannel()
      ports.set(id, port1)
      port1.onmessage = ({ data }) => tell({ kind: 'port', id, data })
      return port2
    },
    receive: (id: number, data: unknown) => ports.get(id)?.postMessage(data),
    close(id: number): void {
      ports.get(id)?.close()
      ports.delete(id)
    },
  }
}

/** What the isolated world is made of; the sources of these are injected beside it. */
export interface WorldParts {
  readonly bridge: ContextBridge
  readonly text: StructuredText
  readonly rendererIpc: typeof rendererIpc
  readonly relayedPorts: typeof relayedPorts
}

export function isolatedWorld(setting: PreloadSetting, parts: WorldParts, preload: Preload): void {
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const post = world[setting.binding]!
  delete world[setting.binding]
  const tell: Tell = (message) => post(parts.text.pack(message))
  const { ipcRenderer, replied, happened } = parts.rendererIpc(tell)
  const ports = parts.relayedPorts(tell)

  world[setting.entry] = (packed) => {
    const message = parts.text.unpack(packed) as ToWorld
    if (message.kind === 'reply') replied(message)
    else if (message.kind === 'event') happened(message.channel, message.args, message.ports.map(ports.make))
    else if (message.kind === 'port') ports.receive(message.id, message.data)
    else ports.close(message.id)
  }
  addEventListener(`${setting.token}open`, (event) =>
    tell({ kind: 'open', url: (event as CustomEvent<string>).detail }),
  )

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: parts.bridge.expose },
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
