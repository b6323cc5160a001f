/**
 * Records that have a name and are edited field by field: last writer wins on (stamp, device), and a value that
 * lost without having been seen by the winner is kept for review.
 */
import type { Applied } from '../changes/applied.ts'
import type { RecordFields } from '../changes/bodies.ts'
import type { Draft } from '../changes/drafts.ts'
import { assert } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { RECORD_KINDS, type RecordKind } from './kinds.ts'

export type FieldValue = string | number | null

/** A value as it is kept, read. */
export const parsedValue = (text: string | null | undefined): FieldValue =>
  text == null ? null : (JSON.parse(text) as FieldValue)

/** The name of a record; null where its kind has none, or it was erased. */
export function recordName(sql: Sql, kind: RecordKind, record: string): string | null {
  const { fields } = kindOf(kind)
  if (!fields.includes('name')) return null
  return sql.get<{ name: string | null }>(`SELECT name FROM ${kind} WHERE id = ?`, record)?.name ?? null
}

function kindOf(kind: string): { fields: readonly string[]; personal: readonly string[] } {
  assert(Object.hasOwn(RECORD_KINDS, kind), `no such kind of record: ${kind}`)
  return RECORD_KINDS[kind as RecordKind]
}

export function isErased(sql: Sql, kind: string, record: string): boolean {
  return sql.get('SELECT 1 FROM erased WHERE kind = ? AND record = ?', kind, record) !== undefined
}

interface Origin {
  readonly stamp: number
  readonly device: string
}

function keepValue(
  sql: Sql,
  origin: Origin,
  set: RecordFields,
  field: string,
  value: FieldValue,
  personal: boolean,
): void {
  const { kind, record, replaces } = set
  sql.run(
    'INSERT INTO field_value (kind, record, field, stamp, device, value, personal) VALUES (?,?,?,?,?,?,?)',
    kind,
    record,
    field,
    origin.stamp,
    origin.device,
    value === null ? null : JSON.stringify(value),
    personal ? 1 : 0,
  )
  for (const replaced of replaces?.[field] ?? []) {
    const [stamp, device] = replaced.split(' ')
    sql.run(
      `UPDATE field_value SET superseded = 1
       WHERE kind = ? AND record = ? AND field = ? AND stamp = ? AND device = ?`,
      kind,
      record,
      field,
      Number(stamp),
      device!,
    )
  }
}

/** Writes the winning value of a field into the record's table. */
function settleField(sql: Sql, kind: string, record: string, field: string): void {
  const winner = sql.get<{ value: string | null }>(
    `SELECT value FROM field_value WHERE kind = ? AND record = ? AND field = ? ORDER BY stamp DESC, device DESC LIMIT 1`,
    kind,
    record,
    field,
  )
  const value = parsedValue(winner?.value)
  sql.run(`UPDATE ${kind} SET ${field} = ? WHERE id = ?`, value, record)
}

function applyRecord(
  sql: Sql,
  origin: Origin,
  set: RecordFields,
  content: Readonly<Record<string, FieldValue>>,
): void {
  const { kind, record, values, personal = [] } = set
  const { fields } = kindOf(kind)
  sql.run(`INSERT OR IGNORE INTO ${kind} (id) VALUES (?)`, record)
  const all: [string, FieldValue, boolean][] = [
    ...Object.entries(values).map(([field, value]): [string, FieldValue, boolean] => [field, value, false]),
    ...personal.map((field): [string, FieldValue, boolean] => [field, content[field] ?? null, true]),
  ]
  for (const [field, value, isPersonal] of all) {
    assert(fields.includes(field), `${kind} has no field ${field}`)
    keepValue(sql, origin, set, field, value, isPersonal)
    settleField(sql, kind, record, field)
  }
}

export function applyFields(sql: Sql, change: Applied<'fields.set'>): void {
  for (const set of change.body.records) {
    const content = (change.part(set.kind, set.record) ?? {}) as Record<string, FieldValue>
    applyRecord(sql, change, set, content)
  }
}

/** The values a field has now that nothing replaced, as `stamp device`, newest first; the first is the winner. */
function standing(sql: Sql, kind: string, record: string, field: string): string[] {
  return sql
    .all<{ stamp: number; device: string }>(
      `SELECT stamp, device FROM field_value WHERE kind = ? AND record = ? AND field = ? AND superseded = 0
       ORDER BY stamp DESC, device DESC`,
      kind,
      record,
      field,
    )
    .map((row) => `${row.stamp} ${row.device}`)
}

/** Records that one change carries at most: a chart of accounts fits in one. */
const RECORDS_MAX = 500

export interface RecordValues {
  readonly kind: RecordKind
  readonly record: string
  readonly values: Readonly<Record<string, FieldValue>>
}

function fieldsOf(sql: Sql, { kind, record, values }: RecordValues): RecordFields {
  const personalFields: readonly string[] = RECORD_KINDS[kind].personal
  const names = Object.keys(values)
  const personal = names.filter((field) => personalFields.includes(field))
  const open = Object.entries(values).filter(([field]) => !personal.includes(field))
  const replaces: Record<string, string[]> = {}
  for (const field of names) {
    const stamps = standing(sql, kind, record, field)
    if (stamps.length > 0) replaces[field] = stamps
  }
  return {
    kind,
    record,
    values: Object.fromEntries(open),
    ...(personal.length > 0 ? { personal } : {}),
    ...(Object.keys(replaces).length > 0 ? { replaces } : {}),
  }
}

/** The changes that set fields of records, replacing every value standing here now. */
export function recordDrafts(sql: Sql, sets: readonly RecordValues[]): Draft[] {
  const drafts: Draft[] = []
  for (let from = 0; from < sets.length; from += RECORDS_MAX) {
    const chunk = sets.slice(from, from + RECORDS_MAX).map((set) => ({ set, fields: fieldsOf(sql, set) }))
    drafts.push({
      type: 'fields.set',
      body: { records: chunk.map(({ fields }) => fields) },
      parts: chunk.flatMap(({ set, fields }) =>
        fields.personal
          ? [
              {
                kind: set.kind,
                record: set.record,
                content: Object.fromEntries(
                  fields.personal.map((field) => [field, set.values[field] ?? null]),
                ),
              },
            ]
          : [],
      ),
    })
  }
  return drafts
}
