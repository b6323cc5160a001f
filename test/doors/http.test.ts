/**
 * Protects: nobody but a window or a program of this user reaches the back end over loopback, whatever page or other
 * user tries; and a bad request costs an answer, never the program.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BODY_BYTES_MAX, type HttpDoor, openHttpDoor } from '../../electron/doors/http.ts'
import { UPLOAD_BYTES_MAX, UPLOADS_MAX } from '../../electron/doors/uploads.ts'
import { FakeBackend } from './fakes.ts'
import { rawGet, rawRequest } from './raw.ts'

const TOKEN = 'program-token-for-tests'
const folder = mkdtempSync(join(tmpdir(), 'gl-http-'))
const screens = join(folder, 'screens')
const uploads = join(folder, 'uploads')
const backend = new FakeBackend()
const asked: (string | undefined)[] = []
const reported: unknown[] = []
let door: HttpDoor
let origin: string
let cookie: string

/** What a fetch from our own page carries. */
const fromPage = () => ({
  cookie,
  origin,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
})
const bearer = () => ({ authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' })
const post = (path: string, body: unknown, headers: Record<string, string>) =>
  fetch(origin + path, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const echo = (call = 'c1', input: unknown = { a: 1 }) => ({ call, operation: 'test.echo', input })

async function visit(
  url: string,
): Promise<{ status: number; cookie: string | null; location: string | null }> {
  const answer = await fetch(url, { redirect: 'manual' })
  const set = answer.headers.get('set-cookie')
  return {
    status: answer.status,
    cookie: set?.split(';')[0] ?? null,
    location: answer.headers.get('location'),
  }
}

beforeAll(async () => {
  mkdirSync(join(screens, 'assets'), { recursive: true })
  writeFileSync(
    join(screens, 'index.html'),
    '<html><meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__"></script></html>',
  )
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
    openWindow: (company) => asked.push(company),
    report: (error) => reported.push(error),
  })
  origin = `http://127.0.0.1:${door.port}`
  cookie = (await visit(door.url())).cookie!
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('who may come in', () => {
  it('trades a ticket for a cookie once, and takes it out of the address', async () => {
    const url = door.url()
    const first = await visit(url)
    expect(first).toMatchObject({ status: 303, location: '/' })
    const header = (await fetch(door.url(), { redirect: 'manual' })).headers.get('set-cookie')
    expect(header).toMatch(/^grandlivre-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await visit(url)).toMatchObject({ status: 403, cookie: null })
  })

  it('gives a second window of the same browser the session of the first', async () => {
    const answer = await fetch(door.url(), { redirect: 'manual', headers: { cookie } })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([303, null])
    expect((await fetch(`${origin}/?t=used`, { redirect: 'manual', headers: { cookie } })).status).toBe(303)
  })

  it.each([
    ['no secret', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
    ['an unknown cookie', { cookie: 'grandlivre-1=abc', origin: 'SELF' }],
    ['the cookie without an Origin', { cookie: 'SELF' }],
  ])('refuses a call with %s', async (_what, headers: Record<string, string>) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value === 'SELF' ? (name === 'cookie' ? cookie : origin) : value,
      ]),
    )
    const answer = await post('/api/call', echo(), { 'content-type': 'application/json', ...own })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({
      ok: false,
      error: { family: 'refusal', code: 'door.notAllowed' },
    })
  })

  it('answers a window and a program', async () => {
    for (const headers of [fromPage(), bearer()]) {
      const answer = await post('/api/call', echo('x', { b: [2] }), headers)
      expect([answer.status, await answer.json()]).toEqual([200, { call: 'x', ok: true, data: { b: [2] } }])
    }
  })

  it('refuses a token in the query: addresses end up in histories and logs', async () => {
    const answer = await post(`/api/call?token=${TOKEN}&api_key=${TOKEN}`, echo(), {
      'content-type': 'application/json',
    })
    expect(answer.status).toBe(403)
  })

  it.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'http://127.0.0.1:PORT.evil.example',
  ])('refuses a call from the origin %s, even with the cookie', async (from) => {
    const headers = { ...fromPage(), origin: from.replace('PORT', String(door.port)) }
    const answer = await post('/api/call', echo(), headers)
    expect([answer.status, (await answer.json()).error.code]).toEqual([403, 'door.wrongOrigin'])
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each(['cross-site', 'same-site', 'none'])('refuses a write whose Sec-Fetch-Site is %s', async (site) => {
    const answer = await post('/api/call', echo(), { ...fromPage(), 'sec-fetch-site': site })
    expect(answer.status).toBe(403)
  })

  it('answers no preflight', async () => {
    const answer = await fetch(`${origin}/api/call`, {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example' },
    })
    expect(answer.status).toBe(403)
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '127.0.0.1.nip.io:PORT',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    '2130706433:PORT',
    '127.0.0.1:PORT.evil.example',
    'user@127.0.0.1:PORT',
    'LOCALHOST:PORT',
  ])('refuses the Host %s (DNS rebinding)', async (host) => {
    const headers = {
      Host: host.replace('PORT', String(door.port)),
      Authorization: `Bearer ${TOKEN}`,
      Cookie: cookie,
    }
    const answer = await rawGet(door.port, '/', headers)
    expect([answer.status, answer.body.includes('door.wrongHost')]).toEqual([403, true])
  })

  it('refuses no Host, two Hosts and an absolute address', async () => {
    const good = `Host: 127.0.0.1:${door.port}\r\n`
    const rest = `Authorization: Bearer ${TOKEN}\r\nConnection: close\r\n\r\n`
    expect((await rawRequest(door.port, `GET / HTTP/1.0\r\n${rest}`)).status).toBe(403)
    expect((await rawRequest(door.port, `GET / HTTP/1.1\r\n${rest}`)).status).toBe(400)
    expect([400, 403]).toContain(
      (await rawRequest(door.port, `GET / HTTP/1.1\r\n${good}Host: evil\r\n${rest}`)).status,
    )
    expect([400, 403]).toContain(
      (await rawRequest(door.port, `GET http://evil/ HTTP/1.1\r\n${good}${rest}`)).status,
    )
  })

  it('listens on 127.0.0.1 only', async () => {
    const port = door.port.toString(16).toUpperCase().padStart(4, '0')
    const listening = ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []))
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[1]?.endsWith(`:${port}`) && columns[3] === '0A')
    expect(listening.map((columns) => columns[1])).toEqual([`0100007F:${port}`])
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one && !one.internal && one.family === 'IPv4')
    for (const one of others)
      await expect(
        rawGet(door.port, '/', {}).then(() => fetch(`http://${one!.address}:${door.port}/`)),
      ).rejects.toThrow()
  })
})

