/**
 * Protects: a bad request, a hostile path or a huge file costs an answer, never the program nor a file of the person.
 */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BODY_BYTES_MAX } from '../../electron/doors/http.ts'
import { UPLOAD_BYTES_MAX, UPLOADS_MAX } from '../../electron/doors/uploads.ts'
import { rawGet } from './raw.ts'
import {
  backend,
  bearer,
  closeServer,
  cookie,
  door,
  echo,
  folder,
  fromPage,
  openServer,
  origin,
  post,
  reported,
  uploads,
} from './server.ts'

beforeAll(openServer)
afterAll(closeServer)

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

  it('say how to build them where they are not built', async () => {
    const page = join(folder, 'screens', 'index.html')
    renameSync(page, `${page}.away`)
    const answer = await fetch(`${origin}/`, { headers: { cookie } })
    renameSync(`${page}.away`, page)
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')])
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
    const imported = (input: object) =>
      post('/api/call', { call: 'i2', operation: 'bank.import', input }, fromPage())
    await imported({ path, fileAccount: '1' })
    expect(existsSync(path)).toBe(true)
    await imported({ path })
    expect([existsSync(path), existsSync(other)]).toEqual([false, true])
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

it('reported nothing as a bug in all this', () => expect(reported).toEqual([]))
