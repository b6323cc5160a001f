/**
 * A year of an invented office of Quebec, line by line with what each became: payees that come back under changing
 * numbers and towns, payees that have two accounts, purchases in shops seen once, mistakes of a tired hand, and an account
 * changed in the summer. The same for the same seed.
 */
import { addDays, type Day, toDay } from '../../../../db/rules/dates.ts'
import type { PastLine } from '../../../../db/rules/labels/memory.ts'
import { randomFrom } from '../../../support/random.ts'

type Random = (below: number) => number

interface Payee {
  readonly outcome: string
  /** What now and then it becomes instead. */
  readonly other?: string
  readonly label: (random: Random, day: Day) => string
  readonly cents: (random: Random) => number
  /** Times a month. */
  readonly often: number
}

const TOWNS =
  'LEVIS QUEBEC SAINTE-FOY BEAUPORT RIMOUSKI MONTMAGNY SHERBROOKE DRUMMONDVILLE LAVAL GRANBY MAGOG AMOS'.split(
    ' ',
  )
const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)]!
const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => String(random(10))).join('')
const about = (cents: number, spread: number) => (random: Random) => -(cents + random(spread))
const exactly = (cents: number) => () => cents

const shop =
  (...names: readonly string[]) =>
  (random: Random, day: Day) =>
    pick(random, [
      `ACHAT POS ${pick(random, names)} #${digits(random, 4)} ${pick(random, TOWNS)}`,
      `Achat Interac - ${digits(random, 6)} ${pick(random, names)} ${pick(random, TOWNS)}`,
      `${pick(random, names)} ${pick(random, TOWNS)} QC CARTE XXXX${digits(random, 4)} ${day.slice(5)}`,
    ])

const bill = (name: string) => (random: Random) =>
  pick(random, [
    `Paiement facture - AccèsD Internet /${name} CONF ${digits(random, 7)}`,
    `PMT PREAUTORISE ${name} ${digits(random, 9)}`,
  ])

