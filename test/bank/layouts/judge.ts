/** Compares what was read of a made-up file with the truth it was made from. */
import { Refusal } from '../../../db/rules/errors.ts'
import { formatCents } from '../../../db/rules/money.ts'
import { sameAmount } from '../../../electron/bank/formats/decimal.ts'
import { parseBytes } from '../../../electron/bank/formats/index.ts'
import { fold, tidyText } from '../../../electron/bank/formats/text.ts'
import type { ParsedAccount, ParsedFile, ParsedLine } from '../../../electron/bank/parsed.ts'
import { wholeAccounts } from '../../../electron/bank/whole-accounts.ts'
import { valueDay } from './columns.ts'
import type { Account, Layout, Movement } from './truth.ts'

/**
 * exact: everything as it was made; asked: a person is asked; told: rows are left out and named, or the file is refused;
 * poor: the movements are right, but a text, a value date or a balance is lost, or something is said without need; wrong:
 * movements are wrong, and nothing is said.
 */
export type Verdict = 'exact' | 'asked' | 'told' | 'poor' | 'wrong'

export interface Judged {
  readonly verdict: Verdict
  readonly why: string
}

/** What a file shows of its movements, beside days and amounts. */
export interface Shown {
  readonly newestFirst: boolean
  readonly texts: boolean
  readonly valueDates: boolean
  /** A balance at the end, from which the closing one must be known. */
  readonly closing: boolean
  /** The numbers of the accounts. */
  readonly numbers: boolean
  /** Who is on the other side, and the currency of each account. */
  readonly payees?: boolean
  readonly currencies?: boolean
  /** An account stands in several statements, pages or days, which are read as one. */
  readonly statements?: boolean
  /** What may be said of the file; anything else is said without need. Without it, nothing of this is judged. */
  readonly says?: readonly string[]
}

/** What a table shows, for the judge. */
export const shownIn = (layout: Layout): Shown => ({
  newestFirst: layout.newestFirst,
  texts: true,
  valueDates: layout.header && layout.valueDate,
  closing: layout.header && layout.balance === 'after',
  numbers: layout.several !== 'one' || ['account', 'balances', 'long'].includes(layout.preamble),
})

/** What is announced is no movement yet. */
const booked = (lines: readonly ParsedLine[]) => lines.filter(({ pending }) => !pending)
const inOrder = (movements: readonly Movement[], { newestFirst }: Shown) =>
  newestFirst ? [...movements].reverse() : movements

function wrongIn(given: ParsedAccount, account: Account, shown: Shown): string | null {
  const [expected, lines] = [inOrder(account.movements, shown), booked(given.lines)]
  const decimal = (units: number) => formatCents(units, account.decimals)
  if (lines.length !== expected.length) return `${lines.length} lines, not ${expected.length}`
  for (const [i, line] of lines.entries()) {
    const truth = expected[i]!
    if (line.date !== truth.day) return `line ${i}: ${line.date}, not ${truth.day}`
    if (!sameAmount(line.amount, decimal(truth.cents)))
      return `line ${i}: ${line.amount}, not ${decimal(truth.cents)}`
    if (line.balance !== undefined && !sameAmount(line.balance, decimal(truth.balance)))
      return `line ${i}: balance ${line.balance}, not ${decimal(truth.balance)}`
  }
  const closing = account.movements.at(-1)?.balance ?? account.opening
  if (given.closingBalance !== null && !sameAmount(given.closingBalance, decimal(closing)))
    return `closing ${given.closingBalance}, not ${decimal(closing)}`
  if (given.openingBalance !== null && !sameAmount(given.openingBalance, decimal(account.opening)))
    return `opening ${given.openingBalance}, not ${decimal(account.opening)}`
  return null
}

/** What is announced is shown, with its amount. */
function wrongAnnounced(file: ParsedFile, accounts: readonly Account[]): string | null {
  const shown = (day: string, amount: string) => `${day} ${Number(amount)}`
  const given = file.accounts.flatMap(({ lines }) =>
    lines.flatMap(({ pending, date, amount }) => (pending ? [shown(date, amount)] : [])),
  )
  const expected = accounts.flatMap(({ announced = [], decimals }) =>
    announced.map(({ day, cents }) => shown(day, formatCents(cents, decimals))),
  )
  const [found, made] = [given.sort().join(', '), expected.sort().join(', ')]
  return found === made ? null : `announced ${found}, not ${made}`
}

function poorIn(given: ParsedAccount, account: Account, shown: Shown): string | null {
  const [expected, lines] = [inOrder(account.movements, shown), booked(given.lines)]
  const said = (text: string) => fold(tidyText(text.replaceAll('’', "'")))
  for (const [i, line] of lines.entries()) {
    const truth = expected[i]!
    if (shown.texts && !said(line.description).includes(said(truth.text)))
      return `line ${i}: “${line.description}” without “${truth.text}”`
    if (shown.valueDates && (line.valueDate ?? line.date) !== valueDay(truth))
      return `line ${i}: value date ${line.valueDate}, not ${valueDay(truth)}`
    if (shown.payees && said(line.counterparty ?? '') !== said(truth.payee))
      return `line ${i}: “${line.counterparty}”, not “${truth.payee}”`
  }
  if (shown.closing && lines.length > 1 && given.closingBalance === null) return 'no closing balance'
  if (shown.numbers && given.accountId?.replaceAll(' ', '') !== account.number)
    return `account ${given.accountId}, not ${account.number}`
  if (shown.currencies && given.currency !== account.currency)
    return `currency ${given.currency}, not ${account.currency}`
  return null
}

/** Warnings that the file gives no reason for. */
function saidWithoutNeed({ problems }: ParsedFile, { says }: Shown): string | null {
  const needless = says && problems.filter(({ code }) => !says.includes(code.replace('bank.', '')))
  return needless?.length ? `said: ${needless.map(({ code, line }) => `${code}@${line ?? ''}`)}` : null
}

function compare(file: ParsedFile, accounts: readonly Account[], shown: Shown): Judged {
  const given = shown.statements ? wholeAccounts(file.accounts) : file.accounts
  if (given.length !== accounts.length)
    return { verdict: 'wrong', why: `${given.length} accounts, not ${accounts.length}` }
  for (const [i, account] of accounts.entries()) {
    const why = wrongIn(given[i]!, account, shown)
    if (why) return { verdict: 'wrong', why }
  }
  const announced = wrongAnnounced(file, accounts)
  if (announced) return { verdict: 'wrong', why: announced }
  for (const [i, account] of accounts.entries()) {
    const why = poorIn(given[i]!, account, shown)
    if (why) return { verdict: 'poor', why }
  }
  const needless = saidWithoutNeed(file, shown)
  return needless ? { verdict: 'poor', why: needless } : { verdict: 'exact', why: '' }
}

/** Reads a made-up file without help and says how near the truth it came. */
export async function judge(
  made: { readonly bytes: Uint8Array; readonly extension: string },
  accounts: readonly Account[],
  shown: Shown,
): Promise<Judged> {
  try {
    const file = await parseBytes({ bytes: made.bytes, extension: made.extension })
    const said = file.problems.map(({ code, line }) => `${code}@${line ?? ''}`).join(' ')
    if (file.outcome === 'ask') return { verdict: 'asked', why: said }
    if (file.outcome === 'partial') return { verdict: 'told', why: said }
    return compare(file, accounts, shown)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { verdict: 'told', why: error.message }
  }
}
