/**
 * The directory of a ZIP archive, read and judged before anything is unpacked, and the unpacking of single parts,
 * counted as it goes. Written by hand because the judging is the point: what a header declares is a claim here.
 * Source: APPNOTE.TXT 6.3.10 (PKWARE).
 */
import { crc32, createInflateRaw } from 'node:zlib'
import { PARTS_MAX, RATIO_FROM, RATIO_MAX, UNPACKED_MAX, UNPACKED_MIB_MAX } from './limits.ts'
import { damaged, refuseWorkbook, unsafe } from './texts.ts'

/** One part of an archive, as the directory describes it. */
export interface ZipPart {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const WIDE_END = 0x06064b50
const WIDE_LOCATOR = 0x07064b50
const WIDE_END_SIZE = 56
const WIDE_LOCATOR_SIZE = 20
const UINT32 = 0xffffffff
const END_SIZE = 22
const LOCAL_SIZE = 30
const CENTRAL_SIZE = 46
const COMMENT_MAX = 0xffff
const LINK = 0xa000
const KIND = 0xf000

/** The record at the end, with a comment of just the length it says. */
function endOf(view: DataView): number {
  const from = Math.max(0, view.byteLength - END_SIZE - COMMENT_MAX)
  for (let at = view.byteLength - END_SIZE; at >= from; at--) {
    if (view.getUint32(at, true) !== END) continue
    if (at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  throw damaged('directory')
}

/** A name as parts are looked up: with slashes, in lower case. Refuses names that lead out of the archive. */
function partName(bytes: Uint8Array): string {
  const name = new TextDecoder('utf-8').decode(bytes).replaceAll('\\', '/').toLowerCase()
  const segments = name.split('/')
  if (name === '' || name.startsWith('/') || name.includes('\0') || /^[a-z]:/.test(name)) throw unsafe('name')
  if (segments.includes('..') || segments.includes('.')) throw unsafe('name')
  return name
}

function judge(part: ZipPart, flags: number, attributes: number): void {
  if ((flags & 1) !== 0) throw unsafe('encrypted')
  if (part.method !== 0 && part.method !== 8) throw unsafe('method')
  if (((attributes >>> 16) & KIND) === LINK) throw unsafe('link')
  if (part.method === 0 && part.packed !== part.unpacked) throw unsafe('size')
  if (part.unpacked > RATIO_FROM && part.unpacked > part.packed * RATIO_MAX) throw unsafe('bomb')
}

interface Ends {
  readonly count: number
  readonly start: number
  /** Where the directory ends. */
  readonly end: number
}

const safe = (value: bigint): number => (value > BigInt(UINT32) ? UINT32 : Number(value))

/** Some programs write the records of large archives into small ones: they are read, large figures refused. */
function wideEnds(view: DataView, end: number): Ends | null {
  const locator = end - WIDE_LOCATOR_SIZE
  if (locator < 0 || view.getUint32(locator, true) !== WIDE_LOCATOR) return null
  const at = safe(view.getBigUint64(locator + 8, true))
  if (at + WIDE_END_SIZE > locator || view.getUint32(at, true) !== WIDE_END) throw damaged('directory')
  const count = safe(view.getBigUint64(at + 32, true))
  const size = safe(view.getBigUint64(at + 40, true))
  const start = safe(view.getBigUint64(at + 48, true))
  if (start + size !== at) throw damaged('directory')
  return { count, start, end: at }
}

function endsOf(view: DataView): Ends {
  const end = endOf(view)
  const wide = wideEnds(view, end)
  if (wide) return wide
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count || start + size !== end)
    throw damaged('directory')
  return { count, start, end }
}

/** The figures of a part that did not fit, from its extra field, in the order in which they are missing. */
function widened(view: DataView, from: number, to: number, figures: readonly number[]): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    const last = Math.min(to, next + view.getUint16(at + 2, true))
    return figures.map((figure) => {
      if (figure !== UINT32 || next + 8 > last) return figure
      next += 8
      return safe(view.getBigUint64(next - 8, true))
    })
  }
  return [...figures]
}

interface Directory {
  readonly parts: ZipPart[]
  readonly start: number
}

