/**
 * The books of one company on one laptop, to try the ledger and the operations on: closed and removed with the test
 * that made them. Operations are typed (`call`), refusals are told as a code and `path code` of each detail.
 */
import fs from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { stateHash } from '../../db/changes/hashes.ts'
import type { Company } from '../../db/company/company.ts'
import { createCompany } from '../../db/company/create.ts'
import { type EntryToPost, type LineToPost, post } from '../../db/ledger/post.ts'
import { chartFor } from '../../db/rules/charts/index.ts'
import { toDay } from '../../db/rules/dates.ts'
import { answerOf } from '../../db/rules/errors.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import { type Operations, operations } from '../../electron/operations/index.ts'
import { performFree } from '../../electron/operations/perform.ts'
import { Laptop, Workshop } from './company.ts'

export const day = toDay

export interface BooksOptions {
  readonly country?: string
  readonly province?: string | null
  readonly currency?: string
  readonly language?: 'fr' | 'en'
  readonly fiscalYearEnd?: string
  /** Codes it is registered for, with the day since when. */
  readonly taxes?: Readonly<Record<string, string | null>>
  /** The company is encrypted, and opened by its recovery key: quicker than by a passphrase. */
  readonly passphrase?: string
}

type Name = keyof Operations

/** How a refused call answers: its code, and each detail as `path code`. */
export interface Refused {
  readonly code: string
  readonly details: readonly string[]
}

/** The answer of what must be refused; anything else fails the test. */
export function refusal(error: unknown): Refused {
  const answer = answerOf(error)
  if (answer.family !== 'refusal') throw error
  return { code: answer.code, details: answer.details.map(({ path: field, code }) => `${field} ${code}`) }
}

/** The answer of work that must be refused. */
export function refused(work: () => unknown): Refused {
  try {
    work()
  } catch (error) {
    return refusal(error)
  }
  throw new Error('nothing was refused')
}

interface MadeFile {
  readonly file: string
  readonly home: string
  readonly secret: string | undefined
}

function makeFile(workshop: Workshop, options: BooksOptions): MadeFile {
  const folder = path.join(workshop.folder, 'books')
  const home = path.join(folder, 'home')
  const file = path.join(folder, 'books.grandlivre')
  fs.mkdirSync(folder)
  const {
    country = 'CA',
    province = country === 'CA' ? 'QC' : null,
    taxes = { TPS: null, TVQ: null },
  } = options
  const { company, recoveryKey } = createCompany(
    {
      name: 'Atelier du Fleuve inc.',
      country,
      province,
      currency: options.currency ?? 'CAD',
      fiscalYearEnd: options.fiscalYearEnd ?? '12-31',
      language: options.language ?? 'fr',
      accounts: chartFor(country),
      taxes: Object.entries(taxes).map(([code, since]) => ({ code, since, number: null })),
      passphrase: options.passphrase,
    },
    { path: file, place: { home, keychain: null }, now: () => workshop.clock.now, door: 'test' },
  )
  company.close()
  return { file, home, secret: recoveryKey ?? undefined }
}

export class Books extends Laptop {
  readonly workshop: Workshop

  constructor(options: BooksOptions = {}) {
    const workshop = new Workshop()
    const { file, home, secret } = makeFile(workshop, options)
    super(workshop, 'books', file, home, secret)
    this.workshop = workshop
    const close = () => {
      this.company.close()
      workshop.close()
    }
    try {
      onTestFinished(close)
    } catch {
      process.once('exit', close) // made for a whole file of tests
    }
  }

  get sql() {
    return this.company.sql
  }

  /** Several things done through the core's own functions, in one transaction. */
  write<T>(work: (company: Company) => T): T {
    return this.company.write({ door: 'test', operation: 'test' }, () => work(this.company))
  }

  /** Performs an operation through the registry, with its types. */
  async call<N extends Name>(name: N, input: Operations[N]['input']): Promise<Operations[N]['output']> {
    const operation = operations[name]!
    if (operation.kind === 'free')
      return (await performFree(operation, input, this.tools)) as Operations[N]['output']
    return (await this.run(name, input as object)) as Operations[N]['output']
  }

  /** Performs what must be refused. */
  async refused(name: Name, input: unknown): Promise<Refused> {
    try {
      await this.call(name, input as never)
    } catch (error) {
      return refusal(error)
    }
    throw new Error(`${name} was not refused`)
  }

  /** Gives the parsed content of a statement a path to import it by. */
  statement(parsed: Partial<ParsedFile>): string {
    return this.workshop.statement({
      format: 'csv',
      outcome: 'parse',
      accounts: [],
      problems: [],
      layout: null,
      ...parsed,
    })
  }

  /** Posts two lines: cents from `credit` to `debit`. */
  simple(date: string, debit: string, credit: string, cents: number, extra: Partial<EntryToPost> = {}) {
    const lines: LineToPost[] = [
      { account: debit, cents },
      { account: credit, cents: -cents },
    ]
    return this.write((company) => post(company, [{ date: day(date), lines, ...extra }]))[0]!
  }

  stateHash(): string {
    return stateHash(this.sql)
  }
}

/** What the ledger holds of posted facts, as text: equal when nothing posted moved. */
export function postedFacts(books: Books): string {
  return JSON.stringify([
    books.sql.all('SELECT * FROM entry ORDER BY key'),
    books.sql.all('SELECT * FROM posting ORDER BY entry, no'),
    books.sql.all('SELECT * FROM balance ORDER BY account, month, closing'),
  ])
}
