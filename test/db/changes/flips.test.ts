/**
 * Protects the promise that nobody alters the books unseen: one byte of any stored field of the log, of an entry or of
 * a posting is changed behind the program's back, and company.verify says so and names the change or the entry.
 */
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpackBody } from '../../../db/changes/envelope.ts'
import { verifyCompany } from '../../../db/company/verify.ts'
import { Sql } from '../../../db/sql.ts'
import { SMALL_CHART } from '../../simulation/office.ts'
import { chance } from '../../simulation/random.ts'
import { type Laptop, Workshop } from '../../support/company.ts'
import { long, seed } from '../../support/properties.ts'

const workshop = new Workshop()
let office: Laptop
let raw: Database.Database

const line = (account: string, amount: { debit: string } | { credit: string }, memo?: string) => ({
  account,
  ...amount,
  ...(memo ? { memo } : {}),
})

/** A company with a row of every kind: long and short bodies, parts erased and not, foreign currency, claims, a lock. */
beforeAll(async () => {
  office = workshop.createSmall(SMALL_CHART)
  const { id } = await office.run('party.create', {
    name: 'Tremblay',
    roles: ['client'],
    phone: '418 555-0100',
  })
  const gone = await office.run('party.create', { name: 'Gagnon', roles: ['client'] })
  await office.run('privacy.erase', { partyId: gone.id })
  const sale = await office.run('ledger.post', {
    date: '2026-01-15',
    memo: 'Vente',
    piece: { number: 'F-12', date: '2026-01-14' },
    lines: [
      {
        ...line('1060', { debit: '135.00' }),
        partyId: id,
        currency: 'USD',
        foreignAmount: '100.00',
        rate: '1.35',
      },
      line('4000', { credit: '135.00' }, 'Béton'),
    ],
  })
  await office.run('ledger.reverse', { entryId: sale.id, date: '2026-01-20' })
  const many = Array.from({ length: 12 }, (_, index) =>
    line('6100', { debit: `${index + 1}.00` }, `Achat ${index}`),
  )
  await office.run('ledger.post', { date: '2026-02-01', lines: [...many, line('1010', { credit: '78.00' })] })
  await office.run('period.lock', { through: '2026-01-31', reason: 'Remise' })
  const other = workshop.copy(office, 'other')
  await other.run('ledger.post', {
    date: '2026-02-02',
    lines: [line('6100', { debit: '7.00' }), line('1010', { credit: '7.00' })],
  })
  office.pull(other)
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

const TABLES = { change: 'seq', part: 'change, no', entry: 'key', posting: 'entry, no' } as const
type Table = keyof typeof TABLES

interface Field {
  readonly table: Table
  readonly column: string
  readonly keys: Readonly<Record<string, number>>
  readonly value: string | number | Buffer
  /** The whole row, to know what it held. */
  readonly row: Readonly<Record<string, unknown>>
}

/** Every stored field that holds anything. */
function fields(): Field[] {
  return (Object.keys(TABLES) as Table[]).flatMap((table) =>
    (raw.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]).flatMap((row) => {
      const keys = Object.fromEntries(TABLES[table].split(', ').map((key) => [key, row[key] as number]))
      return Object.entries(row)
        .filter(
          ([column, value]) =>
            value !== null && value !== '' && !(column === 'codec' && row.content === null),
        )
        .map(([column, value]) => ({ table, column, keys, value: value as Field['value'], row }))
    }),
  )
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

/** What verify may call the row: its change's id, or its device and sequence; the id of its entry. */
function namesOf(field: Field): string[] {
  const row = field.row as Record<string, string | number>
  if (field.table === 'entry') return [row.id as string]
  if (field.table === 'posting')
    return [(raw.prepare('SELECT id FROM entry WHERE key = ?').get(row.entry) as { id: string }).id]
  const seq = field.table === 'part' ? row.change : row.seq
  const change = raw.prepare('SELECT id, device, device_seq FROM change WHERE seq = ?').get(seq)
  const { id, device, device_seq } = change as { id: string; device: string; device_seq: number }
  return [id, `${device} nº ${device_seq}`]
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

const QUICK_MS = 15_000
const FLIPS = 5_000

describe('one byte changed behind the program’s back', () => {
  test('is detected and named, in any field of change, part, entry and posting', { timeout: 900_000 }, () => {
    const random = chance(seed)
    const all = fields()
    const columns = [...new Set(all.map(({ table, column }) => `${table}.${column}`))]
    const flips = new Map<string, number>()
    const failures: string[] = []
    const started = performance.now()
    const isTime = (done: number) => long || done < columns.length || performance.now() - started < QUICK_MS
    raw.exec('BEGIN')
    dropTriggers()
    for (let done = 0; done < FLIPS && isTime(done); ) {
      // every column once, then by chance among columns: the few rows of one do not drown in the many of another
      const column = columns[done] ?? columns[Math.floor(random() * columns.length)]!
      const those = all.filter((field) => `${field.table}.${field.column}` === column)
      const found = tryFlip(those[Math.floor(random() * those.length)]!, random)
      if (found === null) continue
      if (found !== undefined) failures.push(found)
      flips.set(column, (flips.get(column) ?? 0) + 1)
      done += 1
    }
    raw.exec('ROLLBACK')
    console.log(
      `seed ${seed}: ${[...flips.values()].reduce((sum, n) => sum + n, 0)} flips in ${flips.size} columns`,
    )
    expect(failures).toEqual([])
    expect(columns.filter((column) => !flips.has(column))).toEqual([])
    expect(office.verify().ok).toBe(true)
  })
})
