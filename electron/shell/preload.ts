/**
 * What the page may ask of the shell, and no more. A MessagePort cannot pass through the context bridge, so it is
 * handed to the page as a window message `{ grandlivre: 'port' }`; events of the shell come as
 * `{ grandlivre: 'event', event, … }`. The page listens first, then calls `port()`. These messages go from the window to
 * itself and this script ends with its document, so any target origin is our own page.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { type FileKind, noticeChannels, requestChannels, type ShellEvent } from './channels.ts'

ipcRenderer.on(noticeChannels.port, (notice) => {
  window.postMessage({ grandlivre: 'port' }, '*', [...notice.ports])
})
ipcRenderer.on(noticeChannels.event, (_notice, event: ShellEvent) => {
  window.postMessage({ grandlivre: 'event', ...event }, '*')
})

/** The menus speak the language the person chose in the page. */
function tellLanguage(): void {
  const language = document.documentElement.lang.startsWith('en') ? 'en' : 'fr'
  void ipcRenderer.invoke(requestChannels.language, language)
}
window.addEventListener('DOMContentLoaded', () => {
  new MutationObserver(tellLanguage).observe(document.documentElement, { attributeFilter: ['lang'] })
})

contextBridge.exposeInMainWorld('grandlivre', {
  platform: process.platform,
  port: (): Promise<void> => ipcRenderer.invoke(requestChannels.port),
  pathOf: (file: File): string => webUtils.getPathForFile(file),
  chooseFile: (kind: FileKind): Promise<string | null> =>
    ipcRenderer.invoke(requestChannels.chooseFile, kind),
})
