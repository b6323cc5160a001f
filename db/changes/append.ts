/**
 * Making changes on this device: inside the operation's transaction, the sequence, the clock and the head of the
 * chain are read, never cached, so that another process may write to the same file in between.
 */
import { nodeCrypto } from '../builtins.ts'
import type { InstantMs } from '../rules/dates.ts'
import { assert } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { apply } from './apply.ts'
import { nextStamp } from './clock.ts'
import type { Draft } from './drafts.ts'
import { BODY_BYTES_MAX, commitment, hashChange, type Part, type Unhashed } from './envelope.ts'
import { uuidv7 } from './ids.ts'
import { companyIdOf, headOf, insertChange, latestStamp, type Stored } from './store.ts'
import { VERSIONS } from './versions.ts'

/** Who acts, and through what: it is the audit line of every change. */
export interface Author {
  readonly user: string
  readonly door: string
  readonly operation: string
}

export interface AppendInput {
  readonly device: string
  readonly author: Author
  readonly now: InstantMs
  /** One act: applied together or not at all, here and everywhere. */
  readonly drafts: readonly Draft[]
}

function partsOf(draft: Draft): Part[] {
  return (draft.parts ?? []).map(({ kind, record, content, text = JSON.stringify(content) }) => {
    const salt = nodeCrypto().randomBytes(16).toString('hex')
    assert(Buffer.byteLength(text) <= BODY_BYTES_MAX, `part of ${draft.type} is too large`)
    return { kind, record, salt, content: text, commitment: commitment(salt, text) }
  })
}

/** Last sequence of each other device, where it grew since this device's previous change. */
function newlySeen(sql: Sql, device: string): Record<string, number> {
  const mine = sql.get<{ seq: number }>(
    'SELECT seq FROM change WHERE device = ? ORDER BY device_seq DESC LIMIT 1',
    device,
  )
  const rows = sql.all<{ device: string; last: number }>(
    'SELECT device, max(device_seq) AS last FROM change WHERE seq > ? AND device <> ? GROUP BY device',
    mine?.seq ?? 0,
    device,
  )
  return Object.fromEntries(rows.map((row) => [row.device, row.last]))
}

/** Appends an act to this device's chain and applies it; must be called inside a write transaction. */
export function append(sql: Sql, input: AppendInput): Stored[] {
  assert(sql.database.inTransaction, 'a change is made inside a transaction')
  assert(input.drafts.length > 0, 'an act has at least one change')
  const company = companyIdOf(sql)
  const act = uuidv7(input.now)
  let head = headOf(sql, input.device)
  let stamp = latestStamp(sql)
  return input.drafts.map((draft, index) => {
    stamp = nextStamp(stamp, input.now)
    const body = draft.text ?? JSON.stringify(draft.body)
    assert(Buffer.byteLength(body) <= BODY_BYTES_MAX, `body of ${draft.type} is too large`)
    const unhashed: Unhashed = {
      company,
      device: input.device,
      deviceSeq: head.deviceSeq + 1,
      id: uuidv7(input.now),
      stamp,
      act,
      actIndex: index,
      actCount: input.drafts.length,
      ...input.author,
      type: draft.type,
      version: VERSIONS[draft.type],
      after: index === 0 ? newlySeen(sql, input.device) : {},
      body,
      parts: partsOf(draft),
    }
    const change = { ...unhashed, hash: hashChange(head.hash, unhashed) }
    const stored = { ...change, seq: insertChange(sql, change) }
    apply(sql, stored, draft.text === undefined ? undefined : draft)
    head = { device: input.device, deviceSeq: change.deviceSeq, hash: change.hash }
    return stored
  })
}
