/**
 * Protects: each company works in its own thread; a thread that crashes or hangs costs one call, never the program or
 * what was written; writes are told to all, also those of another process; nothing stays open for ever.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { done } from '../../electron/doors/answer.ts'
import type { CallContext } from '../../electron/doors/session.ts'
import { WRITES_OF_JOURNAL } from '../../electron/host/serveCompany.ts'
import { COMPANIES_MAX, IDLE_MS, Workers } from '../../electron/host/workers.ts'

const folder = mkdtempSync(join(tmpdir(), 'gl-workers-'))
let index = 0
let path: string
let workers: Workers
let changed: string[]
/** A line of a statement as it crosses. */
const ONE_LINE = { count: 1, columns: { date: ['2026-03-31'], row: [2] } }

let notes: string[]
let questions: AbortSignal[]

beforeEach(() => {
  mkdirSync(join(folder, `${++index}`))
  path = join(folder, `${index}`, 'acme.grandlivre')
  changed = []
  notes = []
  questions = []
  workers = new Workers({
    script: new URL('./fakeWorker.ts', import.meta.url),
    dataFolder: folder,
    changed: (name) => changed.push(name),
    note: (what, trace) => notes.push(`${what}: ${trace}`),
    answer: (question, signal) => {
      questions.push(signal)
      return new Promise((resolve) => {
        const { path: asked } = question.request as { path: string }
        if (asked !== 'never') resolve(done({ file: { asked, accounts: [{}] }, lines: [[ONE_LINE]] }))
      })
    },
  })
})
afterEach(() => workers.stop())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function context(signal = new AbortController().signal): CallContext & { steps: number[] } {
  const steps: number[] = []
  return { door: 'test', signal, progress: (step) => steps.push(step), steps }
}
const call = (operation: string, input: object = {}, signal?: AbortSignal, file = path) =>
  workers.call({ operation, company: file, input }, context(signal), 'books')
const read = (operation: string, input: object = {}, signal?: AbortSignal) =>
  workers.call({ operation, company: path, input }, context(signal), 'reading')
const until = async (match: () => boolean) => {
  while (!match()) await new Promise((resolve) => setTimeout(resolve, 20))
}
const lines = (suffix: string) =>
  existsSync(path + suffix)
    ? readFileSync(path + suffix, 'utf8')
        .trim()
        .split('\n')
    : []

it('runs operations in one thread per company and tells writes', async () => {
  expect(await call('test.add', { word: 'a' })).toEqual({ ok: true, data: {} })
  expect(await call('test.words')).toMatchObject({ ok: true, data: { items: ['a'] } })
  await until(() => changed.length > 0)
  expect(changed).toEqual([path])
  expect([lines('.opened'), workers.open()]).toEqual([['books'], [path]])
})

it('knows one file by all its names', async () => {
  await call('test.add', { word: 'a' })
  const link = join(folder, `${index}`, 'link.grandlivre')
  symlinkSync(path, link)
  await call('test.add', { word: 'b' }, undefined, link)
  expect(lines('.opened')).toEqual(['books'])
  await until(() => changed.includes(link))
  expect(changed).toContain(path)
})

const add = async (times: number) => {
  for (let time = 0; time < times; time++) await call('test.add', { word: 'a' })
}

