/** Reconciling an account: what is certain is matched, the rest is proposed with its reasons. */
import type { Why } from '../changes/bodies.ts'
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import { Refusal } from '../rules/errors.ts'
import { type DocumentToMatch, type LineToMatch, type Proposal, propose } from '../rules/matching/propose.ts'
import { type Cents, formatCents } from '../rules/money.ts'
import { plain } from '../rules/plain.ts'
import type { Sql } from '../sql.ts'
import { bankAccount, getLine } from './bank.ts'
import { differenceAccount, withoutAccount } from './bank-differences.ts'
import { type Match, matchLine } from './bank-match.ts'
import { isNote, matchable } from './bank-open.ts'
import { applyRules, type RuleDone, type WaitingLine } from './bank-rules-apply.ts'
import { whyOfProposal } from './bank-why.ts'

interface LineRow {
  id: string
  date: Day
  cents: Cents
  description: string | null
  reference: string | null
  category: string | null
}

function waiting(sql: Sql, account: string): WaitingLine[] {
  return sql
    .all<LineRow>(
      `SELECT id, date, cents, description, reference, category FROM bank_line
       WHERE account = ? AND status = 'new' ORDER BY date, place, id`,
      account,
    )
    .map((row) => ({ ...row, description: row.description ?? '' }))
}

/** What every line that waits may settle: each is weighed with the others, which may claim the same document. */
function proposalsOf(company: Company, account: string, documents: readonly DocumentToMatch[]): Proposal[] {
  const { decimals } = company.facts()
  return propose(waiting(company.sql, account), documents, {
    decimals,
    withoutAccount: withoutAccount(company.sql),
  })
}

export interface LineMatch {
  readonly line: LineToMatch
  /** What it settled, as it was before. */
  readonly documents: readonly DocumentToMatch[]
  readonly proposal: Proposal
  /** Payment that was recorded; null where entries were there already. */
  readonly document: string | null
}

export interface Reconciled {
  readonly automatic: readonly LineMatch[]
  /** Settled by rules that act by themselves. */
  readonly ruled: readonly RuleDone[]
  readonly suggested: readonly Proposal[]
  /** Why a line whose match is certain still waits: the books refused it (a locked day). */
  readonly refused: ReadonlyMap<string, Refusal>
  readonly unmatched: readonly string[]
}

/** The match that a proposal is, with the account of a difference that it explains. */
function matchOf(company: Company, { allocations, difference }: Proposal, isIn: boolean): Match {
  const account = difference ? differenceAccount(company.sql, difference, isIn) : null
  return {
    allocations: allocations.map(({ documentId, cents }) => ({ document: documentId, cents })),
    ...(account === null ? {} : { difference: { account } }),
  }
}

/** Matches one line as proposed and gives its payment; what the books refuse (a locked day) leaves no trace. */
function attempt(company: Company, proposal: Proposal, isIn: boolean): string | null | Refusal {
  const match = matchOf(company, proposal, isIn)
  const why = whyOfProposal('automatic', proposal)
  try {
    return company.sql.write(() => matchLine(company, proposal.lineId, match, why)).document
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error
  }
}

/**
 * Matches what is certain among the lines that wait, inside `company.write`, lets the rules that act by themselves take
 * what no document contests, and proposes the rest.
 */
export function reconcile(
  company: Company,
  account: string,
  from: Day | null = null,
  to: Day | null = null,
): Reconciled {
  bankAccount(company.sql, account)
  const asked = ({ date }: LineToMatch) => (from === null || date >= from) && (to === null || date <= to)
  const lines = new Map(
    waiting(company.sql, account)
      .filter(asked)
      .map((line) => [line.id, line]),
  )
  const documents = matchable(company, account)
  const byId = new Map(documents.map((document) => [document.id, document]))
  const proposals = proposalsOf(company, account, documents).filter(({ lineId }) => lines.has(lineId))
  const automatic: LineMatch[] = []
  const refused = new Map<string, Refusal>()
  for (const proposal of proposals) {
    if (!proposal.automatic) continue
    const made = attempt(company, proposal, lines.get(proposal.lineId)!.cents > 0)
    if (made instanceof Refusal) refused.set(proposal.lineId, made)
    else
      automatic.push({
        line: lines.get(proposal.lineId)!,
        documents: proposal.allocations.map(({ documentId }) => byId.get(documentId)!),
        proposal,
        document: made,
      })
  }
  const matched = new Set(automatic.map(({ line }) => line.id))
  const left = [...lines.values()].filter(({ id }) => !matched.has(id))
  const ruled = applyRules(company, account, left, proposals, refused)
  const done = new Set([...automatic, ...ruled].map(({ line }) => line.id))
  const suggested = proposals.filter(({ lineId }) => !done.has(lineId))
  const known = new Set(suggested.map(({ lineId }) => lineId))
  const unmatched = [...lines.keys()].filter((id) => !done.has(id) && !known.has(id))
  return { automatic, ruled, suggested, refused, unmatched }
}

