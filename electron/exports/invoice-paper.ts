/** A commercial document as it is to be printed: every figure decided, every word of the company given. */
import type { Day } from '../../db/rules/dates.ts'
import type { MentionFacts, PaperKind } from '../../db/rules/documents/mentions.ts'
import type { Cents, Ppm } from '../../db/rules/money.ts'
import type { Language } from './table.ts'

/** A number given by an authority, with the name it is known by: TPS, TVQ, NEQ, RBQ, SIREN, RCS, TVA, RCCM, NIF… */
export interface Registration {
  readonly label: string
  readonly number: string
}

export interface PaperIssuer {
  readonly name: string
  readonly address: readonly string[]
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  /** Printed at the foot of each page; legal form and capital too (`SARL`, `10 000 €`). */
  readonly registrations: readonly Registration[]
  /** PNG or JPEG; anything else is left out and the name is printed instead. */
  readonly logo: Uint8Array | null
}

export interface PaperCustomer {
  readonly name: string
  readonly address: readonly string[]
  readonly taxNumbers: readonly Registration[]
  /** Where goods go, when it is not the address above. */
  readonly delivery: readonly string[]
}

export interface PaperLine {
  readonly description: string
  /** Decimal strings, printed with the digits they have. */
  readonly quantity: string
  readonly unit: string | null
  readonly unitPrice: string
  /** `"10"` or `"2.5"`: percent off this line. */
  readonly discountPercent: string | null
  readonly amount: Cents
  /** Which taxes it bears, in short: `T`, `TPS TVQ`, `20 %`. */
  readonly taxMarks: string
}

export interface PaperTax {
  readonly label: string
  readonly rate: Ppm | null
  /** The issuer's number for this tax: a buyer in Canada needs it to claim the tax back. */
  readonly registration: string | null
  readonly base: Cents
  readonly amount: Cents
}

export interface InvoicePaper {
  readonly kind: PaperKind
  /** Printed over `BROUILLON` or `DRAFT`; a draft has no number. */
  readonly draft: boolean
  readonly language: Language
  /** ISO 3166 of the issuer: says the paper, the words and the mentions of the law. */
  readonly country: string
  readonly currency: string
  readonly issuer: PaperIssuer
  readonly customer: PaperCustomer
  readonly number: string | null
  readonly date: Day
  /** When it is to be paid; of a quote, the last day it is valid. */
  readonly dueDate: Day | null
  /** `Net 30`, in words. */
  readonly terms: string | null
  /** The customer's own: a purchase order. */
  readonly reference: string | null
  readonly project: string | null
  /** At least one. */
  readonly lines: readonly PaperLine[]
  readonly pricesIncludeTax: boolean
  readonly subtotal: Cents
  /** Positive, taken off the subtotal. */
  readonly discount: Cents
  /** Positive, kept by the customer until the works are accepted, taken off before the taxes. */
  readonly holdback: Cents
  readonly taxes: readonly PaperTax[]
  readonly total: Cents
  readonly paid: Cents
  readonly balance: Cents
  readonly notes: string | null
  readonly paymentInstructions: string | null
  /** What the mentions of the law depend on (db/rules/documents/mentions.ts). */
  readonly facts: MentionFacts
}
