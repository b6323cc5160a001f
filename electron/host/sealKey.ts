/**
 * The one key under which the back end seals secrets of this machine. It lies in the data folder, itself sealed by
 * the system's keychain; where the system has none, there is no key and secrets lie in files of mode 0600.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeNew } from '../../db/company/files.ts'
import { SEAL_KEY_BYTES } from './keychain.ts'
import type { Log } from './log.ts'
import type { Sealed } from './shellLink.ts'

export interface SystemKeychain {
  seal(bytes: Uint8Array): Promise<Sealed>
  open(bytes: Uint8Array): Promise<Sealed>
}

/** The key of this data folder, made on first use; undefined when the system keeps no secrets. */
export async function sealKeyOf(
  home: string,
  system: SystemKeychain,
  log: Log,
): Promise<Uint8Array | undefined> {
  const path = join(home, 'seal.key')
  if (existsSync(path)) {
    const opened = await system.open(readFileSync(path))
    if ('bytes' in opened && opened.bytes.length === SEAL_KEY_BYTES) return opened.bytes
    // Kept: another session of the same person may still open it.
    log.warn('the key of this machine does not open', 'refused' in opened ? { code: opened.refused } : {})
    return undefined
  }
  const key = randomBytes(SEAL_KEY_BYTES)
  const sealed = await system.seal(key)
  if ('refused' in sealed) {
    log.info('no keychain here', { code: sealed.refused })
    return undefined
  }
  writeNew(path, sealed.bytes, 0o600) // half of it would be taken for a key that does not open, for ever
  return key
}
