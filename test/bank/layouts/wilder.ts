/**
 * Layouts drawn at random, changed once more: what banks, and people who keep their statements in workbooks, put before,
 * between, beside and below the movements.
 */
import { addDays, type Day } from '../../../db/rules/dates.ts'
import {
  type Cell,
  type Column,
  type ColumnRole,
  cell,
  dateText,
  EMPTY,
  figured,
  type Row,
} from './columns.ts'
import type { Chance } from './random.ts'
import { type Line, namesOf } from './tables.ts'
import type { Account, Layout, Movement, NameOf } from './truth.ts'
import { MORE } from './wilder-words.ts'
import { WORDS } from './words.ts'
import type { Page } from './write.ts'

type Change = (page: Page, chance: Chance, name: NameOf) => Page
type Lines = readonly Line[]

const margin = (...cells: Cell[]): Line => ({ kind: 'margin', cells })
const eachTable = (page: Page, change: (lines: Lines) => Lines): Page => ({
  ...page,
  tables: page.tables.map(change),
})
const roleAt = ({ columns }: Page, role: ColumnRole) => columns.findIndex((one) => one.role === role)
const isText = ({ layout }: Page) => layout.container !== 'xlsx-typed'

/** A row of the table with something under some of its columns. */
function rowWith({ columns }: Page, filled: Partial<Record<ColumnRole, Cell>>): Row {
  return columns.map(({ role }) => filled[role] ?? EMPTY)
}

/** Runs of movements of one account, with the rows around them left as they are. */
function eachAccount(page: Page, change: (run: Lines, account: Account) => Lines): Page {
  return eachTable(page, (lines) => {
    const out: Line[] = []
    let at = 0
    while (at < lines.length) {
      const { account } = lines[at]!
      if (!account) {
        out.push(lines[at++]!)
        continue
      }
      let end = at
      for (let i = at; i < lines.length && (lines[i]!.account ?? account) === account; i++)
        if (lines[i]!.account) end = i
      if (lines[end + 1]?.kind === 'more') end++
      out.push(...change(lines.slice(at, end + 1), account))
      at = end + 1
    }
    return out
  })
}

/** Cells of movements under some columns printed otherwise. */
function printedAs(
  page: Page,
  roles: readonly ColumnRole[],
  print: (given: Cell, movement: Movement, account: Account, role: ColumnRole) => Cell,
): Page {
  const roleOf = page.columns.map(({ role }) => role)
  return eachTable(page, (lines) =>
    lines.map((line) => {
      const { movement, account, cells } = line
      if (!movement || !account) return line
      const changed = cells.map((given, i) =>
        roles.includes(roleOf[i]!) ? print(given, movement, account, roleOf[i]!) : given,
      )
      return { ...line, cells: changed }
    }),
  )
}

/** A column more; margins begin where they began. */
function withColumn(page: Page, at: number, column: Column): Page {
  const put = (cells: Row, given: Cell): Row => [...cells.slice(0, at), given, ...cells.slice(at)]
  let count = 0
  const fill = ({ movement, account }: Line): Cell =>
    movement && account ? column.cell({ ...movement, reference: String(++count) }, account, true) : EMPTY
  return {
    ...page,
    columns: [...page.columns.slice(0, at), column, ...page.columns.slice(at)],
    tables: page.tables.map((lines) =>
      lines.map((line) => {
        if (line.kind === 'margin') return line
        return { ...line, cells: put(line.cells, line.kind === 'names' ? cell(column.name) : fill(line)) }
      }),
    ),
  }
}

const counted: Change = (page, chance) => {
  const words = MORE[page.layout.language]
  return withColumn(page, 0, {
    role: 'tags',
    name: page.layout.header ? chance.of(words.number) : '',
    cell: ({ reference }) => cell(reference),
  })
}

const monthOf = ({ day }: Movement) => day.slice(0, 7)

function monthName(month: string, { language }: Layout): string {
  const name = MORE[language].months[Number(month.slice(5)) - 1]!
  return `${name[0]!.toUpperCase()}${name.slice(1)} ${month.slice(0, 4)}`
}

const monthHeads: Change = (page) =>
  eachTable(page, (lines) => {
    let month = ''
    return lines.flatMap((line) => {
      if (!line.movement || monthOf(line.movement) === month) return [line]
      month = monthOf(line.movement)
      return [margin(cell(monthName(month, page.layout))), line]
    })
  })

