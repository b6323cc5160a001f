/**
 * Protected OpenDocument files: each part is packed, then encrypted with a key of its own from the same password, as the manifest
 * says (AES of LibreOffice, Blowfish of OpenOffice); files of LibreOffice 24.8 and later may hold a whole archive, encrypted at once.
 * Sources: OpenDocument 1.3, part 2, 3.4 and 4; of the newest way, what LibreOffice writes.
 */
import crypto, { createDecipheriv, createHash, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { refuse } from '../texts.ts'
import { blowfishCfb } from './blowfish.ts'
import { SPINS_MAX } from './limits.ts'
import type { Sealed } from './ods-manifest.ts'
import { damaged, refuseWorkbook, unsafe } from './texts.ts'

/** The part that holds a whole archive. */
export const PACKAGE = 'encrypted-package'
/** What is hashed of a part to see whether the password is right. */
const CHECKED = 1024
/** What Argon2 may cost; LibreOffice takes 3 rounds over 64 MiB in 4 lanes. */
const ARGON_MAX = { passes: 10, memory: 128 * 1024, lanes: 16 } as const
const TAG_BYTES = 16
const NONCE_BYTES = 12

const unknown = (kind: string) =>
  refuseWorkbook('bank.encryptionUnknown', { kind: kind.slice(kind.search(/[^#:/]*$/)).slice(0, 40) || '?' })

/** `SHA1/1K`, `...#sha256-1k` and their like by the name of their hash. */
const hashNamed = (name: string) => (/sha-?256/i.test(name) ? 'sha256' : /sha-?1/i.test(name) ? 'sha1' : null)

/** Argon2, where the libraries beneath have it: those of the desktop program may not. */
function argonKey({ argon, salt, keyBytes }: Sealed, message: Buffer): Buffer {
  const { passes, memory, lanes } = argon
  const isAllowed = ([given, most]: readonly [number, number]) => given >= 1 && given <= most
  const costs = [
    [passes, ARGON_MAX.passes],
    [memory, ARGON_MAX.memory],
    [lanes, ARGON_MAX.lanes],
  ] as const
  if (!costs.every(isAllowed)) throw unsafe('spins')
  if (salt.length < 8 || typeof crypto.argon2Sync !== 'function') throw unknown('Argon2')
  const parameters = { message, nonce: salt, parallelism: lanes, tagLength: keyBytes, memory, passes }
  try {
    return crypto.argon2Sync('argon2id', parameters)
  } catch {
    throw unknown('Argon2')
  }
}

function keyOf(sealed: Sealed, password: string): Buffer {
  const hash = hashNamed(sealed.startKey)
  if (hash === null) throw unknown(sealed.startKey)
  if (![16, 24, 32].includes(sealed.keyBytes)) throw unknown(`${sealed.keyBytes}`)
  const start = createHash(hash).update(password, 'utf8').digest()
  if (/argon2id$/i.test(sealed.derivation)) return argonKey(sealed, start)
  if (!/pbkdf2$/i.test(sealed.derivation)) throw unknown(sealed.derivation)
  if (!(sealed.spins >= 1) || sealed.spins > SPINS_MAX) throw unsafe('spins')
  return pbkdf2Sync(start, sealed.salt, sealed.spins, sealed.keyBytes, 'sha1')
}

/** Without what fills the last block: its last byte says how much that is. */
function unfilled(bytes: Buffer): Buffer {
  const filled = bytes.at(-1) ?? 0
  return filled >= 1 && filled <= 16 ? bytes.subarray(0, bytes.length - filled) : bytes
}

function chained(sealed: Sealed, key: Buffer, bytes: Uint8Array): Buffer {
  if (bytes.length === 0 || bytes.length % 16 !== 0 || sealed.iv.length !== 16) throw damaged('entry')
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, sealed.iv).setAutoPadding(false)
  return unfilled(Buffer.concat([decipher.update(bytes), decipher.final()]))
}

/** With a proof of its own at the end, and perhaps its nonce before it; null when the key is another. */
function authenticated({ iv }: Sealed, key: Buffer, bytes: Uint8Array): Buffer | null {
  const all = Buffer.from(bytes)
  const packed = all.subarray(0, NONCE_BYTES).equals(iv) ? all.subarray(NONCE_BYTES) : all
  if (iv.length !== NONCE_BYTES || packed.length <= TAG_BYTES) throw damaged('entry')
  const name = `aes-${(key.length * 8) as 128 | 192 | 256}-gcm` as const
  const decipher = createDecipheriv(name, key, iv, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(packed.subarray(-TAG_BYTES))
  const plain = decipher.update(packed.subarray(0, -TAG_BYTES))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    return null
  }
}

/** The bytes decrypted; null when what proves the password contradicts it. */
function decrypted(sealed: Sealed, bytes: Uint8Array, password: string): Buffer | null {
  const { cipher, checksum, checksumType, iv } = sealed
  if (/#aes(128|192|256)-gcm$/i.test(cipher)) return authenticated(sealed, keyOf(sealed, password), bytes)
  const isBlowfish = /blowfish/i.test(cipher)
  if (!isBlowfish && !/#aes(128|192|256)-cbc$/i.test(cipher)) throw unknown(cipher)
  const hash = hashNamed(checksumType)
  if (hash === null) throw unknown(checksumType || cipher)
  if (isBlowfish && iv.length !== 8) throw damaged('entry')
  const key = keyOf(sealed, password)
  const plain = isBlowfish ? blowfishCfb(key, iv, bytes) : chained(sealed, key, bytes)
  const given = createHash(hash).update(plain.subarray(0, CHECKED)).digest()
  return given.length === checksum.length && timingSafeEqual(given, checksum) ? plain : null
}

/** Opens the parts of one file with its password. */
export class Unsealer {
  readonly #password: string | undefined

  constructor(password: string | undefined) {
    this.#password = password
  }

  open(sealed: Sealed, bytes: Uint8Array): Buffer {
    if (this.#password === undefined) throw refuse('bank.passwordNeeded')
    const plain = decrypted(sealed, bytes, this.#password)
    if (plain === null) throw refuse('bank.passwordWrong')
    return plain
  }
}
