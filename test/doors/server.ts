/** A loopback door over the fake back end, with screens to serve and a file beside them that must stay out of reach. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HttpDoor, openHttpDoor } from '../../electron/doors/http.ts'
import { FakeBackend } from './fakes.ts'

export const TOKEN = 'program-token-for-tests'
export const folder = mkdtempSync(join(tmpdir(), 'gl-http-'))
export const uploads = join(folder, 'uploads')
export const backend = new FakeBackend()
/** Addresses that a second start asked to open. */
export const asked: string[] = []
/** Errors that the door took for bugs. */
export const reported: unknown[] = []
export let door: HttpDoor
export let origin: string
export let cookie: string

type Headers = Record<string, string>

/** What a fetch from our own page carries. */
export const fromPage = (): Headers => ({
  cookie,
  origin,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
})
export const bearer = (): Headers => ({
  authorization: `Bearer ${TOKEN}`,
  'content-type': 'application/json',
})

export function post(path: string, body: unknown, headers: Headers): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(origin + path, { method: 'POST', headers, body: text })
}

export const echo = (call = 'c1', input: unknown = { a: 1 }) => ({ call, operation: 'test.echo', input })

/** A first visit, without following the redirect. */
export async function visit(url: string) {
  const answer = await fetch(url, { redirect: 'manual' })
  const set = answer.headers.get('set-cookie')
  const location = answer.headers.get('location')
  return { status: answer.status, cookie: set?.split(';')[0] ?? null, location }
}

const page = '<html><meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__"></script></html>'

export async function openServer(): Promise<void> {
  const screens = join(folder, 'screens')
  mkdirSync(join(screens, 'assets'), { recursive: true })
  writeFileSync(join(screens, 'index.html'), page)
  writeFileSync(join(screens, 'assets', 'app-1a_b.js'), 'export const screen = 1')
  writeFileSync(join(screens, '.hidden.js'), 'hidden')
  writeFileSync(join(folder, 'secret.js'), 'THE-SECRET')
  writeFileSync(join(folder, 'secret.json'), 'THE-SECRET')
  symlinkSync(join(folder, 'secret.js'), join(screens, 'assets', 'link.js'))
  door = await openHttpDoor({
    backend,
    token: TOKEN,
    port: 0,
    screens,
    uploads,
    openWindow: (url) => asked.push(url),
    report: (error) => reported.push(error),
  })
  origin = `http://127.0.0.1:${door.port}`
  cookie = (await visit(door.url())).cookie!
}

export async function closeServer(): Promise<void> {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
}
