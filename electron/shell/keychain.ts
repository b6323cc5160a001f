/**
 * Secrets kept by the operating system (DPAPI on Windows, the keyring on Linux). Where there is none, main says so and
 * the back end keeps the secret in a file that only the user may read, as it does outside the desktop shell.
 */
import { safeStorage } from 'electron'
import type { FromBackEnd, ToBackEnd } from './messages.ts'

export interface Keychain {
  available(): boolean
  seal(bytes: Uint8Array): Uint8Array
  open(sealed: Uint8Array): Uint8Array
}

export const systemKeychain: Keychain = {
  available() {
    // Without a keyring Linux encrypts with a key that everybody knows: that is no keychain.
    const knownKey = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
    return safeStorage.isEncryptionAvailable() && !knownKey
  },
  seal: (bytes) => safeStorage.encryptString(Buffer.from(bytes).toString('base64')),
  open: (sealed) => Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), 'base64'),
}

type KeychainRequest = Extract<FromBackEnd, { type: 'keychain' }>
type KeychainAnswer = Extract<ToBackEnd, { type: 'keychain' }>

export function answerKeychain(keychain: Keychain, request: KeychainRequest): KeychainAnswer {
  const { id, action, bytes } = request
  if (!keychain.available()) return { type: 'keychain', id, ok: false, code: 'keychain.unavailable' }
  try {
    return { type: 'keychain', id, ok: true, bytes: keychain[action](bytes) }
  } catch {
    return { type: 'keychain', id, ok: false, code: 'keychain.unreadable' }
  }
}
