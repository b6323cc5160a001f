/** Old and protected workbooks made to hurt: circles of sectors, records that lie, passwords that take for ever. */
import { CFB, utils, write } from '@e965/xlsx'
import type { HostileZip } from './zip-corpus.ts'

const DAMAGED = 'bank.workbookDamaged'
const UNSAFE = 'bank.workbookUnsafe'

/** A small workbook of BIFF8 with two movements. */
function smallXls(): Buffer {
  const rows = [
    ['Date', 'Description', 'Amount'],
    ['2026-03-05', 'SHOP', -12.5],
    ['2026-03-16', 'PAY', 100],
  ]
  const workbook = { SheetNames: ['A'], Sheets: { A: utils.aoa_to_sheet(rows) } }
  return write(workbook, { type: 'buffer', bookType: 'biff8' })
}

type Streams = Readonly<Record<string, Buffer>>

function compound(streams: Streams): Buffer {
  const file = CFB.utils.cfb_new({})
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, name, bytes)
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer)
}

/** A protected archive that says what its key costs. */
function agile(spins: string, more = ''): Buffer {
  const value = Buffer.alloc(32, 7).toString('base64')
  const common = `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="${value.slice(0, 24)}"`
  const xml = `${more}<encryption><keyData ${common}/><keyEncryptors><keyEncryptor><p:encryptedKey spinCount="${spins}" ${common} encryptedVerifierHashInput="${value}" encryptedVerifierHashValue="${value}" encryptedKeyValue="${value}"/></keyEncryptor></keyEncryptors></encryption>`
  const info = Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(xml)])
  return compound({
    EncryptionInfo: info,
    EncryptedPackage: Buffer.concat([numbers([100, 0]), Buffer.alloc(5000, 1)]),
  })
}

function changed(bytes: Buffer, change: (bytes: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes)
  change(copy)
  return copy
}

/** The table of sectors with every sector followed by itself. */
const circle = (bytes: Buffer) => {
  const fat = (bytes.readUInt32LE(76) + 1) * 512
  for (let i = 0; i < 128; i++) bytes.writeUInt32LE(i, fat + i * 4)
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

const BOF = record(0x809, Buffer.from([0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
const EOF = record(0x0a, Buffer.alloc(0))

function boundSheet(at: number): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 1, 0, 65])
  data.writeUInt32LE(at, 0)
  return record(0x85, data)
}

const numbers = (values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, i * 4)
  return bytes
}

export const hostileCompounds: readonly HostileZip[] = [
  { name: 'an old workbook', make: smallXls, expected: 'read' },
  { name: 'sectors in a circle', make: () => changed(smallXls(), circle), expected: DAMAGED },
  {
    name: 'a table of sectors in a circle',
    make: () => changed(smallXls(), (bytes) => bytes.writeUInt32LE(0, 68)),
    expected: 'read',
  },
  {
    name: 'sectors of a gibibyte',
    make: () => changed(smallXls(), (bytes) => bytes.writeUInt16LE(30, 30)),
    expected: DAMAGED,
  },
  { name: 'an old workbook cut in its header', make: () => smallXls().subarray(0, 300), expected: DAMAGED },
  { name: 'an old workbook cut in its sectors', make: () => smallXls().subarray(0, 1100), expected: DAMAGED },
  {
    name: 'records longer than the file',
    make: () => Buffer.concat([BOF, Buffer.from([0xfc, 0, 0xff, 0xff, 1, 2])]),
    expected: DAMAGED,
  },
  {
    name: 'four thousand million texts in an old workbook',
    make: () => Buffer.concat([BOF, record(0xfc, numbers([0xffffffff, 0xffffffff])), EOF]),
    expected: DAMAGED,
  },
  {
    name: 'a text longer than its records',
    make: () =>
      Buffer.concat([
        BOF,
        record(0xfc, Buffer.concat([numbers([1, 1]), Buffer.from([0xff, 0xff, 0, 65])])),
        EOF,
      ]),
    expected: DAMAGED,
  },
  {
    name: 'fifty thousand sheets at one place',
    make: () => Buffer.concat([BOF, ...Array.from({ length: 50_000 }, () => boundSheet(0)), EOF]),
    expected: DAMAGED,
  },
  {
    name: 'sheets beyond the end',
    make: () => Buffer.concat([BOF, boundSheet(0x7fffffff), EOF]),
    expected: DAMAGED,
  },
  {
    name: 'a password that costs four thousand million rounds',
    make: () => agile('4000000000'),
    expected: UNSAFE,
  },
  { name: 'a password that costs a negative number of rounds', make: () => agile('-5'), expected: UNSAFE },
  { name: 'a password that costs a word', make: () => agile('many'), expected: UNSAFE },
  {
    name: 'a password at the most rounds allowed',
    make: () => agile('300000'),
    expected: 'bank.passwordWrong',
  },
  {
    name: 'a password described with entities',
    make: () => agile('1', '<!DOCTYPE x [<!ENTITY a "b">]>'),
    expected: UNSAFE,
  },
  {
    name: 'a document of another program',
    make: () => compound({ WordDocument: Buffer.alloc(100) }),
    expected: 'bank.workbookForeign',
  },
]
