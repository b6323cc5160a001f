/** `ipcMain`, with Electron's texts of errors. A test may speak on a channel from a frame of its own making. */
import { EventEmitter } from 'node:events'
import { obey } from './control.ts'

type Handler = (event: object, ...args: unknown[]) => unknown
export type InvokeResult = { readonly value?: unknown; readonly error?: string }

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  get channels(): string[] {
    return [...this.#handlers.keys(), ...this.eventNames().map(String)]
  }

  async invoke(event: object, channel: string, args: unknown[]): Promise<InvokeResult> {
    try {
      const handler = this.#handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return { value: await handler(event, ...args) }
    } catch (error) {
      return { error: `Error invoking remote method '${channel}': ${error}` }
    }
  }
}

export const ipcMain = new IpcMain()

obey('channels', () => ipcMain.channels)
