/**
 * Inside the thread of one company: receives calls, runs them one after the other, tells progress and writes. What
 * opens a file and runs an operation is given as an `Engine`, so that this part is tested without a ledger.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { AssertionFailure, type ErrorAnswer, Failure, Refusal } from '../../db/rules/errors.ts'
import { type PackedFile, unpackedFile } from '../bank/packed.ts'
import type { InspectRequest } from '../bank/parsed.ts'
import { done, failed } from '../doors/answer.ts'
import type { Tools } from '../operations/tools.ts'
import type { FromWorker, Question, ToWorker, WorkerStart } from './messages.ts'

/** An open company, or a file about to be one, as its thread sees it. */
export interface Opened {
  /** Validates, runs and encodes; throws refusals and failures. */
  perform(operation: string, input: unknown, tools: Tools): Promise<unknown>
  /** True for an operation that writes to the company. */
  writes(operation: string): boolean
  /** SQLite's data_version: changes when another connection has written; null when there is no connection. */
  dataVersion(): number | null
  /** Brings SQLite's journal into the file. */
  checkpoint(): void
  /** Backs up when something was written since the last backup. */
  backUp(reason: 'closing' | 'daily'): void
  close(): void
}

export interface Engine {
  open(start: WorkerStart): Promise<Opened>
  tools(start: WorkerStart, given: Omit<Tools, 'now' | 'place'>): Tools
}

/** How soon a write from outside (the command line, another program) is noticed. */
export const POLL_MS = 500

/** After so many writes (some 1000 pages) the journal is brought into the file, once nobody has called for `QUIET_MS`. */
export const WRITES_OF_JOURNAL = 32
const QUIET_MS = 10

const traceOf = (error: unknown) => ({
  trace: error instanceof Error ? (error.stack ?? error.message) : String(error),
})
const isOurs = (error: unknown) => error instanceof Refusal || error instanceof Failure

class CompanyThread {
  readonly #port: MessagePort
  readonly #start: WorkerStart
  readonly #engine: Engine
  readonly #calls = new Map<number, AbortController>()
  readonly #running = new Set<Promise<void>>()
  readonly #questions = new Map<
    number,
    { resolve: (data: unknown) => void; reject: (error: unknown) => void }
  >()
  #asked = 0
  #opened: Promise<Opened> | null = null
  #seen: number | null = null
  /** Writes since the journal was brought into the file. */
  #written = 0
  #quiet: NodeJS.Timeout | undefined

  constructor(port: MessagePort, start: WorkerStart, engine: Engine) {
    this.#port = port
    this.#start = start
    this.#engine = engine
    port.on('message', (message: ToWorker) => this.#receive(message))
  }

  #post(message: FromWorker): void {
    this.#port.postMessage(message)
  }

