/**
 * What a supplier of bank movements offers, whoever it is: banks of a country, a consent given on the bank's own site,
 * then accounts with balances and movements, read only. GoCardless fills it; others (Plaid, Flinks) can.
 */
import type { Day } from '../../../db/rules/dates.ts'

export interface Institution {
  readonly id: string
  readonly name: string
  readonly bic: string | null
  /** Days of movements that the bank gives at most. */
  readonly historyDays: number
  /** Days for which the bank lets a consent stand at most. */
  readonly consentDays: number
}

/** A consent asked for: the person gives it at `link`, on the bank's own site. */
export interface Consent {
  /** The supplier's identifier, by which its state is asked. */
  readonly id: string
  readonly link: string
  /** Days for which it stands once given. */
  readonly validDays: number
}

/** Where a consent stands. A person's own withdrawal (`revoked`) is noted by us, for the supplier forgets it. */
export type ConsentStatus = 'pending' | 'active' | 'expired' | 'error'

export interface ConsentState {
  readonly status: ConsentStatus
  /** The supplier's identifiers of the accounts that the person chose. */
  readonly accounts: readonly string[]
  /** Day on which the person gave it; null while it is pending. */
  readonly given: Day | null
}

export interface FeedBalance {
  /** Decimal string in the account's currency. */
  readonly amount: string
  readonly currency: string
  /** As of which day, when the bank says it. */
  readonly day: Day | null
}

export interface FeedAccount {
  readonly id: string
  readonly iban: string | null
  readonly name: string | null
  readonly currency: string | null
}

export interface FeedMovement {
  /** The bank's identifier; empty when it gives none. */
  readonly id: string
  readonly date: Day
  readonly valueDate: Day | null
  /** Decimal string, money in positive. */
  readonly amount: string
  readonly currency: string
  readonly description: string
}

export interface FeedMovements {
  readonly booked: readonly FeedMovement[]
  /** Movements that may still change: counted, never imported. */
  readonly pending: number
  /** Booked movements that could not be read. */
  readonly unreadable: number
}

export interface ConsentRequest {
  readonly institution: string
  /** Where the bank sends the person back. */
  readonly redirect: string
  /** Ours, unique: finds the consent again when the answer was lost. */
  readonly reference: string
  readonly language: 'fr' | 'en'
  readonly historyDays: number
  readonly consentDays: number
}

export interface BankFeed {
  institutions(country: string): Promise<readonly Institution[]>
  institution(id: string): Promise<Institution>
  ask(request: ConsentRequest): Promise<Consent>
  consent(id: string): Promise<ConsentState>
  account(id: string): Promise<FeedAccount>
  balance(account: string): Promise<FeedBalance | null>
  movements(account: string, from: Day): Promise<FeedMovements>
  /** Withdraws a consent; one that is gone already is no fault. */
  revoke(consent: string): Promise<void>
}
