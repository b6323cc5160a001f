/** Bank statements as tables, of separated text or of a sheet: from rows of cells to accounts and lines, or to a question. */
import type { ColumnMap, ParsedFile, ParsedLayout, ParseProblem } from '../../parsed.ts'
import { formatOf } from '../calendar.ts'
import { currencyOf, scanAmount } from '../decimal.ts'
import { refuse, warning } from '../texts.ts'
import { type Reading, readAccounts } from './accounts.ts'
import { plainAmount } from './amount-columns.ts'
import { signRule } from './amounts.ts'
import { isBalanceText } from './balance-texts.ts'
import { applyChoices, asColumnMap, choicesSuffice } from './chosen.ts'
import { type Columns, columnsByName, isOnMostRows, noColumns } from './columns.ts'
import { withoutDayBalances } from './day-balances.ts'
import { withDaysAbove } from './dayless.ts'
import { byAccount, type MarkDecision, orderHint, tableMarks, tableOrder } from './decide.ts'
import { areOfBooks, areScaled, movementsAbove, movesElsewhere, namesDirection } from './doubts.ts'
import type { Entry } from './entries.ts'
import type { Side } from './flags.ts'
import { type FoundHeader, findHeader, headerOnLine } from './header.ts'
import { inferColumns, textColumn } from './infer.ts'
import { readMargins, unlabelled } from './margins.ts'
import { roleByKeyword, rolesOfName } from './names.ts'
import { withoutNulls } from './nulls.ts'
import { type ColumnProfile, profileColumns } from './profile.ts'
import { provenAmounts } from './proven.ts'
import { type SortedRows, sortRows } from './rows.ts'
import { isDataRow, type SplitTable } from './separator.ts'
import { readSerialDays } from './serials.ts'
import { filledCells, isBlank, type TableRow } from './split.ts'
import { joinSplitDecimals } from './split-decimals.ts'
import { spreadOf, withoutParts } from './spread.ts'
import { turnDays } from './turned.ts'

export interface TableRequest {
  readonly columns?: ColumnMap
  readonly accountHint?: string
}

/** Where the rows come from: what is said of it in the layout. */
export interface GridSource {
  readonly format: ParsedFile['format']
  readonly encoding?: string
  /** Characters were lost before the file was written. */
  readonly damaged: boolean
  /** Days that stand as numbers count from 1904, as in old workbooks of the Macintosh. */
  readonly from1904?: boolean
  /** The side of an account that all rows are of, where other tables have the other side. */
  readonly side?: Side | null
}

interface Shape {
  readonly header: FoundHeader | null
  readonly columns: Columns
  /** A question that must be answered before the rows can be trusted, or null. */
  readonly question: 'ask.columns' | 'ask.sides' | null
  readonly currency: string | null
  /** A column is named as the direction of the amounts, and its two words are not known. */
  readonly unknownDirection: boolean
  /** Days that a spreadsheet had turned round, and that are turned back. */
  readonly turned: number
  /** Line of the first row above the header that looks like a movement. */
  readonly above: number | null
  /** Of all rows, where the table has one side of an account. */
  readonly side: Side | null
}

const PROBE = 700

const hasEnough = (columns: Columns) => columns.date !== null && columns.amounts.length > 0

/** What the header does not name is filled in from what the columns hold. */
function completed(columns: Columns, inferred: Columns): Columns {
  const used = new Set([columns.date, columns.balance, columns.reference, columns.account])
  return {
    ...columns,
    date: columns.date ?? inferred.date,
    amounts:
      columns.amounts.length > 0 ? columns.amounts : inferred.amounts.filter(({ index }) => !used.has(index)),
    text: columns.text.length > 0 ? columns.text : inferred.text.filter((index) => !used.has(index)),
    balance: columns.balance ?? (columns.amounts.length > 0 ? null : inferred.balance),
    direction: columns.direction ?? (columns.amounts.length > 0 ? null : inferred.direction),
  }
}

/** Enough rows to tell the roles of columns: some from the start, the middle and the end. */
function probeOf(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.length <= 3 * PROBE) return rows
  const middle = Math.floor(rows.length / 2)
  return [...rows.slice(0, PROBE), ...rows.slice(middle, middle + PROBE), ...rows.slice(-PROBE)]
}

