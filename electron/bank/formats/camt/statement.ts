/** One statement, report or notification of a CAMT message: its entries become lines, its balances prove them. */
import type { ParsedAccount, ParsedLine, ParseProblem } from '../../parsed.ts'
import { absolute, isZero, negate, sameAmount, sumDecimals } from '../decimal.ts'
import { withoutSharedIds } from '../identifiers.ts'
import type { LineCounter } from '../lines.ts'
import { excerpt, rowProblem, warning } from '../texts.ts'
import { type Balance, type Bounds, balanceOf, boundsOf, missingBetween } from './balances.ts'
import type { RecordValues } from './collect.ts'
import { describeEntry, type Said } from './label.ts'
import { accountNumber, camtAmount, camtDay, camtSign, isTrue } from './values.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A line with what only the whole statement can settle. */
interface Draft {
  readonly line: Writable<ParsedLine>
  readonly currency: string
  readonly isReversal: boolean
  /** Of a reversal: what is said of it when its direction is that of the payment it takes back. */
  readonly turned: Said | null
  /** Day on which its transactions were settled, for an entry without a day of its own. */
  readonly settled: string
}

/** One statement as read, or one page of it. */
export interface CamtStatement {
  readonly record: RecordValues
  readonly page: string
  readonly isLastPage: boolean
  readonly balances: readonly Balance[]
  readonly drafts: readonly Draft[]
  /** Entries of it, those that could not be read too. */
  readonly entries: number
  /** How many the bank announces, on each page that says it. */
  readonly announced: readonly number[]
  /** The message it is of, in an archive; else empty. */
  readonly source: string
}

export interface CamtContext {
  readonly lines: LineCounter
  readonly problems: ParseProblem[]
  readonly source: string
}

/** What a problem of a statement is of. */
interface Where {
  readonly id?: string
}

/** So many transactions of an entry are looked at; the entry is one line however many it has. */
const TRANSACTIONS_MAX = 500
/** Statuses of an entry that is on the account; the others announce one. Without status it is booked. */
const BOOKED = new Set(['BOOK', ''])
const SETTLED_FIELDS = ['settled', 'accepted', 'made'] as const

function settledDay(transactions: readonly RecordValues[]): string {
  const days = new Set(
    transactions.map(
      ({ fields }) => SETTLED_FIELDS.map((name) => camtDay(fields.get(name))).find((day) => day) ?? '',
    ),
  )
  return days.size === 1 ? [...days][0]! : ''
}

/** Which way an entry goes; of one that does not say it, as all its transactions do. */
function directionOf({ fields }: RecordValues, transactions: readonly RecordValues[]): string | undefined {
  const own = fields.get('direction')
  const all = new Set(transactions.map((each) => each.fields.get('direction')))
  return own === undefined && all.size === 1 ? [...all][0] : own
}

function announcedIn({ fields }: RecordValues): number[] {
  const text = fields.get('announced') ?? ''
  return /^\d{1,15}$/.test(text) ? [Number(text)] : []
}

/** Gathers the records of one statement in the order of the file. */
export class StatementBuilder {
  readonly #context: CamtContext
  readonly #balances: Balance[] = []
  readonly #drafts: Draft[] = []
  #transactions: RecordValues[] = []
  #count = 0
  #entries = 0

  constructor(context: CamtContext) {
    this.#context = context
  }

