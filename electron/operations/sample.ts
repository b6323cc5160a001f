/**
 * The sample company: a year of a Quebec construction firm, made by a seeded generator, so that two samples made the
 * same day are the same to the cent. The last month is left on its bank statement, for a newcomer to work through.
 */
import type { Company } from '../../db/company/company.ts'
import { type EntryToPost, type LineToPost, post } from '../../db/ledger/post.ts'
import { importStatement } from '../../db/records/bank.ts'
import type { Movement } from '../../db/records/bank-import.ts'
import { addDays, type Day, firstDayOf, localDay, monthOf } from '../../db/rules/dates.ts'
import { applyRate, type Cents } from '../../db/rules/money.ts'
import { taxesIncluded, taxesOn, taxOf } from '../../db/rules/tax.ts'

export const SAMPLE_COMPANY = {
  name: 'Construction Boréale inc.',
  country: 'CA',
  province: 'QC',
  fiscalYearEnd: '12-31',
} as const

const BANK = '1010'
const TAXES = ['TPS', 'TVQ'] as const

/** A small seeded generator (mulberry32): the same books every time. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Random = ReturnType<typeof generator>

const CLIENTS = [
  'Coopérative d’habitation Les Érables',
  'Ville de Saint-Armand',
  'Résidence Le Verger',
  'Clinique du Parc',
  'École Sainte-Thérèse',
]
/** Who is paid, for what, about how many cents before tax, on which day of the month. */
const PURCHASES: readonly (readonly [payee: string, account: string, cents: Cents, day: number])[] = [
  ['Matériaux Laflamme', '5000', 1_480_000, 4],
  ['Béton Rive-Nord', '5000', 920_000, 11],
  ['Électricité Gagnon', '5010', 1_250_000, 15],
  ['Plomberie des Cantons', '5010', 860_000, 18],
  ['Location Dubois équipement', '5040', 310_000, 9],
  ['Pétroles Saguenay', '5050', 145_000, 13],
  ['Conteneurs Verts', '5080', 88_000, 22],
  ['Immeubles Richelieu (loyer)', '6230', 265_000, 1],
  ['Hydro-Québec', '6240', 42_000, 20],
  ['Télécom Boréal', '6210', 18_900, 17],
  ['Papeterie du Centre', '6200', 12_400, 24],
]

const around = (random: Random, cents: Cents): Cents => cents + Math.floor((cents * (random(41) - 20)) / 100)

/** Lines of an amount before tax, with TPS and TVQ, against one account; `sign` 1 for a purchase, -1 for a sale. */
function taxedLines(
  account: string,
  base: Cents,
  day: Day,
  sign: 1 | -1,
): { lines: LineToPost[]; total: Cents } {
  const taxed = taxesOn(base, TAXES, day)
  const lines = taxed.taxes.map((tax): LineToPost => {
    const { collectedAccount, recoverableAccount } = taxOf(tax.code)!
    return {
      account: (sign === 1 ? recoverableAccount : collectedAccount)!,
      cents: sign * tax.amount,
      tax: tax.code,
      base: sign * tax.base,
    }
  })
  return { lines: [{ account, cents: sign * base }, ...lines], total: taxed.total }
}

function openingEntry(day: Day): EntryToPost {
  return {
    date: day,
    journal: 'OUV',
    kind: 'opening',
    memo: 'Soldes d’ouverture',
    lines: [
      { account: BANK, cents: 8_425_016 },
      { account: '1620', cents: 14_800_000 },
      { account: '1640', cents: 6_250_000 },
      { account: '1621', cents: -4_440_000 },
      { account: '1641', cents: -2_500_000 },
      { account: '2600', cents: -9_600_000 },
      { account: '3000', cents: -10_000 },
      { account: '3100', cents: -12_925_016 },
    ],
  }
}

