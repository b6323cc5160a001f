/** The kind and the size of a picture are read from its bytes, never from its name; what is cut short is no picture. */
import { expect, test } from 'vitest'
import { pictureOf } from '../../../db/rules/pictures.ts'

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const PNG = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]
/** 258 by 515 pixels. */
const png = [...PNG, 0, 0, 0, 13, ...ascii('IHDR'), 0, 0, 1, 2, 0, 0, 2, 3, 8]
const table = (marker: number) => [0xff, marker, 0, 4, 9, 9]
const frame = (marker: number) => [0xff, marker, 0, 17, 8, 2, 3, 1, 2, 3]
const jpeg = (...parts: number[][]) => [0xff, 0xd8, ...parts.flat(), 0]

test.each<[string, number[], string | null]>([
  ['PNG', png, 'image/png 258×515'],
  ['PNG without its last byte', png.slice(0, -1), null],
  ['PNG whose first block is another', png.with(12, 0x4a), null],
  ['PNG with another mark', png.with(7, 0x0b), null],
  ['JPEG', jpeg(frame(0xc0)), 'image/jpeg 258×515'],
  ['JPEG whose frame is the last kind', jpeg(frame(0xcf)), 'image/jpeg 258×515'],
  ['JPEG with blocks before its frame', jpeg(table(0xe0), table(0xd0), frame(0xc2)), 'image/jpeg 258×515'],
  [
    'JPEG with its tables first',
    jpeg(table(0xc4), table(0xc8), table(0xcc), frame(0xc1)),
    'image/jpeg 258×515',
  ],
  ['JPEG with a byte of filling', jpeg(table(0xe0), [0xff], frame(0xc0)), 'image/jpeg 258×515'],
  ['JPEG with a reserved block before its frame', jpeg(table(0xbf), frame(0xc0)), 'image/jpeg 258×515'],
  ['JPEG that ends with its frame', [0xff, 0xd8, ...frame(0xc0)], 'image/jpeg 258×515'],
  ['JPEG without a frame', jpeg(table(0xe0), table(0xdb)), null],
  ['JPEG whose block is not where it should be', jpeg(table(0xe0), [0], frame(0xc0)), null],
  ['JPEG cut in its frame', [0xff, 0xd8, ...frame(0xc0).slice(0, 9)], null],
  ['JPEG that holds nothing', [0xff, 0xd8, 0xff], null],
  ['a GIF', ascii('GIF89a0000000000000000000'), null],
  ['nothing', [], null],
])('%s', (_name, bytes, expected) => {
  // in the middle of a larger buffer, as files are often read
  const found = pictureOf(new Uint8Array([7, ...bytes]).subarray(1))
  expect(found && `${found.type} ${found.width}×${found.height}`).toBe(expected)
})
