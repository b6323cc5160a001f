/**
 * The 17 states of OHADA: each has its own VAT law; only the accounts are common. Rates as read in 2020-2021 and,
 * for Guinea-Bissau, in 2025; the tables begin with the revised chart (1 January 2018). Rates of Cameroon
 * (17.5 + 10 % council surcharge) and Congo (18 + 5 % surcharge) hold their surcharge, which follows the tax.
 */
import { countryOf } from '../charts/countries.ts'
import { datedRates, type TaxCode } from './code.ts'

const REVISED_CHART = '2018-01-01'

// biome-ignore format: one state a line
const STANDARD: readonly (readonly [country: string, ppm: number, since?: string])[] = [
  ['BJ', 180_000],
  ['BF', 180_000],
  ['CM', 192_500],
  ['CF', 190_000],
  ['KM', 100_000],
  ['CG', 189_000],
  ['CI', 180_000],
  ['GA', 180_000],
  ['GN', 180_000],
  ['GW', 190_000, '2025-01-01'],
  ['GQ', 150_000],
  ['ML', 180_000],
  ['NE', 190_000],
  ['CD', 160_000],
  ['SN', 180_000],
  ['TD', 180_000],
  ['TG', 180_000],
]

const REDUCED: readonly (readonly [country: string, ppm: number])[] = [
  ['CI', 90_000],
  ['NE', 50_000],
  ['SN', 100_000],
  ['TG', 100_000],
]

/** Collected on 4431 (sales), recoverable on 4452 (purchases); other natures are chosen by hand. */
function tva(country: string, kind: 'standard' | 'reduced', ppm: number, since: string): TaxCode {
  const place = countryOf(country)!
  const reduced = kind === 'reduced'
  return {
    code: `TVA-${country}${reduced ? '-R' : ''}`,
    name: `TVA ${place.name}${reduced ? ', taux réduit' : ''}`,
    nameEn: `VAT ${place.nameEn}${reduced ? ', reduced rate' : ''}`,
    country,
    kind,
    rates: datedRates([since, ppm]),
    recoverable: true,
    collectedAccount: '4431',
    recoverableAccount: '4452',
  }
}

export const OHADA_TAXES: readonly TaxCode[] = [
  ...STANDARD.map(([country, ppm, since = REVISED_CHART]) => tva(country, 'standard', ppm, since)),
  ...REDUCED.map(([country, ppm]) => tva(country, 'reduced', ppm, REVISED_CHART)),
]
