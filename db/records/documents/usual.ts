/** What a line takes when nothing is said: its taxes and its account, from the product, the party, then the company. */
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import { taxOf, usualTaxes } from '../../rules/tax.ts'
import { accountByRole } from '../accounts.ts'
import type { RecordRows } from '../tables.ts'
import { isRegistered } from '../taxes.ts'

export type Party = RecordRows['party']
export type Product = RecordRows['product']

const listed = (text: string | null | undefined): string[] | null =>
  text == null ? null : (JSON.parse(text) as string[])

/**
 * Taxes of a supply by place: in Canada those of the client's province (Excise Tax Act, sch. IX), none but zero-rating
 * abroad; only the ones the company is registered for that day. On a purchase, those of the supplier's province.
 */
export function usualTaxesFor(
  company: Company,
  party: Party | undefined,
  day: Day,
  isSale: boolean,
): string[] {
  const facts = company.facts()
  const country = party?.country || facts.country
  if (country !== facts.country) return isSale && isAnyRegistered(company, day) ? ['ZERO'] : []
  const province = party?.province || facts.province || undefined
  const usual = usualTaxes(facts.country, province)
  return usual.filter((code) =>
    isSale || taxOf(code)?.recoverable !== false ? isRegistered(company.sql, code, day) : true,
  )
}

function isAnyRegistered(company: Company, day: Day): boolean {
  const { country, province } = company.facts()
  return usualTaxes(country, province ?? undefined).some((code) => isRegistered(company.sql, code, day))
}

/** Taxes of a line: its own, else the product's, the party's, the usual ones. */
export function taxesFor(
  own: readonly string[] | null,
  product: Product | undefined,
  party: Party | undefined,
  isSale: boolean,
  usual: readonly string[],
): readonly string[] {
  if (own) return own
  const ofParty = listed(isSale ? party?.sales_taxes : party?.purchase_taxes)
  const ofProduct = listed(product?.taxes)
  // a product that is zero-rated or exempt is so for everybody; else the client's place decides
  if (ofProduct && (ofProduct.length === 0 || taxOf(ofProduct[0]!)?.country === '*')) return ofProduct
  return ofParty ?? ofProduct ?? usual
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
