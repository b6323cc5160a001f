/** Compares what was read of a made-up file with the truth it was made from. */
import { Refusal } from '../../../db/rules/errors.ts'
import { formatCents } from '../../../db/rules/money.ts'
import { sameAmount } from '../../../electron/bank/formats/decimal.ts'
import { parseBytes } from '../../../electron/bank/formats/index.ts'
import { fold, tidyText } from '../../../electron/bank/formats/text.ts'
import type { ParsedAccount, ParsedFile } from '../../../electron/bank/parsed.ts'
import { valueDay } from './columns.ts'
import type { Account, Layout } from './truth.ts'

/**
 * exact: everything as it was made; asked: a person is asked; told: rows are left out and named, or the file is refused;
 * poor: the movements are right, but a text, a value date or a balance is lost; wrong: movements are wrong, and nothing is
 * said.
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
}

/** What a table shows, for the judge. */
export const shownIn = (layout: Layout): Shown => ({
  newestFirst: layout.newestFirst,
  texts: true,
  valueDates: layout.header && layout.valueDate,
  closing: layout.header && layout.balance === 'after',
  numbers: layout.several !== 'one' || ['account', 'balances', 'long'].includes(layout.preamble),
})

function wrongIn(given: ParsedAccount, account: Account, shown: Shown): string | null {
  const expected = shown.newestFirst ? [...account.movements].reverse() : account.movements
  if (given.lines.length !== expected.length) return `${given.lines.length} lines, not ${expected.length}`
  for (const [i, line] of given.lines.entries()) {
    const truth = expected[i]!
    if (line.date !== truth.day) return `line ${i}: ${line.date}, not ${truth.day}`
    if (!sameAmount(line.amount, formatCents(truth.cents)))
      return `line ${i}: ${line.amount}, not ${formatCents(truth.cents)}`
    if (line.balance !== undefined && !sameAmount(line.balance, formatCents(truth.balance)))
      return `line ${i}: balance ${line.balance}, not ${formatCents(truth.balance)}`
  }
  const closing = account.movements.at(-1)!.balance
  if (given.closingBalance !== null && !sameAmount(given.closingBalance, formatCents(closing)))
    return `closing ${given.closingBalance}, not ${formatCents(closing)}`
  if (given.openingBalance !== null && !sameAmount(given.openingBalance, formatCents(account.opening)))
    return `opening ${given.openingBalance}, not ${formatCents(account.opening)}`
  return null
}

function poorIn(given: ParsedAccount, account: Account, shown: Shown): string | null {
  const expected = shown.newestFirst ? [...account.movements].reverse() : account.movements
  const said = (text: string) => fold(tidyText(text.replaceAll('’', "'")))
  for (const [i, line] of given.lines.entries()) {
    const truth = expected[i]!
    if (shown.texts && !said(line.description).includes(said(truth.text)))
      return `line ${i}: “${line.description}” without “${truth.text}”`
    if (shown.valueDates && line.valueDate !== valueDay(truth))
      return `line ${i}: value date ${line.valueDate}, not ${valueDay(truth)}`
  }
  if (shown.closing && given.lines.length > 1 && given.closingBalance === null) return 'no closing balance'
  if (shown.numbers && given.accountId?.replaceAll(' ', '') !== account.number)
    return `account ${given.accountId}, not ${account.number}`
  return null
}

function compare(file: ParsedFile, accounts: readonly Account[], shown: Shown): Judged {
  if (file.accounts.length !== accounts.length)
    return { verdict: 'wrong', why: `${file.accounts.length} accounts, not ${accounts.length}` }
  for (const [i, account] of accounts.entries()) {
    const why = wrongIn(file.accounts[i]!, account, shown)
    if (why) return { verdict: 'wrong', why }
  }
  for (const [i, account] of accounts.entries()) {
    const why = poorIn(file.accounts[i]!, account, shown)
    if (why) return { verdict: 'poor', why }
  }
  return { verdict: 'exact', why: '' }
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
