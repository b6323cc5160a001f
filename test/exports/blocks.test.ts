/** Blocks on pages: none cut, none lost, order kept, and those that belong together on one page. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, paginate } from '../../electron/exports/blocks.ts'
import { tries } from '../support/properties.ts'

const draw = () => {}
const block = (height: number, withNext = false, before = 0): Block => ({ height, before, withNext, draw })
const heights = (blocks: readonly Block[], room: number) =>
  paginate(blocks, () => room).map((page) => page.map(({ block, y }) => [block.height, y]))

test.each([
  [
    'one page',
    [block(40), block(60)],
    [
      [
        [40, 0],
        [60, 40],
      ],
    ],
  ],
  ['the next page when full', [block(40), block(61)], [[[40, 0]], [[61, 0]]]],
  ['no space atop a page', [block(90), block(20, false, 8)], [[[90, 0]], [[20, 0]]]],
  [
    'a title goes with what it names',
    [block(80), block(15, true), block(10)],
    [
      [[80, 0]],
      [
        [15, 0],
        [10, 15],
      ],
    ],
  ],
  ['a block taller than a page', [block(10), block(150), block(10)], [[[10, 0]], [[150, 0]], [[10, 0]]]],
  [
    'a run taller than a page is broken',
    [block(60, true), block(60, true), block(60)],
    [[[60, 0]], [[60, 0]], [[60, 0]]],
  ],
])('%s', (_name, blocks, expected) => {
  expect(heights(blocks, 100)).toEqual(expected)
})

test('a first page whose head leaves too little room stays without blocks', () => {
  const pages = paginate([block(40)], (page) => (page === 0 ? -20 : 100))
  expect(pages.map((page) => page.length)).toEqual([0, 1])
})

test('nothing is lost, cut or moved before another', () => {
  const anyBlock = fc.record({
    height: fc.integer({ min: 1, max: 90 }),
    before: fc.integer({ min: 0, max: 10 }),
    withNext: fc.boolean(),
    draw: fc.constant(draw),
  })
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 60 }), (blocks) => {
      const pages = paginate(blocks, (page) => (page === 0 ? 100 : 120))
      expect(pages.flat().map(({ block }) => block)).toEqual(blocks)
      pages.forEach((placed, page) => {
        let end = 0
        for (const { block, y } of placed) {
          expect(y).toBeGreaterThanOrEqual(end)
          end = y + block.height
        }
        expect(end).toBeLessThanOrEqual(page === 0 ? 100 : 120)
      })
    }),
    tries(300),
  )
})
