/**
 * Protects: nobody but a window or a program of this user reaches the back end over loopback, whatever page or other
 * user tries.
 */
import { existsSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawGet, rawRequest } from './raw.ts'
import {
  asked,
  bearer,
  closeServer,
  cookie,
  door,
  echo,
  fromPage,
  openServer,
  origin,
  post,
  reported,
  TOKEN,
  visit,
} from './server.ts'

beforeAll(openServer)
afterAll(closeServer)

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

describe('a second start', () => {
  it('asks for a window with the secret of programs only', async () => {
    expect((await post('/api/window', {}, fromPage())).status).toBe(403)
    expect((await post('/api/window', {}, { 'content-type': 'application/json' })).status).toBe(403)
    const quiet = await (await post('/api/window', { show: false }, bearer())).json()
    expect([asked, (await visit(quiet.data.url)).status]).toEqual([[], 303])
    const shown = await (await post('/api/window', { company: '/x/acme.grandlivre' }, bearer())).json()
    expect(asked).toEqual([shown.data.url])
    expect((await post('/api/window', { company: 7 }, bearer())).status).toBe(400)
  })

  it('has its company told to the window it opens', async () => {
    const window = await visit(door.url('/x/acme.grandlivre'))
    const aborter = new AbortController()
    const stream = await fetch(`${origin}/api/events`, {
      headers: { cookie: window.cookie! },
      signal: aborter.signal,
    })
    const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    let seen = String((await events.read()).value)
    expect(seen).toBe(': open\n\n')
    await post('/api/call', echo(), { ...fromPage(), cookie: window.cookie! })
    while (!seen.includes('open"')) seen += (await events.read()).value
    expect(seen).toContain('data: {"event":"open","path":"/x/acme.grandlivre"}')
    aborter.abort()
  })
})

it('reported nothing as a bug in all this', () => expect(reported).toEqual([]))