  balance(record: RecordValues): void {
    const line = this.#context.lines.lineAt(record.at)
    const balance = balanceOf(record)
    if (balance) this.#balances.push(balance)
    else
      this.#context.problems.push(
        warning('file.balance', { text: excerpt(record.fields.get('amount') ?? '') }, { line }),
      )
  }

  transaction(record: RecordValues): void {
    this.#count++
    if (this.#transactions.length < TRANSACTIONS_MAX) this.#transactions.push(record)
  }

  /** Takes an entry; `statement` holds what stands before it: the account and its owner. */
  entry(record: RecordValues, statement: RecordValues | undefined): void {
    const transactions = this.#transactions
    const count = this.#count
    this.#transactions = []
    this.#count = 0
    this.#entries++
    const at = { line: this.#context.lines.lineAt(record.at) }
    const { fields } = record
    const given = fields.get('bankId')
    const where = given ? { ...at, id: excerpt(given) } : at
    const amount = this.#amount(record, directionOf(record, transactions), where)
    const date = this.#day(record, where)
    if (amount === null || date === null) return
    const owner = {
      account: (statement?.fields.get('account') ?? '').replaceAll(' ', ''),
      name: statement?.fields.get('owner') ?? '',
    }
    const isReversal = isTrue(fields.get('reversal'))
    const whole = { record, transactions, count }
    const said = describeEntry(whole, owner, isReversal)
    const valueDate = camtDay(fields.get('value'))
    const status = (fields.get('status') ?? '').toUpperCase()
    this.#drafts.push({
      line: {
        date,
        ...(valueDate === null ? {} : { valueDate }),
        amount,
        ...said,
        ...(BOOKED.has(status) ? {} : { pending: true as const }),
        row: at.line,
      },
      currency: fields.get('amountCurrency') ?? '',
      isReversal,
      turned: isReversal ? describeEntry(whole, owner, false) : null,
      settled: date === '' ? settledDay(transactions) : '',
    })
  }

  /**
   * Signed by CdtDbtInd, also of a reversal: the indicator is that of the entry, and the opposite of what it takes back (ISO
   * 20022, ReversalIndicator).
   */
  #amount(
    { fields }: RecordValues,
    direction: string | undefined,
    where: { line: number; id?: string },
  ): string | null {
    const text = fields.get('amount')
    const amount = camtAmount(text ?? '')
    const sign = camtSign(direction)
    const { problems } = this.#context
    if (text === undefined) problems.push(rowProblem('row.noAmount', where))
    else if (amount === null) problems.push(rowProblem('row.amount', where, { text: excerpt(text) }))
    if (sign === null) problems.push(rowProblem('row.direction', where, { text: excerpt(direction ?? '') }))
    if (amount === null || sign === null) return null
    return sign < 0 ? negate(amount) : amount
  }

  /** Day of booking, else of value; empty when the bank wrote neither, null when it is no day. */
  #day({ fields }: RecordValues, where: { line: number; id?: string }): string | null {
    const text = fields.get('booked') ?? fields.get('value')
    if (text === undefined) return ''
    const day = camtDay(text)
    if (day === null) this.#context.problems.push(rowProblem('row.date', where, { text: excerpt(text) }))
    return day
  }

  end(record: RecordValues, header: RecordValues | undefined): CamtStatement {
    const paged = record.fields.has('page') ? record : header
    return {
      record,
      page: paged?.fields.get('page') ?? '',
      isLastPage: paged?.fields.get('lastPage') !== 'false',
      balances: this.#balances,
      drafts: this.#drafts,
      entries: this.#entries,
      announced: announcedIn(record),
      source: this.#context.source,
    }
  }
}

/** Of the account, else the one most entries are in, else that of the first balance. */
function currencyOf({ record, drafts, balances }: CamtStatement): string | null {
  const given = record.fields.get('currency')
  const counts = new Map<string, number>()
  for (const { currency } of drafts) if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  const [commonest] = [...counts].sort(([, a], [, b]) => b - a)
  const found = (given ?? commonest?.[0] ?? balances[0]?.currency ?? '').toUpperCase()
  return /^[A-Z]{3}$/.test(found) ? found : null
}

/** Gives entries without a day that of their settlement, else that of the statement; without any they are left out. */
function dated(statement: CamtStatement, closing: Balance | null, problems: ParseProblem[]): Draft[] {
  const { record, source } = statement
  const { fields } = record
  const own = closing?.date || camtDay(fields.get('until')) || camtDay(fields.get('created')) || ''
  let assumed = 0
  const kept = statement.drafts.filter(({ line, settled }) => {
    if (line.date !== '') return true
    line.date = line.valueDate ?? (settled || own)
    if (line.date === '') {
      problems.push(rowProblem('row.noDate', { line: line.row, ...(source === '' ? {} : { id: source }) }))
      return false
    }
    line.dateAssumed = true
    assumed++
    return true
  })
  if (assumed > 0) problems.push(warning('file.datesAssumed', { count: assumed }))
  return kept
}

const booked = (drafts: readonly Draft[]) => drafts.filter(({ line }) => !line.pending)
const sumOf = (drafts: readonly Draft[]) => sumDecimals(drafts.map(({ line }) => line.amount))

/** Turns a reversal that is written with the direction of what it takes back: the other side is the other one too. */
function turn({ line, turned }: Draft): void {
  delete line.counterparty
  delete line.counterpartyAccount
  Object.assign(line, turned, { amount: negate(line.amount) })
}

/**
 * Proves the statement by its balances; true when they do. Some banks write a reversal with the direction of what it takes back: when the
 * statement adds up so and not otherwise, its reversals are turned.
 */
