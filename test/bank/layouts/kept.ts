/**
 * Made-up workbooks that an office keeps by hand: a sheet for each month or months one below the other, sums, balances carried
 * forward, formulas copied down too far, a summary, notes.
 */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { addDays, type Day, dayNumber } from '../../../db/rules/dates.ts'
import { Draw, type Made } from '../records/drawn.ts'
import { grouped } from './columns.ts'
import { encoded } from './encoded.ts'
import type { Chance } from './random.ts'
import { type Account, type Movement, makeAccount } from './truth.ts'

type Cell = string | number | null | { readonly value: number | string; readonly format?: string }
type Row = readonly Cell[]

const WORDS = {
  fr: {
    months: 'Janvier,Février,Mars,Avril,Mai,Juin,Juillet,Août,Septembre,Octobre,Novembre,Décembre'.split(','),
    short: 'janv.,févr.,mars,avr.,mai,juin,juill.,août,sept.,oct.,nov.,déc.'.split(','),
    sides: [
      ['Retrait', 'Dépôt'],
      ['Sorties', 'Entrées'],
      ['Dépenses', 'Revenus'],
      ['Débit', 'Crédit'],
    ],
    names: {
      day: ['Date', 'Jour', 'DATE'],
      text: ['Description', 'Libellé', 'Détails', 'Fournisseur / client'],
      amount: ['Montant', 'Montant $'],
      balance: ['Solde', 'SOLDE', 'Solde cumulatif'],
      reference: ['No chèque', 'Pièce', 'Référence', 'No'],
      category: ['Catégorie', 'Poste', 'Compte GL'],
      mark: ['C', 'OK', 'Rapproché', '✓'],
      notes: ['Notes', 'Remarques', 'Commentaires'],
      before: ['Avant taxes', 'Achats', 'Montant HT'],
      federal: ['TPS', 'TPS 5 %'],
      provincial: ['TVQ', 'TVQ 9,975 %'],
    },
    forward: ['Solde reporté', 'Solde d’ouverture', 'Report', 'Solde au début', 'SOLDE PRÉCÉDENT'],
    carried: ['Solde à reporter', 'Solde de fin', 'Solde final'],
    total: ['TOTAL', 'Total du mois', 'Totaux', 'TOTAL {month}'],
    titles: ['Atelier Léger inc.', 'Livre de banque {year}', 'Compte courant – Caisse Desjardins'],
    summary: ['Sommaire', 'Récapitulatif', 'Total annuel'],
    categories: ['Loyer', 'Ventes', 'Frais bancaires', 'Fournitures', 'Salaires'],
    list: ['Catégories', 'Listes'],
    said: ['payé en retard', 'à vérifier', 'facture perdue'],
  },
  en: {
    months: 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
      ',',
    ),
    short: 'Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec'.split(','),
    sides: [
      ['Withdrawal', 'Deposit'],
      ['Out', 'In'],
      ['Expenses', 'Income'],
      ['Payments', 'Receipts'],
      ['Debit', 'Credit'],
    ],
    names: {
      day: ['Date', 'DATE', 'Day'],
      text: ['Description', 'Details', 'Payee', 'Particulars'],
      amount: ['Amount', 'Amount ($)'],
      balance: ['Balance', 'BALANCE', 'Running balance'],
      reference: ['Cheque #', 'Ref', 'No.'],
      category: ['Category', 'GL account', 'Code'],
      mark: ['C', 'Cleared', 'R'],
      notes: ['Notes', 'Comments', 'Memo'],
      before: ['Before tax', 'Purchases', 'Subtotal'],
      federal: ['GST', 'GST 5%'],
      provincial: ['QST', 'PST'],
    },
    forward: ['Balance forward', 'Opening balance', 'Balance brought forward', 'Beginning balance'],
    carried: ['Balance carried forward', 'Closing balance', 'Ending balance'],
    total: ['TOTAL', 'Total for month', 'Totals', 'TOTAL {month}'],
    titles: ['Light Workshop Inc.', 'Cash book {year}', 'Chequing account – Royal Bank'],
    summary: ['Summary', 'Year to date', 'Recap'],
    categories: ['Rent', 'Sales', 'Bank charges', 'Supplies', 'Payroll'],
    list: ['Categories', 'Lists'],
    said: ['paid late', 'to check', 'bill lost'],
  },
} as const
type Language = keyof typeof WORDS
type Words = (typeof WORDS)[Language]