/** Far longer than nobody has to call. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 200))

it('brings the journal into the file after some writes, once nobody calls', async () => {
  await add(WRITES_OF_JOURNAL - 1)
  await quiet()
  expect(lines('.checkpoints')).toEqual([])
  await add(1)
  await until(() => lines('.checkpoints').length > 0)
  await add(1)
  await quiet()
  expect(lines('.checkpoints')).toHaveLength(1)
})

it('does not do so while others wait', async () => {
  const writes = WRITES_OF_JOURNAL + 10
  await Promise.all(Array.from({ length: writes }, () => call('test.add', { word: 'a' })))
  await until(() => lines('.checkpoints').length > 0)
  expect(lines('.checkpoints')).toEqual([`${writes} words`])
})

it('does not do so while a call is at work, however quiet it is', async () => {
  const gone = new AbortController()
  const reading = call('test.parse', { path: 'never' }, gone.signal)
  await until(() => questions.length > 0)
  await add(WRITES_OF_JOURNAL)
  await quiet()
  expect(lines('.checkpoints')).toEqual([])
  gone.abort()
  await reading
  await until(() => lines('.checkpoints').length > 0)
})

it('a full disk met then costs nobody anything: it is noted', async () => {
  path = join(folder, `${index}`, 'full.grandlivre')
  await add(WRITES_OF_JOURNAL)
  await until(() => notes.length > 0)
  expect(notes[0]).toContain('journal not brought into the file: Error: disk full')
  await add(1)
  expect(await call('test.words')).toMatchObject({ ok: true })
})

it('tells a write of another process soon', async () => {
  await call('test.words')
  const other = new Database(path)
  other.prepare('INSERT INTO words VALUES (?)').run('from outside')
  other.close()
  const start = performance.now()
  await until(() => changed.length > 0)
  expect(performance.now() - start).toBeLessThan(5_000)
})

it('passes refusals on and notes bugs', async () => {
  expect(await call('test.refuse')).toMatchObject({
    ok: false,
    error: { family: 'refusal', code: 'test.refused' },
  })
  expect(notes).toEqual([])
  expect(await call('test.bug')).toMatchObject({ ok: false, error: { family: 'assertion' } })
  expect(notes.join()).toContain('TypeError')
})

it.each(['test.crash', 'test.exit'])(
  '%s costs its call; the next one opens the company again',
  async (how) => {
    await call('test.add', { word: 'kept' })
    const [lost, waiting] = await Promise.all([call(how), call('test.parse', { path: 'never' })])
    for (const answer of [lost, waiting])
      expect(answer).toMatchObject({
        ok: false,
        error: { family: 'failure', code: 'host.threadEnded', retryable: true },
      })
    expect(questions.every((signal) => signal.aborted)).toBe(true)
    expect(await call('test.words')).toMatchObject({ ok: true, data: { items: ['kept'] } })
  },
)

it('cancels a synchronous write, which then writes nothing', async () => {
  const controller = new AbortController()
  const running = call('test.addSlowly', { word: 'no', ms: 20_000 }, controller.signal)
  setTimeout(() => controller.abort(), 300)
  const start = performance.now()
  expect(await running).toMatchObject({ ok: false, error: { code: 'door.cancelled' } })
  expect(performance.now() - start).toBeLessThan(3_000)
  expect(await call('test.words')).toMatchObject({ data: { items: [] } })
})

it('reads long in a second thread that leaves the first free, and ends one that does not hear a cancellation', async () => {
  await call('test.add', { word: 'a' })
  const controller = new AbortController()
  const long = read('company.verify', { ms: 60_000, deaf: true }, controller.signal)
  expect(await call('test.words')).toMatchObject({ ok: true })
  controller.abort()
  expect(await long).toMatchObject({ ok: false, error: { code: 'door.cancelled' } })
  expect(await read('company.verify')).toMatchObject({ ok: true })
  expect(lines('.opened')).toEqual(['books', 'reading', 'reading'])
})

it('asks the main thread and drops the question when the call is cancelled', async () => {
  expect(await call('test.parse', { path: '/x.csv' })).toEqual({
    ok: true,
    data: { asked: '/x.csv', accounts: [{ lines: [{ date: '2026-03-31', row: 2 }] }] },
  })
  const controller = new AbortController()
  const asking = call('test.parse', { path: 'never' }, controller.signal)
  await until(() => questions.length === 2)
  controller.abort()
  expect(await asking).toMatchObject({ ok: false, error: { code: 'door.cancelled' } })
  await until(() => questions[1]!.aborted)
})

it('refuses a locked company until it is unlocked, without starting anew for each try', async () => {
  const locked = join(folder, `${index}`, 'locked.grandlivre')
  expect(await call('test.words', {}, undefined, locked)).toMatchObject({ error: { code: 'test.wrongKey' } })
  expect(await call('test.words', {}, undefined, locked)).toMatchObject({ error: { code: 'test.wrongKey' } })
  await workers.unlock(locked, 'open sesame')
  expect(await call('test.words', {}, undefined, locked)).toMatchObject({ ok: true })
})

it('closes a company nobody uses, with its backup, and opens it again', async () => {
  await call('test.add', { word: 'a' })
  await workers.closeIdle(performance.now() + IDLE_MS - 1_000)
  expect(workers.open()).toEqual([path])
  await workers.closeIdle(performance.now() + IDLE_MS + 1_000)
  expect([workers.open(), lines('.backups')]).toEqual([[], ['closing']])
  expect(await call('test.words')).toMatchObject({ data: { items: ['a'] } })
})

it('closes a company before an operation that needs its file alone', async () => {
  await call('test.add', { word: 'a' })
  const answer = await workers.file({ operation: 'test.words', company: path, input: {} }, context(), true)
  expect(answer).toMatchObject({ data: { items: ['a'] } })
  expect([workers.open(), lines('.opened'), lines('.backups')]).toEqual([[], ['books', 'file'], ['closing']])
})

it('makes the daily backup in the thread of the company', async () => {
  await call('test.add', { word: 'a' })
  expect(await workers.backUp(path)).toEqual({ ok: true, data: null })
  await workers.backUp(path)
  expect(lines('.backups')).toEqual(['daily'])
})

it('keeps a bounded number of companies open, closing the one unused for longest', async () => {
  const all = Array.from({ length: COMPANIES_MAX + 1 }, (_, i) => join(folder, `${index}`, `${i}.grandlivre`))
  for (const file of all) expect(await call('test.words', {}, undefined, file)).toMatchObject({ ok: true })
  expect(workers.open().length).toBeLessThanOrEqual(COMPANIES_MAX)
  expect(await call('test.words', {}, undefined, all[0])).toMatchObject({ ok: true })
})

it('stops within 5 s, also with a call that never ends, and answers what waits', async () => {
  await call('test.add', { word: 'a' })
  const never = read('company.verify', { ms: 60_000, deaf: true })
  await until(() => lines('.opened').length === 2)
  const start = performance.now()
  await workers.stop()
  expect(performance.now() - start).toBeLessThan(5_000)
  expect(await never).toMatchObject({ ok: false, error: { code: 'host.threadEnded' } })
  expect(lines('.backups')).toEqual(['closing'])
  expect(await call('test.words')).toMatchObject({ error: { code: 'door.stopping' } })
})