/** What was weighed of an account, good until anything is written: one goes from line to line between two acts. */
interface Weighed {
  readonly account: string
  /** Number of the last change. */
  readonly change: number
  readonly documents: readonly DocumentToMatch[]
  readonly proposals: readonly Proposal[]
}

const lastWeighed = new WeakMap<Company, Weighed>()

const lastChange = (sql: Sql): number =>
  sql.get<{ change: number }>('SELECT coalesce(max(seq), 0) AS change FROM change')!.change

function isFresh(company: Company, account: string): boolean {
  const known = lastWeighed.get(company)
  return known?.account === account && known.change === lastChange(company.sql)
}

function weighedOf(company: Company, account: string): Weighed {
  if (isFresh(company, account)) return lastWeighed.get(company)!
  const change = lastChange(company.sql)
  const documents = matchable(company, account)
  const fresh = { account, change, documents, proposals: proposalsOf(company, account, documents) }
  lastWeighed.set(company, fresh)
  return fresh
}

/** A choice of documents is weighed again, to tell why it was made, only among so many lines: it is one act of a person. */
const WEIGHED_AGAIN_MAX = 500

/** Why a person matches a line with these documents: the reasons of the proposal that they are, if it was one. */
export function whyChosen(
  company: Company,
  id: string,
  allocations: readonly { readonly document: string; readonly cents: Cents }[],
): Why {
  const { account } = getLine(company.sql, id)
  const isWeighed = isFresh(company, account) || waiting(company.sql, account).length <= WEIGHED_AGAIN_MAX
  const proposals = isWeighed ? weighedOf(company, account).proposals : []
  const chosen = new Map(allocations.map(({ document, cents }) => [document, cents]))
  const proposal = proposals.find(
    (one) =>
      one.lineId === id &&
      one.allocations.length === chosen.size &&
      one.allocations.every(({ documentId, cents }) => chosen.get(documentId) === cents),
  )
  return proposal ? whyOfProposal('person', proposal) : { by: 'person' }
}

/** Whether a document answers to every word looked for; amounts are found in the forms of both languages. */
function answersTo(document: DocumentToMatch, words: readonly string[], decimals: number): boolean {
  if (words.length === 0) return true
  const amount = formatCents(document.open, decimals)
  const { number, reference, partyName, date } = document
  const said = plain(
    `${number ?? ''} ${reference ?? ''} ${partyName} ${date} ${amount} ${amount.replace('.', ',')}`,
  )
  return words.every((word) => said.includes(word))
}

/**
 * What one line may settle: the proposals for it, weighed with all lines that wait, and every document or entry of its
 * direction for a choice by hand, nearest amount first. A text looks among entries before the first statement too.
 */
export function candidatesFor(
  company: Company,
  id: string,
  text = '',
): { proposals: readonly Proposal[]; documents: readonly DocumentToMatch[] } {
  const line = getLine(company.sql, id)
  const words = plain(text).split(/\s+/).filter(Boolean)
  const weighed = weighedOf(company, line.account)
  const documents = words.length > 0 ? matchable(company, line.account, true) : weighed.documents
  const { decimals } = company.facts()
  const direction = line.cents > 0 ? 1 : -1
  const size = Math.abs(line.cents)
  const proposals = weighed.proposals.filter(({ lineId }) => lineId === id)
  const named = new Set(proposals.flatMap((one) => one.allocations.map(({ documentId }) => documentId)))
  // a credit note that is looked for, or proposed, is taken off the payment
  const isTaken = (document: DocumentToMatch) =>
    isNote(document) && (named.has(document.id) || words.length > 0)
  const isOffered = (document: DocumentToMatch) => document.direction === direction || isTaken(document)
  return {
    proposals,
    documents: documents
      .filter((document) => isOffered(document) && answersTo(document, words, decimals))
      .sort((a, b) => Math.abs(a.open - size) - Math.abs(b.open - size) || (a.date < b.date ? -1 : 1)),
  }
}
