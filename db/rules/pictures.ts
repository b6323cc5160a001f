/** The kind and the size of a picture, read from its own first bytes: a name or an ending proves nothing. */

export interface Picture {
  readonly type: 'image/png' | 'image/jpeg'
  /** Pixels. */
  readonly width: number
  readonly height: number
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Where the first block of a PNG (IHDR) has width and height: after the mark, its length and its name. */
const PNG_SIZE_AT = 16

const startsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, no) => bytes[no] === byte)

function pngSize(bytes: Uint8Array, view: DataView): Picture | null {
  const isWhole = bytes.length > PNG_SIZE_AT + 8 && String.fromCharCode(...bytes.subarray(12, 16)) === 'IHDR'
  if (!isWhole) return null
  return {
    type: 'image/png',
    width: view.getUint32(PNG_SIZE_AT),
    height: view.getUint32(PNG_SIZE_AT + 4),
  }
}

/** Frames of a JPEG: SOF0 to SOF15 without the tables DHT, JPG and DAC (ITU T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(bytes: Uint8Array, view: DataView): Picture | null {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) at += 1
    else if (isFrame(marker))
      return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** Kind and size of a PNG or JPEG; null for anything else, and for one cut short before its size. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, PNG)) return pngSize(bytes, view)
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? jpegSize(bytes, view) : null
}
