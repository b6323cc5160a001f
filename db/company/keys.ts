/**
 * Keys of an encrypted company. The file key is derived from a random recovery key, printed once, so that the
 * recovery key alone always opens the file; a key file beside it holds the same key wrapped by the passphrase.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { nodeCrypto } from '../builtins.ts'
import { refuse } from './errors.ts'
import { flush } from './files.ts'

/** Crockford's alphabet: no I, L, O, U, so that nothing is misread on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECOVERY_LETTERS = 52
const PASSPHRASE_MIN = 8
/** scrypt cost: 64 MiB and about 0.2 s on an office machine, each guess. */
const SCRYPT = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

/** 32 bytes, hex. */
export type FileKey = string

interface KeyFile {
  readonly format: 'grandlivre-key 1'
  readonly salt: string
  readonly nonce: string
  readonly wrapped: string
  readonly tag: string
}

export const keyFilePath = (path: string): string => `${path}.key`

/** Where the copy of a file in the other form is made while it is encrypted or decrypted. */
export const rekeyingPath = (path: string): string => `${path}.rekeying`

/** 256 random bits as 13 groups of 4 letters. */
export function newRecoveryKey(random: Uint8Array = nodeCrypto().randomBytes(32)): string {
  let bits = 0n
  for (const byte of random) bits = (bits << 8n) | BigInt(byte)
  bits <<= 4n // 256 bits in 52 letters of 5 bits
  let text = ''
  for (let i = 0; i < RECOVERY_LETTERS; i += 1) {
    text = ALPHABET[Number(bits & 31n)] + text
    bits >>= 5n
  }
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** The recovery key as typed from paper: spaces, hyphens, case and O/I/L do not matter. Null when it is none. */
export function readRecoveryKey(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (letters.length !== RECOVERY_LETTERS || [...letters].some((letter) => !ALPHABET.includes(letter)))
    return null
  return letters
}

/** The file key that a recovery key stands for. */
export function fileKeyOf(recoveryKey: string): FileKey {
  const letters = readRecoveryKey(recoveryKey)!
  return Buffer.from(nodeCrypto().hkdfSync('sha256', letters, '', 'grandlivre file key 1', 32)).toString(
    'hex',
  )
}

/** Refuses a passphrase too short to be worth the name. */
export function checkPassphrase(passphrase: string): void {
  if ([...passphrase].length < PASSPHRASE_MIN) throw refuse('company.weakPassphrase', { min: PASSPHRASE_MIN })
}

const stretch = (passphrase: string, salt: Uint8Array) =>
  nodeCrypto().scryptSync(passphrase.normalize('NFKC'), salt, 32, SCRYPT)

/** Writes the key file of `path`: its key wrapped by the passphrase (scrypt, then AES-256-GCM). */
export function writeKeyFile(path: string, key: FileKey, passphrase: string): void {
  const salt = nodeCrypto().randomBytes(16)
  const nonce = nodeCrypto().randomBytes(12)
  const cipher = nodeCrypto().createCipheriv('aes-256-gcm', stretch(passphrase, salt), nonce)
  const wrapped = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()])
  const file: KeyFile = {
    format: 'grandlivre-key 1',
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
  writeFileSync(keyFilePath(path), `${JSON.stringify(file)}\n`, { mode: 0o600 })
  flush(keyFilePath(path)) // before the file that cannot be opened without it
}

/** What a key file holds; null when it is none, or damaged. */
function readKeyFile(path: string): Record<Exclude<keyof KeyFile, 'format'>, Buffer> | null {
  try {
    const { salt, nonce, wrapped, tag } = JSON.parse(readFileSync(path, 'utf8')) as KeyFile
    const bytes = (text: string) => Buffer.from(text, 'base64')
    const file = { salt: bytes(salt), nonce: bytes(nonce), wrapped: bytes(wrapped), tag: bytes(tag) }
    return file.nonce.length === 12 && file.tag.length === 16 ? file : null
  } catch {
    return null
  }
}

/** The key of an encrypted file, from its passphrase or its recovery key. Refuses a wrong one. */
export function unlockKey(path: string, secret: string): FileKey {
  if (readRecoveryKey(secret)) return fileKeyOf(secret)
  const file = readKeyFile(keyFilePath(path))
  if (!file) throw refuse('company.keyFileMissing', { path: keyFilePath(path) })
  try {
    const decipher = nodeCrypto().createDecipheriv('aes-256-gcm', stretch(secret, file.salt), file.nonce)
    decipher.setAuthTag(file.tag)
    return Buffer.concat([decipher.update(file.wrapped), decipher.final()]).toString('hex')
  } catch {
    throw refuse('company.wrongKey')
  }
}
