/**
 * CODA, the coded statement of Belgian banks, version 2: records of 128 characters. Source: Febelfin, Coded statement of
 * account (CODA) 2.6. A movement whose amount a bank or a customer has totalised is followed by its details, which
 * are part of it and never counted.
 */
import type { ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../../parsed.ts'
import { absolute, sameAmount, sumDecimals } from '../decimal.ts'
import type { Decoded } from '../encoding.ts'
import type { TextFormat } from '../format.ts'
import { isUsableId, withoutSharedIds } from '../identifiers.ts'
import { ROWS_MAX } from '../limits.ts'
import {
  columns,
  type FixedRecord,
  fixedAmount,
  fixedDay,
  fixedRecords,
  UnreadRecords,
  withSign,
} from '../records.ts'
import { tidyText } from '../text.ts'
import { excerpt, refuse, rowProblem, warning } from '../texts.ts'
import {
  amountOf,
  type CodaEntry,
  continueEntry,
  daysOf,
  openEntry,
  sequenceOf,
  textsOf,
} from './movement.ts'

const WIDTH = 128

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** One statement: from its header 0, or its old balance 1, to its trailer 9. */
interface CodaStatement {
  /** Day on which the file was made, for movements of which the bank does not know the day. */
  readonly made: string | null
  opening: FixedRecord | null
  closing: FixedRecord | null
  trailer: FixedRecord | null
  readonly movements: CodaEntry[]
  /** Records 1, 2, 3 and 8, which the trailer counts; and those of free texts, which some banks count too. */
  counted: number
  free: number
}

class CodaReader {
  readonly statements: CodaStatement[] = []
  readonly #unread: UnreadRecords
  #statement: CodaStatement | null = null
  #entry: CodaEntry | null = null
  #count = 0
  #made: string | null = null

  constructor(problems: ParseProblem[]) {
    this.#unread = new UnreadRecords(problems, 'CODA')
  }

  record(record: FixedRecord): void {
    const kind = record.text[0]
    if (kind === '0') {
      this.#statement = null
      this.#made = fixedDay(columns(record.text, 6, 11))
    } else if (kind === '1') this.#begin().opening = record
    else if (kind === '2' || kind === '3') this.#movement(record)
    else if (kind === '8') this.#here().closing = record
    else if (kind === '4') this.#here().free++
    else if (kind === '9') this.#here().trailer = record
    else this.#unread.add(record)
    if (kind !== undefined && '1238'.includes(kind)) this.#here().counted++
  }

  #begin(): CodaStatement {
    this.#statement = {
      made: this.#made,
      opening: null,
      closing: null,
      trailer: null,
      movements: [],
      counted: 0,
      free: 0,
    }
    this.statements.push(this.#statement)
    this.#entry = null
    return this.#statement
  }

  #here(): CodaStatement {
    return this.#statement ?? this.#begin()
  }

  #movement(record: FixedRecord): void {
    const { movements } = this.#here()
    if (record.text.startsWith('21')) {
      if (++this.#count > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
      const entry = openEntry(record)
      const parent = movements.at(-1)
      if (entry.detail !== '0000' && parent?.sequence === entry.sequence) parent.details.push(entry)
      else movements.push(entry)
      this.#entry = entry
    } else if (
      this.#entry &&
      /^(22|23|31|32|33)/.test(record.text) &&
      sequenceOf(record) === this.#entry.sequence
    )
      continueEntry(this.#entry, record)
    else this.#unread.add(record)
  }
}

/** The account of records 1 and 8, 37 characters whose parts depend on the kind of number. */
function accountIn(zone: string, structure: string): { accountId: string | null; currency: string | null } {
  const belgian = structure === '0'
  const number = tidyText(belgian ? zone.slice(0, 12) : zone.slice(0, structure === '2' ? 31 : 34))
  const code = belgian ? zone.slice(13, 16) : zone.slice(34, 37)
  return { accountId: number || null, currency: /^[A-Z]{3}$/.test(code) ? code : null }
}

/** A balance from the column of its sign on. */
function balanceFrom(record: FixedRecord | null, sign: number, problems: ParseProblem[]): string | null {
  if (!record) return null
  const text = columns(record.text, sign, sign + 15)
  const amount = fixedAmount(text.slice(1), 3)
  if (amount !== null && (text[0] === '0' || text[0] === '1')) return withSign(amount, text[0] === '1')
  problems.push(warning('file.balanceUnread', { text: excerpt(text) }, { line: record.row }))
  return null
}

