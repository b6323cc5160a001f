/**
 * Protects the question “is this the same client?”: each pair of this table is judged as a bookkeeper would, so that real
 * duplicates are asked about and namesakes are left in peace.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, nameKey, slipKeys } from '../../../db/rules/names.ts'
import { tries } from '../../support/properties.ts'

const compare = (a: string, b: string) => compareNames(nameKey(a), nameKey(b))

const SAME: readonly (readonly [string, string])[] = [
  ['Constructions Tremblay inc.', 'CONSTRUCTIONS TREMBLAY'],
  ['Constructions Tremblay inc.', 'Tremblay Constructions Inc'],
  ['Les Constructions Tremblay', 'Constructions Tremblay ltée'],
  ['Tremblay, Jean', 'Jean Tremblay'],
  ['Électricité Côté Ltée', 'Electricite Cote ltd'],
  ['Électricité Côté Limitée', 'ELECTRICITE COTE LTEE.'],
  ['Plomberie du Fleuve enr.', 'Plomberie Fleuve'],
  ['Garage Roy & Fils', 'Garage Roy et fils'],
  ['Roy and Sons Ltd.', 'Roy & Sons Limited'],
  ['9123-4567 Québec inc.', '91234567 Quebec Inc'],
  ['9123 4567 Québec inc.', '9123-4567 QUÉBEC INC.'],
  ['Béton Bois-Francs', 'Béton Boisfrancs'],
  ['J.-C. Gagnon', 'JC Gagnon'],
  ['Dupont S.A.R.L.', 'Dupont SARL'],
  ['Dupont S. A.', 'SA Dupont'],
  ['Martin, Roy S.E.N.C.R.L.', 'Martin Roy sencrl'],
  ['L’Atelier du Meuble', 'Atelier Meuble'],
  ["L'Atelier du Meuble", 'L’atelier du meuble'],
  ['Sœurs Bœuf', 'Soeurs Boeuf'],
  ['Ministère de l’Éducation', 'MINISTERE DE L EDUCATION'],
  ['Transport  Bélanger', 'Transport Bélanger '],
  ['Société Ivoirienne SA', 'Societe ivoirienne'],
  ['Boulangerie Peeters BV', 'Boulangerie Peeters bvba'],
  ['La Compagnie', 'La compagnie'],
]

const TYPO: readonly (readonly [string, string])[] = [
  ['Constructions Tremblay', 'Constructions Trembaly'],
  ['Constructions Tremblay', 'Construction Tremblay'],
  ['Constructions Tremblay', 'Constructions Tremblayx'],
  ['Plomberie Gagnon', 'Plommberie Gagnon'],
  ['Excavation Bélanger', 'Exavation Belanger inc.'],
  ['Jean Bouchard', 'Bouchart Jean'],
  ['Toitures Lavoie', 'Toitures Lavois'],
  ['Peinture Desrochers', 'Peinture Derochers'],
  ['Menuiserie Lévesque ltée', 'Menuiserie Lvesque'],
  ['Hydraulique Nordique', 'Hydraulique Nordqiue'],
  ['Toitures Lavoie', 'Joitures Lavoie'],
]

const OTHER: readonly (readonly [string, string])[] = [
  ['Louis Gagnon', 'Louise Gagnon'],
  ['Michel Roy', 'Michèle Roy'],
  ['René Côté', 'Renée Côté'],
  ['André Roy', 'Andréa Roy'],
  ['Garage Roy', 'Garage Rob'],
  ['9123-4567 Québec inc.', '9123-4568 Québec inc.'],
  ['9123-4567 Québec inc.', '9123-5467 Québec inc.'],
  ['Garage 2000', 'Garage 2001'],
  ['Jean Tremblay', 'Jean Tremblay et fils'],
  ['Constructions Tremblay', 'Toitures Tremblay'],
  ['Jean Gagnon', 'Jeanne Gagnon'],
  ['Ville de Québec', 'Ville de Montréal'],
  ['Hôtel Nord', 'Hôtel Sud'],
  ['Paul Martin', 'Paul Morin'],
  ['Dépanneur Lac', 'Dépanneur Luc'],
  ['Services Alpha', 'Services Omega'],
  ['Électro Nord', 'Électro Nord-Est'],
  ['Groupe ABC', 'Groupe ABD'],
  ['Desrosiers Paysagiste', 'Rosiers Paysagiste'],
  ['Caisse Desjardins de Lévis', 'Caisse Desjardins de Laval'],
  ['Jardins Daniel', 'Jardins Danielle'],
  ['Clinique Sainte-Foy', 'Clinique Saint-Roch'],
  ['', 'inc.'],
  ['', ''],
  ['SA', 'Inc.'],
  ['Toitures Lavoie', 'Toxturez Lavoie'],
  ['Peinture Desrochers', 'Peintrue Desrohcers'],
  ['Gagnon Tremblay Roy', 'Gagnon Trembley Roi'],
]

describe('sixty pairs of names', () => {
  test('are sixty', () => expect(SAME.length + TYPO.length + OTHER.length).toBeGreaterThanOrEqual(60))
  test.each(SAME)('%s and %s are the same name', (a, b) => expect(compare(a, b)).toBe('same'))
  test.each(TYPO)('%s and %s are one slip apart', (a, b) => expect(compare(a, b)).toBe('typo'))
  test.each(OTHER)('%s and %s are two names', (a, b) => expect(compare(a, b)).toBe(null))
})

/** A word that tells a name from another: no legal form, no article. */
const word = fc
  .stringMatching(/^[a-zé]{1,9}$/)
  .filter((one) => nameKey(`${one} beauchemin`).words.length === 2)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

test('comparison has no sides, and order, case and legal form never count', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(compare(a, b)).toBe(compare(b, a))
      if (nameKey(a).sorted !== '')
        expect(compare(a, `${a.toUpperCase().split(' ').reverse().join(' ')} inc.`)).toBe('same')
    }),
    tries(500),
  )
})

/** Two names one slip apart: a letter of a long word is lost, doubled, changed or swapped. */
const slipped = fc
  .tuple(fc.stringMatching(/^[b-df-hj-np-tv-z]{6,10}$/), name, fc.nat(), fc.nat(3))
  .map(([long, rest, seed, how]) => {
    const at = seed % (long.length - 1)
    const [head, tail] = [long.slice(0, at), long.slice(at)]
    const changed = [
      head + tail.slice(1),
      `${head}${tail[0]}${tail}`,
      `${head}${tail[0] === 'b' ? 'c' : 'b'}${tail.slice(1)}`,
      head + tail[1]! + tail[0]! + tail.slice(2),
    ][how]!
    return [`${long} ${rest}`, `${changed} ${rest}`] as const
  })

test('names that are alike always share a key, so that none is missed among thousands', () => {
  fc.assert(
    fc.property(slipped, ([a, b]) => {
      const [left, right] = [nameKey(a), nameKey(b)]
      if (left.sorted !== right.sorted) expect(compareNames(left, right)).not.toBe(null)
      expect(slipKeys(left).some((key) => slipKeys(right).includes(key))).toBe(true)
    }),
    tries(500),
  )
})
