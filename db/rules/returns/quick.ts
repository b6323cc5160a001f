/**
 * Quick method of a business established in Quebec (Revenu Québec, "Quick Method": applicable rates, 1 % reduction): it
 * remits a rate of its sales with the tax of each system inside, less one point on the first part of the sales of its
 * fiscal year, and claims back the tax on capital goods alone.
 */
import type { Day } from '../dates.ts'
import { catalogue } from '../errors.ts'
import { applyRate, type Cents, type Ppm } from '../money.ts'
import { QUICK_METHOD_RATES, type QuickMethodRate } from '../taxes/canada.ts'

const { refuse } = catalogue({
  'return.noQuickRate': {
    fr: 'La méthode rapide n’a pas de taux connu au {date}. Choisissez la méthode régulière.',
    en: 'The quick method has no known rate on {date}. Choose the regular method.',
  },
})

const REDUCTION_PPM: Ppm = 10_000

export interface QuickSales {
  readonly tax: QuickMethodRate['tax']
  readonly activity: QuickMethodRate['activity']
  /** Sales of the period with the tax of that system inside (TPS alone, or TVQ alone); negative when credits exceed. */
  readonly sales: Cents
  /** The same since the start of the fiscal year, before the period: the reduced part may be used up. */
  readonly salesBefore: Cents
  /** Last day of the period: the rate of that day holds. */
  readonly date: Day
}

export interface QuickRemittance {
  readonly rate: Ppm
  /** sales x rate. */
  readonly gross: Cents
  /** Sales of the period within the reduced first part of the year. */
  readonly reducedSales: Cents
  readonly reduction: Cents
  /** gross - reduction. */
  readonly net: Cents
}

/** What the quick method remits for one tax. Refuses a day without a known rate. */
export function quickRemittance({ tax, activity, sales, salesBefore, date }: QuickSales): QuickRemittance {
  const rate = QUICK_METHOD_RATES.findLast(
    (row) => row.tax === tax && row.activity === activity && row.since <= date,
  )
  if (!rate) throw refuse('return.noQuickRate', { date })
  const within = (total: Cents) => Math.min(Math.max(total, 0), rate.reducedUpTo)
  const reducedSales = within(salesBefore + sales) - within(salesBefore)
  const gross = applyRate(sales, rate.ppm)
  const reduction = applyRate(reducedSales, REDUCTION_PPM)
  return { rate: rate.ppm, gross, reducedSales, reduction, net: gross - reduction }
}
