/**
 * Ways in which what explains itself misleads: fees, discounts and cents, payments in parts, credit notes taken off,
 * cheques. `source` says which habit of payers or of banks it is.
 */
import { addDays } from '../../../../db/rules/dates.ts'
import type { DocumentToMatch } from '../../../../db/rules/matching/propose.ts'
import { day, invoice, line } from './cases.ts'
import type { Family } from './families.ts'

type Random = (below: number) => number

const PARTIES = ['Atelier Roy inc.', 'Boulangerie Côté', 'Clinique Gagnon ltée', 'Ville de Magog']
const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)]!
const due = day('2026-03-10')
const cents = (random: Random) => 20_000 + random(500_000)
const bank = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
const paper = (
  id: string,
  number: string,
  party: string,
  open: number,
  more: Partial<DocumentToMatch> = {},
) => invoice(number, party, open, { id, ...more })

/** A party, what it owes, the number of the document. */
const debt = (random: Random) => ({
  party: pick(random, PARTIES),
  open: cents(random),
  number: `FAC-2026-${100 + random(400)}`,
})

const differences: Family[] = [
  {
    name: 'a cent of rounding, and another document of exactly that amount',
    source: 'two prices of one month that differ by a cent',
    make: (random) => {
      const { party, open, number } = debt(random)
      const off = pick(random, [-2, -1, 1, 2])
      const documents = [paper('d', number, party, open), paper('e', 'FAC-2026-900', party, open + off)]
      return { lines: [line(`VIR ${bank(party)} ${number}`, open + off)], documents, allowed: [] }
    },
  },
  {
    name: 'a cent too few, without the whole number',
    source: 'a name, or digits after REF, prove less than a number',
    make: (random) => {
      const { party, open, number } = debt(random)
      const label = pick(random, [`VIREMENT ${bank(party)}`, `DEPOT REF ${number.slice(9)}`])
      const off = pick(random, [-2, -1, 1, 2])
      return { lines: [line(label, open + off)], documents: [paper('d', number, party, open)], allowed: [] }
    },
  },
  {
    name: 'two numbers in the label, and a sum that lacks a cent',
    source: 'each document alone is far from the amount',
    make: (random) => {
      const { party, open, number } = debt(random)
      const other = 20_000 + random(100_000)
      const documents = [paper('d', number, party, open), paper('e', 'FAC-2026-900', party, other)]
      const label = `VIR ${bank(party)} ${number} FAC-2026-900`
      return { lines: [line(label, open + other - 1)], documents, allowed: [] }
    },
  },
  {
    name: 'a fee is named, and something else is missing',
    source: 'the payer takes off more than the bank kept',
    make: (random) => {
      const { party, open, number } = debt(random)
      const fee = 500 + random(2_000)
      const missing = fee + 3 + random(1_000)
      const label = `VIR ${bank(party)} ${number} FRAIS ${Math.floor(fee / 100)},${String(fee % 100).padStart(2, '0')}`
      return {
        lines: [line(label, open - missing)],
        documents: [paper('d', number, party, open)],
        allowed: [],
      }
    },
  },
  {
    name: 'a fee is named, and two documents lack just that',
    source: 'the same invoice every month',
    make: (random) => {
      const { party, open } = debt(random)
      const documents = ['d', 'e'].map((id, at) =>
        paper(id, `FAC-2026-80${at}`, party, open, { due: addDays(due, -30 * at) }),
      )
      return { lines: [line(`VIR ${bank(party)} FRAIS 15,00`, open - 1_500)], documents, allowed: [] }
    },
  },
  {
    name: 'a usual wire fee is missing, and nothing says which document',
    source: 'the name alone, or no wire at all',
    make: (random) => {
      const { party, open, number } = debt(random)
      const fee = pick(random, [1_000, 1_250, 1_500, 1_750, 2_000, 2_500])
      const label = pick(random, [`WIRE SWIFT ${bank(party)}`, `VIREMENT ${bank(party)} ${number}`])
      return { lines: [line(label, open - fee)], documents: [paper('d', number, party, open)], allowed: [] }
    },
  },
  {
    name: 'the discount of the terms, taken too late or not exactly',
    source: 'clients take 2 % whenever they pay',
    make: (random) => {
      const { party, open, number } = debt(random)
      const early = { cents: Math.round(open / 50), through: day('2026-02-18') }
      const isLate = random(2) === 0
      const paid = open - early.cents + (isLate ? 0 : pick(random, [-100, -3, 3, 100]))
      const date = isLate ? addDays(early.through, 1 + random(10)) : early.through
      const document = paper('d', number, party, open, { early })
      return {
        lines: [line(`VIR ${bank(party)} ${number}`, paid, { date })],
        documents: [document],
        allowed: [],
      }
    },
  },
  {
    name: 'less its discount, one document is what another one is',
    source: 'the name decides nothing between them',
    make: (random) => {
      const { party, open, number } = debt(random)
      const early = { cents: Math.round(open / 50), through: due }
      const documents = [
        paper('d', number, party, open, { early }),
        paper('e', 'FAC-2026-900', party, open - early.cents),
      ]
      return { lines: [line(`VIREMENT ${bank(party)}`, open - early.cents)], documents, allowed: [] }
    },
  },
]

