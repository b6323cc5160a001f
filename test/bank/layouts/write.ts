/** Writes made-up accounts as the files that a layout describes: separated text or a workbook. */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { addDays, type Day, dayNumber } from '../../../db/rules/dates.ts'
import type { Chance } from './random.ts'
import type { Account, Layout, Movement, NameOf, Noise } from './truth.ts'
import { WORDS } from './words.ts'

/** A cell as printed, and what it is where the file keeps kinds of cells. */
export interface Cell {
  readonly text: string
  /** In cents. */
  readonly figure?: number
  readonly day?: string
}

export type Row = readonly Cell[]
const cell = (text: string): Cell => ({ text })
const EMPTY = cell('')

export interface MadeFile {
  readonly bytes: Uint8Array
  readonly extension: string
  /** The names in the header, for messages. */
  readonly header: readonly string[]
}

/** Digits with the marks of a layout, without a sign. */
function digits(figure: number, layout: Layout, currency: string): string {
  const padded = String(Math.abs(figure)).padStart(3, '0')
  const whole = padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, layout.thousands)
  return currency === 'XOF' ? whole : `${whole}${layout.decimal}${padded.slice(-2)}`
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

interface Column {
  readonly name: string
  readonly cell: (movement: Movement, account: Account, lastOfDay: boolean) => Cell
}

const figured = (figure: number, layout: Layout, currency: string): Cell => ({
  text: amountText(figure, layout, currency),
  figure,
})
const dayCell = (day: string, layout: Layout): Cell => ({ text: dateText(day, layout), day })

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
      name: name('debit'),
      cell: ({ cents }, account) =>
        cents < 0 ? figured(cents * sign, out, account.currency) : other(account),
    },
    {
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
      return [{ name: amount, cell: ({ cents }, { currency }) => figured(cents, layout, currency) }]
    case 'worded':
      return [
        {
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
          name: amount,
          cell: ({ cents }, { currency }) => figured(signed ? cents : Math.abs(cents), layout, currency),
        },
        { name: chance.of(words.flagNames), cell: ({ cents }) => cell(cents < 0 ? out : into) },
      ]
    }
  }
}

function noiseColumn(noise: Noise, layout: Layout): Column {
  const words = WORDS[layout.language]
  const name = words.noise[noise]
  switch (noise) {
    case 'payee':
      return { name, cell: ({ payee }) => cell(payee) }
    case 'category':
      return { name, cell: ({ cents }) => cell(words.categories[Math.abs(cents) % words.categories.length]!) }
    case 'card':
      return { name, cell: () => cell('XXXX XXXX XXXX 1234') }
    case 'cheque':
      return { name, cell: ({ cents }) => cell(cents % 4 === 0 ? String(100 + (Math.abs(cents) % 90)) : '') }
    case 'bic':
      return { name, cell: ({ cents }) => cell(cents % 2 === 0 ? 'GEBABEBB' : 'BNPAFRPP') }
    case 'counter':
      return { name, cell: ({ cents }) => cell(`FR76${String(Math.abs(cents)).padStart(20, '3')}`) }
    case 'status':
      return { name, cell: () => cell(words.status) }
    case 'country':
      return { name, cell: () => cell('BE') }
    case 'fee':
      return { name, cell: () => figured(0, { ...layout, minus: '-' }, 'EUR') }
    case 'rate':
      return { name, cell: ({ cents }) => cell(cents % 5 === 0 ? '1.0837' : '') }
    case 'original':
      return {
        name,
        cell: ({ cents }, { currency }) => (cents % 5 === 0 ? figured(cents * 2, layout, currency) : EMPTY),
      }
    case 'time':
      return { name, cell: ({ cents }) => cell(`${10 + (Math.abs(cents) % 9)}:15`) }
    default:
      return { name, cell: () => EMPTY }
  }
}

