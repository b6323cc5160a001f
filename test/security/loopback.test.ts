/**
 * Protects the real program behind a browser window: it listens to this machine alone; no page, no other program and no
 * other user gets an answer from any of its routes; its secrets are in no list of processes.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../electron/host/instance.ts'
import { rawRequest } from '../doors/raw.ts'
import { filesUnder, filesWith } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const folder = temporaryFolder()
const home = join(folder, 'data')
const company = join(folder, 'acme.grandlivre')
const counted = { routes: 0, refused: 0, listeners: 0, 'by another user': 0 }
let program: ChildProcess
let url: string
let port: number
let token: string

beforeAll(async () => {
  const env = { ...process.env, HOME: folder, GRANDLIVRE_HOME: home }
  program = spawn(process.execPath, [source('../../electron/host/main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(program.stdout!, 'data')
  url = String(said).trim()
  port = Number(new URL(url).port)
  token = addressOf(home)!.token
  const input = { name: 'Acme', country: 'CA' }
  expect(await call('company.create', input)).toMatchObject({ ok: true })
}, 120_000)
afterAll(async () => {
  program.kill('SIGTERM')
  await once(program, 'exit')
  rmSync(home, { recursive: true, force: true })
  keepFigures('loopback: what is no window of ours', counted)
}, 60_000)

async function call(operation: string, input: object): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ call: '1', operation, company, input }),
  })
  return answer.json()
}

/** The routes as the door declares them. */
const declared = readFileSync(source('../../electron/doors/http.ts'), 'utf8')
const routes = [...declared.matchAll(/\b(?:app|scope)\.(get|post)\('([^']+)'/g)].map(
  ([, method, path]) => [method!.toUpperCase(), path!.replace('*', 'index.html')] as const,
)

type Headers = Readonly<Record<string, string | null>>

function ask(method: string, path: string, headers: Headers) {
  const body = JSON.stringify({ call: '1', operation: 'app.companies', input: {} })
  const all: Headers = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    'Content-Type': path === '/api/upload' ? 'application/octet-stream' : 'application/json',
    'Content-Length': method === 'POST' ? String(body.length) : null,
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return rawRequest(
    port,
    `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${method === 'POST' ? body : ''}`,
  )
}

/** Without the right secret. */
const secretless = (): Record<string, Headers> => ({
  'no secret': {},
  'a wrong token': { Authorization: `Bearer ${'A'.repeat(43)}` },
  'an empty token': { Authorization: 'Bearer ' },
  'the token cut short': { Authorization: `Bearer ${token.slice(0, -1)}` },
  'the token and more': { Authorization: `Bearer ${token}A` },
  'the token in other letters': { Authorization: `Bearer ${token.toLowerCase()}` },
  'the token as a name and password': {
    Authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}`,
  },
  'the token as a cookie': { Cookie: `grandlivre-${port}=${token}`, Origin: `http://127.0.0.1:${port}` },
  'the cookie of another port': { Cookie: 'grandlivre-1=A', Origin: `http://127.0.0.1:${port}` },
  'an enormous cookie': {
    Cookie: `grandlivre-${port}=${'A'.repeat(12_000)}`,
    Origin: `http://127.0.0.1:${port}`,
  },
})

/** With the right secret, from the wrong place. */
const misplaced = (): Record<string, Headers> => {
  const right = { Authorization: `Bearer ${token}` }
  const hosts = [
    ...['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', 'localhost', `0.0.0.0:${port}`],
    ...[`[::1]:${port}`, `127.0.0.2:${port}`, `127.1:${port}`, `2130706433:${port}`, `0x7f.1:${port}`],
    ...[`127.0.0.1.nip.io:${port}`, `localhost.:${port}`, `LOCALHOST:${port}`, `x@127.0.0.1:${port}`],
    ...[`127.0.0.1:${port}.evil.example`, `127.0.0.1:0${port}`],
  ]
  const origins = [
    ...['http://evil.example', 'null', 'file://', `https://127.0.0.1:${port}`, 'http://127.0.0.1'],
    ...[
      `http://localhost:${port}`,
      `http://127.0.0.1:${port}.evil.example`,
      `http://[::1]:${port}`,
      'app://ui',
    ],
  ]
  return Object.fromEntries([
    ...hosts.map((host) => [`Host ${host}`, { ...right, Host: host }]),
    ['no Host', { ...right, Host: null }],
    ...origins.map((origin) => [`Origin ${origin}`, { ...right, Origin: origin }]),
    ...['cross-site', 'same-site'].map((site) => [
      `Sec-Fetch-Site ${site}`,
      { ...right, 'Sec-Fetch-Site': site },
    ]),
  ])
}

