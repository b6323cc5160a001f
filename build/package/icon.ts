/**
 * The icon, drawn here: an account in the form of a T on a green page, debit and credit in two columns that end on
 * the double rule of a total. Written as PNG, and as ICO for Windows (a list of PNGs since Windows Vista).
 */
import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly colour: Colour
}

const green: Colour = [15, 92, 74]
const white: Colour = [255, 255, 255]
const pale: Colour = [176, 214, 201]

/** A bar with round ends, in units of the drawing (100 by 100). */
const bar = (x: number, y: number, width: number, height: number, colour: Colour): Box => ({
  x,
  y,
  width,
  height,
  radius: Math.min(width, height) / 2,
  colour,
})

/** From the back to the front. */
const drawing: readonly Box[] = [
  { x: 4, y: 4, width: 92, height: 92, radius: 20, colour: green },
  bar(20, 24, 60, 7, white),
  bar(46.5, 24, 7, 46, white),
  bar(22, 40, 18, 5, pale),
  bar(22, 50, 14, 5, pale),
  bar(60, 40, 18, 5, pale),
  bar(60, 60, 14, 5, pale),
  bar(20, 74, 60, 3, white),
  bar(20, 80, 60, 3, white),
]

function covers(box: Box, x: number, y: number): boolean {
  const nearX = Math.min(Math.max(x, box.x + box.radius), box.x + box.width - box.radius)
  const nearY = Math.min(Math.max(y, box.y + box.radius), box.y + box.height - box.radius)
  return (x - nearX) ** 2 + (y - nearY) ** 2 <= box.radius ** 2
}

/** Samples along each side of a pixel: smooth edges. */
const SAMPLES = 4

/** One pixel: the mean of what lies under its samples, and how much of it is covered. */
function pixel(column: number, row: number, size: number): readonly [number, number, number, number] {
  const sum = [0, 0, 0]
  let covered = 0
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const x = ((column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size) * 100
    const y = ((row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size) * 100
    const top = drawing.findLast((box) => covers(box, x, y))
    if (!top) continue
    covered += 1
    for (const channel of [0, 1, 2] as const) sum[channel]! += top.colour[channel]
  }
  const mean = (channel: number) => (covered === 0 ? 0 : Math.round(sum[channel]! / covered))
  return [mean(0), mean(1), mean(2), Math.round((covered / SAMPLES ** 2) * 255)]
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The icon as PNG, `size` pixels wide and high. */
export function pngIcon(size: number): Buffer {
  // Each row begins with 0: no filter.
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      rows.set(pixel(column, row, size), row * (size * 4 + 1) + 1 + column * 4)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // 8 bits a channel, red green blue and opacity.
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

/** The icon as ICO, with the sizes that Windows shows. */
export function icoIcon(sizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256]): Buffer {
  const images = sizes.map((size) => ({ size, png: pngIcon(size) }))
  const header = Buffer.alloc(6 + 16 * images.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length
  images.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index
    // 0 stands for 256.
    header.set([size % 256, size % 256, 0, 0], entry)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...images.map(({ png }) => png)])
}
