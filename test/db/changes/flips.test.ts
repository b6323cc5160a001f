/**
 * Protects the promise that nobody alters the books unseen: one byte of any stored field of the log or of the tables
 * (entries, documents, payments, bank lines, reconciliations and all the others) is changed behind the program's back,
 * and company.verify says so and names the change, the entry, the document or the row.
 */
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyCompany } from '../../../db/company/verify.ts'
import { Sql } from '../../../db/sql.ts'
import { STATE_TABLES } from '../../../db/tables.ts'
import { chance, shuffled } from '../../simulation/random.ts'
import { type Laptop, Workshop } from '../../support/company.ts'
import { everything } from '../../support/everything.ts'
import { keepFigures } from '../../support/figures.ts'
import {
  type Field,
  fieldsOf,
  flipped,
  namesOf,
  unguard,
  withoutTriggers,
  write,
} from '../../support/flips.ts'
import { long, seed } from '../../support/properties.ts'

const workshop = new Workshop()
let office: Laptop
let raw: Database.Database

beforeAll(async () => {
  office = await everything(workshop)
  expect(office.verify().ok).toBe(true)
  raw = new Database(office.path)
  unguard(raw)
})

afterAll(() => {
  raw.close()
  workshop.close()
})

/** The log, and every table that is made of it; an index for searching holds no field. */
const TABLES = ['change', 'part', ...STATE_TABLES.filter(({ content }) => content).map(({ name }) => name)]

/** Flips one byte and verifies; null when nothing could be flipped, else what was not as promised. */
function tryFlip(field: Field, random: () => number): string | null | undefined {
  const names = namesOf(raw, field)
  const value = flipped(field.value, random)
  raw.exec('SAVEPOINT flip')
  try {
    if (!withoutTriggers(raw, () => write(raw, field, value))) return null
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
    const columns = Map.groupBy(
      TABLES.flatMap((table) => fieldsOf(raw, table)),
      ({ table, column }) => `${table}.${column}`,
    )
    const names = [...columns.keys()]
    const order = shuffled(names, random)
    const flips = new Map<string, number>()
    const failures: string[] = []
    raw.exec('BEGIN')
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
