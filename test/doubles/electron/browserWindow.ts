/** `BrowserWindow`: refuses at once what no window of ours may be made with. */
import { EventEmitter } from 'node:events'
import { app, preventable } from './app.ts'
import { obey } from './control.ts'
import { WebContents } from './webContents.ts'

interface WindowOptions {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly preload?: string }
}

const open = new Set<BrowserWindow>()

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...open]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...open].at(-1) ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...open].find((window) => window.webContents === contents) ?? null
  }

  readonly webContents: WebContents
  readonly options: WindowOptions
  #bounds: { x: number; y: number; width: number; height: number }
  #maximized = false
  #minimized = false
  #visible: boolean

  constructor(options: WindowOptions = {}) {
    super()
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, preload } = options.webPreferences ?? {}
    if (sandbox === false || contextIsolation === false || nodeIntegration === true || webSecurity === false)
      throw new Error('the double makes only sandboxed, isolated windows')
    this.options = options
    this.#visible = options.show ?? true
    this.#bounds = {
      x: options.x ?? 40,
      y: options.y ?? 40,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.webContents = new WebContents(preload)
    open.add(this)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => this.#gone())
  }

  #gone(): void {
    open.delete(this)
    this.emit('closed')
    // While the app quits, closing the last window is no event of its own.
    if (open.size > 0 || app.isQuitting) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  /** False when the window refused to close. */
  async close(): Promise<boolean> {
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) return false
    const { page } = await this.webContents.page
    await page.close()
    return true
  }

  isDestroyed(): boolean {
    return !open.has(this)
  }

  show(): void {
    this.#visible = true
  }

  isVisible(): boolean {
    return this.#visible
  }

  focus(): void {
    open.delete(this)
    open.add(this)
  }

  maximize(): void {
    this.#maximized = true
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  minimize(): void {
    this.#minimized = true
  }

  restore(): void {
    this.#minimized = false
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  setBounds(bounds: Partial<{ x: number; y: number; width: number; height: number }>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.#bounds
  }
}

app.windows = {
  closeAll: async () => (await Promise.all([...open].map((window) => window.close()))).every(Boolean),
}

const first = () => [...open][0]!

obey('windows', () =>
  [...open].map((window) => ({
    options: window.options,
    bounds: window.getNormalBounds(),
    visible: window.isVisible(),
    maximized: window.isMaximized(),
    minimized: window.isMinimized(),
    url: window.webContents.getURL(),
  })),
)
obey('setBounds', (bounds: { x: number; y: number; width: number; height: number }) =>
  first().setBounds(bounds),
)
obey('minimize', () => first().minimize())
obey('closeWindow', () => void first().close())
