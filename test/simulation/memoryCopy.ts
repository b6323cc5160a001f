/**
 * A copy of a company that lives in memory: the real rows, rules and transactions, without the disk, the keys and the notes
 * outside the file. Thousands of operations a second, where a laptop with its file does some tens.
 */
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { append } from '../../db/changes/append.ts'
import { receive } from '../../db/changes/receive.ts'
import { changesInOrder, type Stored } from '../../db/changes/store.ts'
import { Company } from '../../db/company/company.ts'
import { Sql } from '../../db/sql.ts'
import { type Laptop, NOON, type Workshop } from '../support/company.ts'

type Author = Parameters<typeof append>[1]['author']

/** A company of which copies are made: its pages, once for each laptop that knows it. */
export interface Template {
  readonly country: string
  readonly currency: string
  readonly copies: readonly { readonly pages: Buffer; readonly device: string }[]
  /** A file that is there, for what asks where the company lies. */
  readonly path: string
  readonly home: string
}

export class MemoryCopy extends Company {
  readonly #device: string
  readonly #clock: { now: number }
  #author: Author | null = null
  /** Last change of this copy that each other one was told. */
  readonly #told = new Map<MemoryCopy, number>()

  constructor(template: Template, which: number, clock: { now: number }) {
    const { pages, device } = template.copies[which]!
    const sql = new Sql(new Database(pages))
    sql.script('PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY')
    super(
      { path: template.path, place: { home: template.home, keychain: null }, now: () => clock.now },
      sql,
      null,
    )
    this.#device = device
    this.#clock = clock
  }

  override get device(): string {
    return this.#device
  }

  override ensureDevice(): string {
    return this.#device
  }

  override write<T>(author: Omit<Author, 'user'>, work: () => T): T {
    this.#author = { user: 'owner', ...author }
    try {
      return this.sql.write(work)
    } finally {
      this.#author = null
    }
  }

  override append(drafts: Parameters<typeof append>[1]['drafts']): Stored[] {
    return append(this.sql, { device: this.#device, author: this.#author!, now: this.#clock.now, drafts })
  }

  /** Gives another copy what this one has learnt since the last time. */
  tell(other: MemoryCopy): number {
    const told = this.#told.get(other) ?? 0
    const changes = [...changesInOrder(this.sql, told)]
    const news = changes.filter(({ device }) => device !== other.#device)
    this.#told.set(other, changes.at(-1)?.seq ?? told)
    if (news.length === 0) return 0
    return other.sql.write(() => receive(other.sql, news, this.#clock.now)).applied
  }
}

/** The pages of a laptop's file, as a database in memory takes them: without a journal. */
function pagesOf(laptop: Laptop): Buffer {
  const { database } = laptop.company.sql
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.pragma('journal_mode = DELETE')
  const pages = fs.readFileSync(laptop.path)
  database.pragma('journal_mode = WAL')
  return pages
}

/** A company known to two laptops, with a client, a supplier and two projects. */
export async function templateOf(workshop: Workshop, country: string): Promise<Template> {
  const first = await workshop.create(`${country}-anne`, {
    country,
    province: country === 'CA' ? 'QC' : undefined,
  })
  await first.run('party.create', { name: 'Tremblay', roles: ['client'] })
  await first.run('party.create', { name: 'Gagnon', roles: ['supplier'] })
  const second = workshop.copy(first, `${country}-benoit`)
  await second.run('party.create', { name: 'Roy', roles: ['client', 'supplier'] })
  first.pull(second)
  const laptops = [first, second]
  const copies = laptops.map((laptop) => ({ pages: pagesOf(laptop), device: laptop.device }))
  const { currency } = first.company.facts()
  return { country, currency, copies, path: first.path, home: path.join(workshop.folder, `home-${country}`) }
}

/** The wall clock at the start of a history. */
export const startClock = (): { now: number } => ({ now: NOON })
