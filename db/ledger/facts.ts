/** Applies locks, their lifting, the acceptance of held facts, and marks on bank lines. */
import type { Applied } from '../changes/applied.ts'
import { heads } from '../changes/store.ts'
import type { Sql } from '../sql.ts'
import { settle } from './counts.ts'
import { keepWhy } from './decisions.ts'

/** Facts inside a lock that it had not seen, on any device. */
function unseenBy(sql: Sql, lock: string, through: string): string[] {
  return heads(sql).flatMap(({ device, deviceSeq }) => {
    const seen = sql.get<{ device_seq: number }>(
      'SELECT device_seq FROM lock_seen WHERE lock = ? AND device = ?',
      lock,
      device,
    )
    const from = seen?.device_seq ?? 0
    if (from >= deviceSeq) return []
    const rows = sql.all<{ id: string }>(
      `SELECT e.id FROM change c JOIN entry e ON e.change = c.seq
       WHERE c.device = ? AND c.device_seq > ? AND e.date <= ?`,
      device,
      from,
      through,
    )
    return rows.map((row) => row.id)
  })
}

export function applyLock(sql: Sql, { body, stamp }: Applied<'period.locked'>): void {
  const lifted = sql.get('SELECT 1 FROM lock_lift WHERE lock = ?', body.id) !== undefined
  sql.run(
    'INSERT INTO lock (id, through, reason, stamp, lifted) VALUES (?,?,?,?,?)',
    body.id,
    body.through,
    body.reason ?? null,
    stamp,
    lifted ? 1 : 0,
  )
  for (const [device, deviceSeq] of Object.entries(body.seen))
    sql.run('INSERT INTO lock_seen (lock, device, device_seq) VALUES (?,?,?)', body.id, device, deviceSeq)
  settle(sql, unseenBy(sql, body.id, body.through))
}

export function applyUnlock(sql: Sql, { body }: Applied<'period.unlocked'>): void {
  for (const lock of body.locks) {
    sql.run('INSERT INTO lock_lift (lock, id, reason) VALUES (?,?,?)', lock, body.id, body.reason)
    const row = sql.get<{ through: string }>('SELECT through FROM lock WHERE id = ?', lock)
    if (!row) continue
    sql.run('UPDATE lock SET lifted = 1 WHERE id = ?', lock)
    settle(sql, unseenBy(sql, lock, row.through))
  }
}

export function applyAccepted(sql: Sql, { body }: Applied<'fact.accepted'>): void {
  sql.run('INSERT OR IGNORE INTO accepted (fact) VALUES (?)', body.fact)
  settle(sql, [body.fact])
}

/** A fact that is no entry, as it comes in a change. */
export interface MarkToApply {
  readonly id: string
  readonly kind: string
  readonly target: string
  readonly reverses?: string
  readonly claims?: readonly string[]
  readonly needs?: readonly string[]
}

/** Writes a mark with its claims and needs; `settle` is the caller's. */
export function insertMark(
  sql: Sql,
  change: { readonly seq: number; readonly stamp: number; readonly device: string },
  mark: MarkToApply,
  reason: string | null = null,
): void {
  sql.run(
    'INSERT INTO mark (id, change, kind, target, reason, reverses, counts, held) VALUES (?,?,?,?,?,?,0,NULL)',
    mark.id,
    change.seq,
    mark.kind,
    mark.target,
    reason,
    mark.reverses ?? null,
  )
  for (const key of mark.claims ?? [])
    sql.run(
      'INSERT INTO claim (key, stamp, device, fact) VALUES (?,?,?,?)',
      key,
      change.stamp,
      change.device,
      mark.id,
    )
  for (const needed of mark.needs ?? [])
    sql.run('INSERT INTO need (fact, needed) VALUES (?,?)', mark.id, needed)
}

/** A mark on a bank line or on a document, and its undoing. */
export function applyMark(sql: Sql, change: Applied<'line.marked' | 'document.marked'>): void {
  const { body } = change
  const part = change.part('mark', body.id) as { reason?: string } | undefined
  insertMark(sql, change, body, part?.reason ?? null)
  if ('why' in body) keepWhy(sql, body.id, body.why)
  settle(sql, [body.id])
}
