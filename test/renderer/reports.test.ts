/** The trial balance, what its figures open, and what a search box means. */
import { expect, test } from 'vitest'
import { entryQuery } from '../../renderer/ledger/entryQuery.ts'
import { addressOf, closingSides, closingTotals, trialInput } from '../../renderer/reports/trialBalance.ts'
import { fileName, freePath } from '../../renderer/start/filePath.ts'
import { yearEnds } from '../../renderer/start/yearEnds.ts'

const row = (account: string, closing: string) => ({
  account,
  name: `=Compte ${account}`,
  nameEn: '',
  type: 'asset',
  opening: '0.00',
  debit: '10.00',
  credit: '0.00',
  closing,
  computed: false,
})
const report = {
  asOf: '2026-12-31',
  from: '2026-01-01',
  rows: [row('1010', '10.00'), row('2100', '-10.00')],
  totalDebit: '20.00',
  totalCredit: '20.00',
}

test('a balance stands on its side, and both sides add up', () => {
  expect(closingSides({ closing: '-10.00' })).toEqual({ debit: '', credit: '10.00' })
  expect(closingTotals(report.rows, 'CAD')).toEqual({ debit: '10.00', credit: '10.00' })
})

test('a row opens its register over the same days, or the accounts of its code', () => {
  expect(addressOf(report.rows[0]!, report, false)).toBe(
    '/ledger/accounts/1010?from=2026-01-01&to=2026-12-31',
  )
  expect(addressOf(report.rows[0]!, report, true)).toBe('/ledger/accounts?text=1010')
})

test('only what was chosen is asked', () => {
  const plain = { asOf: '2026-12-31', cumulative: false, gifi: false, beforeClosing: false }
  expect(trialInput(plain)).toEqual({ asOf: '2026-12-31' })
  expect(trialInput({ ...plain, cumulative: true, gifi: true, beforeClosing: true })).toEqual({
    asOf: '2026-12-31',
    from: null,
    gifi: true,
    closing: 'excluded',
  })
})

test.each([
  ['105,00', { amount: '105.00' }],
  ['1 234,56 $', { amount: '1234.56' }],
  ['263', { text: '263' }],
  ['hydro', { text: 'hydro' }],
  ['FAC-12', { text: 'FAC-12' }],
  ['  ', {}],
])('%s is looked for as %o', (typed, query) => expect(entryQuery(typed, 'CAD', 'fr')).toEqual(query))

test('a company gets a file name of its own', () => {
  expect(fileName('Constructions Évan inc.')).toBe('constructions-evan-inc')
  expect(fileName('???')).toBe('entreprise')
  expect(freePath('/a', 'x', [{ path: '/a/x.grandlivre' }])).toBe('/a/x-2.grandlivre')
  expect(freePath('C:\\Livres\\', 'x', [])).toBe('C:\\Livres\\x.grandlivre')
})

test('fiscal years end with a month, February on its last day', () => {
  const ends = yearEnds('fr')
  expect(ends).toHaveLength(12)
  expect(ends[0]).toEqual({ value: '12-31', label: '31 décembre' })
  expect(ends[2]!.value).toBe('02-29')
})
