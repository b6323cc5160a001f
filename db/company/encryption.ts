/** Encrypting and decrypting a company: a copy in the other form is made, checked and put in its place. */
import { renameSync, rmSync } from 'node:fs'
import { stateHash } from '../changes/hashes.ts'
import { keyFor } from './company.ts'
import { looksEncrypted, openDatabase } from './connection.ts'
import { guarded, refuse } from './errors.ts'
import {
  checkPassphrase,
  type FileKey,
  fileKeyOf,
  keyFilePath,
  newRecoveryKey,
  writeKeyFile,
} from './keys.ts'
import { checkExisting, checkLocation } from './location.ts'
import { flush, removeDatabase } from './upgrade.ts'

/** Rewrites the file in place with another key (null: none), through a copy that is read back first. */
function rekey(path: string, from: FileKey | undefined, to: FileKey | null): void {
  const draft = `${path}.rekeying`
  removeDatabase(draft)
  const source = openDatabase(path, { key: from })
  try {
    const before = stateHash(source)
    source.database.pragma('wal_checkpoint(TRUNCATE)')
    source.run('VACUUM INTO ?', draft)
    const copy = openDatabase(draft, { key: from })
    copy.database.pragma('journal_mode = DELETE')
    if (!from) {
      copy.database.pragma("cipher = 'sqlcipher'")
      copy.database.pragma('legacy = 4')
    }
    copy.database.pragma(to === null ? "rekey = ''" : `rekey = "x'${to}'"`)
    copy.close()
    const readBack = openDatabase(draft, { key: to ?? undefined })
    const after = stateHash(readBack)
    readBack.close()
    if (after !== before) throw refuse('company.notVerified', { detail: 'state hash' })
    flush(draft)
  } catch (error) {
    removeDatabase(draft)
    throw error
  } finally {
    source.close()
  }
  renameSync(draft, path)
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
  for (const suffix of ['-wal', '-shm']) rmSync(draft + suffix, { force: true })
}

/** Encrypts a plain company; gives the recovery key, which is kept nowhere. The company must not be open elsewhere. */
export function encrypt(path: string, passphrase: string): string {
  checkExisting(path)
  checkLocation(path)
  checkPassphrase(passphrase)
  return guarded(() => {
    if (looksEncrypted(path)) throw refuse('company.alreadyEncrypted')
    const recoveryKey = newRecoveryKey()
    const key = fileKeyOf(recoveryKey)
    writeKeyFile(path, key, passphrase)
    try {
      rekey(path, undefined, key)
    } catch (error) {
      rmSync(keyFilePath(path), { force: true })
      throw error
    }
    return recoveryKey
  })
}

/** Makes an encrypted company plain again. */
export function decrypt(path: string, secret: string | undefined): void {
  checkExisting(path)
  checkLocation(path)
  guarded(() => {
    const key = keyFor(path, secret)
    if (!key) throw refuse('company.notEncrypted')
    rekey(path, key, null)
    rmSync(keyFilePath(path), { force: true })
  })
}
