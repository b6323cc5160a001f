/** Archives and PDF documents taken apart and put together again, so that what is broken is what is packed inside. */
import { crc32, deflateRawSync, inflateRawSync, inflateSync } from 'node:zlib'

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

/** Five characters for four bytes, `z` for four zeros, `~>` at the end. */
function fromAscii85(text: string): Buffer {
  const bytes: number[] = []
  let group: number[] = []
  const close = (length: number) => {
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let i = 0; i < length; i++) bytes.push(Math.floor(value / 256 ** (3 - i)) % 256)
    group = []
  }
  for (const char of text.split('~')[0]!) {
    if (char === 'z') bytes.push(0, 0, 0, 0)
    else if (char >= '!' && char <= 'u') group.push(char.charCodeAt(0) - 33)
    if (group.length === 5) close(4)
  }
  const left = group.length
  if (left > 1) {
    while (group.length < 5) group.push(84)
    close(left - 1)
  }
  return Buffer.from(bytes)
}

const FILTERS = /\/Filter\s*(?:\[[^\]]{0,80}\]|\/\w{1,20})/

/** What a stream holds, unpacked as its dictionary says; null when that cannot be done. */
function unpacked(bytes: Buffer, dictionary: string): Buffer | null {
  const filters = FILTERS.exec(dictionary)?.[0] ?? ''
  try {
    const binary = filters.includes('ASCII85') ? fromAscii85(bytes.toString('latin1')) : bytes
    return filters.includes('Flate') ? inflateSync(binary, { maxOutputLength: INFLATED_MAX }) : binary
  } catch {
    return null
  }
}

/** The document with a new table of where its objects are, when it has one of the plain kind. */
function withTable(text: string): string {
  const table = text.lastIndexOf('\nxref')
  const trailer = text.indexOf('trailer', table)
  if (table < 0 || trailer < 0) return text
  const places = new Map<number, number>()
  for (const match of text.slice(0, table).matchAll(/(?<=[\r\n])(\d{1,6}) 0 obj/g))
    places.set(Number(match[1]), match.index)
  const count = Math.max(0, ...places.keys()) + 1
  const rows = Array.from({ length: count }, (_, number) => {
    const place = places.get(number)
    return `${String(place ?? 0).padStart(10, '0')} ${place === undefined ? '65535 f' : '00000 n'} \n`
  })
  const end = text.slice(trailer).replace(/startxref\s+\d+/, `startxref\n${table + 1}`)
  return `${text.slice(0, table)}\nxref\n0 ${count}\n${rows.join('')}${end}`
}

/** The document with one of its streams changed while unpacked; null when none can be. */
export function withChangedStream(
  bytes: Buffer,
  choose: (count: number) => number,
  change: (stream: Buffer) => Buffer,
): Buffer | null {
  const text = bytes.toString('latin1')
  const streams = streamsOf(text)
  if (streams.length === 0) return null
  const { start, end } = streams[choose(streams.length)]!
  const open = Math.max(0, text.lastIndexOf(' obj', start))
  const dictionary = text.slice(open, start)
  const plain = unpacked(bytes.subarray(start, end), dictionary)
  if (!plain) return null
  const changed = change(plain).toString('latin1')
  const plainly = dictionary.replace(FILTERS, '').replace(/\/Length \d+/, `/Length ${changed.length}`)
  return Buffer.from(withTable(text.slice(0, open) + plainly + changed + text.slice(end)), 'latin1')
}
