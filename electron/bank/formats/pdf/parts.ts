/** Several statements in one file, month after month: each movement has the period that is printed above it. */
import { addDays, type Day } from '../../../../db/rules/dates.ts'
import { dayIn, type Order, type Period, type PrintedDate } from './dates.ts'
import { type Manner, periodsIn } from './period.ts'

export interface Dated {
  readonly at: number
  readonly date: PrintedDate | null
}

/** A movement may be so much older than its period, or younger. */
const BEFORE = 10
const AFTER = 5
const MANNERS: readonly Manner[] = ['linked', 'month', 'until']

/** The days of all dates under a period that holds them all; null when it does not. */
export function daysUnder(dates: readonly PrintedDate[], order: Order, period: Period): Day[] | null {
  const [from, to] = [addDays(period.from, -BEFORE), addDays(period.to, AFTER)]
  const days = dates.map((date) => dayIn(date, order, period))
  return days.every((day): day is Day => day !== null && day >= from && day <= to) ? days : null
}

/** The one of these periods that holds the dates; null when none does, or two do in different years. */
function onlyOne(periods: readonly Period[], dates: readonly PrintedDate[], order: Order): Period | null {
  const fits = periods.filter((period) => daysUnder(dates, order, period))
  const meant = new Set(fits.map((period) => daysUnder(dates, order, period)!.join(' ')))
  return meant.size === 1 ? fits[0]! : null
}

/** Movements with all that is printed between them and those above: a heading may stand there, or a note. */
interface Part {
  readonly above: Period[]
  readonly dates: PrintedDate[]
  readonly from: number
}

function partsOf(texts: readonly string[], entries: readonly Dated[], order: Order, manner: Manner): Part[] {
  const dates = new Map(entries.flatMap(({ at, date }) => (date?.year === null ? [[at, date] as const] : [])))
  const parts: Part[] = []
  let above: Period[] = []
  for (const [at, text] of texts.entries()) {
    const date = dates.get(at)
    if (!date) {
      above.push(...periodsIn(text, order, manner))
      continue
    }
    if (above.length > 0 || parts.length === 0) parts.push({ above, dates: [], from: at })
    parts.at(-1)!.dates.push(date)
    above = []
  }
  return parts
}

/** Which period a row is of; null when there are not several, or the movements of one are of none. */
export function periodsByPart(
  texts: readonly string[],
  entries: readonly Dated[],
  order: Order,
): ((at: number) => Period) | null {
  for (const manner of MANNERS) {
    const found: { from: number; period: Period }[] = []
    const parts = partsOf(texts, entries, order, manner)
    const whole = parts.every(({ above, dates, from }) => {
      const last = found.at(-1)
      // what is no heading of these movements is a note within those of the last
      const period = onlyOne(above, dates, order) ?? (last && onlyOne([last.period], dates, order))
      if (period) found.push({ from, period })
      return period
    })
    if (whole && found.length > 1)
      return (at) => (found.findLast(({ from }) => from <= at) ?? found[0]!).period
  }
  return null
}
