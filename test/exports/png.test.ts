/** A damaged logo must not end the program: what the PDF library would choke on later is refused before. */
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pngIcon } from '../../build/package/icon.ts'
import { invoiceToPdf } from '../../electron/exports/invoice-pdf.ts'
import { isSoundPng } from '../../electron/exports/png.ts'
import { tries } from '../support/properties.ts'
import { invoice } from './fixtures/tables.ts'

function chunk(type: string, content: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}

interface Made {
  readonly side?: number
  readonly depth?: number
  readonly colour?: number
  readonly interlaced?: boolean
  readonly pixels: Uint8Array
  readonly others?: readonly Buffer[]
}

function png({ side = 2, depth = 8, colour = 2, interlaced = false, pixels, others = [] }: Made): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = chunk('IDAT', deflateSync(pixels))
  return Buffer.concat([signature, chunk('IHDR', header), ...others, data, chunk('IEND', new Uint8Array())])
}

const palette = chunk('PLTE', new Uint8Array(6))

test.each<[string, Uint8Array, boolean]>([
  ['an icon', pngIcon(64), true],
  ['two rows of colours', png({ pixels: new Uint8Array(14) }), true],
  ['one bit a pixel', png({ depth: 1, colour: 0, pixels: new Uint8Array(4) }), true],
  ['a palette', png({ colour: 3, pixels: new Uint8Array(6), others: [palette] }), true],
  // Passes 1, 6 and 7 of a picture of 2 by 2: one pixel, one pixel, two pixels.
  ['interlaced', png({ interlaced: true, pixels: new Uint8Array(4 + 4 + 7) }), true],
  ['a palette that is not there', png({ colour: 3, pixels: new Uint8Array(6) }), false],
  ['a row too few', png({ pixels: new Uint8Array(7) }), false],
  ['a row too many', png({ pixels: new Uint8Array(21) }), false],
  ['a filter that does not exist', png({ pixels: new Uint8Array(14).fill(5) }), false],
  ['a depth that its colours do not have', png({ depth: 4, pixels: new Uint8Array(14) }), false],
  ['a side too long', png({ side: 4097, pixels: new Uint8Array(14) }), false],
  ['a side of nothing', png({ side: 0, pixels: new Uint8Array(0) }), false],
  ['cut short', pngIcon(64).subarray(0, 100), false],
  ['nothing', new Uint8Array(), false],
])('%s', (_name, bytes, sound) => {
  expect(isSoundPng(bytes)).toBe(sound)
})

test('a sound logo is drawn; a damaged one, or a file of another kind, is left out', async () => {
  const size = async (logo: Uint8Array | null) =>
    (await invoiceToPdf({ ...invoice, issuer: { ...invoice.issuer, logo } })).length
  const without = await size(null)
  expect(await size(pngIcon(64))).toBeGreaterThan(without + 500)
  for (const logo of ['GIF89a', '\xff\xd8\xff\xe0\0\0', '<svg/>', ''])
    expect(await size(Buffer.from(logo, 'latin1'))).toBe(without)
})

test('whatever byte of a logo is changed, the invoice is printed', async () => {
  const logo = pngIcon(16)
  await fc.assert(
    fc.asyncProperty(fc.nat(logo.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const damaged = Buffer.from(logo)
      damaged[place]! ^= change
      const bytes = await invoiceToPdf({ ...invoice, issuer: { ...invoice.issuer, logo: damaged } })
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    }),
    tries(40),
  )
})

test('each kind of picture that is taken can be drawn', async () => {
  const kinds: Made[] = [
    ...[1, 2, 4, 8, 16].map((depth) => ({
      depth,
      colour: 0,
      pixels: new Uint8Array(2 * (1 + Math.ceil(depth / 4))),
    })),
    { colour: 3, pixels: new Uint8Array(6), others: [palette] },
    { colour: 3, pixels: new Uint8Array(6), others: [palette, chunk('tRNS', new Uint8Array(2))] },
    { colour: 4, pixels: new Uint8Array(10) },
    { colour: 4, depth: 16, pixels: new Uint8Array(18) },
    { colour: 6, pixels: new Uint8Array(18) },
    { colour: 6, depth: 16, pixels: new Uint8Array(34) },
    { interlaced: true, pixels: new Uint8Array(15) },
    { colour: 6, interlaced: true, pixels: new Uint8Array(5 + 5 + 9) },
  ]
  for (const kind of kinds) {
    const logo = png(kind)
    expect(isSoundPng(logo)).toBe(true)
    const bytes = await invoiceToPdf({ ...invoice, issuer: { ...invoice.issuer, logo } })
    expect(Buffer.from(bytes).includes('/Subtype /Image')).toBe(true)
  }
})
