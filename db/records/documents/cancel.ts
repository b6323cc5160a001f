/**
 * Undoing a document. An invoice that was sent is cancelled by a credit note of its whole amount, in every country: the
 * client has the number, and the books must show both. What nobody outside has seen (a bill recorded by mistake, a
 * payment typed twice) is reversed.
 */
import type { DocumentMarked } from '../../changes/bodies.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import { stands } from '../../ledger/documents.ts'
import { reverse } from '../../ledger/entries.ts'
import type { Day } from '../../rules/dates.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import { openDay } from './allocations.ts'
import { nextOf } from './claims.ts'
import { creditDraft } from './convert.ts'
import { detail, refuse } from './errors.ts'
import { type Issued, issueDraft } from './issue.ts'
import { isDeposit } from './money.ts'
import { type DocumentRow, getIssued, isCancelled } from './read.ts'

/** Refuses a document that is cancelled, that something was put against, or that another credits or releases. */
function checkFree(company: Company, row: DocumentRow): void {
  const { number } = row
  if (isCancelled(company.sql, row)) throw refuse('document.cancelled', { number })
  const other = company.sql.get<{ number: string }>(
    `SELECT d.number FROM document d WHERE (d.credits = ? OR d.releases = ?) AND d.stands = 1
       AND NOT EXISTS (SELECT 1 FROM document c WHERE c.cancels = d.id AND c.stands = 1) ORDER BY d.fact LIMIT 1`,
    row.id,
    row.id,
  )
  if (other) throw refuse('document.hasCredits', { number, other: other.number })
  const isFree = isSettling(row) ? !hasLaterLinks(company, row) : row.side === 0 || row.open === row.total
  if (!isFree) throw refuse('document.hasPayments', { number })
}

/** What settles others takes its own links away with it; only later ones are undone first. */
const isSettling = ({ kind }: DocumentRow) =>
  kindOf(kind).settles === 'settling' || kindOf(kind).family === 'money'

/** Cancels an invoice that was sent: a credit note of all of it, settled against it. Gives the credit note. */
export function cancelInvoice(company: Company, id: string, date: Day): Issued {
  const row = getIssued(company.sql, id, ['invoice'])
  checkFree(company, row)
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
  checkFree(company, row)
  if (!options.ofLine && isShown(company, row)) throw refuse('payment.used')
  if (options.date !== undefined && options.date < row.date) {
    const values = { number: row.number, date: row.date }
    throw refuse('document.voidBefore', values, [detail('date', 'document.voidBefore', values)])
  }
  if (row.entry === null) undoMark(company, row)
  else {
    const uses = usesOf(row).map((stem) => nextOf(company, `${stem}:${id}`))
    reverse(company, row.fact, options.date ?? openDay(company, row.date as Day), {
      ofDocument: true,
      claims: uses.flatMap(({ claims }) => claims),
      needs: uses.flatMap(({ needs }) => needs),
    })
  }
  return getIssued(company.sql, id)
}

/** What another laptop may do with a document while this one voids it: one of both then waits for a person. */
function usesOf(row: DocumentRow): string[] {
  if (isDeposit(row)) return ['deposit']
  if (row.kind !== 'bill' && row.kind !== 'expense') return []
  return row.holdback === 0 ? ['credit'] : ['credit', 'release']
}

/** Undoes a document that posted nothing. */
function undoMark(company: Company, { id: target, fact }: DocumentRow): void {
  const body: DocumentMarked = {
    id: uuidv7(company.now()),
    kind: 'cancelled',
    target,
    reverses: fact,
    claims: [`reverse:${fact}`],
    needs: [fact],
  }
  company.append([{ type: 'document.marked', body }])
}

/**
 * Links made after the payment itself: they are undone one by one first. One that moved a deposit by an entry counts also where
 * it settles nothing, because another payment came first: its entry still stands.
 */
function hasLaterLinks({ sql }: Company, row: DocumentRow): boolean {
  return sql
    .all<{ fact: string; effective: number; posted: number }>(
      `SELECT fact, effective, a.source = ? AND EXISTS (SELECT 1 FROM entry e WHERE e.id = a.fact)
         AND NOT EXISTS (SELECT 1 FROM document d WHERE d.fact = a.fact) AS posted
       FROM allocation a WHERE (source = ? OR target = ?) AND fact <> ?`,
      row.id,
      row.id,
      row.id,
      row.fact,
    )
    .some(({ fact, effective, posted }) => effective > 0 || (posted === 1 && stands(sql, fact)))
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
