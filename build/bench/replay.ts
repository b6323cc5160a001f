/**
 * What a work asks of SQLite, taken down and asked again with nothing around it: the least that our tables can take,
 * whatever the program does before, between and after.
 */
import Database from 'better-sqlite3'
import type { Sql } from '../../db/sql.ts'

type Way = 'run' | 'get' | 'all' | 'iterate'

/** One statement as it was asked. */
export interface Asked {
  readonly text: string
  readonly way: Way
  /** Rows as arrays. */
  readonly isRaw: boolean
  readonly values: readonly unknown[]
}

type Method = (this: Database.Statement, ...given: unknown[]) => unknown

function statementMethods(): Record<Way | 'raw', Method> {
  const database = new Database(':memory:')
  const methods = Object.getPrototypeOf(database.prepare('SELECT 1')) as Record<Way | 'raw', Method>
  database.close()
  return methods
}

/** Runs a work and takes down every statement that it asks, on a connection that was opened for it. */
export function statementsOf(work: () => unknown): Asked[] {
  const methods = statementMethods()
  const { run, get, all, iterate, raw } = methods
  const real = { run, get, all, iterate, raw }
  const asked: Asked[] = []
  const arrays = new WeakSet<object>()
  methods.raw = function asArrays(...given) {
    arrays.add(this)
    return real.raw.apply(this, given)
  }
  for (const way of ['run', 'get', 'all', 'iterate'] as const) {
    const method = methods[way]
    methods[way] = function taken(...values) {
      const text = this.source
      asked.push({ text, way, isRaw: arrays.has(this), values })
      return method.apply(this, values)
    }
  }
  try {
    work()
  } finally {
    Object.assign(methods, real)
  }
  return asked
}

const keyOf = ({ text, isRaw }: Asked) => (isRaw ? `${text}\n` : text)

const PRAGMA = /^PRAGMA /

/** Those statements again on a connection, each prepared once: ready to be run. */
export function replayOf({ database }: Sql, asked: readonly Asked[]): () => void {
  const prepared = new Map<string, Database.Statement>()
  const statementOf = (one: Asked) => {
    const known = prepared.get(keyOf(one))
    if (known) return known
    const statement = database.prepare(one.text)
    if (one.isRaw) statement.raw()
    prepared.set(keyOf(one), statement)
    return statement
  }
  const calls = asked.map((one) => {
    const { text, way, values } = one
    // the driver has a way of its own for these
    if (PRAGMA.test(text)) return () => database.pragma(text.slice('PRAGMA '.length))
    const statement = statementOf(one)
    if (way === 'iterate') return () => [...statement.iterate(...values)]
    return () => statement[way](...values)
  })
  return () => {
    for (const call of calls) call()
  }
}
