/** Performs operations by name on the books of one company, each in the way that a test asks for. */
import { type Operations, operations } from '../../electron/operations/index.ts'
import type { Job } from '../../electron/operations/jobs.ts'
import { performFile, performFree } from '../../electron/operations/perform.ts'
import { Books, type BooksOptions } from '../support/books.ts'

type Name = keyof Operations

const JOB: Job = {
  id: 'j1',
  operation: 'company.verify',
  company: null,
  state: 'running',
  done: 1,
  total: 2,
  label: null,
  startedAt: 1,
  endedAt: null,
  answer: null,
}

/** One operation that is about to be performed; `perform` may be called again after it has failed. */
export interface Step {
  readonly name: Name
  readonly kind: 'read' | 'write' | 'file' | 'free'
  readonly input: object
  /** The company file that it works on. */
  readonly file: string
  readonly books: Books
  readonly perform: () => Promise<unknown>
}

/** Performs a step in its own way, and gives what it answered at last. */
export type Around = (step: Step) => Promise<unknown>

/** Performs operations through the registry, on the books of one company, and remembers which. */
export class Performer {
  readonly books: Books
  readonly seen = new Set<string>()
  readonly #around: Around

  constructor(around: Around = (step) => step.perform(), options: BooksOptions = {}) {
    this.books = new Books(options)
    this.#around = around
  }

  #step(name: Name, file: string, input: object, perform: () => Promise<unknown>): Promise<unknown> {
    this.seen.add(name)
    const { kind } = operations[name]!
    return this.#around({ name, kind, input, file, books: this.books, perform })
  }

  async do<N extends Name>(name: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
    const perform = () => this.books.call(name, input)
    return (await this.#step(name, this.books.path, input as object, perform)) as Operations[N]['output']
  }

  /** A file operation on another file. */
  async onFile<N extends Name>(
    name: N,
    file: string,
    input: object,
    secret?: string,
  ): Promise<Operations[N]['output']> {
    const perform = () => performFile(file, operations[name]!, input, { ...this.books.tools, secret })
    return (await this.#step(name, file, input, perform)) as Operations[N]['output']
  }

  async free(name: Name, input: object): Promise<unknown> {
    const jobs = { list: () => [JOB], get: (id: string) => (id === JOB.id ? JOB : null), cancel: () => true }
    const perform = () => performFree(operations[name]!, input, { ...this.books.tools, jobs })
    return this.#step(name, this.books.path, input, perform)
  }
}
