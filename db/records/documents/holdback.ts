/**
 * Holdback (retenue): a part of an invoice that is kept until the works are accepted. Its tax is due when it is released
 * (Excise Tax Act, s. 168(7); the QST Act has the same rule), by an invoice of its own.
 */
import type { Company } from '../../company/company.ts'
import { apportion } from '../../rules/documents/apportion.ts'
import type { Detail } from '../../rules/errors.ts'
import { type Cents, formatCents } from '../../rules/money.ts'
import type { Sql } from '../../sql.ts'
import type { Decided } from './decide.ts'
import type { DraftLine, DraftRow } from './drafts.ts'
import { detail, refuse } from './errors.ts'
import { roleAccount } from './posting.ts'
import { type DocumentRow, getIssued, isCancelled, issuedLines } from './read.ts'

/** What is still held back on an invoice or bill, in cents before tax. What was released and then credited is held again. */
export function holdbackLeft(sql: Sql, row: DocumentRow): Cents {
  const released = sql.get<{ sum: number }>(
    `SELECT coalesce(sum(r.subtotal - coalesce((SELECT sum(c.subtotal) FROM document c
       WHERE c.credits = r.id AND c.stands = 1), 0)), 0) AS sum
     FROM document r WHERE r.releases = ? AND r.stands = 1`,
    row.id,
  )!.sum
  const credited = sql.get<{ sum: number }>(
    'SELECT coalesce(sum(holdback), 0) AS sum FROM document WHERE credits = ? AND stands = 1',
    row.id,
  )!.sum
  return row.holdback - released - credited
}

/** An invoice or bill and what is held back on it. Refuses one that is cancelled, or has nothing held back. */
function getHeldBack(company: Company, id: string): { row: DocumentRow; left: Cents } {
  const row = getIssued(company.sql, id, ['invoice', 'bill'])
  const { number } = row
  if (isCancelled(company.sql, row)) throw refuse('document.cancelled', { number })
  const left = holdbackLeft(company.sql, row)
  if (left <= 0) throw refuse('document.noHoldback', { number })
  return { row, left }
}

/** What is wrong with a release: more than is left. */
export function holdbackProblems(company: Company, draft: DraftRow, decided: Decided): Detail[] {
  if (draft.releases === null) return []
  const { row, left } = getHeldBack(company, draft.releases)
  if (decided.subtotal <= left) return []
  const values = { number: row.number, left: formatCents(left, company.facts().decimals) }
  return [detail('lines', 'document.holdbackTooMuch', values)]
}

/** The lines that release what is left: one for each set of taxes of the invoice, in proportion. */
export function releaseLines(company: Company, id: string): { row: DocumentRow; lines: DraftLine[] } {
  const { sql } = company
  const { row, left } = getHeldBack(company, id)
  const nets = new Map<string, Cents>()
  for (const line of issuedLines(sql, row.fact)) {
    const codes = JSON.stringify((JSON.parse(line.taxes) as string[]).toSorted())
    nets.set(codes, (nets.get(codes) ?? 0) + line.net)
  }
  // a set that deducts keeps its sign: the taxes then fall on the bases that were held back
  const sets = [...nets].filter(([, net]) => net !== 0)
  const whole = sets.reduce((sum, [, net]) => sum + BigInt(net), 0n)
  const shares = apportion(
    left,
    sets.map(([, net]) => BigInt(left) * BigInt(net)),
    whole,
  )
  const { decimals, language } = company.facts()
  const account = roleAccount(sql, row.kind === 'invoice' ? 'holdbackReceivable' : 'holdbackPayable')
  const description =
    (row.language ?? language) === 'en'
      ? `Release of the holdback on ${row.number}`
      : `Libération de la retenue sur ${row.number}`
  return {
    row,
    lines: sets.map(([taxes], index) => ({
      description,
      quantity: '1',
      unitPrice: formatCents(shares[index]!, decimals),
      taxes: JSON.parse(taxes) as string[],
      account,
    })),
  }
}
