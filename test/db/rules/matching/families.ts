/**
 * Ways in which matching goes wrong elsewhere, each as a generator of small cases and with the report it comes from.
 * `allowed` lists what may be settled without a person; everything else automatic is wrong.
 */
import { addDays, type Day } from '../../../../db/rules/dates.ts'
import type { DocumentToMatch, LineToMatch } from '../../../../db/rules/matching/propose.ts'
import { day, invoice, line } from './cases.ts'

export interface Case {
  readonly lines: readonly LineToMatch[]
  readonly documents: readonly DocumentToMatch[]
  /** `line document` pairs. */
  readonly allowed: readonly string[]
}

export interface Family {
  readonly name: string
  /** Where it was reported. */
  readonly source: string
  readonly make: (random: (below: number) => number) => Case
}

type Random = (below: number) => number

const PARTIES = [
  'Atelier Roy inc.',
  'Boulangerie Côté',
  'Clinique Gagnon ltée',
  'Dupont & Fils SARL',
  'Ville de Magog',
]
const LABELS = ['VIREMENT INTERAC DE ', 'DEPOT DIRECT ', 'VIR SEPA RECU /DE ', 'PMT ', 'Paiement - ']
const BARE = ['DEPOT', 'DEPOT MOBILE', 'REMISE CHEQUES', 'VIREMENT RECU', 'DEPOT GUICHET']

const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)]!
const cents = (random: Random) =>
  random(3) === 0 ? pick(random, [11_498, 57_488, 114_975]) : 2_000 + random(500_000)
const due = day('2026-03-10')
const near = (random: Random, days = 3): Day => addDays(due, random(2 * days + 1) - days)
const bank = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
const named = (random: Random, party: string) => `${pick(random, LABELS)}${bank(party)}`

/** Two different parties. */
function two(random: Random): [string, string] {
  const at = random(PARTIES.length)
  return [PARTIES[at]!, PARTIES[(at + 1 + random(PARTIES.length - 1)) % PARTIES.length]!]
}

const paper = (
  random: Random,
  id: string,
  party: string,
  open: number,
  more: Partial<DocumentToMatch> = {},
) => invoice(`FAC-2026-${String(100 + random(800))}`, party, open, { id, due: near(random), ...more })

const undecidable: Family[] = [
  {
    name: 'one client, several equal invoices',
    source: 'Xero productideas 50766869: takes the last one',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const documents = Array.from({ length: 2 + random(4) }, (_, at) =>
        paper(random, `d${at}`, party, open, { due: addDays(due, -30 * at) }),
      )
      return { lines: [line(named(random, party), open, { date: near(random) })], documents, allowed: [] }
    },
  },
  {
    name: 'equal invoices of one week, a label that says nothing',
    source: 'the score alone: exact amount and date make 70',
    make: (random) => {
      const [[a, b], open] = [two(random), cents(random)]
      const documents = [paper(random, 'a', a, open), paper(random, 'b', b, open)]
      return { lines: [line(pick(random, BARE), open, { date: near(random) })], documents, allowed: [] }
    },
  },
  {
    name: 'an amount within 1 % on the very day',
    source: 'the score alone: 40 and 30 make 70 with the wrong amount',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), 10_000 + random(500_000)]
      // a cent or two beside the whole number is rounding
      const off = 3 + random(Math.floor(open / 100))
      const paid = random(2) === 0 ? open + off : open - off
      const document = paper(random, 'd', party, open, { due })
      const label = random(2) === 0 ? named(random, party) : `${named(random, party)} ${document.number}`
      return { lines: [line(label, paid, { date: due })], documents: [document], allowed: [] }
    },
  },
  {
    name: 'twins: two equal purchases of one day',
    source: 'actual#8221: one of two legitimate twins is dropped',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const documents = ['a', 'b'].map((id) =>
        paper(random, id, party, open, { direction: -1, kind: 'bill' }),
      )
      const label = `ACHAT ${bank(party)}`
      return { lines: ['1', '2'].map((id) => line(label, -open, { id })), documents, allowed: [] }
    },
  },
  {
    name: 'two sets of documents make the amount',
    source: 'actual#6737: matched to an unrelated row',
    make: (random) => {
      const [party, a, b] = [pick(random, PARTIES), cents(random), cents(random)]
      const documents = [a, b, b].map((open, at) => paper(random, `d${at}`, party, open))
      return { lines: [line(named(random, party), a + b)], documents, allowed: [] }
    },
  },
  {
    name: 'two parties of one name',
    source: 'two records of one client: each has an invoice of the amount',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const documents = ['a', 'b'].map((id) => paper(random, id, party, open, { party: id }))
      return { lines: [line(named(random, party), open, { date: near(random) })], documents, allowed: [] }
    },
  },
]

