/** When something about money deserves a person's eye, and how urgently. Thresholds are the owner's. */
import { type Day, dayNumber } from './dates.ts'
import type { Cents } from './money.ts'

/** The most urgent first. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** null turns an alert off. Amounts are cents of the company's currency, days are whole days. */
export interface AlertThresholds {
  /** A bank account below this is critical. */
  readonly lowBalance: Cents | null
  /** Money out above this, in one movement, is a warning. */
  readonly largeExpense: Cents | null
  /** Large expenses of so many last days are told. */
  readonly largeExpenseDays: number
  /** null: late invoices are not told. */
  readonly overdueInfoDays: number | null
  readonly overdueWarningDays: number
  /** Late invoices that together reach this are a warning, however late they are. */
  readonly overdueWarningAmount: Cents | null
  readonly overdueCriticalDays: number
}

export interface LateInvoice {
  readonly due: Day
  readonly open: Cents
}

/** How urgent one late invoice is by its age; null while it is not told. A threshold of days counts from its day on. */
export function severityOfLateness(days: number, thresholds: AlertThresholds): Severity | null {
  const { overdueInfoDays, overdueWarningDays, overdueCriticalDays } = thresholds
  if (overdueInfoDays === null || days < 1) return null
  if (days >= overdueCriticalDays) return 'critical'
  if (days >= overdueWarningDays) return 'warning'
  return days >= overdueInfoDays ? 'info' : null
}

export interface LateGroup<T> {
  readonly severity: Severity
  readonly invoices: readonly T[]
  readonly open: Cents
  /** Days of the one that is latest. */
  readonly days: number
}

/**
 * Late invoices by urgency, the most urgent first, each group latest first. When all that are told reach the owner's
 * amount together, those that would be for information are warnings.
 */
export function lateGroups<T extends LateInvoice>(
  invoices: readonly T[],
  today: Day,
  thresholds: AlertThresholds,
): readonly LateGroup<T>[] {
  const days = ({ due }: LateInvoice) => dayNumber(today) - dayNumber(due)
  const told = invoices
    .map((invoice) => ({ invoice, severity: severityOfLateness(days(invoice), thresholds) }))
    .filter(({ severity }) => severity !== null)
  const sum = (items: readonly T[]) => items.reduce((total, { open }) => total + open, 0)
  const amount = thresholds.overdueWarningAmount
  const isMuch = amount !== null && sum(told.map(({ invoice }) => invoice)) >= amount
  const raised = (severity: Severity) => (severity === 'info' && isMuch ? 'warning' : severity)
  return SEVERITIES.flatMap((severity): LateGroup<T>[] => {
    const own = told
      .filter((one) => raised(one.severity!) === severity)
      .map(({ invoice }) => invoice)
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : b.open - a.open))
    return own.length === 0 ? [] : [{ severity, invoices: own, open: sum(own), days: days(own[0]!) }]
  })
}
