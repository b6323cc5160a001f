/** From the sheets of a workbook to accounts: each visible sheet that holds a table of movements is read. */
import { Refusal } from '../../../../db/rules/errors.ts'
import type { ColumnMap, ParsedAccount, ParsedFile, ParseProblem } from '../../parsed.ts'
import { readGrid, type TableRequest } from '../csv/table.ts'
import { fold } from '../text.ts'
import { excerpt, refuse, warning } from '../texts.ts'
import type { Sheet } from './sheet.ts'

interface ReadSheet {
  readonly sheet: Sheet
  readonly file: ParsedFile
}

/** Where the sheets come from. */
export interface WorkbookSource {
  readonly format: ParsedFile['format']
  readonly from1904: boolean
  readonly encoding?: string
  readonly damaged?: boolean
}

const PERIOD =
  /janv|fev|feb|mars|march|maart|avr|apr|\bmai\b|\bmay\b|\bmei\b|juin|june?\b|juil|july?\b|aout|aug|sept|okt|oct|nov|dec|\b(19|20)\d\d\b|\bq[1-4]\b|\bt[1-4]\b|trim|semaine|week/

/** Names that programs give, and names of months: such sheets are pieces of one account. */
function namesAccount(name: string): boolean {
  const folded = fold(name)
  return !/^(sheet|feuil(le)?|blad|tabelle|hoja|page)? ?\d*$/.test(folded) && !PERIOD.test(folded)
}

/** A header chosen by its line belongs to the first sheet; the columns, to every sheet that has them. */
function readOne(sheet: Sheet, source: WorkbookSource, request: TableRequest, first: boolean): ParsedFile {
  const origin = {
    format: source.format,
    damaged: source.damaged ?? false,
    from1904: source.from1904,
    ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
  }
  const split = { rows: sheet.rows, separator: '', brokenQuotes: 0 }
  const map = request.columns
  if (first || !map) return readGrid(split, origin, request)
  const { headerRow, ...rest } = map
  const columns: ColumnMap = headerRow === null ? map : rest
  try {
    return readGrid(split, origin, { ...request, columns })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { accountHint } = request
    return readGrid(split, origin, accountHint === undefined ? {} : { accountHint })
  }
}

const isTable = (file: ParsedFile) => file.accounts.some(({ lines }) => lines.length > 0)

/** Reads the sheets that are tables; the first refusal stands when none is. */
function readTables(sheets: readonly Sheet[], source: WorkbookSource, request: TableRequest) {
  const tables: ReadSheet[] = []
  const questions: ReadSheet[] = []
  const others: Sheet[] = []
  let refusal: Refusal | null = null
  for (const sheet of sheets) {
    try {
      const file = readOne(sheet, source, request, tables.length === 0)
      if (isTable(file)) tables.push({ sheet, file })
      else questions.push({ sheet, file })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal ??= error
      others.push(sheet)
    }
  }
  if (tables.length === 0 && questions.length === 0) throw refusal ?? refuse('bank.noTable')
  const read = tables.length > 0 ? tables : questions.slice(0, 1)
  const left = [...others, ...questions.map(({ sheet }) => sheet)].filter(
    (sheet) => !read.some((one) => one.sheet === sheet),
  )
  return { read, left }
}

/** Accounts of the same number and currency are one, in the order of the sheets. */
function mergedAccounts(read: readonly ReadSheet[]): ParsedAccount[] {
  const merged = new Map<string, ParsedAccount>()
  for (const { sheet, file } of read) {
    for (const account of file.accounts) {
      const own = read.length > 1 && file.accounts.length === 1 && namesAccount(sheet.name)
      const accountId = account.accountId ?? (own ? sheet.name.trim() : null)
      const key = `${accountId ?? ''}\n${account.currency ?? ''}`
      const known = merged.get(key)
      if (!known) merged.set(key, { ...account, accountId })
      else merged.set(key, joined(known, account))
    }
  }
  return [...merged.values()]
}

/** The ends of two pieces of an account: whichever comes first in time opens it. */
function joined(a: ParsedAccount, b: ParsedAccount): ParsedAccount {
  const day = (account: ParsedAccount) =>
    account.lines.reduce((first, { date }) => (first === '' || date < first ? date : first), '')
  const [early, late] = day(b) !== '' && day(b) < day(a) ? [b, a] : [a, b]
  return {
    ...a,
    openingBalance: early.openingBalance,
    closingBalance: late.closingBalance,
    lines: [...a.lines, ...b.lines],
  }
}

function sheetProblems(read: readonly ReadSheet[]): ParseProblem[] {
  if (read.length === 1) return [...read[0]!.file.problems]
  return read.flatMap(({ sheet, file }) =>
    file.problems.map((problem) => ({ id: excerpt(sheet.name), ...problem })),
  )
}

function worst(read: readonly ReadSheet[]): ParsedFile['outcome'] {
  const outcomes = read.map(({ file }) => file.outcome)
  return outcomes.includes('ask') ? 'ask' : outcomes.includes('partial') ? 'partial' : 'parse'
}

/** Reads the sheets of a workbook. Hidden sheets are told and left out, hidden rows are told and read. */
export function readSheets(
  sheets: readonly Sheet[],
  source: WorkbookSource,
  request: TableRequest,
): ParsedFile {
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) throw refuse('bank.fileEmpty')
  const visible = filled.filter(({ hidden }) => !hidden)
  const { read, left } = readTables(visible.length > 0 ? visible : filled, source, request)
  const hiddenSheets = visible.length > 0 ? filled.filter(({ hidden }) => hidden) : []
  const told = [...left, ...hiddenSheets].map(({ name }) =>
    warning('file.sheetLeft', { name: excerpt(name) }),
  )
  const hiddenRows = read.reduce((sum, { sheet }) => sum + sheet.hiddenRows, 0)
  if (hiddenRows > 0) told.push(warning('file.hiddenRows', { count: hiddenRows }))
  return {
    format: source.format,
    outcome: worst(read),
    accounts: mergedAccounts(read),
    problems: [...sheetProblems(read), ...told],
    layout: read[0]!.file.layout,
  }
}
