/** The table as it was understood, for a person to correct; and the table read again with the person's columns. */
import type { ColumnMap, ParsedFile, ParsedLayout } from '../../parsed.ts'
import type { TableRow } from '../csv/split.ts'
import { readGrid } from '../csv/table.ts'
import { fromUnits, sumDecimals } from '../decimal.ts'
import type { StatementBytes } from '../format.ts'
import { warning } from '../texts.ts'
import { calendarOf } from './calendar.ts'
import { dayIn } from './dates.ts'
import { happeningsOf } from './entries.ts'
import type { Line, Tables } from './lines.ts'
import type { Marks, Money } from './money.ts'
import { likelyRoles } from './roles.ts'
import { signedBalance } from './signs.ts'
import type { PrintedBalance } from './summary.ts'

export interface Grid {
  readonly rows: readonly TableRow[]
  readonly layout: ParsedLayout
}

const NAMES = {
  amount: 'Montant',
  debit: 'Débit',
  credit: 'Crédit',
  balance: 'Solde',
  fee: 'Frais',
  other: '?',
} as const

const SAMPLE_ROWS = 20

function amountText({ units, sign }: Money, decimals: number): string {
  const text = fromUnits(units, decimals)
  if (sign === 'minus') return `-${text}`
  return sign === 'debit' ? `${text} DR` : sign === 'credit' ? `${text} CR` : text
}

/** Columns of the grid before those of money. */
const FIXED = 3

/** The rows of the tables as cells: date, value date, text, and each column of money. */
export function gridOf(
  tables: Tables,
  texts: readonly string[],
  marks: Marks,
  format: string | undefined,
): Grid {
  const rolesOf = likelyRoles(tables)
  const regions = tables.regions.filter(({ lines }) => lines.length > 0)
  const width = Math.max(0, ...regions.map(({ columns }) => columns.length))
  const roles = regions[0] ? rolesOf(regions[0]) : []
  const decimals = marks.whole ? 0 : 2
  const labels = new Map(happeningsOf(tables.regions, rolesOf).map((one) => [one.at, one.label]))
  const entries = regions.flatMap(({ lines }) => lines.filter(({ money }) => money.length > 0))
  const calendar = calendarOf(entries, texts, marks, format)
  const rowOf = (line: Line): TableRow => {
    const cells = Array.from({ length: FIXED + width }, () => '')
    const period = calendar.periodAt(line.at)
    const day = (date: Line['date']) =>
      date ? (dayIn(date, calendar.order, period) ?? `${date.day}/${date.month}`) : ''
    cells[0] = day(line.date)
    cells[1] = day(line.valueDate)
    cells[2] = labels.get(line.at) ?? line.label
    for (const { column, money } of line.money) cells[FIXED + column] = amountText(money, decimals)
    return { cells, line: line.at + 1 }
  }
  const header = [
    'Date',
    'Date valeur',
    'Description',
    ...Array.from({ length: width }, (_, i) => NAMES[roles[i] ?? 'other']),
  ]
  const body = regions.flatMap(({ lines }) =>
    lines.filter(({ money, date }) => money.length > 0 || date).map(rowOf),
  )
  let last = ''
  for (const row of body) {
    if (row.cells[0] === '') row.cells[0] = last
    else last = row.cells[0]!
  }
  const rows = [{ cells: header, line: 1 }, ...body.map((row) => ({ ...row, line: row.line + 1 }))]
  const columns: Record<string, number> = { date: 0, valueDate: 1, description: 2 }
  for (const [i, role] of roles.entries()) if (role !== 'fee' && role !== 'other') columns[role] ??= FIXED + i
  const layout: ParsedLayout = {
    headerRow: 1,
    header,
    columns: columns as ColumnMap,
    decimal: marks.decimal,
    dateFormat: '%Y-%m-%d',
    sample: rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.map((cell) => cell.slice(0, 80))),
  }
  return { rows, layout }
}

/** Nothing is proven: the table is shown, and nothing may be imported. */
export function askedFile(grid: Grid, code: 'ask.proof'): ParsedFile {
  return { format: 'pdf', outcome: 'ask', accounts: [], problems: [warning(code)], layout: grid.layout }
}

const ROLES = [
  'date',
  'valueDate',
  'description',
  'amount',
  'debit',
  'credit',
  'balance',
  'reference',
] as const

/** Whether a person says which columns are what, and otherwise than was found and proven. */
export function chosenByPerson(columns: ColumnMap, grid: Grid, proven: boolean): boolean {
  if (!proven) return ROLES.some((role) => columns[role] !== undefined)
  const { header = [], columns: own = {} } = grid.layout
  const indexOf = (column: unknown) => (typeof column === 'string' ? (header ?? []).indexOf(column) : column)
  const first = (column: unknown) => indexOf(Array.isArray(column) ? column[0] : column)
  return ROLES.some((role) => columns[role] !== undefined && first(columns[role]) !== first(own[role]))
}

/** The table under a person's columns: theirs to believe, but told as incomplete unless the balances prove it. */
export function readChosen(
  grid: Grid,
  file: StatementBytes,
  printed: readonly PrintedBalance[],
  marks: Marks,
): ParsedFile {
  const { dateFormat: _, decimal: __, ...columns } = file.columns ?? {}
  const read = readGrid(
    { rows: grid.rows, separator: '', brokenQuotes: 0 },
    { format: 'pdf', damaged: false },
    {
      columns: { ...columns, headerRow: 1, decimal: '.' },
      ...(file.accountHint ? { accountHint: file.accountHint } : {}),
    },
  )
  const layout = {
    ...read.layout,
    ...grid.layout,
    columns: read.layout?.columns ?? grid.layout.columns ?? {},
  }
  const [account] = read.accounts
  if (!account || read.accounts.length > 1) return { ...read, layout }
  const decimals = marks.whole ? 0 : 2
  const values = printed.map((one) => ({
    kind: one.kind,
    value: fromUnits(signedBalance(one.money, 'held', one.label), decimals),
  }))
  const sum = sumDecimals(account.lines.map(({ amount }) => amount))
  for (const opening of values)
    for (const closing of values)
      if (
        opening.kind !== 'closing' &&
        closing.kind !== 'opening' &&
        sumDecimals([opening.value, sum]) === closing.value
      )
        return {
          ...read,
          layout,
          accounts: [{ ...account, openingBalance: opening.value, closingBalance: closing.value }],
        }
  if (account.openingBalance !== null && account.closingBalance !== null) return { ...read, layout }
  return {
    ...read,
    layout,
    outcome: read.outcome === 'parse' ? 'partial' : read.outcome,
    problems: [...read.problems, warning('file.unproved')],
  }
}
