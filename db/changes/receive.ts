/**
 * Changes from other devices: in any order, in pieces, and twice. What cannot be applied yet (a cause, a piece of its
 * act or an earlier change of its device is missing, or its version is newer than this program) waits in `incoming`.
 */

import { withoutErased } from '../records/erase.ts'
import type { InstantMs } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { apply } from './apply.ts'
import { isTooFarAhead } from './clock.ts'
import { BODY_BYTES_MAX, type Change, commitment, isChained, type Part } from './envelope.ts'
import { companyIdOf, headOf, insertChange, latestStamp } from './store.ts'
import { isKnown } from './versions.ts'

const { refuse } = catalogue({
  'sync.otherCompany': {
    fr: 'Ces changements sont ceux d’une autre entreprise. Choisissez le fichier de la même entreprise.',
    en: 'These changes belong to another company. Choose the file of the same company.',
  },
  'sync.forked': {
    fr: 'L’appareil {device} a deux versions de son changement nº {seq} : une copie du fichier a continué sous la même identité. Rien n’a été pris ; ouvrez la copie sur son propre poste pour lui donner une identité.',
    en: 'Device {device} has two versions of its change no. {seq}: a copy of the file went on under the same identity. Nothing was taken; open the copy on its own workstation to give it an identity.',
  },
  'sync.damaged': {
    fr: 'Le changement nº {seq} de l’appareil {device} ne correspond pas à son empreinte. Rien n’en a été pris ; demandez-le de nouveau.',
    en: 'Change no. {seq} of device {device} does not match its hash. Nothing of it was taken; ask for it again.',
  },
  'sync.clockAhead': {
    fr: 'L’horloge de l’appareil {device} avance de plus de 24 h. Corrigez son horloge, puis recommencez l’échange.',
    en: 'The clock of device {device} is more than 24 h ahead. Correct its clock, then exchange again.',
  },
})

export interface Received {
  /** Changes applied now, also those that waited from before. */
  readonly applied: number
  /** Already known. */
  readonly repeated: number
  /** Kept until what they rest on arrives. */
  readonly waiting: number
  /** Did not match their hash, thrown away: to be asked for again. */
  readonly damaged: number
  /** Types and versions this program does not know; a newer program will read them. */
  readonly unknown: readonly string[]
}

const TEXTS = ['company', 'device', 'id', 'act', 'user', 'door', 'operation', 'type', 'body', 'hash'] as const
const NUMBERS = ['deviceSeq', 'stamp', 'actIndex', 'actCount', 'version'] as const

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string'

/** What arrives has the fields of a change, of their types. */
function isShaped(change: Change): boolean {
  return (
    typeof change === 'object' &&
    change !== null &&
    TEXTS.every((field) => typeof change[field] === 'string') &&
    NUMBERS.every((field) => Number.isSafeInteger(change[field])) &&
    typeof change.after === 'object' &&
    change.after !== null &&
    Object.values(change.after).every(Number.isSafeInteger) &&
    Array.isArray(change.parts) &&
    change.parts.every(
      (part) =>
        [part?.kind, part?.record, part?.commitment].every((text) => typeof text === 'string') &&
        isTextOrNull(part.salt) &&
        isTextOrNull(part.content),
    )
  )
}

/** Salt and content are both there and make the commitment, or both gone, and no more than a change may carry. */
function isHonest({ salt, content, commitment: promised }: Part): boolean {
  if (salt === null || content === null) return salt === content
  return Buffer.byteLength(content) <= BODY_BYTES_MAX && commitment(salt, content) === promised
}

function checkSound(change: Change, company: string, now: InstantMs, latest: number): void {
  if (!isShaped(change)) throw refuse('sync.damaged', { device: '?', seq: '?' })
  const named = { device: change.device, seq: change.deviceSeq }
  if (change.company !== company) throw refuse('sync.otherCompany')
  if (isTooFarAhead(change.stamp, now, latest)) throw refuse('sync.clockAhead', named)
  const wellFormed =
    change.deviceSeq > 0 &&
    change.actIndex >= 0 &&
    change.actIndex < change.actCount &&
    Buffer.byteLength(change.body) <= BODY_BYTES_MAX
  if (!wellFormed || !change.parts.every(isHonest)) throw refuse('sync.damaged', named)
}

