/**
 * Whether a PNG can be drawn. The PDF library reads pixels later, out of reach of any handler: a damaged picture
 * would end the process, so every part that it will read is checked before (PNG specification, third edition).
 */
import { crc32, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Sides of a picture: a logo of print quality has no more. */
const SIDE_MAX = 4096

/** Samples of a pixel by colour type, and the depths that each allows. */
const COLOURS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}

/** First column and row of each pass of Adam7, and their steps. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const ONE_PASS = [[0, 0, 1, 1]] as const

interface Picture {
  readonly width: number
  readonly height: number
  readonly bitsPerPixel: number
  readonly indexed: boolean
  readonly interlaced: boolean
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, 8))
}

/** The chunks by type, contents of the same type joined; null when a length or a checksum is wrong. */
function chunksOf(bytes: Buffer): Map<string, Buffer> | null {
  const chunks = new Map<string, Buffer>()
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    if (at + 12 + length > bytes.length) return null
    const typed = bytes.subarray(at + 4, at + 8 + length)
    if (crc32(typed) !== bytes.readUInt32BE(at + 8 + length)) return null
    const type = typed.toString('latin1', 0, 4)
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), typed.subarray(4)]))
    if (type === 'IEND') return chunks
    at += 12 + length
  }
  return null
}

function pictureOf(header: Buffer | undefined): Picture | null {
  if (header?.length !== 13) return null
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, type, compression, filter, interlace] = header.subarray(8)
  const colour = COLOURS[type!]
  if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX) return null
  if (!colour?.depths.includes(depth!) || compression !== 0 || filter !== 0 || interlace! > 1) return null
  const bitsPerPixel = colour.samples * depth!
  return { width, height, bitsPerPixel, indexed: type === 3, interlaced: interlace === 1 }
}

/** True when every row is there and begins with one of the five filters. */
function rowsAreWhole(packed: Buffer, { width, height, bitsPerPixel, interlaced }: Picture): boolean {
  const passes = (interlaced ? ADAM7 : ONE_PASS).map(([x, y, stepX, stepY]) => {
    const columns = Math.ceil((width - x) / stepX)
    const rows = columns <= 0 ? 0 : Math.max(Math.ceil((height - y) / stepY), 0)
    return { rows, bytes: 1 + Math.ceil((columns * bitsPerPixel) / 8) }
  })
  const size = passes.reduce((sum, { rows, bytes }) => sum + rows * bytes, 0)
  const pixels = inflateSync(packed, { maxOutputLength: size })
  if (pixels.length !== size) return false
  let at = 0
  for (const { rows, bytes } of passes)
    for (let row = 0; row < rows; row++, at += bytes) if (pixels[at]! > 4) return false
  return true
}

/** True when the picture is whole and of a size that a logo has. */
export function isSoundPng(bytes: Uint8Array): boolean {
  if (!isPng(bytes)) return false
  try {
    const chunks = chunksOf(Buffer.from(bytes))
    const picture = pictureOf(chunks?.get('IHDR'))
    const pixels = chunks?.get('IDAT')
    if (!picture || !pixels || (picture.indexed && !chunks?.has('PLTE'))) return false
    return rowsAreWhole(pixels, picture)
  } catch {
    // The inflater refuses what is damaged or larger than the picture can be.
    return false
  }
}
