/** Protects: a registration number is never refused; it is stored compact, and a wrong one is told. */
import { describe, expect, test } from 'vitest'
import { checkTaxNumber } from '../../../db/rules/taxnumbers.ts'

describe('registration numbers', () => {
  test.each([
    ['TPS', '123456782RT0001', '123456782RT0001', true],
    ['TPS', '12345 6782 rt-0001', '123456782RT0001', true],
    ['TPS', '123456782', '123456782RT0001', true],
    ['TPS', '100000009 RT 0002', '100000009RT0002', true],
    ['TPS', '123456789 RT0001', '123456789RT0001', false],
    ['TPS', '123456782RC0001', '123456782RC0001', false],
    ['TPS', '123456782RT0000', '123456782RT0000', false],
    ['TVQ', '1224002901 TQ0001', '1224002901TQ0001', true],
    ['TVQ', '1034132638', '1034132638TQ0001', true],
    ['TVQ', '1214326422TQ0004', '1214326422TQ0004', true],
    ['TVQ', '1000000001TQ0001', '1000000001TQ0001', false],
    ['TVQ', '1224002901TQ0000', '1224002901TQ0000', false],
    ['TVQ', '', '', false],
    ['SIREN', '732 829 320', '732829320', true],
    ['SIREN', '732 829 321', '732829321', false],
    ['TVA-FR', 'FR 44 732 829 320', 'FR44732829320', true],
    ['TVA-FR', '44732829320', 'FR44732829320', true],
    ['TVA-FR', 'FR45732829320', 'FR45732829320', false],
    ['TVA-FR', 'FR44732829321', 'FR44732829321', false],
    ['TVA-FR', 'FRK7732829320', 'FRK7732829320', true],
    ['TVA-FR', 'FRO7732829320', 'FRO7732829320', false],
    ['TVA-BE', 'BE 0403.170.701', 'BE0403170701', true],
    ['TVA-BE', '403.170.701', 'BE0403170701', true],
    ['TVA-BE', 'BE0403170702', 'BE0403170702', false],
    ['TVA-BE', 'BE2403170701', 'BE2403170701', false],
    ['TVA-BE', 'BE12', 'BE12', false],
  ] as const)('%s “%s” is kept as %s, valid: %s', (kind, typed, normalized, valid) => {
    const found = checkTaxNumber(kind, typed)
    expect(found).toMatchObject({ normalized, valid })
    expect(found.warning === undefined).toBe(valid)
  })

  test('one wrong digit is told, whichever it is', () => {
    for (const [kind, number] of [
      ['TPS', '123456782RT0001'],
      ['TVQ', '1224002901TQ0001'],
      ['TVA-BE', 'BE0403170701'],
    ] as const) {
      const digits = kind === 'TVA-BE' ? [3, 4, 5, 6, 7, 8, 9, 10, 11] : [0, 1, 2, 3, 4, 5, 6, 7, 8]
      for (const place of digits) {
        const wrong = (Number(number[place]) + 1) % 10
        const text = number.slice(0, place) + wrong + number.slice(place + 1)
        expect(checkTaxNumber(kind, text), text).toMatchObject({ normalized: text, valid: false })
      }
    }
  })
})
