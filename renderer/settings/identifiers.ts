/** Numbers that a company of each country has beside its taxes, and that its documents carry. */
const QUEBEC: readonly string[] = ['neq', 'rbq']
const FRANCE: readonly string[] = ['siren', 'siret', 'rcs', 'ape', 'tva', 'legalForm', 'capital']
const BELGIUM: readonly string[] = ['bce', 'rpm', 'legalForm']
const OHADA: readonly string[] = ['rccm', 'nif', 'legalForm', 'capital']

export function identifiersOf(country: string): readonly string[] {
  if (country === 'CA') return QUEBEC
  if (country === 'FR') return FRANCE
  return country === 'BE' ? BELGIUM : OHADA
}