/** Puts a change into `incoming`; false when it is known already. Another one in the place of an applied one is a fork. */
function keep(sql: Sql, change: Change): boolean {
  const known = sql.get<{ hash: string }>(
    'SELECT hash FROM change WHERE device = ? AND device_seq = ?',
    change.device,
    change.deviceSeq,
  )
  if (known && known.hash !== change.hash)
    throw refuse('sync.forked', { device: change.device, seq: change.deviceSeq })
  if (known) return false
  const { changes } = sql.run(
    'INSERT OR IGNORE INTO incoming (device, device_seq, hash, change) VALUES (?,?,?,?)',
    change.device,
    change.deviceSeq,
    change.hash,
    JSON.stringify(withoutErased(sql, change)),
  )
  return changes === 1
}

/** What the drain found on its way. */
interface Findings {
  readonly unknown: Set<string>
  damaged: number
}

/**
 * The change that waits at a place of a device's chain and follows `previous`. Hashes can only be checked now that
 * the one before is known: what does not match is thrown away, to be asked for again; two that match are a fork.
 */
function nextInChain(
  sql: Sql,
  device: string,
  deviceSeq: number,
  previous: string,
  findings: Findings,
): Change | null {
  const rows = sql.all<{ hash: string; change: string }>(
    'SELECT hash, change FROM incoming WHERE device = ? AND device_seq = ?',
    device,
    deviceSeq,
  )
  const sound: Change[] = []
  for (const row of rows) {
    const change = JSON.parse(row.change) as Change
    if (change.hash === row.hash && isChained(previous, change)) {
      sound.push(change)
      continue
    }
    sql.run(
      'DELETE FROM incoming WHERE device = ? AND device_seq = ? AND hash = ?',
      device,
      deviceSeq,
      row.hash,
    )
    findings.damaged += 1
  }
  if (sound.length > 1) throw refuse('sync.forked', { device, seq: deviceSeq })
  return sound[0] ?? null
}

/** The next whole act of a device, when all its pieces and causes are here and every version is known. */
function readyAct(sql: Sql, device: string, findings: Findings): Change[] | null {
  const act: Change[] = []
  let { deviceSeq, hash } = headOf(sql, device)
  for (;;) {
    deviceSeq += 1
    const change = nextInChain(sql, device, deviceSeq, hash, findings)
    if (!change || change.actIndex !== act.length || change.act !== (act[0]?.act ?? change.act)) return null
    if (!isKnown(change.type, change.version)) {
      findings.unknown.add(`${change.type} ${change.version}`)
      return null
    }
    const causes = Object.entries(change.after)
    if (causes.some(([other, seq]) => headOf(sql, other).deviceSeq < seq)) return null
    act.push(change)
    if (act.length === change.actCount) return act
    hash = change.hash
  }
}

function applyAct(sql: Sql, act: readonly Change[]): void {
  for (const change of act) {
    const seq = insertChange(sql, change)
    apply(sql, { ...change, seq })
    sql.run('DELETE FROM incoming WHERE device = ? AND device_seq = ?', change.device, change.deviceSeq)
  }
}

/** Applies what can be, until nothing more can. */
function drain(sql: Sql, findings: Findings): number {
  let applied = 0
  for (let moved = true; moved; ) {
    moved = false
    const devices = sql.all<{ device: string }>('SELECT DISTINCT device FROM incoming ORDER BY device')
    for (const { device } of devices) {
      for (let act = readyAct(sql, device, findings); act; act = readyAct(sql, device, findings)) {
        applyAct(sql, act)
        applied += act.length
        moved = true
      }
    }
  }
  return applied
}

/**
 * Takes changes of other devices in, inside a write transaction. Refuses those of another company, forked, damaged or
 * from a clock too far ahead: then nothing of this call is taken.
 */
export function receive(sql: Sql, changes: readonly Change[], now: InstantMs): Received {
  const company = companyIdOf(sql)
  const latest = latestStamp(sql)
  let repeated = 0
  for (const change of changes) {
    checkSound(change, company, now, latest)
    if (!keep(sql, change)) repeated += 1
  }
  const findings: Findings = { unknown: new Set(), damaged: 0 }
  const applied = drain(sql, findings)
  const waiting = sql.get<{ n: number }>('SELECT count(*) AS n FROM incoming')!.n
  return { applied, repeated, waiting, damaged: findings.damaged, unknown: [...findings.unknown].sort() }
}

/** After an update of the program: applies what waited for a version it now knows. */
export function drainWaiting(sql: Sql): number {
  if (sql.get('SELECT 1 FROM incoming LIMIT 1') === undefined) return 0
  return sql.write(() => drain(sql, { unknown: new Set(), damaged: 0 }))
}
