/** One statement, report or notification of a CAMT message: its entries become lines, its balances prove them. */
import type { ParsedAccount, ParsedLine, ParseProblem } from '../../parsed.ts'
import { absolute, isZero, negate, sameAmount, sumDecimals } from '../decimal.ts'
import { withoutSharedIds } from '../identifiers.ts'
import type { LineCounter } from '../lines.ts'
import { excerpt, rowProblem, warning } from '../texts.ts'
import { type Balance, type Bounds, balanceOf, boundsOf, missingBetween } from './balances.ts'
import type { RecordValues } from './collect.ts'
import { describeEntry } from './label.ts'
import { accountNumber, camtAmount, camtDay, camtSign, isTrue } from './values.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A line with what only the whole statement can settle. */
interface Draft {
  readonly line: Writable<ParsedLine>
  readonly currency: string
  readonly isReversal: boolean
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
}

export interface CamtContext {
  readonly lines: LineCounter
  readonly problems: ParseProblem[]
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
    const said = describeEntry({ record, transactions, count }, owner)
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
      isReversal: isTrue(fields.get('reversal')),
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
    }
  }
}

/** Whether two statements that follow one another are pages of one: same account, same statement, next page. */
function continues(one: CamtStatement, next: CamtStatement): boolean {
  const same = (name: string) => one.record.fields.get(name) === next.record.fields.get(name)
  const known = one.record.fields.has('number') ? same('number') : same('id')
  return (
    known &&
    same('account') &&
    same('currency') &&
    one.page !== '' &&
    Number(next.page) === Number(one.page) + 1
  )
}

/** Puts the pages of a statement together. */
export function joinPages(statements: readonly CamtStatement[]): CamtStatement[] {
  const joined: CamtStatement[] = []
  for (const next of statements) {
    const last = joined.at(-1)
    if (!last || !continues(last, next)) joined.push(next)
    else
      joined[joined.length - 1] = {
        ...last,
        page: next.page,
        isLastPage: next.isLastPage,
        balances: [...last.balances, ...next.balances],
        drafts: [...last.drafts, ...next.drafts],
        entries: last.entries + next.entries,
      }
  }
  return joined
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
function dated(statement: CamtStatement, closing: Balance | null, context: CamtContext): Draft[] {
  const { fields } = statement.record
  const own = closing?.date || camtDay(fields.get('until')) || camtDay(fields.get('created')) || ''
  let assumed = 0
  const kept = statement.drafts.filter(({ line, settled }) => {
    if (line.date !== '') return true
    line.date = line.valueDate ?? (settled || own)
    if (line.date === '') {
      context.problems.push(rowProblem('row.noDate', { line: line.row }))
      return false
    }
    line.dateAssumed = true
    assumed++
    return true
  })
  if (assumed > 0) context.problems.push(warning('file.datesAssumed', { count: assumed }))
  return kept
}

const booked = (drafts: readonly Draft[]) => drafts.filter(({ line }) => !line.pending)
const sumOf = (drafts: readonly Draft[]) => sumDecimals(drafts.map(({ line }) => line.amount))

/**
 * Proves the statement by its balances; true when they do. Some banks write a reversal with the direction of what it takes back: when the
 * statement adds up so and not otherwise, its reversals are turned.
 */
function prove(
  drafts: readonly Draft[],
  { opening, closing }: Bounds,
  where: { readonly id?: string },
  context: CamtContext,
): boolean {
  if (!opening || !closing) return false
  const sum = sumOf(booked(drafts))
  const missing = missingBetween(opening, closing, sum)
  if (isZero(missing)) return true
  const reversals = booked(drafts).filter(({ isReversal }) => isReversal)
  const turned = sumOf(reversals)
  if (!isZero(turned) && sameAmount(missing, negate(sumDecimals([turned, turned])))) {
    for (const { line } of reversals) line.amount = negate(line.amount)
    context.problems.push(warning('file.reversals', { count: reversals.length }, where))
    return true
  }
  const values = { opening: opening.amount, sum, closing: closing.amount }
  context.problems.push(warning('file.balanceMismatch', values, where))
  return false
}

/** The sums that the bank announces of each side; true when one of them is that of the movements. */
function checkSums(
  { record }: CamtStatement,
  drafts: readonly Draft[],
  where: { readonly id?: string },
  context: CamtContext,
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
    else context.problems.push(warning('file.sumMismatch', { amount, sum }, where))
  }
  return agree
}

/** Where no balances prove a statement: its sums, unless some is only announced or on another page, and its reversals. */
function checkUnproved(
  statement: CamtStatement,
  drafts: readonly Draft[],
  where: { readonly id?: string },
  context: CamtContext,
): void {
  const isWhole = statement.page === '' && drafts.every(({ line }) => !line.pending)
  const agree = isWhole && checkSums(statement, drafts, where, context)
  const reversals = booked(drafts).filter(({ isReversal }) => isReversal).length
  if (reversals > 0 && !agree)
    context.problems.push(warning('file.reversalsOpen', { count: reversals }, where))
}

function tellCurrencies(
  { drafts, balances }: CamtStatement,
  currency: string | null,
  where: { readonly id?: string },
  context: CamtContext,
): void {
  const used = new Set([...drafts, ...balances].map((each) => each.currency).filter((code) => code !== ''))
  for (const code of used)
    if (currency && code !== currency)
      context.problems.push(
        warning('file.foreignCurrency', { currency: excerpt(code), account: currency }, where),
      )
}

/** The statement as an account, with what there is to say of it. */
export function accountOf(statement: CamtStatement, context: CamtContext): ParsedAccount {
  const { record, entries, balances, isLastPage } = statement
  const number = record.fields.get('account')
  const accountId = number === undefined ? null : accountNumber(number)
  const where = accountId === null ? {} : { id: excerpt(accountId) }
  const currency = currencyOf(statement)
  const { opening, closing } = boundsOf(balances, currency, sumOf(booked(statement.drafts)))
  const announced = record.fields.get('announced')
  if (announced !== undefined && /^\d{1,15}$/.test(announced) && Number(announced) !== entries)
    context.problems.push(warning('file.announced', { announced, count: entries }, where))
  if (!isLastPage) context.problems.push(warning('file.pages', {}, where))
  tellCurrencies(statement, currency, where, context)
  const drafts = dated(statement, closing, context)
  const isProved = prove(drafts, { opening, closing }, where, context)
  const pending = drafts.length - booked(drafts).length
  if (!isProved) checkUnproved(statement, drafts, where, context)
  if (pending > 0) context.problems.push(warning('file.announcedOnly', { count: pending }, where))
  return {
    accountId,
    currency,
    openingBalance: opening?.amount ?? null,
    closingBalance: closing?.amount ?? null,
    lines: withoutSharedIds(
      drafts.map(({ line }) => line),
      context.problems,
    ),
  }
}
