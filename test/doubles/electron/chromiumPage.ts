/** One Chromium page as a window of Electron: the preload's isolated world, and every request answered by the shell. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CDPSession, Page, Request as PageRequest, Route } from '@playwright/test'
import { startChromium } from './chromium.ts'
import { bridgedValues, contextBridge } from './contextBridge.ts'
import { readOptions } from './options.ts'
import { structuredText } from './structuredText.ts'
import {
  ENTRY,
  type FromWorld,
  isolatedWorld,
  mainWorld,
  type PreloadSetting,
  relayedPorts,
  rendererIpc,
  type ToWorld,
} from './worlds.ts'

const WORLD = 'ElectronIsolatedContext'
const text = structuredText()

/** What the page asks of the window around it. */
export interface PageOwner {
  hear(message: FromWorld): void
  answer(route: Route, request: PageRequest): Promise<void>
  happened(what: 'unloaded' | 'loaded' | 'crashed' | 'closed'): void
  navigated(url: string): void
}

function bridgeSource(token: string, me: string, other: string): string {
  return `(${contextBridge})('${token}', '${me}', '${other}', ${bridgedValues})`
}

function preloadSource(preload: string, setting: PreloadSetting): string {
  const parts = `{ bridge: ${bridgeSource(setting.token, 'world', 'page')}, text: (${structuredText})(), rendererIpc: ${rendererIpc}, relayedPorts: ${relayedPorts} }`
  const wrapped = `function(require, module, exports, process, global){${readFileSync(preload, 'utf8')}\n}`
  return `(${isolatedWorld})(${JSON.stringify(setting)}, ${parts}, ${wrapped})`
}

function pageSource(token: string): string {
  return `${bridgeSource(token, 'page', 'world')};(${mainWorld})('${token}')`
}

export class ChromiumPage {
  readonly page: Page
  readonly #protocol: CDPSession
  /** The isolated world of the present document: its identifier in the protocol, when it is there. */
  #world = Promise.withResolvers<string>()
  #worldIsThere = false
  #sending: Promise<unknown> = Promise.resolve()

  private constructor(page: Page, protocol: CDPSession) {
    this.page = page
    this.#protocol = protocol
  }

  static async open(preload: string | undefined, owner: PageOwner): Promise<ChromiumPage> {
    const { context } = await startChromium()
    const page = await context.newPage()
    const protocol = await context.newCDPSession(page)
    const made = new ChromiumPage(page, protocol)
    await made.#inject(preload, owner)
    await page.route('**', (route, request) => owner.answer(route, request))
    page.on('load', () => owner.happened('loaded'))
    page.on('crash', () => owner.happened('crashed'))
    page.on('close', () => owner.happened('closed'))
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) owner.navigated(frame.url())
    })
    return made
  }

  async #inject(preload: string | undefined, owner: PageOwner): Promise<void> {
    const token = randomBytes(8).toString('hex')
    const binding = `__toShell${token}`
    const protocol = this.#protocol
    const mainFrame = (await protocol.send('Page.getFrameTree')).frameTree.frame.id
    protocol.on('Runtime.executionContextCreated', ({ context }) => {
      const frame = (context.auxData as { frameId?: string } | undefined)?.frameId
      if (context.name !== WORLD || frame !== mainFrame) return
      this.#worldIsThere = true
      this.#world.resolve(context.uniqueId)
    })
    protocol.on('Runtime.executionContextsCleared', () => {
      // What waits for a world waits for the next one.
      if (this.#worldIsThere) this.#world = Promise.withResolvers()
      this.#worldIsThere = false
      owner.happened('unloaded')
    })
    protocol.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === binding) owner.hear(text.unpack(payload) as FromWorld)
    })
    await protocol.send('Page.enable')
    await protocol.send('Runtime.enable')
    await protocol.send('Runtime.addBinding', { name: binding, executionContextName: WORLD })
    await protocol.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource(token) })
    if (preload === undefined) return
    const { platform, arch, versions } = process
    const droppedFrom = readOptions().droppedFrom ?? ''
    const setting = { token, binding, entry: ENTRY, droppedFrom, process: { platform, arch, versions } }
    // Electron runs a preload in the main frame only; the frames of a page have no isolated world of ours.
    const source = `if (window === top) ${preloadSource(preload, setting)}`
    await protocol.send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source })
  }

  /** Sends to the isolated world, in order; what is sent to a page that goes away is lost with it. */
  send(message: ToWorld): void {
    const expression = `${ENTRY}(${JSON.stringify(text.pack(message))})`
    this.#sending = this.#sending
      .then(() => this.#world.promise)
      .then((uniqueContextId) => this.#protocol.send('Runtime.evaluate', { uniqueContextId, expression }))
      .catch(() => {})
  }
}
