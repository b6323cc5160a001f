/** Whether the tables, indexes and guards of a file are those that this program makes. */
import { createTables } from '../changes/rebuild.ts'
import { Unreadable } from '../changes/store.ts'
import { memory, type Sql } from '../sql.ts'
import { refuse } from './errors.ts'

/** What the schema says of everything that we made; what SQLite makes for itself (indexes of keys, of words) is its own. */
function schemaOf(sql: Sql): Map<string, string> {
  const shadows = (sql.database.pragma('table_list') as { name: string; type: string }[])
    .filter(({ type }) => type === 'shadow')
    .map(({ name }) => name)
  const rows = sql.all<{ type: string; name: string; owner: string; text: string }>(
    "SELECT type, name, tbl_name AS owner, sql AS text FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  )
  return new Map(
    rows
      .filter(({ name }) => !shadows.includes(name))
      .map(({ type, name, owner, text }) => [`${type} ${name}`, `${owner} ${text}`]),
  )
}

/**
 * Tables, indexes and triggers that are not those that this program makes. SQLite's check passes over a column whose name
 * was changed, or a guard that was taken away.
 */
export function schemaFaults(sql: Sql): string[] {
  const fresh = memory()
  try {
    createTables(fresh, '')
    const [here, ours] = [schemaOf(sql), schemaOf(fresh)]
    const names = new Set([...ours.keys(), ...here.keys()])
    return [...names].filter((name) => here.get(name) !== ours.get(name)).map((name) => `schema ${name}`)
  } finally {
    fresh.close()
  }
}

/** A schema that cannot even be listed is none of ours. */
function firstFault(sql: Sql): string | undefined {
  try {
    return schemaFaults(sql)[0]
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * What an error says of the file. A statement that SQLite finds wrong is damage when the schema is not ours, and so is a
 * change whose bytes cannot be read; anything else stays what it is, a bug of ours among them.
 */
export function damageBehind(sql: Sql, error: unknown): unknown {
  if (error instanceof Unreadable) return refuse('company.damaged', { detail: error.message })
  if ((error as { code?: unknown }).code !== 'SQLITE_ERROR') return error
  const fault = firstFault(sql)
  return fault === undefined ? error : refuse('company.damaged', { detail: fault })
}
