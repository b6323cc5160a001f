/** The short forms of a date always give a real calendar day, or nothing. */
import { expect, test } from 'vitest'
import { toDay } from '../../db/rules/dates.ts'
import { readDate } from '../../renderer/format/dateInput.ts'

const today = toDay('2026-11-21')
const read = (typed: string, current: string | null = null) =>
  readDate(typed, { today, current: current === null ? null : toDay(current) })

test.each([
  ['t', '2026-11-21'],
  ['T', '2026-11-21'],
  ['h', '2026-11-20'],
  ['+7', '2026-11-28'],
  ['-21', '2026-10-31'],
  ['15', '2026-11-15'],
  ['15/3', '2026-03-15'],
  ['15/03', '2026-03-15'],
  ['1-2-25', '2025-02-01'],
  ['31/12/2025', '2025-12-31'],
  ['2026-01-31', '2026-01-31'],
  ['2026/1/31', '2026-01-31'],
  ['20260131', '2026-01-31'],
])('%s is %s', (typed, day) => expect(read(typed)).toBe(day))

test('what is left out comes from the date already in the field', () => {
  expect(read('15', '2025-02-01')).toBe('2025-02-15')
  expect(read('+1', '2024-02-28')).toBe('2024-02-29')
  expect(read('5/6', '2024-02-28')).toBe('2024-06-05')
})

test.each(['', '31/2', '30/2/2026', '0', '45', '1/13', 'demain', '+99999', '1/2/3/4', '123'])(
  '%s is no date',
  (typed) => expect(read(typed)).toBeNull(),
)