  #receive(message: ToWorker): void {
    if (message.type === 'call') this.#follow(this.#call(message))
    else if (message.type === 'cancel') this.#calls.get(message.id)?.abort()
    else if (message.type === 'reply') this.#reply(message)
    else if (message.type === 'backUp') this.#follow(this.#backUp(message.id))
    else void this.#close(message.backup)
  }

  #follow(running: Promise<void>): void {
    clearTimeout(this.#quiet)
    this.#running.add(running)
    void running.finally(() => {
      this.#running.delete(running)
      const isDue = this.#running.size === 0 && this.#written >= WRITES_OF_JOURNAL
      if (isDue) this.#quiet = setTimeout(() => void this.#checkpoint(), QUIET_MS)
    })
  }

  /** What a full disk says here costs nothing: the journal holds it all, and the next write tells the person. */
  async #checkpoint(): Promise<void> {
    const opened = await this.#opened
    this.#written = 0
    try {
      opened?.checkpoint()
    } catch (error) {
      this.#post({ type: 'note', what: 'journal not brought into the file', ...traceOf(error) })
    }
  }

  /**
   * Opens on the first call. A refusal (wrong key, damaged) is told to that call and tried again by the next:
   * the person may have put things right.
   */
  #open(): Promise<Opened> {
    this.#opened ??= this.#engine.open(this.#start).then(
      (opened) => {
        this.#seen = opened.dataVersion()
        return opened
      },
      (error: unknown) => {
        this.#opened = null
        throw error
      },
    )
    return this.#opened
  }

  async #call({ id, operation, input, door }: ToWorker & { type: 'call' }): Promise<void> {
    const controller = new AbortController()
    this.#calls.set(id, controller)
    let wrote = false
    try {
      const opened = await this.#open()
      controller.signal.throwIfAborted()
      const data = await opened.perform(operation, input, this.#tools(id, door, controller.signal))
      wrote = opened.writes(operation)
      this.#post({ type: 'answer', id, answer: done(data) })
    } catch (error) {
      const aborted = controller.signal.aborted && !isOurs(error)
      this.#fail(id, aborted ? controller.signal.reason : error)
    } finally {
      this.#calls.delete(id)
    }
    if (!wrote) return
    this.#written += 1
    this.#post({ type: 'changed' })
  }

  #fail(id: number, error: unknown): void {
    const answer = failed(error)
    const bug = !answer.ok && answer.error.family === 'assertion'
    this.#post({ type: 'answer', id, answer, ...(bug ? traceOf(error) : {}) })
  }

  async #backUp(id: number): Promise<void> {
    try {
      const opened = await this.#open()
      opened.backUp('daily')
      this.#post({ type: 'answer', id, answer: done(null) })
    } catch (error) {
      this.#fail(id, error)
    }
  }

  #tools(id: number, door: Tools['door'], signal: AbortSignal): Tools {
    return this.#engine.tools(this.#start, {
      door,
      signal,
      progress: (count, total, label) => {
        this.#hearCancel()
        signal.throwIfAborted()
        this.#post({ type: 'progress', id, done: count, total, label })
      },
      parseStatement: async (request: InspectRequest) =>
        unpackedFile((await this.#ask({ kind: 'parseStatement', request }, signal)) as PackedFile),
    })
  }

  /** Long work is synchronous and lets no message in: each time it tells its progress, those that wait are read. */
  #hearCancel(): void {
    for (;;) {
      const waiting = receiveMessageOnPort(this.#port)
      if (!waiting) return
      const message = waiting.message as ToWorker
      if (message.type === 'cancel') this.#receive(message)
      else setImmediate(() => this.#receive(message))
    }
  }

  #ask(question: Question, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted()
    const ask = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#questions.set(ask, { resolve, reject })
      const drop = () => {
        this.#questions.delete(ask)
        this.#post({ type: 'drop', ask })
        reject(signal.reason)
      }
      signal.addEventListener('abort', drop, { once: true })
      this.#post({ type: 'ask', ask, question })
    })
  }

  #reply({ ask, answer }: ToWorker & { type: 'reply' }): void {
    const waiting = this.#questions.get(ask)
    this.#questions.delete(ask)
    if (answer.ok) waiting?.resolve(answer.data)
    else waiting?.reject(rebuilt(answer.error))
  }

  /** Tells when another connection has written since the last look. */
  async poll(): Promise<void> {
    const opened = await this.#opened?.catch(() => null)
    const version = opened?.dataVersion() ?? null
    if (version === null || version === this.#seen) return
    this.#seen = version
    this.#post({ type: 'changed' })
  }

  async #close(backup: boolean): Promise<void> {
    try {
      await Promise.all(this.#running)
      clearTimeout(this.#quiet)
      const opened = await this.#opened?.catch(() => null)
      try {
        if (backup) opened?.backUp('closing')
      } finally {
        opened?.close()
      }
    } catch (error) {
      this.#post({ type: 'note', what: 'company not closed well', ...traceOf(error) })
    }
    this.#post({ type: 'closed' })
    this.#port.close()
  }
}

/** An error that crossed a thread, with its family. */
function rebuilt(error: ErrorAnswer): Error {
  if (error.family === 'refusal') return new Refusal(error.code, error.message, error.details)
  if (error.family === 'assertion') return new AssertionFailure(error.message.en)
  return new Failure(error.code, error.message, { retryable: error.retryable ?? false })
}

/** Serves a company on a port until it is told to close. */
export function serveCompany(port: MessagePort, start: WorkerStart, engine: Engine): void {
  const thread = new CompanyThread(port, start, engine)
  const timer = setInterval(() => void thread.poll(), POLL_MS)
  port.on('close', () => clearInterval(timer))
}
