/** Protects: the days on which what comes back falls. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, dayNumber, daysInMonth } from '../../../db/rules/dates.ts'
import { FREQUENCIES, occurrences, type Schedule } from '../../../db/rules/documents/schedule.ts'
import { AssertionFailure } from '../../../db/rules/errors.ts'
import { tries } from '../../support/properties.ts'

const schedule = (
  frequency: Schedule['frequency'],
  every: number,
  first: string,
  until?: string,
): Schedule => ({ frequency, every, first: first as Day, ...(until ? { until: until as Day } : {}) })
const days = (of: Schedule, from: string, through: string) => occurrences(of, from as Day, through as Day)

describe('days of a schedule', () => {
  test.each<[Schedule, string, string, string[]]>([
    [
      schedule('monthly', 1, '2026-01-31'),
      '2026-01-01',
      '2026-05-31',
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ],
    [schedule('monthly', 1, '2026-01-31'), '2028-02-01', '2028-02-29', ['2028-02-29']],
    [schedule('monthly', 2, '2025-12-15'), '2026-01-01', '2026-05-01', ['2026-02-15', '2026-04-15']],
    [schedule('quarterly', 1, '2025-11-30'), '2026-01-01', '2026-06-30', ['2026-02-28', '2026-05-30']],
    [
      schedule('yearly', 1, '2024-02-29'),
      '2024-01-01',
      '2028-12-31',
      ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
    ],
    [schedule('weekly', 2, '2025-12-29'), '2026-01-01', '2026-01-31', ['2026-01-12', '2026-01-26']],
    // Both ends count.
    [schedule('weekly', 1, '2026-01-05'), '2026-01-05', '2026-01-12', ['2026-01-05', '2026-01-12']],
    [schedule('monthly', 1, '2026-01-05'), '2026-02-05', '2026-03-05', ['2026-02-05', '2026-03-05']],
    [schedule('monthly', 1, '2026-01-05'), '2026-02-06', '2026-03-04', []],
    // Nothing before the first, nor after the last.
    [schedule('weekly', 1, '2026-01-05'), '2020-01-01', '2026-01-05', ['2026-01-05']],
    [schedule('monthly', 1, '2026-01-05'), '2020-01-01', '2026-01-04', []],
    [
      schedule('monthly', 1, '2026-01-05', '2026-02-05'),
      '2026-01-01',
      '2026-12-31',
      ['2026-01-05', '2026-02-05'],
    ],
    [schedule('weekly', 1, '2026-01-05', '2026-12-31'), '2026-01-01', '2026-01-05', ['2026-01-05']],
    [schedule('weekly', 1, '2026-01-05'), '2026-02-01', '2026-01-01', []],
    // The end of the calendar.
    [schedule('weekly', 999_999, '2199-12-31'), '1900-01-01', '2199-12-31', ['2199-12-31']],
    [schedule('yearly', 1, '2199-01-31'), '1900-01-01', '2199-12-31', ['2199-01-31']],
  ])('%j from %s through %s', (of, from, through, found) => expect(days(of, from, through)).toEqual(found))

  test('all the weeks of the calendar are no burden', () => {
    const found = days(schedule('weekly', 1, '1900-01-01'), '1900-01-01', '2199-12-31')
    expect(found).toHaveLength(15_654)
  })

  test('a schedule comes back every 1 or more', () => {
    for (const every of [0, -1, 0.5])
      expect(() => days(schedule('weekly', every, '2026-01-05'), '2026-01-01', '2026-02-01')).toThrow(
        AssertionFailure,
      )
  })

  const someDay = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01' as Day, count))
  const someSchedule = fc.record({
    frequency: fc.constantFrom(...FREQUENCIES),
    every: fc.integer({ min: 1, max: 5 }),
    first: someDay,
  })

  test('are those found by looking at each day', () => {
    const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
    const falls = ({ frequency, every, first }: Schedule, day: Day) => {
      if (day < first) return false
      if (frequency === 'weekly') return (dayNumber(day) - dayNumber(first)) % (7 * every) === 0
      const step = { monthly: 1, quarterly: 3, yearly: 12 }[frequency] * every
      const last = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
      const wanted = Math.min(Number(first.slice(8)), last)
      return (months(day) - months(first)) % step === 0 && Number(day.slice(8)) === wanted
    }
    fc.assert(
      fc.property(someSchedule, someDay, fc.integer({ min: 0, max: 400 }), (of, from, length) => {
        const all = Array.from({ length: length + 1 }, (_, index) => addDays(from, index))
        expect(occurrences(of, from, all.at(-1)!)).toEqual(all.filter((day) => falls(of, day)))
      }),
      tries(300),
    )
  })

  test('of two ranges that touch are those of both', () => {
    fc.assert(
      fc.property(someSchedule, someDay, fc.integer({ min: 0, max: 900 }), (of, from, length) => {
        const [middle, end] = [addDays(from, Math.floor(length / 3)), addDays(from, length)]
        expect([...occurrences(of, from, middle), ...occurrences(of, addDays(middle, 1), end)]).toEqual(
          occurrences(of, from, end),
        )
      }),
      tries(300),
    )
  })
})
