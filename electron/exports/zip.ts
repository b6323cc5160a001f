/** A ZIP archive of a few entries in memory, as workbooks are (APPNOTE 6.3.3; no encryption, no ZIP64). */
import { crc32, deflateRawSync } from 'node:zlib'
import { assert } from '../../db/rules/errors.ts'

export interface ZipEntry {
  readonly name: string
  readonly content: Uint8Array
}

/** Offsets are written on 32 bits. */
const ARCHIVE_BYTES_MAX = 0xffff_ffff
/** 1980-01-01, the first day a ZIP can tell: equal contents make equal bytes. */
const DATE = 0x0021
const UTF8_NAMES = 0x0800
const DEFLATE = 8

/** The fields that the local header and the directory share. */
function common(entry: ZipEntry, packed: Uint8Array, name: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt16LE(DEFLATE, 4)
  fields.writeUInt16LE(0, 6)
  fields.writeUInt16LE(DATE, 8)
  fields.writeUInt32LE(crc32(entry.content), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(entry.content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

/** The archive's bytes, entries in the order given. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const packed = deflateRawSync(entry.content)
    const fields = common(entry, packed, name)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, name)
    offset += 30 + name.length + packed.length
  }
  assert(offset < ARCHIVE_BYTES_MAX, 'the archive passes 4 GB')
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
