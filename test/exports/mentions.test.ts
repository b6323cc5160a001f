/** What the law wants written, country by country; each mention with the text that asks for it. */
import { describe, expect, test } from 'vitest'
import { legalMentions, type MentionFacts, ordinaryFacts } from '../../db/rules/documents/mentions.ts'

const facts = (change: Partial<MentionFacts>): MentionFacts => ({ ...ordinaryFacts, ...change })
const french = (country: string, change: Partial<MentionFacts> = {}) =>
  legalMentions(country, 'invoice', facts(change), 'fr')
const corrects = { number: '2026-12', date: '3 mars 2026' }

const penalties =
  'Tout retard de paiement entraîne de plein droit des pénalités au taux de refinancement de la Banque centrale européenne majoré de 10 points et une indemnité forfaitaire pour frais de recouvrement de 40 €.'
const noDiscount = 'Pas d’escompte pour paiement anticipé.'

test('an ordinary invoice says something in France only', () => {
  expect(french('FR')).toEqual([penalties, noDiscount])
  for (const country of ['CA', 'BE', 'SN', 'US']) expect(french(country)).toEqual([])
})

describe('France', () => {
  test.each<[string, Partial<MentionFacts>, string]>([
    ['CGI 293 B', { registered: false }, 'TVA non applicable, art. 293 B du CGI'],
    ['CGI 242 nonies A, reverse charge', { reverseCharge: 'general' }, 'Autoliquidation'],
    ['the same for building works', { reverseCharge: 'construction' }, 'Autoliquidation'],
    ['CGI 261', { exempt: true }, 'Exonération de TVA, art. 261 du CGI'],
    ['decree 2022-1299, goods', { nature: 'goods' }, 'Livraison de biens.'],
    ['decree 2022-1299, services', { nature: 'services' }, 'Prestation de services.'],
    ['decree 2022-1299, both', { nature: 'both' }, 'Livraison de biens et prestation de services.'],
    [
      'decree 2022-1299, debits',
      { taxOnDebits: true },
      'Option pour le paiement de la taxe d’après les débits',
    ],
    ['C. com. L441-9', { earlyPayment: '2 % à 8 jours' }, 'Escompte : 2 % à 8 jours'],
  ])('%s', (_law, change, expected) => {
    expect(french('FR', change)).toContain(expected)
  })

  test('C. com. D441-5 and L441-10: the charge of 40 € and the rate that was agreed', () => {
    expect(french('FR', { penaltyRate: '12 %' })[0]).toMatch(
      /au taux annuel de 12 % et une indemnité .* de 40 €/,
    )
  })

  test('a consumer owes neither penalties nor the charge', () => {
    expect(french('FR', { customerIsBusiness: false })).toEqual([])
  })

  test('a quote bears the mentions of tax, without penalties', () => {
    expect(legalMentions('FR', 'quote', facts({ registered: false }), 'fr')).toEqual([
      'TVA non applicable, art. 293 B du CGI',
    ])
  })

  test('a credit note names the invoice', () => {
    expect(legalMentions('FR', 'creditNote', facts({ corrects }), 'fr')).toEqual([
      'Avoir sur la facture nº 2026-12 du 3 mars 2026.',
    ])
  })

  test('in English the words of the law stay, explained', () => {
    const mentions = legalMentions(
      'FR',
      'invoice',
      facts({ registered: false, reverseCharge: 'general' }),
      'en',
    )
    expect(mentions.slice(0, 2)).toEqual([
      'TVA non applicable, art. 293 B du CGI (VAT not applicable)',
      'Autoliquidation (reverse charge)',
    ])
  })
})

describe('Belgium, AR nº 1', () => {
  test.each<[Partial<MentionFacts>, string]>([
    [{ reverseCharge: 'general' }, 'Autoliquidation'],
    [
      { reverseCharge: 'construction' },
      'Autoliquidation. TVA à acquitter par le cocontractant, art. 20 de l’AR nº 1.',
    ],
    [{ exempt: true }, 'Exonéré - article 44'],
    [
      { registered: false },
      'Petite entreprise soumise au régime de la franchise de taxe. TVA non applicable.',
    ],
  ])('%o', (change, expected) => {
    expect(french('BE', change)).toEqual([expected])
  })
})

describe('OHADA', () => {
  test.each('BJ BF CM CF TD KM CG CD CI GA GN GW GQ ML NE SN TG'.split(' '))('%s', (country) => {
    expect(french(country, { registered: false })).toEqual(['TVA non applicable.'])
    expect(french(country, { reverseCharge: 'general' })).toEqual([
      'TVA à la charge du client (autoliquidation).',
    ])
    expect(french(country, { exempt: true })).toEqual(['Exonéré de TVA.'])
    expect(legalMentions(country, 'creditNote', facts({ corrects }), 'fr')).toEqual([
      'Avoir sur la facture nº 2026-12 du 3 mars 2026.',
    ])
  })
})

describe('Canada', () => {
  test('a credit note says that it is one, in both languages', () => {
    expect(legalMentions('CA', 'creditNote', facts({ corrects }), 'fr')).toEqual([
      'Ceci est une note de crédit : les montants et les taxes ci-dessus sont portés à votre crédit.',
      'Note de crédit sur la facture nº 2026-12 du 3 mars 2026.',
    ])
    expect(legalMentions('CA', 'creditNote', facts({}), 'en')).toEqual([
      'This is a credit note: the amounts and taxes above are credited to you.',
    ])
  })

  test('what France wants is not written', () => {
    expect(french('CA', { registered: false, nature: 'goods', taxOnDebits: true })).toEqual([])
  })
})
