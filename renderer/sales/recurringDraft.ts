/** When a recurring invoice comes back, as it is typed. */
import { addDays, type Day, isDay } from '../../db/rules/dates.ts'
import { type Frequency, occurrences } from '../../db/rules/documents/schedule.ts'
import type { Output } from '../transport/wire.ts'

export type Recurring = Output<'recurring.list'>['items'][number]

export interface ScheduleDraft {
  readonly name: string
  readonly frequency: Frequency
  /** Every so many weeks, months, quarters or years. */
  readonly every: string
  readonly first: string
  readonly until: string
  readonly paused: boolean
}

export const blankSchedule = (first: string): ScheduleDraft => ({
  name: '',
  frequency: 'monthly',
  every: '1',
  first,
  until: '',
  paused: false,
})

export function scheduleOf({ name, frequency, every, first, until, paused }: Recurring): ScheduleDraft {
  return { name, frequency, every: String(every), first, until: until ?? '', paused }
}

const everyOf = (text: string): number =>
  /^\d{1,3}$/.test(text) ? Math.min(Math.max(Number(text), 1), 120) : 1

export function scheduleInput({ name, frequency, every, first, until }: ScheduleDraft) {
  return {
    name: name.trim(),
    frequency,
    every: everyOf(every),
    first,
    until: until === '' ? null : until,
  }
}

const SHOWN = 3
const DAYS_AHEAD = 3_660

/** The next days on which it falls, to see that it is what one meant. */
export function nextDays(draft: ScheduleDraft): readonly string[] {
  const { first, until } = draft
  if (!isDay(first)) return []
  const schedule = {
    frequency: draft.frequency,
    every: everyOf(draft.every),
    first: first as Day,
    until: isDay(until) ? (until as Day) : null,
  }
  return occurrences(schedule, first as Day, addDays(first as Day, DAYS_AHEAD)).slice(0, SHOWN)
}
