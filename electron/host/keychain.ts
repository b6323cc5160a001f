/**
 * Seals what must not lie in clear on this machine. The desktop shell keeps one random key in the system's keychain
 * and hands it over at start, so that sealing needs no question to the shell and works in every thread.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keychain } from '../../db/company/place.ts'
import { assert } from '../../db/rules/errors.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
export const SEAL_KEY_BYTES = 32

/** AES-256-GCM: nonce, tag, sealed bytes. `open` throws when the bytes were altered or the key is another one. */
export function keychainOf(key: Uint8Array): Keychain {
  assert(key.length === SEAL_KEY_BYTES, 'the sealing key has 32 bytes')
  return {
    seal: (plain) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    },
  }
}