/** A header that names no column of texts for most rows: those of a column without a name, or of an unknown one, are taken. */
function withText(columns: Columns, header: FoundHeader, profiles: readonly ColumnProfile[]): Columns {
  if (columns.text.some((index) => isOnMostRows(profiles[index]!))) return columns
  const isKnown = (key: string) => rolesOfName(key).length > 0 || roleByKeyword(key) !== null
  const named = header.names.flatMap(({ key }, i) => (key === '' ? [] : [i]))
  const known = header.names.flatMap(({ key }, i) => (isKnown(key) ? [i] : []))
  const others = new Set([...columns.text, ...known])
  const text = textColumn(profiles, new Set([...columns.text, ...named])) ?? textColumn(profiles, others)
  return text === null ? columns : { ...columns, text: [...columns.text, text] }
}

/** Words over all the columns, of a language that is not known. */
function isHeaded(rows: readonly TableRow[], width: number): boolean {
  const first = rows.findIndex(isDataRow)
  return rows.slice(0, Math.max(first, 0)).some((row) => {
    const filled = filledCells(row)
    return filled.length >= width * 0.6 && filled.every((cell) => !/\d/.test(cell))
  })
}

/** Finds header and columns. */
function shapeOf(
  rows: readonly TableRow[],
  { columns: map, accountHint }: TableRequest,
  { from1904 = false, side = null }: GridSource,
): Shape {
  const chosen = typeof map?.headerRow === 'number'
  const header =
    map?.headerRow === null ? null : chosen ? headerOnLine(rows, map.headerRow) : findHeader(rows)
  const below = header ? rows.slice(header.at + header.depth) : rows
  if (header) readSerialDays(below, header.names, from1904)
  const turned = header ? turnDays(below, header.names) : null
  const cut = header !== null && joinSplitDecimals(below, header)
  const probe = probeOf(below)
  const data = probe.filter(isDataRow)
  const moved = data.filter((row) => !row.cells.some((cell) => isBalanceText(cell.trim())))
  const sample = moved.length > 0 ? moved : data.length > 0 ? data : probe.filter((row) => !isBlank(row))
  let width = header?.names.length ?? 0
  for (const { cells } of sample.slice(0, 500)) width = Math.max(width, cells.length)
  const profiles = profileColumns(sample, width)
  const spread = header && spreadOf(data, header.names)
  const own = header && (spread ? { ...header, names: withoutParts(header.names, spread) } : header)
  const named = own ? withText(columnsByName(own.names, profiles), own, profiles) : noColumns()
  const known = rows.slice(0, 5).some(unlabelled)
  const inferred = hasEnough(named) ? null : inferColumns(moved, profiles, { known, accountHint })
  const found = inferred ? (header ? completed(named, inferred.columns) : inferred.columns) : named
  const names = header?.cells ?? null
  const proven = header ? provenAmounts(found, header.names, data) : found
  const columns = map ? applyChoices(proven, map, names, width) : proven
  const settled = choicesSuffice(map) || (hasEnough(named) && hasEnough(columns))
  const sidesProven =
    inferred === null ||
    (inferred.sidesProven && !(inferred.byFlag && header === null && isHeaded(rows, width)))
  const asked = !hasEnough(columns) ? 'ask.columns' : sidesProven ? null : 'ask.sides'
  const above = movementsAbove(rows, header)
  const open =
    turned?.doubtful === true ||
    areScaled(columns, header) ||
    above !== null ||
    (header === null && inferred?.daysOpen === true)
  const isPart = spread !== null && !columns.amounts.every(({ index }) => spread.wholes.includes(index))
  const doubtful = cut || ((open || isPart) && !choicesSuffice(map))
  const ofBooks = areOfBooks(columns, header) && !choicesSuffice(map)
  const question = doubtful ? 'ask.columns' : ofBooks ? 'ask.sides' : settled ? null : asked
  const unknownDirection = header !== null && columns.direction === null && namesDirection(header, profiles)
  const currency = inferred?.currency ?? null
  return { header, columns, question, currency, unknownDirection, turned: turned?.count ?? 0, above, side }
}

/** Amounts without any sign, beside a column that seems to tell their direction in words that are not known. */
function lacksDirection(shape: Shape, sorted: SortedRows, reading: Reading): boolean {
  const only = plainAmount(shape.columns)
  if (!shape.unknownDirection || only === null) return false
  const entries = sorted.blocks.flatMap((block) => block.entries)
  return (
    !reading.invert && entries.every(({ row }) => scanAmount(row.cells[only.index] ?? '')?.signed !== 'sign')
  )
}

const SAMPLE_ROWS = 20
const SAMPLE_CELLS = 30

/** So many rows that look like movements elsewhere are those of another table. */
const STRAYS_MIN = 2

function areStrays({ blocks, strays }: SortedRows): boolean {
  const taken = blocks.reduce((sum, { entries }) => sum + entries.length, 0)
  return strays >= STRAYS_MIN && strays * 4 >= taken
}

