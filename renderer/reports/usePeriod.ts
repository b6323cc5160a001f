import { type Day, isDay, localDay } from '../../db/rules/dates.ts'
import type { Span } from '../../db/rules/spans.ts'
import { useCompany } from '../data/companyContext.ts'
import { useAddress } from '../data/useAddress.ts'
import {
  COMPARE_CHOICES,
  type CompareChoice,
  comparedSpan,
  PERIOD_CHOICES,
  type PeriodChoice,
  periodOf,
} from './periods.ts'

export interface PeriodState {
  readonly choice: PeriodChoice
  readonly compare: CompareChoice
  readonly span: Span
  readonly comparison: Span | null
  /** Puts parts into the address, or takes them out (empty text), so that coming back finds the same report. */
  readonly set: (parts: Readonly<Record<string, string>>) => void
  /** Makes it a period of one's own, from or to a day. */
  readonly setDays: (days: { readonly from?: string; readonly to?: string }) => void
  readonly get: (name: string) => string
}

const known = <T extends string>(choices: readonly T[], text: string | null, usual: T): T =>
  choices.find((choice) => choice === text) ?? usual

const dayIn = (text: string | null): Day | null => (text !== null && isDay(text) ? text : null)

/** The period of a report, kept in the address. */
export function usePeriod(usual: Exclude<PeriodChoice, 'custom'> = 'year'): PeriodState {
  const { fiscalYearEnd } = useCompany().info
  const { search, put } = useAddress()
  const today = localDay(Date.now())
  const [from, to] = [dayIn(search.get('from')), dayIn(search.get('to'))]
  const asked = known(PERIOD_CHOICES, search.get('period'), from || to ? 'custom' : usual)
  const span = asked === 'custom' ? customSpan(from, to, today) : periodOf(asked, today, fiscalYearEnd)
  const compare = known(COMPARE_CHOICES, search.get('compare'), 'none')
  return {
    choice: asked,
    compare,
    span,
    comparison: comparedSpan(compare, span),
    get: (name) => search.get(name) ?? '',
    set: put,
    // of a period by its name, the other day is that of the period
    setDays: (days) =>
      put((now) => ({ ...(now.has('from') || now.has('to') ? {} : span), ...days, period: 'custom' })),
  }
}

const customSpan = (from: Day | null, to: Day | null, today: Day): Span => {
  const end = to ?? (from && from > today ? from : today)
  return { from: from ?? end, to: end }
}
