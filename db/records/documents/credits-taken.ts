/** Credit notes that a party takes off its payment: links that stand and fall with the payment. */
import type { Link } from '../../changes/bodies.ts'
import type { Company } from '../../company/company.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import { type Detail, within } from '../../rules/errors.ts'
import { formatCents } from '../../rules/money.ts'
import { detail } from './errors.ts'
import type { CreditTaken, PaymentToRecord } from './money.ts'
import { type DocumentRow, getIssued } from './read.ts'
import { isSameParty } from './same-party.ts'

interface Taken {
  readonly link: Link
  /** What it rests on. */
  readonly facts: readonly string[]
}

/** The documents that are credits of their own, without money: those whose use posts nothing. */
const NOTES: ReadonlySet<string> = new Set(['creditNote', 'supplierCredit'])

function problemsOf(
  company: Company,
  input: PaymentToRecord,
  taken: CreditTaken,
  rows: { readonly credit: DocumentRow; readonly target: DocumentRow },
): Detail[] {
  const { credit, target } = rows
  const path = 'allocations'
  const isAlike =
    kindOf(credit.kind).control === kindOf(input.kind).control &&
    kindOf(target.kind).control === kindOf(input.kind).control
  if (!NOTES.has(credit.kind) || kindOf(target.kind).settles !== 'settled' || !isAlike)
    return [detail(path, 'payment.wrongSide', { number: credit.number })]
  if (!isSameParty(company, credit.party, target.party))
    return [detail(path, 'payment.otherParty', { number: target.number })]
  if (taken.cents <= 0) return [detail(path, 'payment.nothing')]
  const credits = input.credits ?? []
  const sum = (of: (one: CreditTaken) => boolean) =>
    credits.filter(of).reduce((all, { cents }) => all + cents, 0)
  const paid = input.allocations.find(({ document }) => document === target.id)?.cents ?? 0
  const given = [
    [credit, sum((one) => one.credit === taken.credit)],
    [target, sum((one) => one.target === taken.target) + paid],
  ] as const
  return given.flatMap(([row, cents]) => {
    const open = formatCents(row.open, company.facts().decimals)
    return cents > row.open ? [detail(path, 'payment.tooMuch', { number: row.number, open })] : []
  })
}

/**
 * The links of the credit notes taken off a payment; adds to `problems` those that are no credit of the party, or for more
 * than is open on either side.
 */
export function takenCredits(company: Company, input: PaymentToRecord, problems: Detail[]): Taken[] {
  return (input.credits ?? []).map((taken) => {
    const rows = {
      credit: within('allocations', () => getIssued(company.sql, taken.credit)),
      target: within('allocations', () => getIssued(company.sql, taken.target)),
    }
    problems.push(...problemsOf(company, input, taken, rows))
    return {
      link: { source: taken.credit, target: taken.target, cents: taken.cents },
      facts: [rows.credit.fact, rows.target.fact],
    }
  })
}