test('the routes are those that are tried', () => {
  expect(routes.map(([method, path]) => `${method} ${path}`).sort()).toEqual([
    'GET /api/events',
    'GET /index.html',
    'POST /api/call',
    'POST /api/cancel',
    'POST /api/upload',
    'POST /api/window',
  ])
})

describe.each(routes)('%s %s', (method, path) => {
  test('refuses all that is no window and no program of this user', async () => {
    counted.routes += 1
    const wrong = { ...secretless(), ...misplaced() }
    for (const [name, headers] of Object.entries(wrong)) {
      counted.refused += 1
      const answer = await ask(method, path, headers)
      expect([400, 403], name).toContain(answer.status)
      expect(answer.headers.toLowerCase(), name).not.toMatch(/access-control-|set-cookie/)
      expect(answer.body, name).not.toContain('"ok":true')
    }
    const inQuery = await ask(method, `${path}?t=${token}&token=${token}&access_token=${token}`, {})
    expect(inQuery.status).toBe(403)
  })
})

test('a right secret from the right place is answered', async () => {
  expect((await ask('POST', '/api/call', { Authorization: `Bearer ${token}` })).status).toBe(200)
})

test('the secret of programs is in its own file and in no other, whatever was asked', async () => {
  await call('company.nonsense', { token })
  await call('company.info', { [token]: token })
  await ask('POST', `/api/${token}`, { Authorization: `Bearer ${token}` })
  expect(filesWith(folder, token)).toEqual([join(home, 'backend.json')])
})

describe.skipIf(!existsSync('/proc/net/tcp'))('as the system sees it', () => {
  const proc = (name: string) => readFileSync(`/proc/${program.pid}/${name}`, 'latin1')

  test('it listens on 127.0.0.1 and nowhere else, on one port', () => {
    const inodes = new Set(
      readdirSync(`/proc/${program.pid}/fd`).flatMap((fd) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${program.pid}/fd/${fd}`))?.[1] ?? []
        } catch {
          return [] // closed meanwhile
        }
      }),
    )
    const listening = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
      proc(`net/${kind}`)
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter((columns) => inodes.has(columns[9] ?? '') && (columns[3] === '0A' || kind.startsWith('udp')))
        .map((columns) => `${kind} ${columns[1]}`),
    )
    counted.listeners = listening.length
    expect(listening).toEqual([`tcp 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`])
  })

  test('its secrets are in no command line and no environment, and its folders are closed', () => {
    for (const name of ['cmdline', 'environ']) expect(proc(name)).not.toContain(token)
    expect(statSync(home).mode & 0o077).toBe(0)
    const files = [...filesUnder(home), ...filesUnder(folder)]
    expect(files).toEqual(expect.arrayContaining([join(home, 'backend.json'), company, `${company}-wal`]))
    expect(files.filter((file) => (statSync(file).mode & 0o077) !== 0)).toEqual([])
  })
})

describe.skipIf(process.getuid?.() !== 0)('another user of the machine', () => {
  test('reads nothing, is answered by nothing, and cannot take the place of the window', async () => {
    const words = [source('./children/stranger.ts'), home, url, company]
    const tried = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
    counted['by another user'] = Object.keys(tried).length
    expect(tried).toEqual({
      'the address file': 'EACCES',
      'the log': 'EACCES',
      'the data folder': 'EACCES',
      'the company file': 'EACCES',
      'the page': 403,
      'a call without a secret': 403,
      'a call with a guess': 403,
      'a call as from the page': 403,
      'the ticket of the window': [403, null],
    })
    const first = await fetch(url, { redirect: 'manual' })
    expect([first.status, first.headers.get('set-cookie') !== null]).toEqual([303, true])
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(403)
  })
})