const parts: Family[] = [
  {
    name: 'half of it, and the same half again within days',
    source: 'the bank shows one movement twice; two halves would look the same',
    make: (random) => {
      const { party, open, number } = debt(random)
      const lines = [0, random(10)].map((later, at) =>
        line(`VIR ${bank(party)} ${number}`, open, { id: `${at}`, date: addDays(due, later) }),
      )
      return { lines, documents: [paper('d', number, party, 2 * open)], allowed: [] }
    },
  },
  {
    name: 'two ways to make it of three payments',
    source: 'a line too many bears the number',
    make: (random) => {
      const { party, open, number } = debt(random)
      const part = 1_000 + random(10_000)
      const lines = [open - part, part, part].map((amount, at) =>
        line(`VIR ${bank(party)} ${number}`, amount, { id: `${at}`, date: addDays(due, 12 * at) }),
      )
      return { lines, documents: [paper('d', number, party, open)], allowed: [] }
    },
  },
  {
    name: 'the first half of one is another one whole',
    source: 'by the name alone, with the second half a month later',
    make: (random) => {
      const { party, open, number } = debt(random)
      const documents = [paper('d', number, party, 2 * open), paper('e', 'FAC-2026-900', party, open)]
      const second = pick(random, [`VIREMENT ${bank(party)}`, `VIREMENT ${bank(party)} ${number}`])
      const lines = [
        line(`VIREMENT ${bank(party)}`, open, { id: '1' }),
        line(second, open, { id: '2', date: addDays(due, 20 + random(20)) }),
      ]
      return { lines, documents, allowed: [] }
    },
  },
  {
    name: 'parts that do not make it',
    source: 'a third payment is still to come',
    make: (random) => {
      const { party, open, number } = debt(random)
      const lines = [0.4, 0.3].map((share, at) =>
        line(`VIR ${bank(party)} ${number}`, Math.round(open * share), {
          id: `${at}`,
          date: addDays(due, 15 * at),
        }),
      )
      return { lines, documents: [paper('d', number, party, open)], allowed: [] }
    },
  },
]

const credit = (id: string, party: string, open: number, more: Partial<DocumentToMatch> = {}) =>
  paper(id, `NC-2026-${id}`, party, open, { kind: 'creditNote', direction: -1, ...more })

