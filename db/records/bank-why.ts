/** Why a line was settled as it was: kept without names, and told later in the words of today. */
import type { Why, WhyReason } from '../changes/bodies.ts'
import type { Company } from '../company/company.ts'
import { whyOf } from '../ledger/decisions.ts'
import type { Proposal } from '../rules/matching/propose.ts'
import { type ReasonCode, reasonTexts } from '../rules/matching/reasons.ts'
import type { Reason } from '../rules/matching/types.ts'
import { chequeOf, tokensOf } from '../rules/matching/words.ts'
import type { Sql } from '../sql.ts'
import { type BankLine, getLine } from './bank.ts'

/** What is no name and no number that people gave: it may stay in the log. */
const PLAIN_VALUES = ['difference', 'count', 'date'] as const

/** Between the ids of several documents in a value. */
const BETWEEN = ' '

export function keptReason({ code, points, values = {}, documents = [] }: Reason): WhyReason {
  const plain = PLAIN_VALUES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))
  const kept = Object.fromEntries(
    documents.length === 0 ? plain : [...plain, ['documents', documents.join(BETWEEN)]],
  ) as Record<string, string>
  return { code, points, ...(Object.keys(kept).length === 0 ? {} : { values: kept }) }
}

/** What is kept of a proposal with the change that settles its line. */
export const whyOfProposal = (by: 'automatic' | 'person', { score, reasons }: Proposal): Why => ({
  by,
  score,
  reasons: reasons.map(keptReason),
})

interface Named {
  readonly number: string | null
  readonly name: string | null
}

/** Number and name of a document, or of an entry behind `entry:`, as they are today. */
function namedOf(sql: Sql, id: string): Named {
  const entry = /^entry:(.*)$/s.exec(id)?.[1]
  const row = entry
    ? sql.get<Named>(
        `SELECT coalesce(e.piece_number, e.number) AS number, coalesce(p.name, d.party_name, e.memo) AS name
         FROM entry e LEFT JOIN document d ON d.fact = e.id LEFT JOIN party p ON p.id = d.party WHERE e.id = ?`,
        entry,
      )
    : sql.get<Named>(
        `SELECT coalesce(d.number, d.reference) AS number, coalesce(p.name, d.party_name) AS name
         FROM document d LEFT JOIN party p ON p.id = d.party WHERE d.id = ? ORDER BY d.counts DESC LIMIT 1`,
        id,
      )
  return row ?? { number: null, name: null }
}

const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(reasonTexts, code)

/** A reason with the numbers and names that its text says; what is erased is said by a dash. */
function toldReason(sql: Sql, line: BankLine, { code, points = 0, values = {} }: WhyReason): Reason[] {
  // of a newer program, or of those who keep other codes: they tell it themselves
  if (!isReasonCode(code)) return []
  const { documents, ...plain } = values
  const named = documents?.split(BETWEEN).map((id) => namedOf(sql, id)) ?? []
  const cheque =
    code === 'cheque' ? chequeOf(tokensOf(`${line.description ?? ''} / ${line.reference ?? ''}`)) : null
  const number = cheque ?? named.map((one) => one.number ?? '—').join(', ')
  const told = named.length > 0 ? { ...plain, number, name: named[0]!.name ?? '—' } : plain
  return [{ code, points, values: told }]
}

export interface LineWhy {
  /** Who decided; a person where the change does not say. */
  readonly by: Why['by']
  readonly rule: string | null
  readonly score: number | null
  readonly reasons: readonly Reason[]
  /** Reasons of other codes than those of the matching: rules, memory. */
  readonly others: readonly WhyReason[]
  readonly user: string
  readonly userName: string | null
  /** Milliseconds since 1970, UTC. */
  readonly at: number
}

/** Why a line is settled as it is, with who did it and when; null for one that waits. */
export function lineWhy(company: Company, id: string): LineWhy | null {
  const { sql } = company
  const line = getLine(sql, id)
  if (line.settledBy === null) return null
  const change = sql.get<{ user: string; userName: string | null; stamp: number }>(
    `SELECT c.user, u.name AS userName, c.stamp FROM change c LEFT JOIN user u ON u.id = c.user WHERE c.seq = coalesce(
       (SELECT change FROM entry WHERE id = ?), (SELECT change FROM mark WHERE id = ?))`,
    line.settledBy,
    line.settledBy,
  )!
  const why = whyOf(sql, line.settledBy)
  const reasons = why?.reasons ?? []
  return {
    by: why?.by ?? 'person',
    rule: why?.rule ?? null,
    score: why?.score ?? null,
    reasons: reasons.flatMap((one) => toldReason(sql, line, one)),
    others: reasons.filter(({ code }) => !isReasonCode(code)),
    user: change.user,
    userName: change.userName,
    at: Math.floor(change.stamp / 1024),
  }
}
