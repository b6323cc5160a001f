/** Serves the built page under `app://ui/`, by the same rules as the loopback door serves it. */
import { protocol } from 'electron'
import { securityHeaders, staticFile } from '../doors/static.ts'
import { isOurs, SCHEME } from './origin.ts'

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** The window speaks through its port only, so its page may connect to nothing, not even to its own origin. */
function withoutNetwork(headers: Readonly<Record<string, string>>): Record<string, string> {
  const policy = headers['content-security-policy']
  if (policy === undefined) return { ...headers }
  return { ...headers, 'content-security-policy': policy.replace("connect-src 'self'", "connect-src 'none'") }
}

async function answer(root: string, request: Request): Promise<Response> {
  const nothing = new Response(null, { status: 404, headers: securityHeaders })
  if (request.method !== 'GET' || !isOurs(request.url)) return nothing
  const file = await staticFile(root, new URL(request.url).pathname)
  if (!file) return nothing
  const body = typeof file.body === 'string' ? file.body : new Uint8Array(file.body)
  return new Response(body, { headers: { ...securityHeaders, ...withoutNetwork(file.headers) } })
}

/** @param root folder of the built page. */
export function serveScheme(root: string): void {
  protocol.handle(SCHEME, (request) => answer(root, request))
}
