/** Encrypting and decrypting a company: a copy in the other form is made, checked and put in its place. */
import { rmSync } from 'node:fs'
import { stateHash } from '../changes/hashes.ts'
import type { Sql } from '../sql.ts'
import { checkFormat, keyFor, looksEncrypted, openDatabase, useCipher } from './connection.ts'
import { guarded, refuse } from './errors.ts'
import { putInPlace, removeDatabase } from './files.ts'
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
 * Rewrites the file with another key (null: none). Nobody else may have it open: they would go on writing to the file
 * that is replaced. Until the last step the file is as it was; that step is one rename.
 */
function rekey(path: string, from: FileKey | undefined, to: FileKey | null): void {
  const draft = rekeyingPath(path)
  removeDatabase(draft)
  upgrade({ path, key: from })
  const source = openDatabase(path, { key: from, alone: true })
  try {
    checkFormat(source, path)
    copyWithKey(source, draft, from, to)
  } catch (error) {
    removeDatabase(draft)
    throw error
  } finally {
    source.close()
  }
  putInPlace(draft, path)
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
    writeKeyFile(path, key, passphrase) // first: from the rename on, it is what opens the file
    try {
      rekey(path, undefined, key)
    } catch (error) {
      if (!looksEncrypted(path)) rmSync(keyFilePath(path), { force: true })
      throw error
    }
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
    rekey(path, key, null)
    rmSync(keyFilePath(path), { force: true })
  })
}
