/** Protects the cash flow: what is in and out and what is neither, undone movements, balances, the forecast. */
import { expect, test } from 'vitest'
import { cashFlow } from '../../../db/ledger/cash-flow.ts'
import { correct, reverse } from '../../../db/ledger/entries.ts'
import { Books, day } from '../../support/books.ts'

/** `[month, in, out, net, closing]` */
const months = (books: Books, count: number, through: string) =>
  cashFlow(books.sql, { months: count, through: day(through) }).months.map((month) => [
    month.month,
    month.inflow,
    month.outflow,
    month.net,
    month.closing,
  ])

test('money in and out by month, over bank and cash; a credit card is a debt', () => {
  const books = new Books()
  books.simple('2025-11-30', '1010', '3000', 100_000)
  books.simple('2025-12-01', '1010', '4000', 30_000)
  books.simple('2025-12-31', '6230', '1000', 2_000)
  books.simple('2025-12-31', '6230', '2010', 7_000)
  books.simple('2026-02-01', '2010', '1010', 7_000)
  expect(months(books, 4, '2026-02-28')).toEqual([
    ['2025-11', 100_000, 0, 100_000, 100_000],
    ['2025-12', 30_000, 2_000, 28_000, 128_000],
    ['2026-01', 0, 0, 0, 128_000],
    ['2026-02', 0, 7_000, -7_000, 121_000],
  ])
  const report = cashFlow(books.sql, { months: 3, through: day('2026-02-28') })
  expect(report).toMatchObject({
    accounts: ['1000', '1010', '1015', '1020', '1030'],
    opening: 100_000,
    inflow: 30_000,
    outflow: 9_000,
    net: 21_000,
    closing: 121_000,
    trend: 7_000,
  })
  expect(report.months[2]).toMatchObject({ from: '2026-02-01', to: '2026-02-28' })
})

test('transfers between own accounts, at once or through what is in transit, are neither in nor out', () => {
  const books = new Books()
  books.simple('2026-01-05', '1010', '4000', 50_000)
  books.simple('2026-01-06', '1015', '1010', 20_000)
  books.simple('2026-01-31', '1030', '1010', 5_000)
  books.simple('2026-02-01', '1000', '1030', 5_000)
  // a transfer that costs a fee: only the fee goes out
  const lines = [
    { account: '1015', cents: 9_900 },
    { account: '6150', cents: 100 },
    { account: '1010', cents: -10_000 },
  ]
  books.simple('2026-02-02', '', '', 0, { lines })
  expect(months(books, 2, '2026-02-28')).toEqual([
    ['2026-01', 50_000, 0, 50_000, 50_000],
    ['2026-02', 0, 100, -100, 49_900],
  ])
})

test('what is undone in its own month leaves no trace; later, it goes the other way', () => {
  const books = new Books()
  const first = books.simple('2026-01-05', '1010', '4000', 10_000)
  const undone = books.write((company) => reverse(company, first.id, day('2026-01-20')))
  expect(months(books, 1, '2026-01-31')).toEqual([['2026-01', 0, 0, 0, 0]])
  books.write((company) => reverse(company, undone.id, day('2026-01-21')))
  expect(months(books, 1, '2026-01-31')).toEqual([['2026-01', 10_000, 0, 10_000, 10_000]])
  const wrong = books.simple('2026-01-25', '6230', '1010', 4_000)
  const lines = [
    { account: '6230', cents: 3_000 },
    { account: '1010', cents: -3_000 },
  ]
  books.write((company) => correct(company, wrong.id, { date: day('2026-01-26'), lines }))
  expect(months(books, 1, '2026-01-31')).toEqual([['2026-01', 10_000, 3_000, 7_000, 7_000]])
  const late = books.simple('2026-01-31', '1010', '4000', 500)
  books.write((company) => reverse(company, late.id, day('2026-02-01')))
  expect(months(books, 2, '2026-02-28')).toEqual([
    ['2026-01', 10_500, 3_000, 7_500, 7_500],
    ['2026-02', 0, 500, -500, 7_000],
  ])
})

test('a transfer with its fee that is undone in its month leaves no trace either', () => {
  const books = new Books()
  const lines = [
    { account: '1015', cents: 10_000 },
    { account: '6230', cents: 500 },
    { account: '1010', cents: -10_500 },
  ]
  const moved = books.simple('2026-01-05', '', '', 0, { lines })
  expect(months(books, 1, '2026-01-31')).toEqual([['2026-01', 0, 500, -500, -500]])
  books.write((company) => reverse(company, moved.id, day('2026-01-20')))
  expect(months(books, 1, '2026-01-31')).toEqual([['2026-01', 0, 0, 0, 0]])
})

test('the forecast: mean of the last three months that are over, between their worst and best', () => {
  const books = new Books()
  const forecast = (through: string) => cashFlow(books.sql, { months: 1, through: day(through) }).forecast
  expect(forecast('2026-03-31')).toEqual([])
  books.simple('2026-01-10', '1010', '4000', 10_000)
  // January is not over
  expect(forecast('2026-01-30')).toEqual([])
  // one month alone is its own mean
  expect(forecast('2026-01-31')[2]).toEqual({
    month: '2026-04',
    inflow: 10_000,
    outflow: 0,
    net: 10_000,
    closing: 40_000,
    lowest: 40_000,
    highest: 40_000,
  })
  books.simple('2026-02-10', '6230', '1010', 4_000)
  books.simple('2026-03-10', '1010', '4000', 1)
  books.simple('2026-04-10', '1010', '4000', 90_000)
  // means of 3,333.67 and 1,333.33, rounded once each
  expect(forecast('2026-03-31')).toEqual([
    {
      month: '2026-04',
      inflow: 3_334,
      outflow: 1_333,
      net: 2_001,
      closing: 8_002,
      lowest: 2_001,
      highest: 16_001,
    },
    {
      month: '2026-05',
      inflow: 3_334,
      outflow: 1_333,
      net: 2_001,
      closing: 10_003,
      lowest: -1_999,
      highest: 26_001,
    },
    {
      month: '2026-06',
      inflow: 3_334,
      outflow: 1_333,
      net: 2_001,
      closing: 12_004,
      lowest: -5_999,
      highest: 36_001,
    },
  ])
  // April has begun: its balance is known, its movements are not of the mean
  expect(forecast('2026-04-29')[0]).toMatchObject({ month: '2026-05', net: 2_001, closing: 98_002 })
  // once it is over, January is not of the last three
  expect(forecast('2026-04-30')[0]).toMatchObject({ month: '2026-05', inflow: 30_000, outflow: 1_333 })
})

test('the operation ends today when no day is given, and refuses too many months', async () => {
  const books = new Books()
  books.simple('2026-03-02', '1010', '4000', 12_345)
  const report = await books.call('report.cashFlow', {})
  expect(report.months).toHaveLength(12)
  expect(report.months.at(-1)).toEqual({
    month: '2026-03',
    from: '2026-03-01',
    to: '2026-03-31',
    inflow: '123.45',
    outflow: '0.00',
    net: '123.45',
    closing: '123.45',
  })
  const { from, to } = report.months.at(-1)!
  const behind = await books.call('ledger.register', { account: '1010', from, to })
  expect(behind.items.at(-1)!.balance).toBe(report.closing)
  expect((await books.call('report.cashFlow', { months: 1, through: '2025-01-31' })).closing).toBe('0.00')
  for (const months of [0, 37])
    expect((await books.refused('report.cashFlow', { months })).details[0]).toMatch(/^months /)
})
