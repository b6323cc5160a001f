/** What a line is taxed with when nothing is said: the company's registrations, the place of the supply, the product. */
import { describe, expect, test } from 'vitest'
import { toDay } from '../../../db/rules/dates.ts'
import {
  isRegisteredAt,
  lineTaxes,
  type Registration,
  type Supply,
  usualTaxesOf,
} from '../../../db/rules/documents/usual.ts'

const registration = (
  code: string,
  since: string | null = null,
  until: string | null = null,
): Registration => ({
  code,
  since: since === null ? null : toDay(since),
  until: until === null ? null : toDay(until),
})

const quebec = [registration('TPS'), registration('TVQ')]

describe('registered', () => {
  const during = [registration('TPS', '2026-02-01', '2026-02-28')]
  test.each([
    [during, 'TPS', '2026-01-31', false],
    [during, 'TPS', '2026-02-01', true],
    [during, 'TPS', '2026-02-28', true],
    [during, 'TPS', '2026-03-01', false],
    [during, 'TVQ', '2026-02-10', false],
    [during, 'TVH-ON', '2026-02-10', true],
    [[registration('TVH-ON')], 'TPS', '2026-02-10', true],
    [[registration('TPS', '2026-02-01')], 'TPS', '2030-01-01', true],
    [[registration('TPS', null, '2026-02-28')], 'TPS', '1999-01-01', true],
    [[], 'ZERO', '2026-02-10', true],
    [[], 'EXO', '2026-02-10', true],
    [[], 'TPS', '2026-02-10', false],
  ])('%j for %s on %s: %s', (registrations, code, day, expected) => {
    expect(isRegisteredAt(registrations, code, toDay(day))).toBe(expected)
  })
})

const supply = (more: Partial<Supply>): Supply => ({
  place: { country: 'CA', province: 'QC' },
  party: null,
  date: toDay('2026-03-10'),
  isSale: true,
  registrations: quebec,
  ...more,
})

test.each<[string, Partial<Supply>, string[]]>([
  ['nobody known', {}, ['TPS', 'TVQ']],
  ['a client of Ontario', { party: { country: 'CA', province: 'ON' } }, ['TVH-ON']],
  ['a client whose country alone is known', { party: { country: 'CA' } }, ['TPS', 'TVQ']],
  ['a client whose province alone is known', { party: { province: 'AB' } }, ['TPS']],
  ['a client abroad', { party: { country: 'FR' } }, ['ZERO']],
  ['a supplier abroad', { party: { country: 'FR' }, isSale: false }, []],
  ['a client abroad of a small supplier', { party: { country: 'FR' }, registrations: [] }, []],
  ['a small supplier', { registrations: [] }, []],
  ['a small supplier buys', { registrations: [], isSale: false }, []],
  [
    'a supplier of British Columbia, whose tax is never given back',
    { party: { province: 'BC' }, isSale: false, registrations: [registration('TPS')] },
    ['TPS', 'TVP-BC'],
  ],
  [
    'a client of British Columbia, of a company not registered there',
    { party: { province: 'BC' }, registrations: [registration('TPS')] },
    ['TPS'],
  ],
  [
    'a company of France',
    { place: { country: 'FR' }, registrations: [registration('TVA-FR-N')] },
    ['TVA-FR-N'],
  ],
  [
    'a client abroad of a company of France',
    { place: { country: 'FR' }, party: { country: 'BE' }, registrations: [registration('TVA-FR-N')] },
    ['ZERO'],
  ],
])('%s', (_name, more, expected) => {
  expect(usualTaxesOf(supply(more))).toEqual(expected)
})

test.each([
  ['its own first', ['EXO'], ['ZERO'], ['TPS'], ['EXO']],
  ['none of its own', [], ['ZERO'], ['TPS'], []],
  ['a product that is zero-rated for everybody', null, ['ZERO'], ['TPS'], ['ZERO']],
  ['a product without tax', null, [], ['TPS'], []],
  ['else the party’s', null, ['TPS', 'TVQ'], ['TPS'], ['TPS']],
  ['else the product’s', null, ['TPS', 'TVQ'], null, ['TPS', 'TVQ']],
  ['else the usual ones', null, null, null, ['TVH-ON']],
])('%s', (_name, own, product, party, expected) => {
  expect(lineTaxes({ own, product, party, usual: ['TVH-ON'] })).toEqual(expected)
})
