/**
 * Forms of records: only what was changed is written, an emptied field becomes nothing, and a new record is written
 * whole. What a merge brings is shown first.
 */
import { describe, expect, test } from 'vitest'
import { mergeRows } from '../../renderer/parties/mergeRows.ts'
import {
  blankParty,
  newPartyInput,
  type PartyForm,
  partyInput,
  taxNumberKinds,
} from '../../renderer/parties/partyForm.ts'
import { BLANK_PRODUCT, productInput } from '../../renderer/products/productForm.ts'
import { BLANK_PROJECT, projectInput } from '../../renderer/projects/projectForm.ts'
import { fieldText, kindText, valueText } from '../../renderer/settings/lostTexts.ts'

const home = { language: 'fr', province: 'QC' }
const party: PartyForm = { ...blankParty('client', home), name: 'Toitures Lévis', phone: '418 555-0134' }

const written = (changes: Partial<PartyForm>) => partyInput({ ...party, ...changes }, changes)

describe('a client', () => {
  test.each<[string, Partial<PartyForm>, object]>([
    ['nothing', {}, {}],
    ['a text', { city: ' Québec ' }, { city: 'Québec' }],
    ['an emptied text', { phone: ' ' }, { phone: null }],
    ['a role', { isSupplier: true }, { roles: ['client', 'supplier'] }],
    ['a number and an emptied one', { taxNumbers: { TPS: ' 1 ', TVQ: '' } }, { taxNumbers: { TPS: '1' } }],
    ['no tax', { salesTaxes: [] }, { salesTaxes: [] }],
    ['the usual taxes again', { salesTaxes: null }, { salesTaxes: null }],
    ['out of the lists', { archived: true }, { archived: true }],
  ])('is written with %s when that was changed, and nothing else', (_what, changes, input) => {
    expect(written(changes)).toEqual(input)
  })

  test('that is new is of the province and language of the company', () => {
    expect(newPartyInput(party)).toMatchObject({
      name: 'Toitures Lévis',
      roles: ['client'],
      province: 'QC',
      language: 'fr',
      phone: '418 555-0134',
      email: null,
    })
  })

  test.each([
    ['CA', 'TPS'],
    ['FR', 'SIREN'],
    ['BE', 'BCE'],
    ['SN', 'NIF'],
  ])('of %s has the numbers of its country: %s first', (country, first) => {
    expect(taxNumberKinds(country)[0]).toBe(first)
  })
})

test('a product is written with what was changed', () => {
  const changes = { price: '12.50', cost: '', tracked: true }
  expect(productInput({ ...BLANK_PRODUCT, ...changes }, changes)).toEqual({
    price: '12.50',
    cost: null,
    tracked: true,
  })
})

test('a project is written with what was changed', () => {
  const changes = { status: 'done' as const, estimate: '' }
  expect(projectInput({ ...BLANK_PROJECT, ...changes }, changes)).toEqual({ status: 'done', estimate: null })
})

test('a merge shows what is gained first, then what is not taken over, then the rest; empty fields not at all', () => {
  const side = {
    ...newPartyInput(party),
    id: 'a',
    roles: ['client'],
    taxNumbers: {},
    archived: false,
  } as never
  const kept = { ...(side as object), name: 'A', city: null, email: 'a@b.ca', notes: 'même' }
  const merged = { ...(side as object), name: 'B', city: 'Lévis', email: null, notes: 'même' }
  const rows = mergeRows({ kept, merged, result: { ...kept, city: 'Lévis' } } as never, (role) => role)
  expect(rows.map(({ field, result, isGained }) => [field, result, isGained])).toEqual([
    ['city', 'Lévis', true],
    ['name', 'A', false],
    ['email', 'a@b.ca', false],
    ['phone', '418 555-0134', false],
    ['province', 'QC', false],
    ['language', 'fr', false],
    ['notes', 'même', false],
    ['roles', 'client', false],
  ])
})

describe('a value that lost', () => {
  const format = { currency: 'CAD', amount: (amount: string) => `${amount} $` }

  test.each<[string, string | number | null, string]>([
    ['name', 'Loyer', 'Loyer'],
    ['name', null, ''],
    ['credit_limit', 500_000, '5000.00 $'],
    ['archived', 1, '1'],
    ['roles', '["client","supplier"]', 'client, supplier'],
    ['tax_numbers', '{"TPS":"123456789"}', 'TPS 123456789'],
    ['value', '"Net 30"', 'Net 30'],
    ['notes', '[sic', '[sic'],
  ])('of %s, %j, is read as "%s"', (field, value, text) => {
    expect(valueText(field, value, format)).toBe(text)
  })

  test('has words for its record and its field, also for those without a word of their own', () => {
    expect([kindText('party'), kindText('draft_line')]).toEqual(['held.kinds.party', 'held.kinds.document'])
    expect([fieldText('terms'), fieldText('origin')]).toEqual(['party.terms', 'held.fields.other'])
  })
})
