/**
 * Password-protected .xls: the data of the records is encrypted with RC4, with a new key every 1,024 bytes, their
 * headers are not. Two ways of making the key: MD5 (Excel 97) and the CryptoAPI with SHA-1 (Excel 2002 and later).
 * Source: [MS-OFFCRYPTO] 2.3.5 and 2.3.6, [MS-XLS] 2.2.10.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { withPassword } from './agile.ts'
import { nextAfter, RECORD, recordAt, u16, u32 } from './biff-records.ts'
import { damaged, refuseWorkbook } from './texts.ts'
import { type DecodeByte, xorDecoder } from './xor.ts'

const BLOCK = 1024

/** The first bytes of the key stream of a key. */
function keyStream(key: Uint8Array, length: number): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  const swap = (a: number, b: number) => {
    const kept = state[a]!
    state[a] = state[b]!
    state[b] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    swap(i, j)
  }
  const stream = new Uint8Array(length)
  for (let n = 0, i = 0, j = 0; n < length; n++) {
    i = (i + 1) & 255
    j = (j + state[i]!) & 255
    swap(i, j)
    stream[n] = state[(state[i]! + state[j]!) & 255]!
  }
  return stream
}

type KeyOfBlock = (block: number) => Buffer

const hash = (name: string, ...pieces: readonly Uint8Array[]) => {
  const made = createHash(name)
  for (const piece of pieces) made.update(piece)
  return made.digest()
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** Excel 97: 40 bits of MD5 of the password, sixteen times with the salt. */
function plainKeys(salt: Uint8Array, password: string): KeyOfBlock {
  const short = hash('md5', Buffer.from(password, 'utf16le')).subarray(0, 5)
  const round = Buffer.concat([short, salt])
  const base = hash('md5', Buffer.concat(Array.from({ length: 16 }, () => round))).subarray(0, 5)
  return (block) => hash('md5', base, littleEndian(block))
}

/** The CryptoAPI: SHA-1 of salt and password; keys of 40 bits are filled up with zeros. */
function apiKeys(salt: Uint8Array, password: string, keyBits: number): KeyOfBlock {
  const base = hash('sha1', salt, Buffer.from(password, 'utf16le'))
  return (block) => {
    const key = hash('sha1', base, littleEndian(block)).subarray(0, keyBits / 8)
    return keyBits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key
  }
}

/** Keys of the right password: the verifier and its hash, decrypted with the first key, agree. */
function verified(
  keys: KeyOfBlock,
  name: string,
  verifier: Uint8Array,
  expected: Uint8Array,
): KeyOfBlock | null {
  const stream = keyStream(keys(0), verifier.length + expected.length)
  const plain = Buffer.concat([verifier, expected]).map((byte, i) => byte ^ stream[i]!)
  const given = hash(name, plain.subarray(0, verifier.length))
  const stored = plain.subarray(verifier.length)
  return stored.length === given.length && timingSafeEqual(given, stored) ? keys : null
}

/** Decodes with the key of the block in which a byte stands. */
function rc4Decoder(keys: KeyOfBlock): DecodeByte {
  let block = -1
  let stream: Uint8Array = new Uint8Array(0)
  return (byte, index) => {
    const needed = Math.floor(index / BLOCK)
    if (needed !== block) {
      block = needed
      stream = keyStream(keys(block), BLOCK)
    }
    return byte ^ stream[index % BLOCK]!
  }
}

function apiDecoder(data: Uint8Array, password: string | undefined): DecodeByte {
  const headerSize = u32(data, 10)
  const header = data.subarray(14, 14 + headerSize)
  const rest = data.subarray(14 + headerSize)
  const keyBits = u32(header, 16) || 40
  if (header.length < 24 || rest.length < 60 || keyBits > 128 || keyBits % 8 !== 0) throw damaged('records')
  if (u32(header, 8) !== 0x6801) throw unknown('CryptoAPI')
  const [salt, verifier, expected] = [rest.subarray(4, 20), rest.subarray(20, 36), rest.subarray(40, 60)]
  const keys = withPassword(password, (tried) =>
    verified(apiKeys(salt, tried, keyBits), 'sha1', verifier, expected),
  )
  return rc4Decoder(keys)
}

function unknown(kind: string) {
  return refuseWorkbook('bank.encryptionUnknown', { kind })
}

/** The way to decode that a FilePass record describes. */
function decoderFor(data: Uint8Array, version: number, password: string | undefined): DecodeByte {
  const xorAt = version === 8 ? 2 : 0
  if (version !== 8 || u16(data, 0) === 0)
    return withPassword(password, (tried) => xorDecoder(tried, u16(data, xorAt), u16(data, xorAt + 2)))
  const [major, minor] = [u16(data, 2), u16(data, 4)]
  if (major >= 2 && major <= 4 && minor === 2) return apiDecoder(data, password)
  if (major !== 1 || minor !== 1) throw unknown(`RC4 ${major}.${minor}`)
  if (data.length < 54) throw damaged('records')
  const [salt, verifier, expected] = [data.subarray(6, 22), data.subarray(22, 38), data.subarray(38, 54)]
  const keys = withPassword(password, (tried) => verified(plainKeys(salt, tried), 'md5', verifier, expected))
  return rc4Decoder(keys)
}

/** Records that stay readable: those that a reader needs before it has the key. */
const PLAIN = new Set<number>([RECORD.bof, RECORD.filePass, 0xe1, 0xe2, 0x194, 0x195, 0x196, 0x138])

/** Where a sheet begins stays readable too: the first four bytes of its record. */
const plainBytes = (type: number) => (type === RECORD.boundSheet ? 4 : 0)

/** A copy of the stream with the data of all records in plain. */
function decryptRecords(stream: Uint8Array, from: number, decode: DecodeByte): Uint8Array {
  const plain = Uint8Array.from(stream)
  for (let at = from; ; ) {
    const record = recordAt(stream, at)
    if (!record) return plain
    at = nextAfter(record)
    if (PLAIN.has(record.type)) continue
    for (let i = record.at + plainBytes(record.type); i < at; i++) plain[i] = decode(stream[i]!, i, record)
  }
}

/** The records in plain; refuses a protected workbook without its password. */
export function decryptBiff(stream: Uint8Array, version: number, password: string | undefined): Uint8Array {
  for (let at = 0; ; ) {
    const record = recordAt(stream, at)
    if (!record || record.type === RECORD.eof || record.type === RECORD.boundSheet) return stream
    at = nextAfter(record)
    if (record.type === RECORD.filePass)
      return decryptRecords(stream, at, decoderFor(record.data, version, password))
  }
}
