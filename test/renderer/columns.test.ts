/** Correcting one column of a bank file keeps all that was recognised about the others. */
import { expect, test } from 'vitest'
import { rolesOf, withRole } from '../../renderer/bank/columns.ts'

const layout = {
  separator: ';',
  headerRow: 0,
  header: ['Date', 'Libellé', 'Détail', 'Montant'],
  columns: {
    date: 'Date',
    description: ['Libellé'],
    amount: 3,
    decimal: ',' as const,
    dateFormat: '%d.%m.%Y',
  },
}

test('roles are read from names and numbers alike', () => {
  expect(rolesOf(layout, 4)).toEqual(['date', 'description', null, 'amount'])
})

test('a description may stand on several columns', () => {
  expect(withRole(layout, 4, 2, 'description')).toEqual({
    headerRow: 0,
    separator: ';',
    decimal: ',',
    dateFormat: '%d.%m.%Y',
    date: 0,
    description: [1, 2],
    amount: 3,
  })
})

test('an amount stands on one column only, and a column may become unused', () => {
  expect(withRole(layout, 4, 2, 'amount')).toMatchObject({ amount: 2 })
  expect(withRole(layout, 4, 1, null)).not.toHaveProperty('description')
})
