/** What a bank line may settle: open documents, and entries of the bank account that no line shows yet. */
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import { kindOf } from '../rules/documents/kinds.ts'
import type { DocumentToMatch } from '../rules/matching/propose.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { getAccount } from './accounts.ts'

/** Before the id of an entry that a line may show, so that it is never taken for a document. */
export const ENTRY = 'entry:'

/** Money comes in for what is owed to us, and goes out for what we owe: what is settled by money, and credits paid back. */
const DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  invoice: 1,
  supplierCredit: 1,
  bill: -1,
  creditNote: -1,
}

interface OpenRow {
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

function openDocuments(sql: Sql): DocumentToMatch[] {
  return sql
    .all<OpenRow>(
      `SELECT d.id, d.kind, d.number, d.reference, d.date, d.due, d.open, d.party, coalesce(p.name, d.party_name) AS partyName
       FROM document d LEFT JOIN party p ON p.id = d.party
       WHERE d.open > 0 AND d.stands = 1 AND d.kind IN ('invoice', 'bill', 'creditNote', 'supplierCredit')
       ORDER BY d.date, d.id`,
    )
    .map((row) => ({ ...row, direction: DIRECTIONS[row.kind]!, partyName: row.partyName ?? '' }))
}

export interface UnshownEntry {
  readonly id: string
  readonly number: string
  readonly date: Day
  readonly cents: Cents
  readonly memo: string | null
  readonly piece: string | null
  readonly reference: string | null
  readonly party: string | null
  readonly partyName: string | null
  readonly document: string | null
  readonly kind: string | null
}

/**
 * Entries on a bank account that no bank line shows: not made from a line, not cleared by one, not undone. A reversed
 * entry and its reversal cancel out and are left aside.
 */
export function unshownEntries(sql: Sql, account: string, through: Day | null = null): UnshownEntry[] {
  return sql.all<UnshownEntry>(
    `SELECT e.id, e.number, e.date, sum(p.cents) AS cents, e.memo, e.piece_number AS piece, d.reference,
       d.party, d.party_name AS partyName, d.id AS document, d.kind
     FROM posting p JOIN entry e ON e.key = p.entry LEFT JOIN document d ON d.fact = e.id
     WHERE p.account = ? AND e.date <= coalesce(?, '9999-12-31') AND e.counts = 1 AND e.kind NOT IN ('opening', 'closing')
       AND e.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id AND r.counts = 1)
       AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.fact = e.id AND c.key GLOB 'line:*'
         AND EXISTS (SELECT 1 FROM bank_line l WHERE l.id = substr(c.key, 6) AND l.account = p.account))
       AND NOT EXISTS (SELECT 1 FROM cleared x JOIN bank_line l ON l.id = x.line
         WHERE x.entry = e.id AND l.account = p.account AND l.settled_by = x.fact)
     GROUP BY e.key HAVING sum(p.cents) <> 0 ORDER BY e.date, e.key`,
    account,
    through,
  )
}

const asDocument = (entry: UnshownEntry): DocumentToMatch => ({
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
})

/** All that lines of an account may settle. An account in another currency shows its entries through coding alone. */
export function matchable(company: Company, account: string): DocumentToMatch[] {
  const { currency } = getAccount(company.sql, account)
  if (currency !== null && currency !== company.facts().currency) return []
  return [...openDocuments(company.sql), ...unshownEntries(company.sql, account).map(asDocument)]
}

/** The kind of payment that settles documents of a kind by a bank line; nothing for what money does not settle. */
export function paymentKindFor(kind: string, isIn: boolean) {
  if (kindOf(kind)?.control === 'receivable')
    return isIn ? (kind === 'invoice' ? 'receipt' : null) : kind === 'invoice' ? null : 'clientRefund'
  if (kindOf(kind)?.control === 'payable')
    return isIn ? (kind === 'bill' ? null : 'supplierRefund') : kind === 'bill' ? 'disbursement' : null
  return null
}
