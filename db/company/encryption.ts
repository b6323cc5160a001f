/** Encrypting and decrypting a company: a copy in the other form is made, checked and put in its place. */
import { rmSync } from 'node:fs'
import { stateHash } from '../changes/hashes.ts'
import type { Sql } from '../sql.ts'
import { checkFormat, keyFor, looksEncrypted, openDatabase, useCipher } from './connection.ts'
import { guarded, refuse } from './errors.ts'
import { flush, putInPlace, removeDatabase } from './files.ts'
import {
  checkPassphrase,
  type FileKey,
  fileKeyOf,
  keyFilePath,
  newRecoveryKey,
  rekeyingPath,
  writeKeyFile,
} from './keys.ts'
import { checkExisting, checkLocation } from './location.ts'
import { upgrade } from './upgrade.ts'

/** Makes the copy in the other form (key null: plain) and reads it back. */
function copyWithKey(source: Sql, draft: string, from: FileKey | undefined, to: FileKey | null): void {
  const before = stateHash(source)
  source.run('VACUUM INTO ?', draft)
  const copy = openDatabase(draft, { key: from })
  try {
    if (!from) useCipher(copy.database)
    copy.database.pragma(to === null ? "rekey = ''" : `rekey = "x'${to}'"`)
  } finally {
    copy.close()
  }
  const readBack = openDatabase(draft, { key: to ?? undefined, readonly: true })
  try {
    if (stateHash(readBack) !== before) throw refuse('company.notVerified', { detail: 'state hash' })
  } finally {
    readBack.close()
  }
}

/**
 * Makes, beside the file, a copy of it with another key (null: none), certain on the disk; only the rename into its place
 * is left. Nobody else may have the file open: they would go on writing to the one that is replaced. What fails here
 * leaves the file as it was and no copy.
 */
function rekeyed(path: string, from: FileKey | undefined, to: FileKey | null): string {
  const draft = rekeyingPath(path)
  removeDatabase(draft)
  upgrade({ path, key: from })
  const source = openDatabase(path, { key: from, alone: true })
  try {
    checkFormat(source, path)
    copyWithKey(source, draft, from, to)
    flush(draft)
  } catch (error) {
    removeDatabase(draft)
    throw error
  } finally {
    source.close()
  }
  return draft
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
    let draft: string
    try {
      writeKeyFile(path, key, passphrase) // first: from the rename on, it is what opens the file
      draft = rekeyed(path, undefined, key)
    } catch (error) {
      rmSync(keyFilePath(path), { force: true }) // perhaps a half one: the disk was full
      throw error
    }
    putInPlace(draft, path)
    return recoveryKey
  })
}

/** Makes an encrypted company plain again. The company must not be open elsewhere. */
export function decrypt(path: string, secret: string | undefined): void {
  checkExisting(path)
  checkLocation(path)
  guarded(() => {
    const key = keyFor(path, secret)
    if (!key) throw refuse('company.notEncrypted')
    putInPlace(rekeyed(path, key, null), path)
    rmSync(keyFilePath(path), { force: true })
  })
}
