/** `webContents`: messages to and from the page, and what the page tries to do. */
import { EventEmitter } from 'node:events'
import type { Request as PageRequest, Route } from '@playwright/test'
import { app, preventable } from './app.ts'
import { ChromiumPage, type PageOwner } from './chromiumPage.ts'
import { obey, report } from './control.ts'
import { ipcMain } from './ipcMain.ts'
import { type MessagePortMain, PortsThere } from './ports.ts'
import { fromChromium, session, toChromium } from './session.ts'
import type { FromWorld, ToWorld } from './worlds.ts'

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

interface Frame {
  url: string
  readonly origin: string
  readonly parent: Frame | null
}

function frameAt(url: string): Frame {
  return {
    url,
    parent: null,
    get origin() {
      const { protocol, host } = new URL(this.url)
      return host ? `${protocol}//${host}` : 'null'
    },
  }
}

const all = new Map<number, WebContents>()
let last = 0

export class WebContents extends EventEmitter implements PageOwner {
  readonly id = ++last
  readonly session = session.defaultSession
  readonly mainFrame = frameAt('about:blank')
  readonly page: Promise<ChromiumPage>
  readonly #ports = new PortsThere()
  #open: OpenHandler = () => ({ action: 'allow' })
  /** The address the shell itself is loading: no navigation of the page. */
  #loading: string | null = null
  #destroyed = false

  constructor(preload: string | undefined) {
    super()
    all.set(this.id, this)
    this.page = ChromiumPage.open(preload, this)
    app.emit('web-contents-created', {}, this)
  }

  getURL(): string {
    return this.mainFrame.url
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler
  }

  async loadURL(url: string): Promise<void> {
    this.#loading = url
    const { page } = await this.page
    await page.goto(toChromium(url))
    this.#loading = null
  }

  reload(): void {
    this.#loading = this.mainFrame.url
    void this.page
      .then(({ page }) => page.reload())
      .finally(() => {
        this.#loading = null
      })
  }

  #tell(message: ToWorld): void {
    void this.page.then((page) => page.send(message))
  }

  send(channel: string, ...args: unknown[]): void {
    this.#tell({ kind: 'event', channel, args, ports: [] })
  }

  postMessage(channel: string, message: unknown, ports: readonly MessagePortMain[] = []): void {
    this.#tell({ kind: 'event', channel, args: [message], ports: ports.map((port) => port.id) })
    for (const port of ports)
      this.#ports.add(port, {
        deliver: (data) => this.#tell({ kind: 'port', id: port.id, data }),
        closed: () => this.#closed(port.id),
      })
  }

  /** The far end closed a port; one that went with its document has nobody left to tell. */
  #closed(id: number): void {
    if (this.#ports.has(id)) this.#tell({ kind: 'portClosed', id })
  }

  hear(message: FromWorld): void {
    const event = { sender: this, senderFrame: this.mainFrame, ports: [] }
    if (message.kind === 'port') this.#ports.sent(message.id, message.data)
    else if (message.kind === 'send') ipcMain.emit(message.channel, event, ...message.args)
    else if (message.kind === 'open') {
      const url = fromChromium(message.url)
      if (this.#open({ url }).action !== 'deny') report('windowOpened', url)
    } else
      void ipcMain
        .invoke(event, message.channel, message.args)
        .then((result) => this.#tell({ kind: 'reply', id: message.id, ...result }))
  }

  /** True when the shell lets the navigation go on. */
  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    const event = preventable({ url, isMainFrame, isSameDocument: false })
    this.emit('will-frame-navigate', event)
    if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  async answer(route: Route, request: PageRequest): Promise<void> {
    const url = fromChromium(request.url())
    const isMainFrame = request.isNavigationRequest() && request.frame().parentFrame() === null
    if (request.isNavigationRequest() && url !== this.#loading && !this.#mayNavigate(url, isMainFrame)) {
      // An aborted navigation would leave Chromium's page of errors; an empty answer leaves the page as it is.
      return isMainFrame ? route.fulfill({ status: 204 }) : route.abort()
    }
    if (await this.session.isCancelled(url)) {
      report('cancelled', url)
      return route.abort('blockedbyclient')
    }
    const asked = new Request(request.url(), { method: request.method(), headers: request.headers() })
    Object.defineProperty(asked, 'url', { value: url })
    const response = await this.session.answer(asked)
    if (response) {
      const body = Buffer.from(await response.arrayBuffer())
      return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
    }
    report('network', url)
    return route.abort()
  }

  navigated(url: string): void {
    this.mainFrame.url = fromChromium(url)
  }

  happened(what: 'unloaded' | 'loaded' | 'crashed' | 'closed'): void {
    // A new document has none of the ports of the one before.
    if (what === 'unloaded') this.#ports.closeAll()
    else if (what === 'loaded') this.emit('did-finish-load')
    else if (what === 'crashed') this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    else {
      this.#destroyed = true
      all.delete(this.id)
      this.#ports.closeAll()
      this.emit('destroyed')
    }
  }
}

/** What a page cannot make here: a subframe, another origin in the main frame, a frame or a page already gone. */
interface ForgedSender {
  readonly frame: { readonly url: string; readonly origin: string } | null
  readonly inside?: boolean
  /** Is not the frame that the page itself knows as its main one. */
  readonly foreign?: boolean
  readonly destroyed?: boolean
}

obey('invokeFrom', (forged: ForgedSender, channel: string, args: unknown[]) => {
  const { mainFrame } = [...all.values()][0]!
  const senderFrame = forged.frame && { ...forged.frame, parent: forged.inside ? mainFrame : null }
  const sender = {
    mainFrame: forged.inside || forged.foreign ? mainFrame : senderFrame,
    isDestroyed: () => forged.destroyed ?? false,
    postMessage: () => {},
  }
  return ipcMain.invoke({ sender, senderFrame, ports: [] }, channel, args)
})
obey('crash', () => [...all.values()][0]!.happened('crashed'))
