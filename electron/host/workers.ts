/**
 * The open companies. Each has a thread with its connection; long reads get a second, read-only one; an operation
 * on a whole file gets a thread for itself. Companies nobody uses are closed, with a backup, and opened again by
 * the next call.
 */
import { realpathSync } from 'node:fs'
import { catalogue } from '../../db/rules/errors.ts'
import { type Answer, failed, refuse } from '../doors/answer.ts'
import type { CallContext, Request } from '../doors/session.ts'
import type { Question, WorkerStart } from './messages.ts'
import { Thread } from './thread.ts'

const { refuse: refuseHost } = catalogue({
  'host.tooManyCompanies': {
    fr: 'Trop d’entreprises sont au travail en même temps ({count}). Attendez la fin d’un travail.',
    en: 'Too many companies are at work at the same time ({count}). Wait until one has finished.',
  },
})

/** Each open company holds a connection and a thread of some 40 MB. */
export const COMPANIES_MAX = 12
/** Operations on whole files at the same time. */
export const FILE_THREADS_MAX = 4
export const IDLE_MS = 30 * 60_000
const READING_IDLE_MS = 2 * 60_000
/** The program has 5 s to stop; a backup that is not finished by then is left to the next closing. */
export const CLOSE_PATIENCE_MS = 3_500
/** A long read does not hold the closing of its company up. */
const READING_PATIENCE_MS = 1_000

export interface WorkersOptions {
  readonly script: URL
  readonly dataFolder: string
  readonly sealKey?: Uint8Array
  /** Someone wrote to the company of this path. */
  readonly changed: (path: string) => void
  readonly answer: (question: Question, signal: AbortSignal) => Promise<Answer>
  readonly note: (what: string, trace: string) => void
}

/** One file has one name, whatever link or folder it is reached by. */
export function fileKey(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

interface Books {
  /** Names by which windows know the file. */
  readonly names: Set<string>
  passphrase?: string
  books?: Thread
  reading?: Thread
}

export class Workers {
  readonly #options: WorkersOptions
  readonly #companies = new Map<string, Books>()
  readonly #files = new Set<Thread>()
  #stopped = false

  constructor(options: WorkersOptions) {
    this.#options = options
  }

  /** Paths of the companies that have a thread now. */
  open(): string[] {
    return [...this.#companies].filter(([, books]) => books.books).map(([key]) => key)
  }

  #company(path: string): Books {
    const key = fileKey(path)
    let company = this.#companies.get(key)
    if (!company) {
      company = { names: new Set() }
      this.#companies.set(key, company)
    }
    company.names.add(path)
    return company
  }

  #thread(path: string, role: WorkerStart['role'], company: Books, ended: (thread: Thread) => void): Thread {
    const { script, dataFolder, sealKey, answer, note } = this.#options
    const start: WorkerStart = {
      path: fileKey(path),
      role,
      dataFolder,
      ...(company.passphrase === undefined ? {} : { passphrase: company.passphrase }),
      ...(sealKey ? { sealKey } : {}),
    }
    const changed = () => {
      for (const name of company.names) this.#options.changed(name)
    }
    return new Thread(script, start, { answer, note, ended, changed })
  }

  #living(path: string, role: 'books' | 'reading'): Thread {
    const company = this.#company(path)
    const known = company[role]
    if (known && !known.closing) return known
    if (role === 'books' && this.open().length >= COMPANIES_MAX) this.#closeOldest()
    const thread = this.#thread(path, role, company, (gone) => {
      if (company[role] === gone) delete company[role]
    })
    company[role] = thread
    return thread
  }

  #closeOldest(): void {
    const idle = [...this.#companies.values()]
      .filter(({ books }) => books && !books.busy && !books.closing)
      .sort((a, b) => a.books!.usedAt - b.books!.usedAt)[0]
    if (!idle) throw refuseHost('host.tooManyCompanies', { count: COMPANIES_MAX })
    void this.#close(idle)
  }

  /** Runs an operation in the thread of its company. */
  async call(
    request: Request & { company: string },
    context: CallContext,
    role: 'books' | 'reading',
  ): Promise<Answer> {
    try {
      if (this.#stopped) throw refuse('door.stopping')
      return await this.#living(request.company, role).call(request, context)
    } catch (error) {
      return failed(error)
    }
  }

  /**
   * Runs an operation on a whole file in a thread of its own. `alone`: nobody else may have the file open meanwhile.
   */
  async file(request: Request & { company: string }, context: CallContext, alone: boolean): Promise<Answer> {
    try {
      if (this.#stopped) throw refuse('door.stopping')
      if (this.#files.size >= FILE_THREADS_MAX) throw refuse('door.busy', { count: this.#files.size })
      const company = this.#company(request.company)
      if (alone) await this.#close(company)
      const thread = this.#thread(request.company, 'file', company, (gone) => this.#files.delete(gone))
      this.#files.add(thread)
      const answer = await thread.call(request, context)
      await thread.close(false, CLOSE_PATIENCE_MS)
      return answer
    } catch (error) {
      return failed(error)
    }
  }

  /** Keeps the passphrase of a company in memory until the program ends; the next call opens with it. */
  async unlock(path: string, passphrase: string | undefined): Promise<void> {
    const company = this.#company(path)
    if (company.passphrase === passphrase) return
    await this.#close(company)
    if (passphrase === undefined) delete company.passphrase
    else company.passphrase = passphrase
  }

  /** Backs a company up in its own thread. */
  async backUp(path: string): Promise<Answer> {
    try {
      return await this.#living(path, 'books').backUp()
    } catch (error) {
      return failed(error)
    }
  }

  /** The reader first: the last to close folds the write-ahead log in, which a connection that only reads cannot. */
  async #close({ reading, books }: Books): Promise<void> {
    const read = reading?.close(false, READING_PATIENCE_MS)
    await (books ? books.close(true, CLOSE_PATIENCE_MS, read) : read)
  }

  /** Closes what nobody has used for a while. */
  async closeIdle(now: number = performance.now()): Promise<void> {
    const over = (thread: Thread | undefined, idle_ms: number) =>
      thread && !thread.busy && !thread.closing && now - thread.usedAt >= idle_ms
    for (const company of this.#companies.values()) {
      if (over(company.books, IDLE_MS)) await this.#close(company)
      else if (over(company.reading, READING_IDLE_MS)) await company.reading!.close(false, CLOSE_PATIENCE_MS)
    }
  }

  /** Closes everything, each company with its backup, within CLOSE_PATIENCE_MS. */
  async stop(): Promise<void> {
    this.#stopped = true
    const files = [...this.#files].map((thread) => thread.close(false, CLOSE_PATIENCE_MS))
    await Promise.all([...files, ...[...this.#companies.values()].map((company) => this.#close(company))])
  }
}
