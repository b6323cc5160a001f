/** Which account a category names, and when a rule takes a line by it. */
import { describe, expect, test } from 'vitest'
import { accountOfCategory } from '../../../../db/rules/labels/category.ts'
import { preparedLabel, ruleTest } from '../../../../db/rules/labels/conditions.ts'

const ACCOUNTS = [
  { code: '5310', name: 'Frais bancaires', nameEn: 'Bank charges' },
  { code: '5420', name: 'Télécommunications', nameEn: 'Telephone and internet' },
  { code: '5430', name: 'Essence', nameEn: 'Fuel' },
  { code: '5440', name: 'Chauffage', nameEn: 'Gas' },
  { code: '5500', name: 'Divers', nameEn: 'Other' },
  { code: '5510', name: 'Divers', nameEn: 'Other costs' },
]

describe('the account that a category names', () => {
  test.each([
    ['5310', '5310'],
    ['5310 - Frais de banque', '5310'],
    ['Frais bancaires', '5310'],
    ['FRAIS  BANCAIRES.', '5310'],
    ['telecommunications', '5420'],
    ['Telephone and internet', '5420'],
    ['Bureau · Télécommunications', '5420'],
    ['Bureau · 5420', '5420'],
    ['Auto:Essence', '5430'],
    ['Auto:Fuel', '5430'],
    // of two there is no telling
    ['Divers', null],
    ['5310 · 5420', null],
    // a number goes before a name
    ['5420 · Frais bancaires', '5420'],
    ['53', null],
    ['', null],
    [' · ', null],
  ])('%j: %s', (category, code) => {
    expect(accountOfCategory(category, ACCOUNTS)).toEqual(code && { code, isNamed: true })
  })

  test.each([
    ['Frais', '5310'],
    ['Frais bancaires et intérêts', '5310'],
    ['Telephone & internet', '5420'],
    ['Internet au bureau', null],
    ['Fuel for the van', '5430'],
    ['Costs', '5510'],
    ['Internet, telephone', '5420'],
    ['Internet, telephone, cable', '5420'],
    ['Bills for telephone and internet', '5420'],
    ['Gas bill', '5440'],
    ['Fuel QC', '5430'],
    ['Bureau:Fuel card', '5430'],
    // little words tell nothing, and two accounts leave it open
    ['des', null],
    ['of it', null],
    ['Autres frais divers', null],
    ['Frais bancaires et essence', null],
  ])('%j is like the name of %s', (category, code) => {
    expect(accountOfCategory(category, ACCOUNTS)).toEqual(code && { code, isNamed: false })
  })
})

test('words too small tell nothing, even of the only account; neither does none', () => {
  for (const category of ['of', 'et', 'les', '—', ''])
    expect(accountOfCategory(category, [{ code: '5430', name: 'Essence', nameEn: 'Of' }]), category).toEqual(
      category === 'of' ? { code: '5430', isNamed: true } : null,
    )
  expect(accountOfCategory('x', [{ code: '5430', name: '', nameEn: 'the' }])).toBeNull()
})

describe('a rule by category', () => {
  const takes = (text: string, category: string | null) => {
    const line = { account: '1010', cents: -100, description: 'TELEPHONE BELL', category }
    const conditions = { account: null, direction: null, any: false, from: null, to: null } as const
    return ruleTest({ ...conditions, texts: [{ test: 'category', text }] })(line, preparedLabel(line))
  }

  test.each([
    ['Téléphone', 'telephone', true],
    ['Téléphone', 'Bureau · Téléphone', true],
    ['Bureau · Téléphone', 'Bureau · Téléphone', true],
    ['Bureau · Téléphone', 'Bureau · Essence', false],
    ['Bureau', 'Bureau · Téléphone', true],
    ['Téléphone', 'Bureau:Téléphone', true],
    ['Bureau:Téléphone', 'Bureau:Téléphone', true],
    ['Téléphone', 'Téléphone mobile', false],
    // the label is not asked
    ['Bell', 'Bureau', false],
    ['Bell', null, false],
    ['·', '·', false],
  ])('%j takes a line of %j: %s', (text, category, taken) => {
    expect(takes(text, category)).toBe(taken)
  })
})
