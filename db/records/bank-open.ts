/** What a bank line may settle: open documents, and entries of the bank account that no line shows yet. */
import type { Company } from '../company/company.ts'
import { addDays, type Day } from '../rules/dates.ts'
import { kindOf } from '../rules/documents/kinds.ts'
import { parseTerms } from '../rules/documents/terms.ts'
import type { DocumentToMatch } from '../rules/matching/propose.ts'
import { chequeOf, tokensOf } from '../rules/matching/words.ts'
import { applyRate, type Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { type BankEntry, entriesOf, foreignCurrency, unshownOn } from './bank-movements.ts'

/** Before the id of an entry that a line may show, so that it is never taken for a document. */
export const ENTRY = 'entry:'

/** Money comes in for what is owed to us, and goes out for what we owe: what is settled by money, and credits paid back. */
const DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  invoice: 1,
  supplierCredit: 1,
  bill: -1,
  creditNote: -1,
  receipt: -1,
  disbursement: 1,
}

/** A credit note, which a party may take off its payment. */
export const isNote = ({ kind }: Pick<DocumentToMatch, 'kind'>): boolean =>
  kind === 'creditNote' || kind === 'supplierCredit'

interface OpenRow {
  total: Cents
  terms: string | null
  id: string
  kind: string
  number: string
  reference: string | null
  date: Day
  due: Day | null
  open: Cents
  party: string | null
  partyName: string | null
}

/** What the terms of a document give up when all of it is paid early (2/10 net 30), and the last day for it. */
function earlyOf(
  { kind, date, open }: Pick<OpenRow, 'kind' | 'date' | 'open'>,
  total: Cents,
  terms: string | null,
): DocumentToMatch['early'] {
  const isOwed = kind === 'invoice' || kind === 'bill'
  const early = isOwed && open === total && terms !== null ? parseTerms(terms)?.early : undefined
  return early ? { cents: applyRate(total, early.discountPpm), through: addDays(date, early.days) } : null
}

function openDocuments(sql: Sql): DocumentToMatch[] {
  return sql
    .all<OpenRow>(
      `SELECT d.id, d.kind, d.number, d.reference, d.date, d.due, d.open, d.total, d.terms, d.party, coalesce(p.name, d.party_name) AS partyName
       FROM document d LEFT JOIN party p ON p.id = d.party
       WHERE d.open > 0 AND d.stands = 1 AND d.kind IN ('invoice', 'bill', 'creditNote', 'supplierCredit', 'receipt', 'disbursement')
       ORDER BY d.date, d.id`,
    )
    .map(({ total, terms, ...row }) => ({
      ...row,
      direction: DIRECTIONS[row.kind]!,
      partyName: row.partyName ?? '',
      early: earlyOf(row, total, terms),
    }))
}

/** The number of the cheque that an entry paid: of a payment by cheque, or named by its text. */
function chequeOfEntry({ cents, method, reference, memo }: BankEntry): string | null {
  if (cents > 0) return null
  return method === 'check' && reference !== null ? reference : chequeOf(tokensOf(memo ?? ''))
}

const asDocument = (entry: BankEntry): DocumentToMatch => ({
  id: `${ENTRY}${entry.id}`,
  kind: entry.kind ?? 'entry',
  direction: entry.cents > 0 ? 1 : -1,
  number: entry.piece ?? entry.number,
  reference: entry.reference,
  date: entry.date,
  due: null,
  open: Math.abs(entry.cents),
  party: entry.party,
  partyName: entry.partyName ?? entry.memo ?? '',
  cheque: chequeOfEntry(entry),
  isWhole: true,
})

/** A bank takes a cheque for six months: what is a year older than the first line that waits is no more weighed. */
const WEIGHED_DAYS = 366

/** The first day of what lines that wait may show; null when none waits. */
function weighedSince(sql: Sql, account: string): Day | null {
  const first = sql.get<{ day: Day | null }>(
    `SELECT min(date) AS day FROM bank_line WHERE account = ? AND status = 'new'`,
    account,
  )!.day
  return first === null ? null : addDays(first, -WEIGHED_DAYS)
}

/**
 * All that lines of an account may settle; `old` with entries from before the first statement, and of more than a year
 * before the first line that waits. An account in another currency shows its entries through coding alone.
 */
export function matchable(company: Company, account: string, old = false): DocumentToMatch[] {
  if (foreignCurrency(company, account) !== null) return []
  const since = old ? null : weighedSince(company.sql, account)
  const unshown = unshownOn(company, account, { old }).filter(({ date }) => since === null || date >= since)
  return [...openDocuments(company.sql), ...entriesOf(company.sql, unshown).map(asDocument)]
}

/** The kind of payment that settles documents of a kind by a bank line; nothing for what money does not settle. */
export function paymentKindFor(kind: string, isIn: boolean) {
  if (kindOf(kind)?.control === 'receivable')
    return isIn ? (kind === 'invoice' ? 'receipt' : null) : kind === 'invoice' ? null : 'clientRefund'
  if (kindOf(kind)?.control === 'payable')
    return isIn ? (kind === 'bill' ? null : 'supplierRefund') : kind === 'bill' ? 'disbursement' : null
  return null
}
