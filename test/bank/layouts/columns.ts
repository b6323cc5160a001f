/** Cells and columns of made-up statements, as a layout has them printed. */
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { formatCents } from '../../../db/rules/money.ts'
import type { Chance } from './random.ts'
import type { Account, Layout, Movement, NameOf, Noise } from './truth.ts'
import { WORDS } from './words.ts'

/** A cell as printed, and what it is where the file keeps kinds of cells. */
export interface Cell {
  readonly text: string
  /** In cents. */
  readonly figure?: number
  readonly day?: string
  /** Goes into a file of text as it is, without quotes. */
  readonly bare?: boolean
}

export type Row = readonly Cell[]
export const cell = (text: string): Cell => ({ text })
export const EMPTY = cell('')

export type ColumnRole =
  | 'date'
  | 'valueDate'
  | 'text'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'flag'
  | 'reference'
  | 'currency'
  | 'account'
  | 'balance'
  | Noise

/** The digits of an amount in cents before and behind its mark, without a sign. */
export function grouped(cents: number, thousands: string): [whole: string, hundredths: string] {
  const [whole, hundredths] = formatCents(Math.abs(cents)).split('.') as [string, string]
  return [whole.replace(/\B(?=(\d{3})+$)/g, thousands), hundredths]
}

/** Digits with the marks of a layout, without a sign. */
function digits(figure: number, layout: Layout, currency: string): string {
  const [whole, hundredths] = grouped(figure, layout.thousands)
  return currency === 'XOF' ? whole : `${whole}${layout.decimal}${hundredths}`
}

function withSymbol(text: string, layout: Layout, currency: string): string {
  if (layout.currency !== 'symbol') return text
  const symbol = { EUR: '€', GBP: '£', CAD: '$', USD: '$' }[currency] ?? currency
  return layout.language === 'en' ? `${symbol}${text}` : `${text} ${symbol}`
}

export function amountText(figure: number, layout: Layout, currency: string): string {
  const text = withSymbol(digits(figure, layout, currency), layout, currency)
  if (figure >= 0) return layout.minus === '+-' ? `+${text}` : text
  switch (layout.minus) {
    case 'trailing':
      return `${text}-`
    case '()':
      return `(${text})`
    case '−':
      return `−${text}`
    default:
      return `-${text}`
  }
}

export function dateText(day: string, layout: Layout): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  const bare = (part: string) => String(Number(part))
  switch (layout.dates) {
    case 'dmy/':
      return `${date}/${month}/${year}`
    case 'dmy-':
      return `${date}-${month}-${year}`
    case 'dmy.':
      return `${date}.${month}.${year}`
    case 'dmy/2':
      return `${date}/${month}/${year.slice(2)}`
    case 'dmy.2':
      return `${date}.${month}.${year.slice(2)}`
    case 'mdy/':
      return `${month}/${date}/${year}`
    case 'mdy/short':
      return `${bare(month)}/${bare(date)}/${year}`
    case 'ymd/':
      return `${year}/${month}/${date}`
    case 'ymd':
      return `${year}${month}${date}`
    case 'dMMMy':
      return `${date} ${'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[Number(month) - 1]} ${year}`
    case 'iso-time':
      return `${day} 0${Number(date) % 10}:15:00`
    default:
      return day
  }
}

export interface Column {
  readonly role: ColumnRole
  readonly name: string
  readonly cell: (movement: Movement, account: Account, lastOfDay: boolean) => Cell
}

export const figured = (figure: number, layout: Layout, currency: string): Cell => ({
  text: amountText(figure, layout, currency),
  figure,
})
export const dayCell = (day: string, layout: Layout): Cell => ({ text: dateText(day, layout), day })

/** The value date of a movement, when it is printed. */
export const valueDay = (movement: Movement): string =>
  movement.cents % 3 === 0 ? addDays(movement.day as Day, 1) : movement.day

function sideColumns(layout: Layout, name: NameOf, zeros: boolean): Column[] {
  const other = (account: Account): Cell =>
    zeros ? figured(0, { ...layout, minus: '-' }, account.currency) : EMPTY
  const sign = layout.amounts === 'negative-sides' ? 1 : -1
  // no bank writes a plus before what leaves
  const out = sign < 0 && layout.minus === '+-' ? { ...layout, minus: '-' as const } : layout
  return [
    {
      role: 'debit',
      name: name('debit'),
      cell: ({ cents }, account) =>
        cents < 0 ? figured(cents * sign, out, account.currency) : other(account),
    },
    {
      role: 'credit',
      name: name('credit'),
      cell: ({ cents }, account) => (cents >= 0 ? figured(cents, layout, account.currency) : other(account)),
    },
  ]
}

