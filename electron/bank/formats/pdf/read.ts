/**
 * Statements as PDF with text. What is read is believed when the balances printed in the document prove it; else a
 * person is asked, with the table as it was understood.
 */
import { type Day, dayNumber } from '../../../../db/rules/dates.ts'
import { Refusal } from '../../../../db/rules/errors.ts'
import type { ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../../parsed.ts'
import { fromUnits } from '../decimal.ts'
import type { BinaryFormat, StatementBytes } from '../format.ts'
import { tidyText } from '../text.ts'
import { excerpt, refuse, warning } from '../texts.ts'
import { type AccountName, accountNames, currencyIn, nameAt, nameBetween, namesOutside } from './accounts.ts'
import { withDaysApart } from './apart.ts'
import { withPartsBelow } from './below.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { type ReadRow, readCells } from './cells.ts'
import { dateIn, dayIn, leadingDate } from './dates.ts'
import { type Piece, readPages } from './document.ts'
import type { Entry } from './entries.ts'
import { Fillers } from './fillers.ts'
import { askedFile, chosenByPerson, gridOf, readChosen } from './grid.ts'
import { asOne, goOn, statementsIn } from './joint.ts'
import { headedTables, placedTables, type Tables } from './lines.ts'
import { withSpaces } from './lost.ts'
import { type Marks, marksOf, moneyIn } from './money.ts'
import { solve } from './roles.ts'
import { type Row, readRows } from './rows.ts'
import type { Solution, Solved } from './solve.ts'
import { printedBalances } from './summary.ts'
import { unfolded } from './unfold.ts'
import { isCard } from './words.ts'
import { withYearsFirst } from './years.ts'

/** The second date of a row `date text amount date text amount`: two columns of movements side by side. */
function secondStart(marks: Marks) {
  return ({ cells }: Row): number | null => {
    if (cells.length < 5 || !(dateIn(cells[0]!.text) ?? leadingDate(cells[0]!.text))) return null
    const amount = cells.findIndex((cell, i) => i > 0 && moneyIn(cell.text, marks))
    const date = cells.findIndex(
      (cell, i) => i > amount && amount > 0 && (dateIn(cell.text) ?? leadingDate(cell.text)),
    )
    if (date < 0 || amount < 0) return null
    const rest = cells.slice(date)
    const text = rest.some(({ text: one }) => /\p{L}{3}/u.test(one))
    return text && rest.some((cell, i) => i > 0 && moneyIn(cell.text, marks)) ? cells[date]!.left : null
  }
}

type Pages = readonly (readonly Piece[])[]

interface Document {
  readonly rows: readonly ReadRow[]
  readonly texts: readonly string[]
  readonly marks: Marks
  readonly card: boolean | null
}

function documentOf(pages: Pages, file: StatementBytes): Document {
  const plain = withSpaces(readRows(pages, () => null))
  const decimal = file.columns?.decimal
  const found = marksOf(plain.flatMap(({ cells }) => cells.map(({ text }) => text)))
  const marks = decimal ? { ...found, decimal } : found
  const placed = withPartsBelow(
    unfolded(withYearsFirst([...withSpaces(readRows(pages, secondStart(marks)))])),
    marks,
  )
  const fillers = new Fillers(placed, marks)
  const rows = placed.map((row, at) => readCells(row, at, marks, fillers))
  const texts = rows.map(({ row }) => row.cells.map(({ text }) => text).join('  '))
  const liable = file.accountHint === undefined ? null : file.accountHint === 'liability'
  const moves = rows.map(({ cells }) => Boolean(cells[0]?.date) && cells.some(({ money }) => money))
  return { rows, texts, marks, card: isCard(texts, moves) ?? liable }
}

function lineOf(entry: Entry, amount: bigint, day: Day, calendar: Calendar, decimals: number): ParsedLine {
  const value = entry.valueDate && dayIn(entry.valueDate, calendar.order, calendar.periodAt(entry.at))
  return {
    date: day,
    ...(value && Math.abs(dayNumber(value) - dayNumber(day)) < 370 ? { valueDate: value } : {}),
    amount: fromUnits(amount, decimals),
    description: tidyText(entry.label),
    ...(entry.reference === '' ? {} : { reference: entry.reference, givenId: entry.reference }),
    row: entry.at + 1,
  }
}

/** The name printed above the table in which a row stands. */
function titleAt({ regions }: Tables, at: number): string {
  return regions.findLast(({ headed, lines }) => headed && (lines[0]?.at ?? at + 1) <= at)?.title ?? ''
}

/**
 * Whose each account of a solution is: what does not go on from the table before may have its own name above. Accounts
 * without any number are told by the names of their tables (`Share 09 FREE CHECKING`).
 */
function idsOf(
  accounts: readonly Solved[],
  names: readonly AccountName[],
  tables: Tables,
): (string | null)[] {
  const titles = accounts.map(({ entries }) => (entries[0] ? titleAt(tables, entries[0].at) : ''))
  const ids: (string | null)[] = []
  let last = -1
  for (const { entries } of accounts) {
    const first = entries[0]
    const id = first ? nameAt(names, first.at) : (names[0]?.id ?? null)
    const again = first && id !== null && id === ids.at(-1)
    ids.push((again && nameBetween(names, last, first.at, id)) || id)
    last = entries.at(-1)?.at ?? last
  }
  const isOne = new Set(titles).size < 2
  return ids.map((id, at) => id ?? (isOne || titles[at] === '' ? null : titles[at]!))
}

/** The currency of each account: of several, what is said between the account before and its own end goes first. */
function currenciesOf({ texts }: Document, accounts: readonly Solved[]): (string | null)[] {
  const whole = currencyIn(texts)
  let from = 0
  return accounts.map(({ entries }) => {
    const to = (entries.at(-1)?.at ?? from - 1) + 1
    const own = accounts.length > 1 ? currencyIn(texts.slice(from, to)) : null
    from = to
    return own ?? whole
  })
}

interface Told {
  readonly accounts: ParsedAccount[]
  readonly problems: ParseProblem[]
}

/** The accounts of a solution; without a problem when every date has its day. */
function told(document: Document, { tables, solution }: Found, calendar: Calendar, invert: boolean): Told {
  const names = namesOutside(
    accountNames(document.rows),
    solution.accounts.flatMap(({ entries }) => entries),
  )
  const currencies = currenciesOf(document, solution.accounts)
  const decimals = document.marks.whole ? 0 : 2
  const problems: ParseProblem[] = [...calendar.problems]
  const way = (amount: bigint) => (invert ? -amount : amount)
  const accountOf = ({ entries, amounts, opening, closing }: Solved, index: number): ParsedAccount => {
    const lines = entries.flatMap((entry, i): ParsedLine[] => {
      const day = entry.date && dayIn(entry.date, calendar.order, calendar.periodAt(entry.at))
      if (day) return [lineOf(entry, way(amounts[i]!), day, calendar, decimals)]
      if (calendar.problems.length === 0 && problems.length === 0)
        problems.push(warning('ask.year', { text: entry.label.slice(0, 60) }))
      return []
    })
    return {
      accountId: null,
      currency: currencies[index]!,
      openingBalance: fromUnits(way(opening), decimals),
      closingBalance: fromUnits(way(closing), decimals),
      lines,
    }
  }
  const ids = idsOf(solution.accounts, names, tables)
  const accounts = solution.accounts.map((one, i) => ({ ...accountOf(one, i), accountId: ids[i]! }))
  if (!solution.certain) problems.push(warning('ask.sides'))
  return { accounts, problems }
}

/** Ways to see the document as tables, the likelier first. */
function tablesOf({ rows, marks }: Document): Tables[] {
  const ways = [headedTables(rows, marks), placedTables(rows, marks)].filter((tables) => tables !== null)
  if (ways.length > 0) return ways
  const dated = withDaysApart(rows)
  const tables = dated && placedTables(dated, marks)
  return tables ? [tables] : []
}

interface Found {
  readonly tables: Tables
  readonly solution: Solution
}

function solved(document: Document, ways: readonly Tables[]): Found | null {
  const { rows, marks, card } = document
  const names = accountNames(rows)
  // a heading `Solde` names no balance, also where the tables are read without their headings
  const headings = new Set(ways.flatMap((tables) => [...tables.headings]))
  for (const tables of ways) {
    const printed = printedBalances(rows, headings, marks)
    const solution = solve(tables, { printed, names, card })
    if (solution) return { tables, solution }
    // read without headings, the words that say the sides would be text
    if (tables.regions.some(({ lines }) => lines.some(({ side }) => side !== null))) return null
  }
  return null
}

/** What is printed around the movements: a year in the text of one says nothing of the statement. */
function textsOutside({ texts }: Document, entries: readonly Entry[]): string[] {
  const taken = new Set(entries.flatMap(({ rows }) => rows))
  return texts.map((text, at) => (taken.has(at) ? '' : text))
}

/** Lines like movements below a table of another kind, or below the end: a person may see whether they are some. */
function toldOutside({ outside }: Tables, { leftOut, lists }: Solution): ParseProblem[] {
  const lines = [...outside, ...leftOut, ...lists]
  const [first] = lines
  if (!first) return []
  const text = first.row.cells.map((cell) => cell.text).join(' ')
  return [warning('file.outsideTable', { count: lines.length, text: excerpt(text) }, { line: first.at + 1 })]
}

/** Days printed again at the next movement from which a table prints all of them. */
const REPEATED_MIN = 3

/** Movements that lost their day, in a table that prints it at each, also where it is that of the movement above. */
function toldDaysAbove(accounts: readonly Solved[]): ParseProblem[] {
  const entries = accounts.flatMap((account) => account.entries)
  const undated = entries.filter(({ dated }) => !dated)
  const repeated = entries.filter(({ dated, date }, i) => {
    const above = entries[i - 1]
    return dated && above?.dated && above.date?.day === date?.day && above.date?.month === date?.month
  })
  const [first] = undated
  if (!first || repeated.length < REPEATED_MIN || undated.length * 3 > repeated.length) return []
  return [
    warning('file.dayAbove', { count: undated.length, text: excerpt(first.label) }, { line: first.at + 1 }),
  ]
}

function readDocument(pages: Pages, file: StatementBytes): ParsedFile {
  const document = documentOf(pages, file)
  const ways = tablesOf(document)
  const found = solved(document, ways)
  const tables = found?.tables ?? ways[0]
  if (!tables) throw refuse('bank.noTable')
  const grid = gridOf(tables, document.texts, document.marks, file.columns?.dateFormat)
  if (file.columns && chosenByPerson(file.columns, grid, found !== null))
    return readChosen(
      grid,
      file,
      printedBalances(document.rows, tables.headings, document.marks),
      document.marks,
    )
  if (!found) return askedFile(grid, 'ask.proof')
  const entries = found.solution.accounts.flatMap((account) => account.entries)
  const calendar = calendarOf(
    entries,
    textsOutside(document, entries),
    document.marks,
    file.columns?.dateFormat,
  )
  const { accounts, problems } = told(document, found, calendar, file.columns?.invertSign ?? false)
  if (entries.length === 0) problems.push(warning('file.noMovements'))
  problems.push(...toldOutside(tables, found.solution), ...toldDaysAbove(found.solution.accounts))
  const asked = problems.some(({ code }) => code.startsWith('bank.ask.'))
  const order = found.solution.accounts[0]?.reversed ? 'newest-first' : 'oldest-first'
  return {
    format: 'pdf',
    outcome: asked ? 'ask' : 'parse',
    accounts,
    problems,
    layout: { ...grid.layout, order },
  }
}

/** A part that is read for certain; null for any other. */
function readPart(pages: Pages, file: StatementBytes): ParsedFile | null {
  try {
    const read = readDocument(pages, file)
    return read.outcome === 'parse' ? read : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function readStatement(file: StatementBytes): Promise<ParsedFile> {
  const pages = await readPages(file.bytes, file.password)
  const { parts, sure } = statementsIn(pages)
  // columns that a person gave are those of the whole
  if (parts.length === 1 || file.columns) return readDocument(pages, file)
  const read = parts.map((part) => readPart(part, file))
  const apart = read.every((part) => part !== null)
  if (apart && !goOn(read)) return asOne(read)
  const whole = readDocument(pages, file)
  if (whole.outcome !== 'parse' || !sure || apart) return whole
  // what is proven is one of the statements alone, or more by chance: a person must see that
  return { ...whole, accounts: [], outcome: 'ask', problems: [...whole.problems, warning('ask.statements')] }
}

const HEAD = 1024

/** Where a PDF begins: junk of up to a kilobyte before it is allowed, and common in mailed files. */
function isPdf(bytes: Uint8Array): boolean {
  return /%PDF-[12]\.\d/.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1'),
  )
}

export const pdf: BinaryFormat = { recognises: isPdf, read: readStatement }