/** Some rows as text for a person who corrects the columns. */
function sampleOf(rows: readonly TableRow[], header: FoundHeader | null): string[][] {
  const from = header?.at ?? 0
  return rows
    .slice(from, from + SAMPLE_ROWS * 3)
    .filter((row) => !isBlank(row))
    .slice(0, SAMPLE_ROWS)
    .map((row) => row.cells.slice(0, SAMPLE_CELLS).map((cell) => cell.trim().slice(0, 80)))
}

/** The code that a column of currencies holds on all rows. */
function currencyOfColumn(index: number | null, sorted: SortedRows): string | null {
  if (index === null) return null
  const codes = new Set(
    sorted.blocks.flatMap(({ entries }) => entries.map(({ row }) => (row.cells[index] ?? '').trim())),
  )
  codes.delete('')
  return codes.size === 1 ? currencyOf([...codes][0]!) : null
}

/** The currency of the whole file: named by the amount column, by the layout, or above the table. */
function currencyOfFile(shape: Shape, sorted: SortedRows): string | null {
  const named = shape.columns.amounts.map(({ currency }) => currency)
  const own = named.length > 0 && named.every((code) => code === named[0]) ? named[0]! : null
  return (
    own ??
    currencyOfColumn(shape.columns.currency, sorted) ??
    shape.currency ??
    readMargins(sorted.blocks[0]!.before).currency
  )
}

/** From so many amounts on, that none bears a sign says that the file writes none. */
const UNSIGNED_MIN = 3

/** Amounts of one column that may be purchases: most of a card's are, and those without any sign beside no balance. */
function isSignOpen(shape: Shape, entries: readonly Entry[], accountHint: string | undefined): boolean {
  const only = plainAmount(shape.columns)
  if (only === null || entries.length === 0) return false
  let [positive, unsigned] = [0, 0]
  for (const { row } of entries) {
    const scanned = scanAmount(row.cells[only.index] ?? '')
    if (scanned?.negative === false) positive++
    if (scanned?.signed === 'no') unsigned++
  }
  if (accountHint === 'liability') return positive >= entries.length * 0.5
  return shape.columns.balance === null && entries.length >= UNSIGNED_MIN && unsigned === entries.length
}

/** Warnings about the file as a whole. */
function fileWarnings(
  source: GridSource,
  split: SplitTable,
  sorted: SortedRows,
  shape: Shape,
  { columns: map, accountHint }: TableRequest,
  { signs }: Reading,
): ParseProblem[] {
  const problems: ParseProblem[] = []
  const entries = sorted.blocks.flatMap((block) => block.entries)
  if (split.brokenQuotes > 0) problems.push(warning('file.quotes'))
  if (source.damaged) problems.push(warning('file.characters'))
  if (sorted.pending > 0) problems.push(warning('file.pending', { count: sorted.pending }))
  const { fee, feeMoves } = shape.columns
  const fees =
    fee === null || feeMoves !== null
      ? 0
      : entries.filter(({ row }) => /[1-9]/.test(row.cells[fee] ?? '')).length
  if (fees > 0) problems.push(warning('file.feesApart', { count: fees }))
  if (map?.invertSign === undefined && !signs.sections && isSignOpen(shape, entries, accountHint))
    problems.push(warning('file.signs'))
  if (shape.above !== null) problems.push(warning('file.rowsAbove', {}, { line: shape.above }))
  for (const line of sorted.renamed) problems.push(warning('file.otherNames', {}, { line }))
  if (shape.turned > 0) problems.push(warning('file.daysTurned', { count: shape.turned }))
  if (entries.length === 0 && sorted.problems.length === 0) problems.push(warning('file.noMovements'))
  return problems
}

interface Decisions {
  readonly reading: Reading
  readonly amounts: MarkDecision
  readonly certainOrder: boolean
}

function decide(
  split: SplitTable,
  shape: Shape,
  sorted: SortedRows,
  { columns: map, accountHint }: TableRequest,
  problems: ParseProblem[],
): Decisions {
  const entries = sorted.blocks.flatMap((block) => block.entries)
  const currency = currencyOfFile(shape, sorted)
  const { columns } = shape
  const marks = tableMarks(entries, columns, map, split.separator, currency)
  const names = shape.header?.cells ?? null
  const tables = sorted.blocks.flatMap((block) => byAccount(block.entries, columns))
  const order = tableOrder(tables, map, orderHint(names, marks.amounts.mark, currency))
  const reading: Reading = {
    columns,
    order: order.order,
    amounts: marks.amounts,
    balances: marks.balances,
    signs: signRule(entries, columns, marks.amounts, shape.side),
    invert: map?.invertSign ?? false,
    owed: accountHint === 'liability',
    currency,
    problems,
    misread: false,
  }
  return { reading, amounts: marks.amounts, certainOrder: order.certain }
}

