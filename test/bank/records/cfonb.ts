/**
 * Made-up files of CFONB 120, the statement of French banks (Relevé de compte sur support informatique, 2004, and the qualifiers
 * of 2007), with what banks do with it: texts in the label or in records 05, several days or accounts in a chain, balances
 * without a currency (LCL), signs in small letters or in the French table of seven bits, records without line ends.
 */
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { decimalsOf } from '../../../db/rules/money.ts'
import { valueDay } from '../layouts/columns.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account, Movement } from '../layouts/truth.ts'
import {
  Draw,
  dayIn,
  drawAccounts,
  type Made,
  type Sheet,
  sheetsInTurn,
  withOdd,
  withQuiet,
  withThousandths,
} from './drawn.ts'
import { bytesOf, cut, drawPaper, type Field, type Paper, recordOf, zeros } from './fixed.ts'

const WIDTH = 120
/** Columns of what a record 05 says. */
const SAID = 70

const TEXTS = ['label', 'label', 'LIB', 'LIB in words', 'LCC', 'LCC and LC2', 'LIB cut', 'LCS'] as const

interface Dialect {
  readonly paper: Paper
  readonly text: (typeof TEXTS)[number]
  /** The other side alone, or both. */
  readonly parties: 'other' | 'both'
  readonly more: readonly string[]
  readonly signs: 'capitals' | 'small' | 'french'
  /** Whether records say how many decimals their amount has. */
  readonly decimals: boolean
  /** Balances say neither currency nor decimals. */
  readonly bare: boolean
  /** Days of the period behind the amount of a balance. */
  readonly period: boolean
  readonly number: 'own' | 'zeros' | 'blank'
  readonly blankLines: boolean
}

/** Francs of the Pacific, where the banks are French too. */
function inFrancs(accounts: readonly Account[], draw: Draw): Account[] {
  const are = accounts.every(({ currency }) => currency === 'XOF') && draw.often('Pacific', 50)
  return accounts.map((account) => (are ? { ...account, currency: 'XPF' } : account))
}

function dialectOf(draw: Draw, accounts: readonly Account[]): Dialect {
  const paper = drawPaper(draw)
  const [first] = accounts
  const mayBeBare = first?.currency === 'EUR' && accounts.every(({ movements }) => movements.length > 0)
  const bare = mayBeBare && draw.often('bare', 20)
  const plain = paper.letters === 'kept' && !paper.bytes
  return {
    paper,
    text: draw.of('text', TEXTS),
    parties: draw.of('parties', ['other', 'both']),
    more: ['REF', 'RCN', 'IPY', 'MMO', 'FEE', 'RUM', 'ZZ1', ''].filter((qualifier) =>
      draw.often(qualifier, 20),
    ),
    signs: draw.of('signs', plain ? ['capitals', 'capitals', 'small', 'french'] : ['capitals']),
    decimals: !draw.often('decimals unsaid', 15),
    bare,
    period: !bare && draw.often('period', 25),
    number: draw.of('number', ['own', 'zeros', 'blank']),
    blankLines: paper.end !== '' && draw.often('blank lines', 15),
  }
}

const OVER = { in: '{ABCDEFGHI', out: '}JKLMNOPQR' }
const FRENCH: Readonly<Record<string, string>> = { '{': 'é', '}': 'è' }

const placesOf = ({ currency, decimals }: Account) => decimals ?? decimalsOf(currency)

/** Fourteen characters, of which the last carries the sign. */
function amountOf(units: number, account: Account, { signs }: Dialect): string {
  const digits = zeros(Math.abs(placesOf(account) === 0 ? units / 100 : units), 14)
  const last = OVER[units < 0 ? 'out' : 'in'][Number(digits[13])]!
  const shown = signs === 'small' ? last.toLowerCase() : signs === 'french' ? (FRENCH[last] ?? last) : last
  return digits.slice(0, 13) + shown
}

const dayOf = (day: string) => dayIn(day, 'DDMMYY')

/** Bank, code of the operation, branch, currency with its decimals, account. */
function keyOf(account: Account, code: string, dialect: Dialect, bare = false): Field[] {
  const { number, currency } = account
  const places = dialect.decimals ? String(placesOf(account)) : ' '
  return [
    [3, 5, number.slice(0, 5)],
    [8, 4, code],
    [12, 5, number.slice(5, 10)],
    [17, 4, bare ? '' : currency + places],
    [22, 11, number.slice(10)],
  ]
}

function balance(kind: '01' | '07', account: Account, units: number, day: string, dialect: Dialect): string {
  return recordOf(
    WIDTH,
    [
      [1, 2, kind],
      ...keyOf(account, '', dialect, dialect.bare),
      [35, 6, dayOf(day)],
      [91, 14, amountOf(units, account, dialect)],
      [105, 16, dialect.period ? dayOf(day) + dayOf(addDays(day as Day, 1)) : ''],
    ],
    dialect.paper,
  )
}

