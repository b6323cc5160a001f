/** What a line takes when nothing is said: its taxes and its account, from the product, the party, then the company. */
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import { lineTaxes, usualTaxesOf } from '../../rules/documents/usual.ts'
import { accountByRole } from '../accounts.ts'
import type { RecordRows } from '../tables.ts'
import { taxRegistrations } from '../taxes.ts'

export type Party = RecordRows['party']
export type Product = RecordRows['product']

const listed = (text: string | null | undefined): string[] | null =>
  text == null ? null : (JSON.parse(text) as string[])

/** Taxes of a supply to or from a party on a day. */
export function usualTaxesFor(
  company: Company,
  party: Party | undefined,
  date: Day,
  isSale: boolean,
): string[] {
  const { country, province } = company.facts()
  return usualTaxesOf({
    place: { country, province },
    party: party && { country: party.country ?? '', province: party.province },
    date,
    isSale,
    registrations: taxRegistrations(company.sql),
  })
}

/** Taxes of a line: its own, else the product's, the party's, the usual ones. */
export function taxesFor(
  own: readonly string[] | null,
  product: Product | undefined,
  party: Party | undefined,
  isSale: boolean,
  usual: readonly string[],
): readonly string[] {
  const ofParty = listed(isSale ? party?.sales_taxes : party?.purchase_taxes)
  return lineTaxes({ own, product: listed(product?.taxes), party: ofParty, usual })
}

/** Account of a line: its own, else the product's, the party's, then sales or what waits to be classified. */
export function accountFor(
  company: Company,
  own: string | null,
  product: Product | undefined,
  party: Party | undefined,
  isSale: boolean,
): string | null {
  if (own) return own
  const usual = isSale
    ? (product?.sales_account ?? party?.sales_account)
    : (product?.purchase_account ?? party?.purchase_account)
  return usual ?? accountByRole(company.sql, isSale ? 'sales' : 'suspense')
}
