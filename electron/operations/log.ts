/** Operations on the log: what was done, by whom; what is held; what lost against a concurrent change. */
import { z } from 'zod'
import { instantOf } from '../../db/changes/clock.ts'
import { acceptHeld, heldFacts } from '../../db/ledger/held.ts'
import { type GivenValue, lostValues, settleLost } from '../../db/records/lost-values.ts'
import { id, money, page } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { fieldValue, present } from './shapes.ts'

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

const valueShape = z.strictObject({
  value: fieldValue,
  /** Who gave it, when and on which device. */
  user: z.string().nullable(),
  at: z.int(),
  device: z.string(),
})

const showValue = ({ stamp, ...value }: GivenValue): z.output<typeof valueShape> => ({
  ...value,
  at: instantOf(stamp),
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
        id: z.string(),
        kind: z.string(),
        record: z.string(),
        /** Name of the record, where it has one. */
        name: z.string().nullable(),
        field: z.string(),
        kept: valueShape,
        lost: valueShape,
      }),
    ),
  }),
  run: (_input, company) => ({
    items: heldFacts(company.sql).map(({ cents, ...fact }) => ({ ...fact, amount: cents })),
    lost: lostValues(company.sql).map(({ kept, lost, ...value }) => ({
      ...value,
      kept: showValue(kept),
      lost: showValue(lost),
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

const settle = writes({
  name: 'held.settle',
  summary: {
    fr: 'Garde l’une de deux valeurs données en même temps sur deux appareils.',
    en: 'Keeps one of two values given at the same time on two devices.',
  },
  scope: 'held:write',
  input: z.strictObject({ lostId: z.string().max(300), keep: z.enum(['kept', 'lost']) }),
  output: z.strictObject({ settled: z.boolean() }),
  run: (input, company) => {
    settleLost(company, input.lostId, input.keep)
    return { settled: true }
  },
})

export const logOperations = [list, held, accept, settle] as const
