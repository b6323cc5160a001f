/**
 * What no page may do, whoever made it: leave our origin, open a window, embed a web view, get a permission of the
 * system, or reach the network. Applies to every web contents and to the whole session.
 */
import { app, type Session, shell, type WebContents } from 'electron'
import { isAllowedLink } from './externalLinks.ts'
import { isOurs, PAGE } from './origin.ts'

interface Navigation {
  readonly url: string
  readonly isMainFrame: boolean
  preventDefault(): void
}

/** Loading our own page again (after an error) is the only navigation a page may make. */
function stay(event: Navigation): void {
  if (!event.isMainFrame || event.url.split('#', 1)[0] !== PAGE) event.preventDefault()
}

function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', stay)
  contents.on('will-navigate', stay)
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

/** Copying text (a recovery key) is all a page of ours is allowed of the machine; it may not read what was copied. */
function isAllowed(permission: string, address: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurs(address)
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(isAllowed(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url) }))
}
