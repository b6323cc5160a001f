/** From the sheets of a workbook, or the tables of a file of text, to accounts: each that holds movements is read. */
import { Refusal } from '../../../../db/rules/errors.ts'
import type { ColumnMap, ParsedFile, ParsedLine, ParseProblem } from '../../parsed.ts'
import { ROLES } from '../csv/chosen.ts'
import { sectionOf } from '../csv/flags.ts'
import { findHeader } from '../csv/header.ts'
import { isBalanceOrTotal } from '../csv/margins.ts'
import { isDataRow, type SplitTable } from '../csv/separator.ts'
import { type GridSource, readGrid, type TableRequest } from '../csv/table.ts'
import { sameAmount } from '../decimal.ts'
import { fold } from '../text.ts'
import { excerpt, refuse, warning } from '../texts.ts'
import { tellDays } from './month-days.ts'
import { partsOf } from './parts.ts'
import { leftOut, type Sheet, whereOf } from './sheet.ts'
import { sidesOf } from './sides.ts'
import { accountsOfSheets, type ReadSheet } from './whole.ts'

/** Where the sheets come from. */
export interface TablesSource extends Omit<GridSource, 'damaged' | 'side'> {
  readonly damaged?: boolean
  /** Of separated text. */
  readonly split?: Pick<SplitTable, 'separator' | 'brokenQuotes'>
}

/** Columns that a person chose by their place, looking at one table: another with other names there has them elsewhere. */
function areOfOtherNames(map: ColumnMap, sheet: Sheet, shown: Sheet): boolean {
  const [own, seen] = [findHeader(sheet.rows)?.names, findHeader(shown.rows)?.names]
  if (!own || !seen) return false
  const places = ROLES.flatMap((role) => map[role] ?? []).filter((column) => typeof column === 'number')
  return places.some((at) => own[at]?.key !== seen[at]?.key)
}

const holds = ({ rows }: Sheet, line: number) => rows[0]!.line <= line && line <= rows.at(-1)!.line

/**
 * The choices that hold for a table. A header chosen by its line belongs to the table that has the line, of the sheet that
 * was shown; columns, to every table that names them alike.
 */
function choicesFor(map: ColumnMap, sheet: Sheet, shown: Sheet): ColumnMap {
  const { headerRow, ...rest } = map
  const hasLine = (line: number) =>
    sheet.part ? sheet.name === shown.name && holds(sheet, line) : sheet === shown
  const isOwn = typeof headerRow !== 'number' || hasLine(headerRow)
  if (sheet === shown || !areOfOtherNames(map, sheet, shown)) return isOwn ? map : rest
  const others = Object.entries(rest).filter(([role]) => !(ROLES as readonly string[]).includes(role))
  return Object.fromEntries(others)
}

function readOne(
  { sheet, side }: Omit<ReadSheet, 'file'>,
  source: TablesSource,
  request: TableRequest,
  shown: Sheet,
): ParsedFile {
  const { split: _split, ...origin } = { ...source, damaged: false, side }
  const split = { rows: sheet.rows, separator: source.split?.separator ?? '', brokenQuotes: 0 }
  const map = request.columns
  if (!map) return readGrid(split, origin, request)
  try {
    return readGrid(split, origin, { ...request, columns: choicesFor(map, sheet, shown) })
  } catch (error) {
    if (!(error instanceof Refusal) || sheet === shown) throw error
    const { accountHint } = request
    return readGrid(split, origin, accountHint === undefined ? {} : { accountHint })
  }
}

/** A list of accounts with what is on each: the amount of every row is its balance. */
function isOverview(file: ParsedFile): boolean {
  const lines = file.accounts.flatMap((account) => account.lines)
  const isBalance = ({ amount, balance }: ParsedLine) => balance !== undefined && sameAmount(amount, balance)
  return lines.length > 1 && lines.every(isBalance)
}

/** Names of sheets of what is planned or expected. */
const PLANNED =
  /\b(previsions?|previsionnel|prevu|budget|forecast|planned|planning|presupuesto|previsao|orcamento|begroting|prognose|planung)\b/

