/** Belgium: TVA (royal decree no. 20 of 20 July 1970, tables A and B; standard rate since 1 January 1996). */
import { datedRates, type TaxCode } from './code.ts'

function tva(suffix: string, name: string, nameEn: string, kind: TaxCode['kind'], ppm: number): TaxCode {
  return {
    code: `TVA-BE-${suffix}`,
    name: `TVA ${name}`,
    nameEn: `VAT ${nameEn}`,
    country: 'BE',
    kind,
    rates: datedRates(['1996-01-01', ppm]),
    recoverable: true,
    collectedAccount: '451',
    recoverableAccount: '411',
  }
}

export const BELGIUM_TAXES: readonly TaxCode[] = [
  tva('N', 'taux normal', 'standard rate', 'standard', 210_000),
  tva('I', 'taux intermédiaire', 'intermediate rate', 'reduced', 120_000),
  tva('R', 'taux réduit', 'reduced rate', 'reduced', 60_000),
]
