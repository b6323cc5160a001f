/**
 * What a machine keeps outside a company file: who each copy is (device, last sequence, head), private keys, and where
 * backups go. Everything lies in one folder of the person, only readable by them.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import { flush } from './files.ts'

/** Seals secrets with the system's keychain; where there is none, files of mode 0600 have to do. */
export interface Keychain {
  readonly seal: (plain: Uint8Array) => Uint8Array
  readonly open: (sealed: Uint8Array) => Uint8Array
}

export interface Place {
  /** Folder of the program's own data on this machine. */
  readonly home: string
  readonly keychain: Keychain | null
}

/** A copy of a company file on this machine, as last seen: if the file does not agree, it is another copy. */
export interface DeviceRecord {
  readonly company: string
  readonly device: string
  readonly path: string
  readonly deviceSeq: number
  readonly head: string
}

/** `GRANDLIVRE_HOME`, else the usual folder of the platform. */
export function defaultHome(env: NodeJS.ProcessEnv = process.env): string {
  if (env.GRANDLIVRE_HOME) return env.GRANDLIVRE_HOME
  if (platform() === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'GrandLivre')
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'GrandLivre')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'grandlivre')
}

/** A subfolder of the place, made when missing, closed to others. */
export function folder(place: Place, name: string): string {
  const path = join(place.home, name)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  return path
}

const recordPath = (place: Place, device: string) => join(folder(place, 'devices'), `${device}.json`)

/** A fixed width, so that a record is rewritten in place in one write. */
const RECORD_BYTES = 2048

/** Every copy of a company known on this machine; a record that cannot be read is no record. */
export function deviceRecords(place: Place, company: string): DeviceRecord[] {
  const path = folder(place, 'devices')
  return readdirSync(path).flatMap((name) => {
    const record = name.endsWith('.json') ? readRecord(join(path, name)) : null
    return record?.company === company ? [record] : []
  })
}

function readRecord(file: string | number): DeviceRecord | null {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as DeviceRecord
    return typeof record.device === 'string' && Number.isSafeInteger(record.deviceSeq) ? record : null
  } catch {
    return null
  }
}

/** Opens a record to read and write it, made when there is none: after every write to a company, so it is looked for once. */
function openRecord(place: Place, device: string): number {
  try {
    return openSync(join(place.home, 'devices', `${device}.json`), 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return openSync(recordPath(place, device), 'w', 0o600)
  }
}

/** Notes how far a copy has come; never goes back, for a slower process may note later what happened earlier. */
export function writeDeviceRecord(place: Place, record: DeviceRecord): void {
  const file = openRecord(place, record.device)
  try {
    const known = readRecord(file)
    if (known && known.deviceSeq > record.deviceSeq && known.path === record.path) return
    writeSync(file, JSON.stringify(record).padEnd(RECORD_BYTES), 0)
  } finally {
    closeSync(file)
  }
}

/** Forgets a copy: the file at its path is about to become another one. */
export function forgetDevice(place: Place, device: string): void {
  rmSync(recordPath(place, device), { force: true })
}

const keyPath = (place: Place, device: string) => join(folder(place, 'keys'), `${device}.key`)

const SEALED = Buffer.from('sealed:')

/** Bytes to keep in a file of mode 0600: sealed when the system can. */
export function sealedBytes(place: Place, plain: Uint8Array): Uint8Array {
  return place.keychain ? Buffer.concat([SEALED, place.keychain.seal(plain)]) : plain
}

/** What was kept; null when this program cannot open it: sealed by another keychain, or the seal is damaged. */
export function openedBytes(place: Place, kept: Buffer): Buffer | null {
  if (!kept.subarray(0, SEALED.length).equals(SEALED)) return kept
  try {
    const opened = place.keychain?.open(kept.subarray(SEALED.length))
    return opened ? Buffer.from(opened) : null
  } catch {
    return null
  }
}

/** Keeps a device's private key, sealed when the system can. */
export function writePrivateKey(place: Place, device: string, privateKey: string): void {
  const sealed = sealedBytes(place, Buffer.from(privateKey, 'utf8'))
  const path = keyPath(place, device)
  writeFileSync(path, sealed, { mode: 0o600 })
  flush(path) // before the device that cannot sign without it
}

/** `sealed`: it is here, but this program cannot open it now (the command line beside the desktop app). */
export type PrivateKey =
  | { readonly state: 'ready'; readonly key: string }
  | { readonly state: 'sealed' | 'missing' }

/** A device's private key on this machine. */
export function readPrivateKey(place: Place, device: string): PrivateKey {
  const path = keyPath(place, device)
  if (!existsSync(path)) return { state: 'missing' }
  const opened = openedBytes(place, readFileSync(path))
  return opened ? { state: 'ready', key: opened.toString('utf8') } : { state: 'sealed' }
}
