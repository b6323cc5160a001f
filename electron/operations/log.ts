/** Operations on the log: what was done, by whom; what is held; what lost against a concurrent change. */
import { z } from 'zod'
import { instantOf } from '../../db/changes/clock.ts'
import { acceptHeld, heldFacts } from '../../db/ledger/held.ts'
import { lostValues } from '../../db/records/fields.ts'
import { id, money, page } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { present } from './shapes.ts'

interface Row {
  seq: number
  id: string
  device: string
  deviceSeq: number
  stamp: number
  act: string
  user: string
  door: string
  operation: string
  type: string
  hash: string
}

const list = reads({
  name: 'log.list',
  summary: {
    fr: 'Journal des opérations : qui, quand, par quelle porte, avec l’empreinte.',
    en: 'Log of operations: who, when, through which door, with the hash.',
  },
  scope: 'log:read',
  input: z.strictObject({ ...page }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        at: z.int(),
        user: z.string(),
        userName: z.string().nullable(),
        device: z.string(),
        deviceSeq: z.int(),
        door: z.string(),
        operation: z.string(),
        type: z.string(),
        act: z.string(),
        hash: z.string(),
      }),
    ),
    nextCursor: z.string().optional(),
    total: z.int(),
  }),
  run: (input, company) => {
    const before = Number(input.cursor ?? Number.MAX_SAFE_INTEGER) || Number.MAX_SAFE_INTEGER
    const rows = company.sql.all<Row & { userName: string | null }>(
      `SELECT c.seq, c.id, c.device, c.device_seq AS deviceSeq, c.stamp, c.act, c.user, u.name AS userName, c.door,
         c.operation, c.type, c.hash
       FROM change c LEFT JOIN user u ON u.id = c.user WHERE c.seq < ? ORDER BY c.seq DESC LIMIT ?`,
      before,
      input.limit + 1,
    )
    const shown = rows.slice(0, input.limit)
    const nextCursor = rows.length > input.limit ? String(shown.at(-1)!.seq) : null
    return {
      items: shown.map(({ seq: _seq, stamp, ...row }) => ({ ...row, at: instantOf(stamp) })),
      ...present({ nextCursor }),
      total: company.sql.get<{ n: number }>('SELECT count(*) AS n FROM change')!.n,
    }
  },
})

const held = reads({
  name: 'held.list',
  summary: {
    fr: 'Liste les faits en attente : gardés, mais comptés dans aucun solde.',
    en: 'Lists held facts: kept, but counted in no balance.',
  },
  scope: 'held:read',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['entry', 'mark']),
        reason: z.enum(['lock', 'needs', 'claim']),
        number: z.string().nullable(),
        date: z.string().nullable(),
        memo: z.string().nullable(),
        amount: money,
      }),
    ),
    /** Values that lost against a change made at the same time elsewhere. */
    lost: z.array(
      z.strictObject({
        kind: z.string(),
        record: z.string(),
        field: z.string(),
        kept: z.unknown(),
        lost: z.unknown(),
      }),
    ),
  }),
  run: (_input, company) => ({
    items: heldFacts(company.sql).map(({ cents, ...fact }) => ({ ...fact, amount: cents })),
    lost: lostValues(company.sql).map(({ kind, record, field, kept, lost }) => ({
      kind,
      record,
      field,
      kept,
      lost,
    })),
  }),
})

const accept = writes({
  name: 'held.accept',
  summary: {
    fr: 'Accepte un fait en attente : il compte désormais.',
    en: 'Accepts a held fact: it counts from now on.',
  },
  scope: 'held:write',
  input: z.strictObject({ factId: id }),
  output: z.strictObject({ accepted: z.boolean() }),
  run: (input, company) => {
    acceptHeld(company, input.factId)
    return { accepted: true }
  },
})

export const logOperations = [list, held, accept] as const
