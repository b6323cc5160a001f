/** Rebuild: the tables made again from the log alone, in a new place, to be compared or to take over. */

import type { Sql } from '../sql.ts'
import { STATE_TABLES, STATE_VERSION } from '../tables.ts'
import { apply } from './apply.ts'
import { changesInOrder, insertChange } from './store.ts'
import { LOG_TABLES, LOG_VERSION } from './tables.ts'

/** Creates every table of an empty file. */
export function createTables(sql: Sql, company: string): void {
  sql.script(LOG_TABLES)
  for (const table of STATE_TABLES) sql.script(table.create)
  setMeta(sql, 'format', 'grandlivre')
  setMeta(sql, 'log_version', String(LOG_VERSION))
  setMeta(sql, 'state_version', String(STATE_VERSION))
  setMeta(sql, 'company', company)
}

export function setMeta(sql: Sql, key: string, value: string): void {
  sql.run(
    'INSERT INTO meta (key, value) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  )
}

export function getMeta(sql: Sql, key: string): string | null {
  return sql.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null
}

/**
 * Copies the log of `from` into the empty `to` and applies it; signatures and what waits to be applied go along.
 * `onProgress` gets the number of changes done, now and then; what it throws stops the rebuild.
 */
export function rebuild(from: Sql, to: Sql, onProgress: (done: number) => void = () => {}): void {
  const company = getMeta(from, 'company')!
  createTables(to, company)
  let done = 0
  to.write(() => {
    for (const change of changesInOrder(from)) {
      const seq = insertChange(to, change)
      apply(to, { ...change, seq })
      done += 1
      if (done % 200 === 0) onProgress(done)
    }
    copyRows(from, to, 'head_signature')
    copyRows(from, to, 'incoming')
    copyRows(from, to, 'local')
  })
  onProgress(done)
}

function copyRows(from: Sql, to: Sql, table: string): void {
  for (const row of from.all<Record<string, string | number | null>>(`SELECT * FROM ${table}`)) {
    const columns = Object.keys(row)
    const marks = columns.map(() => '?').join(',')
    to.run(`INSERT INTO ${table} (${columns.join(',')}) VALUES (${marks})`, ...Object.values(row))
  }
}
