/** What a tax code is: dated data. A rate never lives in code, and a past rate is never replaced. */
import type { Day } from '../dates.ts'
import type { Ppm } from '../money.ts'

/**
 * What a rate applies to: the price before any tax, or the price with TPS added (TVQ before 2013, when Quebec's
 * tax was computed on the federal one).
 */
export type TaxBase = 'net' | 'netPlusTps'

export interface TaxRate {
  /** First day on which this rate holds; it holds until the next one begins. */
  readonly since: Day
  readonly ppm: Ppm
  readonly base: TaxBase
}

export interface TaxCode {
  /** Unique in the world (`TPS`, `TVH-ON`, `TVA-FR-N`), so that a posting needs no country beside it. */
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** ISO 3166 code, or `*` for the codes that every country has (ZERO, EXO). */
  readonly country: string
  /** Where only one province levies it. */
  readonly province?: string
  readonly kind: 'standard' | 'reduced' | 'zero' | 'exempt'
  /** Oldest first, at least one. */
  readonly rates: readonly TaxRate[]
  /** Last day of a tax that was abolished. */
  readonly until?: Day
  /** False for a tax that a purchase cannot get back (PST): it is part of the cost. */
  readonly recoverable: boolean
  /** Account of the country's chart that holds the tax on sales; none where there is no amount. */
  readonly collectedAccount?: string
  /** Account that holds the tax on purchases; none when it is not recoverable or has no amount. */
  readonly recoverableAccount?: string
}

/** Rates of a table written as literals: `[since, ppm]`, oldest first. */
export function datedRates(
  ...rows: readonly (readonly [since: string, ppm: Ppm, base?: TaxBase])[]
): TaxRate[] {
  return rows.map(([since, ppm, base = 'net']) => ({ since: since as Day, ppm, base }))
}
