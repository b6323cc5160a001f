/**
 * MT940, the statement of SWIFT, and MT942, the report of a day that is not over. Source: SWIFT Standards MT, category 9,
 * and what banks of Germany, the Netherlands, Poland, Switzerland, Hungary and Citibank write instead.
 */
import { decimalsOf } from '../../../../db/rules/money.ts'
import type { ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../../parsed.ts'
import { absolute, sameAmount, sumDecimals } from '../decimal.ts'
import type { Decoded } from '../encoding.ts'
import type { TextFormat } from '../format.ts'
import { isUsableId, withoutSharedIds } from '../identifiers.ts'
import { ROWS_MAX } from '../limits.ts'
import { joinTexts } from '../text.ts'
import { excerpt, refuse, rowProblem, warning } from '../texts.ts'
import { isGiven, readDetails, type TextField, widthOf } from './details.ts'
import { type Balance, type Movement, readBalance, readCount, readFloor, readMovement } from './movement.ts'
import { type Field, linesOf, type Message, readMessages } from './tags.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

interface Context {
  readonly width: number
  readonly problems: ParseProblem[]
  /** Of each account so far: some banks name it in the first balance alone. */
  readonly currencies: Map<string, string>
  /** Movements of the file so far. */
  count: number
}

/** A statement line with the texts that follow it. */
interface Entry {
  readonly field: Field
  readonly texts: TextField[]
}

const NO_REFERENCE = 'NONREF'

function lineOf(movement: Movement, entry: Entry, context: Context): ParsedLine {
  const { day, amount, reference, printedReference, bankReference } = movement
  const details = readDetails(entry.texts, context.width)
  const told = joinTexts([movement.name, details.description || movement.details])
  const printed = details.printed || movement.details
  const line: Writable<ParsedLine> = {
    date: day,
    amount,
    description: told || (isGiven(reference) ? reference : ''),
    row: entry.field.row,
  }
  if (movement.moved) line.dateAssumed = true
  if (printed !== line.description) line.printed = printed
  if (printedReference !== '') line.givenId = printedReference
  if (isUsableId(bankReference) && bankReference !== NO_REFERENCE) line.bankId = bankReference
  const given = details.reference || reference
  if (isGiven(given)) line.reference = given
  const counterparty = movement.name || details.counterparty
  if (counterparty !== '') line.counterparty = counterparty
  if (details.account !== '') line.counterpartyAccount = details.account
  if (movement.expected) line.pending = true
  return line
}

/** One movement, or null with a problem that names its line. */
function entryLine(entry: Entry, currency: string | null, context: Context): ParsedLine | null {
  const { field } = entry
  const movement = readMovement(field.lines, decimalsOf(currency ?? ''))
  const text = excerpt(field.lines[0] ?? '')
  if (typeof movement === 'string') {
    const code = movement === 'mark' ? 'row.movement' : `row.${movement}`
    context.problems.push(
      rowProblem(code as 'row.movement' | 'row.date' | 'row.amount', { line: field.row }, { text }),
    )
    return null
  }
  if (++context.count > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
  if (movement.moved)
    context.problems.push(
      warning('file.dayMoved', { text: field.lines[0]!.slice(0, 6), day: movement.day }, { line: field.row }),
    )
  return lineOf(movement, entry, context)
}

const isDebit = ({ amount }: ParsedLine) => amount.startsWith('-')
const sumOf = (lines: readonly ParsedLine[]) => sumDecimals(lines.map(({ amount }) => amount))

/** The number and the sum of one side, which MT942 gives in its field 90. */
function checkCount(field: Field, lines: readonly ParsedLine[], problems: ParseProblem[]): void {
  const stated = readCount(field.lines[0] ?? '')
  if (!stated) return
  const side = lines.filter((line) => isDebit(line) === (field.tag === '90D') && !/^[0.]+$/.test(line.amount))
  const sum = absolute(sumOf(side))
  if (stated.count === side.length && sameAmount(stated.amount, sum)) return
  problems.push(
    warning(
      'file.countMismatch',
      { count: stated.count, amount: stated.amount, found: side.length, sum },
      { line: field.row },
    ),
  )
}

function balanceIn(field: Field | undefined, usual: string, problems: ParseProblem[]): Balance | null {
  if (!field) return null
  const text = (field.lines[0] ?? '').trim()
  const balance = readBalance(text, usual)
  if (!balance) problems.push(warning('file.balanceUnread', { text: excerpt(text) }, { line: field.row }))
  return balance
}

/** The fields of one statement by what they are for. */
class Statement {
  readonly entries: Entry[] = []
  readonly counts: Field[] = []
  account: Field | undefined
  opening: Field | undefined
  closing: Field | undefined
  floor: Field | undefined
  #reports = false

  constructor(message: Message) {
    let entry: Entry | null = null
    for (const field of message.fields) {
      if (field.tag === '86') entry?.texts.push(field.lines)
      else entry = this.#field(field)
    }
  }

  #field(field: Field): Entry | null {
    const { tag } = field
    if (tag === '61') {
      const entry = { field, texts: [] }
      this.entries.push(entry)
      return entry
    }
    if (tag === '25' || tag === '25P') this.account ??= field
    else if (tag.startsWith('60')) this.opening ??= field
    else if (tag.startsWith('62')) this.closing = field
    else if (tag === '34F') this.floor ??= field
    else if (tag.startsWith('90')) this.counts.push(field)
    if (tag === '34F' || tag === '13D' || tag === '13' || tag.startsWith('90')) this.#reports = true
    return null
  }

  /** MT942: figures of the day so far, and no balance. */
  get isReport(): boolean {
    return this.#reports && !this.opening && !this.closing
  }

  /** A reference alone, or a header, is no statement. */
  get isEmpty(): boolean {
    return this.entries.length === 0 && !this.opening && !this.closing && !(this.account && this.isReport)
  }
}

function checkBalances(statement: Statement, account: ParsedAccount, problems: ParseProblem[]): void {
  const { openingBalance: opening, closingBalance: closing, lines } = account
  if (opening === null || closing === null) return
  const sum = sumOf(lines)
  if (sameAmount(sumDecimals([opening, sum]), closing)) return
  const where = statement.closing ? { line: statement.closing.row } : {}
  problems.push(warning('file.balanceMismatch', { opening, sum, closing }, where))
}

/** Says what makes a report of the day less than a statement. */
function checkReport(
  statement: Statement,
  lines: readonly ParsedLine[],
  expected: number,
  context: Context,
): void {
  const floors = readFloor(statement.floor?.lines[0] ?? '')
  if (floors && /[1-9]/.test(floors.amount)) context.problems.push(warning('file.floorLimit', floors))
  if (expected > 0) context.problems.push(warning('file.pending', { count: expected }))
  for (const field of statement.counts) checkCount(field, lines, context.problems)
}

function currencyOf(statement: Statement, opening: Balance | null, closing: Balance | null): string | null {
  const stated =
    opening?.currency || closing?.currency || readFloor(statement.floor?.lines[0] ?? '')?.currency
  return stated ?? readCount(statement.counts[0]?.lines[0] ?? '')?.currency ?? null
}

function accountOf(statement: Statement, context: Context): ParsedAccount {
  const accountId = (statement.account?.lines.join(' ') ?? '').trim()
  const usual = context.currencies.get(accountId) ?? ''
  const opening = balanceIn(statement.opening, usual, context.problems)
  const closing = balanceIn(statement.closing, opening?.currency ?? usual, context.problems)
  const currency = currencyOf(statement, opening, closing)
  if (currency !== null) context.currencies.set(accountId, currency)
  const lines = statement.entries
    .map((entry) => entryLine(entry, currency, context))
    .filter((line): line is ParsedLine => line !== null)
  const booked = lines.filter(({ pending }) => !pending)
  const account = {
    accountId: accountId === '' ? null : accountId,
    currency,
    openingBalance: opening?.amount ?? null,
    closingBalance: closing?.amount ?? null,
    lines: withoutSharedIds(lines, context.problems),
  }
  checkReport(statement, booked, lines.length - booked.length, context)
  checkBalances(statement, { ...account, lines: booked }, context.problems)
  return account
}

/** A statement that opens and does not close was cut where the file ends; elsewhere it proves nothing. */
function checkEnds(statements: readonly Statement[], last: number, problems: ParseProblem[]): void {
  for (const [i, { closing, isReport, entries }] of statements.entries()) {
    if (closing || isReport) continue
    const isLast = i === statements.length - 1
    if (isLast) problems.push(rowProblem('file.truncated', { line: last }))
    else if (entries.length > 0)
      problems.push(warning('file.balanceMissing', {}, { line: entries[0]!.field.row }))
  }
}

/** A message that goes on with the next page or day may leave out the account: it is that of the one before. */
function withAccounts(statements: readonly Statement[]): readonly Statement[] {
  let account: Field | undefined
  for (const statement of statements) {
    statement.account ??= account
    account = statement.account
  }
  return statements
}

/** Reads a file of MT940 and MT942 messages: one account for each, in the order of the file. */
function readMt940(decoded: Decoded): ParsedFile {
  const lines = linesOf(decoded.text)
  const messages = readMessages(lines)
  const statements = withAccounts(
    messages.map((message) => new Statement(message)).filter((one) => !one.isEmpty),
  )
  if (statements.length === 0) throw refuse('bank.noStatement', { format: 'MT940' })
  const texts = statements.flatMap((statement) => statement.entries.flatMap((entry) => entry.texts))
  const problems: ParseProblem[] = []
  const context = { width: widthOf(texts), problems, currencies: new Map<string, string>(), count: 0 }
  const accounts = statements.map((statement) => accountOf(statement, context))
  checkEnds(statements, lines.length, problems)
  if (statements.some(({ isReport }) => isReport)) problems.push(warning('file.dayReport'))
  if (context.count === 0) problems.push(warning('file.noMovements'))
  if (decoded.damaged) problems.push(warning('file.characters'))
  const partial = problems.some((problem) => problem.severity === 'row')
  const bank = messages.find((message) => message.bank !== null)?.bank
  return {
    format: 'mt940',
    outcome: partial ? 'partial' : 'parse',
    accounts,
    problems,
    layout: { encoding: decoded.encoding, ...(bank ? { bank } : {}) },
  }
}

/** A field of a statement at the start of a line, and another beside it. */
function isMt940(head: string): boolean {
  if (!/^(?:\{4:|ä4:)?:(?:20|25P?|60[FM]|61|28C?):/m.test(head)) return false
  return /^:(?:25P?|28C?|60[FM]|61|62[FM]|34F|86):/m.test(head)
}

export const mt940: TextFormat = {
  recognises: isMt940,
  read: readMt940,
}