const isPlanned = ({ name }: Sheet) => sectionOf(name) === 'announced' || PLANNED.test(fold(name))

const isTable = (file: ParsedFile) => file.accounts.some(({ lines }) => lines.length > 0) && !isOverview(file)

/** Which sides of an account a table has columns for. */
function columnsOfSides({ layout }: ParsedFile): string {
  const { debit, credit, amount } = layout?.columns ?? {}
  const has = (column: unknown) => column !== undefined && column !== null
  return `${has(amount)} ${has(debit)} ${has(credit)}`
}

const OTHER_SIDE: Readonly<Record<string, string>> = {
  'false true false': 'false false true',
  'false false true': 'false true false',
}

/**
 * A further table of a sheet is of another account when it names one, and the other side of the one before it when that
 * one has but one side, or when headings tell the sides of both; else it may be anything: a card, what is to come, the
 * same again. That is asked, as it is when the one before names none: it may be a summary.
 */
function isClear({ sheet, file, side }: ReadSheet, before: readonly ReadSheet[]): boolean {
  const others = before.filter((one) => one.sheet.part && one.sheet.name === sheet.name)
  if (!sheet.part || others.length === 0) return true
  if (side !== null && others.every((one) => one.side !== null)) return true
  const ids = new Set(others.flatMap((one) => one.file.accounts.map(({ accountId }) => accountId)))
  const isNew = file.accounts.every(({ accountId }) => accountId !== null && !ids.has(accountId))
  if (isNew && !ids.has(null)) return true
  return OTHER_SIDE[columnsOfSides(file)] === columnsOfSides(others.at(-1)!.file)
}

/** A table of which nothing says whose it is, with the question. */
function asked({ sheet, file, side }: ReadSheet): ReadSheet {
  const lines = file.accounts.flatMap((account) => account.lines)
  const { date, description, amount } = lines[0]!
  const text = excerpt(description || `${date} ${amount}`)
  const question = warning('ask.tables', { text, count: lines.length }, whereOf(sheet))
  return { sheet, side, file: { ...file, outcome: 'ask', problems: [...file.problems, question] } }
}

/** Names of columns, and no row below them that would be anything. */
const isEmpty = ({ sheet, file }: ReadSheet) =>
  !sheet.rows.some(isDataRow) && file.problems.every(({ severity }) => severity !== 'row')

/**
 * Rows with a day and an amount, of a table beside others in whose columns they do not fit: they are named, and not left out
 * with their table.
 */
function lostRows({ sheet, file }: ReadSheet): ParseProblem[] {
  if (!sheet.part) return []
  const moving = new Set(sheet.rows.filter(isDataRow).map(({ line }) => line))
  return file.problems
    .filter(({ severity, line }) => severity === 'row' && line !== undefined && moving.has(line))
    .map((problem) => ({ ...whereOf(sheet), ...problem }))
}

/** Reads the sheets that are tables; the first refusal stands when none is. */
function readTables(sheets: readonly Sheet[], source: TablesSource, request: TableRequest) {
  const tables: ReadSheet[] = []
  const questions: ReadSheet[] = []
  const others: Sheet[] = []
  let refusal: Refusal | null = null
  const sides = sidesOf(sheets)
  for (const sheet of sheets) {
    const side = sides.get(sheet) ?? null
    try {
      const one = { sheet, side, file: readOne({ sheet, side }, source, request, tables[0]?.sheet ?? sheet) }
      if (isTable(one.file)) {
        const answer = request.columns?.otherTables
        const clear = isClear(one, tables)
        if (!clear && answer === 'leave') others.push(sheet)
        else tables.push(clear || answer !== undefined ? one : asked(one))
      } else if (sheet.part && isEmpty(one)) continue
      else questions.push(one)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal ??= error
      others.push(sheet)
    }
  }
  if (tables.length === 0 && questions.length === 0) throw refusal ?? refuse('bank.noTable')
  const read = tables.length > 0 ? tables : questions.slice(0, 1)
  const unread = questions.filter((one) => !read.includes(one))
  return { read, left: [...others, ...unread.map(({ sheet }) => sheet)], lost: unread.flatMap(lostRows) }
}

