/**
 * What no page may do, whoever made it: leave our origin, open a window, embed a web view, get a permission of the
 * system, or reach the network. Applies to every web contents and to the whole session.
 */
import { app, type Session, shell, type WebContents } from 'electron'
import { isAllowedLink } from './externalLinks.ts'
import { isOurs } from './origin.ts'

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** Must run before the first window is made. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

/** True for what a page may load: our own files, and what it made itself. The inspector needs its own, in development. */
function mayLoad(address: string): boolean {
  if (isOurs(address) || /^(data|blob):/.test(address)) return true
  return !app.isPackaged && address.startsWith('devtools:')
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url) }))
}
