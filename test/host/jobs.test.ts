/** Protects: long work is seen, cancelled and found again; progress does not flood; the daily backup runs and survives faults. */
import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { done, failed } from '../../electron/doors/answer.ts'
import {
  ANSWER_KEPT_CHARS,
  JOB_AFTER_MS,
  JOB_KEPT_MS,
  JOBS_KEPT_MAX,
  Jobs,
  PROGRESS_EVERY_MS,
  throttled,
} from '../../electron/host/jobs.ts'
import { DAILY_BACKUP, nodeCron, startTasks } from '../../electron/host/scheduler.ts'

const label = { fr: 'étape', en: 'step' }
const what = (signal = new AbortController().signal) => ({
  operation: 'company.verify',
  company: '/a',
  signal,
  progress: () => {},
})

describe('progress', () => {
  it('lets the first, one per interval, and the last through', () => {
    let now = 0
    const seen: number[] = []
    const tell = throttled(
      (count) => seen.push(count),
      () => now,
    )
    for (let i = 1; i <= 100; i++) {
      now += PROGRESS_EVERY_MS / 10
      tell(i, 100, label)
    }
    expect(seen).toEqual([1, 11, 21, 31, 41, 51, 61, 71, 81, 91, 100])
  })
})

describe('jobs', () => {
  let now = 1_000
  let jobs: Jobs
  beforeEach(() => {
    now = 1_000
    vi.useFakeTimers()
    jobs = new Jobs(() => now)
  })
  afterEach(() => vi.useRealTimers())
  const quick = (answer = done(1)) =>
    jobs.follow(what(), async (_signal, progress) => {
      progress(1, 2, label)
      return answer
    })

  it('are shown when they last or tell progress, with their result after the end', async () => {
    await jobs.follow(what(), async () => done(0))
    expect(jobs.list()).toEqual([])
    let end = (_answer: ReturnType<typeof done>) => {}
    const running = jobs.follow(what(), () => new Promise((resolve) => (end = resolve)))
    expect(jobs.list()).toEqual([])
    await vi.advanceTimersByTimeAsync(JOB_AFTER_MS + 1)
    expect(jobs.list()).toMatchObject([
      { state: 'running', operation: 'company.verify', company: '/a', endedAt: null },
    ])
    now = 2_000
    end(done({ ok: true }))
    await running
    expect(jobs.list()).toMatchObject([
      { state: 'done', startedAt: 1_000, endedAt: 2_000, answer: { ok: true, data: { ok: true } } },
    ])
  })

  it('end with the signal of who called, and leave nothing at it', async () => {
    const left = new AbortController()
    const reason = new Error('the window was closed')
    const running = jobs.follow(what(left.signal), async (signal) => {
      left.abort(reason)
      return failed(signal.reason)
    })
    await running
    const late = await jobs.follow(what(left.signal), async (signal) => done(signal.reason === reason))
    expect(late).toEqual(done(true))
    const { signal } = new AbortController()
    const during = await jobs.follow(what(signal), async () =>
      done(getEventListeners(signal, 'abort').length),
    )
    expect(during).toEqual(done(1))
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('are cancelled by their number', async () => {
    const running = jobs.follow(what(), (signal, progress) => {
      progress(1, 2, label)
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(signal.reason))))
    })
    const [job] = jobs.list()
    expect(jobs.cancel(job!.id)).toBe(true)
    await running
    expect(jobs.get(job!.id)).toMatchObject({ state: 'cancelled', done: 1, total: 2 })
    expect([jobs.cancel(job!.id), jobs.cancel('unknown'), jobs.get('unknown')]).toEqual([false, false, null])
  })

  it('are cancelled by their window', async () => {
    const controller = new AbortController()
    const running = jobs.follow(
      what(controller.signal),
      (signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed(signal.reason)))),
    )
    controller.abort()
    expect(await running).toMatchObject({ error: { code: 'door.cancelled' } })
  })

  it('are forgotten with age and number', async () => {
    for (let i = 0; i < JOBS_KEPT_MAX + 5; i++) await quick()
    expect(jobs.list().length).toBe(JOBS_KEPT_MAX)
    now += JOB_KEPT_MS + 1
    expect(jobs.list()).toEqual([])
  })

  it('keep no answer that is large', async () => {
    const rows = (length: number) => done('x'.repeat(length - 2))
    expect(await quick(rows(ANSWER_KEPT_CHARS + 1) as ReturnType<typeof done>)).toMatchObject({ ok: true })
    await quick(rows(ANSWER_KEPT_CHARS) as ReturnType<typeof done>)
    expect(jobs.list().map(({ answer }) => answer)).toEqual([
      rows(ANSWER_KEPT_CHARS),
      { ok: true, tooLarge: true },
    ])
  })

  it('keep no recovery key', async () => {
    await quick(done({ recoveryKey: 'canary' }))
    expect(JSON.stringify(jobs.list())).not.toContain('canary')
  })
})

describe('scheduler', () => {
  it('starts each task at its time, reports one that throws and stops them all', async () => {
    const due = new Map<string, () => Promise<void>>()
    const ran: string[] = []
    const faults: unknown[] = []
    const stop = startTasks(
      (expression, run) => {
        due.set(expression, run)
        return () => due.delete(expression)
      },
      [
        { name: 'good', expression: DAILY_BACKUP, run: async () => void ran.push('good') },
        { name: 'bad', expression: '1 1 * * *', run: async () => Promise.reject(new Error('disk')) },
      ],
      (task, error) => faults.push(task.name, (error as Error).message),
    )
    for (const run of due.values()) await run()
    for (const run of due.values()) await run()
    expect([ran, faults]).toEqual([
      ['good', 'good'],
      ['bad', 'disk', 'bad', 'disk'],
    ])
    stop()
    expect(due.size).toBe(0)
  })

  it('knows the real cron', async () => {
    const cron = await nodeCron()
    let ran = 0
    const stop = cron('* * * * * *', async () => void ran++)
    await vi.waitFor(() => expect(ran).toBeGreaterThan(0), 3_000)
    stop()
  })
})
