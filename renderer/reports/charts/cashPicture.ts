/** What the picture of cash flow is made of: months that were and months to come, in minor units. */
import { toCents } from '../../format/figures.ts'
import type { Output } from '../../transport/wire.ts'

type CashFlow = Output<'report.cashFlow'>

export interface Expected {
  readonly lowest: number
  readonly highest: number
  /** Open invoices and bills that fall due in the month; null when they are not known. */
  readonly due: { readonly inflow: number; readonly outflow: number } | null
}

export interface CashPoint {
  readonly month: string
  readonly inflow: number
  readonly outflow: number
  readonly closing: number
  /** Only of a month to come: between what and what the balance is expected. */
  readonly expected: Expected | null
}

export function cashPoints({ months, forecast }: CashFlow, currency: string): readonly CashPoint[] {
  const flows = ({
    month,
    inflow,
    outflow,
    closing,
  }: CashFlow['months'][number] | CashFlow['forecast'][number]) => ({
    month,
    inflow: toCents(inflow, currency),
    outflow: toCents(outflow, currency),
    closing: toCents(closing, currency),
  })
  return [
    ...months.map((month) => ({ ...flows(month), expected: null })),
    ...forecast.map((month) => ({
      ...flows(month),
      expected: {
        lowest: toCents(month.lowest, currency),
        highest: toCents(month.highest, currency),
        due:
          month.dueIn === null || month.dueOut === null
            ? null
            : { inflow: toCents(month.dueIn, currency), outflow: toCents(month.dueOut, currency) },
      },
    })),
  ]
}

/** The least and the most that the picture must hold, with zero among them. */
export function extentOf(points: readonly CashPoint[]): readonly [number, number] {
  const all = points.flatMap(({ inflow, outflow, closing, expected }) => [
    inflow,
    -outflow,
    closing,
    ...(expected ? [expected.lowest, expected.highest] : []),
    ...(expected?.due ? [expected.due.inflow, -expected.due.outflow] : []),
  ])
  return [Math.min(0, ...all), Math.max(0, ...all)]
}
