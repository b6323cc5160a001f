/** Archives and PDF documents taken apart and put together again, so that what is broken is what is packed inside. */
import { crc32, deflateRawSync, deflateSync, inflateRawSync, inflateSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly bytes: Buffer
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const INFLATED_MAX = 1 << 22

/** An archive of these parts. */
export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, bytes } of parts) {
    const packed = deflateRawSync(bytes, { level: 1 })
    const title = Buffer.from(name)
    // version, flags, method, time, day, crc, sizes, length of the name, of the rest: the same in both places
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(LOCAL)
    files.push(local, common, title, packed)
    const entry = Buffer.alloc(6)
    entry.writeUInt32LE(CENTRAL)
    entry.writeUInt16LE(20, 4)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    list.push(entry, common, place, title)
    at += 4 + common.length + title.length + packed.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, directory, end])
}

/** The parts of an archive; none when it is not a plain one. */
export function unzip(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) return []
  const parts: Part[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [title, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    const name = bytes.toString('utf8', at + 46, at + 46 + title)
    parts.push({
      name,
      bytes: method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: INFLATED_MAX }),
    })
    at += 46 + title + extra + comment
  }
  return parts
}

/** Where a stream of a PDF begins and ends. */
interface Stream {
  readonly start: number
  readonly end: number
}

function streamsOf(text: string): Stream[] {
  const streams: Stream[] = []
  for (let at = text.indexOf('stream'); at >= 0; at = text.indexOf('stream', at + 6)) {
    if (text.slice(at - 3, at) === 'end') continue
    const start = text[at + 6] === '\r' ? at + 8 : at + 7
    const end = text.indexOf('endstream', start)
    if (end < 0) break
    streams.push({ start, end: text[end - 1] === '\n' ? end - 1 : end })
  }
  return streams
}

/** The document with one of its streams changed while unpacked; null when none can be unpacked. */
export function withChangedStream(
  bytes: Buffer,
  choose: (count: number) => number,
  change: (stream: Buffer) => Buffer,
): Buffer | null {
  const streams = streamsOf(bytes.toString('latin1'))
  if (streams.length === 0) return null
  const { start, end } = streams[choose(streams.length)]!
  const packed = bytes.subarray(start, end)
  try {
    const changed = deflateSync(change(inflateSync(packed, { maxOutputLength: INFLATED_MAX })))
    return Buffer.concat([bytes.subarray(0, start), changed, bytes.subarray(end)])
  } catch {
    return Buffer.concat([bytes.subarray(0, start), change(packed), bytes.subarray(end)])
  }
}
