/**
 * One SQLite connection with its prepared statements, and Kysely as the builder of queries whose shape varies.
 * Everything is synchronous: an operation is one transaction and never waits inside it.
 */
import Database from 'better-sqlite3'
import type { Compilable } from 'kysely'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { plain } from './rules/plain.ts'
import type { Tables } from './tables.ts'

export type Value = string | number | bigint | Uint8Array | null

/** Builds queries only; they are run by Sql.query, synchronously. */
export const build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

export class Sql {
  readonly database: Database.Database
  readonly #statements = new Map<string, Database.Statement>()
  /** Those that give arrays. */
  readonly #arrays = new Map<string, Database.Statement>()
  /** One for all: making one takes longer than a read. */
  readonly #transaction: Database.Transaction<(work: () => unknown) => unknown>

  constructor(database: Database.Database) {
    this.database = database
    this.#transaction = database.transaction((work: () => unknown) => work())
    // text as it is searched and sorted: without accents and case
    database.function('plain', { deterministic: true }, (text: unknown) => plain(String(text ?? '')))
  }

  /** The prepared statement of a text, compiled once for this connection. */
  prepare(text: string): Database.Statement {
    let statement = this.#statements.get(text)
    if (!statement) {
      statement = this.database.prepare(text)
      this.#statements.set(text, statement)
    }
    return statement
  }

  all<Row>(text: string, ...values: Value[]): Row[] {
    return this.prepare(text).all(...values) as Row[]
  }

  /** Rows of a text with named parameters (`:day`). */
  allNamed<Row>(text: string, values: Readonly<Record<string, Value>>): Row[] {
    return this.prepare(text).all(values) as Row[]
  }

  /**
   * Rows as arrays, in the order of the columns: half the time of objects, for what is read by the hundred thousand or
   * while a person types.
   */
  rows<Row extends readonly unknown[]>(text: string, ...values: Value[]): Row[] {
    let statement = this.#arrays.get(text)
    if (!statement) {
      statement = this.database.prepare(text).raw()
      this.#arrays.set(text, statement)
    }
    return statement.all(...values) as unknown as Row[]
  }

  get<Row>(text: string, ...values: Value[]): Row | undefined {
    return this.prepare(text).get(...values) as Row | undefined
  }

  run(text: string, ...values: Value[]): Database.RunResult {
    return this.prepare(text).run(...values)
  }

  /** Several statements without parameters: schemas. */
  script(text: string): void {
    this.database.exec(text)
  }

  /** Rows of a query made with `build`, typed by it. */
  query<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile()
    return this.prepare(sql).all(...(parameters as Value[])) as Row[]
  }

  /** One BEGIN IMMEDIATE: takes the writer's lock before reading what the decision rests on. */
  write<T>(work: () => T): T {
    return this.#transaction.immediate(work) as T
  }

  /** One consistent snapshot over several reads. */
  read<T>(work: () => T): T {
    return this.#transaction.deferred(work) as T
  }

  close(): void {
    this.#statements.clear()
    this.#arrays.clear()
    this.database.close()
  }
}

/** Opens an in-memory connection with the house's settings; for rebuild comparisons and tests. */
export function memory(): Sql {
  const database = new Database(':memory:')
  try {
    const sql = new Sql(database)
    sql.script('PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON')
    return sql
  } catch (error) {
    database.close()
    throw error
  }
}
