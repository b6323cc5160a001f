/** Made-up movements, and the layouts in which a bank might print them. */
import { addDays, toDay } from '../../../db/rules/dates.ts'
import type { Encoding } from './encoded.ts'
import { LANGUAGES, type Language, type Names } from './names.ts'
import type { Chance } from './random.ts'

export interface Movement {
  readonly day: string
  /** Money in is positive. */
  readonly cents: number
  readonly text: string
  readonly payee: string
  readonly reference: string
  /** After the movement. */
  readonly balance: number
}

export interface Account {
  readonly number: string
  readonly currency: string
  readonly opening: number
  /** Oldest first. */
  readonly movements: readonly Movement[]
  /** What the bank tells before it books it. */
  readonly announced?: readonly Movement[]
  /** Digits behind the mark, where they are not two; the figures above are in the smallest unit. */
  readonly decimals?: number
}

export type AmountStyle = 'signed' | 'sides' | 'negative-sides' | 'flagged' | 'signed-flagged' | 'worded'
export type BalanceStyle = 'none' | 'after' | 'daily' | 'before'
export type DateStyle =
  | 'dmy/'
  | 'dmy-'
  | 'dmy.'
  | 'dmy/2'
  | 'dmy.2'
  | 'mdy/'
  | 'mdy/short'
  | 'ymd-'
  | 'ymd/'
  | 'ymd'
  | 'dMMMy'
  | 'iso-time'
export type Preamble = 'none' | 'title' | 'account' | 'balances' | 'long'
export type Footer = 'none' | 'total' | 'balance' | 'note'
export type Noise =
  | 'category'
  | 'card'
  | 'cheque'
  | 'bic'
  | 'counter'
  | 'status'
  | 'country'
  | 'tags'
  | 'empty'
  | 'payee'
  | 'fee'
  | 'rate'
  | 'original'
  | 'time'
export type SeveralAccounts = 'one' | 'column' | 'blocks' | 'sheets'

/** Everything that a bank decides when it writes its export. */
export interface Layout {
  readonly language: Language
  readonly amounts: AmountStyle
  readonly balance: BalanceStyle
  readonly dates: DateStyle
  readonly valueDate: boolean
  readonly reference: boolean
  readonly currency: 'none' | 'column' | 'symbol'
  readonly noise: readonly Noise[]
  readonly decimal: '.' | ','
  readonly thousands: string
  readonly minus: '-' | '−' | 'trailing' | '()' | '+-'
  readonly newestFirst: boolean
  readonly preamble: Preamble
  readonly footer: Footer
  readonly several: SeveralAccounts
  readonly header: boolean
  readonly container: 'csv' | 'xlsx-typed' | 'xlsx-text'
  readonly separator: string
  readonly encoding: Encoding
  readonly quoted: 'all' | 'needed'
  readonly lineEnd: string
  readonly mixed: boolean
  /** The header stands again on every page, under a line of its own. */
  readonly pages: boolean
  readonly capitals: boolean
  /** A text that did not fit goes on in the next row. */
  readonly continued: boolean
}

const TEXTS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'PAIEMENT CARTE BOULANGERIE',
    'Virement reçu client',
    'PRLV ÉLECTRICITÉ',
    'Frais de tenue',
    'Loyer bureau; mars',
    'Chèque 000123',
    'TOTAL ENERGIES STATION',
    'Solde de tout compte M. Roy',
  ],
  en: [
    'POS PURCHASE GROCER',
    'Direct deposit payroll',
    'HYDRO BILL 4451',
    'Monthly fee',
    'Rent, office',
    'Cheque 118',
    'TOTAL WINE & MORE',
    'Transfer to savings',
  ],
  nl: [
    'Betaling winkel',
    'Loon maart',
    'Domiciliëring stroom',
    'Kosten rekening',
    'Huur kantoor',
    'Storting',
    'Overschrijving aan Jan',
  ],
  de: [
    'Kartenzahlung Bäcker',
    'Gehalt März',
    'Lastschrift Strom',
    'Kontoführung',
    'Miete Büro',
    'Bareinzahlung',
    'Überweisung Müller',
  ],
  es: [
    'Compra tarjeta',
    'Nómina marzo',
    'Recibo luz',
    'Comisión',
    'Alquiler oficina',
    'Ingreso',
    'Transferencia García',
  ],
}
const PAYEES = [
  'ATELIER LÉGER',
  'Hydro One',
  'Vodafone GmbH',
  'J. García',
  'Bakkerij De Smet',
  'Les Pains d’Émile',
  'ACME Corp',
]

export const CURRENCIES: Readonly<Record<Language, readonly string[]>> = {
  fr: ['EUR', 'CAD', 'XOF', 'EUR'],
  en: ['CAD', 'USD', 'GBP'],
  nl: ['EUR'],
  de: ['EUR', 'CHF'],
  es: ['EUR'],
}

function accountNumber(chance: Chance): string {
  const digits = (count: number) => Array.from({ length: count }, () => chance.below(10)).join('')
  return chance.often(50) ? `BE${digits(14)}` : `${1 + chance.below(9)}${digits(9)}`
}

function cents(chance: Chance, currency: string): number {
  const size = chance.of([1_000, 20_000, 200_000, 2_000_000])
  const amount = 1 + chance.below(size)
  const whole = currency === 'XOF' ? Math.ceil(amount / 100) * 100 : amount
  return chance.often(65) ? -whole : whole
}