interface Habits {
  readonly language: Language
  readonly parts: 'sheets' | 'heads' | 'blocks' | 'plain'
  readonly days: 'typed' | 'text' | 'words' | 'number'
  readonly once: boolean
  readonly amounts: 'sides' | 'signed'
  readonly sides: readonly [out: string, into: string]
  readonly outFirst: boolean
  readonly other: Cell
  readonly balance: 'none' | 'all' | 'ends'
  readonly spare: number
  readonly forward: boolean
  readonly total: 'none' | 'named' | 'bare'
  readonly carried: boolean
  readonly titles: number
  readonly blank: boolean
  readonly sheetNames: 'month' | 'month year' | 'short' | 'number'
}

function habitsOf(draw: Draw): Habits {
  const language = draw.of('language', ['fr', 'en'])
  const parts = draw.of('parts', ['sheets', 'sheets', 'heads', 'blocks', 'plain', 'plain'])
  const amounts = draw.of('amounts', ['sides', 'sides', 'sides', 'signed'])
  const balance = draw.of('balance', ['none', 'all', 'all', 'ends'])
  return {
    language,
    parts,
    days: draw.of(
      'days',
      parts === 'plain' ? ['typed', 'typed', 'text', 'words'] : ['typed', 'typed', 'text', 'words', 'number'],
    ),
    // without balances nothing proves of which day a row without one is
    once: balance === 'all' && draw.often('once', 20),
    amounts,
    sides: draw.of<readonly [string, string]>('sides', WORDS[language].sides),
    outFirst: draw.often('out first', 60),
    other: draw.of('other side', [null, null, null, 0, '-']),
    balance,
    spare: balance === 'all' && draw.often('copied down', 25) ? draw.of('spare', [3, 20, 120]) : 0,
    forward: draw.often('forward', 50),
    total: draw.of('total', ['none', 'named', 'named', 'bare']),
    carried: draw.often('carried', 25),
    titles: draw.of('titles', [0, 1, 2, 3]),
    blank: draw.often('blank', 25),
    sheetNames: draw.of('sheet names', ['month', 'month year', 'short', 'number']),
  }
}

const MONEY = '#,##0.00'
const money = (cents: number): Cell => ({ value: cents / 100, format: MONEY })

interface Column {
  readonly role: 'day' | 'text' | 'out' | 'in' | 'amount' | 'balance' | 'more'
  readonly name: string
  readonly cell: (movement: Movement, isLastOfMonth: boolean) => Cell
}

function dayCell(day: string, { days, language }: Habits): Cell {
  const [year, month, date] = day.split('-') as [string, string, string]
  if (days === 'typed') return { value: dayNumber(day as Day) + 25_569, format: 'yyyy-mm-dd' }
  if (days === 'number') return Number(date)
  if (days === 'text') return language === 'fr' ? `${date}/${month}/${year}` : `${year}-${month}-${date}`
  const word = WORDS[language].short[Number(month) - 1]!
  return language === 'fr' ? `${Number(date)} ${word} ${year}` : `${word} ${Number(date)}, ${year}`
}

function amountColumns(habits: Habits, words: Words, chance: Chance): Column[] {
  const { amounts, sides, outFirst, other } = habits
  if (amounts === 'signed')
    return [{ role: 'amount', name: chance.of(words.names.amount), cell: ({ cents }) => money(cents) }]
  const out: Column = {
    role: 'out',
    name: sides[0],
    cell: ({ cents }) => (cents < 0 ? money(-cents) : other),
  }
  const into: Column = { role: 'in', name: sides[1], cell: ({ cents }) => (cents > 0 ? money(cents) : other) }
  return outFirst ? [out, into] : [into, out]
}

/** The parts of an amount: before taxes, and each tax. */
function taxColumns({ amounts }: Habits, words: Words, chance: Chance): Column[] {
  const names = (['before', 'federal', 'provincial'] as const).map((one) => chance.of(words.names[one]))
  const partsOf = (cents: number) => {
    const [federal, provincial] = [Math.round(cents * 0.0435), Math.round(cents * 0.0868)]
    return [cents - federal - provincial, federal, provincial]
  }
  return names.map((name, at) => ({
    role: 'more',
    name,
    cell: ({ cents }) => {
      const part = partsOf(amounts === 'signed' ? cents : Math.abs(cents))[at]!
      return part === 0 ? null : money(part)
    },
  }))
}