const PAYEES: readonly Payee[] = [
  {
    outcome: 'fuel',
    label: shop('ESSO', 'ULTRAMAR', 'PETRO-CANADA', 'COUCHE-TARD', 'IRVING'),
    cents: about(4_500, 6_000),
    often: 9,
  },
  {
    outcome: 'meals',
    label: shop('TIM HORTONS', 'RESTO DU COIN', 'SUBWAY', 'LA CAGE', 'BENNY'),
    cents: about(900, 6_500),
    often: 7,
  },
  {
    outcome: 'materials',
    label: shop('RONA', 'CANAC', 'PATRICK MORIN', 'BMR'),
    cents: about(3_000, 90_000),
    often: 8,
    other: 'tools',
  },
  { outcome: 'tools', label: shop('OUTILLAGE PLACIDE', 'KMS TOOLS'), cents: about(6_000, 40_000), often: 2 },
  {
    outcome: 'office',
    label: shop('BUREAU EN GROS', 'STAPLES'),
    cents: about(1_500, 18_000),
    often: 3,
    other: 'computer',
  },
  {
    outcome: 'vehicle',
    label: shop('CANADIAN TIRE', 'NAPA PIECES AUTO', 'PNEUS RATTE'),
    cents: about(3_000, 60_000),
    often: 3,
    other: 'tools',
  },
  { outcome: 'telecom', label: bill('BELL CANADA'), cents: about(11_400, 900), often: 1 },
  { outcome: 'telecom', label: bill('VIDEOTRON'), cents: exactly(-8_049), often: 1 },
  { outcome: 'alarm', label: bill('VIDEOTRON'), cents: exactly(-3_449), often: 1 },
  { outcome: 'power', label: bill('HYDRO-QUEBEC'), cents: about(21_000, 40_000), often: 1 },
  {
    outcome: 'rent',
    label: () => 'Chèque préautorisé IMMEUBLES ROY-GAGNON LOYER',
    cents: exactly(-229_950),
    often: 1,
  },
  { outcome: 'insurance', label: bill('INTACT ASSURANCE'), cents: exactly(-41_233), often: 1 },
  {
    outcome: 'lease',
    label: (random) => `RETRAIT DIRECT FORD CREDIT CANADA ${digits(random, 8)}`,
    cents: exactly(-61_284),
    often: 1,
  },
  {
    outcome: 'software',
    label: (random) => `ADOBE *${digits(random, 3)}-${digits(random, 3)} ADOBE.LY/BILL`,
    cents: exactly(-3_219),
    often: 1,
  },
  {
    outcome: 'software',
    label: (random) => `MSFT * E${digits(random, 4)}XQ${digits(random, 3)} MISSISSAUGA`,
    cents: about(2_800, 300),
    often: 1,
  },
  { outcome: 'fees', label: () => "Frais d'utilisation", cents: about(900, 1_600), often: 1 },
  { outcome: 'fees', label: () => 'Frais fixes - Forfait entreprise', cents: exactly(-2_950), often: 1 },
  {
    outcome: 'terminal',
    label: (random) => `MONERIS SOLUTIONS ${digits(random, 8)} FRAIS`,
    cents: about(4_000, 5_000),
    often: 1,
  },
  { outcome: 'interest', label: () => 'Intérêts marge de crédit', cents: about(2_000, 9_000), often: 1 },
  {
    outcome: 'payroll',
    label: (random) => `PAIE NETHRIS LOT ${digits(random, 5)}`,
    cents: about(610_000, 90_000),
    often: 2,
  },
  {
    outcome: 'deductions',
    label: (random) => `PAIEMENT REVENU QUEBEC RAS ${digits(random, 6)}`,
    cents: about(180_000, 50_000),
    often: 1,
  },
  {
    outcome: 'tax',
    label: (random) => `PAIEMENT REVENU QUEBEC TPS-TVQ ${digits(random, 6)}`,
    cents: about(90_000, 300_000),
    often: 1,
  },
  {
    outcome: 'transfer',
    label: () => 'Virement entre comptes /de EOP à ET1',
    cents: about(100_000, 400_000),
    often: 1,
  },
  {
    outcome: 'sales',
    label: (random) =>
      `Virement Interac de ${pick(random, ['ROY', 'COTE', 'LAVOIE', 'GAGNE', 'NADEAU'])} /${digits(random, 5)}`,
    cents: (random) => 4_000 + random(90_000),
    often: 6,
  },
  {
    outcome: 'sales',
    label: () => 'Dépôt au comptoir',
    cents: (random) => 8_000 + random(120_000),
    often: 4,
  },
  {
    outcome: 'interestIncome',
    label: () => 'Intérêt sur EOP',
    cents: (random) => 100 + random(900),
    often: 1,
  },
  {
    outcome: 'draw',
    label: (random) => `Retrait au GA ${digits(random, 6)}`,
    cents: about(10_000, 20_000),
    often: 1,
  },
]

/** Shops seen once or twice a year: nothing of the past says where they go. */
const ONCE = 'ZENITH ORCHIDEE BALEINE TOPAZE MIRADOR CASCADE ERABLIERE LUCARNE GIROUETTE SARCELLE'.split(' ')

/** The year, in order of day, and the day from which the last month is held out. */
export function yearOfLines(seed = 7): { readonly lines: readonly PastLine[]; readonly from: Day } {
  const random = randomFrom(seed)
  const lines: PastLine[] = []
  const add = (date: Day, description: string, cents: number, outcome: string) =>
    lines.push({ id: `y${String(lines.length).padStart(5, '0')}`, date, description, cents, outcome })
  for (let month = 1; month <= 12; month++) {
    const first = toDay(`2025-${String(month).padStart(2, '0')}-01`)
    for (const { outcome, other, label, cents, often } of PAYEES)
      for (let time = 0; time < often; time++) {
        const date = addDays(first, random(28))
        const isOther = other !== undefined && random(12) === 0
        const isMistake = random(60) === 0
        // the lease was a cost until the summer, then a debt
        const usual = outcome === 'lease' && month < 7 ? 'vehicle' : outcome
        add(date, label(random, date), cents(random), isMistake ? 'suspense' : isOther ? other : usual)
      }
    for (let time = 0; time < 2; time++) {
      const date = addDays(first, random(28))
      add(
        date,
        `ACHAT POS ${pick(random, ONCE)} ${pick(random, TOWNS)}`,
        about(2_000, 9_000)(random),
        pick(random, ['office', 'meals', 'materials', 'gifts']),
      )
    }
  }
  return {
    lines: lines.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    from: toDay('2025-12-01'),
  }
}
