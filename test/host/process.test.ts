/**
 * Protects: the back end as a process. One per data folder, taken over when the first was killed; a second start opens
 * a window of the first; it ends when told, and when its launcher dies; a write beside it is told to the windows.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addressOf, claim, startOrTell } from '../../electron/host/instance.ts'

const program = fileURLToPath(new URL('./fakeMain.ts', import.meta.url))
let home: string
const children: ChildProcess[] = []
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gl-process-'))
})
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  rmSync(home, { recursive: true, force: true })
})

interface Message {
  readonly type: string
  readonly url?: string
  readonly folder?: string
}

function start(words: string[] = []) {
  const child = fork(program, words, {
    env: { ...process.env, GRANDLIVRE_HOME: home, HOME: home },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  const messages: Message[] = []
  child.on('message', (message) => messages.push(message as Message))
  const said = async (type: string): Promise<Message> => {
    for (;;) {
      const found = messages.find((message) => message.type === type)
      if (found) return found
      await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => Promise.reject(new Error('ended'))),
      ])
    }
  }
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  return { child, said, ended }
}

async function signIn(url: string) {
  const answer = await fetch(url, { redirect: 'manual' })
  const origin = new URL(url).origin
  const headers = {
    cookie: answer.headers.get('set-cookie')!.split(';')[0]!,
    origin,
    'content-type': 'application/json',
  }
  const call = async (operation: string, input: object = {}, company?: string) =>
    (
      await fetch(`${origin}/api/call`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ call: operation, operation, input, company }),
      })
    ).json()
  return { origin, headers, call }
}

it('says where it listens, answers, and ends when told, leaving nothing behind', async () => {
  const back = start()
  const { url, folder } = await back.said('ready')
  expect(folder).toBe(home)
  const { call } = await signIn(url!)
  expect(await call('test.echo', { a: 1 })).toMatchObject({ ok: true, data: { a: 1 } })
  const address = join(home, 'backend.json')
  expect([statSync(address).mode & 0o777, addressOf(home)?.pid]).toEqual([0o600, back.child.pid])
  const before = performance.now()
  back.child.send({ type: 'stop' })
  expect(await back.ended).toBe(0)
  expect(performance.now() - before).toBeLessThan(5_000)
  expect(existsSync(address)).toBe(false)
})

it('ignores signals when forked, and ends with its launcher', async () => {
  const back = start()
  const { url } = await back.said('ready')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) back.child.kill(signal)
  const { call } = await signIn(url!)
  expect(await call('test.echo')).toMatchObject({ ok: true })
  back.child.disconnect()
  expect(await back.ended).toBe(0)
})

it('ends at a signal when run by hand', async () => {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, GRANDLIVRE_HOME: home, HOME: home },
  })
  children.push(child)
  const [line] = await once(child.stdout, 'data')
  expect(String(line)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?t=[\w-]{43}\n$/)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('a second start opens a window of the first, on its company, and ends', async () => {
  const first = start()
  await first.said('ready')
  const second = start(['--company', '/x/acme.grandlivre'])
  await second.said('already-open')
  expect(await second.ended).toBe(0)
  const { url } = await first.said('open-window')
  const { origin, headers } = await signIn(url!)
  const stream = await fetch(`${origin}/api/events`, { headers })
  const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  while (!seen.includes('open"')) seen += (await events.read()).value
  expect(seen).toContain('{"event":"open","path":"/x/acme.grandlivre"}')
})

it('two starts at the same time leave one back end', async () => {
  const both = [start(), start()]
  const outcomes = await Promise.all(
    both.map((one) => Promise.race([one.said('ready'), one.said('already-open')]).then(({ type }) => type)),
  )
  expect(outcomes.sort()).toEqual(['already-open', 'ready'])
})

it('takes the folder of one that was killed', async () => {
  const first = start()
  await first.said('ready')
  first.child.kill('SIGKILL')
  await first.ended
  expect(addressOf(home)).not.toBeNull()
  const second = start()
  await second.said('ready')
  expect(addressOf(home)?.pid).toBe(second.child.pid)
})

it('tells a person when the folder is held by one that does not answer', async () => {
  const held = claim(home)!
  expect(claim(home)).toBeNull()
  writeFileSync(join(home, 'backend.json'), JSON.stringify({ pid: 1, port: 9, token: 'x' }))
  expect(await startOrTell(home, {}, 300)).toBeNull()
  held.release()
  const free = await startOrTell(home, {}, 300)
  expect(free).toHaveProperty('claim')
  if (free && 'claim' in free) free.claim.release()
})

it('refuses a port that is taken', async () => {
  const first = start()
  const port = new URL((await first.said('ready')).url!).port
  const other = mkdtempSync(join(tmpdir(), 'gl-other-'))
  const child = spawn(process.execPath, [program, '--port', port], {
    env: { ...process.env, GRANDLIVRE_HOME: other, HOME: other },
  })
  children.push(child)
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  expect((await once(child, 'exit'))[0]).toBe(1)
  expect(errors.join('')).toContain('host.portTaken')
  rmSync(other, { recursive: true, force: true })
})

it('tells windows of a write made by another process', async () => {
  const back = start()
  const { call, origin, headers } = await signIn((await back.said('ready')).url!)
  const path = join(home, 'acme.grandlivre')
  await call('test.words', {}, path)
  const stream = await fetch(`${origin}/api/events`, { headers })
  const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  const writer = new Database(path)
  writer.prepare('INSERT INTO words VALUES (?)').run('from the command line')
  writer.close()
  let seen = ''
  while (!seen.includes('changed')) seen += (await events.read()).value
  expect(seen).toContain(JSON.stringify({ event: 'changed', company: path }))
  expect(await call('test.words', {}, path)).toMatchObject({ data: { items: ['from the command line'] } })
})

it('reads long and searches by words in a second thread, and the rest in that of the books', async () => {
  const back = start()
  const { call } = await signIn((await back.said('ready')).url!)
  const path = join(home, 'acme.grandlivre')
  const opened = () => readFileSync(`${path}.opened`, 'utf8').trim().split('\n')
  for (const input of [{}, { text: '' }])
    expect(await call('ledger.entries', input, path)).toMatchObject({ ok: true })
  expect(opened()).toEqual(['books'])
  expect(await call('ledger.entries', { text: 'trem' }, path)).toMatchObject({ ok: true })
  expect(opened()).toEqual(['books', 'reading'])
  const other = join(home, 'other.grandlivre')
  for (const read of ['test.words', 'report.agedReceivables'])
    expect(await call(read, {}, other)).toMatchObject({ ok: true })
  expect(readFileSync(`${other}.opened`, 'utf8')).toBe('books\nreading\n')
})

it('lives on when a thread crashes, remembers companies and jobs, and writes no secret', async () => {
  const back = start()
  const { call, headers } = await signIn((await back.said('ready')).url!)
  const path = join(home, 'locked.grandlivre')
  expect(await call('company.info', {}, path)).toMatchObject({ error: { code: 'test.wrongKey' } })
  expect(await call('test.freeBug', { passphrase: 'open sesame' })).toMatchObject({
    error: { family: 'assertion' },
  })
  expect(await call('company.unlock', { passphrase: 'open sesame' }, path)).toMatchObject({
    error: { code: 'test.wrongKey' },
  })
  const open = join(home, 'acme.grandlivre')
  expect(await call('test.exit', {}, open)).toMatchObject({ error: { code: 'host.threadEnded' } })
  expect(await call('company.info', {}, open)).toMatchObject({ ok: true })
  expect(await call('test.bug', {}, open)).toMatchObject({ error: { family: 'assertion' } })
  expect((await call('app.companies')).data.items).toMatchObject([{ path: open, name: 'Acme' }])
  expect((await call('app.forget', { path: open })).data).toEqual({ forgotten: true })
  expect((await call('app.companies')).data.items).toEqual([])
  await call('company.verify', { ms: 600 }, open)
  const all = (await call('job.list')).data.items as { operation: string; id: string }[]
  const items = all.filter(({ operation }) => operation === 'company.verify')
  expect(items).toMatchObject([{ operation: 'company.verify', state: 'done' }])
  expect((await call('job.get', { id: items[0]!.id })).data.answer).toEqual({ ok: true, data: { ok: true } })
  expect(await call('job.get', { id: 'x' })).toMatchObject({ error: { code: 'job.unknown' } })
  const token = addressOf(home)!.token
  back.child.send({ type: 'stop' })
  await back.ended
  const log = readFileSync(join(home, 'logs', 'grandlivre.log'), 'utf8')
  expect(log).toContain('"what":"stopped"')
  for (const secret of ['open sesame', token, headers.cookie.split('=')[1]!])
    expect(log).not.toContain(secret)
})
