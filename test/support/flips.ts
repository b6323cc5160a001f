/** Bytes changed behind the program's back: the stored fields of a file, and one byte of one of them made another. */
import type Database from 'better-sqlite3'
import { unpackBody } from '../../db/changes/envelope.ts'

type Held = string | number | Buffer

export interface Field {
  readonly table: string
  readonly column: string
  /** Primary key of its row. */
  readonly keys: Readonly<Record<string, Held>>
  readonly value: Held
  /** The whole row, to know what it held. */
  readonly row: Readonly<Record<string, unknown>>
}

/** Nothing in the file itself stands in the way of who writes to it. */
export function unguard(raw: Database.Database): void {
  raw.pragma('foreign_keys = OFF')
  raw.pragma('ignore_check_constraints = ON')
  raw.pragma('synchronous = OFF')
}

/** Changes what triggers protect, and puts them back: the schema itself is no fault then. */
export function withoutTriggers<T>(raw: Database.Database, work: () => T): T {
  const triggers = raw
    .prepare("SELECT name, sql, tbl_name AS owner FROM sqlite_master WHERE type = 'trigger'")
    .all()
  for (const { name } of triggers as { name: string }[]) raw.exec(`DROP TRIGGER ${name}`)
  try {
    return work()
  } finally {
    const isThere = raw.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")
    for (const { sql, owner } of triggers as { sql: string; owner: string }[])
      if (isThere.get(owner)) raw.exec(sql)
  }
}

/** Fields of a table that hold anything. */
export function fieldsOf(raw: Database.Database, table: string): Field[] {
  const columns = raw.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
  const rows = raw.prepare(`SELECT * FROM ${table}`).all() as Record<string, Held | null>[]
  return rows.flatMap((row) => {
    const keys = Object.fromEntries(key.map((name) => [name, row[name]!]))
    return Object.entries(row)
      .filter(
        ([column, value]) => value !== null && value !== '' && !(column === 'codec' && row.content === null),
      )
      .map(([column, value]) => ({ table, column, keys, value: value!, row }))
  })
}

/** The same value with one byte changed; integers are taken as eight bytes. */
export function flipped(value: Held, random: () => number): bigint | Buffer {
  const bytes = typeof value === 'number' ? Buffer.alloc(8) : Buffer.from(value as string)
  if (typeof value === 'number') bytes.writeBigInt64BE(BigInt(value))
  const at = Math.floor(random() * bytes.length)
  bytes[at] = bytes[at]! ^ (1 + Math.floor(random() * 255))
  return typeof value === 'number' ? bytes.readBigInt64BE() : bytes
}

/** Some bits of a deflated text say nothing (its level, the padding of the last byte): the text is what it was. */
function saysTheSame(field: Field, value: bigint | Buffer): boolean {
  if (!Buffer.isBuffer(field.value) || field.row.codec !== 1) return false
  try {
    return unpackBody(1, value as Buffer) === unpackBody(1, field.value)
  } catch {
    return false
  }
}

/** Writes another value in a field; false when it says the same, or a constraint of SQLite itself refuses it. */
export function write(raw: Database.Database, field: Field, value: bigint | Buffer): boolean {
  if (saysTheSame(field, value)) return false
  const where = Object.keys(field.keys).map((key) => `${key} = ?`)
  const bound = typeof field.value === 'string' ? 'CAST(? AS TEXT)' : '?'
  try {
    raw
      .prepare(`UPDATE ${field.table} SET ${field.column} = ${bound} WHERE ${where.join(' AND ')}`)
      .run(value, ...Object.values(field.keys))
    return true
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) return false
    throw error
  }
}

/** What its row may be called: a change's id, or its device and number; an entry's id; else the first text of its key. */
export function namesOf(raw: Database.Database, { table, row, keys }: Field): string[] {
  const idOf = (query: string, key: unknown) => (raw.prepare(query).get(key) as { id: string }).id
  if (table === 'change' || table === 'part') {
    const seq = table === 'part' ? row.change : row.seq
    const change = raw.prepare('SELECT id, device, device_seq FROM change WHERE seq = ?').get(seq)
    const { id, device, device_seq } = change as { id: string; device: string; device_seq: number }
    return [id, `${device} nº ${device_seq}`]
  }
  if (table === 'posting') return [idOf('SELECT id FROM entry WHERE key = ?', row.entry)]
  const texts = Object.values(keys).filter((value) => typeof value === 'string')
  return [texts[0] ?? (row.id as string)]
}
