/** Credit notes: what they give back of an invoice or bill is never more than it was. */
import type { Company } from '../../company/company.ts'
import { formatCents } from '../../rules/money.ts'
import type { Decided } from './decide.ts'
import type { DraftRow } from './drafts.ts'
import { detail, refuse } from './errors.ts'
import { getIssued } from './read.ts'

/** Refuses a credit that, with those before it, passes the document that it credits. */
export function checkCredit(company: Company, draft: DraftRow, decided: Decided): void {
  if (draft.credits === null) return
  const { sql } = company
  const credited = getIssued(sql, draft.credits, ['invoice', 'bill', 'expense'])
  const before = sql.get<{ sum: number }>(
    'SELECT coalesce(sum(total), 0) AS sum FROM document WHERE credits = ? AND stands = 1',
    draft.credits,
  )!.sum
  if (before + decided.total <= credited.total) return
  const show = (cents: number) => formatCents(cents, company.facts().decimals)
  const values = {
    total: show(before + decided.total),
    number: credited.number,
    invoiced: show(credited.total),
  }
  throw refuse('document.creditTooMuch', values, [detail('lines', 'document.creditTooMuch', values)])
}
