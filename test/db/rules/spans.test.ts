/** Protects: what a period is compared with is the one a reader expects, whole months beside whole months. */
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../db/rules/dates.ts'
import { dayAfterMonths, monthAfter, spanBefore } from '../../../db/rules/spans.ts'

const span = (from: string, to: string) => ({ from: from as Day, to: to as Day })

describe('months', () => {
  test.each([
    ['2026-11', 3, '2027-02'],
    ['2026-01', -1, '2025-12'],
    ['2026-12', 0, '2026-12'],
    ['2026-01', -13, '2024-12'],
  ])('%s and %i: %s', (month, by, expected) => expect(monthAfter(month, by)).toBe(expected))

  test.each([
    ['2026-03-30', -1, '2026-02-28'],
    ['2026-02-28', 1, '2026-03-31'],
    ['2024-02-28', 1, '2024-03-28'],
    ['2026-05-15', -12, '2025-05-15'],
  ])('a day that a month lacks is its last: %s and %i: %s', (day, by, expected) =>
    expect(dayAfterMonths(day as Day, by)).toBe(expected),
  )
})

describe('the span before', () => {
  test.each([
    ['a month', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['a month begun', '2026-11-01', '2026-11-22', '2026-10-01', '2026-10-22'],
    ['its first day', '2026-01-01', '2026-01-01', '2025-12-01', '2025-12-01'],
    ['a quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['a quarter begun', '2026-01-01', '2026-03-10', '2025-10-01', '2025-12-10'],
    ['up to the 30th', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['a year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['ten days', '2026-03-10', '2026-03-19', '2026-02-28', '2026-03-09'],
    ['one day', '2026-03-02', '2026-03-02', '2026-03-01', '2026-03-01'],
  ])('%s', (_what, from, to, otherFrom, otherTo) => {
    expect(spanBefore(span(from, to))).toEqual(span(otherFrom, otherTo))
  })

  test.each([
    ['a month', '2026-11-01', '2026-11-30', '2026-11-22', '2026-10-01', '2026-10-22'],
    ['a quarter', '2026-10-01', '2026-12-31', '2026-11-22', '2026-07-01', '2026-08-22'],
    ['a year', '2026-01-01', '2026-12-31', '2026-11-22', '2025-01-01', '2025-11-22'],
    ['thirty days', '2026-03-10', '2026-04-08', '2026-03-12', '2026-02-08', '2026-02-10'],
  ])('%s under way', (_what, from, to, through, otherFrom, otherTo) => {
    expect(spanBefore(span(from, to), through as Day)).toEqual(span(otherFrom, otherTo))
  })
})
