/** `app`: readiness, folders, one instance, and the order in which a program ends. */
import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { localeOf, startChromium, stopChromium } from './chromium.ts'
import { obey, report } from './control.ts'
import { readOptions } from './options.ts'
import { lockInstance } from './singleInstance.ts'

export interface Preventable {
  defaultPrevented: boolean
  preventDefault(): void
}

export function preventable<T extends object>(details: T): T & Preventable {
  return Object.assign(details, {
    defaultPrevented: false,
    preventDefault(this: Preventable) {
      this.defaultPrevented = true
    },
  })
}

/** What the app must know of its windows; given by browserWindow.ts. */
interface Windows {
  /** False when one of them refused to close. */
  closeAll(): Promise<boolean>
}

class App extends EventEmitter {
  readonly isPackaged = readOptions().packaged ?? false
  readonly #paths = new Map<string, string>()
  #ready: Promise<void> | null = null
  #quitting = false
  windows: Windows = { closeAll: async () => true }

  whenReady(): Promise<void> {
    this.#ready ??= startChromium().then(() => void this.emit('ready', {}, {}))
    return this.#ready
  }

  getName(): string {
    return 'GrandLivre'
  }

  getVersion(): string {
    return '0.0.0'
  }

  getLocale(): string {
    return localeOf()
  }

  getAppPath(): string {
    return dirname(process.argv[1]!)
  }

  getPath(name: string): string {
    let path = this.#paths.get(name)
    if (path === undefined) {
      path =
        name === 'userData'
          ? mkdtempSync(join(tmpdir(), 'electron-double-'))
          : join(this.getPath('userData'), name)
      this.#paths.set(name, path)
    }
    mkdirSync(path, { recursive: true })
    return path
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  enableSandbox(): void {
    report('sandboxEnabled')
  }

  relaunch(options: object = {}): void {
    report('relaunch', options)
  }

  requestSingleInstanceLock(): boolean {
    return lockInstance(this.getPath('userData'), ({ words, folder }) =>
      this.emit('second-instance', {}, words, folder, null),
    )
  }

  /** True from the moment every window is being closed for good. */
  get isQuitting(): boolean {
    return this.#quitting
  }

  quit(): void {
    if (this.#quitting) return
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#quitting = true
    void this.windows.closeAll().then((closed) => this.#finish(closed))
  }

  #finish(closed: boolean): void {
    this.#quitting = false
    if (!closed) return
    const will = preventable({})
    this.emit('will-quit', will)
    if (will.defaultPrevented) return
    this.emit('quit', {}, 0)
    this.exit(0)
  }

  exit(code = 0): void {
    const end = () => process.exit(code)
    stopChromium().then(end, end)
  }
}

export const app = new App()

obey('quit', () => app.quit())
obey('openFile', (path: string) => void app.emit('open-file', preventable({}), path))
process.on('SIGTERM', () => app.quit())
process.on('SIGINT', () => app.quit())
// The test is gone: nothing of it may stay behind.
process.on('disconnect', () => app.exit(1))
