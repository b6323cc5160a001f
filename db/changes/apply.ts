/**
 * `apply(change)` writes the rows: the same function for what was just done here, what comes from another laptop,
 * the restore of a backup and the rebuild that verify compares with. It decides nothing that the order of
 * arrival could change.
 */

import { applyEntries } from '../ledger/apply.ts'
import { applyAccepted, applyLock, applyMark, applyUnlock } from '../ledger/facts.ts'
import { applyAttachment } from '../records/blobs.ts'
import { applyAllocated, applyIssued, applyLineMatched, applyStockMoved } from '../records/documents/apply.ts'
import { applyErased } from '../records/erase.ts'
import { applyFields, isErased } from '../records/fields.ts'
import { applyReconciled, applyReopened } from '../records/reconciliation-apply.ts'
import { applyStatement } from '../records/statements.ts'
import { assert } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import type { Applied } from './applied.ts'
import type { ChangeType } from './bodies.ts'
import type { Draft } from './drafts.ts'
import type { Stored } from './store.ts'
import { convert, isKnown } from './versions.ts'

/** The one row of the company table has a constant key: a file is one company, whose id is in every envelope. */
export const COMPANY_RECORD = 'company'

type Appliers = { readonly [T in ChangeType]: (sql: Sql, change: Applied<T>) => void }

const APPLIERS: Appliers = {
  'company.created': (sql, { body }) => {
    sql.run(
      'INSERT INTO company (id, country, currency) VALUES (?,?,?)',
      COMPANY_RECORD,
      body.country,
      body.currency,
    )
  },
  'device.registered': (sql, { body, device, stamp }) => {
    sql.run(
      'INSERT INTO device (id, public_key, mark, stamp) VALUES (?,?,?,?)',
      device,
      body.publicKey,
      body.mark,
      stamp,
    )
  },
  'fields.set': applyFields,
  'entries.posted': applyEntries,
  'period.locked': applyLock,
  'period.unlocked': applyUnlock,
  'fact.accepted': applyAccepted,
  'statement.imported': applyStatement,
  'line.marked': applyMark,
  'record.erased': applyErased,
  'attachment.added': applyAttachment,
  'document.issued': applyIssued,
  'document.marked': applyMark,
  'credits.allocated': applyAllocated,
  'line.matched': applyLineMatched,
  'stock.moved': applyStockMoved,
  'account.reconciled': applyReconciled,
  'account.reopened': applyReopened,
}

/** `draft`: what the change was just made of here, with its texts; else they are read. */
export function apply(sql: Sql, change: Stored, draft?: Draft): void {
  const { type, version } = change
  assert(isKnown(type, version), `cannot apply ${type} ${version}`)
  const parsed = new Map<string, unknown>()
  change.parts.forEach((part, no) => {
    if (part.content === null) return
    if (!isErased(sql, part.kind, part.record))
      parsed.set(`${part.kind} ${part.record}`, draft ? draft.parts![no]!.content : JSON.parse(part.content))
    else sql.run('UPDATE part SET salt = NULL, content = NULL WHERE change = ? AND no = ?', change.seq, no)
  })
  const applied: Applied<ChangeType> = {
    seq: change.seq,
    device: change.device,
    stamp: change.stamp,
    id: change.id,
    body: draft ? draft.body : convert(type, version, JSON.parse(change.body)),
    part: (kind, record) => parsed.get(`${kind} ${record}`),
  }
  const applier = APPLIERS[type] as (sql: Sql, change: Applied<ChangeType>) => void
  applier(sql, applied)
}
