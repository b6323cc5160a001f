/**
 * Reconciling an account: what is certain is matched, the rest is proposed with its reasons; and the proof, without
 * which nothing is called reconciled: opening + lines = closing, and the books with what is outstanding make the
 * same balance.
 */
import type { Company } from '../company/company.ts'
import { net, sumsThrough } from '../ledger/sums.ts'
import type { Day } from '../rules/dates.ts'
import { Refusal } from '../rules/errors.ts'
import { type DocumentToMatch, type LineToMatch, type Proposal, propose } from '../rules/matching/propose.ts'
import { type Cents, formatCents } from '../rules/money.ts'
import { plain } from '../rules/plain.ts'
import type { Sql } from '../sql.ts'
import { bankAccount, getLine } from './bank.ts'
import { statements } from './bank-lists.ts'
import { matchLine } from './bank-match.ts'
import { matchable, unshownEntries } from './bank-open.ts'

interface LineRow {
  id: string
  date: Day
  cents: Cents
  description: string | null
  reference: string | null
}

function waiting(sql: Sql, account: string, from: Day | null, to: Day | null): LineToMatch[] {
  return sql
    .all<LineRow>(
      `SELECT id, date, cents, description, reference FROM bank_line
       WHERE account = ? AND status = 'new' AND date >= coalesce(?, '0000') AND date <= coalesce(?, '9999')
       ORDER BY date, place, id`,
      account,
      from,
      to,
    )
    .map((row) => ({ ...row, description: row.description ?? '' }))
}

export interface LineMatch {
  readonly lineId: string
  readonly proposal: Proposal
  /** Payment that was recorded; null where entries were there already. */
  readonly document: string | null
}

export interface Reconciled {
  readonly automatic: readonly LineMatch[]
  readonly suggested: readonly Proposal[]
  readonly unmatched: readonly string[]
}

/** Matches one line as proposed; what the books refuse (a locked day) leaves no trace and waits for a person. */
function attempt(company: Company, proposal: Proposal): LineMatch | null {
  const allocations = proposal.allocations.map(({ documentId, cents }) => ({ document: documentId, cents }))
  try {
    const { document } = company.sql.write(() => matchLine(company, proposal.lineId, { allocations }))
    return { lineId: proposal.lineId, proposal, document }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return null
  }
}

/** Matches what is certain among the lines that wait, inside `company.write`, and proposes the rest. */
export function reconcile(
  company: Company,
  account: string,
  from: Day | null = null,
  to: Day | null = null,
): Reconciled {
  bankAccount(company.sql, account)
  const lines = waiting(company.sql, account, from, to)
  const { decimals } = company.facts()
  const proposals = propose(lines, matchable(company, account), { decimals })
  const automatic: LineMatch[] = []
  for (const proposal of proposals) {
    const made = proposal.automatic ? attempt(company, proposal) : null
    if (made) automatic.push(made)
  }
  const done = new Set(automatic.map(({ lineId }) => lineId))
  const suggested = proposals.filter(({ lineId }) => !done.has(lineId))
  const known = new Set(suggested.map(({ lineId }) => lineId))
  const unmatched = lines.flatMap(({ id }) => (done.has(id) || known.has(id) ? [] : [id]))
  return { automatic, suggested, unmatched }
}

/** What one line may settle: the proposals for it, and every document or entry of its direction for a choice by hand. */
export function candidatesFor(
  company: Company,
  id: string,
  text = '',
): { proposals: readonly Proposal[]; documents: readonly DocumentToMatch[] } {
  const line = getLine(company.sql, id)
  const documents = matchable(company, line.account)
  const own = {
    id,
    date: line.date,
    cents: line.cents,
    description: line.description ?? '',
    reference: line.reference,
  }
  const isNew = line.status === 'new'
  const { decimals } = company.facts()
  const direction = line.cents > 0 ? 1 : -1
  const size = Math.abs(line.cents)
  const wanted = plain(text)
  const says = (one: DocumentToMatch) =>
    plain(`${one.number ?? ''} ${one.reference ?? ''} ${one.partyName} ${formatCents(one.open, decimals)}`)
  return {
    proposals: isNew ? propose([own], documents, { decimals }) : [],
    documents: documents
      .filter((document) => document.direction === direction && says(document).includes(wanted))
      .sort((a, b) => Math.abs(a.open - size) - Math.abs(b.open - size) || (a.date < b.date ? -1 : 1)),
  }
}

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
  /** Lines that nothing settles yet. */
  readonly waiting: number
  readonly waitingSum: Cents
  /** Statement - (books - outstanding + lines that wait); null without a statement balance. */
  readonly difference: Cents | null
  /** Proved, nothing waits, no difference. */
  readonly reconciled: boolean
}

/** The proof of an account through a day: the newest statement that ends by then decides. */
export function proofOf(company: Company, account: string, through: Day | null = null): Proof {
  const { sql } = company
  bankAccount(sql, account)
  const all = statements(sql, account).filter(
    ({ lastDate }) => lastDate !== null && (through === null || lastDate <= through),
  )
  const last = all.find(({ closingBalance }) => closingBalance !== null)
  const day = last?.lastDate ?? through
  const bookBalance = net(sumsThrough(sql, day).get(account))
  const unshown = unshownEntries(sql, account, day)
  const outstanding = unshown.reduce((sum, { cents }) => sum + cents, 0)
  const left = sql.get<{ n: number; sum: Cents }>(
    `SELECT count(*) AS n, coalesce(sum(cents), 0) AS sum FROM bank_line
     WHERE account = ? AND status IN ('new', 'ignored') AND date <= coalesce(?, '9999')`,
    account,
    day,
  )!
  const waitingLines = waiting(sql, account, null, day).length
  const statementBalance = last?.closingBalance ?? null
  const closingBalanceProved = all.length > 0 && all.every((statement) => statement.closingBalanceProved)
  const difference =
    statementBalance === null ? null : statementBalance - (bookBalance - outstanding + left.sum)
  return {
    statementId: last?.id ?? null,
    lastDate: day,
    statementBalance,
    closingBalanceProved,
    bookBalance,
    outstanding,
    outstandingCount: unshown.length,
    waiting: waitingLines,
    waitingSum: left.sum,
    difference,
    reconciled: closingBalanceProved && waitingLines === 0 && difference === 0,
  }
}
