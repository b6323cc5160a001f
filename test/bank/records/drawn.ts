/** What the writers of made-up files of records share: what is drawn and told, days and amounts as a dialect writes them. */
import { grouped } from '../layouts/columns.ts'
import type { Shown } from '../layouts/judge.ts'
import { LANGUAGES } from '../layouts/names.ts'
import type { Chance } from '../layouts/random.ts'
import { type Account, CURRENCIES, type Movement, makeAccount } from '../layouts/truth.ts'

/** A made-up file, the accounts in it, and what it shows of them. */
export interface Made {
  readonly bytes: Uint8Array
  readonly extension: string
  readonly accounts: readonly Account[]
  readonly shown: Shown
  /** The choices, for messages. */
  readonly drawn: string
}

/** Draws among choices and keeps what was drawn: `dates=dmy/ end=^`. */
export class Draw {
  readonly chance: Chance
  readonly #drawn: string[] = []

  constructor(chance: Chance) {
    this.chance = chance
  }

  of<const T>(name: string, choices: readonly T[]): T {
    const choice = this.chance.of(choices)
    this.#drawn.push(`${name}=${JSON.stringify(choice)}`)
    return choice
  }

  /** True `percent` times in a hundred; kept when it is. */
  often(name: string, percent: number): boolean {
    const is = this.chance.often(percent)
    if (is) this.#drawn.push(name)
    return is
  }

  toString(): string {
    return this.#drawn.join(' ')
  }
}

/** One to three accounts of one language and currency, of `least` movements or up to `many` - 1 more. */
export function drawAccounts(draw: Draw, least: number, many: number): Account[] {
  const { chance } = draw
  const language = chance.of(LANGUAGES)
  const count = draw.of('accounts', [1, 1, 1, 2, 3])
  const currency = chance.of(CURRENCIES[language])
  return Array.from({ length: count }, () =>
    makeAccount(chance, language, least + chance.below(many), currency),
  )
}

/** How a dialect writes figures. */
export interface Figures {
  readonly decimal: '.' | ','
  readonly thousands: string
  /** In front of what comes in. */
  readonly plus: '' | '+'
  /** Zeros at the end of the part behind the mark are left out, and the mark with them. */
  readonly short: boolean
}

export function figure(cents: number, { decimal, thousands, plus, short }: Figures): string {
  const [whole, hundredths] = grouped(cents, thousands)
  const part = short ? hundredths.replace(/0+$/, '') : hundredths
  return `${cents < 0 ? '-' : plus}${whole}${part === '' ? '' : decimal + part}`
}

const PATTERN = /YYYY|YY|MM|DD|M|D/g

/** A day under a pattern: `DD/MM/YYYY`, `M/D'YY`. */
export function dayIn(day: string, pattern: string): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  const parts: Readonly<Record<string, string>> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    DD: date,
    M: String(Number(month)),
    D: String(Number(date)),
  }
  return pattern.replace(PATTERN, (part) => parts[part]!)
}

/** What the parts of an amount are, for a movement of several categories. */
export function partsOf(cents: number, chance: Chance): number[] {
  const first = Math.trunc(cents / (2 + chance.below(3)))
  return chance.often(30) ? [first, cents - first - 1, 1] : [first, cents - first]
}

/** What one statement shows of an account: a day, a page, or all of it. */
export interface Sheet {
  /** From 1 on. */
  readonly number: number
  readonly opening: number
  readonly closing: number
  readonly movements: readonly Movement[]
}

/** An account in statements of some days each (`days`), or cut anywhere, as pages are. */
export function sheetsOf({ opening, movements }: Account, chance: Chance, days: boolean): Sheet[] {
  const sheets: Sheet[] = []
  let [from, before] = [0, opening]
  for (const [i, { day, balance }] of movements.entries()) {
    const next = movements[i + 1]
    const mayEnd = next && (!days || next.day !== day) && chance.often(40)
    if (next && !mayEnd) continue
    const own = movements.slice(from, i + 1)
    sheets.push({ number: sheets.length + 1, opening: before, closing: balance, movements: own })
    from = i + 1
    before = balance
  }
  return sheets.length > 0 ? sheets : [wholeSheet({ opening, movements })]
}

export const wholeSheet = ({ opening, movements }: Pick<Account, 'opening' | 'movements'>): Sheet => ({
  number: 1,
  opening,
  closing: movements.at(-1)?.balance ?? opening,
  movements,
})

/** Some of the accounts in dinars, whose smallest unit is a thousandth. */
export function withThousandths(accounts: readonly Account[], draw: Draw, percent: number): Account[] {
  const are = draw.often('three decimals', percent)
  return accounts.map((account) => (are ? { ...account, currency: 'TND', decimals: 3 } : account))
}

/** One of the accounts without movements, as of a month in which nothing happened. */
export function withQuiet(accounts: readonly Account[], draw: Draw, percent: number): Account[] {
  const quiet = accounts.length > 1 && draw.often('quiet', percent) ? draw.chance.below(accounts.length) : -1
  return accounts.map((account, i) => (i === quiet ? { ...account, movements: [] } : account))
}

export interface OwnSheet {
  readonly account: Account
  readonly sheet: Sheet
}

/** The statements of a file: one of each account, or one a day, account by account or day by day. */
export function sheetsInTurn(accounts: readonly Account[], draw: Draw): OwnSheet[] {
  const daily = draw.often('days', 35)
  const all = accounts.map((account) =>
    (daily ? sheetsOf(account, draw.chance, true) : [wholeSheet(account)]).map((sheet) => ({
      account,
      sheet,
    })),
  )
  if (!draw.often('in turn', 40)) return all.flat()
  const most = Math.max(...all.map(({ length }) => length))
  return Array.from({ length: most }, (_, i) => all.flatMap((own) => own[i] ?? [])).flat()
}

/** Reports of a day so far: each tells again what those before it told. */
export function soFar(sheets: readonly OwnSheet[]): OwnSheet[] {
  return sheets.map(({ account, sheet }) => {
    const until = account.movements.indexOf(sheet.movements.at(-1)!) + 1
    return {
      account,
      sheet: { ...sheet, opening: account.opening, movements: account.movements.slice(0, until) },
    }
  })
}

/** What the bank only announces, besides the movements. */
export function withAnnounced(accounts: readonly Account[], chance: Chance): Account[] {
  return accounts.map((account) => {
    const announced = account.movements.slice(0, 1 + chance.below(3)).map((one, i) => ({
      ...one,
      cents: one.cents < 0 ? one.cents - 100 : one.cents + 100,
      text: `${one.text} bis`,
      reference: `A${i}`,
    }))
    return { ...account, announced }
  })
}

/** Now and then a movement twice on one day, or one of nothing, as an account closes its quarter without interest. */
export function withOdd(accounts: readonly Account[], draw: Draw): Account[] {
  const [twins, nothing] = [draw.often('twins', 15), draw.often('nothing', 12)]
  return accounts.map((account) => {
    let balance = account.opening
    const movements = account.movements
      .flatMap((one, i) => {
        if (twins && draw.chance.often(15)) return [one, { ...one, reference: `T${i}${one.reference}` }]
        return [nothing && draw.chance.often(10) ? { ...one, cents: 0 } : one]
      })
      .map((one) => {
        balance += one.cents
        return { ...one, balance }
      })
    return { ...account, movements }
  })
}
