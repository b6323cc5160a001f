/** Applies reconciliations and their undoing. Each is a mark with claims; what it decided lies beside it. */
import type { Applied } from '../changes/applied.ts'
import type { EntryCents } from '../changes/bodies.ts'
import { settle } from '../ledger/counts.ts'
import { insertMark } from '../ledger/facts.ts'
import type { Sql } from '../sql.ts'

export function applyReconciled(sql: Sql, change: Applied<'account.reconciled'>): void {
  const { body } = change
  sql.run(
    `INSERT INTO reconciliation (id, account, through, before, statement, opening, balance, books, in_count, in_sum, out_count, out_sum)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
    body.id,
    body.account,
    body.through,
    body.before ?? null,
    body.statement ?? null,
    body.opening,
    body.balance,
    body.books,
    ...body.in,
    ...body.out,
  )
  const insert = sql.prepare('INSERT INTO reconciled_entry (fact, entry, cents, what) VALUES (?,?,?,?)')
  const note = (what: string, entries: readonly EntryCents[] = []) => {
    for (const [entry, cents] of entries) insert.run(body.id, entry, cents, what)
  }
  note('cleared', body.cleared)
  note('outstanding', body.outstanding)
  note('byLine', body.byLine)
  note('held', body.held)
  for (const [device, deviceSeq] of Object.entries(body.seen))
    sql.run(
      'INSERT INTO reconciliation_seen (fact, device, device_seq) VALUES (?,?,?)',
      body.id,
      device,
      deviceSeq,
    )
  insertMark(sql, change, { ...body, kind: 'reconciled', target: body.account })
  settle(sql, [body.id])
}

export function applyReopened(sql: Sql, change: Applied<'account.reopened'>): void {
  const { body } = change
  const part = change.part('mark', body.id) as { reason?: string } | undefined
  insertMark(sql, change, { ...body, kind: 'reopened', target: body.account }, part?.reason ?? null)
  settle(sql, [body.id])
}
