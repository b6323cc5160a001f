/**
 * The proof of an account, without which nothing is called reconciled: opening + lines = closing, and the books with
 * what is outstanding make the same balance.
 */
import type { Company } from '../company/company.ts'
import { reconciledThrough } from '../ledger/reconciled.ts'
import type { Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import { bankAccount } from './bank.ts'
import { statements } from './bank-lists.ts'
import { bookBalance, movementsOf, unshownOn } from './bank-movements.ts'
import { countAndSum, laterEntries, linesLeft } from './reconciliation-figures.ts'

export interface Proof {
  readonly statementId: string | null
  readonly lastDate: Day | null
  readonly statementBalance: Cents | null
  /** Every statement of the days asked adds up: opening + lines = closing. */
  readonly closingBalanceProved: boolean
  /** Balance of the account in the books at the end of the statement. */
  readonly bookBalance: Cents
  /** Entries in the books that no line shows by then: cheques and deposits in transit. */
  readonly outstanding: Cents
  readonly outstandingCount: number
  /** Entries that lines show by then and that the books have only later. */
  readonly later: Cents
  readonly laterCount: number
  /** Lines that nothing settles yet. */
  readonly waiting: number
  /** Sum of the lines that wait and of those that are ignored: on the statement, not in the books. */
  readonly waitingSum: Cents
  readonly ignored: number
  readonly ignoredSum: Cents
  /** Statement - (books - outstanding + later + lines that wait or are ignored); null without a statement balance. */
  readonly difference: Cents | null
  /** Proved, nothing waits, no difference. */
  readonly reconciled: boolean
}

/**
 * The proof of an account through a day, in its own currency: the newest statement with a balance that ends by then
 * decides. What came before the first statement counts as shown when the books agree with its opening balance; what is
 * reconciled is proved, and lines that came into a reconciled period later are in no balance.
 */
export function proofOf(company: Company, account: string, through: Day | null = null): Proof {
  const { sql } = company
  bankAccount(sql, account)
  const all = statements(sql, account).filter(
    ({ lastDate }) => lastDate !== null && (through === null || lastDate <= through),
  )
  const last = all.find(({ closingBalance }) => closingBalance !== null)
  const day = last?.lastDate ?? through
  const books = bookBalance(company, account, day)
  const posted = movementsOf(company, account)
  const unshown = unshownOn(company, account, { through: day, posted })
  const outstanding = unshown.reduce((sum, { cents }) => sum + cents, 0)
  const { waiting, late, ignored } = linesLeft(sql, account, day)
  const [laterCount, later] = day === null ? [0, 0] : countAndSum(laterEntries(posted, day))
  const statementBalance = last?.closingBalance ?? null
  const decided = reconciledThrough(sql, account) ?? ''
  const closingBalanceProved =
    all.length > 0 &&
    all.every(({ lastDate, closingBalanceProved: proved }) => proved || (lastDate ?? '') <= decided)
  const adjusted = books - outstanding + waiting[1] + ignored[1] + later
  const difference = statementBalance === null ? null : statementBalance - adjusted
  return {
    statementId: last?.id ?? null,
    lastDate: day,
    statementBalance,
    closingBalanceProved,
    bookBalance: books,
    outstanding,
    outstandingCount: unshown.length,
    later,
    laterCount,
    waiting: waiting[0] + late[0],
    waitingSum: waiting[1] + ignored[1],
    ignored: ignored[0],
    ignoredSum: ignored[1],
    difference,
    reconciled: closingBalanceProved && waiting[0] + late[0] === 0 && difference === 0,
  }
}