/** Sums of movements under the columns of their amounts; none where amounts bear no sign. */
function sums(
  page: Page,
  movements: readonly Movement[],
  account: Account,
): Partial<Record<ColumnRole, Cell>> {
  const { layout } = page
  const of = (some: readonly Movement[]) => some.reduce((all, { cents }) => all + cents, 0)
  const print = (cents: number) => figured(cents, layout, account.currency)
  if (layout.amounts === 'signed') return { amount: print(of(movements)) }
  const out = of(movements.filter(({ cents }) => cents < 0))
  return {
    debit: print(layout.amounts === 'negative-sides' ? out : -out),
    credit: print(of(movements.filter(({ cents }) => cents >= 0))),
  }
}

const hasSums = ({ layout }: Page) => ['signed', 'sides', 'negative-sides'].includes(layout.amounts)

const monthTotals: Change = (page, chance) => {
  if (!hasSums(page)) return page
  const inText = chance.often(50)
  const { total } = WORDS[page.layout.language]
  return eachAccount(page, (run, account) =>
    run.flatMap((line, i) => {
      const next = run.slice(i + 1).find(({ movement }) => movement)?.movement
      if (!line.movement || run[i + 1]?.kind === 'more') return [line]
      const month = monthOf(line.movement)
      if (next && monthOf(next) === month) return [line]
      const own = run.flatMap(({ movement }) => (movement && monthOf(movement) === month ? [movement] : []))
      const label = cell(`${total} ${monthName(month, page.layout).toLowerCase()}`)
      const row = { ...sums(page, own, account), ...(inText ? { text: label } : { date: label }) }
      return [line, { kind: 'margin', cells: rowWith(page, row) }]
    }),
  )
}

/** The balances before and after stand among the movements, with a day, under the balances or the amounts. */
const balanceRows: Change = (page, chance) => {
  const { layout } = page
  if (layout.balance === 'before') return page
  const under = layout.balance !== 'none' ? 'balance' : layout.amounts === 'signed' ? 'amount' : null
  if (under === null) return page
  const words = WORDS[layout.language]
  const zeros = under === 'balance' && chance.often(20)
  const [first, last] = [chance.often(80), chance.often(60)]
  const dated = chance.often(70)
  return eachAccount(page, (run, account) => {
    const [start, end] = [account.movements[0]!, account.movements.at(-1)!]
    const row = (text: string, day: string, figure: number): Line => {
      const zero = figured(0, { ...layout, minus: '-' }, account.currency)
      const amounts = zeros ? { amount: zero, debit: zero, credit: zero } : {}
      const date = dated ? { date: { text: dateText(day, layout), day } } : {}
      const cells = {
        ...amounts,
        ...date,
        text: cell(text),
        [under]: figured(figure, layout, account.currency),
      }
      return margin(...rowWith(page, cells))
    }
    const opening = first ? [row(words.opening, start.day, account.opening)] : []
    const closing = last ? [row(words.closing, end.day, end.balance)] : []
    return layout.newestFirst ? [...closing, ...run, ...opening] : [...opening, ...run, ...closing]
  })
}

/** Movements that are announced under a heading of their own. */
const pendings: Change = (page, chance) => {
  const { layout } = page
  if (!layout.header || layout.several !== 'one') return page
  const words = MORE[layout.language]
  return eachAccount(page, (run, account) => {
    const last = account.movements.at(-1)!
    const rows = Array.from({ length: 1 + chance.below(3) }, (_, i): Line => {
      const cents = -(100 + chance.below(9_000)) * (account.currency === 'XOF' ? 100 : 1)
      const movement = { ...last, cents, day: addDays(last.day as Day, i + 1), text: 'NETFLIX.COM' }
      const cells = page.columns.map((column) =>
        column.role === 'balance' ? EMPTY : column.cell(movement, account, true),
      )
      return { kind: 'margin', cells }
    })
    const heading = margin(cell(chance.of(words.pending)))
    if (!layout.newestFirst) return [...run, heading, ...rows]
    return [heading, ...rows, margin(cell(chance.of(words.booked))), ...run]
  })
}

const ragged: Change = (page, chance) => {
  const longer = chance.often(40)
  return eachTable(page, (lines) =>
    lines.map((line) => {
      if (longer) return line.kind === 'movement' ? { ...line, cells: [...line.cells, EMPTY] } : line
      const end = line.cells.findLastIndex(({ text }) => text !== '')
      return { ...line, cells: line.cells.slice(0, end + 1) }
    }),
  )
}

