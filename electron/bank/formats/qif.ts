/**
 * QIF, the old exchange format of Quicken: records of one-letter fields, ended by `^`. It names neither currency
 * nor encoding, nor the order of day and month, which the dates of the whole file must show.
 */
import type { ColumnMap, ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../parsed.ts'
import { balanceLabel } from './balance-labels.ts'
import {
  type DateOrder,
  type DateShape,
  dateShape,
  dayUnder,
  decideOrder,
  formatOf,
  orderOfFormat,
} from './calendar.ts'
import { amountOf, type DecimalMark, type MarkVotes, scanAmount, voteForMark } from './decimal.ts'
import type { Decoded } from './encoding.ts'
import type { TextFormat } from './format.ts'
import { ROWS_MAX } from './limits.ts'
import { joinTexts, tidyText } from './text.ts'
import { excerpt, refuse, rowProblem, warning } from './texts.ts'

/** Account types whose records are movements of cash. */
const CASH = new Set(['bank', 'cash', 'ccard', 'oth a', 'oth l'])
/** Lists that hold no movements, whatever their records look like. */
const LISTS = new Set('cat class security prices memorized budget tag tax invitem template payee'.split(' '))
/** Documents of the Quicken editions for firms: dated and with amounts, yet no movements of an account. */
const DOCUMENTS = new Set(['invoice', 'bill'])
const SECURITIES = new Set(['invst', 'port', '401(k)/403(b)'])

interface QifRecord {
  readonly line: number
  date: string
  amount: string
  payee: string
  memo: string
  category: string
  number: string
  /** Once its parts have begun, letters are those of the parts. */
  isSplit: boolean
  /** What follows a date among the parts: it is of one of them, or the next record when an amount follows. */
  next: QifRecord | null
  /** Its amount came under `U`, which comes once. */
  hasU: boolean
}

interface QifAccount {
  readonly name: string | null
  /** As written behind `!Type:`. */
  readonly type: string
  readonly records: QifRecord[]
}

const isAmount = (text: string) => scanAmount(text) !== null
const isDate = (text: string) => dateShape(text) !== null
const isMovement = ({ date, amount }: QifRecord) => isDate(date) && isAmount(amount)

/** Takes the fields of one record in their order; a text that goes on in a line of its own may begin with any letter. */
function setField(record: QifRecord, code: string, value: string, line: number): void {
  if (code === 'D' && record.isSplit) record.next = { ...emptyRecord(line), date: value }
  else if (record.next) setField(record.next, code, value, line)
  else if (code === 'D') record.date ||= value
  else if (code === 'T')
    record.amount = record.amount === '' || isAmount(value) ? value || record.amount : record.amount
  else if (code === 'U') {
    record.amount ||= value
    record.hasU = true
  } else if (code === 'P') record.payee ||= value
  else if (code === 'M') record.memo ||= value
  else if (code === 'L') record.category ||= value
  else if (code === 'N') record.number = value
  else if (code === 'S') record.isSplit = true
}

class QifReader {
  readonly accounts: QifAccount[] = []
  securities = 0
  documents = 0
  #section: 'cash' | 'account' | 'securities' | 'documents' | 'lists' = 'lists'
  /** False of a type that nobody knows, whose records must look like movements. */
  #isKnown = true
  #type = ''
  #accountName: string | null = null
  #record: QifRecord | null = null
  #count = 0

  line(written: string, number: number): void {
    const text = written.trimStart()
    const code = text[0]
    if (code === undefined) return
    if (code === '!') this.#header(text)
    else if (code === '^') this.#endRecord()
    else if (this.#section === 'account' || this.#section === 'cash')
      this.#field(code, text.slice(1).trim(), number)
    else if (this.#section === 'securities' && code === 'D') this.securities++
    else if (this.#section === 'documents' && code === 'D') this.documents++
  }

  /** The last record may lack its `^`. */
  finish(): void {
    this.#endRecord()
  }

  /** A file without any header is a list of bank records. */
  startAsBank(): void {
    this.#section = 'cash'
  }

  #header(text: string): void {
    this.#endRecord()
    const head = text.slice(1).trim()
    const type = /^type:/i.test(head) ? head.slice(5).trim() : null
    if (/^account/i.test(head)) this.#section = 'account'
    else if (type !== null) this.#startType(type)
    else if (!/^(option|clear)/i.test(head)) this.#section = 'lists'
  }

  #startType(type: string): void {
    const name = type.toLowerCase()
    this.#type = type
    this.#isKnown = CASH.has(name)
    if (SECURITIES.has(name)) this.#section = 'securities'
    else if (DOCUMENTS.has(name)) this.#section = 'documents'
    else this.#section = LISTS.has(name) ? 'lists' : 'cash'
  }

  /**
   * The first of each field counts: splits below repeat some letters. A date or an amount that comes again begins a record, whose
   * date may stand among the parts of the one before: an amount never does.
   */
  #field(code: string, value: string, line: number): void {
    const { date, amount, isSplit, next, hasU } = this.#record ?? emptyRecord(line)
    const isWhole = date !== '' && amount !== '' && this.#section === 'cash'
    const isAgain = code === 'T' || (code === 'U' && hasU)
    const isNext = isAgain && isAmount(value) && (value !== amount || next)
    if (isWhole && (isNext || (code === 'D' && isDate(value) && !isSplit))) {
      this.#endRecord()
      this.#record = next ?? emptyRecord(line)
    }
    this.#record ??= emptyRecord(line)
    setField(this.#record, code, value, line)
  }

  /** In the list of accounts a record names one; a movement there is of the one named last. */
  #endRecord(): void {
    const record = this.#record
    this.#record = null
    if (!record) return
    if (this.#section === 'account' && !isMovement(record)) {
      this.#accountName = record.number || null
      this.#type = record.amount
      return
    }
    if (record.date === '' && record.amount === '' && record.payee === '') return
    if (!this.#isKnown && !isMovement(record)) return
    if (++this.#count > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
    this.#account().records.push(record)
  }

  #account(): QifAccount {
    const [name, type] = [this.#accountName, this.#type]
    const isOwn = (one: QifAccount) => one.name === name && one.type.toLowerCase() === type.toLowerCase()
    const known = this.accounts.find(isOwn)
    if (known) return known
    const account = { name, type, records: [] }
    this.accounts.push(account)
    return account
  }
}

function emptyRecord(line: number): QifRecord {
  return {
    line,
    date: '',
    amount: '',
    payee: '',
    memo: '',
    category: '',
    number: '',
    isSplit: false,
    next: null,
    hasU: false,
  }
}

/** What tells the accounts of a file apart: the name, and the type of those that share one or have none. */
function accountIdOf(account: QifAccount, all: readonly QifAccount[]): string | null {
  const isAlone = all.filter(({ name }) => name === account.name).length === 1
  return isAlone ? account.name : [account.name, account.type].filter(Boolean).join(' ') || null
}

/** Runs through the lines whatever their ends: LF, CR LF or CR. */
function eachLine(text: string, visit: (line: string, number: number) => void): void {
  let start = 0
  let number = 1
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10
    if (code !== 10 && code !== 13) continue
    visit(text.slice(start, i), number++)
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++
    start = i + 1
  }
}

function readAccounts(text: string): QifReader {
  const reader = new QifReader()
  if (!/^[ \t]{0,16}!/m.test(text)) reader.startAsBank()
  eachLine(text, (line, number) => reader.line(line, number))
  reader.finish()
  return reader
}

interface Choices {
  readonly order: DateOrder
  readonly mark: DecimalMark
}

/** What a movement is kept under, without its class; `[Account]` is a transfer, and what has parts has several. */
function categoryOf({ category, isSplit }: QifRecord): string {
  return isSplit || category.startsWith('[') ? '' : tidyText(category.split('/', 1)[0]!)
}

/** A record without category brackets: `[Account]` is a transfer, not a text. */
function textOf(record: QifRecord): string {
  const category = record.category.startsWith('[') ? '' : record.category
  const text = joinTexts([tidyText(record.payee), tidyText(record.memo)])
  return text || tidyText(category)
}

function lineOf(record: QifRecord, choices: Choices, problems: ParseProblem[]): ParsedLine | null {
  const where = { line: record.line }
  const reject = (problem: ParseProblem) => {
    problems.push(problem)
    return null
  }
  if (record.date === '') return reject(rowProblem('row.noDate', where))
  const shape = dateShape(record.date)
  const date = shape && dayUnder(shape, choices.order)
  if (!date) return reject(rowProblem('row.date', where, { text: excerpt(record.date) }))
  if (record.amount === '') return reject(rowProblem('row.noAmount', where))
  const scanned = scanAmount(record.amount)
  const amount = scanned && amountOf(scanned, choices.mark)
  if (!amount) return reject(rowProblem('row.amount', where, { text: excerpt(record.amount) }))
  const category = categoryOf(record)
  return {
    date,
    amount,
    description: textOf(record),
    ...(record.number ? { givenId: record.number, reference: record.number } : {}),
    ...(category ? { category } : {}),
    ...(record.payee ? { counterparty: tidyText(record.payee) } : {}),
    row: record.line,
  }
}

/** Quicken itself writes thousands with commas, hence a lone `1,234` is a thousand unless the file shows otherwise. */
function markOf(votes: MarkVotes, columns: ColumnMap | undefined): { mark: DecimalMark; certain: boolean } {
  if (columns?.decimal) return { mark: columns.decimal, certain: true }
  if (votes.dot !== votes.comma) return { mark: votes.comma > votes.dot ? ',' : '.', certain: true }
  return { mark: '.', certain: votes.ambiguous === null || votes.ambiguous.includes(',') }
}

const shapesOf = (records: readonly QifRecord[]) =>
  records.map((record) => dateShape(record.date)).filter((shape) => shape !== null)

/** Each account has a course of time of its own. */
function orderOf(
  accounts: readonly QifAccount[],
  shapes: readonly DateShape[],
  columns: ColumnMap | undefined,
): { order: DateOrder; certain: boolean } {
  if (columns?.dateFormat === undefined) {
    const tables = accounts.map((account) => shapesOf(account.records))
    return decideOrder(shapes, null, [], tables)
  }
  const order = orderOfFormat(columns.dateFormat)
  if (!order) throw refuse('bank.dateFormatUnknown', { format: excerpt(columns.dateFormat) })
  return { order, certain: true }
}

/** What a record says of a balance, when it says nothing else. */
function labelOf({ payee, memo, isSplit }: QifRecord): 'opening' | 'other' | null {
  const isAlone = payee === '' || memo === '' || memo === payee
  return isAlone && !isSplit ? balanceLabel(tidyText(payee || memo)) : null
}

/**
 * An account without the balances that stand among its movements. The opening balance is a record of the register in this format
 * (Quicken, Money): it is kept, and told, for the books may have it already.
 */
function accountOf(
  account: QifAccount,
  all: readonly QifAccount[],
  choices: Choices,
  problems: ParseProblem[],
): ParsedAccount {
  const records = account.records.filter((record) => {
    const label = labelOf(record)
    if (label === null) return true
    const text = excerpt(tidyText(record.payee || record.memo))
    const code = label === 'opening' ? 'file.openingRow' : 'file.balanceRow'
    problems.push(warning(code, { text }, { line: record.line }))
    return label === 'opening'
  })
  const lines = records.map((record) => lineOf(record, choices, problems)).filter((line) => line !== null)
  return {
    accountId: accountIdOf(account, all),
    currency: null,
    openingBalance: null,
    closingBalance: null,
    lines,
  }
}

/** Reads a QIF file; asks for the date format when no date shows it. */
function readQif(decoded: Decoded, columns?: ColumnMap): ParsedFile {
  const reader = readAccounts(decoded.text)
  const records = reader.accounts.flatMap((account) => account.records)
  const shapes = shapesOf(records)
  if (records.length > 0 && shapes.length === 0) throw refuse('bank.noStatement', { format: 'QIF' })
  const order = orderOf(reader.accounts, shapes, columns)
  const mark = markOf(voteForMark(records.map((record) => record.amount)), columns)
  const problems: ParseProblem[] = []
  const choices = { order: order.order, mark: mark.mark }
  const accounts = reader.accounts.map((account) => accountOf(account, reader.accounts, choices, problems))
  const open = shapes.find((shape) => shape.order === null) ?? shapes[0]
  if (!order.certain)
    problems.push(warning('ask.dateOrder', { text: records.find((one) => one.date)?.date ?? '' }))
  if (!mark.certain)
    problems.push(warning('ask.decimal', { text: records.find((one) => one.amount)?.amount ?? '' }))
  if (records.length === 0) problems.push(warning('file.noMovements'))
  if (reader.securities > 0) problems.push(warning('file.investments', { count: reader.securities }))
  if (reader.documents > 0) problems.push(warning('file.otherRecords', { count: reader.documents }))
  if (decoded.damaged) problems.push(warning('file.characters'))
  const partial = problems.some((problem) => problem.severity === 'row')
  return {
    format: 'qif',
    outcome: order.certain && mark.certain ? (partial ? 'partial' : 'parse') : 'ask',
    accounts,
    problems,
    layout: {
      encoding: decoded.encoding,
      decimal: choices.mark,
      ...(open ? { dateFormat: formatOf(open, choices.order) } : {}),
    },
  }
}

/** Says its type, or shows a record: a date, an amount and the mark that ends it. */
function isQif(head: string): boolean {
  if (/^[ \t\uFEFF]*!(Type|Account|Option|Clear)/im.test(head)) return true
  const record = /^D[\d ].*[\r\n]+(?:[A-Z$].*[\r\n]+){0,15}\^/m
  return record.test(head.slice(0, 2000)) && /^T[-+\d]/m.test(head)
}

export const qif: TextFormat = {
  recognises: isQif,
  read: (decoded, file) => readQif(decoded, file.columns),
}
