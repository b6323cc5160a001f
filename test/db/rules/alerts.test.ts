/** Protects the steps of urgency: each threshold counts from its day or cent on, and an alert can be turned off. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlertThresholds, lateGroups, severityOfLateness } from '../../../db/rules/alerts.ts'
import { addDays, toDay } from '../../../db/rules/dates.ts'
import { tries } from '../../support/properties.ts'

const today = toDay('2026-03-31')
const usual: AlertThresholds = {
  lowBalance: 100_000,
  largeExpense: 500_000,
  largeExpenseDays: 30,
  overdueInfoDays: 1,
  overdueWarningDays: 30,
  overdueWarningAmount: null,
  overdueCriticalDays: 60,
}

test.each([
  [0, null],
  [-5, null],
  [1, 'info'],
  [29, 'info'],
  [30, 'warning'],
  [59, 'warning'],
  [60, 'critical'],
  [400, 'critical'],
])('%i days late is %s', (days, severity) => expect(severityOfLateness(days, usual)).toBe(severity))

test.each([
  [{ overdueInfoDays: null }, 90, null],
  [{ overdueInfoDays: 10 }, 9, null],
  [{ overdueInfoDays: 10 }, 10, 'info'],
  [{ overdueCriticalDays: 5 }, 6, 'critical'],
])('with %j, %i days late is %s', (changed, days, severity) =>
  expect(severityOfLateness(days, { ...usual, ...changed })).toBe(severity),
)

describe('late invoices', () => {
  const late = (days: number, open: number) => ({ due: addDays(today, -days), open })

  test('stand in groups, the most urgent and the latest first', () => {
    const groups = lateGroups(
      [late(2, 100), late(61, 200), late(90, 300), late(0, 5), late(31, 7)],
      today,
      usual,
    )
    expect(groups.map(({ severity, open, days }) => [severity, open, days])).toEqual([
      ['critical', 500, 90],
      ['warning', 7, 31],
      ['info', 100, 2],
    ])
  })

  test("the owner's amount makes a warning of what is a day late, from that cent on", () => {
    const invoices = [late(1, 60), late(3, 40)]
    const severities = (amount: number) =>
      lateGroups(invoices, today, { ...usual, overdueWarningAmount: amount }).map(({ severity }) => severity)
    expect(severities(101)).toEqual(['info'])
    expect(severities(100)).toEqual(['warning'])
  })

  test('each is told once, whatever the thresholds', () => {
    const invoice = fc.record({
      days: fc.integer({ min: 1, max: 200 }),
      open: fc.integer({ min: 1, max: 10_000 }),
    })
    const days = fc.integer({ min: 1, max: 100 })
    fc.assert(
      fc.property(
        fc.array(invoice),
        days,
        days,
        fc.option(fc.integer({ min: 0, max: 20_000 })),
        (all, a, b, amount) => {
          const thresholds = {
            ...usual,
            overdueWarningDays: a,
            overdueCriticalDays: b,
            overdueWarningAmount: amount,
          }
          const groups = lateGroups(
            all.map((one) => late(one.days, one.open)),
            today,
            thresholds,
          )
          expect(groups.flatMap(({ invoices }) => invoices)).toHaveLength(all.length)
          expect(groups.reduce((sum, { open }) => sum + open, 0)).toBe(
            all.reduce((sum, { open }) => sum + open, 0),
          )
        },
      ),
      tries(200),
    )
  })
})