/** A table whose accounts without a name bear that of its heading, or the number of its line. */
function namedByHeading(one: ReadSheet): ReadSheet {
  const { sheet, file } = one
  if (!sheet.part) return one
  const header = findHeader(sheet.rows)
  const above = sheet.rows.slice(0, header?.at ?? 0).filter((row) => !isBalanceOrTotal(row))
  const heading = above.flatMap(({ cells }) => cells).find((cell) => /\p{L}{3}/u.test(cell))
  const name = excerpt(heading?.trim() ?? `#${sheet.rows[0]!.line}`)
  const accounts = file.accounts.map((account) => ({ ...account, accountId: account.accountId ?? name }))
  return { ...one, file: { ...file, accounts } }
}

/** The tables of all sheets but those of what is planned; these too, where the others hold no table. */
function readBooked(sheets: readonly Sheet[], source: TablesSource, request: TableRequest) {
  const planned = sheets.filter(isPlanned)
  const booked = sheets.filter((sheet) => !isPlanned(sheet))
  const all = () => readTables(sheets.flatMap(partsOf), source, request)
  if (planned.length === 0 || booked.length === 0) return all()
  try {
    const { read, left, lost } = readTables(booked.flatMap(partsOf), source, request)
    return read.some(({ file }) => isTable(file)) ? { read, left: [...left, ...planned], lost } : all()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return all()
  }
}

function sheetProblems(read: readonly ReadSheet[]): ParseProblem[] {
  if (read.length === 1) return [...read[0]!.file.problems]
  return read.flatMap(({ sheet, file }) =>
    file.problems.map((problem) => ({ ...whereOf(sheet), ...problem })),
  )
}

function worst(read: readonly ReadSheet[]): ParsedFile['outcome'] {
  const outcomes = read.map(({ file }) => file.outcome)
  return outcomes.includes('ask') ? 'ask' : outcomes.includes('partial') ? 'partial' : 'parse'
}

/** What is told of rows that a spreadsheet does not show, and of formulas that it never computed. */
function toldOfCells(read: readonly ReadSheet[]): ParseProblem[] {
  const hidden = read.reduce((sum, { sheet }) => sum + sheet.hiddenRows, 0)
  const uncomputed = read.flatMap(({ sheet }) => {
    const count = sheet.uncomputed ?? 0
    return count > 0 ? [warning('file.formulasUncomputed', { count }, whereOf(sheet))] : []
  })
  return [...(hidden > 0 ? [warning('file.hiddenRows', { count: hidden })] : []), ...uncomputed]
}

/** Reads the sheets of a workbook. Hidden sheets are told and left out, hidden rows are told and read. */
export function readSheets(
  sheets: readonly Sheet[],
  source: TablesSource,
  request: TableRequest,
): ParsedFile {
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) throw refuse('bank.fileEmpty')
  const visible = filled.filter(({ hidden }) => !hidden)
  const shown = visible.length > 0 ? visible : filled
  const days = tellDays(shown)
  const { read, left, lost } = readBooked(shown, source, request)
  const hiddenSheets = visible.length > 0 ? filled.filter(({ hidden }) => hidden) : []
  const told = [...left, ...hiddenSheets].map((sheet) => leftOut(sheet, 'Left'))
  if (source.split && source.split.brokenQuotes > 0) told.push(warning('file.quotes'))
  if (source.damaged) told.push(warning('file.characters'))
  if (days > 0) told.push(warning('file.daysOfMonth', { count: days }))
  told.push(...toldOfCells(read))
  // what is left as a copy or as sums is no longer asked about
  const apart = request.columns?.otherTables === 'apart' ? read.map(namedByHeading) : read
  const { accounts, problems, kept } = accountsOfSheets(apart)
  return {
    format: source.format,
    outcome: lost.length > 0 && worst(kept) === 'parse' ? 'partial' : worst(kept),
    accounts,
    problems: [...sheetProblems(kept), ...problems, ...lost, ...told],
    layout: read[0]!.file.layout,
  }
}
