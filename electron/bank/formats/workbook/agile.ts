/**
 * Password-protected .xlsx: the whole archive lies encrypted in a compound file. Two ways of writing the key: "agile"
 * (Excel 2010 and later, described in XML) and "standard" (Excel 2007). Source: [MS-OFFCRYPTO] 2.3.4.
 */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { refuse } from '../texts.ts'
import { SPINS_MAX } from './limits.ts'
import { attributeOf, MarkupReader } from './markup.ts'
import { damaged, refuseWorkbook, unsafe } from './texts.ts'

const HASHES = new Set(['sha1', 'sha256', 'sha384', 'sha512', 'md5'])

function unknown(kind: string) {
  return refuseWorkbook('bank.encryptionUnknown', { kind: kind.slice(0, 40) })
}

const hashOf = (name: string, ...pieces: readonly Uint8Array[]): Buffer => {
  const hash = createHash(name)
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** The password hashed over and over, as both ways do it. */
function spun(hash: string, salt: Uint8Array, password: string, spins: number): Buffer {
  let digest = hashOf(hash, salt, Buffer.from(password, 'utf16le'))
  const round = Buffer.alloc(4 + digest.length)
  for (let i = 0; i < spins; i++) {
    round.writeUInt32LE(i)
    digest.copy(round, 4)
    digest = createHash(hash).update(round).digest()
  }
  return digest
}

function sized(bytes: Buffer, length: number, filler: number): Buffer {
  if (bytes.length >= length) return bytes.subarray(0, length)
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, filler)])
}

interface KeyData {
  readonly salt: Buffer
  readonly blockSize: number
  readonly keyBytes: number
  readonly hash: string
}

interface Agile {
  readonly data: KeyData
  readonly key: KeyData
  readonly spins: number
  readonly verifierInput: Buffer
  readonly verifierHash: Buffer
  readonly keyValue: Buffer
}

/** The parameters of one cipher; refuses what is not AES in chained blocks. */
function keyData(tag: string): KeyData {
  const text = (name: string) => attributeOf(tag, name) ?? ''
  const hash = text('hashAlgorithm').replace('-', '').toLowerCase()
  const keyBytes = Number(text('keyBits')) / 8
  const cipher = `${text('cipherAlgorithm')} ${text('cipherChaining')} ${hash}`
  if (text('cipherAlgorithm') !== 'AES' || text('cipherChaining') !== 'ChainingModeCBC') throw unknown(cipher)
  if (!HASHES.has(hash) || ![16, 24, 32].includes(keyBytes)) throw unknown(cipher)
  return { salt: Buffer.from(text('saltValue'), 'base64'), blockSize: 16, keyBytes, hash }
}

function readAgile(xml: string): Agile {
  let data: KeyData | null = null
  let found: Agile | null = null
  const reader = new MarkupReader({
    open: (name, tag) => {
      if (name === 'keyData') data = keyData(tag)
      if (name !== 'encryptedKey' || found || !data) return
      const bytes = (attribute: string) => Buffer.from(attributeOf(tag, attribute) ?? '', 'base64')
      found = {
        data,
        key: keyData(tag),
        spins: Number(attributeOf(tag, 'spinCount')),
        verifierInput: bytes('encryptedVerifierHashInput'),
        verifierHash: bytes('encryptedVerifierHashValue'),
        keyValue: bytes('encryptedKeyValue'),
      }
    },
    close: () => {},
    text: () => {},
  })
  reader.push(xml)
  if (!found) throw unknown('agile')
  return found
}

