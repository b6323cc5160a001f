/** What the trial balance is asked for, and what its figures open. */
import { decimalsOf, formatCents, sumCents } from '../../db/rules/money.ts'
import { toCents } from '../format/figures.ts'
import type { Input, TrialBalance, TrialRow } from '../transport/wire.ts'

export interface TrialOptions {
  readonly asOf: string
  /** Income and expenses since the beginning of the books rather than of the fiscal year. */
  readonly cumulative: boolean
  readonly gifi: boolean
  readonly beforeClosing: boolean
}

/** The options as they stand in the address, so that coming back from a figure finds the same report. */
export function optionsIn(search: URLSearchParams, asOf: string): TrialOptions {
  return {
    asOf: search.get('asOf') ?? asOf,
    cumulative: search.has('cumulative'),
    gifi: search.has('gifi'),
    beforeClosing: search.has('beforeClosing'),
  }
}

/** The inverse of `optionsIn`; what is off is an empty text. */
export function addressPart(options: Partial<TrialOptions>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, value === true ? '1' : value || '']),
  )
}

export function trialInput({
  asOf,
  cumulative,
  gifi,
  beforeClosing,
}: TrialOptions): Input<'report.trialBalance'> {
  return {
    asOf,
    ...(cumulative ? { from: null } : {}),
    ...(gifi ? { gifi } : {}),
    ...(beforeClosing ? { closing: 'excluded' as const } : {}),
  }
}

/** What is behind the figures of a row: the register of an account, or the accounts of a GIFI code. */
export function addressOf(row: TrialRow, report: Pick<TrialBalance, 'asOf' | 'from'>, gifi: boolean): string {
  if (gifi) return `/ledger/accounts?text=${encodeURIComponent(row.account)}`
  const dates = new URLSearchParams({ ...(report.from ? { from: report.from } : {}), to: report.asOf })
  return `/ledger/accounts/${encodeURIComponent(row.account)}?${dates}`
}

/** The closing balance on its side, as on paper. */
export function closingSides({ closing }: Pick<TrialRow, 'closing'>): { debit: string; credit: string } {
  return closing.startsWith('-') ? { debit: '', credit: closing.slice(1) } : { debit: closing, credit: '' }
}

/** Totals of the closing balances, each side apart; they are equal in sound books. */
export function closingTotals(
  rows: readonly TrialRow[],
  currency: string,
): { debit: string; credit: string } {
  const total = (side: 'debit' | 'credit') =>
    formatCents(
      sumCents(rows.map((row) => toCents(closingSides(row)[side] || '0', currency))),
      decimalsOf(currency),
    )
  return { debit: total('debit'), credit: total('credit') }
}
