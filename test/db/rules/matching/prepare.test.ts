/** Documents of one party and amount around a day: as many as asked, at the edges too. */
import { expect, test } from 'vitest'
import { dayNumber } from '../../../../db/rules/dates.ts'
import { nearestOf, prepare } from '../../../../db/rules/matching/prepare.ts'
import { day, invoice } from './cases.ts'

const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'] as const

function near(date: string, most: number): string[] {
  const papers = DAYS.map((due, at) => invoice(`F-${at}`, 'Atelier Roy', 10_000, { due: day(due) }))
  const { papers: all, in: side } = prepare([], papers)
  const nearest = nearestOf(side, all[0]!.party, 10_000, { day: dayNumber(day(date)), most })
  return nearest.map(({ document }) => document.number!)
}

test.each([
  ['2025-01-01', 3, ['F-0', 'F-1', 'F-2']],
  ['2026-01-01', 3, ['F-0', 'F-1', 'F-2']],
  ['2026-03-01', 3, ['F-1', 'F-2', 'F-3']],
  ['2026-03-01', 2, ['F-1', 'F-2']],
  ['2026-03-01', 5, ['F-0', 'F-1', 'F-2', 'F-3', 'F-4']],
  ['2026-03-01', 4, ['F-0', 'F-1', 'F-2', 'F-3']],
] as const)('near %s at most %i: %j', (date, most, expected) => {
  expect(near(date, most)).toEqual(expected)
})
