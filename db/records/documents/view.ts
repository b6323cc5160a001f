/** One document whole, as a screen or a paper shows it: a draft as it would be issued now, or what was issued. */
import type { IssuedTax } from '../../changes/bodies.ts'
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import { type DocumentKind, kindOf } from '../../rules/documents/kinds.ts'
import { documentStatus } from '../../rules/documents/status.ts'
import type { Detail } from '../../rules/errors.ts'
import type { Cents, Ppm } from '../../rules/money.ts'
import type { Sql } from '../../sql.ts'
import { today } from './allocations.ts'
import { decide } from './decide.ts'
import { type DraftRow, findDraft } from './drafts.ts'
import { refuse } from './errors.ts'
import { holdbackLeft } from './holdback.ts'
import { type DocumentRow, findIssued, isCancelled, issuedLines, issuedTaxes } from './read.ts'
import { IS_INVOICE } from './status.ts'
import { draftWarnings } from './warnings.ts'

export interface ViewLine {
  readonly id: string
  readonly product: string | null
  readonly description: string
  readonly quantity: string
  readonly unit: string | null
  readonly unitPrice: string
  readonly discountPpm: Ppm | null
  readonly taxes: readonly string[]
  readonly account: string | null
  readonly project: string | null
  readonly amount: Cents
}

/** Another document that settles this one, or that this one settles. */
export interface ViewLink {
  readonly id: string
  readonly kind: string
  readonly number: string | null
  readonly date: Day
  readonly method: string | null
  readonly reference: string | null
  readonly cents: Cents
}

export interface DocumentView {
  readonly id: string
  readonly kind: DocumentKind
  readonly number: string | null
  readonly reference: string | null
  readonly status: string
  readonly party: string | null
  readonly partyName: string
  readonly project: string | null
  readonly date: Day
  readonly due: Day | null
  readonly terms: string | null
  readonly currency: string
  readonly language: string
  readonly notes: string | null
  readonly pricesIncludeTax: boolean
  readonly selfAssessed: boolean
  readonly discountPpm: Ppm | null
  readonly discount: Cents
  readonly holdbackPpm: Ppm | null
  readonly holdback: Cents
  /** Part of the holdback not released yet. */
  readonly holdbackLeft: Cents
  readonly lines: readonly ViewLine[]
  readonly subtotal: Cents
  readonly taxes: readonly IssuedTax[]
  readonly total: Cents
  readonly paid: Cents
  readonly balance: Cents
  readonly origin: string | null
  readonly credits: string | null
  readonly cancels: string | null
  readonly releases: string | null
  readonly entry: string | null
  readonly line: string | null
  readonly method: string | null
  readonly account: string | null
  readonly links: readonly ViewLink[]
  /** What keeps a draft from being issued. */
  readonly problems: readonly Detail[]
  readonly warnings: readonly Detail[]
}

/** Documents linked with one, and for how much, oldest first. */
export function linksOf(sql: Sql, id: string): ViewLink[] {
  return sql.all<ViewLink>(
    `SELECT d.id, d.kind, d.number, d.date, d.method, d.reference, sum(a.effective) AS cents
     FROM allocation a JOIN document d ON d.id = iif(a.source = ?, a.target, a.source) AND d.stands = 1
     WHERE (a.source = ? OR a.target = ?) AND a.effective > 0
     GROUP BY d.id ORDER BY d.date, d.number`,
    id,
    id,
    id,
  )
}

const isInvoicedFrom = (sql: Sql, id: string): boolean =>
  sql.get(`SELECT 1 FROM document o WHERE o.origin = ? AND ${IS_INVOICE}`, id) !== undefined

/** Status of an issued document today; `held` while it does not count. */
export function issuedStatus(company: Company, row: DocumentRow): string {
  if (row.counts !== 1) return 'held'
  const { sql } = company
  const kind = row.kind as DocumentKind
  const day = today(company)
  return documentStatus({
    kind,
    isDraft: false,
    isCancelled: isCancelled(sql, row),
    total: row.total,
    open: row.open,
    due: row.due as Day | null,
    answer: row.answer as 'approved' | 'refused' | 'expired' | null,
    isInvoiced: kind === 'quote' || kind === 'order' ? isInvoicedFrom(sql, row.id) : false,
    today: day,
  })
}

