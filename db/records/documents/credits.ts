/** Credit notes: what they give back of an invoice or bill is never more than it was. */
import type { Company } from '../../company/company.ts'
import type { Detail } from '../../rules/errors.ts'
import { formatCents } from '../../rules/money.ts'
import type { Decided } from './decide.ts'
import type { DraftRow } from './drafts.ts'
import { detail, refuse } from './errors.ts'
import { holdbackLeft } from './holdback.ts'
import { type DocumentRow, getIssued, isCancelled } from './read.ts'
import { isSameParty } from './same-party.ts'

/** A document that can be credited. Refuses one that is cancelled. */
export function getCredited(company: Company, id: string): DocumentRow {
  const row = getIssued(company.sql, id, ['invoice', 'bill', 'expense'])
  if (isCancelled(company.sql, row)) throw refuse('document.cancelled', { number: row.number })
  return row
}

/** What is wrong with a credit: another name, or, with those before it, more than the document that it credits. */
export function creditProblems(company: Company, draft: DraftRow, decided: Decided): Detail[] {
  if (draft.credits === null) return []
  const { sql } = company
  const credited = getCredited(company, draft.credits)
  const problems: Detail[] = []
  if (credited.party !== null && !isSameParty(company, credited.party, decided.party?.id ?? null))
    problems.push(detail('partyId', 'payment.otherParty', { number: credited.number }))
  if (decided.date < credited.date) {
    const values = { date: decided.date, number: credited.number, credited: credited.date }
    problems.push(detail('date', 'document.creditBefore', values))
  }
  const left = decided.holdback === 0 ? 0 : holdbackLeft(sql, credited)
  if (decided.holdback > left) {
    const values = { number: credited.number, left: formatCents(left, company.facts().decimals) }
    problems.push(detail('holdbackPercent', 'document.holdbackTooMuch', values))
  }
  const before = sql.get<{ sum: number }>(
    'SELECT coalesce(sum(total), 0) AS sum FROM document WHERE credits = ? AND stands = 1',
    draft.credits,
  )!.sum
  if (before + decided.total > credited.total) {
    const show = (cents: number) => formatCents(cents, company.facts().decimals)
    const values = {
      total: show(before + decided.total),
      number: credited.number,
      invoiced: show(credited.total),
    }
    problems.push(detail('lines', 'document.creditTooMuch', values))
  }
  return problems
}
