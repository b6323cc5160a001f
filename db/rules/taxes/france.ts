/**
 * France: TVA (Code général des impôts, art. 278 to 281 octies; art. 296 overseas). The table begins in August
 * 1995, before any year whose books must still be kept.
 */
import { datedRates, type TaxCode, type TaxRate } from './code.ts'

/** Collected on 44571; recoverable on goods and services on 44566 (fixed assets go to 44562 by hand). */
function tva(
  suffix: string,
  name: string,
  nameEn: string,
  kind: TaxCode['kind'],
  rates: readonly TaxRate[],
): TaxCode {
  return {
    code: `TVA-FR-${suffix}`,
    name: `TVA ${name}`,
    nameEn: `VAT ${nameEn}`,
    country: 'FR',
    kind,
    rates,
    recoverable: true,
    collectedAccount: '44571',
    recoverableAccount: '44566',
  }
}

export const FRANCE_TAXES: readonly TaxCode[] = [
  tva(
    'N',
    'taux normal',
    'standard rate',
    'standard',
    datedRates(['1995-08-01', 206_000], ['2000-04-01', 196_000], ['2014-01-01', 200_000]),
  ),
  tva(
    'I',
    'taux intermédiaire',
    'intermediate rate',
    'reduced',
    datedRates(['2012-01-01', 70_000], ['2014-01-01', 100_000]),
  ),
  tva('R', 'taux réduit', 'reduced rate', 'reduced', datedRates(['1995-08-01', 55_000])),
  tva('P', 'taux particulier', 'special rate', 'reduced', datedRates(['1995-08-01', 21_000])),
  tva(
    'D',
    'outre-mer, taux normal',
    'overseas, standard rate',
    'reduced',
    datedRates(['2014-01-01', 85_000]),
  ),
]
