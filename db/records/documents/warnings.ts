/** What is worth a look before a document is issued, and never in the way. */
import type { Company } from '../../company/company.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import type { Detail } from '../../rules/errors.ts'
import { type Cents, formatCents } from '../../rules/money.ts'
import { accountByRole } from '../accounts.ts'
import { partyFamily } from '../parties.ts'
import type { Decided } from './decide.ts'
import type { DraftRow } from './drafts.ts'
import { warning } from './errors.ts'
import { findIssued } from './read.ts'
import { IS_INVOICE } from './status.ts'

/** The same number from the same supplier, in what was recorded or drafted before. */
function sameReference(company: Company, draft: DraftRow, decided: Decided): Detail[] {
  const reference = draft.reference?.trim()
  if (!reference || kindOf(decided.kind).family !== 'purchases' || !decided.party) return []
  const family = JSON.stringify(partyFamily(company.sql, decided.party.id))
  const found = company.sql.get<{ number: string; date: string }>(
    `SELECT number, date FROM document WHERE kind = ? AND party IN (SELECT value FROM json_each(?)) AND id <> ?
       AND upper(trim(reference)) = upper(?) AND stands = 1 ORDER BY date DESC LIMIT 1`,
    decided.kind,
    family,
    draft.id,
    reference,
  )
  return found ? [warning('reference', 'warning.sameReference', { reference, ...found })] : []
}

function overCredit(company: Company, decided: Decided): Detail[] {
  const limit = decided.party?.credit_limit ?? null
  if (decided.kind !== 'invoice' || limit === null) return []
  const owed = company.sql.get<{ sum: number }>(
    `SELECT coalesce(sum(open * side), 0) AS sum FROM document
     WHERE party IN (SELECT value FROM json_each(?)) AND stands = 1 AND kind IN ('invoice', 'creditNote', 'receipt', 'clientRefund')`,
    JSON.stringify(partyFamily(company.sql, decided.party!.id)),
  )!.sum
  if (owed + decided.total <= limit) return []
  const show = (cents: Cents) => formatCents(cents, company.facts().decimals)
  return [warning('partyId', 'warning.creditLimit', { owed: show(owed + decided.total), limit: show(limit) })]
}

/** More invoiced than was quoted or ordered: an extra, or the same part twice. */
function overOrigin(company: Company, draft: DraftRow, decided: Decided): Detail[] {
  const origin = draft.origin === null ? undefined : findIssued(company.sql, draft.origin)
  if (!origin || decided.kind !== 'invoice') return []
  const before = company.sql.get<{ sum: number }>(
    `SELECT coalesce(sum(o.subtotal), 0) AS sum FROM document o WHERE o.origin = ? AND ${IS_INVOICE}`,
    origin.id,
  )!.sum
  if (before + decided.subtotal <= origin.subtotal) return []
  const show = (cents: Cents) => formatCents(cents, company.facts().decimals)
  const values = {
    sum: show(before + decided.subtotal),
    number: origin.number,
    total: show(origin.subtotal),
  }
  return [warning('lines', 'warning.overOrigin', values)]
}

function unclassified(company: Company, decided: Decided): Detail[] {
  if (kindOf(decided.kind).family !== 'purchases') return []
  const account = accountByRole(company.sql, 'suspense')
  return account && decided.lines.some((line) => line.account === account)
    ? [warning('lines', 'warning.unclassified', { account })]
    : []
}

/** A supplier may round otherwise, by a few cents; more is worth a look. */
const TAX_GAP = 5

function taxGaps(company: Company, draft: DraftRow, decided: Decided): Detail[] {
  if (draft.tax_amounts === null) return []
  const show = (cents: Cents) => formatCents(cents, company.facts().decimals)
  return decided.taxes.flatMap(({ code, amount, computed }) =>
    computed === undefined || Math.abs(amount - computed) <= TAX_GAP
      ? []
      : [warning('taxAmounts', 'warning.taxGap', { code, given: show(amount), computed: show(computed) })],
  )
}

/** All that is worth a look about a decided draft. */
export function draftWarnings(company: Company, draft: DraftRow, decided: Decided): Detail[] {
  return [
    ...sameReference(company, draft, decided),
    ...overCredit(company, decided),
    ...overOrigin(company, draft, decided),
    ...unclassified(company, decided),
    ...taxGaps(company, draft, decided),
  ]
}