function readDirectory(bytes: Uint8Array, view: DataView): Directory {
  const { count, start, end } = endsOf(view)
  if (count > PARTS_MAX) throw unsafe('parts')
  const parts: ZipPart[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) throw damaged('directory')
    const extra = at + CENTRAL_SIZE + view.getUint16(at + 28, true)
    const comment = extra + view.getUint16(at + 30, true)
    const next = comment + view.getUint16(at + 32, true)
    if (next > end) throw damaged('directory')
    const narrow = [at + 24, at + 20, at + 42].map((place) => view.getUint32(place, true))
    const [unpacked, packed, offset] = widened(view, extra, comment, narrow) as [number, number, number]
    if ([packed, unpacked, offset].includes(UINT32)) throw unsafe('size')
    const name = partName(bytes.subarray(at + CENTRAL_SIZE, extra))
    const crc = view.getUint32(at + 16, true)
    const part: ZipPart = { name, method: view.getUint16(at + 10, true), crc, packed, unpacked, offset }
    judge(part, view.getUint16(at + 8, true), view.getUint32(at + 38, true))
    parts.push(part)
    at = next
  }
  if (at !== end) throw unsafe('parts')
  return { parts, start }
}

/** Where the bytes of a part begin, when its own header stands there and agrees with the directory. */
function bodyOf(view: DataView, part: ZipPart): number {
  if (part.offset + LOCAL_SIZE > view.byteLength || view.getUint32(part.offset, true) !== LOCAL)
    throw damaged('entry')
  if (view.getUint16(part.offset + 8, true) !== part.method) throw unsafe('method')
  return (
    part.offset + LOCAL_SIZE + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
  )
}

/** Parts lie one after the other, before the directory, and no byte serves two of them. */
function refuseOverlap(view: DataView, { parts, start }: Directory): void {
  const inOrder = [...parts].sort((a, b) => a.offset - b.offset)
  for (const [i, part] of inOrder.entries()) {
    const next = inOrder[i + 1]?.offset ?? start
    if (bodyOf(view, part) + part.packed > next) throw unsafe('overlap')
  }
}

/** What becomes of the unpacked bytes of a part, piece by piece. */
export type TakePiece = (piece: Uint8Array) => void

export class ZipArchive {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #parts = new Map<string, ZipPart>()
  #unpacked = 0

  /** Reads and judges the directory; refuses an archive that is damaged or that no spreadsheet makes. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const directory = readDirectory(bytes, this.#view)
    for (const part of directory.parts) {
      if (this.#parts.has(part.name)) throw unsafe('twice')
      this.#parts.set(part.name, part)
    }
    refuseOverlap(this.#view, directory)
  }

  /** Names are compared without case, as in workbooks. */
  has(name: string): boolean {
    return this.#parts.has(name.toLowerCase())
  }

  names(): readonly string[] {
    return [...this.#parts.keys()]
  }

  /** Unpacks a part and hands it on in pieces; refuses it when it grows beyond what is declared or allowed. */
  async read(name: string, take: TakePiece): Promise<void> {
    const part = this.#parts.get(name.toLowerCase())
    if (!part) throw damaged('entry')
    const start = bodyOf(this.#view, part)
    const packed = this.#bytes.subarray(start, start + part.packed)
    if (packed.length !== part.packed) throw damaged('entry')
    let sum = 0
    const count = this.#counter(part, (piece) => {
      sum = crc32(piece, sum)
      take(piece)
    })
    if (part.method === 0) count.take(packed)
    else await inflate(packed, count.take)
    if (count.size() !== part.unpacked) throw unsafe('size')
    if (sum !== part.crc) throw damaged('checksum')
  }

  /** Unpacks what was encrypted when it was packed already, under the same limits; `size` is what is declared of it. */
  async inflated(packed: Uint8Array, size: number, take: TakePiece): Promise<void> {
    const count = this.#counter({ packed: packed.length, unpacked: size }, take)
    await inflate(packed, count.take)
    if (count.size() !== size) throw unsafe('size')
  }

  #counter({ packed, unpacked }: Pick<ZipPart, 'packed' | 'unpacked'>, take: TakePiece) {
    let size = 0
    return {
      size: () => size,
      take: (piece: Uint8Array) => {
        size += piece.length
        this.#unpacked += piece.length
        if (size > unpacked) throw unsafe('size')
        if (size > RATIO_FROM && size > packed * RATIO_MAX) throw unsafe('bomb')
        if (this.#unpacked > UNPACKED_MAX)
          throw refuseWorkbook('bank.workbookTooLarge', { max: UNPACKED_MIB_MAX })
        take(piece)
      },
    }
  }
}

const PIECE = 64 * 1024

/** Inflates in pieces: what is refused in the middle is never unpacked to its end. */
async function inflate(packed: Uint8Array, take: TakePiece): Promise<void> {
  const stream = createInflateRaw({ chunkSize: PIECE })
  let refusal: unknown = null
  stream.end(packed)
  try {
    for await (const piece of stream) {
      try {
        take(piece as Uint8Array)
      } catch (error) {
        refusal = error
        break
      }
    }
  } catch {
    refusal ??= damaged('entry')
  } finally {
    stream.destroy()
  }
  if (refusal !== null) throw refusal
}