function columnsOf(habits: Habits, draw: Draw): Column[] {
  const { chance } = draw
  const words = WORDS[habits.language]
  const more = (name: keyof Words['names'], cell: Column['cell'], percent: number): Column[] =>
    draw.often(name, percent) ? [{ role: 'more', name: chance.of(words.names[name]), cell }] : []
  return [
    { role: 'day', name: chance.of(words.names.day), cell: ({ day }) => dayCell(day, habits) },
    ...more('reference', ({ cents }) => (cents % 3 === 0 ? 100 + (Math.abs(cents) % 800) : null), 30),
    { role: 'text', name: chance.of(words.names.text), cell: ({ text }) => text },
    ...more('category', ({ cents }) => words.categories[Math.abs(cents) % 5]!, 40),
    ...amountColumns(habits, words, chance),
    ...(draw.often('taxes', 20) ? taxColumns(habits, words, chance) : []),
    ...(habits.balance === 'none'
      ? []
      : [
          {
            role: 'balance' as const,
            name: chance.of(words.names.balance),
            cell: ({ balance }: Movement, isLast: boolean) =>
              habits.balance === 'all' || isLast ? money(balance) : null,
          },
        ]),
    ...more('mark', ({ cents }) => (cents % 2 === 0 ? 'x' : null), 25),
    ...more('notes', ({ cents }) => (cents % 7 === 0 ? chance.of(words.said) : null), 25),
  ]
}

const rowOf = (columns: readonly Column[], filled: Partial<Record<Column['role'], Cell>>): Row =>
  columns.map(({ role }) => filled[role] ?? null)

const sumOf = (movements: readonly Movement[], sign: 1 | -1) =>
  money(movements.reduce((sum, { cents }) => sum + (cents * sign > 0 ? Math.abs(cents) : 0), 0))

/** The rows of one month under its names, with what stands above and below them. */
function monthRows(
  own: readonly Movement[],
  before: number,
  columns: readonly Column[],
  habits: Habits,
  draw: Draw,
): Row[] {
  const { chance } = draw
  const words = WORDS[habits.language]
  const [last] = own.slice(-1) as [Movement]
  const rows: Row[] = []
  const hasBalance = habits.balance !== 'none'
  if (habits.forward && hasBalance)
    rows.push(rowOf(columns, { text: chance.of(words.forward), balance: money(before) }))
  for (const [at, movement] of own.entries()) {
    if (habits.blank && at > 0 && chance.often(15)) rows.push([])
    const row = columns.map((column) => column.cell(movement, movement === last))
    const isAgain = habits.once && own[at - 1]?.day === movement.day
    rows.push(isAgain ? row.map((one, i) => (columns[i]!.role === 'day' ? null : one)) : row)
  }
  if (habits.carried && hasBalance)
    rows.push(rowOf(columns, { text: chance.of(words.carried), balance: money(last.balance) }))
  if (habits.total === 'none') return rows
  const month = words.months[Number(last.day.slice(5, 7)) - 1]!
  const label = chance.of(words.total).replace('{month}', month.toUpperCase())
  const all = own.reduce((sum, { cents }) => sum + cents, 0)
  const sums = { out: sumOf(own, -1), in: sumOf(own, 1), amount: money(all) }
  // below a single movement, a sum without a name may be another one
  const isNamed = habits.total === 'named' || own.length === 1
  return [...rows, rowOf(columns, isNamed ? { text: label, ...sums } : sums)]
}

/** Balances of a formula that was copied below the last movement. */
const spareRows = (columns: readonly Column[], { spare }: Habits, balance: number): Row[] =>
  Array.from({ length: spare }, () => rowOf(columns, { balance: money(balance) }))

function sheetName(month: string, { sheetNames, language }: Habits): string {
  const [year, number] = month.split('-') as [string, string]
  const words = WORDS[language]
  const name = words.months[Number(number) - 1]!
  if (sheetNames === 'month') return name
  if (sheetNames === 'month year') return `${name} ${year}`
  return sheetNames === 'short' ? `${words.short[Number(number) - 1]} ${year}` : `${year}-${number}`
}

function titleRows(habits: Habits, year: string): Row[] {
  const titles = WORDS[habits.language].titles.slice(0, habits.titles)
  const rows: Row[] = titles.map((title) => [title.replace('{year}', year)])
  return habits.titles > 0 ? [...rows, []] : rows
}

type Sheets = Record<string, Row[]>