/** An account with movements over some weeks, or over few days. */
export function makeAccount(chance: Chance, language: Language, count: number, currency: string): Account {
  const opening = chance.below(5_000) * 100
  let balance = opening
  const start = chance.often(30) ? `0${1 + chance.below(9)}` : String(10 + chance.below(15))
  let day = toDay(`2026-0${1 + chance.below(9)}-${start}`)
  const movements = Array.from({ length: count }, (_, i): Movement => {
    if (i > 0) day = addDays(day, chance.of([0, 0, 1, 1, 2, 5]))
    const amount = cents(chance, currency)
    balance += amount
    return {
      day,
      cents: amount,
      text: `${chance.of(TEXTS[language])} ${100 + chance.below(900)}`,
      payee: chance.of(PAYEES),
      reference: `R${100_000 + i * 7}${chance.below(10)}`,
      balance,
    }
  })
  return { number: accountNumber(chance), currency, opening, movements }
}

const DATES: Readonly<Record<Language, readonly DateStyle[]>> = {
  fr: ['dmy/', 'dmy/', 'dmy-', 'dmy.', 'dmy/2', 'ymd-', 'ymd/', 'ymd'],
  en: ['dmy/', 'mdy/', 'mdy/short', 'ymd-', 'dMMMy', 'iso-time', 'ymd'],
  nl: ['dmy/', 'dmy-', 'ymd', 'dmy.'],
  de: ['dmy.', 'dmy.2', 'ymd-'],
  es: ['dmy/', 'dmy-'],
}

const NOISE: readonly Noise[] = [
  'fee',
  'rate',
  'original',
  'time',
  'category',
  'card',
  'cheque',
  'bic',
  'counter',
  'status',
  'country',
  'tags',
  'empty',
  'payee',
]

/** A layout drawn at random, of choices that go together. */
export function makeLayout(chance: Chance, container: Layout['container']): Layout {
  const language = chance.of(LANGUAGES)
  const decimal = language === 'en' ? '.' : chance.of([',', ',', ',', '.'] as const)
  const thousands =
    decimal === '.' ? chance.of(['', '', ',', "'", ' ']) : chance.of(['', '', ' ', '\u00a0', '\u202f', '.'])
  const header = chance.often(92)
  const several = header
    ? chance.of(['one', 'one', 'one', 'one', 'column', 'blocks', 'sheets'] as const)
    : 'one'
  return {
    language,
    amounts: header
      ? chance.of([
          'signed',
          'signed',
          'sides',
          'sides',
          'negative-sides',
          'flagged',
          'signed-flagged',
          'worded',
        ] as const)
      : chance.of(['signed', 'sides'] as const),
    balance: chance.of(['none', 'none', 'after', 'after', 'after', 'daily', 'before'] as const),
    dates: chance.of(DATES[language]),
    valueDate: chance.often(40),
    reference: chance.often(40),
    currency: chance.of(['none', 'none', 'column', 'symbol'] as const),
    noise: chance.shuffled(NOISE).slice(0, chance.below(5)),
    decimal,
    thousands,
    minus: chance.of(['-', '-', '-', '−', 'trailing', '()', '+-'] as const),
    newestFirst: chance.often(40),
    preamble: header ? chance.of(['none', 'none', 'title', 'account', 'balances', 'long'] as const) : 'none',
    footer: chance.of(['none', 'none', 'total', 'balance', 'note'] as const),
    several: several === 'sheets' && container === 'csv' ? 'blocks' : several,
    header,
    container,
    separator: decimal === ',' ? chance.of([';', ';', '\t', ',', '|']) : chance.of([',', ',', ';', '\t']),
    encoding: chance.of(['utf8', 'utf8', 'bom', 'cp1252', 'utf16'] as const),
    quoted: chance.of(['all', 'needed'] as const),
    lineEnd: chance.of(['\r\n', '\n', '\r\n']),
    mixed: chance.often(15),
    pages: header && chance.often(10),
    capitals: chance.often(10),
    continued: header && chance.often(7),
  }
}

/** The accounts that a layout shows. */
export function makeAccounts(chance: Chance, layout: Layout): Account[] {
  // of one row nobody can tell whether its balance stands before or after it
  const least = layout.balance === 'before' ? 3 : 1
  const many = layout.several === 'one' ? 1 : 2 + chance.below(2)
  // who writes the month first counts in dollars
  const currency = layout.dates.startsWith('mdy') ? 'USD' : chance.of(CURRENCIES[layout.language])
  return Array.from({ length: many }, () =>
    makeAccount(
      chance,
      layout.language,
      layout.several === 'one' ? least + chance.below(40) : 3 + chance.below(12),
      currency,
    ),
  )
}

export type NameOf = (role: keyof Names) => string

/** Names of one language, or now and then of another. */
export function namesFor(chance: Chance, layout: Layout, names: Names): NameOf {
  const language = () => (layout.mixed ? chance.of(LANGUAGES) : layout.language)
  const monthFirst = layout.dates.startsWith('mdy')
  const fits = (found: string) => !monthFirst || !/EUR|GBP|SGD|CAD|CZK|euro/i.test(found)
  return (role) => {
    const all = names[role][monthFirst ? 'en' : language()]
    return chance.of(all.filter(fits))
  }
}
