/** Locks: no entry goes into a locked period; what arrives later from another device is held until accepted. */
import { uuidv7 } from '../changes/ids.ts'
import { heads } from '../changes/store.ts'
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import type { Sql } from '../sql.ts'
import { refuse } from './errors.ts'

/** Last locked day; null when nothing is locked. */
export function lockedThrough(sql: Sql): Day | null {
  return (
    sql.get<{ through: Day | null }>('SELECT max(through) AS through FROM lock WHERE lifted = 0')?.through ??
    null
  )
}

function lockDraft(company: Company, through: Day, reason: string | undefined) {
  const seen = Object.fromEntries(heads(company.sql).map((head) => [head.device, head.deviceSeq]))
  const body = { id: uuidv7(company.now()), through, seen, ...(reason ? { reason } : {}) }
  return { type: 'period.locked' as const, body }
}

/** Locks everything through a day and signs the head. Refuses a day already locked. */
export function lockPeriod(company: Company, through: Day, reason?: string): Day {
  const locked = lockedThrough(company.sql)
  if (locked !== null && through <= locked) throw refuse('period.alreadyLocked', { through: locked })
  company.ensureDevice()
  company.append([lockDraft(company, through, reason)])
  company.sign('lock')
  return through
}

/**
 * Lifts every lock, or those after `through`, which stays the last locked day; the reason stays in the log. Refuses when
 * nothing is locked, or nothing after `through`.
 */
export function unlockPeriod(company: Company, reason: string, through?: Day): Day | null {
  const { sql } = company
  const locked = lockedThrough(sql)
  if (locked === null) throw refuse('period.notLocked')
  if (through !== undefined && through >= locked) throw refuse('period.unlockLater', { through: locked })
  const locks = sql
    .all<{ id: string }>('SELECT id FROM lock WHERE lifted = 0 AND through > ? ORDER BY id', through ?? '')
    .map((row) => row.id)
  company.append([{ type: 'period.unlocked', body: { id: uuidv7(company.now()), locks, reason } }])
  const left = lockedThrough(sql)
  if (through !== undefined && (left === null || left < through)) {
    company.append([lockDraft(company, through, reason)])
    company.sign('lock')
  }
  return lockedThrough(sql)
}
