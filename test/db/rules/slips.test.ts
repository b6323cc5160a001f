/** One slip of the finger between two words. */
import { expect, test } from 'vitest'
import { isOneSlip } from '../../../db/rules/slips.ts'

test.each([
  ['TREMBLAY', 'TREMLAY', true],
  ['TREMBLAY', 'TREMBLLAY', true],
  ['TREMBLAY', 'TRMEBLAY', true],
  ['TREMBLAY', 'TREMBLEY', true],
  ['TREMBLAY', 'TREMBLAY', false],
  ['TREMBLAY', 'TRMEBLEY', false],
  ['TREMBLAY', 'DREMBLAY', true],
  ['TREMBLAY', 'RTEMBLAY', true],
  ['TREMBLAY', 'REMBLAY', true],
  ['TREMBLAY', 'TRMXBLAY', false],
  ['AB', 'ABCD', false],
  ['AXB', 'AYZWB', false],
  ['', '', false],
  ['', 'A', true],
])('%s and %s are one slip apart: %s', (a, b, expected) => {
  expect(isOneSlip(a, b)).toBe(expected)
  expect(isOneSlip(b, a)).toBe(expected)
})