const misleading: Family[] = [
  {
    name: 'the other sign',
    source: 'actual#8701: rows overwritten by amount alone',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const document = paper(random, 'd', party, open)
      const flipped = line(`${named(random, party)} ${document.number}`, -open, { date: near(random) })
      return { lines: [flipped], documents: [document], allowed: [] }
    },
  },
  {
    name: 'a transfer between own accounts',
    source: 'Xero productideas 46751044: coded as a payment by its amount',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const words = [
        'VIREMENT ENTRE COMPTES',
        'TRANSFERT INTERNE',
        'TRANSFER BETWEEN ACCOUNTS',
        'VIR COMPTE A COMPTE',
      ]
      const label = pick(random, words) + pick(random, ['', ` ${bank(party)}`, ' CONF 4711'])
      return {
        lines: [line(label, open, { date: near(random) })],
        documents: [paper(random, 'd', party, open)],
        allowed: [],
      }
    },
  },
  {
    name: 'the bank’s own number is the number of an invoice',
    source: 'a confirmation, a cheque, a trace of the right digits',
    make: (random) => {
      const [[a, b], open, at] = [two(random), cents(random), 100 + random(800)]
      const stray = paper(random, 'stray', a, open, { number: `FAC-2026-0${at}` })
      const own = paper(random, 'own', b, open, { number: `FAC-2026-0${at + 1}` })
      const counter = `${pick(random, ['CONF', 'CHQ', 'TRACE', 'SEQ', 'TR', 'CHEQUE NO', 'AUT'])} ${pick(random, ['', '0', '00'])}${at}`
      const hasName = random(2) === 0
      const label = hasName ? `${named(random, b)} ${counter}` : `${pick(random, BARE)} ${counter}`
      const allowed = hasName ? ['L own'] : []
      return { lines: [line(label, open, { date: near(random) })], documents: [stray, own], allowed }
    },
  },
  {
    name: 'REF before the bank’s own number',
    source: 'two invoices of one week and amount, one of which has those digits',
    make: (random) => {
      const [[a, b], open, at] = [two(random), cents(random), 100 + random(800)]
      const documents = [
        paper(random, 'stray', a, open, { number: `FAC-2026-0${at}` }),
        paper(random, 'own', b, open, { number: `FAC-2026-0${at + 1}` }),
      ]
      const label = `${pick(random, BARE)} REF ${pick(random, ['', '0', '00'])}${at}`
      return { lines: [line(label, open, { date: due })], documents, allowed: [] }
    },
  },
  {
    name: 'a day in the label is the number of an invoice',
    source: 'labels of card payments bear their date',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const [month, date] = [`0${1 + random(9)}`, String(10 + random(19))]
      const document = paper(random, 'd', party, open, { number: `2026-${month}${date}` })
      const label = `ACHAT ${pick(random, [`2026-${month}-${date}`, `2026${month}${date}`, `${date}/${month}/2026`])}`
      return { lines: [line(label, open, { date: near(random) })], documents: [document], allowed: [] }
    },
  },
  {
    name: 'a neighbour’s name',
    source: 'the exact amount of one, the name of the other',
    make: (random) => {
      const pairs = [
        ['Michel Roy', 'Michèle Roy'],
        ['Atelier Roy', 'Atelier Roy Laval'],
        ['Marc Tremblay', 'Marcel Tremblay'],
        ['Garage Morin', 'Garage Moreau'],
        ['Gestion Côté', 'Gestion Côté Immobilier'],
        ['Garage Roy', 'Garage Roy & Fils'],
        ['Clinique Gagnon ltée', 'Clinique Gagnon inc.'],
      ] as const
      const [a, b] = pick(random, pairs)
      const [payer, other] = random(2) === 0 ? [a, b] : [b, a]
      const open = cents(random)
      const documents = [paper(random, 'd', other, open), paper(random, 'e', payer, open + 40_000)]
      return { lines: [line(named(random, payer), open)], documents, allowed: [] }
    },
  },
  {
    name: 'one names, the number is another’s',
    source: 'a label that says two things',
    make: (random) => {
      const [[a, b], open] = [two(random), cents(random)]
      const document = paper(random, 'd', a, open)
      const lines = [line(`${named(random, b)} FACT ${document.number}`, open, { date: near(random) })]
      return { lines, documents: [document, paper(random, 'e', b, open + 5_000)], allowed: [] }
    },
  },
  {
    name: 'the number of one invoice, the amount of another',
    source: 'a part payment that equals another invoice of the client',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const first = paper(random, 'd', party, open * 2, { number: 'FAC-2026-0041' })
      const other = paper(random, 'e', party, open, { number: 'FAC-2026-0042' })
      const lines = [line(`${named(random, party)} FAC-2026-0041`, open, { date: near(random) })]
      return { lines, documents: [first, other], allowed: [] }
    },
  },
  {
    name: 'a document later than the payment',
    source: 'next month’s invoice of the same amount',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const later = paper(random, 'd', party, open, {
        date: addDays(due, 1 + random(40)),
        due: addDays(due, 60),
      })
      return { lines: [line(named(random, party), open, { date: due })], documents: [later], allowed: [] }
    },
  },
]

