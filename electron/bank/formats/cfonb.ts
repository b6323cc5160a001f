/**
 * CFONB 120, the statement of French banks: records of 120 characters, 01 old balance, 04 movement, 05 what is known
 * besides, 07 new balance. Source: CFONB, Relevé de compte sur support informatique, July 2004, with the qualifiers of 2007 for SEPA.
 */
import { decimalsOf } from '../../../db/rules/money.ts'
import type { ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../parsed.ts'
import { sameAmount, sumDecimals } from './decimal.ts'
import type { Decoded } from './encoding.ts'
import type { TextFormat } from './format.ts'
import { ROWS_MAX } from './limits.ts'
import {
  columns,
  type FixedRecord,
  fixedAmount,
  fixedDay,
  fixedRecords,
  UnreadRecords,
  withSign,
} from './records.ts'
import { joinTexts, tidyText } from './text.ts'
import { excerpt, refuse, rowProblem, warning } from './texts.ts'

const WIDTH = 120

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** The last digit with the sign written over it: `{`, A to I for money in, `}`, J to R for money out. */
const LAST = '{ABCDEFGHI}JKLMNOPQR'
/** The braces in the French table of seven bits. */
const FRENCH: Readonly<Record<string, string>> = { é: '{', è: '}' }

/** Columns 91 to 104 with the decimals that the record says, else with those of its statement; null when they hold no amount. */
function signedAmount(record: string, usual: number): string | null {
  const text = columns(record, 91, 104)
  const decimals = columns(record, 20, 20)
  const end = text[13]
  if (end === undefined) return null // a record cut short
  const last = LAST.indexOf(FRENCH[end] ?? end.toUpperCase())
  const places = decimals === ' ' ? usual : Number(decimals)
  if (Number.isNaN(places)) return null
  if (last < 0 && !/\d/.test(end)) return null
  const digits = last < 0 ? text : text.slice(0, 13) + String(last % 10)
  const amount = fixedAmount(digits.replaceAll(' ', '0'), places)
  return amount === null ? null : withSign(amount, last >= 10)
}

interface CfonbEntry {
  readonly record: FixedRecord
  readonly more: Map<string, string[]>
}

interface CfonbStatement {
  opening: FixedRecord | null
  closing: FixedRecord | null
  readonly entries: CfonbEntry[]
}

/** Whether two records are of one account; balances of some banks leave the currency blank. */
function sameAccount(a: FixedRecord, b: FixedRecord): boolean {
  const [one, other] = [columns(a.text, 17, 19).trim(), columns(b.text, 17, 19).trim()]
  return columns(a.text, 22, 32) === columns(b.text, 22, 32) && (one === other || one === '' || other === '')
}

class CfonbReader {
  readonly statements: CfonbStatement[] = []
  readonly #unread: UnreadRecords
  #statement: CfonbStatement | null = null
  /** The first record of the statement. */
  #first: FixedRecord | null = null
  #entry: CfonbEntry | null = null
  #count = 0

  constructor(problems: ParseProblem[]) {
    this.#unread = new UnreadRecords(problems, 'CFONB 120')
  }

  record(record: FixedRecord): void {
    const kind = record.text.slice(0, 2)
    if (kind === '01') this.#begin(record).opening = record
    else if (kind === '04') this.#movement(record)
    else if (kind === '07') this.#close(record)
    else if (kind === '05' && this.#entry) this.#add(this.#entry, record.text)
    else this.#unread.add(record)
  }

  #begin(record: FixedRecord): CfonbStatement {
    this.#statement = { opening: null, closing: null, entries: [] }
    this.statements.push(this.#statement)
    this.#first = record
    this.#entry = null
    return this.#statement
  }

  #of(record: FixedRecord): CfonbStatement {
    const known = this.#statement && this.#first && sameAccount(this.#first, record)
    return known ? this.#statement! : this.#begin(record)
  }

  #movement(record: FixedRecord): void {
    if (++this.#count > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
    const entry = { record, more: new Map() }
    this.#of(record).entries.push(entry)
    this.#entry = entry
  }

  #add(entry: CfonbEntry, text: string): void {
    const qualifier = columns(text, 46, 48).trim()
    const values = entry.more.get(qualifier)
    if (values) values.push(columns(text, 49, 118))
    else entry.more.set(qualifier, [columns(text, 49, 118)])
  }

  #close(record: FixedRecord): void {
    this.#of(record).closing = record
    this.#statement = null
    this.#entry = null
  }
}

/** All that qualifiers say, in one text: one that fills its columns goes on in the next, which may cut a word. */
function said(entry: CfonbEntry, ...qualifiers: string[]): string {
  return tidyText(qualifiers.flatMap((qualifier) => entry.more.get(qualifier) ?? []).join(''))
}

/** Reference of the payer, and mandates, that are no invoice numbers when nobody gave them. */
const isGiven = (reference: string) => reference !== '' && !/^NOT ?PROVIDED$|^NON ?REF$|^0+$/i.test(reference)

