/** What became of bank lines of the past, in few words: the accounts and taxes, the payment, the transfer. */
import type { Day } from '../rules/dates.ts'
import type { RuleLine } from '../rules/labels/conditions.ts'
import { taxOf } from '../rules/tax.ts'
import type { Sql, Value } from '../sql.ts'

/** What a line became. Taxes and accounts are sorted, so that equal outcomes are equal texts. */
export type Outcome =
  | {
      readonly kind: 'code'
      readonly accounts: readonly string[]
      readonly taxes: readonly string[]
      readonly party: string | null
    }
  | { readonly kind: 'document'; readonly party: string | null }
  | { readonly kind: 'transfer'; readonly account: string }
  | { readonly kind: 'ignore' }

export interface SettledLine extends RuleLine {
  readonly id: string
  readonly date: Day
  readonly outcome: Outcome
}

interface Row {
  id: string
  account: string
  date: Day
  cents: number
  description: string | null
  reference: string | null
  category: string | null
  status: string
  document: string | null
  party: string | null
  posted: string | null
}

/**
 * Settled lines with what they became. The fact of a line is its entry, or the only entry that it shows; lines that show
 * several entries are left out, for each of these was decided by itself. No account, code or id has a bar or a comma.
 */
const SETTLED = (where: string) => `
  WITH settled AS (
    SELECT l.id, l.account, l.date, l.cents, l.description, l.reference, l.category, l.status,
      coalesce((SELECT min(c.entry) FROM cleared c WHERE c.fact = l.settled_by HAVING count(*) = 1), l.settled_by) AS fact
    FROM bank_line l WHERE l.status <> 'new' AND l.settled_by IS NOT NULL AND ${where})
  SELECT s.*, d.kind AS document, d.party,
    (SELECT group_concat(p.account || '|' || coalesce(p.tax_code, '') || '|' || coalesce(p.party, ''))
     FROM entry e JOIN posting p ON p.entry = e.key WHERE e.id = s.fact AND p.account <> s.account) AS posted
  FROM settled s LEFT JOIN document d ON d.fact = s.fact ORDER BY s.date, s.id`

function outcomeOf({ status, document, party, posted }: Row): Outcome | null {
  if (status === 'ignored') return { kind: 'ignore' }
  if (posted === null) return null
  const postings = posted.split(',').map((posting) => posting.split('|'))
  if (document === 'transfer') return { kind: 'transfer', account: postings[0]![0]! }
  if (document !== null) return { kind: 'document', party }
  // a tax has an account of its own; a code without amount only says what the base is
  const isTax = (code: string) => code !== '' && taxOf(code)?.country !== '*'
  const main = postings.filter(([, tax]) => !isTax(tax!))
  const parties = new Set(postings.map(([, , own]) => own!).filter(Boolean))
  return {
    kind: 'code',
    accounts: [...new Set(main.map(([account]) => account!))].sort(),
    taxes: [...new Set(postings.map(([, tax]) => tax!).filter(Boolean))].sort(),
    party: parties.size === 1 ? [...parties][0]! : null,
  }
}

/** Settled lines for which a condition on `l` holds. */
export function settledLines(sql: Sql, where: string, ...values: readonly Value[]): SettledLine[] {
  return sql.all<Row>(SETTLED(where), ...values).flatMap((row) => {
    const outcome = outcomeOf(row)
    const { id, account, date, cents, reference, category } = row
    return outcome
      ? [{ id, account, date, cents, reference, category, description: row.description ?? '', outcome }]
      : []
  })
}