/** The columns in the order in which the bank prints them: dates first, the rest in any order. */
function columnsOf(layout: Layout, name: NameOf, chance: Chance): Column[] {
  const first: Column[] = [{ name: name('date'), cell: ({ day }) => dayCell(day, layout) }]
  if (layout.valueDate)
    first.push({ name: name('valueDate'), cell: (movement) => dayCell(valueDay(movement), layout) })
  const rest: Column[][] = [
    [{ name: name('text'), cell: ({ text }) => cell(text) }],
    amountColumns(layout, name, chance),
    ...layout.noise.map((noise) => [noiseColumn(noise, layout)]),
  ]
  if (layout.reference) rest.push([{ name: name('reference'), cell: ({ reference }) => cell(reference) }])
  if (layout.currency === 'column')
    rest.push([{ name: name('currency'), cell: (_, { currency }) => cell(currency) }])
  if (layout.several === 'column')
    rest.push([
      { name: chance.of(WORDS[layout.language].account), cell: (_, account) => cell(account.number) },
    ])
  if (layout.balance !== 'none')
    rest.push([
      {
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
function distinct(columns: readonly Column[]): boolean {
  const names = columns.map(({ name }) => name.toLowerCase()).filter((name) => name !== '')
  return new Set(names).size === names.length
}

function headingRows(layout: Layout, account: Account, chance: Chance): Row[] {
  const words = WORDS[layout.language]
  const last = account.movements.at(-1)!
  const money = (figure: number) => figured(figure, layout, account.currency)
  const rows: Row[] = [[cell(words.title)]]
  const number: Row = chance.often(50)
    ? [cell(words.accountLabel), cell(account.number)]
    : [cell(`${words.accountLabel} ${account.number}`)]
  if (layout.preamble === 'title') return rows
  rows.push(number)
  if (layout.preamble === 'account') return [...rows, []]
  rows.push([cell(words.holder), cell('Atelier Léger inc.')])
  rows.push([cell(words.opening), money(account.opening)], [cell(words.closing), money(last.balance)])
  if (layout.preamble === 'long') {
    rows.push([cell(words.period), dayCell(account.movements[0]!.day, layout), dayCell(last.day, layout)])
    while (rows.length < 6 + chance.below(9)) rows.push(chance.often(50) ? [] : [cell(words.note)])
  }
  return [...rows, []]
}

function footerRows(layout: Layout, account: Account, columns: readonly Column[]): Row[] {
  const words = WORDS[layout.language]
  const last = account.movements.at(-1)!
  if (layout.footer === 'note') return [[], [cell(words.note)]]
  if (layout.footer === 'balance')
    return [[cell(words.closing), figured(last.balance, layout, account.currency)]]
  if (layout.footer !== 'total') return []
  const sum = account.movements.reduce((total, { cents }) => total + cents, 0)
  const at = columns.findIndex(({ cell: print }) => print(last, account, true).figure !== undefined)
  return [
    columns.map((_, i) =>
      i === 0 ? cell(words.total) : i === at ? figured(sum, layout, account.currency) : EMPTY,
    ),
  ]
}

function movementRows(layout: Layout, account: Account, columns: readonly Column[]): Row[] {
  const rows = account.movements.map((movement, i) => {
    const lastOfDay = account.movements[i + 1]?.day !== movement.day
    return columns.map((column) => column.cell(movement, account, lastOfDay))
  })
  const ordered = layout.newestFirst ? rows.reverse() : rows
  return ordered.flatMap((row, i): Row[] => {
    const more = layout.continued && i % 5 === 2 ? [continuation(account, columns)] : []
    const page = layout.pages && i > 0 && i % 12 === 0 ? [[], columns.map(({ name }) => cell(name))] : []
    return [...page, row, ...more]
  })
}

const LONG_TEXT = 'ref. interne'

/** A row that holds nothing but the end of a text. */
function continuation(account: Account, columns: readonly Column[]): Row {
  const [first] = account.movements
  const at = columns.findIndex(({ cell: print }) => print(first!, account, true).text === first!.text)
  return columns.map((_, i) => (i === at ? cell(LONG_TEXT) : EMPTY))
}

/** The tables of a file: one, or one for each sheet. */
function tablesOf(
  accounts: readonly Account[],
  layout: Layout,
  columns: readonly Column[],
  chance: Chance,
): Row[][] {
  const header: Row[] = layout.header ? [columns.map(({ name }) => cell(name))] : []
  const body = (account: Account) => movementRows(layout, account, columns)
  const foot = (account: Account) => footerRows(layout, account, columns)
  if (layout.several === 'sheets' || layout.several === 'blocks') {
    const named = {
      ...layout,
      preamble: layout.preamble === 'none' || layout.preamble === 'title' ? 'account' : layout.preamble,
    } as const
    const tables = accounts.map((account) => [
      ...headingRows(named, account, chance),
      ...header,
      ...body(account),
      ...foot(account),
    ])
    return layout.several === 'sheets' ? tables : [tables.flatMap((rows) => [...rows, []])]
  }
  const [first] = accounts as [Account]
  const above =
    layout.preamble === 'none' || layout.several === 'column' ? [] : headingRows(layout, first, chance)
  const below = layout.several === 'column' ? [] : foot(first)
  return [[...above, ...header, ...accounts.flatMap(body), ...below]]
}

function separated(rows: readonly Row[], layout: Layout): string {
  const field = ({ text }: Cell) => {
    const needs = text.includes(layout.separator) || text.includes('"')
    return needs || (layout.quoted === 'all' && text !== '') ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => row.map(field).join(layout.separator) + layout.lineEnd).join('')
}

/** Characters that Windows keeps at 0x80 to 0x9f. */
const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '–': 0x96, œ: 0x9c }

function encoded(text: string, layout: Layout): Uint8Array {
  if (layout.encoding === 'bom') return Buffer.from(`\uFEFF${text}`)
  if (layout.encoding === 'utf16') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  if (layout.encoding === 'utf8') return Buffer.from(text)
  return Uint8Array.from(
    text.replaceAll('−', '-').replaceAll('\u202f', '\u00a0'),
    (char) => WINDOWS[char] ?? char.charCodeAt(0),
  )
}

function sheetOf(rows: readonly Row[], typed: boolean): WorkSheet {
  const cells = rows.map((row) =>
    row.map(({ text, figure, day }) => {
      if (text === '') return null
      if (typed && figure !== undefined) return { t: 'n', v: figure / 100, z: '#,##0.00' }
      if (typed && day !== undefined) return { t: 'n', v: dayNumber(day as Day) + 25_569, z: 'dd/mm/yyyy' }
      return { t: 's', v: text }
    }),
  )
  return utils.aoa_to_sheet(cells)
}

function workbook(tables: readonly (readonly Row[])[], typed: boolean): Uint8Array {
  const names = tables.map((_, i) => `Feuil${i + 1}`)
  const Sheets = Object.fromEntries(tables.map((rows, i) => [names[i]!, sheetOf(rows, typed)]))
  return write({ SheetNames: names, Sheets }, { type: 'buffer', bookType: 'xlsx', bookSST: true })
}

/** The file; names are drawn until no two columns share one. */
export function makeFile(
  accounts: readonly Account[],
  layout: Layout,
  name: NameOf,
  chance: Chance,
): MadeFile {
  let columns = columnsOf(layout, name, chance)
  for (let i = 0; i < 50 && !distinct(columns); i++) columns = columnsOf(layout, name, chance)
  if (layout.capitals) columns = columns.map((column) => ({ ...column, name: column.name.toUpperCase() }))
  const tables = tablesOf(accounts, layout, columns, chance)
  const header = columns.map((column) => column.name)
  if (layout.container !== 'csv')
    return { bytes: workbook(tables, layout.container === 'xlsx-typed'), extension: 'xlsx', header }
  return { bytes: encoded(separated(tables[0]!, layout), layout), extension: 'csv', header }
}
