/**
 * Issuing a draft: an invoice is sent, a bill recorded, a quote given. The draft is decided once more, inside the
 * transaction, and what was decided is what is kept.
 */
import type { IssuedLine, MovedStock } from '../../changes/bodies.ts'
import type { Company } from '../../company/company.ts'
import { addDays } from '../../rules/dates.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import { type Detail, Refusal } from '../../rules/errors.ts'
import { formatCents } from '../../rules/money.ts'
import { getSetting } from '../settings.ts'
import { checkCredit } from './credits.ts'
import { type Decided, decide } from './decide.ts'
import type { DraftRow } from './drafts.ts'
import { detail, refuse } from './errors.ts'
import { checkHoldback } from './holdback.ts'
import { moneyAccount } from './money.ts'
import { documentPostings } from './posting.ts'
import { findIssued, getDraft } from './read.ts'
import { recordDocument } from './record.ts'
import { microOf } from './stock.ts'

/** One refusal that names all that is wrong. */
export function refuseAll(problems: readonly Detail[]): void {
  const first = problems[0]
  if (!first) return
  throw problems.length === 1
    ? new Refusal(first.code, first.message, problems)
    : refuse('document.refused', { count: problems.length }, problems)
}

const JOURNALS: Readonly<Record<string, string>> = { sales: 'VTE', purchases: 'ACH' }

function issuedLine({ id: _id, description: _said, ...line }: Decided['lines'][number]): IssuedLine {
  return line
}

/** Goods that are counted move with what is sold and bought; a credit brings them back. */
function movesOf(company: Company, decided: Decided): MovedStock[] {
  if (decided.kind === 'quote' || decided.kind === 'order') return []
  const isOut = kindOf(decided.kind).side === 1
  return decided.lines.flatMap((line): MovedStock[] => {
    const tracked =
      line.product !== undefined &&
      company.sql.get('SELECT 1 FROM product WHERE id = ? AND tracked = 1', line.product)
    if (!tracked) return []
    const micro = microOf(line.quantity) * (isOut ? -1 : 1)
    return micro === 0 ? [] : [{ product: line.product!, kind: micro < 0 ? 'out' : 'in', micro }]
  })
}

/** Claims that keep one origin from being invoiced twice at once by two laptops: the nth invoice of it is one. */
function originClaims(company: Company, draft: DraftRow): string[] {
  const nth = (column: 'origin' | 'releases', id: string) =>
    company.sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM document WHERE ${column} = ? AND counts = 1 AND kind = ?`,
      id,
      draft.kind,
    )!.n
  return [
    ...(draft.origin === null ? [] : [`origin:${draft.origin}:${draft.kind}:${nth('origin', draft.origin)}`]),
    ...(draft.releases === null ? [] : [`release:${draft.releases}:${nth('releases', draft.releases)}`]),
  ]
}

/** Documents that this one rests on: what it credits or releases. */
function needsOf(company: Company, draft: DraftRow): string[] {
  return [draft.credits, draft.releases].flatMap((id) => {
    const row = id === null ? undefined : findIssued(company.sql, id)
    return row ? [row.fact] : []
  })
}

function checkDecided(company: Company, draft: DraftRow, decided: Decided): void {
  const problems = [...decided.problems]
  if (problems.length === 0 && decided.total < 0) {
    const total = formatCents(decided.total, company.facts().decimals)
    problems.push(detail('lines', 'document.notPositive', { total }))
  }
  if (decided.kind === 'expense' && draft.account === null) problems.push(detail('account', 'payment.noBank'))
  refuseAll(problems)
  if (draft.account !== null && decided.kind === 'expense') moneyAccount(company, draft.account, 'account')
  checkCredit(company, draft, decided)
  checkHoldback(company, draft, decided)
}

/** A quote is good for so many days when nothing else is said. */
function dueOf(company: Company, decided: Decided): string | undefined {
  if (decided.due !== null) return decided.due
  if (decided.kind !== 'quote') return undefined
  return addDays(decided.date, getSetting(company.sql, 'sales.quoteDays'))
}

export interface Issued {
  readonly id: string
  readonly number: string
}

export interface IssueOptions {
  readonly cancels?: string
  readonly claims?: readonly string[]
  readonly links?: readonly { readonly source: string; readonly target: string; readonly cents: number }[]
}

/**
 * Issues a draft, inside `company.write`: gives it its number, posts its entry, moves its stock. Refuses, all at once:
 * what is wrong with its lines, no party, a negative total, a credit larger than its invoice, a holdback released twice;
 * then what post() refuses.
 */
export function issueDraft(company: Company, id: string, options: IssueOptions = {}): Issued {
  const draft = getDraft(company.sql, id)
  const decided = decide(company, draft)
  checkDecided(company, draft, decided)
  const { kind, party } = decided
  const posts = kind !== 'quote' && kind !== 'order'
  const lines = posts
    ? documentPostings(company, decided, {
        project: draft.project ?? undefined,
        account: draft.account ?? undefined,
        selfAssessed: draft.self_assessed === 1,
      })
    : []
  const moves = movesOf(company, decided)
  return recordDocument(company, {
    kind,
    date: decided.date,
    lines,
    journal: JOURNALS[kindOf(kind).family]!,
    memo: party?.name ?? decided.lines[0]?.description,
    claims: [`send:${id}`, ...originClaims(company, draft), ...(options.claims ?? [])],
    needs: needsOf(company, draft),
    texts: {
      ...(party?.name ? { partyName: party.name } : {}),
      ...(draft.reference ? { reference: draft.reference } : {}),
      ...(draft.notes ? { notes: draft.notes } : {}),
      descriptions: decided.lines.map(({ description }) => description),
    },
    body: {
      id,
      lines: decided.lines.map(issuedLine),
      subtotal: decided.subtotal,
      taxes: decided.taxes.map(({ computed: _computed, ...tax }) => tax),
      total: decided.total,
      language: decided.language,
      ...(party ? { party: party.id } : {}),
      ...(draft.project ? { project: draft.project } : {}),
      ...(dueOf(company, decided) ? { due: dueOf(company, decided)! } : {}),
      ...(decided.terms ? { terms: decided.terms } : {}),
      ...(draft.prices_include_tax === 1 ? { pricesIncludeTax: true as const } : {}),
      ...(draft.self_assessed === 1 ? { selfAssessed: true as const } : {}),
      ...(draft.discount_ppm === null ? {} : { discountPpm: draft.discount_ppm }),
      ...(decided.discount === 0 ? {} : { discount: decided.discount }),
      ...(draft.holdback_ppm === null ? {} : { holdbackPpm: draft.holdback_ppm }),
      ...(decided.holdback === 0 ? {} : { holdback: decided.holdback }),
      ...(draft.account === null ? {} : { account: draft.account }),
      ...(draft.method === null ? {} : { method: draft.method }),
      ...(draft.origin === null ? {} : { origin: draft.origin }),
      ...(draft.credits === null ? {} : { credits: draft.credits }),
      ...(draft.releases === null ? {} : { releases: draft.releases }),
      ...(options.cancels ? { cancels: options.cancels } : {}),
      ...(options.links ? { links: options.links } : {}),
      ...(moves.length > 0 ? { moves } : {}),
    },
  })
}
