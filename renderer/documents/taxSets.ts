/** The sets of taxes that a line can carry, to choose by a few letters. */
import type { Day } from '../../db/rules/dates.ts'
import { taxCodes, taxOf, usualTaxes } from '../../db/rules/tax.ts'

export interface TaxSet {
  readonly key: string
  readonly codes: readonly string[]
}

const keyOf = (codes: readonly string[]): string => codes.join('+')

/** Usual ones first, then those of the other provinces, each tax alone, zero-rated, exempt, and none. */
export function taxSets(
  country: string,
  provinces: readonly string[],
  day: Day,
  usual: readonly string[],
): readonly TaxSet[] {
  const known = new Set(taxCodes(country, undefined, day).map(({ code }) => code))
  const sets = [
    usual,
    ...provinces.map((province) => usualTaxes(country, province)),
    ...[...known].map((code) => [code]),
    [],
  ]
  const found = new Map<string, TaxSet>()
  for (const codes of sets)
    if (codes.every((code) => known.has(code)) && !found.has(keyOf(codes)))
      found.set(keyOf(codes), { key: keyOf(codes), codes })
  return [...found.values()]
}

/** Taxes by their names, without what stands in parentheses: `TPS + TVQ`, `Détaxé`; nothing for none. */
export function namesOf(codes: readonly string[], language: 'fr' | 'en'): string {
  const nameOf = (code: string) => (language === 'en' ? taxOf(code)?.nameEn : taxOf(code)?.name) ?? code
  return codes.map((code) => nameOf(code).split(' (', 1)[0]).join(' + ')
}