function sheetsOf(account: Account, columns: readonly Column[], habits: Habits, draw: Draw): Sheets {
  const months = Object.entries(Object.groupBy(account.movements, ({ day }) => day.slice(0, 7)))
  const year = account.movements[0]!.day.slice(0, 4)
  const names: Row = columns.map(({ name }) => name)
  const titles = titleRows(habits, year)
  const spare = spareRows(columns, habits, account.movements.at(-1)!.balance)
  let before = account.opening
  const parts = months.map(([month, own]) => {
    const rows = monthRows(own!, before, columns, habits, draw)
    before = own!.at(-1)!.balance
    return { month, rows }
  })
  if (habits.parts === 'sheets')
    return Object.fromEntries(
      parts.map(({ month, rows }, at) => [
        sheetName(month, habits),
        [...titles, names, ...rows, ...(at === parts.length - 1 ? spare : [])],
      ]),
    )
  if (habits.parts === 'plain') {
    const rows = monthRows(account.movements, account.opening, columns, habits, draw)
    return { Feuil1: [...titles, names, ...rows, ...spare] }
  }
  const headed = parts.flatMap(({ month, rows }): Row[] => {
    const name = WORDS[habits.language].months[Number(month.slice(5)) - 1]!
    const of = month.slice(0, 4)
    const head: Row = [draw.chance.often(50) ? `${name.toUpperCase()} ${of}` : `${name} ${of}`]
    return habits.parts === 'blocks' ? [head, names, ...rows, []] : [head, ...rows]
  })
  return { Feuil1: [...titles, ...(habits.parts === 'heads' ? [names] : []), ...headed, ...spare] }
}

/** A sheet with what each month came to, lists for the cells, notes. */
function besides(account: Account, habits: Habits, draw: Draw): Sheets {
  const words = WORDS[habits.language]
  const months = Object.entries(Object.groupBy(account.movements, ({ day }) => day.slice(0, 7)))
  const sums = months.map(
    ([month, own]): Row => [
      words.months[Number(month.slice(5)) - 1]!,
      sumOf(own!, 1),
      sumOf(own!, -1),
      money(own!.at(-1)!.balance),
    ],
  )
  const summary = [['', habits.sides[1], habits.sides[0], words.names.balance[0]], ...sums]
  return {
    ...(draw.often('summary', 25) ? { [draw.chance.of(words.summary)]: summary } : {}),
    ...(draw.often('list', 15) ? { [draw.chance.of(words.list)]: words.categories.map((one) => [one]) } : {}),
    ...(draw.often('notes sheet', 15) ? { Notes: words.said.map((one) => [one]) } : {}),
  }
}

function sheet(rows: readonly Row[]): WorkSheet {
  return utils.aoa_to_sheet(
    rows.map((row) =>
      row.map((cell) =>
        cell !== null && typeof cell === 'object' ? { t: 'n', v: cell.value, z: cell.format } : cell,
      ),
    ),
  )
}

function workbook(all: Sheets): Uint8Array {
  const Sheets = Object.fromEntries(Object.entries(all).map(([name, rows]) => [name, sheet(rows)]))
  return write({ SheetNames: Object.keys(all), Sheets }, { type: 'buffer', bookType: 'xlsx', bookSST: true })
}

/** A cell as a spreadsheet writes it into text: as it is shown. */
function shownAs(cell: Cell, { language }: Habits, thousands: string): string {
  if (cell === null || typeof cell === 'string') return cell ?? ''
  if (typeof cell === 'number') return String(cell)
  if (cell.format !== MONEY) return addDays('1970-01-01' as Day, Number(cell.value) - 25_569)
  const cents = Math.round(Number(cell.value) * 100)
  const [whole, hundredths] = grouped(cents, thousands)
  return `${cents < 0 ? '-' : ''}${whole}${language === 'fr' ? ',' : '.'}${hundredths}`
}

/** The only sheet of a workbook saved as text. */
function asText(rows: readonly Row[], habits: Habits, draw: Draw): Uint8Array {
  const separator = habits.language === 'fr' ? ';' : ','
  const thousands = draw.of('thousands', habits.language === 'fr' ? ['', ' ', '\u00a0'] : ['', ','])
  const width = Math.max(...rows.map((row) => row.length))
  const field = (text: string) => (/[";,\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) =>
    Array.from({ length: width }, (_, at) => field(shownAs(row[at] ?? null, habits, thousands))).join(
      separator,
    ),
  )
  return encoded(lines.map((line) => `${line}\r\n`).join(''), draw.of('encoding', ['utf8', 'bom', 'cp1252']))
}

export function makeKept(chance: Chance): Made {
  const draw = new Draw(chance)
  const habits = habitsOf(draw)
  const account = makeAccount(chance, habits.language, 5 + chance.below(70), 'CAD')
  const columns = columnsOf(habits, draw)
  const own = sheetsOf(account, columns, habits, draw)
  const more = besides(account, habits, draw)
  const all = draw.often('summary first', 30) ? { ...more, ...own } : { ...own, ...more }
  const [only, ...others] = Object.values(all)
  const isText = others.length === 0 && draw.often('as text', 40)
  return {
    bytes: isText ? asText(only!, habits, draw) : workbook(all),
    extension: isText ? 'csv' : 'xlsx',
    accounts: [account],
    shown: {
      newestFirst: false,
      texts: true,
      valueDates: false,
      closing: habits.balance === 'all',
      numbers: false,
    },
    drawn: String(draw),
  }
}
