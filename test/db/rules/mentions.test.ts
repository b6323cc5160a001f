/** What the law wants written on a document: every text of every country, word for word. */
import { expect, test } from 'vitest'
import {
  legalMentions,
  type MentionFacts,
  ordinaryFacts,
  type PaperKind,
} from '../../../db/rules/documents/mentions.ts'

const corrects = { number: 'FA-12', date: '2026-03-02' }
const late = 'Tout retard de paiement entraîne de plein droit des pénalités au'
const fixed = 'et une indemnité forfaitaire pour frais de recouvrement de 40 €.'
const law = 'taux de refinancement de la Banque centrale européenne majoré de 10 points'
const none = 'Pas d’escompte pour paiement anticipé.'

test.each<[string, PaperKind, Partial<MentionFacts>, string[]]>([
  ['CA', 'invoice', { registered: false, exempt: true, reverseCharge: 'general' }, []],
  [
    'CA',
    'creditNote',
    { corrects },
    [
      'Ceci est une note de crédit : les montants et les taxes ci-dessus sont portés à votre crédit.',
      'Note de crédit sur la facture nº FA-12 du 2026-03-02.',
    ],
  ],
  [
    'CA',
    'creditNote',
    {},
    ['Ceci est une note de crédit : les montants et les taxes ci-dessus sont portés à votre crédit.'],
  ],
  ['FR', 'invoice', {}, [`${late} ${law} ${fixed}`, none]],
  ['FR', 'invoice', { customerIsBusiness: false }, []],
  [
    'FR',
    'invoice',
    { penaltyRate: '12 %', earlyPayment: '2 % à 10 jours' },
    [`${late} taux annuel de 12 % ${fixed}`, 'Escompte : 2 % à 10 jours'],
  ],
  [
    'FR',
    'invoice',
    { registered: false, reverseCharge: 'general', nature: 'goods', customerIsBusiness: false },
    ['TVA non applicable, art. 293 B du CGI', 'Autoliquidation', 'Livraison de biens.'],
  ],
  [
    'FR',
    'invoice',
    {
      reverseCharge: 'construction',
      exempt: true,
      nature: 'services',
      taxOnDebits: true,
      customerIsBusiness: false,
      corrects,
    },
    [
      'Autoliquidation',
      'Exonération de TVA, art. 261 du CGI',
      'Prestation de services.',
      'Option pour le paiement de la taxe d’après les débits',
    ],
  ],
  [
    'FR',
    'creditNote',
    { corrects, nature: 'both', taxOnDebits: true },
    [
      'Avoir sur la facture nº FA-12 du 2026-03-02.',
      'Livraison de biens et prestation de services.',
      'Option pour le paiement de la taxe d’après les débits',
    ],
  ],
  ['FR', 'quote', { nature: 'goods', taxOnDebits: true, corrects }, []],
  ['FR', 'order', { nature: 'goods', taxOnDebits: true }, []],
  ['BE', 'invoice', { corrects }, []],
  [
    'BE',
    'creditNote',
    { corrects, registered: false, reverseCharge: 'general', exempt: true },
    [
      'Note de crédit sur la facture nº FA-12 du 2026-03-02.',
      'Petite entreprise soumise au régime de la franchise de taxe. TVA non applicable.',
      'Autoliquidation',
      'Exonéré - article 44',
    ],
  ],
  [
    'BE',
    'invoice',
    { reverseCharge: 'construction' },
    ['Autoliquidation. TVA à acquitter par le cocontractant, art. 20 de l’AR nº 1.'],
  ],
  ['SN', 'invoice', { corrects }, []],
  [
    'CI',
    'creditNote',
    { corrects, registered: false, reverseCharge: 'general', exempt: true },
    [
      'Avoir sur la facture nº FA-12 du 2026-03-02.',
      'TVA non applicable.',
      'TVA à la charge du client (autoliquidation).',
      'Exonéré de TVA.',
    ],
  ],
  ['DE', 'invoice', { corrects, registered: false, exempt: true }, []],
  ['DE', 'creditNote', { corrects }, ['Note de crédit sur la facture nº FA-12 du 2026-03-02.']],
  ['DE', 'creditNote', {}, []],
])('%s, %s, %j', (country, kind, facts, expected) => {
  expect(legalMentions(country, kind, { ...ordinaryFacts, ...facts }, 'fr')).toEqual(expected)
})

test('in English the words of the law stay in French, with their meaning', () => {
  const facts: MentionFacts = {
    ...ordinaryFacts,
    registered: false,
    reverseCharge: 'construction',
    exempt: true,
    nature: 'both',
    taxOnDebits: true,
    penaltyRate: '12%',
    earlyPayment: '2% in 10 days',
    corrects,
  }
  const against = 'against invoice No. FA-12 of 2026-03-02.'
  const reverse = 'Autoliquidation (reverse charge)'
  const french = [
    'TVA non applicable, art. 293 B du CGI (VAT not applicable)',
    reverse,
    'Exempt from VAT, art. 261 du CGI',
    'Supply of goods and services.',
    'Option pour le paiement de la taxe d’après les débits (tax due on invoicing)',
  ]
  const english = (country: string, kind: PaperKind, more: Partial<MentionFacts> = {}) =>
    legalMentions(country, kind, { ...facts, ...more }, 'en')
  const penalties = (rate: string) =>
    `Late payment bears penalties at the ${rate} and a fixed recovery charge of €40, without notice.`
  expect(english('FR', 'creditNote')).toEqual([`Credit note ${against}`, ...french])
  expect(english('FR', 'invoice').slice(5)).toEqual([
    penalties('yearly rate of 12%'),
    'Discount: 2% in 10 days',
  ])
  expect(english('FR', 'invoice', { penaltyRate: null, earlyPayment: null }).slice(5)).toEqual([
    penalties('refinancing rate of the European Central Bank plus 10 points'),
    'No discount for early payment.',
  ])
  expect(english('FR', 'invoice', { nature: 'goods' })[3]).toBe('Supply of goods.')
  expect(english('FR', 'invoice', { nature: 'services' })[3]).toBe('Supply of services.')
  expect(english('BE', 'creditNote')).toEqual([
    `Credit note ${against}`,
    'Small enterprise under the exemption scheme. VAT not applicable.',
    `${reverse}. VAT to be paid by the customer, art. 20 of Royal Decree No. 1.`,
    'Exonéré - article 44 (exempt from VAT)',
  ])
  expect(english('BE', 'invoice', { reverseCharge: 'general' })[1]).toBe(reverse)
  expect(english('TG', 'creditNote')).toEqual([
    `Credit note ${against}`,
    'VAT not applicable.',
    'VAT to be accounted for by the customer (reverse charge).',
    'Exempt from VAT.',
  ])
  expect(english('CA', 'creditNote')).toEqual([
    'This is a credit note: the amounts and taxes above are credited to you.',
    `Credit note ${against}`,
  ])
  expect(english('DE', 'creditNote')).toEqual([`Credit note ${against}`])
})

test('the seventeen states of OHADA have one form', () => {
  const states = 'BJ BF CM CF TD KM CG CD CI GA GN GW GQ ML NE SN TG'.split(' ')
  for (const country of states)
    expect(legalMentions(country, 'invoice', { ...ordinaryFacts, registered: false }, 'fr'), country).toEqual(
      ['TVA non applicable.'],
    )
})
