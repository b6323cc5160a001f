/** Picks the way to the back end: the shell's port when the page runs in the desktop shell, else loopback HTTP. */
import { type BackEnd, backEndOver } from './backEnd.ts'
import { loopback } from './loopback.ts'
import { type ShellBridge, shellTransport } from './port.ts'

declare global {
  interface Window {
    readonly grandlivre?: ShellBridge
  }
}

export async function connect(): Promise<BackEnd> {
  const bridge = window.grandlivre
  return backEndOver(bridge ? await shellTransport(bridge) : loopback)
}
