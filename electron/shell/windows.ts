/** The only place where a window is made, and the list of those that are open. */
import { join } from 'node:path'
import { app, BrowserWindow, type WebContents } from 'electron'
import { noticeChannels, type ShellEvent } from './channels.ts'
import { PAGE } from './origin.ts'
import type { Settings } from './settings.ts'
import { currentPlace, rememberPlace, SIZE_MIN } from './windowState.ts'

/** Reloads of a page whose process died, before we leave it dead: a page that kills its process would loop. */
const RELOADS_MAX = 3

function reloadWhenItDies(window: BrowserWindow): void {
  let reloads = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || reloads >= RELOADS_MAX) return
    reloads += 1
    window.webContents.reload()
  })
}

export function openWindow(settings: Settings): BrowserWindow {
  const window = new BrowserWindow({
    ...currentPlace(settings),
    minWidth: SIZE_MIN.width,
    minHeight: SIZE_MIN.height,
    title: app.getName(),
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (settings.window?.maximized) window.maximize()
  rememberPlace(window, settings)
  reloadWhenItDies(window)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(PAGE)
  return window
}

export function tell(contents: WebContents, event: ShellEvent): void {
  if (!contents.isDestroyed()) contents.send(noticeChannels.event, event)
}

export function tellAll(event: ShellEvent): void {
  for (const window of BrowserWindow.getAllWindows()) tell(window.webContents, event)
}

/** The window the person works in, or failing that the first one. */
export function currentWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
