/** The figures of a reconciliation while one ticks: computed here, so that each tick shows at once. */
import { decimalsOf, formatCents } from '../../../db/rules/money.ts'
import { toCents } from '../../format/figures.ts'
import type { Output } from '../../transport/wire.ts'

export type Preview = Output<'reconciliation.preview'>
export type TickedEntry = Preview['entries'][number]
type Counted = Preview['in']

export interface LiveFigures {
  readonly opening: string
  readonly in: Counted
  readonly out: Counted
  /** Opening with what came and went. */
  readonly closing: string
  readonly balance: string | null
  /** What is missing between statement and ticks, or else between statement and books; null without a balance. */
  readonly gap: string | null
  readonly outstanding: Counted
  readonly books: string
}

/** An amount as the statement prints it: what a card owes is positive there, and negative in the books. */
export const asPrinted = (amount: string, owed: boolean): string => {
  if (!owed || /^-?0*(?:\.0*)?$/.test(amount)) return amount
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`
}

/** The same figures with some entries ticked. `balance` is in the sign of the books. */
export function liveFigures(
  preview: Preview,
  ticked: ReadonlySet<string>,
  balance: string | null,
  currency: string,
): LiveFigures {
  const cents = (amount: string) => toCents(amount, currency)
  const wire = (amount: number) => formatCents(amount, decimalsOf(currency))
  const sides = {
    in: [0, 0] as [number, number],
    out: [0, 0] as [number, number],
    left: [0, 0] as [number, number],
  }
  for (const { id, amount } of preview.entries) {
    const own = cents(amount)
    const side = !ticked.has(id) ? sides.left : own > 0 ? sides.in : sides.out
    side[0] += 1
    side[1] += own
  }
  const plus = ({ count, sum }: Counted, [more, extra]: readonly [number, number]): Counted => ({
    count: count + more,
    sum: wire(cents(sum) + extra),
  })
  const shown = sides.in[1] + sides.out[1]
  const cameIn = plus(preview.linesIn, sides.in)
  const wentOut = plus(preview.linesOut, sides.out)
  const closing = cents(preview.start.balance) + cents(cameIn.sum) + cents(wentOut.sum)
  const untouched = preview.entries.reduce((sum, { amount }) => sum + cents(amount), 0)
  const adjusted =
    cents(preview.books) -
    (untouched - shown) +
    cents(preview.waiting.sum) +
    cents(preview.ignored.sum) +
    cents(preview.later.sum)
  const said = balance === null ? null : cents(balance)
  const gap = said === null ? null : said - closing !== 0 ? said - closing : said - adjusted
  return {
    opening: preview.start.balance,
    in: cameIn,
    out: wentOut,
    closing: wire(closing),
    balance,
    gap: gap === null ? null : wire(gap),
    outstanding: { count: sides.left[0], sum: wire(sides.left[1]) },
    books: preview.books,
  }
}

/** Problems that do not depend on what is ticked or typed: the others show as the difference. */
const LIVE = [
  'reconciliation.noBalance',
  'reconciliation.otherBalance',
  'reconciliation.sumDiffers',
  'reconciliation.booksDiffer',
]

export const standingProblems = (problems: Preview['problems']): Preview['problems'] =>
  problems.filter(({ code }) => !LIVE.includes(code))