function issuedView(company: Company, row: DocumentRow): DocumentView {
  const { sql } = company
  const isSettled = kindOf(row.kind).settles !== undefined
  return {
    id: row.id,
    kind: row.kind as DocumentKind,
    number: row.number,
    reference: row.reference,
    status: issuedStatus(company, row),
    party: row.party,
    partyName: row.party_name ?? '',
    project: row.project,
    date: row.date as Day,
    due: row.due as Day | null,
    terms: row.terms,
    currency: row.currency,
    language: row.language ?? company.facts().language,
    notes: row.notes,
    pricesIncludeTax: row.prices_include_tax === 1,
    selfAssessed: row.self_assessed === 1,
    discountPpm: row.discount_ppm,
    discount: row.discount,
    holdbackPpm: row.holdback_ppm,
    holdback: row.holdback,
    holdbackLeft: row.holdback === 0 ? 0 : holdbackLeft(sql, row),
    lines: issuedLines(sql, row.fact).map((line) => ({
      id: String(line.no),
      product: line.product,
      description: line.description ?? '',
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unit_price,
      discountPpm: line.discount_ppm,
      taxes: JSON.parse(line.taxes) as string[],
      account: line.account,
      project: line.project,
      amount: line.amount,
    })),
    subtotal: row.subtotal,
    taxes: issuedTaxes(sql, row.fact).map(({ code, rate, base, amount }) => ({ code, rate, base, amount })),
    total: row.total,
    paid: isSettled ? row.total - row.open : row.kind === 'expense' ? row.total : 0,
    balance: row.open,
    origin: row.origin,
    credits: row.credits,
    cancels: row.cancels,
    releases: row.releases,
    entry: row.entry,
    line: row.line,
    method: row.method,
    account: row.account,
    links: linksOf(sql, row.id),
    problems: [],
    warnings: [],
  }
}

function draftView(company: Company, draft: DraftRow): DocumentView {
  const decided = decide(company, draft)
  return {
    id: draft.id,
    kind: decided.kind,
    number: null,
    reference: draft.reference,
    status: draft.removed === null ? 'draft' : 'cancelled',
    party: decided.party?.id ?? draft.party,
    partyName: decided.party?.name ?? '',
    project: draft.project,
    date: decided.date,
    due: decided.due,
    terms: decided.terms,
    currency: company.facts().currency,
    language: decided.language,
    notes: draft.notes,
    pricesIncludeTax: draft.prices_include_tax === 1,
    selfAssessed: draft.self_assessed === 1,
    discountPpm: draft.discount_ppm,
    discount: decided.discount,
    holdbackPpm: draft.holdback_ppm,
    holdback: decided.holdback,
    holdbackLeft: 0,
    lines: decided.lines.map((line) => ({
      id: line.id,
      product: line.product ?? null,
      description: line.description,
      quantity: line.quantity,
      unit: line.unit ?? null,
      unitPrice: line.unitPrice,
      discountPpm: line.discountPpm ?? null,
      taxes: line.taxes,
      account: line.account ?? null,
      project: line.project ?? null,
      amount: line.amount,
    })),
    subtotal: decided.subtotal,
    taxes: decided.taxes.map(({ computed: _computed, ...tax }) => tax),
    total: decided.total,
    paid: 0,
    balance: decided.total,
    origin: draft.origin,
    credits: draft.credits,
    cancels: null,
    releases: draft.releases,
    entry: null,
    line: null,
    method: draft.method,
    account: draft.account,
    links: [],
    problems: decided.problems,
    warnings: draftWarnings(company, draft, decided),
  }
}

/** A document by its id. Refuses an unknown one, and one of another kind when kinds are named. */
export function documentView(company: Company, id: string, kinds?: readonly string[]): DocumentView {
  const issued = findIssued(company.sql, id)
  const draft = issued ? undefined : findDraft(company.sql, id)
  if (!issued && (!draft || draft.kind === null)) throw refuse('document.unknown', { id })
  const kind = issued?.kind ?? draft!.kind!
  if (kinds && !kinds.includes(kind)) throw refuse('document.otherKind', { kind })
  return issued ? issuedView(company, issued) : draftView(company, draft!)
}
