/** Coding a bank line: what is left, the taxes inside, and what the same payee had last time. */
import { describe, expect, test } from 'vitest'
import {
  allocationsOf,
  amountsOf,
  blankPart,
  faultsOfParts,
  partLike,
  payeeKey,
  splitOf,
  usuallyTaxed,
} from '../../renderer/bank/coding.ts'
import type { Entry } from '../../renderer/transport/wire.ts'

const part = (account: string, amount = '') => ({ ...blankPart(), account, amount })

describe('amounts', () => {
  test('a single part without an amount is the whole line, and says none', () => {
    const parts = [part('6240')]
    expect(amountsOf(parts, 11_498, 'CAD')).toEqual([11_498])
    expect(allocationsOf(parts, [11_498], 'CAD')).toEqual([{ account: '6240' }])
  })

  test('the last empty part takes what is left', () => {
    const parts = [part('6240', '60.00'), part('6200')]
    const amounts = amountsOf(parts, 10_000, 'CAD')
    expect(amounts).toEqual([6_000, 4_000])
    expect(faultsOfParts(parts, amounts, 10_000).left).toBe(0)
    expect(allocationsOf(parts, amounts, 'CAD').map(({ amount }) => amount)).toEqual(['60.00', '40.00'])
  })

  test('what does not add up is said', () => {
    const parts = [part('', '60.00'), part('6200', '50.00')]
    const faults = faultsOfParts(parts, amountsOf(parts, 10_000, 'CAD'), 10_000)
    expect(faults.left).toBe(-1_000)
    expect([...faults.accounts]).toEqual([parts[0]!.key])
  })
})

test('taxes inside 114.98 are 5.00 and 9.98', () => {
  expect(splitOf(11_498, ['TPS', 'TVQ'], '2026-03-02')).toMatchObject({
    base: 10_000,
    taxes: [{ amount: 500 }, { amount: 998 }],
    total: 11_498,
  })
  expect(splitOf(11_498, [], '2026-03-02')).toBeNull()
  expect(splitOf(11_498, ['TPS'], '1985-03-02')).toBeNull()
})

test('wages and interest carry no tax, rent and sales do', () => {
  expect(usuallyTaxed({ type: 'expense', role: 'wages' })).toBe(false)
  expect(usuallyTaxed({ type: 'income', role: 'interestIncome' })).toBe(false)
  expect(usuallyTaxed({ type: 'expense' })).toBe(true)
  expect(usuallyTaxed({ type: 'income', role: 'sales' })).toBe(true)
  expect(usuallyTaxed({ type: 'liability', role: 'loan' })).toBe(false)
})

test('two cheques are of one kind; two payees are not', () => {
  expect(payeeKey('Chèque no 118')).toBe(payeeKey('CHÈQUE NO 119'))
  expect(payeeKey('Achat /BOIS FRANC')).not.toBe(payeeKey('Achat /BÉTON RIVE'))
})

describe('like last time', () => {
  const line = (account: string, taxCode?: string) => ({ account, ...(taxCode ? { taxCode } : {}) })
  const entry = (...lines: readonly object[]) => ({ lines }) as unknown as Entry
  const taxAccounts = new Set(['1090', '1095'])

  test('one account and its taxes are proposed', () => {
    const last = entry(line('1010'), line('6240'), line('1090', 'TPS'), line('1095', 'TVQ'))
    expect(partLike(last, '1010', taxAccounts)).toMatchObject({ account: '6240', taxes: ['TPS', 'TVQ'] })
  })

  test('a line that was split proposes nothing', () => {
    expect(partLike(entry(line('1010'), line('6240'), line('6200')), '1010', taxAccounts)).toBeNull()
  })
})