describe('the screens', () => {
  it('carry a policy with a fresh nonce', async () => {
    const pages = await Promise.all([1, 2].map(() => fetch(`${origin}/`, { headers: { cookie } })))
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy')!)![1]!
        expect(await page.text()).toContain(`nonce="${nonce}"><script nonce="${nonce}"`)
        return nonce
      }),
    )
    expect(nonces[0]).not.toBe(nonces[1])
    const policy = pages[0]!.headers.get('content-security-policy')!
    expect(policy).not.toMatch(/unsafe|\*|http/)
    expect(policy).toContain("default-src 'none'")
    expect(Object.fromEntries(pages[0]!.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  it('are read with their type, and not without the cookie', async () => {
    const answer = await fetch(`${origin}/assets/app-1a_b.js`, { headers: { cookie } })
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'export const screen = 1',
    ])
    expect((await fetch(`${origin}/assets/app-1a_b.js`)).status).toBe(403)
    expect(await (await fetch(`${origin}/`)).text()).toContain('lancez le programme')
  })

  it('answer 404 in our form for anything else', async () => {
    for (const path of [
      '/nothing',
      '/api/nothing',
      '/assets',
      '/assets/',
      '/.hidden.js',
      '/assets/link.js',
      '/%00',
    ]) {
      const answer = await fetch(origin + path, { headers: { cookie } })
      expect([path, answer.status, (await answer.json()).error?.code]).toEqual([path, 404, 'door.notFound'])
    }
  })

  it('let no spelling of a path out of their folder', async () => {
    const dots = [
      '..',
      '%2e%2e',
      '%2E.',
      '.%2e',
      '..%00',
      '%252e%252e',
      '%c0%ae%c0%ae',
      '\u2025',
      '..;',
      '....',
      '.%20.',
      '%uff0e%uff0e',
    ]
    const slashes = ['/', '//', '%2f', '%5c', '\\', '%252f', '%c0%af', '/./', ';/']
    const targets = ['secret.js', 'secret.json', 'secret.js%00.html', 'uploads/../secret.js']
    const corpus = dots.flatMap((dot) =>
      slashes.flatMap((slash) => targets.map((target) => `/${dot}${slash}${target}`)),
    )
    corpus.push(...corpus.slice(0, 60).map((path) => `/assets${path}`))
    corpus.push(
      `/${folder}/secret.js`,
      `/file://${folder}/secret.js`,
      '/C:/secret.js',
      '//127.0.0.1/secret.js',
    )
    expect(corpus.length).toBeGreaterThan(300)
    for (const path of corpus) {
      const raw = Buffer.from(path).toString('latin1').replace(/ /g, '%20')
      const answer = await rawGet(door.port, raw, { Cookie: cookie })
      expect([path, answer.body.includes('THE-SECRET'), [400, 404].includes(answer.status)]).toEqual([
        path,
        false,
        true,
      ])
    }
  })
})