const blankLines: Change = (page, chance) => {
  const empty = chance.often(50) ? [] : page.columns.map(() => EMPTY)
  return eachTable(page, (lines) =>
    lines.flatMap((line) =>
      line.kind === 'movement' && chance.often(15) ? [margin(...empty), line] : [line],
    ),
  )
}

/** Notes below the table, with days and amounts in them. */
const finePrint: Change = (page, chance) => {
  const { layout } = page
  const words = MORE[layout.language]
  const day = { text: dateText('2026-11-02', layout), day: '2026-11-02' }
  const limit = figured(500_000, { ...layout, minus: '-' }, 'CAD')
  const notes = chance.shuffled([
    margin(cell(words.law)),
    margin(cell(words.printed), day),
    margin(cell(`${words.printed} ${day.text} 10:12`)),
    margin(cell(words.limit), limit),
    margin(cell(`${words.limit} : ${limit.text}`)),
    margin(cell('Page 1/1')),
  ])
  const some = notes.slice(0, 1 + chance.below(3))
  const blank = chance.often(60) ? [margin()] : []
  return eachTable(page, (lines) => [...lines, ...blank, ...some])
}

/** Names of several words stand on two lines. */
const tallNames: Change = (page, chance) => {
  const low = chance.often(50)
  return eachTable(page, (lines) =>
    lines.flatMap((line): Lines => {
      if (line.kind !== 'names') return [line]
      const parts = line.cells.map(({ text }, i): [Cell, Cell] => {
        // notes beside the table
        if (i >= page.columns.length) return [cell(text), EMPTY]
        const [first = '', ...others] = text.split(' ')
        if (others.length > 0) return [cell(first), cell(others.join(' '))]
        return low ? [EMPTY, cell(first)] : [cell(first), EMPTY]
      })
      return [
        { kind: 'names', cells: parts.map(([top]) => top) },
        { kind: 'names', cells: parts.map(([, bottom]) => bottom) },
      ]
    }),
  )
}

/** What a spreadsheet shall not take for a number. */
const formulaTexts: Change = (page, chance) => {
  if (page.layout.container !== 'csv') return page
  const roles = chance.of<ColumnRole[]>([
    ['reference', 'account', 'text'],
    ['date', 'valueDate', 'reference', 'cheque'],
    ['date', 'text', 'amount', 'debit', 'credit', 'balance'],
  ])
  const fits = (text: string) => text !== '' && !text.includes('"') && !text.includes(page.layout.separator)
  return printedAs(page, roles, (given) =>
    fits(given.text) ? { text: `="${given.text}"`, bare: true } : given,
  )
}

const separatorLine: Change = (page) => {
  if (page.layout.container !== 'csv') return page
  const first = margin({ text: `sep=${page.layout.separator}`, bare: true })
  return eachTable(page, (lines) => [first, ...lines])
}

const MONEY: readonly ColumnRole[] = ['amount', 'debit', 'credit', 'balance']

/** Amounts with the code of their currency, or with blanks where a program pads them. */
const codedAmounts: Change = (page, chance) => {
  if (page.layout.currency !== 'none' || !isText(page)) return page
  const shapes: ((text: string, code: string) => string)[] = [
    (text, code) => `${text} ${code}`,
    (text, code) => `${code} ${text}`,
    (text) => text.padStart(12),
    (text) => text.replace(/^([-−+])/, '$1 '),
    (text, code) => (code === 'CAD' || code === 'USD' ? text.replace(/(\d)/, '$$$1') : text),
  ]
  const shape = chance.of(shapes)
  return printedAs(page, MONEY, (given, _movement, { currency }) =>
    given.figure === undefined ? given : { text: shape(given.text, currency) },
  )
}

/** Days in words, or with an hour and a zone. */
const longDays: Change = (page, chance) => {
  const { layout } = page
  const words = MORE[layout.language]
  const shapes: ((day: string) => string)[] = [
    (day) => {
      const month = words.months[Number(day.slice(5, 7)) - 1]!
      const [date, year] = [Number(day.slice(8)), day.slice(0, 4)]
      return words.dayFirst ? `${date} ${month} ${year}` : `${month} ${date}, ${year}`
    },
    (day) => `${day}T10:12:00Z`,
    (day) => `${day}T23:05:59.000-05:00`,
    (day) => `${day} 00:00:00.000`,
    (day) => `${dateText(day, layout)} 10:12`,
    (day) =>
      `${Number(day.slice(8))}-${'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[Number(day.slice(5, 7)) - 1]}-${day.slice(2, 4)}`,
  ]
  const shape = chance.of(shapes)
  return printedAs(page, ['date', 'valueDate'], (given) => (given.day ? cell(shape(given.day)) : given))
}