/** What records 05 say besides, by qualifier. */
function besides(movement: Movement, { more }: Dialect): (readonly [string, string])[] {
  const all: Readonly<Record<string, string>> = {
    REF: movement.reference,
    RCN: `${movement.reference.padEnd(35)}LOYER`,
    IPY: `${'FR12ZZZ123456'.padEnd(35)}SIREN`,
    // currency, decimals and amount of origin; decimals and rate of exchange
    MMO: `USD2${zeros(Math.abs(movement.cents) + 7, 14)}${'04'}${zeros(10837, 8)}`,
    FEE: `EUR2${zeros(150, 14)}`,
    RUM: `${'MANDAT-7'.padEnd(35)}RCUR`,
    ZZ1: 'INFORMATION DE LA BANQUE',
    '': ' ',
  }
  return more.map((qualifier) => [qualifier, all[qualifier]!])
}

/** The label of the movement, and the records 05 that say what is not in it. */
function textsOf(
  movement: Movement,
  { text: own, paper }: Dialect,
  chance: Chance,
): { label: string; said: (readonly [string, string])[] } {
  const { text } = movement
  const label = movement.cents < 0 ? 'PRLV SEPA' : 'VIR SEPA RECU'
  const lead = 'REGLEMENT DE VOTRE FACTURE SELON NOTRE CONTRAT DU MOIS DERNIER ET AVENANT '
  const led = lead.slice(paper.bytes ? lead.length : chance.below(lead.length)) + text
  const words = text.split(' ')
  const half = Math.ceil(words.length / 2)
  switch (own) {
    case 'label':
      return { label: text, said: [] }
    case 'LIB in words':
      return {
        label,
        said: [words.slice(0, half), words.slice(half)].map((part) => ['LIB', part.join(' ')] as const),
      }
    // a text longer than a record goes on in the next, in the middle of a word
    case 'LIB cut':
      return { label, said: cut(led, [SAID, SAID], paper).map((part) => ['LIB', part] as const) }
    case 'LCC and LC2':
      return {
        label,
        said: cut(led, [SAID, SAID], paper).map((part, i) => [i === 0 ? 'LCC' : 'LC2', part] as const),
      }
    default:
      return { label, said: [[own, text]] }
  }
}

function movementAs(
  movement: Movement,
  at: number,
  account: Account,
  dialect: Dialect,
  chance: Chance,
): string[] {
  const { paper, number, parties } = dialect
  const { label, said } = textsOf(movement, dialect, chance)
  const out = movement.cents < 0
  const code = chance.of(['9162', '0158', '', '0090'])
  const key = keyOf(account, code, dialect)
  const head: Field[] = [
    [33, 2, chance.of(['B1', '18', '05', 'A3'])],
    [35, 6, dayOf(movement.day)],
  ]
  const first = recordOf(
    WIDTH,
    [
      [1, 2, '04'],
      ...key,
      ...head,
      [43, 6, dayOf(valueDay(movement))],
      [49, 31, label],
      [82, 7, number === 'own' ? zeros(at + 1, 7) : number === 'zeros' ? '0000000' : ''],
      [89, 2, chance.of(['00', '', '10'])],
      [91, 14, amountOf(movement.cents, account, dialect)],
      [105, 16, chance.often(30) ? movement.reference : ''],
    ],
    paper,
  )
  const who: (readonly [string, string])[] = [[out ? 'NBE' : 'NPY', movement.payee]]
  if (parties === 'both') who.push([out ? 'NPY' : 'NBE', 'NOTRE ATELIER'])
  const all = chance.shuffled([said, who, besides(movement, dialect)]).flat()
  const more = all
    .filter(([, text]) => text !== '')
    .map(([qualifier, text]) =>
      recordOf(WIDTH, [[1, 2, '05'], ...key, ...head, [46, 3, qualifier], [49, SAID, text]], paper),
    )
  return [first, ...more]
}

function sheetAs(account: Account, sheet: Sheet, dialect: Dialect, chance: Chance): string[] {
  const { movements, opening, closing } = sheet
  const day = movements.at(-1)?.day ?? '2026-03-31'
  const before = addDays((movements[0]?.day ?? day) as Day, -1)
  const records = [
    balance('01', account, opening, before, dialect),
    ...movements.flatMap((movement, i) => movementAs(movement, i, account, dialect, chance)),
    balance('07', account, closing, day, dialect),
  ]
  return dialect.blankLines ? records.flatMap((record) => [record, '']) : records
}

/** Five digits of the bank, five of the branch, eleven figures or capitals of the account. */
function numberOf({ number }: Account, chance: Chance): string {
  const digits = zeros(number.replaceAll(/\D/g, '').slice(0, 11), 11)
  return `3000400818${chance.often(20) ? `${digits.slice(1)}H` : digits}`
}

export function makeCfonb(chance: Chance): Made {
  const draw = new Draw(chance)
  const drawn = withQuiet(
    withOdd(withThousandths(inFrancs(drawAccounts(draw, 1, 20), draw), draw, 5), draw),
    draw,
    25,
  )
  const dialect = dialectOf(draw, drawn)
  const accounts = drawn.map((account) => ({ ...account, number: numberOf(account, chance) }))
  const records = sheetsInTurn(accounts, draw).flatMap(({ account, sheet }) =>
    sheetAs(account, sheet, dialect, chance),
  )
  return {
    bytes: bytesOf(records, dialect.paper),
    extension: draw.of('extension', ['txt', 'cfo', 'afb', 'dat']),
    accounts,
    shown: {
      newestFirst: false,
      texts: true,
      valueDates: true,
      closing: true,
      numbers: true,
      payees: true,
      currencies: true,
      statements: true,
      says: [],
    },
    drawn: String(draw),
  }
}