function amountColumns(layout: Layout, name: NameOf, chance: Chance): Column[] {
  const words = WORDS[layout.language]
  const amount = name('amount')
  switch (layout.amounts) {
    case 'sides':
    case 'negative-sides':
      return sideColumns(layout, name, chance.often(20))
    case 'signed':
      return [
        { role: 'amount', name: amount, cell: ({ cents }, { currency }) => figured(cents, layout, currency) },
      ]
    case 'worded':
      return [
        {
          role: 'amount',
          name: amount,
          cell: ({ cents }, { currency }) =>
            cell(
              `${amountText(Math.abs(cents), { ...layout, minus: '-' }, currency)}${cents < 0 ? ' DR' : ' CR'}`,
            ),
        },
      ]
    default: {
      const [out, into] = chance.of(words.flags)
      const signed = layout.amounts === 'signed-flagged'
      return [
        {
          role: 'amount',
          name: amount,
          cell: ({ cents }, { currency }) => figured(signed ? cents : Math.abs(cents), layout, currency),
        },
        {
          role: 'flag',
          name: chance.of(words.flagNames),
          cell: ({ cents }) => cell(cents < 0 ? out : into),
        },
      ]
    }
  }
}

function noiseColumn(noise: Noise, layout: Layout): Column {
  const words = WORDS[layout.language]
  const own = { role: noise, name: words.noise[noise] }
  switch (noise) {
    case 'payee':
      return { ...own, cell: ({ payee }) => cell(payee) }
    case 'category':
      return {
        ...own,
        cell: ({ cents }) => cell(words.categories[Math.abs(cents) % words.categories.length]!),
      }
    case 'card':
      return { ...own, cell: () => cell('XXXX XXXX XXXX 1234') }
    case 'cheque':
      return {
        ...own,
        cell: ({ cents }) => cell(cents % 4 === 0 ? String(100 + (Math.abs(cents) % 90)) : ''),
      }
    case 'bic':
      return { ...own, cell: ({ cents }) => cell(cents % 2 === 0 ? 'GEBABEBB' : 'BNPAFRPP') }
    case 'counter':
      return { ...own, cell: ({ cents }) => cell(`FR76${String(Math.abs(cents)).padStart(20, '3')}`) }
    case 'status':
      return { ...own, cell: () => cell(words.status) }
    case 'country':
      return { ...own, cell: () => cell('BE') }
    case 'fee':
      return { ...own, cell: () => figured(0, { ...layout, minus: '-' }, 'EUR') }
    case 'rate':
      return { ...own, cell: ({ cents }) => cell(cents % 5 === 0 ? '1.0837' : '') }
    case 'original':
      return {
        ...own,
        cell: ({ cents }, { currency }) => (cents % 5 === 0 ? figured(cents * 2, layout, currency) : EMPTY),
      }
    case 'time':
      return { ...own, cell: ({ cents }) => cell(`${10 + (Math.abs(cents) % 9)}:15`) }
    default:
      return { ...own, cell: () => EMPTY }
  }
}

/** The columns in the order in which the bank prints them: dates first, the rest in any order. */
export function columnsOf(layout: Layout, name: NameOf, chance: Chance): Column[] {
  const first: Column[] = [{ role: 'date', name: name('date'), cell: ({ day }) => dayCell(day, layout) }]
  if (layout.valueDate)
    first.push({
      role: 'valueDate',
      name: name('valueDate'),
      cell: (movement) => dayCell(valueDay(movement), layout),
    })
  const rest: Column[][] = [
    [{ role: 'text', name: name('text'), cell: ({ text }) => cell(text) }],
    amountColumns(layout, name, chance),
    ...layout.noise.map((noise) => [noiseColumn(noise, layout)]),
  ]
  if (layout.reference)
    rest.push([{ role: 'reference', name: name('reference'), cell: ({ reference }) => cell(reference) }])
  if (layout.currency === 'column')
    rest.push([{ role: 'currency', name: name('currency'), cell: (_, { currency }) => cell(currency) }])
  if (layout.several === 'column')
    rest.push([
      {
        role: 'account',
        name: chance.of(WORDS[layout.language].account),
        cell: (_, account) => cell(account.number),
      },
    ])
  if (layout.balance !== 'none')
    rest.push([
      {
        role: 'balance',
        name: name('balance'),
        cell: ({ balance, cents }, { currency }, lastOfDay) =>
          layout.balance === 'daily' && !lastOfDay
            ? EMPTY
            : figured(layout.balance === 'before' ? balance - cents : balance, layout, currency),
      },
    ])
  const mixed = layout.header ? chance.shuffled(rest).flat() : rest.flat()
  return chance.often(80) ? [...first, ...mixed] : chance.shuffled([first, mixed]).flat()
}

/** No two columns of one file have the same name. */
export function distinct(columns: readonly Column[]): boolean {
  const names = columns.map(({ name }) => name.toLowerCase()).filter((name) => name !== '')
  return new Set(names).size === names.length
}
