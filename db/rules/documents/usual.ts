/** What a line takes when nothing is said: its taxes, from the product, the party, then the place of the supply. */
import type { Day } from '../dates.ts'
import { taxOf, usualTaxes } from '../tax.ts'

export interface Registration {
  readonly code: string
  /** null: since always. */
  readonly since: Day | null
  readonly until: Day | null
}

/** TPS and TVH are one tax with one registration number (Excise Tax Act, Part IX): a Quebec firm pays TVH in Ontario. */
const family = (code: string): string => (code.startsWith('TVH-') ? 'TPS' : code)

/** True when a company so registered charges and recovers that tax on that day; ZERO and EXO need no registration. */
export function isRegisteredAt(registrations: readonly Registration[], code: string, day: Day): boolean {
  if (taxOf(code)?.country === '*') return true
  return registrations.some(
    (registration) =>
      family(registration.code) === family(code) &&
      (registration.since === null || registration.since <= day) &&
      (registration.until === null || day <= registration.until),
  )
}

export interface Place {
  readonly country: string
  readonly province?: string | null | undefined
}

export interface Supply {
  /** Of the company. */
  readonly place: Place
  /** Of the client or supplier, as far as it is known. */
  readonly party: Partial<Place> | null | undefined
  readonly date: Day
  readonly isSale: boolean
  readonly registrations: readonly Registration[]
}

/**
 * Taxes of a supply by place: in Canada those of the client's province (Excise Tax Act, sch. IX), none but zero-rating
 * abroad; only the ones the company is registered for that day. On a purchase, those of the supplier's province, and a
 * tax that is never given back needs no registration.
 */
export function usualTaxesOf({ place, party, date, isSale, registrations }: Supply): string[] {
  const registered = (code: string) => isRegisteredAt(registrations, code, date)
  const country = party?.country || place.country
  if (country !== place.country) {
    const isAny = usualTaxes(place.country, place.province ?? undefined).some(registered)
    return isSale && isAny ? ['ZERO'] : []
  }
  const province = party?.province || place.province || undefined
  return usualTaxes(place.country, province).filter(
    (code) => (!isSale && taxOf(code)?.recoverable === false) || registered(code),
  )
}

export interface LineTaxes {
  /** Of the line itself; null when nothing is said. */
  readonly own: readonly string[] | null
  readonly product: readonly string[] | null
  readonly party: readonly string[] | null
  readonly usual: readonly string[]
}

/** Taxes of a line: its own, else the product's, the party's, the usual ones. */
export function lineTaxes({ own, product, party, usual }: LineTaxes): readonly string[] {
  if (own) return own
  // a product that is zero-rated or exempt is so for everybody; else the client's place decides
  if (product && (product.length === 0 || taxOf(product[0]!)?.country === '*')) return product
  return party ?? product ?? usual
}
