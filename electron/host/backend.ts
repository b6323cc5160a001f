/**
 * The program behind the doors: finds the operation, runs it where it belongs (thread of the company, thread of its
 * own, here), follows it as a job, and tells everybody what has changed.
 */

import type { Place } from '../../db/company/place.ts'
import type { InstantMs } from '../../db/rules/dates.ts'
import { type PackedFile, unpackedFile } from '../bank/packed.ts'
import type { InspectRequest } from '../bank/parsed.ts'
import { type Answer, done, failed, refuse } from '../doors/answer.ts'
import { unknownOperation } from '../doors/nearest.ts'
import type { BackEvent, Backend, CallContext, Request } from '../doors/session.ts'
import { noteCompany } from '../operations/recents.ts'
import type { Operation } from '../operations/registry.ts'
import type { Tools } from '../operations/tools.ts'
import { DAILY_OPERATION, Daily } from './daily.ts'
import { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { Workers } from './workers.ts'

/** Gives the file as it goes on to the thread of a company. */
export type ParseStatement = (request: InspectRequest, signal: AbortSignal) => Promise<PackedFile>

export interface BackendOptions {
  readonly operations: Readonly<Record<string, Operation>>
  /** Runs an operation that needs no company. */
  readonly performFree: (operation: Operation, input: unknown, tools: Tools) => Promise<unknown>
  readonly workers: Workers
  /** Reads a bank file in a process of its own; the signal ends it. */
  readonly parseStatement: ParseStatement
  readonly place: Place
  readonly log: Log
  readonly now: () => InstantMs
  /** Called for each event; see `Hub`. */
  readonly hub: Hub
}

/** Passes each event to all who listen. */
export class Hub {
  readonly #listeners = new Set<(event: BackEvent) => void>()

  subscribe(listener: (event: BackEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: BackEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

/** Reads that may go over years of entries: they leave the connection of the window free. */
const longReads = /^(report\.(?!trialBalance)\w+|\w+\.export\w*)$/

/** So does a search of entries: it weighs all that have its words. */
function isLong({ name, kind }: Operation, input: unknown): boolean {
  if (kind !== 'read') return false
  return longReads.test(name) || (name === 'ledger.entries' && !!(input as { text?: unknown } | null)?.text)
}

/** Operations that change the file under whoever has it open. */
const needsFileAlone = new Set([
  'company.encrypt',
  'company.decrypt',
  'company.restore',
  'company.undoUpgrade',
])

const withCompany = (request: Request): request is Request & { company: string } =>
  request.company !== undefined

const textIn = (input: unknown, field: 'passphrase' | 'password'): string | undefined => {
  const value = (input as Readonly<Record<string, unknown>> | null)?.[field]
  return typeof value === 'string' ? value : undefined
}

const passphraseOf = (input: unknown) => textIn(input, 'passphrase')

export class Program implements Backend {
  readonly jobs: Jobs
  readonly daily: Daily
  readonly #options: BackendOptions

  constructor(options: BackendOptions) {
    this.#options = options
    this.jobs = new Jobs(options.now)
    this.daily = new Daily(this, options.log, options.now)
  }

  subscribe(listener: (event: BackEvent) => void): () => void {
    return this.#options.hub.subscribe(listener)
  }

  async call(request: Request, context: CallContext): Promise<Answer> {
    const { operations, log } = this.#options
    const operation = Object.hasOwn(operations, request.operation) ? operations[request.operation] : undefined
    if (!operation) return failed(unknownOperation(request.operation, Object.keys(operations)))
    log.hide(passphraseOf(request.input))
    log.hide(textIn(request.input, 'password'))
    const start = performance.now()
    const follow = {
      operation: operation.name,
      company: request.company,
      signal: context.signal,
      progress: context.progress,
    }
    const answer = await this.jobs.follow(follow, (signal, progress) =>
      this.#run(operation, request, { ...context, signal, progress }).catch(failed),
    )
    log.info('call', {
      operation: operation.name,
      door: context.door,
      ms: Math.round(performance.now() - start),
      result: answer.ok ? 'done' : answer.error.code,
      company: request.company,
    })
    if (answer.ok) await this.#after(operation, request, answer.data)
    return answer
  }

  async #run(operation: Operation, request: Request, context: CallContext): Promise<Answer> {
    if (operation.kind === 'free') return this.#free(operation, request, context)
    if (!withCompany(request)) throw refuse('door.noCompany', { name: operation.name })
    const { workers } = this.#options
    if (operation.kind === 'file') return workers.file(request, context, needsFileAlone.has(operation.name))
    return workers.call(request, context, isLong(operation, request.input) ? 'reading' : 'books')
  }

  async #free(operation: Operation, request: Request, context: CallContext): Promise<Answer> {
    const { performFree, parseStatement, place, now, log } = this.#options
    const tools: Tools = {
      ...context,
      now,
      place,
      parseStatement: async (file) => unpackedFile(await parseStatement(file, context.signal)),
      jobs: this.jobs,
    }
    try {
      return done(await performFree(operation, request.input, tools))
    } catch (error) {
      const answer = failed(error)
      if (!answer.ok && answer.error.family === 'assertion') log.error('operation stopped by a bug', error)
      return answer
    }
  }

  /** What the program itself remembers of a call that went well. */
  async #after(operation: Operation, request: Request, data: unknown): Promise<void> {
    const { workers, place, now, log } = this.#options
    const path = request.company
    if (path === undefined) return
    try {
      const passphrase = passphraseOf(request.input)
      if (passphrase !== undefined) await workers.unlock(path, passphrase)
      if (operation.kind === 'file' && operation.scope.endsWith(':write'))
        this.#options.hub.emit({ event: 'changed', company: path })
      if (operation.name === 'company.decrypt') await workers.unlock(path, undefined)
      const name = (data as { name?: unknown } | null)?.name
      if (operation.name === 'company.info' && typeof name === 'string')
        await noteCompany(place.home, { path, name, openedAt: now() })
      if (operation.name === 'company.info' && Object.hasOwn(this.#options.operations, DAILY_OPERATION))
        void this.daily.run(path)
    } catch (error) {
      log.error('after a call', error)
    }
  }
}
