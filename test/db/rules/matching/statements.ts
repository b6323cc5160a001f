/**
 * Invented statements with their truth: labels as banks of Quebec and of France write them, several ways of numbering,
 * fees, part payments, groups, repetitions and movements that settle nothing. The same for the same seed.
 */

import { addDays, type Day, toDay } from '../../../../db/rules/dates.ts'
import type { DocumentToMatch, LineToMatch } from '../../../../db/rules/matching/propose.ts'
import { randomFrom } from '../../../support/random.ts'

export interface Statement {
  readonly lines: readonly LineToMatch[]
  readonly documents: readonly DocumentToMatch[]
  /** `line document` of what is really settled. */
  readonly truth: ReadonlySet<string>
}

type Random = (below: number) => number
type Pick = <T>(items: readonly T[]) => T

const TRADES =
  'Plomberie Maçonnerie Ébénisterie Traiteur Imprimeries Excavation Toiture Vitrerie Serrurerie Nettoyage Location Gestion Groupe Studio Ferronnerie Pépinière Consulting Services Entreprises Transport'
const FAMILIES =
  'Dionne Lachapelle Marchand O’Connor Bélanger Nguyen Saint-Onge Tessier Létourneau Durand Lemaire Rossi Haddad Beauchamp Vézina Cormier Dupont Kowalski Chrétien Langlois Moreau Simoneau Picard Turcotte Arbour Lacasse Desrochers Smith Marois Guérin'
const FIRSTS =
  'Jean-François Marie-Ève Luc Nathalie Mohamed Chantal Étienne Sophie Gilles Emma Raphaël Claudette Olivier Josée'
const TOWNS = 'Rivière-du-Loup Magog Amos Chambly Mirabel Annecy Quimper Matane Joliette Tours'
const FORMS = ['inc.', 'ltée', 'SARL', 'SAS', 'enr.', '& Fils', 'S.E.N.C.', 'Ltd.', '']

function partyName(random: Random, pick: Pick): string {
  const list = (text: string) => pick(text.split(' '))
  const kind = random(10)
  if (kind === 0) return `${9000 + random(400)}-${1000 + random(9000)} Québec inc.`
  if (kind === 1) return `Ville de ${list(TOWNS)}`
  if (kind <= 3) return `${list(FIRSTS)} ${list(FAMILIES)}`
  const town = random(4) === 0 ? ` ${list(TOWNS)}` : ''
  return `${list(TRADES)} ${list(FAMILIES)}${town} ${pick(FORMS)}`.trim()
}

const pad = (number: number, width: number) => String(number).padStart(width, '0')

/** Ways of numbering, each with the forms in which a payer writes the number. */
const NUMBERINGS: readonly ((at: number, day: Day) => readonly [number: string, ...written: string[]])[] = [
  (at, day) => {
    const number = `FAC-${day.slice(0, 4)}-${pad(at, 4)}`
    return [
      number,
      number,
      number.replaceAll('-', ' '),
      number.replaceAll('-', ''),
      `FACTURE NO ${at}`,
      `fact ${pad(at, 4)}`,
    ]
  },
  (at) => [
    `INV-${1000 + at}`,
    `INV-${1000 + at}`,
    `INV ${1000 + at}`,
    `Invoice #${1000 + at}`,
    `inv${1000 + at}`,
  ],
  (at) => [`${20000 + at}`, `FACT ${20000 + at}`, `Facture nº ${20000 + at}`, `INVOICE ${20000 + at}`],
  (at, day) => {
    const number = `${day.slice(0, 4)}-${pad(at, 5)}`
    return [number, number, `Facture ${number}`, `${day.slice(0, 4)}${pad(at, 5)}`]
  },
  (at, day) => [`F${day.slice(2, 4)}/${pad(at, 5)}`, `F${day.slice(2, 4)}/${pad(at, 5)}`, `FAC ${at}`],
]

/** A name as a bank gives it: capitals, cut, sometimes with a slip. */
function bankName(random: Random, name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const at = 1 + random(Math.max(1, plain.length - 3))
  const way = random(12)
  if (way === 0) return plain.slice(0, at) + plain.slice(at + 1)
  if (way === 1) return plain.split(' ').reverse().join(' ')
  if (way === 2) return name
  return plain.slice(0, 18 + random(15)).trim()
}

const IN_LABELS = [
  (name: string, ref: string) => `VIREMENT INTERAC DE /${name} /${ref}`,
  (name: string, ref: string) => `Dépôt direct /${name} ${ref}`,
  (name: string, ref: string) => `PMT ${ref} ${name}`,
  (name: string, ref: string) => `EFT CREDIT ${name} ${ref}`,
  (name: string, ref: string) => `VIR SEPA RECU /DE ${name} /MOTIF ${ref} /REF NOTPROVIDED`,
  (name: string, ref: string) => `Paiement - ${ref} - ${name}`,
]
const OUT_LABELS = [
  (name: string, ref: string) => `Paiement de facture - AccèsD Internet /${name} ${ref}`,
  (name: string, ref: string) => `PRLV SEPA ${name} ECH/150326 ID EMETTEUR/FR12ZZZ446 LIB/${ref}`,
  (name: string, ref: string) => `CB ${name} 12/03/26 ${ref}`,
  (name: string, ref: string) => `VIR SEPA EMIS /MOTIF ${ref} /BEN ${name}`,
]
const BARE_LABELS = ['REMISE CHEQUES', 'DEPOT GUICHET 0042', 'Dépôt mobile', 'CHQ 0117', 'DEPOT']
const NOISE_LABELS = [
  'INTERETS CREDITEURS',
  'FRAIS DE SERVICE',
  'VIREMENT ENTRE COMPTES',
  'REMB TPS/TVQ',
  'DEPOT COMPTANT',
  'AJUSTEMENT',
]
/** What the bank adds of its own. */
const STRAYS = ['', '', '', ' CONF 4711', ' TRACE 000123', ' NO 88', ' 20260312', ' SEQ 17']