function written(source: GridSource, split: SplitTable): Pick<ParsedLayout, 'encoding' | 'separator'> {
  return {
    ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
    ...(split.separator === '' ? {} : { separator: split.separator }),
  }
}

function layoutOf(
  source: GridSource,
  split: SplitTable,
  shape: Shape,
  sorted: SortedRows,
  reading: Reading,
): ParsedLayout {
  const { header } = shape
  const first = sorted.blocks.flatMap((block) => block.entries)[0]
  return {
    ...written(source, split),
    headerRow: header ? split.rows[header.at]!.line : null,
    header: header?.cells.map((cell) => cell.trim()) ?? null,
    decimal: reading.amounts.mark,
    ...(first ? { dateFormat: formatOf(first.date, reading.order) } : {}),
    columns: asColumnMap(shape.columns),
    sample: sampleOf(split.rows, header),
  }
}

/** Nothing in the file says date and amount: asks when it is a table all the same, refuses when it is not. */
function askForColumns(source: GridSource, split: SplitTable, shape: Shape): ParsedFile {
  const full = split.rows.filter((row) => !isBlank(row))
  const wide = full.filter((row) => row.cells.length >= 2).length
  const promising = shape.columns.date !== null || shape.columns.amounts.length > 0 || shape.header !== null
  if (full.length < 2 || wide < full.length * 0.6 || !promising) throw refuse('bank.noTable')
  return {
    format: source.format,
    outcome: 'ask',
    accounts: [],
    problems: [warning('ask.columns')],
    layout: {
      ...written(source, split),
      headerRow: shape.header ? split.rows[shape.header.at]!.line : null,
      header: shape.header?.cells ?? null,
      columns: asColumnMap(shape.columns),
      sample: sampleOf(split.rows, shape.header),
    },
  }
}

/**
 * Reads a table of movements. Everything that must be certain is decided from whole columns, or asked. A sheet has no
 * separator: an empty one.
 */
export function readGrid(table: SplitTable, source: GridSource, request: TableRequest): ParsedFile {
  const days = withoutDayBalances(withoutNulls(table.rows))
  const split = { ...table, rows: days.rows }
  const map = request.columns
  const shape = shapeOf(split.rows, request, source)
  if (!hasEnough(shape.columns)) return askForColumns(source, split, shape)
  const above = shape.header ? split.rows.slice(0, shape.header.at) : []
  const below = shape.header ? split.rows.slice(shape.header.at + shape.header.depth) : split.rows
  const attempt = (once: boolean) => {
    const sorted = sortRows(below, above, shape.columns, shape.header, once)
    const problems = [...days.problems, ...sorted.problems]
    const decisions = decide(split, shape, sorted, request, problems)
    const read = readAccounts(sorted.blocks, decisions.reading, shape.header !== null)
    return { ...decisions, ...read, sorted, problems }
  }
  const hasBalance = shape.columns.balance !== null
  const found = withDaysAbove(attempt(false), () => attempt(true), map?.missingDays, hasBalance)
  const { sorted, problems, reading, amounts, certainOrder, accounts, order } = found
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  problems.push(...fileWarnings(source, split, sorted, shape, request, reading))
  const layout = layoutOf(source, split, shape, sorted, reading)
  const date =
    shape.columns.date === null ? '' : (sorted.blocks[0]?.entries[0]?.row.cells[shape.columns.date] ?? '')
  if (!certainOrder) problems.push(warning('ask.dateOrder', { text: date.trim() }))
  if (amounts.open !== null) problems.push(warning('ask.decimal', { text: amounts.open }))
  const entries = sorted.blocks.flatMap((block) => block.entries)
  const others = sorted.renamed.length > 0 || areStrays(sorted) || movesElsewhere(entries, shape.columns)
  const doubtful =
    !choicesSuffice(map) && (reading.misread || others || lacksDirection(shape, sorted, reading))
  const question = shape.question ?? (doubtful ? 'ask.columns' : null)
  if (question) problems.push(warning(question))
  const asked = !certainOrder || amounts.open !== null || question !== null
  const partial = problems.some((problem) => problem.severity === 'row')
  return {
    format: source.format,
    outcome: asked ? 'ask' : partial ? 'partial' : 'parse',
    accounts,
    problems,
    layout: order ? { ...layout, order } : layout,
  }
}
