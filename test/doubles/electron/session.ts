/** `protocol` and `session`: what a page may load and be allowed. */
import { obey, report } from './control.ts'

type Handler = (request: Request) => Promise<Response> | Response
type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void
type PermissionRequest = (
  contents: unknown,
  permission: string,
  decide: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean
type DeviceCheck = (details: object) => boolean

const handlers = new Map<string, Handler>()

export const protocol = {
  registerSchemesAsPrivileged: (schemes: object[]) => report('schemes', schemes),
  handle: (scheme: string, handler: Handler) => void handlers.set(scheme, handler),
}

/**
 * Chromium refuses `app://` before anything can answer it, so `app://ui/x` is shown to it as `https://ui.app.double/x`
 * (a secure context with an origin of its own) and named back to the shell.
 */
export function toChromium(url: string): string {
  return url.replace(
    /^(?!https?:|data:|blob:|about:|file:)([a-z][a-z0-9+.-]*):\/\/([^/]*)/,
    'https://$2.$1.double',
  )
}

export function fromChromium(url: string): string {
  return url.replace(/^https:\/\/([^/]*)\.([a-z]+)\.double/, '$2://$1')
}

class Session {
  #beforeRequest: BeforeRequest | null = null
  // Electron grants what no handler refuses: a shell that forgets one must be seen.
  #permissionRequest: PermissionRequest = (_contents, _permission, decide) => decide(true)
  #permissionCheck: PermissionCheck = () => true
  #deviceCheck: DeviceCheck = () => false
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener
    },
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler
  }

  setDevicePermissionHandler(handler: DeviceCheck): void {
    this.#deviceCheck = handler
  }

  /** What the shell would answer to a page at `url` that asks for a permission. */
  async permission(
    name: string,
    url: string,
  ): Promise<{ request: boolean; check: boolean; device: boolean }> {
    const details = { requestingUrl: url, isMainFrame: true }
    const request = await new Promise<boolean>((decide) =>
      this.#permissionRequest(null, name, decide, details),
    )
    return {
      request,
      check: this.#permissionCheck(null, name, url),
      device: this.#deviceCheck({ deviceType: name, origin: url }),
    }
  }

  async isCancelled(url: string): Promise<boolean> {
    const listener = this.#beforeRequest
    if (!listener) return false
    const { cancel } = await new Promise<{ cancel?: boolean }>((decide) => listener({ url }, decide))
    return cancel === true
  }

  /** Answers a request by the scheme's handler; null when the scheme has none. */
  async answer(request: Request): Promise<Response | null> {
    const handler = handlers.get(new URL(request.url).protocol.slice(0, -1))
    return handler ? await handler(request) : null
  }
}

export const session = { defaultSession: new Session() }

obey('permission', (name: string, url: string) => session.defaultSession.permission(name, url))
obey('isCancelled', (url: string) => session.defaultSession.isCancelled(url))
obey('fetch', async (url: string, method: string) => {
  const response = await session.defaultSession.answer({ url, method, headers: new Headers() } as Request)
  if (!response) return null
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
})
