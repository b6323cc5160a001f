/** Correcting one column of a bank file keeps all that was recognised about the others. */
import { expect, test } from 'vitest'
import { confirmed, rolesOf, withRole } from '../../renderer/bank/columns.ts'

const layout = {
  separator: ';',
  headerRow: 0,
  header: ['Date', 'Libellé', 'Détail', 'Montant', 'Solde'],
  sample: [['2026-03-02', 'Loyer', 'Mars', '-900,00', '100,00']],
  columns: { date: 'Date', description: ['Libellé'], amount: 3, balance: 4 },
}

test('roles are read from names and numbers alike', () => {
  expect(rolesOf(layout, 5)).toEqual(['date', 'description', null, 'amount', 'balance'])
})

test('columns that were recognised rightly are said as they are', () => {
  expect(confirmed(layout)).toEqual({
    headerRow: 0,
    separator: ';',
    date: 0,
    description: 1,
    amount: 3,
    balance: 4,
  })
})

test('a description may stand on several columns', () => {
  expect(withRole(layout, 5, 2, 'description')).toMatchObject({ description: [1, 2], amount: 3 })
})

test('an amount stands on one column only, and a column may become unused', () => {
  expect(withRole(layout, 5, 2, 'amount')).toMatchObject({ amount: 2 })
  expect(withRole(layout, 5, 1, null)).toMatchObject({ description: null })
})

test('what is taken away is told to be nowhere, lest it be recognised again', () => {
  expect(withRole(layout, 5, 4, null)).toMatchObject({ balance: null, amount: 3 })
  expect(withRole(layout, 5, 2, 'reference').valueDate).toBeUndefined()
})

test('one amount with its sign, or money out and in: the one takes the place of the other', () => {
  const sides = withRole(layout, 5, 2, 'debit')
  expect(sides.amount).toBeUndefined()
  expect(sides).toMatchObject({ debit: 2 })
  const both = { ...layout, columns: { date: 0, debit: 2, credit: 3 } }
  expect(withRole(both, 5, 4, 'amount')).toMatchObject({ amount: 4, debit: undefined, credit: undefined })
})