const repeated: Family[] = [
  {
    name: 'the bank renumbers the day',
    source: 'actual#8701: new numbers, the same movements',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const label = named(random, party)
      const lines = ['1', '2'].map((id) => line(label, open, { id, reference: `${id}00${random(900)}` }))
      return { lines, documents: [paper(random, 'd', party, open)], allowed: ['1 d'] }
    },
  },
  {
    name: 'two statements overlap',
    source: 'firefly-iii#9829: duplicates when windows overlap',
    make: (random) => {
      const [a, b] = two(random)
      const documents = [paper(random, 'd', a, cents(random)), paper(random, 'e', b, cents(random))]
      const once = documents.map((document, at) =>
        line(`${named(random, document.partyName)} ${document.number}`, document.open, { id: `${at}` }),
      )
      const again = once.map((one) => ({ ...one, id: `1${one.id}` }))
      return { lines: [...once, ...again], documents, allowed: ['0 d', '1 e'] }
    },
  },
  {
    name: 'pending, then posted with a tip',
    source: 'firefly-iii#9210, #9978: the row changes when it is booked',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), 3_000 + random(20_000)]
      const document = paper(random, 'd', party, open, {
        direction: -1,
        kind: 'expense',
        date: due,
        due: null,
      })
      const before = random(2) === 0 ? open - 100 - random(Math.floor(open / 5)) : open
      const words = pick(random, ['EN ATTENTE', 'PENDING', 'PREAUTORISATION'])
      const pending = line(`${words} ${bank(party)}`, -before, { id: '1', date: due })
      const posted = line(`ACHAT ${bank(party)}`, -open, { id: '2', date: addDays(due, random(3)) })
      return { lines: [pending, posted], documents: [document], allowed: ['2 d'] }
    },
  },
  {
    name: 'paid twice',
    source: 'a client pays the reminder as well',
    make: (random) => {
      const [party, open] = [pick(random, PARTIES), cents(random)]
      const document = paper(random, 'd', party, open)
      const label = `${named(random, party)} ${random(2) === 0 ? document.number : ''}`
      const first = near(random)
      const lines = [0, 1 + random(9)].map((later, at) =>
        line(label, open, { id: `${at}`, date: addDays(first, later) }),
      )
      return { lines, documents: [document], allowed: ['0 d'] }
    },
  },
]

export const families: readonly Family[] = [...undecidable, ...misleading, ...repeated]
