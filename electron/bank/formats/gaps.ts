/** Statements, or pieces, of one account whose balances do not lead from one to the next: one is missing between them. */
import type { ParsedAccount, ParseProblem } from '../parsed.ts'
import { sameAmount } from './decimal.ts'
import { excerpt, warning } from './texts.ts'

export interface Gap {
  readonly first: ParsedAccount
  readonly second: ParsedAccount
}

/** True when the second opens with what the first closed with, as far as both say. */
function follows(first: ParsedAccount, second: ParsedAccount): boolean {
  const { closingBalance } = first
  const { openingBalance } = second
  return closingBalance === null || openingBalance === null || sameAmount(closingBalance, openingBalance)
}

/** Where pieces in order do not follow each other. */
export const gapsIn = (pieces: readonly ParsedAccount[]): Gap[] =>
  pieces.flatMap((second, i) => {
    const first = pieces[i - 1]
    return first && !follows(first, second) ? [{ first, second }] : []
  })

/** Says where one is missing. */
export const gapTold = ({ first, second }: Gap): ParseProblem =>
  warning('file.statementGap', {
    account: excerpt(first.accountId ?? '—'),
    closing: first.closingBalance ?? '',
    opening: second.openingBalance ?? '',
  })