/** Two progress billings a month, paid the month after. */
function sales(random: Random, month: Day, serial: number): EntryToPost[] {
  return [8, 23].flatMap((offset, index) => {
    const date = addDays(month, offset)
    const client = CLIENTS[random(CLIENTS.length)]!
    const { lines, total } = taxedLines('4000', around(random, 5_150_000), date, -1)
    const number = `FAC-${date.slice(0, 4)}-${String(serial * 2 + index + 1).padStart(4, '0')}`
    const piece = { number, date }
    const invoice = {
      date,
      journal: 'VTE',
      memo: `Facture ${number} – ${client}`,
      piece,
      lines: [{ account: '1060', cents: total }, ...lines],
    }
    const received = addDays(date, 27)
    const payment = {
      date: received,
      journal: 'BNQ',
      memo: `Dépôt – ${client} – ${number}`,
      piece,
      lines: [
        { account: BANK, cents: total },
        { account: '1060', cents: -total },
      ],
    }
    return [invoice, payment]
  })
}

function purchases(random: Random, month: Day): EntryToPost[] {
  return PURCHASES.map(([payee, account, cents, day]) => {
    const date = addDays(month, day - 1)
    const { lines, total } = taxedLines(account, around(random, cents), date, 1)
    return { date, journal: 'ACH', memo: payee, lines: [...lines, { account: BANK, cents: -total }] }
  })
}

/** Wages of the site and the office, as a payroll service reports them: gross, withheld, paid. */
function payroll(random: Random, month: Day): EntryToPost[] {
  return [13, 27].map((offset) => {
    const site = around(random, 1_240_000)
    const office = 385_000
    const withheld = applyRate(site + office, 262_000)
    const charges = applyRate(site + office, 118_000)
    return {
      date: addDays(month, offset),
      journal: 'PAI',
      memo: 'Paie aux deux semaines',
      lines: [
        { account: '5020', cents: site },
        { account: '6000', cents: office },
        { account: '5030', cents: charges },
        { account: '2215', cents: -withheld },
        { account: '2220', cents: -charges },
        { account: BANK, cents: withheld - site - office },
      ],
    }
  })
}

function monthEnd(month: Day, last: Day): EntryToPost[] {
  const simple = (memo: string, day: Day, debit: string, credit: string, cents: Cents): EntryToPost => ({
    date: day,
    journal: credit === BANK ? 'BNQ' : 'GEN',
    memo,
    lines: [
      { account: debit, cents },
      { account: credit, cents: -cents },
    ],
  })
  return [
    simple('Frais d’utilisation', last, '6150', BANK, 4_795),
    {
      date: addDays(month, 14),
      journal: 'BNQ',
      memo: 'Prêt équipement – versement',
      lines: [
        { account: '2600', cents: 160_000 },
        { account: '6155', cents: 48_000 },
        { account: BANK, cents: -208_000 },
      ],
    },
    simple('Amortissement du matériel de chantier', last, '5110', '1621', 123_000),
    simple('Amortissement des véhicules', last, '6400', '1641', 52_000),
    simple('Assurance de chantier', addDays(month, 5), '5070', BANK, 61_200),
  ]
}

/** Sum of the postings on an account in months `from` to `to` (first days), `to` not included. */
function between(entries: readonly EntryToPost[], account: string, from: Day, to: Day): Cents {
  return entries
    .filter((entry) => entry.date >= from && entry.date < to)
    .flatMap((entry) => entry.lines)
    .reduce((sum, line) => sum + (line.account === account ? line.cents : 0), 0)
}

/** Pays what accounts of taxes or withholdings gathered in a span: each is brought back to zero, the bank pays. */
function remittance(
  entries: readonly EntryToPost[],
  accounts: readonly string[],
  from: Day,
  to: Day,
  memo: string,
  date: Day,
): EntryToPost {
  const lines = accounts
    .map((account) => ({ account, cents: -between(entries, account, from, to) || 0 }))
    .filter((line) => line.cents !== 0)
  const paid = lines.reduce((sum, line) => sum + line.cents, 0)
  return { date, journal: 'BNQ', memo, lines: [...lines, { account: BANK, cents: -paid }] }
}

