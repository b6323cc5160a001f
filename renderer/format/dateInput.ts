/**
 * Dates as people type them, beside a pile of paper: `t` is today, `+7` seven days after the date the field holds,
 * `15` the 15th of its month, `15/11` the 15th of November of its year, `15/11/26`, `2026-11-15`.
 * Day comes before month in both languages.
 */
import { addDays, type Day, dayOf, isDay } from '../../db/rules/dates.ts'

export interface DateContext {
  readonly today: Day
  /** What the field holds now, or null; it gives the month and the year left out. */
  readonly current: Day | null
}

function tryDay(year: number, month: number, day: number): Day | null {
  try {
    return dayOf(year, month, day)
  } catch {
    return null
  }
}

function shifted(base: Day, typed: string): Day | null {
  const days = Number(typed)
  if (Math.abs(days) > 3_660) return null
  try {
    return addDays(base, days)
  } catch {
    return null
  }
}

/** The day meant, or null when the text is no date. */
export function readDate(typed: string, { today, current }: DateContext): Day | null {
  const text = typed.trim().toLowerCase()
  const base = current ?? today
  if (text === 't' || text === 'a') return today
  if (text === 'h') return addDays(today, -1)
  if (/^[+-]\d{1,4}$/.test(text)) return shifted(base, text)
  if (isDay(text)) return text
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return tryDay(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const parts = text.split(/[/\-. ]/)
  if (!parts.every((part) => /^\d{1,4}$/.test(part)) || parts.length > 3) return null
  return fromParts(parts.map(Number), parts[0]!.length, base)
}

function fromParts(numbers: readonly number[], firstLength: number, base: Day): Day | null {
  const year = Number(base.slice(0, 4))
  const [first, second, third] = numbers
  if (second === undefined) return firstLength > 2 ? null : tryDay(year, Number(base.slice(5, 7)), first!)
  if (third === undefined) return tryDay(year, second, first!)
  if (firstLength === 4) return tryDay(first!, second, third)
  return tryDay(third < 100 ? 2000 + third : third, second, first!)
}
