/**
 * Undoing a document. An invoice that was sent is cancelled by a credit note of its whole amount, in every country: the
 * client has the number, and the books must show both. What nobody outside has seen (a bill recorded by mistake, a
 * payment typed twice) is reversed.
 */
import type { Company } from '../../company/company.ts'
import { reverse } from '../../ledger/entries.ts'
import type { Day } from '../../rules/dates.ts'
import { openDay } from './allocations.ts'
import { creditDraft } from './convert.ts'
import { refuse } from './errors.ts'
import { type Issued, issueDraft } from './issue.ts'
import { type DocumentRow, getIssued, isCancelled } from './read.ts'

/** Refuses a document that is cancelled, or that something was put against. */
function checkFree(company: Company, row: DocumentRow): void {
  const { number } = row
  if (isCancelled(company.sql, row)) throw refuse('document.cancelled', { number })
  if (row.open !== row.total) throw refuse('document.hasPayments', { number })
}

/** Cancels an invoice that was sent: a credit note of all of it, settled against it. Gives the credit note. */
export function cancelInvoice(company: Company, id: string, date: Day): Issued {
  const row = getIssued(company.sql, id, ['invoice'])
  checkFree(company, row)
  const credited = company.sql.get('SELECT 1 FROM document WHERE credits = ? AND stands = 1', id)
  if (credited) throw refuse('document.hasPayments', { number: row.number })
  const draft = creditDraft(company, id, date)
  return issueDraft(company, draft, { cancels: id, claims: [`cancel:${id}`] })
}

/**
 * Reverses the entry of a bill, an expense, a credit or a payment, on its own day or the first open one. Refuses one that
 * is settled, used, or matched with a bank line; a payment gives back what it settled.
 */
export function voidDocument(
  company: Company,
  id: string,
  kinds: readonly string[],
  options: { readonly date?: Day | undefined; readonly ofLine?: boolean } = {},
): DocumentRow {
  const row = getIssued(company.sql, id, kinds)
  const { number } = row
  if (isCancelled(company.sql, row)) throw refuse('document.cancelled', { number })
  const isMoney = ['receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer'].includes(row.kind)
  if (!isMoney && row.kind !== 'expense') checkFree(company, row)
  if (isMoney && hasLaterLinks(company, row)) throw refuse('document.hasPayments', { number })
  if (!options.ofLine && isShown(company, row)) throw refuse('payment.used')
  const day = options.date ?? openDay(company, row.date as Day)
  reverse(company, row.fact, day, { ofDocument: true })
  return getIssued(company.sql, id)
}

/** Links made after the payment itself: they are undone one by one first. */
function hasLaterLinks(company: Company, row: DocumentRow): boolean {
  return (
    company.sql.get(
      'SELECT 1 FROM allocation WHERE (source = ? OR target = ?) AND fact <> ? AND effective > 0',
      row.id,
      row.id,
      row.fact,
    ) !== undefined
  )
}

/** True when a bank line shows its entry. */
function isShown(company: Company, row: DocumentRow): boolean {
  return (
    company.sql.get(
      `SELECT 1 FROM bank_line l WHERE l.settled_by = ? OR l.settled_by IN (SELECT fact FROM cleared WHERE entry = ?)`,
      row.fact,
      row.fact,
    ) !== undefined
  )
}
