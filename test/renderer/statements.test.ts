/** Financial statements from top to bottom, what each figure opens, and the periods they are made for. */
import { describe, expect, test } from 'vitest'
import type { Day } from '../../db/rules/dates.ts'
import { ledgerAddress, registerAddress, taxAddress } from '../../renderer/reports/addresses.ts'
import { comparedSpan, periodOf } from '../../renderer/reports/periods.ts'
import { balanceLines, incomeLines } from '../../renderer/reports/statements.ts'

const span = (from: string, to: string) => ({ from: from as Day, to: to as Day })

describe('periods', () => {
  test.each([
    ['month', '2026-02-10', '12-31', '2026-02-01', '2026-02-28'],
    ['lastMonth', '2026-01-10', '12-31', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-21', '12-31', '2026-10-01', '2026-12-31'],
    ['lastQuarter', '2026-02-21', '12-31', '2025-10-01', '2025-12-31'],
    ['quarter', '2026-05-05', '03-31', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-05-05', '02-28', '2026-03-01', '2026-05-31'],
    ['quarter', '2026-01-05', '10-31', '2025-11-01', '2026-01-31'],
    ['year', '2026-05-05', '03-31', '2026-04-01', '2027-03-31'],
    ['lastYear', '2026-05-05', '03-31', '2025-04-01', '2026-03-31'],
    ['year', '2024-02-29', '02-29', '2023-03-01', '2024-02-29'],
  ] as const)('%s seen from %s, year end %s', (choice, today, yearEnd, from, to) => {
    expect(periodOf(choice, today as unknown as Day, yearEnd)).toEqual({ from, to })
  })

  test.each([
    ['before', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['before', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['yearBefore', '2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
    ['yearBefore', '2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
  ] as const)('%s of %s to %s', (choice, from, to, otherFrom, otherTo) => {
    expect(comparedSpan(choice, span(from, to))).toEqual({ from: otherFrom, to: otherTo })
  })

  test('without a comparison there is none', () => {
    expect(comparedSpan('none', span('2026-01-01', '2026-01-31'))).toBeNull()
  })
})

describe('addresses', () => {
  const days = { from: '2026-01-01', to: '2026-03-31' }
  test.each([
    [registerAddress('1010', days), '/ledger/accounts/1010?from=2026-01-01&to=2026-03-31'],
    [registerAddress('1/2', { to: '2026-03-31' }), '/ledger/accounts/1%2F2?to=2026-03-31'],
    [ledgerAddress(['4000'], days), '/ledger/accounts/4000?from=2026-01-01&to=2026-03-31'],
    [
      ledgerAddress(['4000', '4100'], days),
      '/reports/general-ledger?from=2026-01-01&to=2026-03-31&accounts=4000%2C4100',
    ],
    [taxAddress({ ...days, line: '105' }), '/reports/taxes/entries?from=2026-01-01&to=2026-03-31&line=105'],
  ])('%s', (address, expected) => expect(address).toBe(expected))
})

const row = (account: string, amount: string) => ({
  account,
  name: `Compte ${account}`,
  nameEn: '',
  amount,
  to: '2026-12-31',
})
const section = (name: string, rows: ReturnType<typeof row>[], amount: string) => ({
  section: name,
  label: { fr: name, en: name },
  rows,
  total: { amount },
})

test('the income statement: sections in order, a result after those that make it, empty ones left out', () => {
  const report = {
    from: '2026-01-01',
    to: '2026-12-31',
    sections: [
      section('sales', [row('4000', '100.00')], '100.00'),
      section('costOfSales', [], '0.00'),
      section('expenses', [row('6000', '20.00'), row('6100', '5.00')], '25.00'),
      section('incomeTax', [row('7000', '10.00')], '10.00'),
    ],
    grossMargin: { amount: '100.00' },
    operatingIncome: { amount: '75.00' },
    incomeBeforeTax: { amount: '75.00' },
    netIncome: { amount: '65.00' },
  }
  const lines = incomeLines(report, span('2026-01-01', '2026-12-31'), null)
  expect(lines.map(({ key, level, amount }) => [level, key, amount ?? ''].join(' '))).toEqual([
    'section sales ',
    'row 4000 100.00',
    'subtotal sales total 100.00',
    'total grossMargin 100.00',
    'section expenses ',
    'row 6000 20.00',
    'row 6100 5.00',
    'subtotal expenses total 25.00',
    'total operatingIncome 75.00',
    'total incomeBeforeTax 75.00',
    'section incomeTax ',
    'row 7000 10.00',
    'subtotal incomeTax total 10.00',
    'total netIncome 65.00',
  ])
  const last = lines.at(-1)!
  expect(last.to).toContain('accounts=4000%2C6000%2C6100%2C7000')
  expect(lines.every(({ compareTo }) => compareTo === undefined)).toBe(true)
})

test('the balance sheet: totals of both sides, results open the income statement, comparisons their own day', () => {
  const report = {
    asOf: '2026-12-31',
    sections: [
      { ...section('currentAssets', [row('1010', '90.00')], '90.00'), computed: [] },
      { ...section('currentLiabilities', [row('2100', '30.00')], '30.00'), computed: [] },
      {
        ...section('equity', [row('3000', '10.00')], '60.00'),
        computed: [
          {
            line: 'currentEarnings',
            label: { fr: 'Bénéfice', en: 'Income' },
            amount: '50.00',
            from: '2026-01-01',
            to: '2026-12-31',
          },
        ],
      },
    ],
    totalAssets: { amount: '90.00' },
    totalLiabilities: { amount: '30.00' },
    totalEquity: { amount: '60.00' },
    totalLiabilitiesAndEquity: { amount: '90.00' },
  }
  const lines = balanceLines(report, '2026-12-31', '2025-12-31')
  expect(lines.map(({ key }) => key)).toEqual([
    'assets',
    'currentAssets',
    '1010',
    'currentAssets total',
    'totalAssets',
    'liabilities',
    'currentLiabilities',
    '2100',
    'currentLiabilities total',
    'totalLiabilities',
    'equity',
    '3000',
    'currentEarnings',
    'equity total',
    'both',
  ])
  const of = (key: string) => lines.find((line) => line.key === key)!
  expect(of('currentEarnings').to).toBe('/reports/income?from=2026-01-01&to=2026-12-31')
  expect(of('1010')).toMatchObject({
    to: '/ledger/accounts/1010?to=2026-12-31',
    compareTo: '/ledger/accounts/1010?to=2025-12-31',
  })
})
