/** Performs every operation once, to see that each answers in its own shape. */
import { type Operations, operations } from '../../electron/operations/index.ts'
import type { Job } from '../../electron/operations/jobs.ts'
import { performFile, performFree } from '../../electron/operations/perform.ts'
import { Books } from '../support/books.ts'

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

/** Performs operations through the registry, on the books of one company, and remembers which. */
export class Performer {
  readonly books = new Books()
  readonly seen = new Set<string>()

  do<N extends Name>(name: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
    this.seen.add(name)
    return this.books.call(name, input)
  }

  /** A file operation on another file. */
  async onFile<N extends Name>(name: N, file: string, input: object): Promise<Operations[N]['output']> {
    this.seen.add(name)
    return (await performFile(file, operations[name]!, input, this.books.tools)) as Operations[N]['output']
  }

  async free(name: Name, input: object): Promise<unknown> {
    this.seen.add(name)
    const jobs = { list: () => [JOB], get: (id: string) => (id === JOB.id ? JOB : null), cancel: () => true }
    return performFree(operations[name]!, input, { ...this.books.tools, jobs })
  }
}
