/** The proof of a statement before its import: exact for any number that a file may hold. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proofOf } from '../../renderer/bank/statementProof.ts'
import { showAmount } from '../../renderer/format/figures.ts'
import type { InspectAccount } from '../../renderer/transport/wire.ts'
import { tries } from '../support/properties.ts'

const account = (opening: string | null, credits: string, debits: string, closing: string | null) =>
  ({
    openingBalance: opening,
    sumCredits: credits,
    sumDebits: debits,
    closingBalance: closing,
  }) as InspectAccount

test.each([
  ['100.00', '50.00', '20.00', '130.00', '0'],
  ['100.00', '50', '20.5', '129.50', '0'],
  ['100', '0', '0', '99.99', '-0.01'],
  ['100.000', '45.005', '5.125', '139.880', '0'],
  ['-0.1', '0.3', '0.2', '0.0', '0'],
  ['99999999999999999999.99', '0.01', '0', '100000000000000000000', '0'],
  ['0', '0', '0.0000001', '0', '0.0000001'],
])('%s + %s − %s = %s: %s is left', (opening, credits, debits, closing, gap) => {
  const proof = proofOf(account(opening, credits, debits, closing))
  expect(proof).toEqual({ known: true, proved: gap === '0', gap })
})

test.each([
  [null, '1.00'],
  ['1.00', null],
])('without %s or %s nothing is proved', (opening, closing) => {
  expect(proofOf(account(opening, '0', '0', closing))).toEqual({ known: false, proved: false, gap: null })
})

const PLACES = 20
const someAmount = fc.tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(PLACES))

/** Units of the twentieth decimal as text with `places` decimals. */
function textOf([units, places]: readonly [bigint, number]): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const point = digits.length - places
  const text = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return units < 0n ? `-${text}` : text
}
const unitsOf = ([units, places]: readonly [bigint, number]) => units * 10n ** BigInt(PLACES - places)

test('any numbers add up as whole numbers do, and are shown whole', () => {
  fc.assert(
    fc.property(someAmount, someAmount, someAmount, someAmount, (opening, credits, debits, closing) => {
      const [a, b, c, d] = [opening, credits, debits, closing].map(textOf) as [string, string, string, string]
      const left = unitsOf(closing) - unitsOf(opening) - unitsOf(credits) + unitsOf(debits)
      const { gap, proved } = proofOf(account(a, b, c, d))
      expect(proved).toBe(left === 0n)
      const [whole, fraction = ''] = gap!.split('.')
      expect(BigInt(`${whole}${fraction.padEnd(PLACES, '0')}`)).toBe(left)
      const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+|0+$/g, '')
      expect(digits(showAmount(gap!, 'CAD', 'fr'))).toBe(digits(gap!))
    }),
    tries(300),
  )
})
