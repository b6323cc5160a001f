/** Checks of the log alone: chains, personal parts, signatures. Each names what it found, never just that it failed. */
import type { Sql } from '../sql.ts'
import { commitment, isChained, type Part, ZERO_HASH } from './envelope.ts'
import { type HeadSignature, isSigned } from './signing.ts'
import { changesInOrder, companyIdOf, type Placed, type Stored, Unreadable } from './store.ts'
import { isKnown } from './versions.ts'

export interface LogFindings {
  readonly changes: number
  /** Parts erased knowingly. */
  readonly erased: number
  /** What does not hold, in words of the log (device, sequence); empty when all does. */
  readonly faults: readonly string[]
}

const placeOf = (change: Placed) => `${change.type} ${change.device} nº ${change.deviceSeq} (${change.id})`

function isSoundPart(part: Part, isErased: boolean): boolean {
  if (part.content === null && part.salt === null) return isErased
  // what was erased must be gone: content that is still here is a fault too
  return (
    !isErased &&
    part.content !== null &&
    part.salt !== null &&
    commitment(part.salt, part.content) === part.commitment
  )
}

function partFaults(sql: Sql, change: Stored): { erased: number; faults: string[] } {
  const faults: string[] = []
  let erased = 0
  for (const part of change.parts) {
    const isErased =
      sql.get('SELECT 1 FROM erased WHERE kind = ? AND record = ?', part.kind, part.record) !== undefined
    if (!isSoundPart(part, isErased)) faults.push(`${placeOf(change)}: ${part.kind} ${part.record}`)
    else if (isErased) erased += 1
  }
  return { erased, faults }
}

/** Places in the file, which no hash covers: changes are 1, 2, 3 ..., parts of a change 0, 1, 2 ... */
function placeFaults(sql: Sql): string[] {
  const rows = sql.all<Placed>(
    `SELECT type, device, device_seq AS deviceSeq, id, seq, hash
     FROM (SELECT *, lag(seq, 1, 0) OVER (ORDER BY seq) AS previous FROM change) WHERE seq <> previous + 1 OR seq < 1
     UNION ALL
     SELECT c.type, c.device, c.device_seq, c.id, c.seq, c.hash FROM change c JOIN part p ON p.change = c.seq
     GROUP BY c.seq HAVING min(p.no) <> 0 OR max(p.no) <> count(*) - 1`,
  )
  return rows.map((row) => `${placeOf(row)}: place ${row.seq}`)
}

interface Walk {
  readonly heads: Map<string, { readonly seq: number; readonly hash: string }>
  readonly faults: string[]
  changes: number
  erased: number
}

function walkChange(sql: Sql, walk: Walk, change: Stored): void {
  const head = walk.heads.get(change.device) ?? { seq: 0, hash: ZERO_HASH }
  const sound = change.deviceSeq === head.seq + 1 && isChained(head.hash, change)
  if (!sound) walk.faults.push(placeOf(change))
  if (!isKnown(change.type, change.version)) walk.faults.push(`${placeOf(change)}: version ${change.version}`)
  const parts = partFaults(sql, change)
  walk.faults.push(...parts.faults)
  walk.erased += parts.erased
  walk.heads.set(change.device, { seq: change.deviceSeq, hash: change.hash })
}

/** Walks every chain from its first change; a broken link is reported at the change that breaks it, and the walk goes on. */
export function verifyChains(sql: Sql): LogFindings {
  const walk: Walk = { heads: new Map(), faults: placeFaults(sql), changes: 0, erased: 0 }
  for (let from = 0, done = false; !done; ) {
    try {
      for (const change of changesInOrder(sql, from)) {
        walk.changes += 1
        from = change.seq
        walkChange(sql, walk, change)
      }
      done = true
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      const { change } = error
      walk.faults.push(`${placeOf(change)}: ${error.message}`)
      walk.heads.set(change.device, { seq: change.deviceSeq, hash: change.hash })
      if (change.seq > from) walk.changes += 1
      from = change.seq
    }
  }
  return { changes: walk.changes, erased: walk.erased, faults: walk.faults }
}

/** Every signature is that of its device, over a head that is still in the chain. */
export function verifySignatures(sql: Sql): { count: number; faults: string[] } {
  const company = companyIdOf(sql)
  const rows = sql.all<HeadSignature & { public_key: string | null; hash: string | null }>(
    `SELECT s.device, s.device_seq, s.head, s.signature, d.public_key, c.hash
     FROM head_signature s LEFT JOIN device d ON d.id = s.device
     LEFT JOIN change c ON c.device = s.device AND c.device_seq = s.device_seq`,
  )
  const faults = rows
    .filter(
      (row) =>
        row.public_key === null || row.hash !== row.head || !isSoundlySigned(company, row.public_key, row),
    )
    .map((row) => `${row.device} nº ${row.device_seq}`)
  return { count: rows.length, faults }
}

function isSoundlySigned(company: string, publicKey: string, row: HeadSignature): boolean {
  try {
    return isSigned(company, publicKey, row)
  } catch {
    return false // a public key that is none
  }
}