/** What stands at the right of the table, beside its first rows. */
const sideNotes: Change = (page, chance) => {
  const notes = MORE[page.layout.language].beside
  const from = chance.below(3)
  return eachTable(page, (lines) =>
    lines.map((line, i) => {
      const note = notes[i - from]
      if (!note) return line
      const gap = Math.max(0, page.columns.length - line.cells.length) + 1
      return {
        ...line,
        cells: [...line.cells, ...Array<Cell>(gap).fill(EMPTY), cell(note[0]), cell(note[1])],
      }
    }),
  )
}

/** The same amounts in one column and in two. */
const doubled: Change = (page, _chance, name) => {
  const { layout } = page
  if (!layout.header || !['signed', 'sides'].includes(layout.amounts)) return page
  const side = (role: 'debit' | 'credit', sign: number): Column => ({
    role,
    name: name(role),
    cell: ({ cents }, { currency }) =>
      cents * sign > 0 ? figured(Math.abs(cents), { ...layout, minus: '-' }, currency) : EMPTY,
  })
  const signed: Column = {
    role: 'amount',
    name: name('amount'),
    cell: ({ cents }, { currency }) => figured(cents, layout, currency),
  }
  const more = layout.amounts === 'signed' ? [side('debit', -1), side('credit', 1)] : [signed]
  const taken = new Set(page.columns.map((column) => column.name.toLowerCase()))
  if (more.some((column) => taken.has(column.name.toLowerCase()))) return page
  return more.reduce((given, column) => withColumn(given, given.columns.length, column), page)
}

const indented: Change = (page) => ({
  ...page,
  columns: [{ role: 'empty', name: '', cell: () => EMPTY }, ...page.columns],
  tables: page.tables.map((lines) =>
    lines.map((line) => ({ ...line, cells: line.cells.length > 0 ? [EMPTY, ...line.cells] : [] })),
  ),
})

/** Texts with what a reader may trip over. */
const brokenTexts: Change = (page, chance) => {
  const ends = [
    '\nref. 4512',
    ' du 03/04 45,00 EUR',
    ' "LE BON"',
    ' ; suite, fin',
    '\r\n2e ligne',
    ' 12.50',
    ' 2026-03-01',
  ]
  return printedAs(page, ['text'], (given) =>
    chance.often(40) ? cell(`${given.text}${chance.of(ends)}`) : given,
  )
}

/** Balances carried from page to page. */
const carried: Change = (page) => {
  const { layout } = page
  if (layout.balance !== 'after' || layout.newestFirst) return page
  const [below, above] = MORE[layout.language].carried
  return eachAccount(page, (run, account) =>
    run.flatMap((line, i) => {
      const before = run[i - 1]
      if (!line.movement || !before?.movement || i % 9 !== 0) return [line]
      const balance = figured(before.movement.balance, layout, account.currency)
      const row = (text: string) => margin(...rowWith(page, { text: cell(text), balance }))
      return [row(below), row(above), line]
    }),
  )
}

/** Balances of days in a table of their own below. */
const dayTable: Change = (page, chance) => {
  const { layout } = page
  if (!layout.header || layout.several !== 'one') return page
  const [title, date, balance] = MORE[layout.language].daily
  return eachAccount(page, (run, account) => {
    const days = account.movements.filter((one, i) => account.movements[i + 1]?.day !== one.day).slice(0, 6)
    const rows = days.map((one) =>
      margin(
        { text: dateText(one.day, layout), day: one.day },
        figured(one.balance, layout, account.currency),
      ),
    )
    const heading = chance.often(60) ? [margin(cell(title))] : []
    return [...run, margin(), ...heading, margin(cell(date), cell(balance)), ...rows]
  })
}

/** How many movements of each side there were, and their sums, above the table or below. */
const summary: Change = (page, chance) => {
  const { layout } = page
  if (!layout.header || layout.several !== 'one') return page
  const [into, out] = MORE[layout.language].sums
  const below = chance.often(50)
  const numbers = chance.often(50)
  const account = page.tables[0]!.find((line) => line.account)!.account!
  const row = (label: string, some: readonly Movement[]) => {
    const sum = figured(Math.abs(some.reduce((all, { cents }) => all + cents, 0)), layout, account.currency)
    return margin(cell(label), ...(numbers ? [cell(String(some.length))] : []), sum)
  }
  const rows = [
    row(
      into,
      account.movements.filter(({ cents }) => cents >= 0),
    ),
    row(
      out,
      account.movements.filter(({ cents }) => cents < 0),
    ),
  ]
  return eachTable(page, (lines) => (below ? [...lines, margin(), ...rows] : [...rows, margin(), ...lines]))
}