describe('calls', () => {
  const callBody = (body: string, headers = fromPage()) => post('/api/call', body, headers)

  it.each([
    ['not JSON', '{"call":', 400, 'door.badJson'],
    ['an empty body', '', 400, 'door.badJson'],
    ['a polluted prototype', '{"__proto__":{"x":1},"call":"a","operation":"test.echo"}', 400, 'door.badJson'],
    [
      'a body too large',
      JSON.stringify(echo('a', { text: 'x'.repeat(BODY_BYTES_MAX) })),
      413,
      'door.tooLarge',
    ],
  ])('refuse %s', async (_what, body, status, code) => {
    const answer = await callBody(body)
    expect([answer.status, (await answer.json()).error.code]).toEqual([status, code])
  })

  it('take a body that just fits', async () => {
    const around = JSON.stringify(echo('a', { text: '' })).length
    const answer = await callBody(JSON.stringify(echo('a', { text: 'x'.repeat(BODY_BYTES_MAX - around) })))
    expect(answer.status).toBe(200)
  })

  it('say each field that is wrong', async () => {
    const answer = await (await callBody('{"call":"","operation":7,"more":1}')).json()
    expect(answer.error.code).toBe('door.badMessage')
    expect(answer.error.details.map((one: { path: string }) => one.path)).toEqual(
      expect.arrayContaining(['call', 'operation']),
    )
  })

  it('refuse a relative path of a company and clean an absolute one', async () => {
    const call = { call: 'p', operation: 'test.read', company: 'acme.grandlivre' }
    expect((await (await post('/api/call', call, fromPage())).json()).error.code).toBe('door.relativePath')
    const clean = await (
      await post('/api/call', { ...call, company: '/a/b/../acme.grandlivre' }, fromPage())
    ).json()
    expect(clean.data).toEqual({
      operation: 'test.read',
      company: '/a/acme.grandlivre',
      input: {},
      door: 'window',
    })
  })

  it('suggest the name that was meant', async () => {
    const answer = await (await post('/api/call', { call: 'n', operation: 'test.ecoh' }, bearer())).json()
    expect(answer.error).toMatchObject({
      code: 'door.unknownOperationNear',
      message: { en: expect.stringContaining('test.echo') },
    })
  })

  it('refuse the same number twice, tell progress to their own window, and are cancelled', async () => {
    const aborter = new AbortController()
    const stream = await fetch(`${origin}/api/events`, {
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      signal: aborter.signal,
    })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    const waiting = post('/api/call', { call: 'w', operation: 'test.wait' }, fromPage())
    let seen = ''
    while (!seen.includes('progress')) seen += (await events.read()).value
    expect(seen).toContain('data: {"event":"progress","call":"w","done":1,"total":2,')
    backend.emit({ event: 'changed', company: '/a.grandlivre' })
    while (!seen.includes('changed')) seen += (await events.read()).value
    const again = await (await post('/api/call', { call: 'w', operation: 'test.wait' }, fromPage())).json()
    expect(again.error.code).toBe('door.callTwice')
    const foreign = await (await post('/api/cancel', { cancel: 'w' }, bearer())).json()
    expect(foreign.data).toEqual({ cancelled: false })
    const own = await (await post('/api/cancel', { cancel: 'w' }, fromPage())).json()
    expect(own.data).toEqual({ cancelled: true })
    expect((await (await waiting).json()).error.code).toBe('door.cancelled')
    aborter.abort()
  })

  it('hide a bug of ours behind its family', async () => {
    const answer = await (await post('/api/call', { call: 'b', operation: 'test.bug' }, fromPage())).json()
    expect(answer.error).toMatchObject({ family: 'assertion', code: 'program.assertion' })
    expect(JSON.stringify(answer)).not.toContain('canary')
  })

  it('answer no other method', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await fetch(`${origin}/api/call`, { method, headers: { cookie, origin } })).status).toBe(404)
  })
})