function lineOf(entry: CodaEntry, made: string | null, problems: ParseProblem[]): ParsedLine | null {
  const { first } = entry
  const days = daysOf(first)
  const date = days.date ?? (days.unknown ? made : null)
  const where = { line: first.row }
  const amount = amountOf(first)
  if (!date) problems.push(rowProblem('row.date', where, { text: columns(first.text, 116, 121) }))
  else if (amount === null)
    problems.push(rowProblem('row.amount', where, { text: excerpt(columns(first.text, 32, 47)) }))
  if (!date || amount === null) return null
  const { description, counterparty, reference } = textsOf(entry)
  const line: Writable<ParsedLine> = { date, amount, description, row: first.row }
  const bankId = columns(first.text, 11, 31).trim()
  if (days.date === null) line.dateAssumed = true
  if (days.value && days.value !== date) line.valueDate = days.value
  if (bankId !== '') line.givenId = bankId
  if (isUsableId(bankId)) line.bankId = bankId
  if (reference !== '') line.reference = reference
  if (counterparty !== '') line.counterparty = counterparty
  if (entry.account !== '') line.counterpartyAccount = entry.account
  if (entry.details.length > 1) line.payments = entry.details.length
  return line
}

/** Says where a number of the sequence is missing: a movement may be. */
function checkSequence(entries: readonly CodaEntry[], problems: ParseProblem[]): void {
  let before: number | null = null
  for (const { sequence, first } of entries) {
    const number = Number(sequence)
    if (before !== null && number !== before + 1 && before !== 9999)
      problems.push(warning('file.sequenceGap', { before, number: excerpt(sequence) }, { line: first.row }))
    before = number
  }
}

/** The sums and the number of records that the trailer announces. */
function checkTrailer(
  statement: CodaStatement,
  lines: readonly ParsedLine[],
  problems: ParseProblem[],
): void {
  const { trailer, counted, free } = statement
  if (!trailer) return
  const where = { line: trailer.row }
  const count = Number(columns(trailer.text, 17, 22))
  if (count !== counted && count !== counted + free)
    problems.push(warning('file.recordCount', { count, found: counted }, where))
  for (const [from, negative] of [
    [23, true],
    [38, false],
  ] as const) {
    const amount = fixedAmount(columns(trailer.text, from, from + 14), 3)
    const side = lines.filter((line) => line.amount.startsWith('-') === negative)
    const sum = absolute(sumDecimals(side.map((line) => line.amount)))
    if (amount !== null && !sameAmount(amount, sum))
      problems.push(warning('file.sumMismatch', { amount, sum }, where))
  }
}

function accountOf(statement: CodaStatement, problems: ParseProblem[]): ParsedAccount {
  const { opening, closing } = statement
  const structure = opening ? columns(opening.text, 2, 2) : '2'
  const zone = opening ? columns(opening.text, 6, 42) : closing ? columns(closing.text, 5, 41) : ''
  const lines = statement.movements
    .map((entry) => lineOf(entry, statement.made, problems))
    .filter((line): line is ParsedLine => line !== null)
  const account = {
    ...accountIn(zone, structure),
    openingBalance: balanceFrom(opening, 43, problems),
    closingBalance: balanceFrom(closing, 42, problems),
    lines: withoutSharedIds(lines, problems),
  }
  checkSequence(statement.movements, problems)
  checkTrailer(statement, lines, problems)
  const { openingBalance, closingBalance } = account
  if ((!opening || !closing) && lines.length > 0)
    problems.push(warning('file.balanceMissing', {}, { line: lines[0]!.row }))
  const sum = sumDecimals(lines.map(({ amount }) => amount))
  if (openingBalance !== null && closingBalance !== null) {
    if (!sameAmount(sumDecimals([openingBalance, sum]), closingBalance))
      problems.push(
        warning(
          'file.balanceMismatch',
          { opening: openingBalance, sum, closing: closingBalance },
          { line: closing!.row },
        ),
      )
  }
  return account
}

/** Reads a file of one or more statements; each is one of the accounts of the result. */
function readCoda(decoded: Decoded): ParsedFile {
  const records = fixedRecords(decoded.text, WIDTH)
  const problems: ParseProblem[] = []
  const version = records[0]?.text[WIDTH - 1]
  if (version === '1') throw refuse('bank.codaVersion')
  const reader = new CodaReader(problems)
  for (const record of records) reader.record(record)
  const statements = reader.statements.filter((one) => one.opening || one.closing || one.movements.length > 0)
  const accounts = statements.map((statement) => accountOf(statement, problems))
  const last = reader.statements.at(-1)
  if (last && !last.trailer) problems.push(rowProblem('file.truncated', { line: records.at(-1)?.row ?? 1 }))
  if (!last) throw refuse('bank.noStatement', { format: 'CODA' })
  if (accounts.every(({ lines }) => lines.length === 0)) problems.push(warning('file.noMovements'))
  if (decoded.damaged) problems.push(warning('file.characters'))
  const bank = tidyText(columns(records[0]!.text, 61, 71))
  return {
    format: 'coda',
    outcome: problems.some(({ severity }) => severity === 'row') ? 'partial' : 'parse',
    accounts,
    problems,
    layout: { encoding: decoded.encoding, ...(bank ? { bank } : {}) },
  }
}

export const coda: TextFormat = {
  // header: four zeros, the day it was made, the bank, the code of the application
  recognises: (head) => /^0\d{10}[\d ]{3}05/.test(head),
  read: readCoda,
}
