/** What a test sets before the start; given in the environment because the shell must not know of it. */

export interface DoubleOptions {
  /** Port on which Chromium lets the test drive the page. */
  readonly debugPort: number
  /** As an installed program: no inspector. */
  readonly packaged?: boolean
  readonly locale?: string
  /** `none`: no keyring; `known`: Linux's key that everybody knows. */
  readonly keychain?: 'system' | 'none' | 'known'
  /** The folder from which files are dropped on the page: a page's File has no path outside Electron. */
  readonly droppedFrom?: string
  /** Screens of the machine; one of 1366 x 768 when left out. */
  readonly screens?: readonly { x: number; y: number; width: number; height: number }[]
}

export const OPTIONS_VARIABLE = 'ELECTRON_DOUBLE'

export function readOptions(): DoubleOptions {
  return JSON.parse(process.env[OPTIONS_VARIABLE] ?? '{}') as DoubleOptions
}
