/** Protects: payment terms as people write them, the day they make an invoice due, and the discount for paying early. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../db/rules/dates.ts'
import {
  dueDate,
  earlyDiscount,
  parseTerms,
  type Terms,
  termsText,
} from '../../../db/rules/documents/terms.ts'
import { tries } from '../../support/properties.ts'

const net = (days: number): Terms => ({ days, monthEnd: 'none' })
const daysFirst = (days: number): Terms => ({ days, monthEnd: 'after' })
const monthFirst = (days: number): Terms => ({ days, monthEnd: 'before' })
const early = (discountPpm: number, within: number, days: number): Terms => ({
  ...net(days),
  early: { discountPpm, days: within },
})

describe('terms are read', () => {
  test.each<[string, Terms]>([
    ['Net 30', net(30)],
    ['net30', net(30)],
    [`Net 30${' '.repeat(54)}`, net(30)],
    ['NET  15 ', net(15)],
    ['n/30', net(30)],
    ['30', net(30)],
    ['30 jours', net(30)],
    ['30 jours nets', net(30)],
    ['Net 1 jour', net(1)],
    ['30 days', net(30)],
    ['45 j', net(45)],
    ['Payable dans 30 jours', net(30)],
    ['payable à 60 jours', net(60)],
    ['Due in 10 days', net(10)],
    ['30 jours date de facture', net(30)],
    ['Net 0', net(0)],
    ['Payable sur réception', net(0)],
    ['PAYABLE SUR RECEPTION', net(0)],
    ['À réception de la facture', net(0)],
    ['Dès réception', net(0)],
    ['Due on receipt', net(0)],
    ['Due upon receipt', net(0)],
    ['Payable immédiatement', net(0)],
    ['Comptant', net(0)],
    ['COD', net(0)],
    ['Fin de mois', daysFirst(0)],
    ['fin du mois', daysFirst(0)],
    ['EOM', daysFirst(0)],
    ['End of the month', daysFirst(0)],
    ['30 jours fin de mois', daysFirst(30)],
    ['Net 30 fin de mois', daysFirst(30)],
    ['45 jours, fin de mois', daysFirst(45)],
    ['30 jours FDM', daysFirst(30)],
    ['Net 30, then end of month', daysFirst(30)],
    ['Net 30 EOM', monthFirst(30)],
    ['30 days after end of month', monthFirst(30)],
    ['10 days after the end of the month', monthFirst(10)],
    ['15 jours après la fin du mois', monthFirst(15)],
    ['Fin de mois + 15 jours', monthFirst(15)],
    ['Fin de mois 30 jours', monthFirst(30)],
    ['EOM+10', monthFirst(10)],
    ['Net 0 EOM', daysFirst(0)],
    ['2/10 Net 30', early(20_000, 10, 30)],
    ['2/10, n/30', early(20_000, 10, 30)],
    ['2 % / 10 jours, net 30 jours', early(20_000, 10, 30)],
    ['1,5 % dans 10 jours, net 45', early(15_000, 10, 45)],
    ['1.25% 15 net 30', early(12_500, 15, 30)],
    ['0,0001/1 net 1', early(1, 1, 1)],
  ])('%s', (text, terms) => expect(parseTerms(text)).toEqual(terms))

  test.each([
    '',
    ' ',
    'trente jours',
    'Net',
    'Net -5',
    'Net 1000',
    'Net 3.5',
    'Selon entente',
    '2/40 Net 30',
    '0/10 Net 30',
    '2/10',
    '2/10 Net 30 EOM',
    '2/10 nimporte',
    '100/10 Net 30',
    '1.12345/10 Net 30',
    `Net 30${' '.repeat(55)}`,
    'Fin de mois de la fin de mois',
    `Net 30${' '.repeat(100_000)}x`,
    '9'.repeat(100_000),
  ])('and “%.20s” is none', (text) => expect(parseTerms(text)).toBeNull())
})

describe('the day an invoice is due', () => {
  test.each<[Terms, string, string]>([
    [net(30), '2026-01-31', '2026-03-02'],
    [net(0), '2026-01-31', '2026-01-31'],
    [daysFirst(0), '2026-02-01', '2026-02-28'],
    [daysFirst(0), '2028-02-29', '2028-02-29'],
    [daysFirst(30), '2026-01-10', '2026-02-28'],
    [daysFirst(30), '2026-01-31', '2026-03-31'],
    [monthFirst(30), '2026-01-10', '2026-03-02'],
    [monthFirst(15), '2026-01-01', '2026-02-15'],
    [early(20_000, 10, 30), '2026-12-15', '2027-01-14'],
  ])('%j of %s: %s', (terms, date, due) => expect(dueDate(terms, date as Day)).toBe(due))
})

describe('terms in words', () => {
  test.each<[Terms, string, string]>([
    [net(30), 'Net 30', 'Net 30'],
    [net(0), 'Payable sur réception', 'Due on receipt'],
    [daysFirst(0), 'Fin de mois', 'End of month'],
    [daysFirst(30), '30 jours fin de mois', 'Net 30, then end of month'],
    [monthFirst(30), 'Fin de mois + 30 jours', 'Net 30 EOM'],
    [early(20_000, 10, 30), '2/10 Net 30', '2/10 Net 30'],
    [early(15_000, 10, 30), '1,5/10 Net 30', '1.5/10 Net 30'],
  ])('%j', (terms, fr, en) => {
    expect(termsText(terms, 'fr')).toBe(fr)
    expect(termsText(terms, 'en')).toBe(en)
  })

  const someDays = fc.integer({ min: 1, max: 999 })
  const someTerms = fc.oneof(
    fc.integer({ min: 0, max: 999 }).map(net),
    fc.constant(daysFirst(0)),
    someDays.map(daysFirst),
    someDays.map(monthFirst),
    fc
      .tuple(fc.integer({ min: 1, max: 999_999 }), someDays, someDays)
      .map(([ppm, one, other]) => early(ppm, Math.min(one, other), Math.max(one, other))),
  )

  test('are read back as they were', () => {
    fc.assert(
      fc.property(someTerms, fc.constantFrom('fr', 'en'), (terms, language) => {
        expect(parseTerms(termsText(terms, language))).toEqual(terms)
      }),
      tries(2000),
    )
  })
})

test.each([
  ['2026-05-01', 20_000],
  ['2026-05-11', 20_000],
  ['2026-05-12', 0],
  ['2026-04-30', 20_000],
])('2/10 Net 30 of 1 May, paid on %s, gives up %i ppm', (paidOn, ppm) => {
  expect(earlyDiscount(early(20_000, 10, 30), '2026-05-01' as Day, paidOn as Day)).toBe(ppm)
  expect(earlyDiscount(net(30), '2026-05-01' as Day, paidOn as Day)).toBe(0)
})
