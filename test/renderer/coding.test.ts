/** Coding a bank line: what is left, which accounts carry taxes, and what a suggestion fills in. */
import { describe, expect, test } from 'vitest'
import {
  allocationsOf,
  amountsOf,
  blankPart,
  faultsOfParts,
  usuallyTaxed,
} from '../../renderer/bank/coding.ts'
import { acceptedOf, partsOf } from '../../renderer/bank/suggestions.ts'

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

test('wages and interest carry no tax, rent and sales do', () => {
  expect(usuallyTaxed({ type: 'expense', role: 'wages' })).toBe(false)
  expect(usuallyTaxed({ type: 'income', role: 'interestIncome' })).toBe(false)
  expect(usuallyTaxed({ type: 'expense' })).toBe(true)
  expect(usuallyTaxed({ type: 'income', role: 'sales' })).toBe(true)
  expect(usuallyTaxed({ type: 'liability', role: 'loan' })).toBe(false)
})

test('a suggested coding becomes the parts of the form, amounts without sign', () => {
  const parts = partsOf({
    allocations: [
      { account: '6300', amount: '-60.00', taxes: ['TPS', 'TVQ'] },
      { account: '6200', memo: 'Stationnement', projectId: 'p1' },
    ],
  })
  expect(parts.map(({ key: _key, ...part }) => part)).toEqual([
    { account: '6300', amount: '60.00', taxes: ['TPS', 'TVQ'], memo: '', projectId: '' },
    { account: '6200', amount: '', taxes: [], memo: 'Stationnement', projectId: 'p1' },
  ])
  expect(
    acceptedOf({
      by: 'memory',
      act: { kind: 'ignore', reason: 'x' },
      times: 9,
      of: 10,
      text: { fr: '', en: '' },
    }),
  ).toEqual({
    by: 'memory',
    times: 9,
    of: 10,
  })
})
