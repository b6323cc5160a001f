/** Reconciling in the window: the day proposed, the bar that adds up while one ticks, and what cards print. */
import { describe, expect, test } from 'vitest'
import { toDay } from '../../db/rules/dates.ts'
import { proposedDay } from '../../renderer/bank/reconciliation/days.ts'
import { asPrinted, liveFigures, type Preview } from '../../renderer/bank/reconciliation/figures.ts'
import { expectedBalance, priorOf } from '../../renderer/bank/reconciliation/prior.ts'

const today = toDay('2026-04-20')
const statement = (lastDate: string) => ({ lastDate }) as never

describe('the day proposed', () => {
  test.each([
    ['the end of the month that the statement nearly reaches', '2026-03-28', null, '2026-03-31'],
    ['the last line of a statement that ends in the month', '2026-04-14', null, '2026-04-14'],
    ['the month after, when the statement is reconciled', '2026-03-28', '2026-03-31', '2026-04-30'],
    ['the rest of the month, when a part of it is reconciled', '2026-03-11', '2026-03-11', '2026-03-31'],
    ['the last whole month without a statement', null, null, '2026-03-31'],
  ])('%s', (_what, last, reconciledThrough, day) => {
    const lastStatement = last === null ? null : statement(last)
    expect(proposedDay({ lastStatement, reconciledThrough }, today)).toBe(day)
  })
})

const none = { count: 0, sum: '0.00' }
const entry = (id: string, amount: string) => ({
  id,
  amount,
  date: '2026-03-10',
  pieceDate: '2026-03-10',
  number: id,
  text: '',
})

const preview: Preview = {
  through: '2026-03-31',
  owed: false,
  start: { from: 'reconciliation', day: '2026-02-28', balance: '100.00' },
  imported: null,
  balance: null,
  linesIn: { count: 1, sum: '40.00' },
  linesOut: none,
  in: none,
  out: none,
  closing: '140.00',
  books: '190.00',
  waiting: none,
  ignored: none,
  later: none,
  outstanding: { count: 2, sum: '50.00' },
  adjusted: '140.00',
  difference: null,
  entries: [entry('deposit', '70.00'), entry('cheque', '-20.00')],
  problems: [],
}

describe('the bar', () => {
  test('counts lines and ticks, and what is left outstanding', () => {
    const live = liveFigures(preview, new Set(['deposit']), '210.00', 'CAD')
    expect(live).toMatchObject({
      in: { count: 2, sum: '110.00' },
      out: none,
      closing: '210.00',
      gap: '0.00',
      outstanding: { count: 1, sum: '-20.00' },
    })
    expect(liveFigures(preview, new Set(), '210.00', 'CAD').gap).toBe('70.00')
    expect(liveFigures(preview, new Set(), null, 'CAD').gap).toBeNull()
  })

  test('says what the books lack when the statement adds up', () => {
    const changed = { ...preview, books: '195.00' }
    expect(liveFigures(changed, new Set(['deposit']), '210.00', 'CAD').gap).toBe('-5.00')
  })
})

test('a card prints what it owes without a sign, and a credit with one', () => {
  expect(['-12.50', '12.50', '0.00'].map((amount) => asPrinted(amount, true))).toEqual([
    '12.50',
    '-12.50',
    '0.00',
  ])
  expect(asPrinted('-12.50', false)).toBe('-12.50')
})

test('what is older than the books goes in the sign of the books, blanks left out', () => {
  const blank = { key: 1, date: '', number: '', memo: '', isOut: true, amount: '' }
  const prior = priorOf(
    [
      blank,
      { ...blank, number: ' 98 ', amount: '750.00' },
      { ...blank, isOut: false, date: '2025-12-30', amount: '50.00' },
    ],
    '2026-01-01',
  )
  expect(prior).toEqual([
    { date: '2026-01-01', number: '98', amount: '-750.00' },
    { date: '2025-12-30', amount: '50.00' },
  ])
  expect(expectedBalance('9000.00', ['-100.00'], prior, 'CAD')).toBe('9800.00')
})
