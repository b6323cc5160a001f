/**
 * Work that lasts: what is running, how far it is, and its result for a while after the end, so that a person who
 * left the screen finds it again. In memory: after a restart nothing is running.
 */
import { randomUUID } from 'node:crypto'
import type { Text } from '../../db/rules/errors.ts'
import type { Answer } from '../doors/answer.ts'
import type { Job, JobBoard } from '../operations/jobs.ts'

/** Ended jobs kept, and for how long. */
export const JOBS_KEPT_MAX = 50
export const JOB_KEPT_MS = 6 * 60 * 60 * 1_000
/** A call that lasts longer, or tells its progress, is shown as a job. */
export const JOB_AFTER_MS = 1_500
/** At most one progress event in this time for a job; its last one always goes out. */
export const PROGRESS_EVERY_MS = 100

export type Progress = (done: number, total: number, label: Text) => void

/** Lets through the first, then one per interval, and always the last (`done` reaching `total`). */
export function throttled(tell: Progress, now: () => number, interval_ms = PROGRESS_EVERY_MS): Progress {
  let last = Number.NEGATIVE_INFINITY
  return (done, total, label) => {
    const at = now()
    if (at - last < interval_ms && !(total > 0 && done >= total)) return
    last = at
    tell(done, total, label)
  }
}

/** What an answer kept may take, as JSON: a whole report asked for again is read again. */
export const ANSWER_KEPT_CHARS = 100_000

/** A recovery key is shown once, not kept; nor is what is large. */
function kept(answer: Answer): unknown {
  if (!answer.ok) return answer
  if ((answer.data as { recoveryKey?: unknown } | null)?.recoveryKey !== undefined) return { ok: true }
  return JSON.stringify(answer.data ?? null).length > ANSWER_KEPT_CHARS
    ? { ok: true, tooLarge: true }
    : answer
}

/**
 * Aborts a controller when a signal does, until the function given back is called. AbortSignal.any would do it too, but
 * leaves notes that outlive both, call after call.
 */
function followed(signal: AbortSignal, controller: AbortController): () => void {
  const stop = () => controller.abort(signal.reason)
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop)
  return () => signal.removeEventListener('abort', stop)
}

interface Running {
  job: Job
  controller: AbortController
}

export class Jobs implements JobBoard {
  readonly #now: () => number
  readonly #all = new Map<string, Running>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Follows a call from its start to its end; the signal given to the work is aborted by either side. */
  async follow(
    what: { operation: string; company?: string | undefined; signal: AbortSignal; progress: Progress },
    work: (signal: AbortSignal, progress: Progress) => Promise<Answer>,
  ): Promise<Answer> {
    const controller = new AbortController()
    const job: Job = {
      id: randomUUID(),
      operation: what.operation,
      company: what.company ?? null,
      state: 'running',
      done: 0,
      total: 0,
      label: null,
      startedAt: this.#now(),
      endedAt: null,
      answer: null,
    }
    const running: Running = { job, controller }
    const show = setTimeout(() => this.#all.set(job.id, running), JOB_AFTER_MS)
    const tell = throttled(what.progress, this.#now)
    const unfollow = followed(what.signal, controller)
    const answer = await work(controller.signal, (done, total, label) => {
      this.#all.set(job.id, running)
      Object.assign(job, { done, total, label })
      tell(done, total, label)
    })
    unfollow()
    clearTimeout(show)
    const cancelled = !answer.ok && answer.error.code === 'door.cancelled'
    Object.assign(job, {
      state: answer.ok ? 'done' : cancelled ? 'cancelled' : 'failed',
      endedAt: this.#now(),
      answer: this.#all.has(job.id) ? kept(answer) : null,
    })
    this.#forget()
    return answer
  }

  #forget(): void {
    const ended = [...this.#all.values()].filter(({ job }) => job.endedAt !== null)
    const oldest = this.#now() - JOB_KEPT_MS
    ended.forEach(({ job }, index) => {
      if (job.endedAt! < oldest || index < ended.length - JOBS_KEPT_MAX) this.#all.delete(job.id)
    })
  }

  list(): Job[] {
    this.#forget()
    return [...this.#all.values()].map(({ job }) => job).reverse()
  }

  get(id: string): Job | null {
    return this.#all.get(id)?.job ?? null
  }

  cancel(id: string): boolean {
    const running = this.#all.get(id)
    if (!running || running.job.endedAt !== null) return false
    running.controller.abort()
    return true
  }
}