/** Withholdings are remitted on the 15th of the next month, TPS and TVQ a month after each quarter. */
function remittances(entries: readonly EntryToPost[], months: readonly Day[]): EntryToPost[] {
  return months.slice(0, -1).flatMap((month, index) => {
    const next = months[index + 1]!
    const pay = remittance(
      entries,
      ['2215', '2220'],
      month,
      next,
      'Remise – retenues à la source',
      addDays(next, 14),
    )
    if (index % 3 !== 2) return [pay]
    const quarter = months[index - 2]!
    const taxes = ['2310', '2320', '1090', '1095']
    return [
      pay,
      remittance(entries, taxes, quarter, next, 'Remise – TPS et TVQ du trimestre', addDays(next, 27)),
    ]
  })
}

/** What the bank shows for the month that is left to do. */
function statementMovements(random: Random, month: Day): Movement[] {
  const movement = (day: number, cents: Cents, description: string): Movement => {
    const date = addDays(month, day - 1)
    return { date, cents, description, reference: '', valueDate: '', bankId: '' }
  }
  const paid = PURCHASES.map(([payee, , cents, day]) => {
    const { total } = taxesOn(around(random, cents), TAXES, month)
    return movement(day, -total, `Paiement facture - AccèsD Affaires /${payee.toUpperCase()}`)
  })
  const { base } = taxesIncluded(6_180_000, TAXES, month)
  return [
    ...paid,
    movement(6, -61_200, 'Prélèvement /ASSURANCES DE CHANTIER'),
    movement(8, -4_598, 'Achat /CAFÉ DU CHANTIER'),
    movement(14, -1_199_000, 'Paie /SERVICE DE PAIE'),
    movement(15, -208_000, 'Prêt - remboursement /PRÊT ÉQUIPEMENT'),
    movement(19, 6_180_000, 'Dépôt direct /CLINIQUE DU PARC'),
    movement(
      21,
      taxesOn(Math.floor(base / 2), TAXES, month).total,
      'Virement Interac de /RÉSIDENCE LE VERGER',
    ),
    movement(26, -4_598, 'Achat /CAFÉ DU CHANTIER'),
    movement(28, -4_795, 'Frais d’utilisation'),
    movement(28, 312, 'Intérêt sur EOP'),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** First days of the twelve months before the last whole one, and of that one. */
function monthsBefore(today: Day): { worked: Day[]; left: Day } {
  const firsts: Day[] = []
  for (let first = firstDayOf(monthOf(today)); firsts.length < 13; ) {
    first = firstDayOf(monthOf(addDays(first, -1)))
    firsts.unshift(first)
  }
  return { worked: firsts.slice(0, 12), left: firsts[12]! }
}

/** Fills a new company; inside `company.write`. */
export function fillSample(company: Company): void {
  const random = generator(20_260_131)
  const { worked, left } = monthsBefore(localDay(company.now()))
  const entries = worked.flatMap((month, serial) => [
    ...sales(random, month, serial),
    ...purchases(random, month),
    ...payroll(random, month),
    ...monthEnd(month, addDays(month, 27)),
  ])
  const all = [...entries, ...remittances(entries, [...worked, left])]
  const until = all.filter((entry) => entry.date < left)
  post(company, [
    openingEntry(worked[0]!),
    ...until.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  ])
  const opening = [...until, openingEntry(worked[0]!)]
    .flatMap((entry) => entry.lines)
    .reduce((sum, line) => sum + (line.account === BANK ? line.cents : 0), 0)
  const movements = statementMovements(random, left)
  importStatement(company, {
    account: BANK,
    format: 'csv',
    fileName: `releve-${monthOf(left)}.csv`,
    fileAccount: 'EOP',
    currency: 'CAD',
    opening,
    closing: movements.reduce((sum, movement) => sum + movement.cents, opening),
    partial: false,
    movements,
  })
}
