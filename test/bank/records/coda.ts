/**
 * Made-up files of CODA, the statement of Belgian banks (Febelfin, Coded statement of account 2.6), with what KBC, Belfius, ING and
 * BNP Paribas Fortis do with it: texts over several records, details of totals, names and texts in records 3, a file a day.
 */
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { valueDay } from '../layouts/columns.ts'
import type { Chance } from '../layouts/random.ts'
import type { Account, Movement } from '../layouts/truth.ts'
import {
  Draw,
  dayIn,
  drawAccounts,
  type Made,
  partsOf,
  type Sheet,
  sheetsInTurn,
  withOdd,
  withQuiet,
  withThousandths,
} from './drawn.ts'
import { bytesOf, cut, drawPaper, type Field, filled, type Paper, recordOf, zeros } from './fixed.ts'

const WIDTH = 128
/** Communication in records 21, 22 and 23; information in 31, 32 and 33. */
const TOLD = [53, 53, 43] as const
const INFORMED = [73, 105, 90] as const

/** Where the text of a movement stands. */
const TEXTS = ['told', 'told', 'told long', 'debit', 'informed', 'informed long', 'informed in 31'] as const

interface Dialect {
  readonly paper: Paper
  /** Of the number: of Belgium, of another country, IBAN of Belgium, IBAN of another country. */
  readonly structure: '0' | '1' | '2' | '3'
  readonly text: (typeof TEXTS)[number]
  /** A name in record 23, in 31 or in both. */
  readonly name: '23' | '31' | 'both'
  readonly address: boolean
  /** Records 3 have numbers of details of their own. */
  readonly numbered: boolean
  /** Totals of the bank, of the customer, or simple amounts, with their details. */
  readonly totals: '' | '1' | '2' | '3'
  /** Free texts of the bank, and whether the trailer counts them. */
  readonly messages: 'none' | 'counted' | 'not counted'
  readonly restarts: boolean
}

function dialectOf(draw: Draw): Dialect {
  const paper = drawPaper(draw)
  return {
    paper,
    structure: draw.of('structure', ['2', '2', '2', '0', '1', '3']),
    // in bytes, a letter of two would not fit where the text of a direct debit is cut
    text: draw.of('text', paper.bytes ? TEXTS.filter((text) => text !== 'debit') : TEXTS),
    name: draw.of('name', ['23', '23', '31', 'both']),
    address: draw.often('address', 40),
    numbered: draw.often('numbered', 50),
    totals: draw.of('totals', ['', '', '1', '2', '3']),
    messages: draw.of('messages', ['none', 'none', 'counted', 'not counted']),
    restarts: draw.often('header each', 60),
  }
}

const thousandths = (units: number, { decimals = 2 }: Account) =>
  zeros(Math.abs(units) * 10 ** (3 - decimals), 15)
const sign = (units: number) => (units < 0 ? '1' : '0')
const dayOf = (day: string) => dayIn(day, 'DDMMYY')

/** The letters of an account number as its kind has them. */
function numberOf(account: Account, { structure }: Dialect): string {
  const digits = account.number.replaceAll(/\D/g, '').padEnd(14, '7')
  if (structure === '0') return digits.slice(0, 12)
  if (structure === '1') return digits.slice(0, 10)
  return structure === '2' ? `BE${digits.slice(0, 14)}` : `FR76${digits}00456789`
}

function zoneOf(account: Account, { structure }: Dialect): string {
  if (structure === '0') return `${account.number} ${account.currency}0BE`
  return account.number.padEnd(34) + account.currency
}

/** Writes the records of one statement. */
class Statement {
  readonly records: string[] = []
  readonly #dialect: Dialect
  readonly #account: Account
  readonly #chance: Chance
  #sequence = 0
  #detail = 0
  #more = 0

  constructor(account: Account, dialect: Dialect, chance: Chance) {
    this.#account = account
    this.#dialect = dialect
    this.#chance = chance
  }

