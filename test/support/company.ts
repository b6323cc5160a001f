/**
 * Companies for the tests of the core: files in a folder of their own, one home and one clock per laptop. Operations
 * run by name as any door runs them; changes go from one laptop to another as the text that would cross a wire.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Change } from '../../db/changes/envelope.ts'
import { type Received, receive } from '../../db/changes/receive.ts'
import { changesAfter, heads } from '../../db/changes/store.ts'
import { type Company, openCompany } from '../../db/company/company.ts'
import { createCompany } from '../../db/company/create.ts'
import type { Place } from '../../db/company/place.ts'
import { type Verification, verifyCompany } from '../../db/company/verify.ts'
import type { ChartAccount } from '../../db/rules/charts/index.ts'
import { Refusal } from '../../db/rules/errors.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import { operations } from '../../electron/operations/index.ts'
import { performFile, performOn } from '../../electron/operations/perform.ts'
import type { Tools } from '../../electron/operations/tools.ts'
import { SMALL_COMPANY } from './companyFile.ts'
import { testTools } from './tools.ts'

/** Wall clock of the tests: 31 March 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 2, 31, 12)

/** What an operation answers, as a door would hand it on. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes are those of the operations, which tests read at will
export type Answer = any

/** The code of the refusal that some work ends in; fails the test when it ends otherwise. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  throw new Error('nothing was refused')
}

/** One machine with one copy of a company file. */
export class Laptop {
  readonly name: string
  readonly path: string
  readonly place: Place
  readonly #workshop: Workshop
  /** Passphrase or recovery key, of an encrypted company. */
  readonly #secret: string | undefined
  /** What this machine believes the time is, ahead (or behind) of the workshop's clock, in milliseconds. */
  skew = 0
  company: Company

  constructor(workshop: Workshop, name: string, file: string, home: string, secret?: string) {
    this.#workshop = workshop
    this.#secret = secret
    this.name = name
    this.path = file
    this.place = { home, keychain: null }
    fs.mkdirSync(home, { recursive: true })
    this.company = this.#open()
  }

  readonly now = (): number => this.#workshop.clock.now + this.skew

  #open(): Company {
    const company = openCompany({
      path: this.path,
      place: this.place,
      now: this.now,
      secret: this.#secret,
    })
    // the tests crash processes, not machines: nothing is lost by leaving the disk its time
    company.sql.database.pragma('synchronous = OFF')
    return company
  }

  /** Closes the file and opens it again, as a new process would. */
  reopen(): void {
    this.company.close()
    this.company = this.#open()
  }

  get tools(): Tools {
    return { ...this.#workshop.toolsOf(this), secret: this.#secret }
  }

  /** This copy's device; fails before its first change. */
  get device(): string {
    if (!this.company.device) throw new Error(`${this.name} has no device yet`)
    return this.company.device
  }

  /** Runs an operation by name, on the open company or on its file. */
  async run(name: string, input: object = {}): Promise<Answer> {
    const operation = operations[name]
    if (!operation) throw new Error(`no operation ${name}`)
    if (operation.kind === 'file') return performFile(this.path, operation, input, this.tools)
    return performOn(this.company, operation, input, this.tools)
  }

  /** Last sequence known of each device. */
  known(): Record<string, number> {
    return Object.fromEntries(heads(this.company.sql).map((head) => [head.device, head.deviceSeq]))
  }

  /** Changes that one who knows `known` lacks, as text: what a wire or a file would carry. */
  changes(known: Readonly<Record<string, number>> = {}): string[] {
    return changesAfter(this.company.sql, known).map(({ seq: _local, ...change }) => JSON.stringify(change))
  }

  /** Takes changes in, in one transaction. */
  receive(wire: readonly string[]): Received {
    const changes = wire.map((text) => JSON.parse(text) as Change)
    return this.company.write({ door: 'test', operation: 'sync.receive' }, () =>
      receive(this.company.sql, changes, this.now()),
    )
  }

  /** Gets all that `other` knows and this copy does not. */
  pull(other: Laptop): Received {
    return this.receive(other.changes(this.known()))
  }

  verify(): Verification {
    return verifyCompany(this.company.sql)
  }
}

/** A folder with laptops in it; everything is closed and removed by `close`. */
export class Workshop {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-test-')))
  readonly clock = { now: NOON }
  readonly #laptops: Laptop[] = []
  readonly #statements = new Map<string, ParsedFile>()

  toolsOf(laptop: { readonly place: Place; readonly now: () => number }): Tools {
    return testTools(laptop, async ({ path: file }) => {
      const parsed = this.#statements.get(file)
      if (!parsed) throw new Error(`no statement ${file}`)
      return parsed
    })
  }

  /** Gives a statement, as a parser would read it, a path that `bank.import` can be told. */
  statement(parsed: ParsedFile): string {
    const file = path.join(this.folder, `statement-${this.#statements.size}.csv`)
    this.#statements.set(file, parsed)
    return file
  }

  #open(name: string, file: string, home: string): Laptop {
    const laptop = new Laptop(this, name, file, home)
    this.#laptops.push(laptop)
    return laptop
  }

  #paths(name: string): { file: string; home: string } {
    const folder = path.join(this.folder, name)
    fs.mkdirSync(folder, { recursive: true })
    return { file: path.join(folder, 'acme.grandlivre'), home: path.join(folder, 'home') }
  }

  /** A new company of Quebec with its whole chart of accounts, on a laptop of that name. */
  async create(name = 'office', input: object = {}): Promise<Laptop> {
    const { file, home } = this.#paths(name)
    const tools = this.toolsOf({ place: { home, keychain: null }, now: () => this.clock.now })
    const wire = { name: 'Acme', country: 'CA', province: 'QC', language: 'fr', ...input }
    await performFile(file, operations['company.create']!, wire, tools)
    return this.#open(name, file, home)
  }

  /** A company of Quebec with these accounts alone: quick to rebuild. */
  createSmall(accounts: readonly ChartAccount[], name = 'office'): Laptop {
    const { file, home } = this.#paths(name)
    const { company } = createCompany(
      {
        ...SMALL_COMPANY,
        accounts,
        taxes: ['TPS', 'TVQ'].map((code) => ({ code, since: null, number: null })),
      },
      { path: file, place: { home, keychain: null }, now: () => this.clock.now, door: 'test' },
    )
    company.close()
    return this.#open(name, file, home)
  }

  /** Another machine gets a copy of the file as it is now. */
  copy(from: Laptop, name: string): Laptop {
    const { file, home } = this.#paths(name)
    from.company.sql.database.pragma('wal_checkpoint(TRUNCATE)')
    fs.copyFileSync(from.path, file)
    return this.#open(name, file, home)
  }

  /** A copy of a file that nobody has open. */
  copyFile(from: string, name: string): Laptop {
    const { file, home } = this.#paths(name)
    fs.copyFileSync(from, file)
    return this.#open(name, file, home)
  }

  close(): void {
    for (const laptop of this.#laptops) laptop.company.close()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Everyone gets everything, until nobody has anything new. */
export function exchange(...laptops: readonly Laptop[]): void {
  for (let moved = true; moved; ) {
    moved = false
    for (const to of laptops)
      for (const from of laptops) if (to !== from && to.pull(from).applied > 0) moved = true
  }
}