function prove(
  drafts: readonly Draft[],
  { opening, closing }: Bounds,
  where: Where,
  problems: ParseProblem[],
): boolean {
  if (!opening || !closing) return false
  const sum = sumOf(booked(drafts))
  const missing = missingBetween(opening, closing, sum)
  if (isZero(missing)) return true
  const reversals = booked(drafts).filter(({ isReversal }) => isReversal)
  const turned = sumOf(reversals)
  if (!isZero(turned) && sameAmount(missing, negate(sumDecimals([turned, turned])))) {
    for (const draft of reversals) turn(draft)
    problems.push(warning('file.reversals', { count: reversals.length }, where))
    return true
  }
  const values = { opening: opening.amount, sum, closing: closing.amount }
  problems.push(warning('file.balanceMismatch', values, where))
  return false
}

/** The sums that the bank announces of each side; true when one of them is that of the movements. */
function checkSums(
  { record }: CamtStatement,
  drafts: readonly Draft[],
  where: Where,
  problems: ParseProblem[],
): boolean {
  let agree = false
  for (const [field, isOut] of [
    ['credits', false],
    ['debits', true],
  ] as const) {
    const amount = camtAmount(record.fields.get(field) ?? '')
    if (amount === null) continue
    const side = drafts.filter(({ line }) => line.amount.startsWith('-') === isOut)
    const sum = absolute(sumOf(side))
    if (sameAmount(amount, sum)) agree = true
    else problems.push(warning('file.sumMismatch', { amount, sum }, where))
  }
  return agree
}

/** Where no balances prove a statement: its sums, unless some is only announced or on another page, and its reversals. */
function checkUnproved(
  statement: CamtStatement,
  drafts: readonly Draft[],
  where: Where,
  problems: ParseProblem[],
): void {
  const isWhole = statement.page === '' && drafts.every(({ line }) => !line.pending)
  const agree = isWhole && checkSums(statement, drafts, where, problems)
  const reversals = booked(drafts).filter(({ isReversal }) => isReversal).length
  if (reversals > 0 && !agree) problems.push(warning('file.reversalsOpen', { count: reversals }, where))
}

function tellCurrencies(
  { drafts, balances }: CamtStatement,
  currency: string | null,
  where: Where,
  problems: ParseProblem[],
): void {
  const used = new Set([...drafts, ...balances].map((each) => each.currency).filter((code) => code !== ''))
  for (const code of used)
    if (currency && code !== currency)
      problems.push(warning('file.foreignCurrency', { currency: excerpt(code), account: currency }, where))
}

/** The number of entries that the bank announces: of the statement or of each page, with those not booked yet or without. */
function checkAnnounced(statement: CamtStatement, where: Where, problems: ParseProblem[]): void {
  const { announced, entries, drafts } = statement
  const [first] = announced
  if (first === undefined) return
  const sum = announced.reduce((total, count) => total + count, 0)
  const known = [entries, booked(drafts).length]
  if (!known.includes(first) && !known.includes(sum))
    problems.push(warning('file.announced', { announced: first, count: entries }, where))
}

/** The statement as an account, with what there is to say of it. */
export function accountOf(statement: CamtStatement, problems: ParseProblem[]): ParsedAccount {
  const { record, balances, isLastPage, source } = statement
  const number = record.fields.get('account')
  const accountId = number === undefined ? null : accountNumber(number)
  const names = [source, accountId === null ? '' : excerpt(accountId)].filter((name) => name !== '')
  const where = names.length === 0 ? {} : { id: names.join(': ') }
  const currency = currencyOf(statement)
  const { opening, closing } = boundsOf(balances, currency, sumOf(booked(statement.drafts)))
  checkAnnounced(statement, where, problems)
  if (!isLastPage) problems.push(warning('file.pages', {}, where))
  tellCurrencies(statement, currency, where, problems)
  const drafts = dated(statement, closing, problems)
  const isProved = prove(drafts, { opening, closing }, where, problems)
  const pending = drafts.length - booked(drafts).length
  if (!isProved) checkUnproved(statement, drafts, where, problems)
  if (pending > 0) problems.push(warning('file.announcedOnly', { count: pending }, where))
  return {
    accountId,
    currency,
    openingBalance: opening?.amount ?? null,
    closingBalance: closing?.amount ?? null,
    lines: withoutSharedIds(
      drafts.map(({ line }) => line),
      problems,
    ),
  }
}