  add(...fields: Field[]): void {
    this.records.push(recordOf(WIDTH, fields, this.#dialect.paper))
  }

  movement(movement: Movement): void {
    const { totals } = this.#dialect
    this.#sequence = (this.#sequence % 9999) + 1
    this.#detail = 0
    if (totals === '' || movement.cents === 0 || this.#chance.often(60))
      this.#entry(movement, movement.cents, '0', '0')
    else this.#total(movement, totals)
  }

  #total(movement: Movement, totals: '1' | '2' | '3'): void {
    const parts = partsOf(movement.cents, this.#chance).filter((cents) => cents !== 0)
    const plain = { ...movement, text: 'VERZAMELING', payee: '' }
    // the words stand with the total, or with one of its details
    const teller = this.#chance.below(parts.length + 1)
    this.#entry(teller === 0 ? movement : plain, movement.cents, totals, '1')
    // details of a total of the customer are 5, of the bank 6, of a simple amount 8
    const kind = { 1: '5', 2: '6', 3: '8' }[totals]
    for (const [i, cents] of parts.entries()) {
      this.#detail++
      const own = teller === i + 1 ? movement : { ...plain, text: `DEEL ${i + 1}` }
      this.#entry(own, cents, kind, i === parts.length - 1 ? '1' : '0')
    }
  }

  #key(more = 0): string {
    return zeros(this.#sequence, 4) + zeros(this.#detail + more, 4)
  }

  #entry(movement: Movement, cents: number, kind: string, total: string): void {
    const { told, structured } = this.#told(movement)
    const code = `${kind}01${cents < 0 ? '01' : '50'}000`
    const reference = `${zeros(this.#sequence, 4)}DSC${movement.reference}`
    const [first = '', second = '', third = ''] = this.#cut(told, TOLD)
    const named = this.#dialect.name !== '31' && movement.payee !== ''
    const informed = this.#informed(movement)
    const end = [126, 1, second || third || named ? '1' : '0'] as const
    const link = [128, 1, informed.length > 0 ? '1' : '0'] as const
    this.add(
      [1, 10, `21${this.#key()}`],
      [11, 21, reference],
      [32, 16, sign(cents) + thousandths(cents, this.#account)],
      [48, 6, dayOf(valueDay(movement))],
      [54, 8, code],
      [62, 1, structured ? '1' : '0'],
      [63, 53, first],
      [116, 6, dayOf(movement.day)],
      [122, 3, '001'],
      [125, 1, total],
      end,
      link,
    )
    if (second || third || this.#chance.often(50))
      this.add(
        [1, 10, `22${this.#key()}`],
        [11, 53, second],
        [64, 35, 'NOTPROVIDED'],
        [99, 11, 'KREDBEBB'],
        end,
      )
    if (third || named)
      this.add(
        [1, 10, `23${this.#key()}`],
        [11, 34, named ? 'BE22313215646432' : ''],
        [48, 35, named ? movement.payee : ''],
        [83, 43, third],
        [126, 1, '0'],
        link,
      )
    for (const [i, [isStructured, text]] of informed.entries())
      this.#information(text, isStructured, reference, code, i === informed.length - 1)
    if (this.#dialect.numbered) this.#detail = Math.max(this.#detail, this.#more)
    this.#more = 0
  }

  /** Communication of records 2. */
  #told({ text, payee }: Movement): { told: string; structured: boolean } {
    const own = this.#dialect.text
    if (own === 'told') return { told: text, structured: false }
    if (own === 'told long') return { told: this.#led(text, 149), structured: false }
    if (own === 'debit' && payee !== '')
      // day, kind, scheme, reason; creditor, mandate, text, kind and reason of what comes back
      return {
        told: `127${'050326'}100${'BE93ZZZ0123456789'.padEnd(35)}${'MANDAAT-7'.padEnd(35)}${text.padEnd(62)}`,
        structured: true,
      }
    // the reference of the invoice, in the form of Belgium or of ISO 11649
    const reference = this.#chance.of(['101090933755493', `100${'RF18539007547034'.padEnd(25)}`])
    return { told: payee === '' ? text : reference, structured: payee !== '' }
  }

  /** What records 3 say, and whether it is structured. */
  #informed({ text, payee }: Movement): (readonly [boolean, string])[] {
    const { name, address, text: own } = this.#dialect
    const named = payee !== '' && name !== '23'
    const street = address ? 'GROTE WEG            32            3215    HASSELT' : ''
    const who = `001${filled(payee, 70, this.#dialect.paper)}${street}`
    const said = own === 'informed' ? text : own === 'informed long' ? this.#led(text, 268) : ''
    const all: (readonly [boolean, string])[] = named ? [[true, who]] : []
    if (payee === '') return all
    if (said !== '') all.push([false, said])
    if (own === 'informed in 31') {
      // ING puts one record 31 behind another and cuts words wherever one is full
      const long = this.#led(text, 219)
      for (const piece of this.#cut(long, [73, 73, 73])) if (piece !== '') all.push([false, piece])
    }
    return all
  }

  #information(text: string, structured: boolean, reference: string, code: string, last: boolean): void {
    if (this.#dialect.numbered) this.#more++
    const key = this.#key(this.#more)
    const [first = '', second = '', third = ''] = this.#cut(text, INFORMED)
    const link = [128, 1, last ? '0' : '1'] as const
    const more = (next: string): Field => [126, 1, next === '' ? '0' : '1']
    this.add(
      [1, 10, `31${key}`],
      [11, 21, reference],
      [32, 8, code],
      [40, 1, structured ? '1' : '0'],
      [41, 73, first],
      more(second),
      link,
    )
    if (second !== '') this.add([1, 10, `32${key}`], [11, 105, second], more(third), link)
    if (third !== '') this.add([1, 10, `33${key}`], [11, 90, third], [126, 1, '0'], link)
  }

  #cut(text: string, widths: readonly number[]): string[] {
    return cut(text, widths, this.#dialect.paper)
  }

  /** The text behind others, so that it may be cut anywhere. */
  #led(text: string, most: number): string {
    const lead = 'BETALING VAN UW FACTUUR MET ONZE REFERENTIE EN DATUM VAN VANDAAG '.repeat(4)
    // in bytes a letter would not fit at the end of a field
    const room = this.#dialect.paper.bytes ? 0 : most - text.length
    const length = this.#chance.below(Math.max(1, Math.min(room, lead.length)))
    return `${lead.slice(lead.length - length)}${text}`
  }
}

function header(day: string, { paper }: Dialect): string {
  return recordOf(
    WIDTH,
    [
      [1, 5, '00000'],
      [6, 6, dayOf(addDays(day as Day, 1))],
      [12, 5, '72505'],
      [25, 10, '00265207'],
      [35, 26, 'BOUWBEDRIJF VOOR GROTE WERKEN'],
      [61, 11, 'KREDBEBB'],
      [72, 11, '00330158420'],
      [84, 5, '00000'],
      [128, 1, '2'],
    ],
    paper,
  )
}

function statementOf(
  account: Account,
  sheet: Sheet,
  dialect: Dialect,
  chance: Chance,
  last: boolean,
): string[] {
  const { opening, closing, movements, number } = sheet
  const statement = new Statement(account, dialect, chance)
  const [zone, day] = [zoneOf(account, dialect), movements.at(-1)?.day ?? '2026-03-31']
  const sheetNumber = zeros(number, 3)
  statement.add(
    [1, 5, `1${dialect.structure}${sheetNumber}`],
    [6, 37, zone],
    [43, 16, sign(opening) + thousandths(opening, account)],
    [59, 6, dayOf(addDays((movements[0]?.day ?? day) as Day, -1))],
    [65, 26, 'BOUWBEDRIJF VOOR GROTE WERKEN'],
    [91, 35, 'KBC-Bedrijfsrekening'],
    [126, 3, sheetNumber],
  )
  for (const movement of movements) statement.movement(movement)
  const told = dialect.messages !== 'none'
  statement.add(
    [1, 4, `8${sheetNumber}`],
    [5, 37, zone],
    [42, 16, sign(closing) + thousandths(closing, account)],
    [58, 6, dayOf(day)],
    [128, 1, told ? '1' : '0'],
  )
  const count = statement.records.length + (dialect.messages === 'counted' ? 1 : 0)
  if (told)
    statement.add([1, 10, '4 00010005'], [33, 80, 'DIT IS EEN BERICHT AAN ALLE KLANTEN'], [128, 1, '0'])
  const sum = (out: boolean) =>
    movements.reduce((total, { cents }) => total + (cents < 0 === out ? Math.abs(cents) : 0), 0)
  statement.add(
    [1, 1, '9'],
    [17, 6, zeros(count, 6)],
    [23, 15, thousandths(sum(true), account)],
    [38, 15, thousandths(sum(false), account)],
    [128, 1, last ? '2' : '1'],
  )
  return statement.records
}

export function makeCoda(chance: Chance): Made {
  const draw = new Draw(chance)
  const drawn = withQuiet(withOdd(withThousandths(drawAccounts(draw, 1, 20), draw, 8), draw), draw, 25)
  const dialect = dialectOf(draw)
  const accounts = drawn.map((account) => ({ ...account, number: numberOf(account, dialect) }))
  const all = sheetsInTurn(accounts, draw)
  const records = all.flatMap(({ account, sheet }, i) => {
    const own = statementOf(account, sheet, dialect, chance, i === all.length - 1)
    const day = sheet.movements.at(-1)?.day ?? '2026-03-31'
    return i === 0 || dialect.restarts ? [header(day, dialect), ...own] : own
  })
  return {
    bytes: bytesOf(records, dialect.paper),
    extension: draw.of('extension', ['cod', 'coda', 'txt']),
    accounts,
    shown: {
      newestFirst: false,
      texts: true,
      valueDates: true,
      closing: true,
      numbers: true,
      payees: dialect.totals === '',
      currencies: true,
      statements: true,
      says: [],
    },
    drawn: String(draw),
  }
}
