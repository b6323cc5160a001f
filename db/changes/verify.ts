/** Checks of the log alone: chains, personal parts, signatures. Each names what it found, never just that it failed. */
import type { Sql } from '../sql.ts'
import { type Change, commitment, hashChange, ZERO_HASH } from './envelope.ts'
import { type HeadSignature, isSigned } from './signing.ts'
import { changesInOrder, companyIdOf } from './store.ts'
import { isKnown } from './versions.ts'

export interface LogFindings {
  readonly changes: number
  /** Parts erased knowingly. */
  readonly erased: number
  /** What does not hold, in words of the log (device, sequence); empty when all does. */
  readonly faults: readonly string[]
}

const placeOf = (change: Change) => `${change.type} ${change.device} nº ${change.deviceSeq} (${change.id})`

function partFaults(sql: Sql, change: Change): { erased: number; faults: string[] } {
  const faults: string[] = []
  let erased = 0
  for (const part of change.parts) {
    if (part.content !== null && part.salt !== null) {
      if (commitment(part.salt, part.content) !== part.commitment)
        faults.push(`${placeOf(change)}: ${part.kind} ${part.record}`)
      continue
    }
    const known = sql.get('SELECT 1 FROM erased WHERE kind = ? AND record = ?', part.kind, part.record)
    if (known && part.content === null && part.salt === null) erased += 1
    else faults.push(`${placeOf(change)}: ${part.kind} ${part.record}`)
  }
  return { erased, faults }
}

/** Walks every chain from its first change; a broken link is reported once, at the change that breaks it. */
export function verifyChains(sql: Sql): LogFindings {
  const heads = new Map<string, { seq: number; hash: string }>()
  const faults: string[] = []
  let changes = 0
  let erased = 0
  try {
    for (const change of changesInOrder(sql)) {
      const head = heads.get(change.device) ?? { seq: 0, hash: ZERO_HASH }
      const sound = change.deviceSeq === head.seq + 1 && hashChange(head.hash, change) === change.hash
      if (!sound) faults.push(placeOf(change))
      if (!isKnown(change.type, change.version)) faults.push(`${placeOf(change)}: version ${change.version}`)
      const parts = partFaults(sql, change)
      faults.push(...parts.faults)
      erased += parts.erased
      changes += 1
      heads.set(change.device, { seq: change.deviceSeq, hash: change.hash })
    }
  } catch (error) {
    faults.push(`${changes + 1}: ${(error as Error).message}`)
  }
  return { changes, erased, faults }
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
