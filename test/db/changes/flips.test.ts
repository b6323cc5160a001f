/**
 * Protects the promise that nobody alters the books unseen: one byte of any stored field of the log or of the tables
 * (entries, documents, payments, bank lines, reconciliations and all the others) is changed behind the program's back,
 * and company.verify says so and names the change, the entry, the document or the row.
 */
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpackBody } from '../../../db/changes/envelope.ts'
import { verifyCompany } from '../../../db/company/verify.ts'
import { Sql } from '../../../db/sql.ts'
import { STATE_TABLES } from '../../../db/tables.ts'
import { chance, shuffled } from '../../simulation/random.ts'
import { type Laptop, Workshop } from '../../support/company.ts'
import { everything } from '../../support/everything.ts'
import { keepFigures } from '../../support/figures.ts'
import { long, seed } from '../../support/properties.ts'

const workshop = new Workshop()
let office: Laptop
let raw: Database.Database

beforeAll(async () => {
  office = await everything(workshop)
  expect(office.verify().ok).toBe(true)
  raw = new Database(office.path)
  raw.pragma('foreign_keys = OFF')
  raw.pragma('ignore_check_constraints = ON')
  raw.pragma('synchronous = OFF')
})

afterAll(() => {
  raw.close()
  workshop.close()
})

/** The log, and every table that is made of it; an index for searching holds no field. */
const TABLES = ['change', 'part', ...STATE_TABLES.filter(({ content }) => content).map(({ name }) => name)]

type Held = string | number | Buffer

interface Field {
  readonly table: string
  readonly column: string
  /** Primary key of its row. */
  readonly keys: Readonly<Record<string, Held>>
  readonly value: Held
  /** The whole row, to know what it held. */
  readonly row: Readonly<Record<string, unknown>>
}

function fieldsOf(table: string): Field[] {
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

/** Inside the transaction that is rolled back: what forbids writing is back after it. */
function dropTriggers(): void {
  const triggers = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()
  for (const { name } of triggers as { name: string }[]) raw.exec(`DROP TRIGGER ${name}`)
}

/** The same value with one byte changed; integers are taken as eight bytes. */
function flipped(value: Field['value'], random: () => number): bigint | Buffer {
  const bytes = typeof value === 'number' ? Buffer.alloc(8) : Buffer.from(value as string)
  if (typeof value === 'number') bytes.writeBigInt64BE(BigInt(value))
  const at = Math.floor(random() * bytes.length)
  bytes[at] = bytes[at]! ^ (1 + Math.floor(random() * 255))
  return typeof value === 'number' ? bytes.readBigInt64BE() : bytes
}

/** False when a constraint of SQLite itself refuses the value. */
function write(field: Field, value: bigint | Buffer): boolean {
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

/** Some bits of a deflated text say nothing (its level, the padding of the last byte): the text is what it was. */
function saysTheSame(field: Field, value: bigint | Buffer): boolean {
  if (!Buffer.isBuffer(field.value) || field.row.codec !== 1) return false
  try {
    return unpackBody(1, value as Buffer) === unpackBody(1, field.value)
  } catch {
    return false
  }
}

/** What verify may call the row: a change's id, or its device and number; an entry's id; else the first text of its key. */
function namesOf({ table, row, keys }: Field): string[] {
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

/** Flips one byte and verifies; null when nothing could be flipped, else what was not as promised. */
function tryFlip(field: Field, random: () => number): string | null | undefined {
  const names = namesOf(field)
  const value = flipped(field.value, random)
  raw.exec('SAVEPOINT flip')
  try {
    if (!write(field, value) || saysTheSame(field, value)) return null
    const { ok, checks } = verifyCompany(new Sql(raw))
    const told = checks.map((check) => (check.ok ? '' : check.detail.en)).join('\n')
    const what = `${field.table}.${field.column} ${String(field.value).slice(0, 60)} -> ${value}`
    if (ok) return `not detected: ${what}`
    return names.some((name) => told.includes(name)) ? undefined : `not named: ${what}: ${told}`
  } finally {
    raw.exec('ROLLBACK TO flip')
  }
}

const FLIPS = long ? 5_000 : 100

describe('one byte changed behind the program’s back', () => {
  test('is detected and named, in any field of the log and of the tables', { timeout: 1_800_000 }, () => {
    const random = chance(seed)
    const started = performance.now()
    const columns = Map.groupBy(TABLES.flatMap(fieldsOf), ({ table, column }) => `${table}.${column}`)
    const names = [...columns.keys()]
    const order = shuffled(names, random)
    const flips = new Map<string, number>()
    const failures: string[] = []
    raw.exec('BEGIN')
    dropTriggers()
    // every column once, as far as it goes, then by chance among columns: the few rows of one do not drown in the many
    for (let done = 0; done < FLIPS; ) {
      const column = order[done] ?? names[Math.floor(random() * names.length)]!
      const those = columns.get(column)!
      const found = tryFlip(those[Math.floor(random() * those.length)]!, random)
      if (found === null) continue
      if (found !== undefined) failures.push(found)
      flips.set(column, (flips.get(column) ?? 0) + 1)
      done += 1
    }
    raw.exec('ROLLBACK')
    const tables = new Set(names.map((name) => name.split('.')[0])).size
    keepFigures(
      'one byte of a stored field',
      { flips: FLIPS, columns: flips.size, tables, unseen: failures.length },
      started,
    )
    expect(failures).toEqual([])
    if (long) expect(names.filter((name) => !flips.has(name))).toEqual([])
    for (const name of ['document', 'allocation', 'bank_line', 'cleared', 'reconciled_entry', 'claim'])
      expect(columns.has(`${name}.fact`) || columns.has(`${name}.id`), name).toBe(true)
    expect(office.verify().ok).toBe(true)
  })
})