describe('dropped files', () => {
  const upload = (name: string, body: BodyInit, headers: Record<string, string> = fromPage()) =>
    fetch(`${origin}/api/upload?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body,
    })

  it('keep their name in a folder of random name, and go after the import', async () => {
    const { path } = await (await upload('Relevé mars.csv', 'a;b')).json()
    expect(path.startsWith(uploads)).toBe(true)
    expect(path).toMatch(/[0-9a-f]{32}\/Relevé mars\.csv$/)
    expect(readFileSync(path, 'utf8')).toBe('a;b')
    const other = join(folder, 'secret.js')
    await post('/api/call', { call: 'i1', operation: 'bank.import', input: { path: other } }, fromPage())
    expect([existsSync(path), existsSync(other)]).toEqual([true, true])
  })

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\evil.csv', 'evil.csv'],
    ['a\0b.csv', 'a_b.csv'],
    ['CON', '_CON'],
    ['..', 'file'],
    ['', 'file'],
  ])('named %j become %j', async (name, expected) => {
    const { path } = await (await upload(name, 'x')).json()
    expect([path.startsWith(uploads), path.split('/').at(-1), path.split('/').length]).toEqual([
      true,
      expected,
      uploads.split('/').length + 2,
    ])
  })

  it('need the cookie', async () => {
    expect((await upload('a.csv', 'x', {})).status).toBe(403)
  })

  it('are refused above the limit, and nothing of them stays', async () => {
    const before = readdirSync(uploads).length
    const chunk = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        if (sent > UPLOAD_BYTES_MAX) controller.close()
        else controller.enqueue(chunk)
        sent += chunk.length
      },
    })
    const answer = await fetch(`${origin}/api/upload?name=big.csv`, {
      method: 'POST',
      headers: { ...fromPage(), 'content-type': 'application/octet-stream' },
      body,
      duplex: 'half',
    } as RequestInit).catch(() => null)
    if (answer) expect(answer.status).toBe(413)
    expect(readdirSync(uploads).length).toBe(before)
  })

  it('are kept in a bounded number', async () => {
    for (let i = 0; i < UPLOADS_MAX + 3; i++) await (await upload(`f${i}.csv`, 'x')).text()
    expect(readdirSync(uploads).length).toBe(UPLOADS_MAX)
  })
})

describe('a second start', () => {
  it('asks for a window with the secret of programs only', async () => {
    expect((await post('/api/window', {}, fromPage())).status).toBe(403)
    expect((await post('/api/window', {}, { 'content-type': 'application/json' })).status).toBe(403)
    expect((await post('/api/window', { company: '/x/acme.grandlivre' }, bearer())).status).toBe(200)
    expect(asked).toEqual(['/x/acme.grandlivre'])
  })

  it('has its company told to the window it opens', async () => {
    const window = await visit(door.url('/x/acme.grandlivre'))
    const aborter = new AbortController()
    const stream = await fetch(`${origin}/api/events`, {
      headers: { cookie: window.cookie! },
      signal: aborter.signal,
    })
    const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    let seen = ''
    while (!seen.includes('open"')) seen += (await events.read()).value
    expect(seen).toContain('data: {"event":"open","path":"/x/acme.grandlivre"}')
    aborter.abort()
  })
})

it('reported nothing as a bug in all this', () => expect(reported).toEqual([]))
