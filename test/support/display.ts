/** A screen that nobody sees, for tests that open a real window. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'

export const hasVirtualDisplay = fs.existsSync('/usr/bin/Xvfb')

export interface Display {
  /** Value of DISPLAY. */
  readonly name: string
  close(): void
}

/** Starts a virtual screen of 1366 x 800 on a free number. */
export async function openDisplay(): Promise<Display> {
  const server = spawn(
    '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '1366x800x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]!.once('data', (bytes) => resolve(String(bytes).trim()))
    server.once('exit', () => reject(new Error('Xvfb did not start')))
  })
  return { name: `:${number}`, close: () => void server.kill() }
}
