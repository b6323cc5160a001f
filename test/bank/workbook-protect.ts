/** Protects made-up workbooks with passwords, as Excel does, so that opening them can be tried. */
import { createCipheriv, createHash } from 'node:crypto'
import { CFB } from '@e965/xlsx'

const SALT = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const KEY = Buffer.alloc(32, 0x5a)

const hash = (name: string, ...pieces: readonly Uint8Array[]) => {
  const made = createHash(name)
  for (const piece of pieces) made.update(piece)
  return made.digest()
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function spun(name: string, password: string, spins: number): Buffer {
  let digest = hash(name, SALT, Buffer.from(password, 'utf16le'))
  for (let i = 0; i < spins; i++) digest = hash(name, number(i), digest)
  return digest
}

function encrypt(cipher: string, key: Buffer, iv: Buffer | null, bytes: Uint8Array): Buffer {
  const padded = Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)])
  const made = createCipheriv(cipher, key, iv).setAutoPadding(false)
  return Buffer.concat([made.update(padded), made.final()])
}

function compound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const file = CFB.utils.cfb_new({})
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, name, bytes)
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer)
}

const sized = (length: number) => Buffer.concat([number(length), number(0)])

/** The way of Excel 2010: AES-256 in chained blocks, SHA-512, a key for every 4,096 bytes. */
export function protectAgile(archive: Uint8Array, password: string, spins = 1000): Buffer {
  const digest = spun('sha512', password, spins)
  const wrapped = (purpose: string, bytes: Buffer) =>
    encrypt('aes-256-cbc', hash('sha512', digest, Buffer.from(purpose, 'hex')).subarray(0, 32), SALT, bytes)
  const verifier = Buffer.alloc(16, 3)
  const pieces: Buffer[] = []
  for (let at = 0, i = 0; at < archive.length; at += 4096, i++) {
    const iv = hash('sha512', SALT, number(i)).subarray(0, 16)
    pieces.push(encrypt('aes-256-cbc', KEY, iv, archive.subarray(at, at + 4096)))
  }
  const common = `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="${SALT.toString('base64')}"`
  const values = [
    ['encryptedVerifierHashInput', wrapped('fea7d2763b4b9e79', verifier)],
    ['encryptedVerifierHashValue', wrapped('d7aa0f6d3061344e', hash('sha512', verifier))],
    ['encryptedKeyValue', wrapped('146e0be7abacd0d6', KEY)],
  ] as const
  const shown = values.map(([name, bytes]) => `${name}="${bytes.toString('base64')}"`).join(' ')
  const xml = `<?xml version="1.0"?><encryption xmlns:p="p"><keyData ${common}/><keyEncryptors><keyEncryptor uri="p"><p:encryptedKey spinCount="${spins}" ${common} ${shown}/></keyEncryptor></keyEncryptors></encryption>`
  const info = Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(xml)])
  return compound({
    EncryptionInfo: info,
    EncryptedPackage: Buffer.concat([sized(archive.length), ...pieces]),
  })
}

/** The way of Excel 2007: AES-128 in single blocks, 50,000 rounds of SHA-1. */
export function protectStandard(archive: Uint8Array, password: string): Buffer {
  const last = hash('sha1', spun('sha1', password, 50_000), number(0))
  const block = Buffer.alloc(64, 0x36)
  for (const [i, byte] of last.entries()) block[i] = byte ^ 0x36
  const key = hash('sha1', block).subarray(0, 16)
  const verifier = Buffer.alloc(16, 3)
  const header = Buffer.concat([...[0x24, 0, 0x660e, 0x8004, 128, 0x18, 0, 0].map(number)])
  const info = Buffer.concat([
    Buffer.from([4, 0, 2, 0, 0x24, 0, 0, 0]),
    number(header.length),
    header,
    number(16),
    SALT,
    encrypt('aes-128-ecb', key, null, verifier),
    number(20),
    encrypt('aes-128-ecb', key, null, hash('sha1', verifier)),
  ])
  const packed = encrypt('aes-128-ecb', key, null, archive)
  return compound({ EncryptionInfo: info, EncryptedPackage: Buffer.concat([sized(archive.length), packed]) })
}