function decrypted(cipher: string, key: Buffer, iv: Buffer | null, bytes: Uint8Array): Buffer {
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw damaged('entry')
  const decipher = createDecipheriv(cipher, key, iv).setAutoPadding(false)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

/** What each of the three encrypted values of a key is derived with. */
const VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex')
const VERIFIER_HASH = Buffer.from('d7aa0f6d3061344e', 'hex')
const KEY_VALUE = Buffer.from('146e0be7abacd0d6', 'hex')
const SEGMENT = 4096

/** The key of the archive when the password is right, null when it is not. */
function agileKey(
  { key, spins, verifierInput, verifierHash, keyValue }: Agile,
  password: string,
): Buffer | null {
  if (!(spins >= 0) || spins > SPINS_MAX) throw unsafe('spins')
  const digest = spun(key.hash, key.salt, password, spins)
  const cipher = `aes-${key.keyBytes * 8}-cbc`
  const value = (purpose: Buffer, bytes: Buffer) =>
    decrypted(
      cipher,
      sized(hashOf(key.hash, digest, purpose), key.keyBytes, 0x36),
      sized(key.salt, key.blockSize, 0x36),
      bytes,
    )
  const given = hashOf(key.hash, value(VERIFIER_INPUT, verifierInput).subarray(0, key.salt.length))
  const expected = value(VERIFIER_HASH, verifierHash).subarray(0, given.length)
  if (expected.length !== given.length || !timingSafeEqual(given, expected)) return null
  return value(KEY_VALUE, keyValue).subarray(0, key.keyBytes)
}

function agileBytes({ data }: Agile, key: Buffer, packed: Uint8Array): Buffer {
  const pieces: Buffer[] = []
  const cipher = `aes-${key.length * 8}-cbc`
  for (let at = 0, segment = 0; at < packed.length; at += SEGMENT, segment++) {
    const iv = sized(hashOf(data.hash, data.salt, littleEndian(segment)), data.blockSize, 0x36)
    pieces.push(decrypted(cipher, key, iv, packed.subarray(at, at + SEGMENT)))
  }
  return Buffer.concat(pieces)
}

const STANDARD_SPINS = 50_000
const AES = new Map([
  [0x660e, 16],
  [0x660f, 24],
  [0x6610, 32],
])

/** The key of the standard way: 50,000 rounds of SHA-1, AES in single blocks. */
function standardKey(info: Buffer, password: string): Buffer | null {
  const headerSize = info.readUInt32LE(8)
  const header = info.subarray(12, 12 + headerSize)
  const verifier = info.subarray(12 + headerSize)
  const keyBytes = header.length >= 20 ? AES.get(header.readUInt32LE(8)) : undefined
  if (keyBytes === undefined || verifier.length < 72) throw unknown('standard')
  const salt = verifier.subarray(4, 20)
  const digest = spun('sha1', salt, password, STANDARD_SPINS)
  const last = hashOf('sha1', digest, littleEndian(0))
  const mixed = (filler: number) => {
    const block = Buffer.alloc(64, filler)
    for (const [i, byte] of last.entries()) block[i] = byte ^ filler
    return hashOf('sha1', block)
  }
  const key = Buffer.concat([mixed(0x36), mixed(0x5c)]).subarray(0, keyBytes)
  const cipher = `aes-${keyBytes * 8}-ecb`
  const given = hashOf('sha1', decrypted(cipher, key, null, verifier.subarray(20, 36)))
  const expected = decrypted(cipher, key, null, verifier.subarray(40, 72)).subarray(0, given.length)
  return timingSafeEqual(given, expected) ? key : null
}

/** What Excel protects with when a workbook is only meant to be read; it opens such files without asking. */
const DEFAULT_PASSWORD = 'VelvetSweatshop'

/** The first of the passwords tried that gives a key; refuses when none does. */
export function withPassword<Key>(
  password: string | undefined,
  keyFor: (password: string) => Key | null,
): Key {
  const key = keyFor(password ?? DEFAULT_PASSWORD)
  if (key !== null) return key
  throw refuse(password === undefined ? 'bank.passwordNeeded' : 'bank.passwordWrong')
}

/** The archive in a protected .xlsx, from its two streams. */
export function decryptPackage(
  infoBytes: Uint8Array,
  packageBytes: Uint8Array,
  password: string | undefined,
): Uint8Array {
  const info = Buffer.from(infoBytes)
  if (info.length < 20 || packageBytes.length < 24) throw damaged('entry')
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)]
  const size = Number(Buffer.from(packageBytes).readBigUInt64LE(0))
  const packed = packageBytes.subarray(8, 8 + Math.floor((packageBytes.length - 8) / 16) * 16)
  if (size > packed.length) throw damaged('entry')
  if (major === 4 && minor === 4) {
    const agile = readAgile(info.subarray(8).toString('utf8'))
    const key = withPassword(password, (tried) => agileKey(agile, tried))
    return agileBytes(agile, key, packed).subarray(0, size)
  }
  if (minor !== 2) throw unknown(`${major}.${minor}`)
  const key = withPassword(password, (tried) => standardKey(info, tried))
  return decrypted(`aes-${key.length * 8}-ecb`, key, null, packed).subarray(0, size)
}