/** Amounts as a program prints its figures: 12.5, 12. */
const bareDecimals: Change = (page) => {
  const { layout } = page
  if (layout.thousands !== '' || layout.currency === 'symbol' || !isText(page)) return page
  return printedAs(page, MONEY, (given) =>
    given.figure === undefined
      ? given
      : cell(given.text.replace(/[.,]00(?!\d)/, '').replace(/([.,]\d)0(?!\d)/, '$1')),
  )
}

const fillers: Change = (page, chance) => {
  const filler = cell(chance.of(['-', '0', '--', '—', `0${page.layout.decimal}00`, 'N/A']))
  return printedAs(page, ['debit', 'credit'], (given) => (given.text === '' ? filler : given))
}

/** The day stands only on its first row. */
const daysOnce: Change = (page) => {
  if (page.layout.balance !== 'after') return page
  let before = ''
  return printedAs(page, ['date'], (given, { day }, account) => {
    const here = `${account.number} ${day}`
    if (here === before) return EMPTY
    before = here
    return given
  })
}

const ownAccount: Change = (page, chance) => {
  const { layout } = page
  if (layout.several !== 'one' || !layout.header || roleAt(page, 'counter') >= 0) return page
  return withColumn(page, chance.often(50) ? 0 : page.columns.length, {
    role: 'account',
    name: chance.of(WORDS[layout.language].account),
    cell: (_, { number }) => cell(number),
  })
}

const balanceWords: Change = (page) => {
  if (!isText(page) || page.layout.currency === 'symbol' || page.layout.minus !== '-') return page
  return printedAs(page, ['balance'], (given) =>
    given.figure === undefined
      ? given
      : cell(`${given.text.replace('-', '')} ${given.figure < 0 ? 'DR' : 'CR'}`),
  )
}

const emptyColumn: Change = (page, chance) =>
  withColumn(page, 1 + chance.below(page.columns.length), { role: 'empty', name: '', cell: () => EMPTY })

const headerAgain: Change = (page) => {
  const [names] = page.tables.flat().filter(({ kind }) => kind === 'names')
  if (!names) return page
  return eachAccount(page, (run) =>
    run.flatMap((line, i) =>
      line.movement && i > 0 && i % 10 === 0 ? [namesOf(page.columns), line] : [line],
    ),
  )
}

/** Two movements that are alike in everything but their reference, as two fares of one day are. */
export function withTwins(account: Account, chance: Chance): Account {
  const at = chance.below(account.movements.length)
  const one = account.movements[at]!
  const twin = { ...one, reference: `${one.reference}B`, balance: one.balance + one.cents }
  const later = account.movements
    .slice(at + 1)
    .map((movement) => ({ ...movement, balance: movement.balance + one.cents }))
  return { ...account, movements: [...account.movements.slice(0, at + 1), twin, ...later] }
}

const CHANGES: readonly (readonly [percent: number, change: Change])[] = [
  [10, daysOnce],
  [8, doubled],
  [8, ownAccount],
  [6, emptyColumn],
  [10, counted],
  [6, codedAmounts],
  [12, longDays],
  [6, bareDecimals],
  [8, fillers],
  [4, balanceWords],
  [10, brokenTexts],
  [6, formulaTexts],
  [8, headerAgain],
  [10, monthTotals],
  [12, monthHeads],
  [15, balanceRows],
  [10, carried],
  [10, pendings],
  [8, dayTable],
  [8, summary],
  [10, finePrint],
  [8, blankLines],
  [8, ragged],
  [6, sideNotes],
  [4, tallNames],
  [6, indented],
  [4, separatorLine],
]

/** A page changed in some ways, and which. */
export function wilder(page: Page, chance: Chance, name: NameOf): { page: Page; changes: string[] } {
  const drawn = CHANGES.filter(([percent]) => chance.often(percent))
  return {
    page: drawn.reduce((given, [, change]) => change(given, chance, name), page),
    changes: drawn.map(([, change]) => change.name),
  }
}