/** RC4 in the words of its first publication: one byte of key stream after the other. */
function rc4(key: Buffer, bytes: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) % 256
    ;[state[i], state[j]] = [state[j]!, state[i]!]
  }
  let [i, j] = [0, 0]
  const mixed = Array.from(bytes, (byte) => {
    i = (i + 1) % 256
    j = (j + state[i]!) % 256
    ;[state[i], state[j]] = [state[j]!, state[i]!]
    return byte ^ state[(state[i]! + state[j]!) % 256]!
  })
  return Buffer.from(mixed)
}

type KeyOf = (block: number) => Buffer

/** The records of an old workbook with their data encrypted, and the record that says how behind the first one. */
function protectRecords(file: Uint8Array, filePass: Buffer, keyOf: KeyOf): Buffer {
  const stream = Buffer.from(
    CFB.find(CFB.read(Buffer.from(file), { type: 'buffer' }), 'Workbook')!.content as Buffer,
  )
  const head = Buffer.alloc(4)
  head.writeUInt16LE(0x2f, 0)
  head.writeUInt16LE(filePass.length, 2)
  const first = 4 + stream.readUInt16LE(2)
  const added = head.length + filePass.length
  const plain = Buffer.concat([stream.subarray(0, first), head, filePass, stream.subarray(first)])
  const whole = Buffer.from(plain)
  for (let at = 0; at + 4 <= plain.length; ) {
    const type = plain.readUInt16LE(at)
    const end = at + 4 + plain.readUInt16LE(at + 2)
    const open = type === 0x809 || type === 0x2f || type === 0xe1
    if (type === 0x85) whole.writeUInt32LE(plain.readUInt32LE(at + 4) + added, at + 4)
    for (let i = at + 4 + (type === 0x85 ? 4 : 0); i < end && !open; i++) {
      const stream = rc4(keyOf(Math.floor(i / 1024)), Buffer.alloc(1024))
      whole[i] = plain[i]! ^ stream[i % 1024]!
    }
    at = end
  }
  return compound({ Workbook: whole })
}

const words = (...values: readonly number[]) =>
  Buffer.from(values.flatMap((value) => [value & 0xff, value >>> 8]))

/** The way of Excel 97: RC4 with 40 bits of MD5. */
export function protectRc4(file: Uint8Array, password: string): Buffer {
  const short = hash('md5', Buffer.from(password, 'utf16le')).subarray(0, 5)
  const round = Buffer.concat([short, SALT])
  const base = hash('md5', ...Array.from({ length: 16 }, () => round)).subarray(0, 5)
  const keyOf: KeyOf = (block) => hash('md5', base, number(block))
  const verifier = Buffer.alloc(16, 3)
  const secret = rc4(keyOf(0), Buffer.concat([verifier, hash('md5', verifier)]))
  return protectRecords(file, Buffer.concat([words(1, 1, 1), SALT, secret]), keyOf)
}

/** The way of Excel 2002: RC4 of the CryptoAPI with SHA-1. */
export function protectApi(file: Uint8Array, password: string): Buffer {
  const base = hash('sha1', SALT, Buffer.from(password, 'utf16le'))
  const keyOf: KeyOf = (block) => hash('sha1', base, number(block)).subarray(0, 16)
  const verifier = Buffer.alloc(16, 3)
  const secret = rc4(keyOf(0), Buffer.concat([verifier, hash('sha1', verifier)]))
  const header = Buffer.concat([...[4, 0, 0x6801, 0x8004, 128, 1, 0, 0].map(number)])
  const filePass = Buffer.concat([
    words(1, 2, 2),
    number(4),
    number(header.length),
    header,
    number(16),
    SALT,
    secret.subarray(0, 16),
    number(20),
    secret.subarray(16),
  ])
  return protectRecords(file, filePass, keyOf)
}
