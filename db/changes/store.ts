/** Rows of the log <-> changes. Nothing here decides anything. */

import { assert } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import {
  afterText,
  type Change,
  CODEC_PLAIN,
  type Part,
  packBody,
  parseAfter,
  unpackBody,
  ZERO_HASH,
} from './envelope.ts'
import type { LogTables } from './tables.ts'

type ChangeRow = LogTables['change']
type PartRow = LogTables['part']

/** A change with its place in this file. */
export interface Stored extends Change {
  readonly seq: number
}

/** What names a change and its place. */
export type Placed = Pick<Stored, 'seq' | 'device' | 'deviceSeq' | 'id' | 'type' | 'hash'>

/** The bytes of a change, or of a part of it, are no longer what was written. */
export class Unreadable extends Error {
  readonly change: Placed

  constructor(change: Placed, cause: unknown) {
    super((cause as Error).message, { cause })
    this.name = 'Unreadable'
    this.change = change
  }
}

/** The end of one device's chain. */
export interface Head {
  readonly device: string
  readonly deviceSeq: number
  readonly hash: string
}

/** The company this file is for; the log cannot be written without it. */
export function companyIdOf(sql: Sql): string {
  const row = sql.get<{ value: string }>("SELECT value FROM meta WHERE key = 'company'")
  assert(row, 'the file names no company')
  return row.value
}

/** End of a device's chain; sequence 0 and zeros when it has no change yet. */
export function headOf(sql: Sql, device: string): Head {
  const row = sql.get<{ device_seq: number; hash: string }>(
    'SELECT device_seq, hash FROM change WHERE device = ? ORDER BY device_seq DESC LIMIT 1',
    device,
  )
  return { device, deviceSeq: row?.device_seq ?? 0, hash: row?.hash ?? ZERO_HASH }
}

/** Ends of all chains, by device. */
export function heads(sql: Sql): Head[] {
  return sql
    .all<{ device: string; device_seq: number; hash: string }>(
      // a loose index scan: one step a device, however long its chain
      `WITH RECURSIVE known (device) AS (
         SELECT min(device) FROM change
         UNION ALL SELECT (SELECT min(device) FROM change WHERE device > known.device) FROM known WHERE device IS NOT NULL
       )
       SELECT c.device, c.device_seq, c.hash FROM known k JOIN change c ON c.device = k.device
         AND c.device_seq = (SELECT max(device_seq) FROM change WHERE device = k.device)
       ORDER BY c.device`,
    )
    .map((row) => ({ device: row.device, deviceSeq: row.device_seq, hash: row.hash }))
}

/** Writes a change and its parts at the end of this file's log; returns its local sequence. */
export function insertChange(sql: Sql, change: Change): number {
  const { codec, bytes } = packBody(change.body)
  const seq = Number(
    sql.run(
      `INSERT INTO change (device, device_seq, id, stamp, act, act_index, act_count, user, door, operation, type, version,
         after, codec, body, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      change.device,
      change.deviceSeq,
      change.id,
      change.stamp,
      change.act,
      change.actIndex,
      change.actCount,
      change.user,
      change.door,
      change.operation,
      change.type,
      change.version,
      afterText(change.after),
      codec,
      bytes,
      change.hash,
    ).lastInsertRowid,
  )
  change.parts.forEach((part, no) => {
    insertPart(sql, seq, no, part)
  })
  return seq
}

function insertPart(sql: Sql, seq: number, no: number, part: Part): void {
  const packed = part.content === null ? { codec: CODEC_PLAIN, bytes: null } : packBody(part.content)
  sql.run(
    'INSERT INTO part (change, no, kind, record, commitment, salt, codec, content) VALUES (?,?,?,?,?,?,?,?)',
    seq,
    no,
    part.kind,
    part.record,
    part.commitment,
    part.salt,
    packed.codec,
    packed.bytes,
  )
}

function partOf(row: PartRow): Part {
  const content = row.content === null ? null : unpackBody(row.codec, row.content)
  return { kind: row.kind, record: row.record, commitment: row.commitment, salt: row.salt, content }
}

function contentOf(sql: Sql, row: ChangeRow): { body: string; parts: Part[] } {
  try {
    const parts = sql.all<PartRow>('SELECT * FROM part WHERE change = ? ORDER BY no', row.seq).map(partOf)
    return { body: unpackBody(row.codec, row.body), parts }
  } catch (error) {
    const { seq, device, device_seq: deviceSeq, id, type, hash } = row
    throw new Unreadable({ seq, device, deviceSeq, id, type, hash }, error)
  }
}

function changeOf(sql: Sql, company: string, row: ChangeRow): Stored {
  return {
    seq: row.seq,
    company,
    device: row.device,
    deviceSeq: row.device_seq,
    id: row.id,
    stamp: row.stamp,
    act: row.act,
    actIndex: row.act_index,
    actCount: row.act_count,
    user: row.user,
    door: row.door,
    operation: row.operation,
    type: row.type,
    version: row.version,
    after: parseAfter(row.after),
    ...contentOf(sql, row),
    hash: row.hash,
  }
}

const PAGE = 500

/** All changes in their order of arrival here, a page at a time (the connection stays free between pages). */
export function* changesInOrder(sql: Sql, fromSeq = 0): Generator<Stored> {
  const company = companyIdOf(sql)
  for (let last = fromSeq; ; ) {
    const rows = sql.all<ChangeRow>('SELECT * FROM change WHERE seq > ? ORDER BY seq LIMIT ?', last, PAGE)
    for (const row of rows) yield changeOf(sql, company, row)
    if (rows.length < PAGE) return
    last = rows.at(-1)!.seq
  }
}

/** What a colleague who has `known` (last sequence by device) lacks, in an order that respects causes. */
export function changesAfter(
  sql: Sql,
  known: Readonly<Record<string, number>>,
  limit = Number.MAX_SAFE_INTEGER,
): Stored[] {
  const missing: Stored[] = []
  for (const change of changesInOrder(sql)) {
    if (change.deviceSeq <= (known[change.device] ?? 0)) continue
    missing.push(change)
    if (missing.length >= limit) break
  }
  return missing
}

/** Greatest stamp in the log; 0 when it is empty. */
export function latestStamp(sql: Sql): number {
  return sql.get<{ stamp: number | null }>('SELECT max(stamp) AS stamp FROM change')?.stamp ?? 0
}
