/** Protects: a day is a calendar day in every time zone, and a fiscal year has no hole and no overlap. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type Day,
  dayNumber,
  dayOf,
  daysInMonth,
  firstDayOf,
  fiscalYear,
  fiscalYearOf,
  isDay,
  lastDayOf,
  localDay,
  monthOf,
  noonOf,
  toDay,
} from '../../../db/rules/dates.ts'
import { tries } from '../../support/properties.ts'

const first = dayNumber('1905-01-01' as Day)
const last = dayNumber('2190-12-31' as Day)
const anyDay = fc.integer({ min: first, max: last }).map((number) => addDays('1970-01-01' as Day, number))

test('noon of a day, for a format that wants an instant', () => {
  expect(noonOf('2026-03-08' as Day).toISOString()).toBe('2026-03-08T12:00:00.000Z')
})

describe('days', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['2026-1-01', false],
    ['20260101', false],
    ['2026-01-01T00:00', false],
  ])('%s: %s', (text, answer) => expect(isDay(text)).toBe(answer))

  test('a text that is no day is refused, cut short in the message', () => {
    const refused = expect.objectContaining({ code: 'date.notDay' })
    expect(() => toDay(`31/12/2026${'x'.repeat(100)}`)).toThrow(refused)
    expect(() => dayOf(2026, 2, 31)).toThrow(refused)
    expect(dayOf(2026, 2, 3)).toBe('2026-02-03')
  })

  test.each([
    [2024, 2, 29],
    [2100, 2, 28],
    [2000, 2, 29],
    [2026, 12, 31],
    [2026, 4, 30],
  ])('month %i-%i has %i days', (year, month, days) => expect(daysInMonth(year, month)).toBe(days))

  test('months begin and end on real days', () => {
    expect(monthOf('2024-02-29' as Day)).toBe('2024-02')
    expect(firstDayOf('2024-02')).toBe('2024-02-01')
    expect(lastDayOf('2024-02')).toBe('2024-02-29')
    expect(lastDayOf('2026-02')).toBe('2026-02-28')
  })

  test('adding days and counting them are inverses, and order is the order of the texts', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1500, max: 1500 }), (day, days) => {
        const later = addDays(day, days)
        expect(dayNumber(later) - dayNumber(day)).toBe(days)
        expect(addDays(later, -days)).toBe(day)
        expect(later > day).toBe(days > 0)
        expect(isDay(later)).toBe(true)
      }),
      tries(1000),
    )
  })

  test('the day of an instant is that of the clock on the wall', () => {
    const at = new Date(2026, 2, 8, 23, 59, 59)
    expect(localDay(at.getTime())).toBe('2026-03-08')
    expect(localDay(new Date(2026, 2, 9, 0, 1).getTime())).toBe('2026-03-09')
  })
})

describe('fiscal years', () => {
  test.each([
    [2026, '12-31', '2026-01-01', '2026-12-31'],
    [2026, '03-31', '2025-04-01', '2026-03-31'],
    [2024, '02-29', '2023-03-01', '2024-02-29'],
    [2025, '02-29', '2024-03-01', '2025-02-28'],
    [2025, '02-28', '2024-02-29', '2025-02-28'],
    [2026, '06-30', '2025-07-01', '2026-06-30'],
  ])('%i ending %s runs from %s to %s', (year, yearEnd, start, end) => {
    expect(fiscalYear(year, yearEnd)).toEqual({ year, start, end })
  })

  test.each([
    ['2026-03-31', '03-31', 2026],
    ['2026-04-01', '03-31', 2027],
    ['2024-02-29', '02-29', 2024],
    ['2024-03-01', '02-29', 2025],
    ['2025-02-28', '02-29', 2025],
    ['2024-02-29', '02-28', 2025],
    ['2026-12-31', '12-31', 2026],
  ])('%s is in the year ending %s of %i', (day, yearEnd, year) => {
    expect(fiscalYearOf(day as Day, yearEnd).year).toBe(year)
  })

  test('every day falls in exactly one year, and years follow one another', () => {
    const anyEnd = fc.constantFrom('12-31', '01-31', '02-28', '02-29', '03-31', '06-30', '09-15', '11-30')
    fc.assert(
      fc.property(anyDay, anyEnd, (day, yearEnd) => {
        const found = fiscalYearOf(day, yearEnd)
        expect(found.start <= day && day <= found.end).toBe(true)
        expect(fiscalYear(found.year + 1, yearEnd).start).toBe(addDays(found.end, 1))
        expect(found.year).toBe(Number(found.end.slice(0, 4)))
      }),
      tries(1000),
    )
  })
})
