/**
 * Protected OpenDocument files: each part is packed, then encrypted with a key of its own from the same password, as the manifest
 * says (AES of LibreOffice, Blowfish of OpenOffice); newer ones hold a whole archive, encrypted at once.
 * Sources: OpenDocument 1.3, part 2, 3.4 and 4; of the newest way, the source of LibreOffice 24.2.
 */
import { createDecipheriv, createHash, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { refuse } from '../texts.ts'
import { blowfishCfb } from './blowfish.ts'
import { SPINS_MAX } from './limits.ts'
import { attributeOf } from './markup.ts'
import { damaged, refuseWorkbook, unsafe } from './texts.ts'
import { readPart } from './xlsx-parts.ts'
import type { ZipArchive } from './zip.ts'

/** The part that holds a whole archive. */
export const PACKAGE = 'encrypted-package'
const ENTRIES_MAX = 2_000
/** What is hashed of a part to see whether the password is right. */
const CHECKED = 1024

/** How one part is encrypted, in the words of the manifest. */
export interface Sealed {
  readonly size: number
  readonly checksumType: string
  readonly checksum: Buffer
  cipher: string
  iv: Buffer
  derivation: string
  keyBytes: number
  salt: Buffer
  spins: number
  startKey: string
}

const base64 = (tag: string, name: string) => Buffer.from(attributeOf(tag, name) ?? '', 'base64')

function describe(sealed: Sealed, element: string, tag: string): void {
  if (element === 'algorithm') {
    sealed.cipher = attributeOf(tag, 'algorithm-name') ?? ''
    sealed.iv = base64(tag, 'initialisation-vector')
  } else if (element === 'start-key-generation')
    sealed.startKey = attributeOf(tag, 'start-key-generation-name') ?? ''
  else if (element === 'key-derivation') {
    sealed.derivation = attributeOf(tag, 'key-derivation-name') ?? ''
    sealed.keyBytes = Number(attributeOf(tag, 'key-size') ?? 16)
    sealed.salt = base64(tag, 'salt')
    sealed.spins = Number(attributeOf(tag, 'iteration-count') ?? 0)
  }
}

/** Which parts are encrypted, and how. */
export async function readManifest(zip: ZipArchive, name: string): Promise<Map<string, Sealed>> {
  const found = new Map<string, Sealed>()
  let [path, size] = ['', 0]
  let sealed: Sealed | null = null
  await readPart(zip, name, {
    open: (element, tag) => {
      if (element === 'file-entry') {
        path = (attributeOf(tag, 'full-path') ?? '').toLowerCase()
        size = Number(attributeOf(tag, 'size') ?? -1)
        sealed = null
      } else if (element === 'encryption-data' && found.size < ENTRIES_MAX) {
        const [checksumType, checksum] = [attributeOf(tag, 'checksum-type') ?? '', base64(tag, 'checksum')]
        const unknown = {
          cipher: '',
          iv: Buffer.alloc(0),
          derivation: '',
          keyBytes: 0,
          salt: Buffer.alloc(0),
        }
        sealed = { size, checksumType, checksum, ...unknown, spins: 0, startKey: 'SHA1' }
        found.set(path, sealed)
      } else if (sealed) describe(sealed, element, tag)
    },
    close: () => {},
    text: () => {},
  })
  return found
}

const unknown = (kind: string) =>
  refuseWorkbook('bank.encryptionUnknown', { kind: kind.slice(kind.search(/[^#:/]*$/)).slice(0, 40) || '?' })

/** `SHA1/1K`, `...#sha256-1k` and their like by the name of their hash. */
const hashNamed = (name: string) => (/sha-?256/i.test(name) ? 'sha256' : /sha-?1/i.test(name) ? 'sha1' : null)

function keyOf(sealed: Sealed, password: string): Buffer {
  const hash = hashNamed(sealed.startKey)
  if (hash === null) throw unknown(sealed.startKey)
  if (!/pbkdf2$/i.test(sealed.derivation)) throw unknown(sealed.derivation)
  if (![16, 24, 32].includes(sealed.keyBytes)) throw unknown(`${sealed.keyBytes}`)
  if (!(sealed.spins >= 1) || sealed.spins > SPINS_MAX) throw unsafe('spins')
  const start = createHash(hash).update(password, 'utf8').digest()
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

/** The bytes decrypted; null when what proves the password contradicts it. */
function decrypted(sealed: Sealed, bytes: Uint8Array, password: string): Buffer | null {
  const { cipher, checksum, checksumType, iv } = sealed
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
