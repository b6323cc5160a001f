/** Values that lost against a concurrent change: kept for a person to look at, who keeps one or the other. */
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { type FieldValue, parsedValue, recordDrafts, recordName } from './fields.ts'
import type { RecordKind } from './kinds.ts'

const { refuse } = catalogue({
  'held.noLostValue': {
    fr: 'Cette valeur n’attend plus : quelqu’un a choisi entre-temps. Relisez la liste.',
    en: 'This value no longer waits: somebody chose in the meantime. Read the list again.',
  },
})

/** A value, who gave it and when, on which device. */
export interface GivenValue {
  readonly value: FieldValue
  readonly user: string | null
  readonly stamp: number
  readonly device: string
}

/** A value that lost without having been replaced knowingly, beside the one that stands. */
export interface LostValue {
  readonly id: string
  readonly kind: RecordKind
  readonly record: string
  /** Name of the record, where it has one. */
  readonly name: string | null
  readonly field: string
  readonly kept: GivenValue
  readonly lost: GivenValue
}

interface Row {
  kind: RecordKind
  record: string
  field: string
  stamp: number
  device: string
  value: string | null
  user: string | null
  keptValue: string | null
  keptStamp: number
  keptDevice: string
  keptUser: string | null
}

const USER_OF = (value: string) =>
  `(SELECT u.name FROM change c JOIN user u ON u.id = c.user WHERE c.device = ${value}.device AND c.stamp = ${value}.stamp)`

/** Every value that lost and that nobody looked at yet. */
export function lostValues(sql: Sql): LostValue[] {
  const rows = sql.all<Row>(
    `SELECT l.kind, l.record, l.field, l.stamp, l.device, l.value, w.value AS keptValue, w.stamp AS keptStamp,
       w.device AS keptDevice, ${USER_OF('l')} AS user, ${USER_OF('w')} AS keptUser
     FROM field_value l JOIN field_value w ON w.kind = l.kind AND w.record = l.record AND w.field = l.field
     WHERE l.superseded = 0 AND w.superseded = 0 AND (w.stamp, w.device) > (l.stamp, l.device)
       AND NOT EXISTS (SELECT 1 FROM field_value x WHERE x.kind = l.kind AND x.record = l.record AND x.field = l.field
         AND x.superseded = 0 AND (x.stamp, x.device) > (w.stamp, w.device))
       AND l.value IS NOT w.value
       AND NOT (l.kind = 'bank_rule' AND l.field = 'position') -- an order is no value that a person chooses between
     ORDER BY l.kind, l.record, l.field, l.stamp`,
  )
  return rows.map((row) => ({
    id: [row.kind, row.record, row.field, row.stamp, row.device].join(' '),
    kind: row.kind,
    record: row.record,
    name: recordName(sql, row.kind, row.record),
    field: row.field,
    kept: {
      value: parsedValue(row.keptValue),
      user: row.keptUser,
      stamp: row.keptStamp,
      device: row.keptDevice,
    },
    lost: { value: parsedValue(row.value), user: row.user, stamp: row.stamp, device: row.device },
  }))
}

/**
 * Keeps one of two values knowingly: the one that stands, or the one that lost. Other values of the field no longer wait
 * either. Refuses a value that does not wait.
 */
export function settleLost(company: Company, id: string, keep: 'kept' | 'lost'): void {
  const found = lostValues(company.sql).find((value) => value.id === id)
  if (!found) throw refuse('held.noLostValue')
  const { kind, record, field } = found
  const values = { [field]: found[keep].value }
  company.append(recordDrafts(company.sql, [{ kind, record, values }]))
}
