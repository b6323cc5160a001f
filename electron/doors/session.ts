/**
 * One window, or one program, that talks to the back end. Both doors to the window (message port and loopback
 * HTTP) speak the same messages through it: a call, its cancellation, its answer, and events.
 */
import { isAbsolute, normalize } from 'node:path'
import { z } from 'zod'
import type { Detail, Text } from '../../db/rules/errors.ts'
import type { Door } from '../operations/tools.ts'
import { type Answer, detail, failed, refuse } from './answer.ts'
import { checkPlain } from './plainData.ts'

/** What the back end tells without being asked. */
export type BackEvent =
  | { readonly event: 'changed'; readonly company: string }
  | {
      readonly event: 'progress'
      readonly call: string
      readonly done: number
      readonly total: number
      readonly label: Text
    }
  | { readonly event: 'menu'; readonly command: string }
  | { readonly event: 'open'; readonly path: string }

export interface Request {
  readonly operation: string
  /** Absolute, normalised path of the company file. */
  readonly company?: string
  readonly input: unknown
}

export interface CallContext {
  readonly door: Door
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number, label: Text) => void
}

/** The program behind the doors, as they see it. */
export interface Backend {
  /** Runs an operation; every error comes back inside the answer. */
  call(request: Request, context: CallContext): Promise<Answer>
  subscribe(listener: (event: BackEvent) => void): () => void
}

export type CallAnswer = Answer & { readonly call: string }

/** Calls of one session under way at the same time; a window has a handful. */
export const CALLS_MAX = 64

const callShape = z.strictObject({
  call: z.string().min(1).max(100),
  operation: z.string().min(1).max(100),
  company: z.string().min(1).max(4_096).optional(),
  input: z.unknown().optional(),
})
const cancelShape = z.strictObject({ cancel: z.string().min(1).max(100) })

/** Path of each field that is wrong, in the words of the validator. */
function detailsOf(error: z.ZodError): Detail[] {
  return error.issues.map((issue) => detail(issue.path.join('.'), 'door.badField', { reason: issue.message }))
}

/** Absolute and normalised, so that one file has one name; refuses a relative path, which depends on a folder. */
export function companyPath(path: string): string {
  if (path.includes('\0') || !isAbsolute(path))
    throw refuse('door.relativePath', { path: path.slice(0, 200) })
  return normalize(path)
}

function callIdOf(message: unknown): string {
  const id = (message as { call?: unknown } | null)?.call
  return typeof id === 'string' ? id.slice(0, 100) : ''
}

export class Session {
  readonly #backend: Backend
  readonly #door: Door
  readonly #calls = new Map<string, AbortController>()
  readonly #listeners = new Set<(event: BackEvent) => void>()
  readonly #atNextCall: (() => void)[] = []
  readonly #unsubscribe: () => void
  #closed = false

  constructor(backend: Backend, door: Door) {
    this.#backend = backend
    this.#door = door
    this.#unsubscribe = backend.subscribe((event) => this.#emit(event))
  }

  #emit(event: BackEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Events for this session: those of everybody, and the progress of its own calls. */
  listen(listener: (event: BackEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Called once, at the next call: a window that calls has its screens up, and hears events. */
  atNextCall(listener: () => void): void {
    this.#atNextCall.push(listener)
  }

  get listeners(): number {
    return this.#listeners.size
  }

  /** Answers a call; never throws. */
  async call(message: unknown): Promise<CallAnswer> {
    const call = callIdOf(message)
    for (const listener of this.#atNextCall.splice(0)) listener()
    try {
      if (this.#closed) throw refuse('door.notAllowed')
      checkPlain(message)
      const shape = callShape.safeParse(message)
      if (!shape.success) throw refuse('door.badMessage', {}, detailsOf(shape.error))
      return { call, ...(await this.#run(shape.data)) }
    } catch (error) {
      return { call, ...failed(error) }
    }
  }

  async #run(message: z.output<typeof callShape>): Promise<Answer> {
    if (this.#calls.has(message.call)) throw refuse('door.callTwice')
    if (this.#calls.size >= CALLS_MAX) throw refuse('door.busy', { count: this.#calls.size })
    const request: Request = {
      operation: message.operation,
      input: message.input ?? {},
      ...(message.company === undefined ? {} : { company: companyPath(message.company) }),
    }
    const controller = new AbortController()
    this.#calls.set(message.call, controller)
    try {
      return await this.#backend.call(request, {
        door: this.#door,
        signal: controller.signal,
        progress: (done, total, label) =>
          this.#emit({ event: 'progress', call: message.call, done, total, label }),
      })
    } finally {
      this.#calls.delete(message.call)
    }
  }

  /** Asks a call to stop; true when it was under way. Refuses what is not `{ cancel: id }`. */
  cancel(message: unknown): boolean {
    const shape = cancelShape.safeParse(message)
    if (!shape.success) throw refuse('door.badMessage', {}, detailsOf(shape.error))
    const controller = this.#calls.get(shape.data.cancel)
    controller?.abort()
    return controller !== undefined
  }

  /** The window is gone: no more events, and no more calls. What it had started goes on to its end. */
  close(): void {
    this.#closed = true
    this.#listeners.clear()
    this.#unsubscribe()
  }
}