class Writer {
  readonly #random: Random
  readonly #pick: Pick
  readonly #numbering: (typeof NUMBERINGS)[number]
  readonly #parties: readonly string[]
  readonly lines: LineToMatch[] = []
  readonly documents: DocumentToMatch[] = []
  readonly written = new Map<string, readonly string[]>()
  readonly truth = new Set<string>()

  constructor(seed: number) {
    const random = randomFrom(seed)
    this.#random = random
    this.#pick = (items) => items[random(items.length)]!
    this.#numbering = NUMBERINGS[seed % NUMBERINGS.length]!
    this.#parties = [...new Set(Array.from({ length: 160 }, () => partyName(random, this.#pick)))]
  }

  document(direction: 1 | -1, party = this.#pick(this.#parties), near?: Day): DocumentToMatch {
    const random = this.#random
    const at = this.documents.length + 1
    const date = near ? addDays(near, random(20)) : addDays(toDay('2025-01-06'), random(500))
    const [number, ...written] = this.#numbering(at, date)
    const round = [11_498, 22_995, 57_488, 114_975, 50_000]
    const made: DocumentToMatch = {
      id: `d${at}`,
      kind: direction === 1 ? 'invoice' : 'bill',
      direction,
      number,
      date,
      due: random(6) === 0 ? null : addDays(date, this.#pick([0, 15, 30, 30, 45])),
      open: random(6) === 0 ? this.#pick(round) : 2_000 + random(400_000),
      party: null,
      partyName: party,
    }
    this.documents.push(made)
    this.written.set(made.id, written)
    return made
  }

  /** The day on which a document is paid: mostly when due, sometimes early or late. */
  #paid({ due, date }: DocumentToMatch): Day {
    const days = this.#pick([0, 0, 1, 2, 3, 5, 7, 12, 25])
    return due === null
      ? addDays(date, days)
      : due > date && this.#random(6) === 0
        ? date
        : addDays(due, days)
  }

  line(date: Day, cents: number, description: string, settled: readonly DocumentToMatch[]): LineToMatch {
    const made = {
      id: `l${this.lines.length + 1}`,
      date,
      cents,
      description: description + this.#pick(STRAYS),
    }
    this.lines.push(made)
    for (const document of settled) this.truth.add(`${made.id} ${document.id}`)
    return made
  }

  #label(document: DocumentToMatch, has: { ref?: boolean; name?: boolean }): string {
    const label = this.#pick(document.direction === 1 ? IN_LABELS : OUT_LABELS)
    const ref = has.ref ? this.#pick(this.written.get(document.id)!) : ''
    return label(has.name ? bankName(this.#random, document.partyName) : '', ref)
  }

  /** One movement of the statement, of one of the families. */
  write(): void {
    const random = this.#random
    const document = this.document(random(4) === 0 ? -1 : 1)
    const { direction, open } = document
    const day = this.#paid(document)
    const kind = random(100)
    const one = (cents: number, has: { ref?: boolean; name?: boolean }) =>
      this.line(day, direction * cents, this.#label(document, has), [document])
    if (kind < 25) one(open, { ref: true })
    else if (kind < 42) one(open, { ref: true, name: true })
    else if (kind < 68) one(open, { name: true })
    else if (kind < 74) this.line(day, direction * open, this.#pick(BARE_LABELS), [document])
    else if (kind < 80)
      one(open - 50 - random(Math.min(1_500, Math.floor(open / 4))), { ref: random(2) === 0, name: true })
    else if (kind < 83) this.#inTwo(document, day)
    else if (kind < 88) this.#group(document)
    else if (kind < 91) this.#twice(document, day)
    else this.line(day, direction * (500 + random(300_000)), this.#pick(NOISE_LABELS), [])
  }

  #inTwo(document: DocumentToMatch, day: Day): void {
    const part = Math.round(document.open * 0.4)
    for (const [cents, later] of [
      [part, 0],
      [document.open - part, 12],
    ] as const)
      this.line(
        addDays(day, later),
        document.direction * cents,
        this.#label(document, { ref: true, name: true }),
        [document],
      )
  }

  #group(first: DocumentToMatch): void {
    const more = Array.from({ length: 1 + this.#random(2) }, () =>
      this.document(first.direction, first.partyName, first.date),
    )
    const all = [first, ...more]
    const last = all
      .map((one) => one.due ?? one.date)
      .sort()
      .at(-1)!
    const cents = all.reduce((sum, { open }) => sum + open, 0)
    const refs = this.#random(2) === 0 ? ` FACT ${all.map(({ number }) => number).join(' ')}` : ''
    this.line(
      addDays(last, this.#random(6)),
      first.direction * cents,
      `VIREMENT ${bankName(this.#random, first.partyName)}${refs}`,
      all,
    )
  }

  #twice(document: DocumentToMatch, day: Day): void {
    const label = this.#label(document, { ref: true, name: true })
    this.line(day, document.direction * document.open, label, [document])
    this.line(addDays(day, 1), document.direction * document.open, label, [])
  }
}

/** A statement of about `count` movements. */
export function statement(seed: number, count: number): Statement {
  const writer = new Writer(seed)
  for (let at = 0; at < count; at++) writer.write()
  return writer
}
