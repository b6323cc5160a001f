/**
 * Who this copy of the file is. A device is a machine and a copy: its last sequence and head are also noted outside
 * the file, and when they do not agree (copied, restored, replaced) the copy goes on as a new device.
 */
import { existsSync, realpathSync } from 'node:fs'
import { type Author, append } from '../changes/append.ts'
import { uuidv7 } from '../changes/ids.ts'
import { newKeyPair } from '../changes/signing.ts'
import { headOf } from '../changes/store.ts'
import type { InstantMs } from '../rules/dates.ts'
import type { Sql } from '../sql.ts'
import {
  type DeviceRecord,
  deviceRecords,
  forgetDevice,
  type Place,
  readPrivateKey,
  writeDeviceRecord,
  writePrivateKey,
} from './place.ts'

export interface Device {
  readonly id: string
  /** null where a keychain keeps it from this program: it writes as the same device, and leaves the signing to another. */
  readonly privateKey: string | null
}

/** The file holds what the note says, and perhaps more (a crash between commit and note). */
function agrees(sql: Sql, record: DeviceRecord): boolean {
  const noted = sql.get<{ hash: string }>(
    'SELECT hash FROM change WHERE device = ? AND device_seq = ?',
    record.device,
    record.deviceSeq,
  )
  return noted?.hash === record.head
}

/** The device this copy already is on this machine; null when it has yet to become one, at its first change. */
export function knownDevice(sql: Sql, place: Place, company: string, path: string): Device | null {
  const here = realpathSync(path)
  const records = deviceRecords(place, company)
  const moved = records.filter((record) => record.path !== here && !existsSync(record.path))
  for (const record of [...records.filter((r) => r.path === here), ...moved]) {
    if (!agrees(sql, record)) {
      if (record.path === here) forgetDevice(place, record.device)
      continue
    }
    const privateKey = readPrivateKey(place, record.device)
    if (privateKey.state === 'missing') continue
    if (record.path !== here) noteHead(sql, place, company, path, record.device)
    return { id: record.device, privateKey: privateKey.state === 'ready' ? privateKey.key : null }
  }
  return null
}

/**
 * Notes outside the file how far this device has come; after the commit, never before. A note that cannot be written
 * (disk full, folder read-only) lags behind, which `agrees` allows for: what was committed is not undone by it.
 */
export function noteHead(sql: Sql, place: Place, company: string, path: string, device: string): void {
  const { deviceSeq, hash } = headOf(sql, device)
  if (deviceSeq === 0) return
  try {
    writeDeviceRecord(place, { company, device, path: realpathSync(path), deviceSeq, head: hash })
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).syscall) throw error
  }
}

/** Letters of a mark: those of Crockford, so that none is misread, and no digits, which would be read as the number's. */
const MARK_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ'
/**
 * Two laptops that register unplugged have the same mark once in 22^5, five million; of three letters it was once in
 * 32,768, which simulated offices met.
 */
const MARK_LENGTH = 5

/** The mark of a number below 22^5. */
function markOf(number: number): string {
  let [mark, rest] = ['', number]
  for (let at = 0; at < MARK_LENGTH; at++) {
    mark += MARK_ALPHABET[rest % MARK_ALPHABET.length]
    rest = Math.floor(rest / MARK_ALPHABET.length)
  }
  return mark
}

/**
 * The mark of a device's own number series: none for the first device, else letters by the chance in its identity. Two
 * laptops that register unplugged cannot agree on the next letter, and two equal marks would give equal numbers.
 */
function newMark(sql: Sql, device: string): string {
  const marks = new Set(sql.all<{ mark: string }>('SELECT mark FROM device').map((row) => row.mark))
  if (marks.size === 0) return ''
  const all = MARK_ALPHABET.length ** MARK_LENGTH
  let number = Number.parseInt(device.slice(-12), 16) % all
  while (marks.has(markOf(number))) number = (number + 1) % all
  return markOf(number)
}

/** Makes this copy a device: a new chain, with its public key as first change. Inside a write transaction. */
export function registerDevice(sql: Sql, place: Place, author: Author, now: InstantMs): Device {
  const id = uuidv7(now)
  const keys = newKeyPair()
  writePrivateKey(place, id, keys.privateKey)
  append(sql, {
    device: id,
    author,
    now,
    drafts: [{ type: 'device.registered', body: { publicKey: keys.publicKey, mark: newMark(sql, id) } }],
  })
  return { id, privateKey: keys.privateKey }
}
