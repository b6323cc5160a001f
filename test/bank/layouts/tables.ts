/** The rows of made-up statements: headings, names of columns, movements, and what stands below. */
import { type Column, cell, dayCell, EMPTY, figured, type Row } from './columns.ts'
import type { Chance } from './random.ts'
import type { Account, Layout, Movement } from './truth.ts'
import { WORDS } from './words.ts'

/** A row, and what it is: what the reader has to find out. */
export interface Line {
  readonly kind: 'margin' | 'names' | 'movement' | 'more'
  readonly cells: Row
  /** Of a movement. */
  readonly movement?: Movement
  readonly account?: Account
}

const margin = (cells: Row): Line => ({ kind: 'margin', cells })

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

export const namesOf = (columns: readonly Column[]): Line => ({
  kind: 'names',
  cells: columns.map(({ name }) => cell(name)),
})

function movementRows(layout: Layout, account: Account, columns: readonly Column[]): Line[] {
  const rows = account.movements.map((movement, i): Line => {
    const lastOfDay = account.movements[i + 1]?.day !== movement.day
    const cells = columns.map((column) => column.cell(movement, account, lastOfDay))
    return { kind: 'movement', cells, movement, account }
  })
  const ordered = layout.newestFirst ? rows.reverse() : rows
  return ordered.flatMap((row, i): Line[] => {
    const more = layout.continued && i % 5 === 2 ? [continuation(account, columns)] : []
    const page = layout.pages && i > 0 && i % 12 === 0 ? [margin([]), namesOf(columns)] : []
    return [...page, row, ...more]
  })
}

const LONG_TEXT = 'ref. interne'

/** A row that holds nothing but the end of a text. */
function continuation(account: Account, columns: readonly Column[]): Line {
  const [first] = account.movements
  const at = columns.findIndex(({ cell: print }) => print(first!, account, true).text === first!.text)
  return { kind: 'more', cells: columns.map((_, i) => (i === at ? cell(LONG_TEXT) : EMPTY)) }
}

/** The tables of a file: one, or one for each sheet. */
export function tablesOf(
  accounts: readonly Account[],
  layout: Layout,
  columns: readonly Column[],
  chance: Chance,
): Line[][] {
  const header = layout.header ? [namesOf(columns)] : []
  const body = (account: Account) => movementRows(layout, account, columns)
  const foot = (account: Account) => footerRows(layout, account, columns).map(margin)
  if (layout.several === 'sheets' || layout.several === 'blocks') {
    const named = {
      ...layout,
      preamble: layout.preamble === 'none' || layout.preamble === 'title' ? 'account' : layout.preamble,
    } as const
    const tables = accounts.map((account) => [
      ...headingRows(named, account, chance).map(margin),
      ...header,
      ...body(account),
      ...foot(account),
    ])
    return layout.several === 'sheets' ? tables : [tables.flatMap((rows) => [...rows, margin([])])]
  }
  const [first] = accounts as [Account]
  const above =
    layout.preamble === 'none' || layout.several === 'column' ? [] : headingRows(layout, first, chance)
  const below = layout.several === 'column' ? [] : foot(first)
  return [[...above.map(margin), ...header, ...accounts.flatMap(body), ...below]]
}
