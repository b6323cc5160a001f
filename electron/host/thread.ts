/**
 * The main thread's side of one worker: sends calls, receives answers, and says so when it dies. A thread that
 * has died answers what was waiting with a failure; its successor is started by whoever needs it.
 */
import { Worker } from 'node:worker_threads'
import { catalogue } from '../../db/rules/errors.ts'
import { type Answer, failed } from '../doors/answer.ts'
import type { CallContext, Request } from '../doors/session.ts'
import type { FromWorker, Question, ToWorker, WorkerStart } from './messages.ts'

const { fail } = catalogue({
  'host.threadEnded': {
    fr: 'Le travail sur cette entreprise s’est arrêté d’un coup ; ce qui était enregistré est intact. Réessayez.',
    en: 'The work on this company stopped all at once; what was saved is intact. Try again.',
  },
})

/** A cancelled long read that does not stop by itself is ended with its thread after this time. */
export const CANCEL_PATIENCE_MS = 3_000

export interface ThreadEvents {
  readonly changed: () => void
  /** The signal is aborted when the thread ends. */
  readonly answer: (question: Question, signal: AbortSignal) => Promise<Answer>
  readonly note: (what: string, trace: string) => void
  readonly ended: (thread: Thread) => void
}

interface Waiting {
  readonly context: CallContext
  readonly resolve: (answer: Answer) => void
}

export class Thread {
  readonly start: WorkerStart
  readonly #worker: Worker
  readonly #events: ThreadEvents
  readonly #waiting = new Map<number, Waiting>()
  readonly #asked = new Map<number, AbortController>()
  readonly #gone: Promise<void>
  #last = 0
  #closing = false
  /** When the last call ended, by the monotonic clock. */
  usedAt = performance.now()

  constructor(script: URL, start: WorkerStart, events: ThreadEvents) {
    this.start = start
    this.#events = events
    this.#worker = new Worker(script, { workerData: start, name: `company (${start.role})`, execArgv: [] })
    this.#worker.on('message', (message: FromWorker) => this.#receive(message))
    this.#worker.on('error', (error: Error) => events.note('thread crashed', error.stack ?? error.message))
    this.#gone = new Promise((resolve) => this.#worker.once('exit', () => resolve()))
    void this.#gone.then(() => this.#ended())
  }

  get busy(): boolean {
    return this.#waiting.size > 0
  }

  get closing(): boolean {
    return this.#closing
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message)
  }

  #receive(message: FromWorker): void {
    if (message.type === 'answer') {
      if (message.trace) this.#events.note('operation stopped by a bug', message.trace)
      this.#settle(message.id, message.answer)
    } else if (message.type === 'progress') {
      this.#waiting.get(message.id)?.context.progress(message.done, message.total, message.label)
    } else if (message.type === 'changed') this.#events.changed()
    else if (message.type === 'note') this.#events.note(message.what, message.trace ?? '')
    else if (message.type === 'drop') this.#asked.get(message.ask)?.abort()
    else if (message.type === 'ask') void this.#answer(message.ask, message.question)
  }

  async #answer(ask: number, question: Question): Promise<void> {
    const controller = new AbortController()
    this.#asked.set(ask, controller)
    const answer = await this.#events.answer(question, controller.signal)
    this.#asked.delete(ask)
    this.#post({ type: 'reply', ask, answer })
  }

  #settle(id: number, answer: Answer): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    this.usedAt = performance.now()
    waiting?.resolve(answer)
  }

  #ended(): void {
    for (const controller of this.#asked.values()) controller.abort()
    for (const id of [...this.#waiting.keys()])
      this.#settle(id, failed(fail('host.threadEnded', {}, { retryable: true })))
    this.#events.ended(this)
  }

  /** Runs an operation there. An abort is passed on; a long read that ignores it loses its thread. */
  call(request: Request, context: CallContext): Promise<Answer> {
    const id = ++this.#last
    const cancel = () => {
      this.#post({ type: 'cancel', id })
      if (this.start.role === 'books') return
      setTimeout(() => this.#waiting.has(id) && this.#abandon(id, context), CANCEL_PATIENCE_MS).unref()
    }
    return new Promise<Answer>((resolve) => {
      this.#waiting.set(id, { context, resolve })
      this.#post({ type: 'call', id, operation: request.operation, input: request.input, door: context.door })
      if (context.signal.aborted) cancel()
      else context.signal.addEventListener('abort', cancel, { once: true })
    }).finally(() => context.signal.removeEventListener('abort', cancel))
  }

  /** The daily backup. */
  backUp(): Promise<Answer> {
    const id = ++this.#last
    const context = { door: 'scheduler', signal: new AbortController().signal, progress: () => {} } as const
    return new Promise((resolve) => {
      this.#waiting.set(id, { context, resolve })
      this.#post({ type: 'backUp', id })
    })
  }

  #abandon(id: number, context: CallContext): void {
    this.#settle(id, failed(context.signal.reason))
    this.#closing = true
    void this.#worker.terminate()
  }

  /**
   * Closes the company there, with its backup when asked, once `after` is done; ends the thread by force after
   * `patience_ms`. It takes no more calls from now on.
   */
  async close(backup: boolean, patience_ms: number, after?: Promise<void>): Promise<void> {
    this.#closing = true
    await after
    this.#post({ type: 'close', backup })
    const timer = setTimeout(() => void this.#worker.terminate(), patience_ms)
    await this.#gone
    clearTimeout(timer)
  }
}
