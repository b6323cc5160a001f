/** Lines that come back each month: the same label but for its numbers, about the same amount. Linear in the lines. */
import { type Day, dayNumber } from '../dates.ts'
import type { Cents } from '../money.ts'
import { compareIds } from './prepare.ts'
import { MONTH_DAYS, RECURRING_MIN, RECURRING_PERCENT } from './scale.ts'
import type { LineToMatch } from './types.ts'
import { tokensOf } from './words.ts'

export interface Recurrence {
  /** Times in a row, this line among them. */
  readonly count: number
  readonly since: Day
  /** The amount was the same every time. */
  readonly isSameAmount: boolean
  /** The line before it, a month ago. */
  readonly before: string
}

const months =
  /^(JAN|FEV|FEB|MAR|AVR|APR|MAI|MAY|JUN|JUI|JUL|AOU|AUG|SEP|OCT|NOV|DEC)(VIER|RIER|UARY|RUARY|S|CH|IL|E|N|LLET|Y|T|UST|TEMBRE|TEMBER|OBRE|OBER|EMBRE|EMBER)?$/

/** What stays of a label from month to month: its words, without numbers and months. Empty when it has none. */
export function lastingLabel(description: string): string {
  return tokensOf(description)
    .filter(({ text, isNumber }) => !isNumber && text !== '#' && !months.test(text))
    .map(({ text }) => text)
    .join(' ')
}

interface Run {
  readonly last: LineToMatch
  readonly day: number
  readonly first: LineToMatch
  readonly count: number
  readonly isSameAmount: boolean
}

/** Runs of one label that are followed at a time. */
const RUNS_MAX = 12

const isAbout = (a: Cents, b: Cents) =>
  Math.abs(a - b) * 100 <= Math.max(Math.abs(a), Math.abs(b)) * RECURRING_PERCENT

/** The lines that repeat others of months before, by id; the first of each run are not among them. */
export function recurrencesOf(lines: readonly LineToMatch[]): Map<string, Recurrence> {
  const found = new Map<string, Recurrence>()
  const alike = Map.groupBy(lines, ({ description, cents }) => {
    const label = lastingLabel(description)
    return label === '' ? '' : `${Math.sign(cents)} ${label}`
  })
  alike.delete('')
  for (const own of alike.values()) {
    if (own.length < RECURRING_MIN) continue
    const ordered = own.toSorted((a, b) => compareIds(a.date, b.date) || a.cents - b.cents)
    // runs that may still go on: of two subscriptions of one label, each has its own
    let runs: Run[] = []
    for (const line of ordered) {
      const day = dayNumber(line.date)
      runs = runs.filter((run) => day - run.day <= MONTH_DAYS.most)
      const fits = runs.filter(
        (run) => day - run.day >= MONTH_DAYS.least && isAbout(run.last.cents, line.cents),
      )
      const before = fits.toSorted(
        (a, b) =>
          Math.abs(a.last.cents - line.cents) - Math.abs(b.last.cents - line.cents) || b.count - a.count,
      )[0]
      const run: Run = before
        ? {
            last: line,
            day,
            first: before.first,
            count: before.count + 1,
            isSameAmount: before.isSameAmount && before.last.cents === line.cents,
          }
        : { last: line, day, first: line, count: 1, isSameAmount: true }
      runs = [...runs.filter((one) => one !== before), run].slice(-RUNS_MAX)
      if (before && run.count >= RECURRING_MIN)
        found.set(line.id, {
          count: run.count,
          since: run.first.date,
          isSameAmount: run.isSameAmount,
          before: before.last.id,
        })
    }
  }
  return found
}