const credits: Family[] = [
  {
    name: 'net of a credit note, by the name alone',
    source: 'the sum fits, and nothing says that it was meant',
    make: (random) => {
      const { party, open, number } = debt(random)
      const back = 1_000 + random(15_000)
      const label = pick(random, [`VIREMENT ${bank(party)}`, `VIREMENT ${bank(party)} ${number}`])
      const documents = [paper('d', number, party, open), credit('001', party, back)]
      return { lines: [line(label, open - back)], documents, allowed: [] }
    },
  },
  {
    name: 'two credit notes of one amount',
    source: 'the same article came back twice',
    make: (random) => {
      const { party, open, number } = debt(random)
      const back = 1_000 + random(15_000)
      const documents = [
        paper('d', number, party, open),
        credit('001', party, back),
        credit('002', party, back),
      ]
      return { lines: [line(`VIR ${bank(party)} ${number}`, open - back)], documents, allowed: [] }
    },
  },
  {
    name: 'a credit note of somebody else',
    source: 'amounts that fit across clients',
    make: (random) => {
      const { party, open, number } = debt(random)
      const back = 1_000 + random(15_000)
      const other = PARTIES[(PARTIES.indexOf(party) + 1) % PARTIES.length]!
      const documents = [paper('d', number, party, open), credit('001', other, back)]
      const label = `VIR ${bank(party)} ${number} NC-2026-001`
      return { lines: [line(label, open - back)], documents, allowed: [] }
    },
  },
  {
    name: 'a credit note is named, and not taken off',
    source: 'the payer tells what will be taken off the next time',
    make: (random) => {
      const { party, open, number } = debt(random)
      const documents = [paper('d', number, party, open), credit('001', party, 1_000 + random(15_000))]
      const label = `VIR ${bank(party)} ${number} NC-2026-001`
      return { lines: [line(label, open)], documents, allowed: ['L d'] }
    },
  },
]

const cheque = (id: string, number: number, open: number, more: Partial<DocumentToMatch> = {}) =>
  paper(id, `DEC-${id}`, 'Quincaillerie Rona', open, {
    kind: 'disbursement',
    direction: -1,
    due: null,
    isWhole: true,
    cheque: `${number}`,
    ...more,
  })

const cheques: Family[] = [
  {
    name: 'a cheque of that amount under another number',
    source: 'rent: twelve cheques of one amount',
    make: (random) => {
      const [open, number] = [cents(random), 100 + random(800)]
      const label = `${pick(random, ['CHQ ', 'CHEQUE NO ', 'CHECK #'])}${number}`
      return { lines: [line(label, -open)], documents: [cheque('d', number + 1, open)], allowed: [] }
    },
  },
  {
    name: 'a cheque of that number and another amount',
    source: 'a digit that the bank read, or a person typed, wrong',
    make: (random) => {
      const [open, number] = [cents(random), 100 + random(800)]
      const off = pick(random, [-9, -1, 1, 90, 900])
      return {
        lines: [line(`CHQ ${number}`, -open - off)],
        documents: [cheque('d', number, open)],
        allowed: [],
      }
    },
  },
  {
    name: 'two cheques of one number and amount',
    source: 'two books of cheques, or one typed twice',
    make: (random) => {
      const [open, number] = [cents(random), 100 + random(800)]
      const documents = [cheque('d', number, open), cheque('e', number, open, { date: day('2026-01-08') })]
      return { lines: [line(`CHQ ${number}`, -open)], documents, allowed: [] }
    },
  },
  {
    name: 'a cheque that came in bears the number of one written',
    source: 'a client’s cheque has numbers of its own',
    make: (random) => {
      const [open, number] = [cents(random), 100 + random(800)]
      return {
        lines: [line(`DEPOT CHQ ${number}`, open)],
        documents: [cheque('d', number, open)],
        allowed: [],
      }
    },
  },
  {
    name: 'a cheque was cashed before it was written',
    source: 'the numbers begin again',
    make: (random) => {
      const [open, number] = [cents(random), 100 + random(800)]
      const later = cheque('d', number, open, { date: addDays(due, 1 + random(30)) })
      return { lines: [line(`CHQ ${number}`, -open)], documents: [later], allowed: [] }
    },
  },
]

export const explainedFamilies: readonly Family[] = [...differences, ...parts, ...credits, ...cheques]
