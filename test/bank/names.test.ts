/** Names of columns, however they are spelt. */
import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { headerName, roleByKeyword, rolesOfName } from '../../electron/bank/formats/csv/names.ts'
import { describeShared, sharedPath } from '../support/shared.ts'

const roles = (name: string) => rolesOfName(headerName(name).key)

describe('names', () => {
  test.each([
    ['DATE OPÉRATION', 'date'],
    [' date_operation ', 'date'],
    ['Date d’opération', 'date'],
    ['Libell\uFFFD', 'text'],
    ['D\uFFFD\uFFFDbit', 'debit'],
    ['DÃ©bit', 'debit'],
    ['D&eacute;bit', 'debit'],
    ['Retraits ($)', 'debit'],
    ['Withdrawals (SGD)', 'debit'],
    ['Crédit euros', 'credit'],
    ['Paid In (EUR)', 'credit'],
    ['Montant EUR', 'amount'],
    ['CAD$', 'amount'],
    ['Saldo na trn', 'balance'],
    ['Nº de séquence', 'reference'],
    ['Waehrung', 'currency'],
  ])('%s', (name, role) => {
    expect(roles(name)).toContain(role)
  })

  test('the currency at the end of a name is kept', () => {
    expect(headerName('Montant (EUR)')).toEqual({ key: 'montant', currency: 'EUR' })
    expect(headerName('Crédit euros')).toEqual({ key: 'credit', currency: 'EUR' })
    expect(headerName('USD')).toEqual({ key: 'usd', currency: 'USD' })
    expect(headerName('Betrag (Fremdwährung)').currency).toBeNull()
  })

  test('unknown names are guessed by their parts, those of the other party and of foreign amounts are not', () => {
    expect(roleByKeyword('dateinscriptionaucompte')).toBe('date')
    expect(roleByKeyword('montantdeloperationensus')).toBe('amount')
    expect(roleByKeyword('counterpartyaccountnumber')).toBe('ignored')
    expect(roleByKeyword('originalamount')).toBeNull()
    expect(roleByKeyword('colour')).toBeNull()
  })
})

describeShared('the list of names', () => {
  test('every name of one meaning is known', () => {
    const text = fs.readFileSync(sharedPath('statements', 'COLUMNS.md')!, 'utf8')
    const lists = [...text.matchAll(/^[FENDS](?:\/[FENDS])?: (.*)$/gm)].flatMap((match) =>
      match[1]!.split(' · '),
    )
    const plain = lists.filter((name) => /^[^*"(\d]+(\([A-Z]{3}\))?$/.test(name))
    expect(plain.length).toBeGreaterThan(200)
    expect(plain.filter((name) => roles(name).length === 0)).toEqual([])
  })
})
