/** The name of a party in a label as banks write it. */
import { describe, expect, test } from 'vitest'
import { NAME, NameIndex } from '../../../../db/rules/matching/names.ts'
import { tokensOf } from '../../../../db/rules/matching/words.ts'

function levels(label: string, ...names: string[]): string[] {
  const index = new NameIndex()
  const parties = names.map((name) => index.add(name))
  const { names: found, surely } = index.find(tokensOf(label))
  return parties.map((party) => {
    const { level } = found.get(party) ?? { level: NAME.none }
    expect(surely.includes(party)).toBe(level >= NAME.sure)
    return Object.entries(NAME).find(([, value]) => value === level)![0]
  })
}

describe('names in labels', () => {
  test.each([
    ['Boulangerie Tremblay inc.', 'VIREMENT BOULANGERIE TREMBLAY', 'clean'],
    ['Électricité Gagné ltée', 'DEPOT DIRECT ELECTRICITE GAGNE LTEE', 'clean'],
    ['Boulangerie Tremblay Lévis inc.', 'PAIEMENT BOULANGERIE TREMBLAY LE', 'clean'],
    ['Boulangerie Tremblay', 'BOUL TREMBLAY', 'clean'],
    ['Boulangerie Tremblay', 'TREMBLAY BOULANGERIE', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGRIE TREMBLAY', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGERIE TREMLBAY', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGERIETREMBLAY', 'clean'],
    ['Boulangerie Tremblay', 'VIR SEPA /DE BOULANGERIE TREMBLAY /MERCI BEAUCOUP', 'clean'],
    ['Jean-François Côté', 'Virement Interac de /JEAN FRANCOIS COTE/', 'clean'],
    ['Hydro-Québec', 'HYDRO QUEBEC PREAUTORISE', 'clean'],
    ['9174-2230 Québec inc.', 'DEPOT 9174 2230 QUEBEC INC', 'clean'],
    ['Métro inc.', 'METRO PAIEMENT', 'clean'],
    // three letters left out are an abbreviation, two another word
    ['Boulangerie Tremblay', 'BOULANGE TREMBLAY', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGER TREMBLAY', 'sure'],
    ['Atelier Roy', 'ATELIER ROY LAVAL', 'sure'],
    ['Atelier Roy', 'ATELIER ROY/LAVAL', 'clean'],
    ['Atelier Roy', 'ATELIER ROY - LAVAL', 'clean'],
    ['Atelier Roy', 'ATELIER ROY-LAVAL', 'sure'],
    ['Atelier Roy', 'ATELIER@ROY', 'clean'],
    ['Atelier Roy', 'ATELIER–ROY', 'clean'],
    // a legal form, whole or cut, is no other name
    ['Atelier Roy', 'ATELIER ROY LTEE', 'clean'],
    ['Atelier Roy', 'ATELIER ROY LTE', 'clean'],
    // what is left of a name that is cut
    ['Boulangerie Tremblay Rimouski', 'BOULANGERIE TREMBLAY RI', 'clean'],
    ['Boulangerie Tremblay Roc', 'BOULANGERIE TREMBLAY RAC', 'clean'],
    // two letters less are an abbreviation only where the label ends
    ['Boulangerie Tremblay', 'BOULANGERIE TREMBL', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGERIE TREMBL/MERCI', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGERIE TREMBL 123', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGERIE TREMBL AND CO', 'clean'],
    ['Boulangerie Tremblay', 'BOULANGERIE TREMBL ENR', 'sure'],
    ['Boulangerie Tremblay', 'BOU TREMBLAY', 'clean'],
    ['Boulangerie Tremblay', 'BO TREMBLAY', 'none'],
    ['Boulangerie Tremblay', 'TREMBLAY TREMBLAY', 'none'],
    ['Boulangerie Roy', 'BOULANGERIE RO', 'none'],
    ['Morin Côté', 'MORIN COTI', 'likely'],
    // of a long name eight words are read
    ['Un Deux Trois Quatre Cinq Six Sept Huit Neuf', 'UN DEUX TROIS QUATRE CINQ SIX SEPT NEUF', 'sure'],
    ['Garage 2000', 'VIREMENT GARAGE', 'clean'],
    ['9174-2230 Québec inc.', 'DEPOT 9174 2230', 'clean'],
    ['Groupe Holding', 'VIREMENT GROUPE HOLDING', 'clean'],
    // thirteen letters are kept of a name that is cut
    ['Garage Moreau Laval', 'GARAGE MOREAU', 'clean'],
    ['Garage Morin Laval', 'GARAGE MORIN', 'sure'],
    ['Atelier Roy', 'ATELIER ROY SN', 'sure'],
    ['Atelier Roy', 'ATELIER ROY LIMIT', 'clean'],
    ['Ste-Anne Traiteur', 'SAINTE ANNE TRAITEUR', 'clean'],
    ['St-Denis Traiteur', 'SAINT DENIS TRAITEUR', 'clean'],
    ['Atelier Roy', 'ATELIER[ROY]', 'clean'],
    ['J. Bélanger', 'VIREMENT BELANGER', 'clean'],
    // a slip in five letters, and in four
    ['Atelier Morin', 'ATELIER MORYN', 'clean'],
    ['Atelier Côté', 'ATELIER COTI', 'likely'],
    ['Roy', 'VIREMENT ROY', 'none'],
    ['Côté', 'VIREMENT COTE', 'clean'],
    ['Atelier Roy Laval', 'ATELIER ROY', 'sure'],
    ['Marcel Tremblay', 'MARC TREMBLAY ENR', 'sure'],
    ['Jean-François Côté', 'FRANCOIS COTE', 'likely'],
    ['Boulangerie Tremblay', 'GARAGE TREMBLAY', 'none'],
    ['Roy', 'VIREMENT ROI', 'none'],
    ['Crédit Direct inc.', 'DEPOT DIRECT CREDIT', 'none'],
    ['Transport Saint-Denis', 'TRANSPORT ST DENIS', 'clean'],
    ['Pâtisserie Sainte-Anne', 'PATISSERIE STE ANNE', 'clean'],
    ['Établissements Morin', 'ETS MORIN', 'clean'],
    ['Morin Montréal', 'MORIN MTL', 'clean'],
    ['9174-2230', 'DEPOT 9174 2230', 'clean'],
    ['Garage Gagné', 'GARAGE GANE', 'clean'],
    ['Gagné', 'VIREMENT GANE', 'likely'],
    ['Roy Lac', 'VIREMENT ROY', 'none'],
    ['Pneus Montréal', 'PNEUS MTL', 'clean'],
    ['Établissements Roy', 'ETS ROY', 'clean'],
    ['', 'VIREMENT', 'none'],
  ])('%s in « %s »: %s', (name, label, expected) => {
    expect(levels(label, name)).toEqual([expected])
  })

  test('the name that goes further in the label leaves the shorter one behind', () => {
    expect(levels('VIR ATELIER ROY LAVAL', 'Atelier Roy', 'Atelier Roy Laval')).toEqual(['likely', 'clean'])
    expect(levels('VIR ATELIER ROY', 'Atelier Roy', 'Atelier Roy Laval')).toEqual(['clean', 'sure'])
  })

  test('legal forms and sons tell firms apart where both are in the books', () => {
    expect(levels('GARAGE ROY', 'Garage Roy', 'Garage Roy & Fils')).toEqual(['clean', 'sure'])
    expect(levels('GARAGE ROY ET FILS', 'Garage Roy', 'Garage Roy & Fils')).toEqual(['sure', 'clean'])
    expect(levels('GARAGE ROY LTEE', 'Garage Roy ltée', 'Garage Roy inc.')).toEqual(['clean', 'sure'])
    expect(levels('GARAGE ROY', 'Garage Roy ltée', 'Garage Roy inc.')).toEqual(['clean', 'clean'])
    // cut legal forms and sons
    expect(levels('GARAGE ROY LT', 'Garage Roy ltée', 'Garage Roy inc.')).toEqual(['clean', 'sure'])
    expect(levels('GARAGE ROY I', 'Garage Roy ltée', 'Garage Roy inc.')).toEqual(['clean', 'clean'])
    expect(levels('GARAGE ROY F', 'Garage Roy', 'Garage Roy & Fils')).toEqual(['clean', 'clean'])
    // what banks write is no small word of a name
    expect(levels('PAIEMENT DU GARAGE ROY', 'Garage Roy', 'Garage du Roy')).toEqual(['clean', 'clean'])
  })

  test('the name that is spelt as in the label leaves its neighbour behind', () => {
    expect(levels('VIREMENT MICHELE ROY', 'Michel Roy', 'Michèle Roy')).toEqual(['likely', 'clean'])
  })
})
