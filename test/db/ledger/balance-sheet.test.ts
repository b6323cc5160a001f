/** Protects the balance sheet: sections, computed results of the year and of earlier ones, closed years, the equation. */
import { expect, test } from 'vitest'
import { type BalanceSheet, balanceSheet } from '../../../db/ledger/balance-sheet.ts'
import { closeYear } from '../../../db/ledger/closing.ts'
import { reverse } from '../../../db/ledger/entries.ts'
import { AssertionFailure } from '../../../db/rules/errors.ts'
import { Books, day } from '../../support/books.ts'

const ENTRIES = [
  ['2024-01-01', '1010', '3000', 500_000],
  ['2024-06-01', '1010', '4000', 100_000],
  ['2025-06-01', '6230', '1010', 30_000],
  ['2025-07-01', '1620', '2600', 200_000],
  ['2026-02-01', '1060', '4000', 50_000],
  ['2026-02-02', '5000', '2100', 20_000],
] as const

function books(): Books {
  const made = new Books()
  for (const [date, debit, credit, cents] of ENTRIES) made.simple(date, debit, credit, cents)
  return made
}

function sheet(
  made: Books,
  asOf: string,
  closing: 'included' | 'excluded' = 'included',
  compareAsOf?: string,
) {
  return balanceSheet(made.sql, {
    asOf: day(asOf),
    compareAsOf: compareAsOf === undefined ? undefined : day(compareAsOf),
    country: 'CA',
    fiscalYearEnd: '12-31',
    closing,
  })
}

const amounts = ({ sections }: BalanceSheet) =>
  Object.fromEntries(
    sections.map((part) => [
      part.section,
      Object.fromEntries([
        ...part.rows.map((row) => [row.account, row.amount]),
        ...part.computed.map((row) => [row.line, row.amount]),
      ]),
    ]),
  )

test('each account in its section, with the results of this year and of earlier ones computed', () => {
  const report = sheet(books(), '2026-03-31')
  expect(amounts(report)).toEqual({
    currentAssets: { 1010: 570_000, 1060: 50_000 },
    longTermAssets: { 1620: 200_000 },
    currentLiabilities: { 2100: 20_000 },
    longTermLiabilities: { 2600: 200_000 },
    equity: { 3000: 500_000, earlierEarnings: 70_000, currentEarnings: 30_000 },
  })
  expect(report.totalAssets).toEqual({ amount: 820_000, comparison: null, difference: null })
  expect(report.totalLiabilities.amount + report.totalEquity.amount).toBe(820_000)
  const [earlier, current] = report.sections[4]!.computed
  expect([earlier!.from, earlier!.to]).toEqual([null, '2025-12-31'])
  expect([current!.from, current!.to]).toEqual(['2026-01-01', '2026-03-31'])
})

test('beside another day, each with the results of its own year', () => {
  const report = sheet(books(), '2026-03-31', 'included', '2025-12-31')
  const [earlier, current] = report.sections[4]!.computed
  expect(earlier).toMatchObject({ amount: 70_000, comparison: 100_000, difference: -30_000 })
  expect(current).toMatchObject({ amount: 30_000, comparison: -30_000, difference: 60_000 })
  expect(report.totalAssets).toEqual({ amount: 820_000, comparison: 770_000, difference: 50_000 })
  // a line that is nil today and was not then is shown
  const old = sheet(books(), '2024-01-01', 'included', '2024-12-31')
  expect(old.sections[4]!.computed).toMatchObject([
    { line: 'currentEarnings', amount: 0, comparison: 100_000 },
  ])
})

test('a closed year stands in retained earnings; with closing entries left out, as the result of its year', () => {
  const made = books()
  made.write((company) => closeYear(company, 2024))
  const closed = made.write((company) => closeYear(company, 2025))
  const equity = (asOf: string, closing?: 'excluded') => amounts(sheet(made, asOf, closing)).equity
  expect(equity('2024-12-31')).toEqual({ 3000: 500_000, 3100: 100_000 })
  expect(equity('2024-12-31', 'excluded')).toEqual({ 3000: 500_000, currentEarnings: 100_000 })
  expect(equity('2025-12-31')).toEqual({ 3000: 500_000, 3100: 70_000 })
  expect(equity('2025-12-31', 'excluded')).toEqual({ 3000: 500_000, 3100: 100_000, currentEarnings: -30_000 })
  expect(equity('2026-03-31')).toEqual({ 3000: 500_000, 3100: 70_000, currentEarnings: 30_000 })
  made.write((company) => reverse(company, closed.posted.id, day('2025-12-31')))
  expect(equity('2025-12-31')).toEqual({ 3000: 500_000, 3100: 100_000, currentEarnings: -30_000 })
  expect(equity('2026-03-31')).toEqual({
    3000: 500_000,
    3100: 100_000,
    earlierEarnings: -30_000,
    currentEarnings: 30_000,
  })
})

test('sides that differ are never shown', () => {
  const made = books()
  made.sql.run("UPDATE balance SET debit = debit + 1 WHERE account = '1010' AND month = '2024-01'")
  expect(() => sheet(made, '2026-03-31')).toThrow(AssertionFailure)
  expect(() => sheet(made, '2026-03-31', 'included', '2025-12-31')).toThrow(AssertionFailure)
})

test('the operation shows what opens each row', async () => {
  const made = books()
  const report = await made.call('report.balanceSheet', { asOf: '2026-03-31', compareAsOf: '2025-12-31' })
  expect(report.totalAssets).toEqual({ amount: '8200.00', comparison: '7700.00', difference: '500.00' })
  expect(report.totalLiabilitiesAndEquity).toEqual(report.totalAssets)
  const [bank] = report.sections[0]!.rows
  expect(bank).toMatchObject({ account: '1010', amount: '5700.00', to: '2026-03-31' })
  const behind = await made.call('ledger.register', { account: bank!.account, to: bank!.to })
  expect(behind.items.at(-1)!.balance).toBe(bank!.amount)
  const current = report.sections[4]!.computed[1]!
  const income = await made.call('report.incomeStatement', { from: current.from!, to: current.to })
  expect(income.netIncome.amount).toBe(current.amount)
})
