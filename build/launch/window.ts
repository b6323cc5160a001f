/** The window where Electron is absent: an installed browser, without its address bar, with a profile of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { findBrowser, quietBrowser, sandboxFlags } from '../browser.ts'

/**
 * A browser that ends well within this time was not closed by a person: it handed its address to a browser that
 * already runs on this profile.
 */
const handOver_ms = 1_500
/** One that ends badly within this time could not open a window; a busy machine needs seconds to find that out. */
const failure_ms = 15_000
const killLimit_ms = 3_000

export type WindowEnd = 'closed' | 'handedOver' | 'failed'

export interface AppWindow {
  readonly ended: Promise<WindowEnd>
  /** Closes it with all its processes. */
  close(): Promise<unknown>
}

/** There is a display to show a window on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function endOf(child: ChildProcess): Promise<WindowEnd> {
  const started = performance.now()
  return new Promise((resolve) => {
    child.on('error', () => resolve('failed'))
    child.on('exit', (status) => {
      const lived_ms = performance.now() - started
      if (status === 0) resolve(lived_ms < handOver_ms ? 'handedOver' : 'closed')
      else resolve(lived_ms < failure_ms ? 'failed' : 'closed')
    })
  })
}

/** Opens the address in a window; undefined when this machine has no browser. `folder` is the data folder. */
export function openWindow(url: string, folder: string): AppWindow | undefined {
  const browser = findBrowser()
  if (browser === undefined) return undefined
  const profile = path.join(folder, 'browser')
  fs.mkdirSync(profile, { recursive: true, mode: 0o700 })
  const extra = process.env.GRANDLIVRE_BROWSER_FLAGS?.split(' ').filter(Boolean) ?? []
  const flags = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1366,800',
    ...quietBrowser,
    ...sandboxFlags(),
  ]
  const child = spawn(browser, [...flags, ...extra], { stdio: 'ignore' })
  const ended = endOf(child)
  return {
    ended,
    close: () => {
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), killLimit_ms)
      return ended.finally(() => clearTimeout(force))
    },
  }
}