function textsOf(
  entry: CfonbEntry,
  out: boolean,
): { description: string; counterparty: string; reference: string } {
  const { text } = entry.record
  const label = tidyText(columns(text, 49, 79))
  // NPY names the one who pays, NBE the one who is paid; the account is one of them
  const counterparty = out
    ? said(entry, 'NBE') || said(entry, 'NBU')
    : said(entry, 'NPY') || said(entry, 'NPO')
  const purpose = (entry.more.get('RCN') ?? []).map((value) => value.slice(0, 35))
  const given = [tidyText(purpose.join(' ')), said(entry, 'REF'), tidyText(columns(text, 105, 120))]
  return {
    description: joinTexts([
      label,
      counterparty,
      said(entry, 'LIB'),
      said(entry, 'LCC', 'LC2'),
      said(entry, 'LCS'),
    ]),
    counterparty,
    reference: given.find(isGiven) ?? '',
  }
}

function lineOf(entry: CfonbEntry, usual: number, problems: ParseProblem[]): ParsedLine | null {
  const { text, row } = entry.record
  const date = fixedDay(columns(text, 35, 40))
  const amount = signedAmount(text, usual)
  if (!date) problems.push(rowProblem('row.date', { line: row }, { text: columns(text, 35, 40) }))
  else if (amount === null)
    problems.push(rowProblem('row.amount', { line: row }, { text: excerpt(columns(text, 91, 104)) }))
  if (!date || amount === null) return null
  const { description, counterparty, reference } = textsOf(entry, amount.startsWith('-'))
  const line: Writable<ParsedLine> = { date, amount, description, row }
  const valueDate = fixedDay(columns(text, 43, 48))
  const number = columns(text, 82, 88).trim()
  if (valueDate && valueDate !== date) line.valueDate = valueDate
  if (number !== '' && !/^0+$/.test(number)) line.givenId = number
  if (reference !== '') line.reference = reference
  if (counterparty !== '') line.counterparty = counterparty
  return line
}

function balanceIn(record: FixedRecord | null, usual: number, problems: ParseProblem[]): string | null {
  if (!record) return null
  const amount = signedAmount(record.text, usual)
  if (amount === null)
    problems.push(
      warning('file.balanceUnread', { text: excerpt(columns(record.text, 91, 104)) }, { line: record.row }),
    )
  return amount
}

/** Decimals of the records that do not say them: those of the others, else those of the currency. */
function usualDecimals(records: readonly FixedRecord[], currency: string): number {
  const told = records.map(({ text }) => columns(text, 20, 20)).find((place) => /\d/.test(place))
  return told === undefined ? decimalsOf(currency) : Number(told)
}

function accountOf(statement: CfonbStatement, problems: ParseProblem[]): ParsedAccount {
  const { opening, closing, entries } = statement
  const record = (opening ?? closing ?? entries[0]!.record).text
  const records = [opening, closing, entries[0]?.record ?? null].filter((one) => one !== null)
  const currency = records.map(({ text }) => columns(text, 17, 19)).find((code) => code.trim() !== '') ?? ''
  const usual = usualDecimals(records, currency)
  const lines = entries
    .map((entry) => lineOf(entry, usual, problems))
    .filter((line): line is ParsedLine => line !== null)
  const openingBalance = balanceIn(opening, usual, problems)
  const closingBalance = balanceIn(closing, usual, problems)
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
  } else if (entries.length > 0)
    problems.push(warning('file.balanceMissing', {}, { line: entries[0]!.record.row }))
  return {
    accountId: [columns(record, 3, 7), columns(record, 12, 16), columns(record, 22, 32)]
      .map((part) => part.trim())
      .join(' '),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    openingBalance,
    closingBalance,
    lines,
  }
}

/** Reads a file of statements, of one account or more, of one day or more. */
function readCfonb(decoded: Decoded): ParsedFile {
  const records = fixedRecords(decoded.text, WIDTH)
  const problems: ParseProblem[] = []
  const reader = new CfonbReader(problems)
  for (const record of records) reader.record(record)
  if (reader.statements.length === 0) throw refuse('bank.noStatement', { format: 'CFONB 120' })
  const accounts = reader.statements.map((statement) => accountOf(statement, problems))
  if (!reader.statements.at(-1)!.closing)
    problems.push(rowProblem('file.truncated', { line: records.at(-1)?.row ?? 1 }))
  if (accounts.every(({ lines }) => lines.length === 0)) problems.push(warning('file.noMovements'))
  if (decoded.damaged) problems.push(warning('file.characters'))
  return {
    format: 'cfonb120',
    outcome: problems.some(({ severity }) => severity === 'row') ? 'partial' : 'parse',
    accounts,
    problems,
    layout: { encoding: decoded.encoding },
  }
}

/** A balance or a movement: bank, branch, currency and, at most banks, decimals in their columns. */
const RECORD = /^0[147]\d{5}.{4}\d{5}[A-Z]{3}[\d ][ 0]/
/** A balance without them: bank, branch, account, day and amount in theirs. */
const BARE = /^0[17]\d{5} {4}\d{5} {5}[\dA-Z]{11} {2}\d{6} {50}\d{13}[\d{}A-Réè] {0,16}(?:$|[\r\n]|0[1457])/

export const cfonb: TextFormat = {
  recognises: (head) => RECORD.test(head) || BARE.test(head),
  read: readCfonb,
}
